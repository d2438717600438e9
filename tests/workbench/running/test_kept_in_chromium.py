"""The work in one file survives a reload, and is forgotten when a person says so."""

from typing import TYPE_CHECKING

from tests.browser.workbench import Bench
from tests.support.shared import PROJECT
from tests.workbench.running.conftest import WritePage

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Dialog

STORED = """async () => {
  const wanted = JSON.stringify((await mediabruchTransport.call("remember", {lang: "de"})).state);
  const kept = () => new Promise((resolve) => {
    const opening = indexedDB.open("mediabruch");
    opening.onsuccess = () => {
      const all = opening.result.transaction("kept").objectStore("kept").getAll();
      all.onsuccess = () => resolve(all.result.filter((one) => JSON.stringify(one.state) === wanted));
      opening.result.close();
    };
  });
  while ((await kept()).length < 2) await new Promise((resolve) => setTimeout(resolve, 50));
}"""
"""Waits until the page has kept what it knows now, for this tab and for the next."""
EXAMPLE = PROJECT / "examples" / "hundesteuer-anmelden" / "ist.bpmn"


def test_work_survives_a_reload_until_it_is_forgotten(browser: "Browser", write_page: WritePage) -> None:
    asked: list[str] = []

    def agree(dialog: "Dialog") -> None:
        asked.append(dialog.type)
        dialog.accept()

    file, other = write_page({}, "de"), write_page({"ist.bpmn": EXAMPLE.read_bytes()}, "de", "ist.bpmn")
    with browser.new_context(locale="de-DE") as context:
        page = context.new_page()
        page.on("dialog", agree)
        here = Bench(page).open(file.as_uri())
        page.locator("#files").set_input_files(EXAMPLE)
        page.locator("#frame svg").wait_for()
        here.click("#next")
        here.click("#receives-paper")
        said = here.text("#figures")
        page.evaluate(STORED)
        page.reload()
        page.locator("#starting").wait_for(state="hidden")
        assert here.text("#figures") == said
        assert asked == ["beforeunload"]
        Bench(page).open(other.as_uri())
        page.locator("#frame svg").wait_for()
        assert here.text("#figures") != said
        here.open(file.as_uri())
        assert here.text("#figures") == said
        beside = Bench(context.new_page()).open(file.as_uri())
        beside.page.locator("#frame svg").wait_for()
        assert beside.text("#figures") == said
        beside.click("#next")
        beside.click("#receives-data")
        assert beside.text("#figures") != said
        beside.page.evaluate(STORED)
        page.reload()
        page.locator("#starting").wait_for(state="hidden")
        assert here.text("#figures") == said, "a tab brings back what was its own"
        here.click("#take")
        here.click("#forget")
        here.click("#dialog-yes")
        page.locator("#start").wait_for()
        page.reload()
        page.locator("#starting").wait_for(state="hidden")
        assert page.locator("#start").is_visible()
        assert len(asked) == 3


def test_a_browser_that_keeps_nothing_is_said_to(browser: "Browser", write_page: WritePage) -> None:
    with browser.new_context(locale="de-DE") as context:
        context.add_init_script("IDBFactory.prototype.open = () => { throw new Error('no storage'); }")
        here = Bench(context.new_page()).open(write_page({}, "de").as_uri())
        here.page.locator("#files").set_input_files(EXAMPLE)
        here.page.locator("#notices", has_text="Dieser Browser hebt Ihre Arbeit für diese Seite nicht auf").wait_for()
        here.click("#take")
        assert "hebt Ihre Arbeit" in here.text("#dialog")
