"""The page of a comparison ring in a browser: it loads nothing, and everyone can use it."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mediabruch.cli import run
from tests.browser.conftest import Seen
from tests.browser.test_page import cut_words, violations

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PLACE = Path(__file__).parents[2] / "examples" / "gemeinden"
MEMBERS = [str(PLACE / name) for name in ("lindenbrueck", "oberau", "westheim")]


@pytest.mark.parametrize("language", ["de", "en"])
def test_axe_finds_nothing(browser: "Browser", tmp_path: Path, language: str) -> None:
    file = tmp_path / "ring.html"
    assert run(["compare", *MEMBERS, "-o", str(file), "--lang", language], {}) == 0
    page = browser.new_page()
    seen = Seen(page)
    page.goto(file.as_uri())
    assert (seen.trouble, seen.requests) == ([], [file.as_uri()])
    assert page.locator("section table").count() == 8
    assert violations(page) == []
    page.set_viewport_size({"width": 390, "height": 800})
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    assert violations(page, ["color-contrast"]) == []
    assert cut_words(page) == []
