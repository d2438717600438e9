"""What the model states about itself: read like an annotation file, but forgiven."""

import pytest

from mediabruch.annotation import annotate
from mediabruch.bpmn import read_bytes
from mediabruch.media import Aside, Medium, Origin
from tests.statements.example import CHECK, FLOW, LETTER, OUTSIDE, POOL, START, TIMEOUT, model
from tests.support.models import STATED

DATA, DOCUMENT, PAPER = frozenset({Medium.DATA}), frozenset({Medium.DOCUMENT}), frozenset({Medium.PAPER})
NOTHING: frozenset[Medium] = frozenset()


def test_all_kinds_of_elements_state() -> None:
    annotations = annotate(
        model(
            "Check medium=paper",
            "Flow probability=0.3",
            "Start probability=0.4",
            "Timeout probability=0.02",
            "Letter medium=oral",
            "Outside party=citizen",
        ),
        options=STATED,
    )
    assert annotations.notes == ()
    assert annotations.steps[CHECK].receives == annotations.steps[CHECK].produces == PAPER
    assert annotations.probabilities == {FLOW: 0.3, START: 0.4, TIMEOUT: 0.02}
    assert annotations.messages == {LETTER: frozenset({Medium.ORAL})}
    assert annotations.parties == {OUTSIDE: "citizen"}


@pytest.mark.parametrize(
    ("statement", "field", "value"),
    [
        ("medium=physical", "receives", NOTHING),
        ("receives=paper, data", "receives", PAPER | DATA),
        ("receives=paper;data", "receives", PAPER | DATA),
        ("produces=paper  data ", "produces", PAPER | DATA),
        ("produces=[paper, data]", "produces", PAPER | DATA),
        ("produces=[paper]", "produces", PAPER),
        ("produces=[]", "produces", NOTHING),
        ("produces= ", "produces", None),
        ("system= SAP 4 ", "system", "SAP 4"),
        ("by_hand=true", "by_hand", True),
        ("byHand=true", "by_hand", True),
        ("by-hand=true", "by_hand", True),
        ("requiredByLaw=§ 5", "required_by_law", "§ 5"),
        ("required_by_law=true", "required_by_law", "true"),
        ("required_by_law=false", "required_by_law", None),
        ("minutes=2.5", "minutes", 2.5),
        ("party=provider", "party", "provider"),
        ("automatic=false", "automatic", False),
        ("aside=sent", "aside", Aside.SENT),
        ("aside=true", "aside", Aside.OTHER),
        ("aside=false", "aside", None),
        ("note=two\nlines", "note", "two\nlines"),
    ],
)
def test_values(statement: str, field: str, value: object) -> None:
    annotations = annotate(
        model(f"Check {statement}", "Check note=x" if field != "note" else "Check system=x"), options=STATED
    )
    assert annotations.notes == ()
    assert getattr(annotations.steps[CHECK], field) == value


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        (
            "Check medium=Papir",
            "A statement in the model cannot be used. medium: unknown medium “Papir”. Did you mean pap",
        ),
        (
            "Check medium=[papr]",
            "A statement in the model cannot be used. medium: unknown medium “papr”. Did you mean pape",
        ),
        ("Check receives=,", "A statement in the model cannot be used. receives: unknown medium “"),
        (
            "Check by_hand=1",
            "A statement in the model cannot be used. by_hand wants true or false, not “1”. Did you mean tr",
        ),
        ("Check minutes=5 min", "A statement in the model cannot be used. minutes wants a number, not “5 min”."),
        ("Check colour=red", "A statement in the model cannot be used. Unknown key “colour” under steps."),
        (
            "Check probability=1",
            "A statement in the model cannot be used. probability has no meaning under steps; it belo",
        ),
        (
            "Flow probability=0,3",
            "A statement in the model cannot be used. probability wants a number, not “0,3”. Did you me",
        ),
        (
            "Flow probability=80 %",
            "A statement in the model cannot be used. probability wants a number, not “80 %”. Did you ",
        ),
        ("End probability=0.3", "mediabruch:probability has no meaning here and is ignored."),
        ("Gateway medium=paper", "mediabruch:medium has no meaning here and is ignored."),
        ("Record medium=paper", "mediabruch:medium has no meaning here and is ignored."),
        ("Process note=x", "mediabruch:note has no meaning here and is ignored."),
    ],
)
def test_what_cannot_be_used_is_noted(statement: str, sentence: str) -> None:
    annotations = annotate(model(statement), options=STATED)
    assert (annotations.steps, annotations.probabilities) == ({}, {})
    (note,) = annotations.notes
    assert (note.code, note.element, note.line) == ("MB909", statement.partition(" ")[0], 101)
    assert str(note.message).startswith(sentence)


