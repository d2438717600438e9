"""A letter that goes out after a talk with others outside tells what came of the work, and not the talk."""

from dataclasses import replace

import pytest

from mediabruch.analysis import analyze_annotated
from mediabruch.annotation import annotate
from mediabruch.media import Aside
from mediabruch.model import MessageFlow, Model, Participant, Process
from mediabruch.statements.sidecar import sidecar_from_mapping
from tests.infer.little import OTHER_POOL, OTHER_PROCESS, POOL, PROCESS
from tests.infer.rows import row

ENGLISH = ("Enter damage in the database", "Phone the surveyor", "Schedule work", "Send letter to the owner")
GERMAN = ("Schaden im Fachverfahren erfassen", "Gutachter anrufen", "Termin einplanen", "Brief an Eigentümer versenden")


def breaks(model: Model, stated: dict[str, object] | None = None) -> list[str]:
    sidecar = sidecar_from_mapping({"steps": stated}) if stated else None
    names = {node.key: node.id for node in model.nodes}
    found = analyze_annotated(model, annotate(model, sidecar=sidecar)).breaks
    return sorted(f"{one.code} {names[one.step]}" for one in found)


def heard(model: Model, speaker: int, *, by: int | None = None, back_to: int | None = None, name: str = "") -> Model:
    """The model with a message flow from a step to another pool, or to a step there that answers."""
    flows = [MessageFlow(50, "call", name, 50, speaker, OTHER_POOL if by is None else by, "")]
    flows += [MessageFlow(51, "back", "", 50, by, back_to, "")] if back_to is not None else []
    other = OTHER_PROCESS if by is not None else None
    pools = (Participant(POOL, "ours", "Insurer", 4, PROCESS), Participant(OTHER_POOL, "other", "Workshop", 6, other))
    processes = (*model.processes, Process(OTHER_PROCESS, "there", "", 1))
    nodes = tuple(node._replace(process=OTHER_PROCESS) if node.key == by else node for node in model.nodes)
    kept = tuple(flow for flow in model.sequence_flows if by not in (flow.source, flow.target))
    return replace(
        model,
        participants=pools,
        processes=processes,
        nodes=nodes,
        sequence_flows=kept,
        message_flows=tuple(flows),
    )


@pytest.mark.parametrize("labels", [ENGLISH, GERMAN])
def test_a_letter_does_not_tell_what_was_said_before(labels: tuple[str, ...]) -> None:
    assert breaks(heard(row(*labels), 101)) == ["MB102 s3", "MB106 s1"]


@pytest.mark.parametrize(
    ("contact", "way"), [("Contact the surveyor", "phone"), ("Gutachter kontaktieren", "Telefonat")]
)
def test_nor_what_was_told_over_a_message_flow(contact: str, way: str) -> None:
    model = heard(row(ENGLISH[0], contact, *ENGLISH[2:]), 101, name=way)
    assert breaks(model) == ["MB102 s3", "MB106 s1"]
    assert annotate(model).steps[101].aside is Aside.OTHER
    assert breaks(model, {"s1": {"aside": False}}) == ["MB106 s1", "MB106 s3"]


@pytest.mark.parametrize("ask", ["Contact the surveyor by phone", "Gutachter telefonisch befragen"])
def test_what_was_asked_is_worked_on(ask: str) -> None:
    assert "MB106 s3" in breaks(heard(row(ENGLISH[0], ask, *ENGLISH[2:]), 101))


@pytest.mark.parametrize(
    ("between", "letter"),
    [
        ("Schedule work", "Confirm phone call by letter"),
        ("Termin einplanen", "Telefonat mit einem Brief an Eigentümer bestätigen"),
        ("Write down the price", "Send letter to the owner"),
        ("Preis notieren", "Brief an Eigentümer versenden"),
    ],
)
def test_but_a_letter_that_writes_the_talk_down_does(between: str, letter: str) -> None:
    model = heard(row(ENGLISH[0], "Contact the surveyor", between, letter), 101, name="phone")
    assert annotate(model).steps[101].aside is None


def test_a_call_that_came_in_is_worked_on() -> None:
    assert breaks(row("Take order by phone", "Schedule work", "Send letter to the owner")) == ["MB106 s2"]


@pytest.mark.parametrize("labels", [ENGLISH, GERMAN])
def test_what_comes_back_from_those_who_were_called_is_no_speech(labels: tuple[str, ...]) -> None:
    steps = row("Check", labels[1], "Repair", *labels[2:])
    model = heard(steps, 101, by=102, back_to=103)
    assert breaks(model) == []
    digital = heard(row(labels[0], labels[1], "Repair", *labels[2:]), 101, by=102, back_to=103)
    assert breaks(digital) == ["MB106 s1"]
