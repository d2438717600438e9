"""`mediabruch annotate` on a pseudo-terminal: answer, undo, quit in the middle, be killed, resume; nothing is lost."""

import random
import shlex
import shutil
import time
from pathlib import Path

import pytest

from mediabruch.statements.reading import parse_sidecar
from mediabruch.statements.sidecar import Sidecar
from mediabruch.statements.vocabulary import Section
from tests.support.models import build

pytest.importorskip("termios", reason="needs pseudo-terminals, which Windows lacks")
from tests.support.terminal import Terminal

LINE = "Xa > Xb > Xc"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.bpmn").write_bytes(build(LINE).xml)
    return tmp_path


def stated(folder: Path, name: str = "a.media.yaml") -> Sidecar:
    return parse_sidecar((folder / name).read_text("utf-8"), name)


def facts(folder: Path, name: str = "a.media.yaml") -> dict[str, str]:
    """The facts about each step, in words."""
    entries = stated(folder, name).entries.get(Section.STEPS, {})
    return {entry.id: ", ".join(map(str, entry.facts.values())) for entry in entries.values()}


def test_one_key_for_a_medium_and_two_for_a_conversion(folder: Path) -> None:
    with Terminal(folder, "annotate", "a.bpmn") as terminal:
        shown = terminal.wait("of 100 points")
        assert "a.bpmn: 3 steps to settle\nXb\n" in shown
        assert "before it   Xa (not known)\nbehind it   Xc (not known)\n" in shown
        assert "decides on  40.0" in shown
        terminal.press("Pd")
        assert "takes in: paper; and hands on?" in terminal.wait("Kept in")
        assert "Score: 0–100 of 100 → " in terminal.wait("2 steps to settle")
        assert facts(folder) == {"Xb": "receives: paper, produces: data"}
        terminal.wait("of 100 points")
        terminal.press("d")
        terminal.wait("1 step to settle")
        terminal.wait("of 100 points")
        terminal.press("x")
        assert "No step is left to settle." in terminal.wait("to settle.")
        assert terminal.end() == 0
        assert terminal.mode_now == terminal.mode
    assert facts(folder) == {
        "Xb": "receives: paper, produces: data",
        "Xc": "medium: data",
        "Xa": "medium: physical",
    }


def test_undo_back_skip_help_and_unknown_keys(folder: Path) -> None:
    with Terminal(folder, "annotate", "a.bpmn") as terminal:
        terminal.wait("of 100 points")
        terminal.press("w\x1b[A")
        terminal.wait("no meaning here")
        terminal.press("u")
        terminal.wait("nothing to take back")
        terminal.wait("of 100 points")
        terminal.press("p")
        terminal.wait("2 steps to settle")
        assert facts(folder) == {"Xb": "medium: paper"}
        terminal.press("u")
        terminal.wait("Taken back: 1 step")
        assert "Xb" in terminal.wait("of 100 points")
        assert not (folder / "a.media.yaml").exists()
        terminal.press("sb?")
        terminal.wait("conversion")
        terminal.press("q")
        assert "0 answers are kept. 3 steps are still to settle" in terminal.wait("goes on there.")
        assert terminal.end() == 0


@pytest.mark.parametrize("way_out", ["q", "\x04", "\x03"], ids=["q", "Ctrl-D", "Ctrl-C"])
def test_quitting_in_the_middle_loses_nothing_and_the_next_call_goes_on(folder: Path, way_out: str) -> None:
    with Terminal(folder, "annotate", "a.bpmn") as terminal:
        terminal.wait("of 100 points")
        terminal.press("p")
        terminal.wait("2 steps to settle")
        terminal.wait("of 100 points")
        terminal.press(way_out)
        terminal.wait("1 answer is kept. 2 steps are still to settle")
        assert terminal.end() == 0
        assert terminal.mode_now == terminal.mode
    with Terminal(folder, "annotate", "a.bpmn") as terminal:
        terminal.wait("2 steps to settle\nXa")


def test_the_same_for_a_label_in_all_files(folder: Path) -> None:
    (folder / "b.bpmn").write_bytes(build("Xb > Xd").xml)
    with Terminal(folder, "annotate", ".") as terminal:
        terminal.wait("of 100 points")
        terminal.press("a")
        terminal.wait("all steps of this label that are to settle: 2 steps in 2")
        terminal.press("o")
        assert "a.media.yaml, b.media.yaml, 2 steps" in terminal.wait("hands on: spoken")
        terminal.wait("of 100 points")
        assert facts(folder)["Xb"] == facts(folder, "b.media.yaml")["Xb"] == "medium: oral"
        terminal.press("u")
        terminal.wait("Taken back: 2 steps")
    assert not (folder / "a.media.yaml").exists()
    assert not (folder / "b.media.yaml").exists()


def test_a_guess_is_taken_with_enter(tmp_path: Path) -> None:
    (tmp_path / "a.bpmn").write_bytes(
        build("Xa > Antrag > Xc").xml.replace(b'name="Antrag"', b'name="Brief per Post versenden"')
    )
    with Terminal(tmp_path, "annotate", "a.bpmn") as terminal:
        while "\nguess" not in terminal.wait("of 100 points"):
            terminal.press("s")
        terminal.press("\r")
        terminal.wait("Kept in")
        terminal.press("q")
        terminal.end()
    assert "Antrag" in facts(tmp_path)


