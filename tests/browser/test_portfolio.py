"""The page of a portfolio in a browser: it sorts, narrows, and everyone can use it."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mediabruch.cli import run
from tests.browser.test_page import cut_words, violations

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

EXAMPLES = Path(__file__).parents[2] / "examples" / "gemeinden" / "lindenbrueck"


@pytest.fixture(params=["de", "en"])
def page(browser: "Browser", tmp_path: Path, request: pytest.FixtureRequest) -> "Page":
    arguments = ["portfolio", str(EXAMPLES), "--format", "html", "-o", str(tmp_path / "out"), "--lang", request.param]
    assert run(arguments, {}) == 0
    page = browser.new_page()
    page.goto((tmp_path / "out" / "index.html").as_uri())
    return page


def names(page: "Page") -> list[str]:
    return page.locator("#list tbody tr:visible th a").all_inner_texts()


def in_order(page: "Page", labels: list[str]) -> list[str]:
    """The labels as the language of the page orders them."""
    order = "labels => labels.sort(new Intl.Collator(document.documentElement.lang, {numeric: true}).compare)"
    found: list[str] = page.evaluate(order, labels)
    return found


def test_the_list_is_sorted_and_narrowed_by_keyboard(page: "Page") -> None:
    before = names(page)
    assert len(before) > 3
    page.locator("#list thead button").first.focus()
    page.keyboard.press("Enter")
    assert names(page) == in_order(page, before)
    assert page.locator("#list thead th").first.get_attribute("aria-sort") == "ascending"
    page.keyboard.press("Enter")
    assert names(page) == in_order(page, before)[::-1]
    page.locator("#filter").fill("hundesteuer lindenbrueck")
    assert len(names(page)) == 1
    assert page.locator("#count").inner_text().startswith("1 ")


def test_each_row_leads_to_its_process(page: "Page") -> None:
    first = page.locator("#list tbody th a").first
    name = first.inner_text()
    first.click()
    assert page.locator("h1").inner_text() == name


def test_the_folder_can_be_moved_and_all_rows_lead_to_pages_in_it(page: "Page", tmp_path: Path) -> None:
    moved = (tmp_path / "out").rename(tmp_path / "on a share")
    page.goto((moved / "index.html").as_uri())
    links = page.locator("#list tbody th a")
    leads = {links.nth(at).get_attribute("href"): links.nth(at).inner_text() for at in range(links.count())}
    assert len(leads) == len(list(EXAMPLES.glob("*.bpmn")))
    for address, name in leads.items():
        assert address is not None
        assert address.startswith("processes/")
        assert address.count("/") == 1
        page.goto(f"{moved.as_uri()}/{address}")
        assert page.locator("h1").inner_text() == name
        assert page.locator("svg").count() > 0


def test_axe_finds_nothing(page: "Page") -> None:
    assert violations(page) == []
    page.set_viewport_size({"width": 390, "height": 800})
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    assert violations(page, ["color-contrast"]) == []
    assert cut_words(page) == []