def test_the_first_of_two_statements_holds() -> None:
    annotations = annotate(model("Check medium=paper", "Check medium=data", "Check medium=paper"), options=STATED)
    assert annotations.steps[CHECK].receives == PAPER
    (note,) = annotations.notes
    assert (note.code, note.element, note.line) == ("MB902", "Check", 102)
    assert str(note.message) == "The model states “medium: paper” and, in line 102, “medium: data”; the former holds."


def test_a_side_holds_against_the_medium() -> None:
    annotations = annotate(model("Check medium=paper", "Check produces=document"), options=STATED)
    assert (annotations.steps[CHECK].receives, annotations.steps[CHECK].produces) == (PAPER, DOCUMENT)
    assert [str(note.message) for note in annotations.notes] == [
        "The model states “produces: document” and, in line 101, “medium: paper”; the former holds."
    ]


def test_remarks_add_up() -> None:
    annotations = annotate(model("Check note=one", "Check note=two"), options=STATED)
    assert annotations.steps[CHECK].note == "one\ntwo"
    assert annotations.notes == ()


def test_notes_stand_in_the_order_of_the_file() -> None:
    annotations = annotate(model("Pool x=1", "Lane x=1", "Flow x=1", "Check x=1"), options=STATED)
    assert [note.line for note in annotations.notes] == [101, 102, 103, 104]
    assert annotations.parties == {}


def test_evidence_of_statements() -> None:
    step = annotate(model("Check medium=paper", "Check system=SAP", "Check note=x", "Pool party=authority")).steps[
        CHECK
    ]
    assert step.origin is Origin.STATED
    stated = [evidence for evidence in step.evidence if evidence.source == "model"]
    assert [(evidence.text, evidence.line, evidence.argues) for evidence in stated] == [
        ("medium: paper", 101, "receives=paper produces=paper"),
        ("system: SAP", 102, ""),
    ]
    assert step.party == "authority"
    assert POOL not in annotate(model()).parties


FILE = b"""<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
    xmlns:mediabruch="https://mediabruch.dev/schema/bpmn/1" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
    xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"><process id="P"><startEvent id="S"/>
<task id="A" mediabruch:by_hand="true">
<extensionElements><mediabruch:medium>paper</mediabruch:medium></extensionElements></task>
<task id="B">
<extensionElements><mediabruch:annotation receives="paper data" produces="document"/></extensionElements></task>
<task id="C"><extensionElements><camunda:properties><camunda:property name="mediabruch:medium" value="data"/>
</camunda:properties></extensionElements></task>
<sequenceFlow id="F" sourceRef="S" targetRef="A"><extensionElements><zeebe:properties>
<zeebe:property name="mediabruch:probability" value="0.2"/></zeebe:properties></extensionElements></sequenceFlow>
</process></definitions>"""


def test_statements_in_a_file() -> None:
    read = read_bytes(FILE, "a.bpmn")
    annotations = annotate(read, options=STATED)
    ids = {node.key: node.id for node in read.nodes} | {flow.key: flow.id for flow in read.sequence_flows}
    assert {ids[key]: (step.receives, step.produces, step.by_hand) for key, step in annotations.steps.items()} == {
        "A": (PAPER, PAPER, True),
        "B": (PAPER | DATA, DOCUMENT, False),
        "C": (DATA, DATA, False),
    }
    assert {ids[key]: probability for key, probability in annotations.probabilities.items()} == {"F": 0.2}
    assert annotations.notes == ()