def test_a_file_that_breaks_meanwhile_is_said_and_kept(folder: Path) -> None:
    with Terminal(folder, "annotate", "a.bpmn") as terminal:
        terminal.wait("of 100 points")
        (folder / "a.media.yaml").write_text("steps: [\n", "utf-8")
        terminal.press("p")
        terminal.wait("Error: a.media.yaml:")
        assert (folder / "a.media.yaml").read_text("utf-8") == "steps: [\n"
        (folder / "a.media.yaml").write_text("# mine\nsteps:\n", "utf-8")
        terminal.press("p")
        terminal.wait("Kept in")
        terminal.wait("of 100 points")
    assert (folder / "a.media.yaml").read_text("utf-8").startswith("# mine\nsteps:\n  Xb: {medium: paper}  # Xb\n")


def test_models_that_cannot_be_read_are_named_and_the_others_asked_about(folder: Path) -> None:
    (folder / "kaputt.bpmn").write_bytes(b"<definitions")
    with Terminal(folder, "annotate", ".") as terminal:
        terminal.wait("Error: kaputt.bpmn:")
        terminal.wait("a.bpmn: 3 steps to settle")


def test_names_cannot_steer_the_terminal(tmp_path: Path) -> None:
    xml = build(LINE).xml.replace(b'name="Xb"', b'name="&#x9b;31mrot &#x202e;[b]{x}"')
    (tmp_path / "a.bpmn").write_bytes(xml)
    with Terminal(tmp_path, "annotate", "a.bpmn") as terminal:
        shown = terminal.wait("of 100 points")
    assert "[b]{x}" in shown
    assert not {"\x9b", "\u202e"} & set(shown)


def test_it_speaks_german(folder: Path) -> None:
    with Terminal(folder, "annotate", "--lang", "de", "a.bpmn") as terminal:
        assert "3 Schritte zu klären" in terminal.wait("Punkte")
        terminal.press("q")
        terminal.wait("0 Antworten")


def test_a_killed_session_loses_nothing_that_was_confirmed(tmp_path: Path) -> None:
    """Killed again and again, at once after a key or while it saves; each time the next session goes on."""
    (tmp_path / "a.bpmn").write_bytes(build(" > ".join(f"X{n}" for n in range(12))).xml)
    path, chance = tmp_path / "a.media.yaml", random.Random(11)
    path.write_text("# mine, stays\nsteps:\n  X0: {note: mine}  # and this\n", "utf-8")
    confirmed = 0
    for _ in range(6):
        with Terminal(tmp_path, "annotate", "a.bpmn") as terminal:
            terminal.wait("of 100 points")
            terminal.press("p")
            terminal.wait("Kept in")
            confirmed += 1
            terminal.wait("of 100 points")
            terminal.press("d")
            time.sleep(chance.uniform(0.0, 0.06))
            terminal.kill()
        found = facts(tmp_path)
        answered = sum("medium" in words for words in found.values())
        assert answered >= confirmed
        confirmed = answered
        assert path.read_text("utf-8").startswith("# mine, stays\nsteps:\n  X0: {note: mine")
        if answered >= 10:
            break
    assert 6 <= confirmed <= 12


@pytest.mark.skipif(shutil.which("tmux") is None, reason="needs tmux: apt-get install tmux")
def test_under_tmux(folder: Path) -> None:
    import os
    import subprocess
    import sys

    def tmux(*arguments: str) -> str:
        command = ["tmux", "-L", f"mediabruch-{os.getpid()}", "-f", "/dev/null", *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout

    def shown(text: str) -> str:
        for _ in range(1_200):
            screen = tmux("capture-pane", "-p", "-t", "it")
            if text in screen:
                return screen
            time.sleep(0.1)
        pytest.fail(f"{text!r} is not in:\n{screen}")

    root = Path(__file__).parents[2]
    asking = shlex.join(["env", f"PYTHONPATH={root}", "LC_ALL=C.UTF-8", sys.executable, "-m", "mediabruch"])
    command = f"{asking} annotate a.bpmn; sleep 60"
    tmux("new-session", "-d", "-s", "it", "-x", "100", "-y", "50", "-c", str(folder), command)
    try:
        shown("3 steps to settle")
        tmux("send-keys", "-t", "it", "P", "d")
        shown("2 steps to settle")
        tmux("send-keys", "-t", "it", "q")
        shown("1 answer is kept")
    finally:
        tmux("kill-server")
    assert facts(folder) == {"Xb": "receives: paper, produces: data"}


def test_shares_of_branches_are_asked_after_the_steps(folder: Path) -> None:
    (folder / "a.bpmn").write_bytes(build("Xa > xor1 > Xb; xor1 > Xc").xml)
    with Terminal(folder, "annotate", "a.bpmn") as terminal:
        for medium in "ddp":
            terminal.wait("of 100 points")
            terminal.press(medium)
        asked = terminal.wait("Enter: 50.")
        assert "a.bpmn: 1 share is assumed" in asked
        assert "Of 100 cases that come here, how many take “→ Xb (after Xa)”?" in " ".join(asked.split())
        terminal.press("p")
        terminal.wait("Type a number from 0 to 100")
        terminal.press("2")
        terminal.press("5")
        terminal.press("\r")
        terminal.wait("25\u00a0% of the cases".replace("\u00a0", " "))
        terminal.wait("No step is left to settle.")
        assert terminal.end() == 0
    (flow,) = stated(folder).entries[Section.FLOWS].values()
    assert (flow.id, {name: fact.value for name, fact in flow.facts.items()}) == ("xor1>Xb", {"probability": 0.25})
