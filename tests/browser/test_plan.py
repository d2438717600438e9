"""The page of a plan: everyone can use it, and it loads nothing."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.test_compare import EXAMPLES, check, show

if TYPE_CHECKING:
    from playwright.sync_api import Page


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("format_", ["html", "summary"])
def test_axe_finds_nothing_on_a_plan(page: "Page", tmp_path: Path, language: str, format_: str) -> None:
    model = str(EXAMPLES / "hundesteuer-anmelden" / "ist.bpmn")
    show(page, ["plan", model, "--lang", language, "--format", format_], tmp_path / "plan.html")
    check(page)
    assert (page.locator(".mb-flag").count() > 10) is (format_ == "html")
