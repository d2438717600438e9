"""Real models through the engine of the page: the same figures as on this machine, or refused by both."""

import base64
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from mediabruch.workbench import Session
from tests.support.shared import CORPUS, needs_shared
from tests.workbench.running.conftest import WritePage
from tests.workbench.running.sameness import differences

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_BATCH = 20
_SAVED_BY_LXML_ALONE = {"attrs.bpmn", "invalid-attributes.bpmn"}
"""Made broken on purpose: names of attributes that begin with `$` or a dot."""
_CALL = """async (models) => {
  const answers = [];
  for (const content of models) {
    await mediabruchTransport.call("close", {lang: "en"});
    await mediabruchTransport.call("open", {lang: "en", files: [{path: "a.bpmn", content}]});
    answers.push(await mediabruchTransport.call("take", {lang: "en", what: "json", path: "a.bpmn"}));
  }
  return answers;
}"""


def files() -> list[Path]:
    return sorted(path for path in CORPUS.rglob("*") if path.is_file() and path.name != "SOURCES.md")


def report(answer: dict[str, Any]) -> Any:
    """The report for machines; `None` of a refused model."""
    if "error" in answer:
        return None
    (file,) = answer["files"]
    return json.loads(base64.b64decode(file["content"]))


def here(content: str) -> Any:
    session = Session()
    session.call("open", {"lang": "en", "files": [{"path": "a.bpmn", "content": content}]})
    return report(session.call("take", {"lang": "en", "what": "json", "path": "a.bpmn"}))


def check(browser: "Browser", page_file: Path, paths: list[Path]) -> None:
    found, read = [], 0
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(page_file.as_uri())
        page.evaluate("mediabruchTransport.ready")
        for some in (paths[at : at + _BATCH] for at in range(0, len(paths), _BATCH)):
            contents = [base64.b64encode(path.read_bytes()).decode() for path in some]
            answers = page.evaluate(_CALL, contents)
            for path, content, answer in zip(some, contents, answers, strict=True):
                read += "error" not in answer
                if path.name not in _SAVED_BY_LXML_ALONE:
                    found += [f"{path.name}{each}" for each in differences(here(content), report(answer))]
    assert found == []
    assert read > len(paths) * 0.9


@needs_shared("corpus")
def test_a_sample_of_real_models(browser: "Browser", write_page: WritePage) -> None:
    check(browser, write_page({}), files()[::100])


@pytest.mark.corpus
@needs_shared("corpus")
def test_all_real_models(browser: "Browser", write_page: WritePage) -> None:
    check(browser, write_page({}), files())
