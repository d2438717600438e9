"""`mediabruch annotate --check` on a pseudo-terminal: each move is asked about."""

from pathlib import Path

import pytest

from mediabruch.cli import run
from tests.support.models import build

pytest.importorskip("termios", reason="needs pseudo-terminals, which Windows lacks")
from tests.support.terminal import Terminal


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A model whose ids have changed since its steps were annotated, and one label."""
    model, sidecar = tmp_path / "a.bpmn", tmp_path / "a.media.yaml"
    model.write_bytes(build("Xa > Xb > Xc").xml)
    sidecar.write_text("steps:\n  Xa: {medium: paper}  # one\n  Xb: {medium: oral}\n  Xc: {medium: data}\n", "utf-8")
    assert run(["annotate", "--check", "--fix", str(model)], {}) == 0
    text = model.read_text("utf-8")
    for place in ("id", "sourceRef", "targetRef"):
        text = text.replace(f'{place}="Xa"', f'{place}="Ya"').replace(f'{place}="Xb"', f'{place}="Yb"')
    model.write_text(text.replace('name="Xc"', 'name="Andere"'), "utf-8")
    return tmp_path


def stated(folder: Path) -> str:
    return (folder / "a.media.yaml").read_text("utf-8").partition("\n\nremembered:")[0]


def test_yes_no_and_what_is_left(folder: Path) -> None:
    with Terminal(folder, "annotate", "--check", "a.bpmn") as terminal:
        terminal.wait("Move the annotation from Xa to Ya?")
        terminal.press("zy")
        terminal.wait("Move the annotation from Xb to Yb?")
        terminal.press("n")
        terminal.wait("Does the annotation of Xc still hold?")
        terminal.press("y")
        terminal.wait("Moved: Xa to Ya")
        assert terminal.end() == 1
    assert stated(folder) == "steps:\n  Ya: {medium: paper}  # one\n  Xb: {medium: oral}\n  Xc: {medium: data}"
    with Terminal(folder, "annotate", "--check", "a.bpmn") as terminal:
        terminal.wait("from Xb to Yb?")
        terminal.press("y")
        terminal.wait("Moved")
        assert terminal.end() == 0
    assert "Yb: {medium: oral}" in stated(folder)


def test_quitting_keeps_what_was_agreed_to(folder: Path) -> None:
    with Terminal(folder, "annotate", "--check", "a.bpmn") as terminal:
        terminal.wait("from Xa to Ya?")
        terminal.press("y")
        terminal.wait("from Xb to Yb?")
        terminal.press("q")
        assert terminal.end() == 1
    assert "  Ya: {medium: paper}  # one\n  Xb:" in stated(folder)
