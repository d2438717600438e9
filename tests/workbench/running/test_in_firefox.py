"""The workbench as one file in Firefox (Debian's firefox-esr): the same as in Chromium."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.test_page import ONLY_VIOLATIONS, RULES
from tests.support.firefox import PROGRAM, Firefox, firefox
from tests.support.shared import PROJECT
from tests.workbench.running.conftest import WritePage

pytestmark = [
    pytest.mark.tool,
    pytest.mark.skipif(PROGRAM is None, reason="needs Firefox: apt-get install firefox-esr"),
]
EXAMPLE = PROJECT / "examples" / "hundesteuer-anmelden"
WATCH = """() => {
  globalThis.broken = [];
  document.addEventListener("securitypolicyviolation", (event) => broken.push(event.violatedDirective));
}"""
UNTIL = """new Promise((resolve) => {
  const look = () => (%s) ? resolve(true) : setTimeout(look, 50);
  look();
})"""


class Used:
    """The page, with what a person does on it."""

    def __init__(self, browser: Firefox) -> None:
        self.browser = browser

    def until(self, condition: str) -> None:
        self.browser.evaluate(UNTIL % condition)

    def click(self, selector: str) -> None:
        self.browser.evaluate(f"document.querySelector({json.dumps(selector)}).click()")
        self.until("!document.querySelector('html.busy')")

    def has(self, selector: str) -> bool:
        return bool(self.browser.evaluate(f"document.querySelector({json.dumps(selector)}) !== null"))

    def text(self, selector: str) -> str:
        return str(self.browser.evaluate(f"document.querySelector({json.dumps(selector)}).innerText"))

    def call(self, name: str, **facts: object) -> dict[str, object]:
        called = f"mediabruchTransport.call({json.dumps(name)}, {json.dumps({'lang': 'de', **facts})})"
        answer: dict[str, object] = self.browser.evaluate(called)
        return answer

    def violations(self) -> list[str]:
        axe = pytest.importorskip("axe_playwright_python.base", reason="needs axe-playwright-python")
        self.browser.evaluate(f"(() => {{ {axe.AXE_FILE_PATH.read_text(encoding='utf-8')} }})()")
        found = self.browser.evaluate(f"axe.run({json.dumps({'runOnly': RULES, **ONLY_VIOLATIONS})})")["violations"]
        return [f"{one['id']}: {node['html'][:150]}" for one in found for node in one["nodes"]]


@pytest.fixture
def used(tmp_path: Path) -> Iterator[Used]:
    """A browser that sees afterwards that nothing failed, that the policy was kept, and that nothing was asked for."""
    with firefox(tmp_path) as browser:
        browser.before_pages(WATCH)
        yield Used(browser)
        assert browser.evaluate("broken") == []
        requests = [each["params"]["request"]["url"] for each in browser.events if each["method"].startswith("network")]
        logged = [each["params"].get("text") for each in browser.events if each["method"].startswith("log")]
        assert logged == []
        assert {url.partition(":")[0] for url in requests} <= {"file", "blob", "data"}


def test_a_model_is_shown_changed_and_taken_home(used: Used, write_page: WritePage) -> None:
    model = (EXAMPLE / "ist.bpmn").read_bytes()
    used.browser.open(write_page({"ist.bpmn": model}, "de", "ist.bpmn"))
    used.until("document.querySelector('#frame svg')")
    assert used.violations() == []
    before = used.text("#figures")
    used.click("#next")
    used.click("#receives-paper")
    used.click("#same" if used.has("#same") else "#produces-paper")
    stated = used.text("#figures")
    assert stated != before
    used.click("#undo")
    used.click("#redo")
    assert used.text("#figures") == stated
    assert used.call("take", what="annotations", path="ist.bpmn")["files"]
    used.click("#lang-en")
    assert used.violations() == []
