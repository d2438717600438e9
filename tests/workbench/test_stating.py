"""What is stated on the page is written as it is in the terminal, and can be taken back."""

from pathlib import Path

import pytest

from mediabruch.analysis import analyze_model
from mediabruch.bpmn import read
from mediabruch.files.sidecars import sidecar_for
from mediabruch.interview.dialog import AnswerScope, Interview
from mediabruch.media import Medium
from mediabruch.workbench import Session
from tests.support.models import build
from tests.workbench.conftest import Open, step_of

PLAIN = build("Antrag > Pruefen > Bescheid").xml
PAPER = frozenset({Medium.PAPER})


def file_of(session: Session, path: str) -> str:
    return session.desk.workspace.files[path].decode()


def test_it_writes_what_the_terminal_writes(open_session: Open, tmp_path: Path) -> None:
    (tmp_path / "a.bpmn").write_bytes(PLAIN)
    path = str(tmp_path / "a.bpmn")
    interview = Interview([path], lambda file: analyze_model(read(file)), sidecar_for)
    interview.advance()
    session = open_session(a__bpmn=PLAIN)
    while (topic := interview.topic) is not None:
        interview.answer({"receives": PAPER, "produces": frozenset({Medium.DATA})})
        session.call("state", {"path": "a.bpmn", "steps": {topic.id: {"receives": "paper", "produces": "data"}}})
    assert file_of(session, "a.media.yaml") == (tmp_path / "a.media.yaml").read_text(encoding="utf-8")


def test_comments_and_form_stay(open_session: Open) -> None:
    text = "# mine\nsteps:\n  Antrag:   {medium: oral}  # asked\n"
    session = open_session(a__bpmn=PLAIN, a__media__yaml=text)
    session.call("state", {"path": "a.bpmn", "steps": {"Antrag": {"medium": "data"}}})
    assert file_of(session, "a.media.yaml").startswith("# mine\nsteps:\n  Antrag:   {medium: data}  # asked\n")


@pytest.mark.parametrize(
    ("before", "facts", "after"),
    [
        ("", {"medium": "paper"}, "{medium: paper}"),
        ("{medium: paper}", {"receives": "data"}, "{receives: data, produces: paper}"),
        ("{receives: paper}", {"produces": "paper"}, "{medium: paper}"),
        ("{receives: paper, produces: data}", {"produces": None}, "{receives: paper}"),
        ("{medium: paper}", {"produces": None}, "{receives: paper}"),
        ("{medium: paper, minutes: 5}", {"medium": None}, "{minutes: 5}"),
        ("{minutes: 5}", {"medium": ["paper", "data"]}, "{minutes: 5, medium: [data, paper]}"),
        ("{medium: paper}", {"medium": "physical"}, "{medium: physical}"),
        ("", {"aside": "filed"}, "{aside: filed}"),
        ("", {"aside": True, "by_hand": True, "system": "E-Akte"}, "{aside: true, by_hand: true, system: E-Akte}"),
        ("", {"required_by_law": "§ 35a VwVfG", "zone": "notice"}, '{required_by_law: "§ 35a VwVfG", zone: notice}'),
        ("", {"automatic": True, "party": "citizen"}, "{automatic: true, party: citizen}"),
    ],
)
def test_sides_and_facts(open_session: Open, before: str, facts: dict[str, object], after: str) -> None:
    files = {"a__bpmn": PLAIN} | ({"a__media__yaml": f"steps:\n  Antrag: {before}\n"} if before else {})
    session = open_session(**files)
    view = session.call("state", {"path": "a.bpmn", "steps": {"Antrag": facts}})
    assert "error" not in view
    (line,) = [line for line in file_of(session, "a.media.yaml").splitlines() if line.startswith("  Antrag:")][:1]
    told, wanted = line.partition("  #")[0].removeprefix("  Antrag: "), after
    assert sorted(told.strip("{}").split(", ")) == sorted(wanted.strip("{}").split(", "))


def test_shares_of_branches(open_session: Open) -> None:
    model = build("Antrag > xor1; xor1 > Bescheid; xor1 > Ablehnung")
    session = open_session(a__bpmn=model.xml)
    flow = session.call("show", {"path": "a.bpmn"})["branches"][0]
    assert flow["origin"] == "assumed"
    view = session.call("state", {"path": "a.bpmn", flow["section"]: {flow["element"]: {"probability": 0.9}}})
    assert view["branches"][0]["probability"] == 0.9
    assert view["branches"][0]["origin"] == "stated"
    assert [round(step["visits"], 6) for step in view["steps"]] == [1.0, 0.9, 0.1]


