"""The workbench: all questions are answered with the mouse only and with the keyboard only, and the answers saved."""

import shutil
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
import yaml

from tests.browser.conftest import Seen
from tests.browser.workbench import MODELS, Bench, Benches, served
from tests.support.terminal import Terminal

if TYPE_CHECKING:
    from playwright.sync_api import Browser

LETTERS = {"paper": "p", "data": "d", "document": "f", "digital": "e", "oral": "o", "physical": "x"}
ANSWERS = {
    "Eingang stempeln": ("paper", "paper"),
    "Vorgang in der E-Akte anlegen": ("paper", "document"),
    "Antragsdaten erfassen": ("document", "data"),
    "Stellungnahme der Fachstelle einholen": ("oral", "oral"),
    "Vermerk mitzeichnen": ("paper", "paper"),
    "Bescheid zeichnen": ("paper", "paper"),
    "Bescheid versenden": ("paper", "paper"),
    "Betrag überweisen": ("data", "data"),
}
"""What the officials of the ministry say; of all other steps, that they work with digital documents."""


def answer_of(label: str) -> tuple[str, str]:
    return ANSWERS.get(label, ("document", "document"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the process of a ministry, of which nothing is stated."""
    shutil.copy(MODELS / "zuwendung.bpmn", tmp_path)
    return tmp_path


@pytest.fixture
def bench(browser: "Browser", folder: Path) -> Iterator[Benches]:
    """Opens the workbench, and sees afterwards that nothing failed and nothing was loaded from elsewhere."""
    watched: list[Seen] = []
    contexts = []

    def open_(**look: object) -> Bench:
        context = browser.new_context(**{"viewport": {"width": 1366, "height": 768}, "locale": "de-DE", **look})  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        watched.append(Seen(page))
        return Bench(page).open(address)

    with served(folder) as address:
        yield open_
    for context in contexts:
        context.close()
    for seen in watched:
        assert seen.trouble == []
        assert {url.partition("/")[0] for url in seen.requests} <= {"http:", "data:", "blob:"}
        assert {url.split("/")[2].partition(":")[0] for url in seen.requests if url.startswith("http")} == {"127.0.0.1"}


def said(annotations: bytes) -> Mapping[str, object]:
    """What an annotation file states, however it is written: each side of each step, and each share."""
    tree = yaml.safe_load(annotations)
    steps = {}
    for id_, facts in tree["steps"].items():
        steps[id_] = {"receives": facts.get("medium"), "produces": facts.get("medium"), **facts}
        steps[id_].pop("medium", None)
    return {"steps": steps, "flows": tree.get("flows", {})}


def answer_all(
    here: Bench, answer: Callable[[str], None], agree: Callable[[], None], go_on: Callable[[], None]
) -> None:
    """Go through the questions until none is left."""
    for _ in range(60):
        if here.has("#receives-paper"):
            answer(here.text("#panel-title"))
        else:
            agree()
        if not here.has(".asked"):
            if not here.has("#next"):
                return
            go_on()
    raise AssertionError("the questions have no end")


def test_all_is_answered_with_the_mouse_only(bench: Benches, folder: Path) -> None:
    here = bench()

    def answer(label: str) -> None:
        receives, produces = answer_of(label)
        here.click(f"#receives-{receives}")
        here.click("#same" if receives == produces and here.has("#same") else f"#produces-{produces}")

    here.click("#next")
    answer_all(here, answer, lambda: here.click("#agree"), lambda: here.click("#next"))
    assert "30 von 30 Schritten bekannt" in here.text("#figures")
    here.click("#take")
    here.click("#save-now")
    assert said((folder / "zuwendung.media.yaml").read_bytes()) == said(written_in_a_terminal())


def test_all_is_answered_with_the_keyboard_only(bench: Benches, folder: Path) -> None:
    here = bench()

    def answer(label: str) -> None:
        receives, produces = (LETTERS[medium] for medium in answer_of(label))
        here.press(*([receives] if receives == produces else [f"Shift+{receives.upper()}", produces]))

    here.tab_to("next")
    here.press("Enter")
    answer_all(here, answer, lambda: here.press("Enter"), lambda: here.press("Enter"))
    assert "30 von 30 Schritten bekannt" in here.text("#figures")
    here.press("Control+s")
    assert (folder / "zuwendung.media.yaml").read_bytes() == written_in_a_terminal()


@cache
def written_in_a_terminal() -> bytes:
    """The annotation file that the terminal writes of the same answers."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copy(MODELS / "zuwendung.bpmn", folder)
        with Terminal(folder, "annotate", "zuwendung.bpmn", "--lang", "de") as terminal:
            while "Schritt" in heading(terminal):
                label = terminal.wait("\n").strip()
                terminal.wait("entscheidet über")
                receives, produces = (LETTERS[medium] for medium in answer_of(label))
                terminal.press(receives if receives == produces else receives.upper() + produces)
            for _ in range(2):
                terminal.wait("nur die Eingabetaste: 50")
                terminal.press("\r")
            assert terminal.end() == 0
        return (folder / "zuwendung.media.yaml").read_bytes()


def heading(terminal: Terminal) -> str:
    """What is asked about next: steps, or shares."""
    terminal.wait("zuwendung.bpmn: ")
    return terminal.wait("\n")
