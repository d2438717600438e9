"""The page of a comparison ring in a browser: it loads nothing, and everyone can use it."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.test_compare import check, show

if TYPE_CHECKING:
    from playwright.sync_api import Page

PLACE = Path(__file__).parents[2] / "examples" / "gemeinden"
MEMBERS = [str(PLACE / name) for name in ("lindenbrueck", "oberau", "westheim")]


@pytest.mark.parametrize("language", ["de", "en"])
def test_axe_finds_nothing(page: "Page", tmp_path: Path, language: str) -> None:
    show(page, ["compare", *MEMBERS, "--lang", language], tmp_path / "ring.html")
    assert page.locator("section table").count() == 8
    check(page)
