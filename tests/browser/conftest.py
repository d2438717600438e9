"""Pages made for the tests, opened in Chromium."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from mediabruch.analysis import Analysis
from mediabruch.bpmn import read
from tests.browser.workbench import MODELS, Bench, Benches, served
from tests.support.models import analyze
from tests.support.reports import reported_text
from tests.support.shared import PROJECT

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

EXAMPLES = sorted((PROJECT / "examples").glob("*/*.bpmn"))


class Seen:
    """What happened while a page was open."""

    def __init__(self, page: "Page") -> None:
        self.trouble: list[str] = []
        self.requests: list[str] = []
        page.on("console", lambda message: self.trouble.append(message.text))
        page.on("pageerror", lambda error: self.trouble.append(str(error)))
        page.on("dialog", lambda dialog: self.trouble.append(f"dialog {dialog.message}"))
        page.on("request", lambda request: self.requests.append(request.url))


Open = Callable[..., "Page"]


@pytest.fixture
def page_of(browser: "Browser", tmp_path: Path) -> Iterator[Open]:
    """Opens the report page on models, and sees afterwards that nothing failed and nothing was loaded."""
    watched: list[Seen] = []

    def open_(*analyses: Analysis, language: str = "en", **look: Any) -> "Page":
        file = tmp_path / f"page{len(watched)}.html"
        file.write_text(reported_text("html", *analyses, language=language), encoding="utf-8", errors="strict")
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **look})
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        page = context.new_page()
        watched.append(Seen(page))
        page.goto(file.as_uri())
        return page

    yield open_
    for seen in watched:
        assert seen.trouble == []
        assert len(seen.requests) == 1
    for context in browser.contexts:
        context.close()


@pytest.fixture
def page(browser: "Browser") -> "Iterator[Page]":
    """A page that is closed afterwards: pages that stay open keep the browser busy."""
    with browser.new_page() as page:
        yield page


def example(path: Path) -> Analysis:
    """The analysis of an example, with its diagram."""
    return analyze(read(path, diagram=True))


@pytest.fixture(scope="session")
def dog() -> Analysis:
    """A process with many breaks, of which one is between two steps."""
    return example(PROJECT / "examples" / "hundesteuer-anmelden" / "ist.bpmn")


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server on two processes."""
    folder = tmp_path_factory.mktemp("haus")
    shutil.copy(MODELS / "zuwendung.bpmn", folder)
    for suffix in ("bpmn", "media.yaml"):
        shutil.copy(PROJECT / "examples" / "bauantrag" / f"ist.{suffix}", folder / f"bauantrag.{suffix}")
    with served(folder) as address:
        yield address


@pytest.fixture
def bench(browser: "Browser", house: str) -> Iterator[Benches]:
    """Opens the workbench, and sees afterwards that nothing failed and nothing was loaded from elsewhere."""
    watched: list[Seen] = []
    contexts = []

    def open_(address: str = house, **look: object) -> Bench:
        context = browser.new_context(**{"viewport": {"width": 1366, "height": 768}, "locale": "de-DE", **look})  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        watched.append(Seen(page))
        return Bench(page).open(address)

    yield open_
    for context in contexts:
        context.close()
    for seen in watched:
        assert [one for one in seen.trouble if one != "dialog "] == []  # what guards unsaved work has no words
        assert all(url.startswith(("http://127.0.0.1:", "data:", "blob:http://127.0.0.1:")) for url in seen.requests)
