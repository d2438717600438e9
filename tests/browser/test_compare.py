"""The pages on two versions, and on processes over time: everyone can use them, and they load nothing."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mediabruch.cli import run
from tests.browser.conftest import Seen
from tests.browser.test_page import cut_words, violations
from tests.trends.repository import Repository

if TYPE_CHECKING:
    from playwright.sync_api import Page

EXAMPLES = Path(__file__).parents[2] / "examples"


def show(page: "Page", arguments: list[str], file: Path) -> None:
    """Open what a command line writes; nothing else is loaded for it, and nothing fails."""
    assert run([*arguments, "-o", str(file)], {}) == 0
    seen = Seen(page)
    page.goto(file.as_uri())
    assert (seen.trouble, seen.requests) == ([], [file.as_uri()])


def check(page: "Page") -> None:
    assert violations(page) == []
    page.set_viewport_size({"width": 390, "height": 800})
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    assert violations(page, ["color-contrast"]) == []
    assert cut_words(page) == []


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("sides", [("ist.bpmn", "soll.bpmn"), (".", ".")])
def test_axe_finds_nothing_on_two_versions(page: "Page", tmp_path: Path, language: str, sides: tuple[str, str]) -> None:
    old, new = (str(EXAMPLES / "hundesteuer-anmelden" / side) for side in sides)
    show(page, ["diff", old, new, "--lang", language], tmp_path / "diff.html")
    check(page)
    assert (page.locator(".mb-flag").count() > 10) is (sides[0] != ".")


@pytest.mark.parametrize("language", ["de", "en"])
def test_axe_finds_nothing_on_processes_over_time(page: "Page", tmp_path: Path, language: str) -> None:
    repository = Repository(tmp_path / "haus")
    for number, media in enumerate(("data paper data", "", "data data data")):
        repository.model("a.bpmn", media)
        repository.commit(f"Change {number}", days=20)
    show(page, ["trend", str(repository.folder), "--lang", language], tmp_path / "trend.html")
    check(page)
    assert page.locator(".curve.band circle").count() == 2
