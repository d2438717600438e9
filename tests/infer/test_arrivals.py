"""What the events before a step say that comes in."""

import pytest

from mediabruch.infer import infer
from mediabruch.media import UNKNOWN, Annotation
from mediabruch.model import EventDefinition, EventKind, FlowNode, FlowNodeType, MessageFlow, SequenceFlow
from tests.infer.little import PROCESS, STEP, little, node
from tests.infer.test_generic import sides

_EVENT, _SECOND = 70, 71


def _after(  # noqa: PLR0913 - what may stand before a step
    event: str,
    label: str,
    kind: FlowNodeType = FlowNodeType.START_EVENT,
    *,
    second: str = "",
    definitions: tuple[EventDefinition, ...] = (),
    messages: tuple[MessageFlow, ...] = (),
) -> Annotation:
    """What is inferred of a step right after an event, or after two."""
    events = [FlowNode(_EVENT, "event", kind, event, 8, PROCESS, event_definitions=definitions)]
    if second:
        events.append(FlowNode(_SECOND, "second", kind, second, 9, PROCESS))
    flows = tuple(SequenceFlow(80 + at, f"f{at}", "", 13, PROCESS, one.key, STEP) for at, one in enumerate(events))
    model = little(node(label), nodes=(*events, node(label)), sequence_flows=flows, message_flows=messages)
    return infer(model).get(STEP, UNKNOWN)


@pytest.mark.parametrize(
    ("event", "receives"),
    [
        *(("Anruf eingegangen", "oral"), ("Order received by phone", "oral"), ("phone call", "oral")),
        *(("Kunde ruft an", "oral"), ("Bestellung per Telefon", "oral"), ("Notruf", "oral")),
        *(
            ("Antrag per Post eingegangen", "paper"),
            ("Application received on paper", "paper"),
            ("Brief erhalten", "paper"),
        ),
        *(
            ("E-Mail eingegangen", "digital"),
            ("Online application received", "digital"),
            ("Order by website", "digital"),
        ),
        *(("Bürger reicht Antrag per Post ein", "paper"), ("Antrag eingegangen", "?"), ("Brief versendet", "?")),
        *(("Antragsteller spricht vor", "?"), ("Telefonnummer geändert", "?"), ("", "?"), ("Ware eingetroffen", "?")),
    ],
)
@pytest.mark.parametrize("label", ["Angaben im Fachverfahren erfassen", "Enter details in the CRM"])
def test_a_step_that_makes_something_of_it_takes_in_what_the_event_names(label: str, event: str, receives: str) -> None:
    assert sides(_after(event, label)) == (receives, "digital")


def test_the_evidence_names_the_event() -> None:
    evidence = [
        item for item in _after("Anruf eingegangen", "Angaben im Fachverfahren erfassen").evidence if item.line == 8
    ]
    assert [(item.source, item.text, item.element) for item in evidence] == [("event", "Anruf", "event")]


def test_a_message_flow_to_the_event_counts_and_a_timer_does_not() -> None:
    flow = MessageFlow(90, "message", "per Telefon", 20, None, _EVENT)
    assert sides(_after("", "Angaben im Fachverfahren erfassen", messages=(flow,)))[0] == "oral"
    timer = (EventDefinition(EventKind.TIMER),)
    assert sides(_after("Anruf", "Angaben im Fachverfahren erfassen", definitions=timer))[0] == "?"


def test_a_message_that_is_waited_for_counts() -> None:
    catching = FlowNodeType.INTERMEDIATE_CATCH_EVENT
    assert sides(_after("Answer received by letter", "Enter answer in the CRM", catching)) == ("paper", "digital")


def test_where_the_events_differ_nothing_is_said() -> None:
    label = "Angaben im Fachverfahren erfassen"
    assert sides(_after("Anruf eingegangen", label, second="Brief eingegangen"))[0] == "?"
    assert sides(_after("Anruf eingegangen", label, second="Kunde ruft an"))[0] == "oral"


def test_words_of_the_step_itself_come_first() -> None:
    assert sides(_after("Anruf eingegangen", "Papierantrag im Fachverfahren erfassen")) == ("paper", "digital")


@pytest.mark.parametrize("label", ["Antrag prüfen", "Unterlagen auf Vollständigkeit prüfen", "Authorize the repair"])
def test_what_is_said_is_not_checked(label: str) -> None:
    assert sides(_after("Anruf eingegangen", label)) == ("?", "?")
