"""A process as it is to be beside how it is, its plan, and what the browser remembers."""

import json

import pytest

from mediabruch.workbench import Session
from tests.support.models import build
from tests.support.shared import PROJECT
from tests.workbench.conftest import Open, step_of

PLAIN = build("Antrag > Pruefen > Bescheid").xml
PAPER = "steps:\n  Antrag: {medium: digital}\n  Pruefen: {medium: paper}\n  Bescheid: {medium: digital}\n"


@pytest.fixture
def session(open_session: Open) -> Session:
    return open_session(a__bpmn=PLAIN, a__media__yaml=PAPER)


def test_changes_of_one_state_leave_the_other_alone(session: Session) -> None:
    begun = session.call("branch", {"path": "a.bpmn", "lang": "en"})
    assert (begun["which"], begun["has_to_be"], begun["sides"]["changes"]) == ("to-be", True, [])
    changed = session.call(
        "state", {"path": "a.bpmn", "which": "to-be", "steps": {"Pruefen": {"medium": "digital"}}, "lang": "en"}
    )
    sides = changed["sides"]
    assert sides["as_is"]["band"][0] < sides["to_be"]["band"][0] == 100
    assert sides["as_is"]["breaks"] == 2
    assert sides["to_be"]["breaks"] == 0
    assert len(sides["changes"]) == 1
    assert "Pruefen" in sides["changes"][0]
    compared = session.call("compare", {"path": "a.bpmn", "lang": "en"})
    (change,) = compared["changes"]
    assert change.startswith(sides["changes"][0])
    assert "points" in change
    assert compared["is_worse"] is False
    assert compared["blocks"]
    assert session.desk.workspace.files["a.media.yaml"].decode() == PAPER
    as_is = session.call("show", {"path": "a.bpmn"})
    assert step_of(as_is, "Pruefen")["receives"]["medium"] == ["paper"]
    assert as_is["changed"]


def test_what_has_one_state_is_not_compared(session: Session) -> None:
    assert "error" in session.call("compare", {"path": "a.bpmn"})


def test_a_second_one_is_refused_and_the_first_can_be_dropped_and_come_back(session: Session) -> None:
    session.call("branch", {"path": "a.bpmn"})
    assert "error" in session.call("branch", {"path": "a.bpmn"})
    assert session.call("branch", {"path": "a.bpmn", "drop": True})["has_to_be"] is False
    assert session.call("undo", {"path": "a.bpmn"})["has_to_be"] is True
    assert session.call("undo", {"path": "a.bpmn"})["has_to_be"] is False


def test_a_process_of_which_nothing_is_stated_can_have_two_states(open_session: Open) -> None:
    session = open_session(a__bpmn=PLAIN)
    session.call("branch", {"path": "a.bpmn"})
    view = session.call("state", {"path": "a.bpmn", "which": "to-be", "steps": {"Antrag": {"medium": "data"}}})
    assert step_of(view, "Antrag")["produces"]["medium"] == ["data"]
    assert "a.media.yaml" not in session.desk.workspace.files


def test_the_plan_is_that_of_the_command() -> None:
    from mediabruch.library import analyze

    example = PROJECT / "examples" / "bauantrag"
    plan = analyze(example / "ist.bpmn").plan()
    session = Session()
    session.desk.reset(
        lambda state: state.with_files({name: (example / name).read_bytes() for name in ("ist.bpmn", "ist.media.yaml")})
    )
    answer = session.call("plan", {"path": "ist.bpmn", "lang": "en"})
    assert [stage["id"] for stage in answer["steps"]] == [stage.candidate.id for stage in plan.stages]
    assert all(stage["marks"] and stage["text"] and stage["lines"] for stage in answer["steps"])
    assert answer["chart"].startswith("<svg")
    known = {step["id"] for step in session.call("show", {"path": "ist.bpmn"})["steps"]}
    assert {mark for stage in answer["steps"] for mark in stage["marks"]} <= known


def test_measures_of_the_plan_can_be_stated_of_what_is_to_be(session: Session) -> None:
    session.call("branch", {"path": "a.bpmn"})
    plan = session.call("plan", {"path": "a.bpmn"})
    assert plan["steps"]
    for stage in plan["steps"]:
        view = session.call("state", {"path": "a.bpmn", "which": "to-be", **stage["edits"]})
        assert "error" not in view
    assert view["sides"]["to_be"]["band"][0] == 100


def test_a_goal_that_makes_no_sense_is_refused(session: Session) -> None:
    assert "error" in session.call("plan", {"path": "a.bpmn", "goal": "scoer=80"})
    assert session.call("plan", {"path": "a.bpmn", "goal": "score=50"})["steps"] is not None


def test_what_is_open_survives_a_reload(session: Session) -> None:
    session.call("branch", {"path": "a.bpmn"})
    session.call("state", {"path": "a.bpmn", "which": "to-be", "steps": {"Pruefen": {"medium": "data"}}})
    session.call("state", {"path": "a.bpmn", "steps": {"Antrag": {"medium": "oral"}}})
    state = json.loads(json.dumps(session.call("remember", {})["state"]))
    again = Session()
    again.call("recall", {"state": state})
    for which in ("as-is", "to-be"):
        views = [one.call("show", {"path": "a.bpmn", "which": which}) for one in (session, again)]
        assert views[0] == {**views[1], "can_undo": True}
    assert views[1]["changed"]


@pytest.mark.parametrize(
    "state",
    [None, {}, {"schema": "mediabruch/workbench/0"}, {"schema": "mediabruch/workbench/1", "files": {"../a": ""}}],
)
def test_other_states_are_not_recalled(session: Session, state: object) -> None:
    assert "error" in session.call("recall", {"state": state})
    assert session.call("processes", {})["processes"]
