"""The page of a portfolio in a browser: it sorts, narrows, and everyone can use it."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mediabruch.cli import run
from tests.browser.test_compare import check

if TYPE_CHECKING:
    from playwright.sync_api import Page

EXAMPLES = Path(__file__).parents[2] / "examples" / "gemeinden" / "lindenbrueck"


@pytest.fixture(scope="module", params=["de", "en"])
def written(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """The folder of the portfolio, in each language."""
    folder = tmp_path_factory.mktemp(request.param) / "out"
    arguments = ["portfolio", str(EXAMPLES), "--format", "html", "-o", str(folder), "--lang", request.param]
    assert run(arguments, {"MEDIABRUCH_CACHE_DIR": str(folder.parent / "cache")}) == 0
    return folder


@pytest.fixture
def index(page: "Page", written: Path) -> "Page":
    """Its first page, opened."""
    page.goto((written / "index.html").as_uri())
    return page


def names(page: "Page") -> list[str]:
    return page.locator("#list tbody tr:visible th a").all_inner_texts()


def in_order(page: "Page", labels: list[str]) -> list[str]:
    """The labels as the language of the page orders them."""
    order = "labels => labels.sort(new Intl.Collator(document.documentElement.lang, {numeric: true}).compare)"
    found: list[str] = page.evaluate(order, labels)
    return found


def test_the_list_is_sorted_and_narrowed_by_keyboard(index: "Page") -> None:
    before = names(index)
    assert len(before) > 3
    index.locator("#list thead button").first.focus()
    index.keyboard.press("Enter")
    assert names(index) == in_order(index, before)
    assert index.locator("#list thead th").first.get_attribute("aria-sort") == "ascending"
    index.keyboard.press("Enter")
    assert names(index) == in_order(index, before)[::-1]
    index.locator("#filter").fill("hundesteuer lindenbrueck")
    assert len(names(index)) == 1
    assert index.locator("#count").inner_text().startswith("1 ")


def test_each_row_leads_to_its_process(index: "Page") -> None:
    first = index.locator("#list tbody th a").first
    name = first.inner_text()
    first.click()
    assert index.locator("h1").inner_text() == name


@pytest.fixture
def moved(written: Path, tmp_path: Path) -> Iterator[Path]:
    """The folder at another place, and nothing where it was."""
    yield written.rename(tmp_path / "on a share")
    (tmp_path / "on a share").rename(written)


def test_the_folder_can_be_moved_and_all_rows_lead_to_pages_in_it(page: "Page", moved: Path) -> None:
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


def test_axe_finds_nothing(index: "Page") -> None:
    check(index)