def test_undo_and_redo(open_session: Open) -> None:
    session = open_session(a__bpmn=PLAIN)
    first = session.call("show", {"path": "a.bpmn"})
    stated = session.call("state", {"path": "a.bpmn", "steps": {"Antrag": {"medium": "paper"}}})
    assert (stated["can_undo"], stated["can_redo"], stated["changed"]) == (True, False, True)
    undone = session.call("undo", {"path": "a.bpmn"})
    assert undone == {**first, "can_redo": True}
    assert session.call("redo", {"path": "a.bpmn"}) == stated
    session.call("undo", {})
    session.call("state", {"path": "a.bpmn", "steps": {"Antrag": {"medium": "data"}}})
    assert session.call("show", {"path": "a.bpmn"})["can_redo"] is False
    assert session.call("undo", {})["can_undo"] is False
    assert session.call("undo", {})["can_undo"] is False


def test_stating_the_same_again_is_no_change(open_session: Open) -> None:
    session = open_session(a__bpmn=PLAIN, a__media__yaml="steps: {Antrag: {medium: paper}}")
    view = session.call("state", {"path": "a.bpmn", "steps": {"Antrag": {"receives": "paper", "produces": "paper"}}})
    assert view["can_undo"] is False
    assert file_of(session, "a.media.yaml") == "steps: {Antrag: {medium: paper}}"


def test_opening_is_no_change_to_take_back(open_session: Open) -> None:
    session = open_session(a__bpmn=PLAIN)
    session.call("state", {"path": "a.bpmn", "steps": {"Antrag": {"medium": "paper"}}})
    session.desk.reset(lambda state: state.with_files({"b.bpmn": PLAIN}))
    session.call("undo", {})
    assert [one["path"] for one in session.call("processes", {})["processes"]] == ["a.bpmn", "b.bpmn"]


@pytest.mark.parametrize(
    ("also", "stated"),
    [
        (None, {"a.bpmn": {"One"}}),
        ("lane", {"a.bpmn": {"One", "Two"}}),
        ("label", {"a.bpmn": {"One", "Again"}}),
        ("label everywhere", {"a.bpmn": {"One", "Again"}, "b.bpmn": {"One", "Again"}}),
    ],
)
def test_the_same_for_others(open_session: Open, also: str | None, stated: dict[str, set[str]]) -> None:
    xml = """<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="x"><process id="P">
    <laneSet id="S"><lane id="L" name="Amt"><flowNodeRef>One</flowNodeRef><flowNodeRef>Two</flowNodeRef></lane>
    <lane id="M" name="Haus"><flowNodeRef>Again</flowNodeRef></lane></laneSet>
    <task id="One" name="Xa"/><task id="Two" name="Xb"/><task id="Again" name="Xa"/>
    <sequenceFlow id="f" sourceRef="One" targetRef="Two"/><sequenceFlow id="g" sourceRef="Two" targetRef="Again"/>
    </process></definitions>"""
    session = open_session(a__bpmn=xml, b__bpmn=xml)
    session.call("state", {"path": "a.bpmn", "steps": {"One": {"medium": "paper"}}, "also": also})
    for path in ("a.bpmn", "b.bpmn"):
        view = session.call("show", {"path": path})
        assert {step["id"] for step in view["steps"] if step["stated"]} == stated.get(path, set())
    assert session.call("undo", {"path": "a.bpmn"})["can_undo"] is False
    assert step_of(session.call("show", {"path": "b.bpmn"}), "One")["stated"] == {}


def test_scopes_are_those_of_the_interview() -> None:
    assert set(AnswerScope) == {"step", "lane", "label"}


def test_other_encodings_stay(open_session: Open) -> None:
    session = open_session(a__bpmn=PLAIN, a__media__yaml="steps: {Antrag: {medium: oral}}".encode("utf-16"))
    session.call("state", {"path": "a.bpmn", "steps": {"Antrag": {"medium": "data"}}})
    assert "medium: data" in session.desk.workspace.files["a.media.yaml"].decode("utf-16")


def test_facts_of_the_whole_process(open_session: Open) -> None:
    session = open_session(a__bpmn=PLAIN)
    view = session.call("state", {"path": "a.bpmn", "process": {"cases": 1200, "title": "Hundesteuer"}})
    assert view["title"] == "Hundesteuer"
    assert view["process"] == {"cases": 1200, "title": "Hundesteuer"}
    assert "cases: 1200" in file_of(session, "a.media.yaml")
    assert session.call("state", {"path": "a.bpmn", "process": {"cases": None}})["process"] == {"title": "Hundesteuer"}
    for wrong in ({"cses": 5}, {"cases": "many"}):
        assert "error" in session.call("state", {"path": "a.bpmn", "process": wrong})
