"""The workbench as one file in Debian's Chromium: it opens, analyzes, changes, takes home; nothing leaves it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

import pytest

from mediabruch.workbench.build.packing import squeezed
from mediabruch.workbench.bundle.engine import Engine
from mediabruch.workbench.bundle.page import Opening, workbench_page
from tests.browser.conftest import Seen
from tests.browser.test_page import violations
from tests.browser.workbench import Bench
from tests.support.models import build
from tests.support.shared import PROJECT
from tests.workbench.running.conftest import WritePage

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

EXAMPLE = PROJECT / "examples" / "hundesteuer-anmelden"
EVIL = "<img src=x onerror=ruined=1><script>ruined=1<!--"
HOSTILE = build("Evil(paper) > Antrag(data) > Bescheid(oral)").xml.replace(
    b'name="Evil"', f"name={quoteattr(EVIL)}".encode()
)
WATCH = """
globalThis.broken = [];
document.addEventListener("securitypolicyviolation", (event) => broken.push(event.violatedDirective));
"""


@pytest.fixture
def page(browser: "Browser") -> "Iterator[Page]":
    """A page that sees afterwards that nothing failed, that its policy was kept, and that nothing was asked for."""
    with browser.new_context(viewport={"width": 1366, "height": 900}, locale="de-DE") as context:
        page = context.new_page()
        page.add_init_script(WATCH)
        seen = Seen(page)
        yield page
        assert seen.trouble == []
        assert page.evaluate("broken") == []
        assert {url.partition(":")[0] for url in seen.requests} <= {"file", "blob", "data"}
        assert sum(url.startswith("file:") for url in seen.requests) == 1


def opened(page: "Page", file: Path) -> Bench:
    here = Bench(page).open(file.as_uri())
    here.settle()
    return here


def test_a_model_is_shown_changed_and_taken_home(page: "Page", write_page: WritePage) -> None:
    model = (EXAMPLE / "ist.bpmn").read_bytes()
    here = opened(page, write_page({"ist.bpmn": model}, "de", "ist.bpmn"))
    page.locator("#frame svg").wait_for()
    assert violations(page) == []
    before = here.text("#figures")
    here.click("#next")
    here.click("#receives-paper")
    here.click("#same" if here.has("#same") else "#produces-paper")
    assert here.text("#figures") != before
    stated = here.text("#figures")
    here.click("#undo")
    here.click("#redo")
    assert here.text("#figures") == stated
    here.click("#take")
    assert b"paper" in here.take("annotations")
    assert here.take("svg").startswith(b"<svg")
    assert here.take("png").startswith(b"\x89PNG")
    assert here.take("table").startswith(b"PK")
    page.keyboard.press("Escape")
    here.click("#lang-en")
    assert page.locator("html").get_attribute("lang") == "en"
    assert violations(page) == []


def test_an_empty_page_opens_what_is_given_to_it(page: "Page", write_page: WritePage) -> None:
    here = opened(page, write_page({}))
    assert violations(page) == []
    page.locator("#files").set_input_files([EXAMPLE / "ist.bpmn", EXAMPLE / "ist.media.yaml", EXAMPLE / "soll.bpmn"])
    page.locator("#list tbody tr").nth(1).wait_for()
    here.settle()
    assert "Hundesteuer anmelden" in here.text("#list")
    assert violations(page) == []


def test_nothing_in_foreign_names_runs(page: "Page", write_page: WritePage) -> None:
    here = opened(page, write_page({f"{EVIL}.bpmn": HOSTILE}, "en", f"{EVIL}.bpmn"))
    page.locator("#frame svg").wait_for()
    here.click("#next")
    assert EVIL in (page.locator("#frame").text_content() or "")
    assert page.evaluate("globalThis.ruined ?? null") is None
    assert page.locator("img").count() == 0


@pytest.mark.parametrize(("language", "sentence"), [("de", "zu alt"), ("en", "too old")])
def test_a_browser_that_lacks_something_is_told_what(
    browser: "Browser", write_page: WritePage, language: str, sentence: str
) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.add_init_script("delete globalThis.DecompressionStream")
        page.goto(write_page({}, language).as_uri())
        page.locator("#starting-words", has_text="DecompressionStream").wait_for()
        assert sentence in page.locator("#starting-words").inner_text()


@pytest.mark.parametrize("wasm", [b"\0asm\x01\0\0\0\xff", b""])
def test_python_that_cannot_be_compiled_is_told_at_once(
    browser: "Browser", engine: Engine, tmp_path: Path, wasm: bytes
) -> None:
    broken = replace(engine, parts={**engine.parts, "wasm": squeezed(wasm)})
    (tmp_path / "page.html").write_text(workbench_page(broken, {}, Opening("en")), encoding="utf-8")
    with browser.new_context() as context:
        page = context.new_page()
        page.goto((tmp_path / "page.html").as_uri())
        page.locator("#starting-words", has_text="WebAssembly").wait_for()
