"""All calls of a session, answered by the engine of the page as they are on this machine."""

import base64
import io
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import pytest

from mediabruch.workbench import Session
from tests.support.shared import PROJECT
from tests.workbench.running.conftest import WritePage
from tests.workbench.running.sameness import differences

if TYPE_CHECKING:
    from playwright.sync_api import Browser

EXAMPLE = PROJECT / "examples" / "hundesteuer-anmelden"
PATH = "ist.bpmn"
_CALLS = """async (calls) => {
  const answers = [];
  for (const [name, facts] of calls) answers.push(await mediabruchTransport.call(name, facts));
  return answers;
}"""


def files(*names: str) -> list[dict[str, str]]:
    return [{"path": name, "content": base64.b64encode((EXAMPLE / name).read_bytes()).decode()} for name in names]


def taken(what: str) -> tuple[str, dict[str, Any]]:
    return "take", {"what": what, "path": PATH}


def calls() -> list[tuple[str, dict[str, Any]]]:
    """What a person might do, one after the other."""
    step = Session()
    step.call("open", {"files": files(PATH)})
    first = step.call("show", {"path": PATH})["steps"][0]["id"]
    stated = {"path": PATH, "steps": {first: {"receives": ["oral"], "by_hand": True}}, "also": "lane"}
    kinds = ("annotations", "model", "colored", "annotated", "svg", "table", "csv", "report", "summary", "json")
    made: list[tuple[str, dict[str, Any]]] = [
        ("words", {}),
        ("open", {"files": files(PATH, "ist.media.yaml", "soll.bpmn", "soll.media.yaml")}),
        ("show", {"path": PATH}),
        ("state", stated),
        ("undo", {}),
        ("redo", {}),
        ("plan", {"path": PATH}),
        *(("story", {"path": PATH, "case": case}) for case in ("likeliest", "worst", "break-free")),
        ("branch", {"path": PATH}),
        ("state", {**stated, "which": "to-be", "steps": {first: {"medium": ["digital"]}}}),
        *map(taken, kinds),
        ("take", {"what": "zip"}),
        ("remember", {}),
        ("processes", {}),
        ("close", {"paths": ["soll.bpmn"]}),
        ("shwo", {}),
        ("show", {"path": "fehlt.bpmn"}),
        ("open", {"files": [{"path": "x.bpmn", "content": base64.b64encode(b"<a").decode()}]}),
    ]
    return [(name, {"lang": "de", **facts}) for name, facts in made]


@pytest.fixture
def answers(browser: "Browser", write_page: WritePage) -> Iterator[list[dict[str, Any]]]:
    """The answers of the page."""
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(write_page({}).as_uri())
        yield page.evaluate(_CALLS, calls())


def unpacked(answer: dict[str, Any]) -> dict[str, Any]:
    """An answer with its files as text, those of archives and workbooks by their names: their times differ."""
    return {**answer, "files": [[each["name"], each["type"], content(each)] for each in answer.get("files", [])]}


def content(file: dict[str, str]) -> Any:
    data = base64.b64decode(file["content"])
    if Path(file["name"]).suffix not in {".zip", ".xlsx"}:
        return data.decode()
    with ZipFile(io.BytesIO(data)) as archive:
        return {
            name: archive.read(name) for name in archive.namelist() if name.endswith((".bpmn", ".yaml", "sheet1.xml"))
        }


def test_all_calls_are_answered_as_on_this_machine(answers: list[dict[str, Any]]) -> None:
    assert sum("error" in answer for answer in answers) == 2, "a misspelled call, and a model that is not there"
    session = Session()
    for (name, facts), answer in zip(calls(), answers, strict=True):
        expected = session.call(name, facts)
        told = f"{name} {facts.get('what') or facts.get('case') or ''}"
        assert list(differences(unpacked(expected), unpacked(answer), told)) == []
