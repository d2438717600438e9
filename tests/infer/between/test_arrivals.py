"""What the events before a step say that comes in."""

from itertools import pairwise

import pytest

from mediabruch.infer import infer
from mediabruch.infer.measured import RELIED_ON
from mediabruch.media import UNKNOWN, Annotation, Intake
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


@pytest.mark.parametrize("event", ["Brief eingegangen", "Anruf eingegangen"])
def test_it_comes_from_outside(event: str) -> None:
    assert _after(event, "Angaben im Fachverfahren erfassen").intake is Intake.OUTSIDE
    assert _after(event, "Anfrage erfassen", second="E-Mail eingegangen").intake is None


def test_a_message_flow_to_the_event_counts_and_a_timer_does_not() -> None:
    flow = MessageFlow(90, "message", "per Telefon", 20, None, _EVENT)
    assert sides(_after("", "Angaben im Fachverfahren erfassen", messages=(flow,)))[0] == "oral"
    timer = (EventDefinition(EventKind.TIMER),)
    assert sides(_after("Anruf", "Angaben im Fachverfahren erfassen", definitions=timer))[0] == "?"


def test_a_message_that_is_waited_for_counts() -> None:
    catching = FlowNodeType.INTERMEDIATE_CATCH_EVENT
    assert sides(_after("Answer received by letter", "Enter answer in the CRM", catching)) == ("paper", "digital")


def test_where_the_events_differ_one_or_the_other_comes() -> None:
    label = "Angaben im Fachverfahren erfassen"
    either = _after("Anruf eingegangen", label, second="Brief eingegangen")
    assert sides(either)[0] == "oral+paper"
    assert either.confidence < RELIED_ON
    assert [item.text for item in either.evidence if item.source == "event"] == ["Anruf", "Brief"]
    assert sides(_after("Antrag eingegangen", "Antrag prüfen", second="Brief eingegangen"))[0] == "?"
    assert sides(_after("Anruf eingegangen", label, second="Kunde ruft an"))[0] == "oral"


def test_words_of_the_step_itself_come_first() -> None:
    assert sides(_after("Anruf eingegangen", "Papierantrag im Fachverfahren erfassen")) == ("paper", "digital")


@pytest.mark.parametrize("label", ["Antrag prüfen", "Unterlagen auf Vollständigkeit prüfen", "Authorize the repair"])
def test_what_is_said_is_not_checked(label: str) -> None:
    assert sides(_after("Anruf eingegangen", label)) == ("?", "?")


@pytest.mark.parametrize(
    ("event", "label", "receives"),
    [
        *(("PO received by email", "check PO", "digital"), ("Phone call received", "Register call", "oral")),
        *(("Scanner", "Antrag prüfen", "digital"), ("Posteingang", "Antrag prüfen", "paper")),
        *(("Post eingegangen", "Antrag prüfen", "paper"), ("E-Mail-Eingang", "Antrag prüfen", "digital")),
        *(("Form submitted @Website", "Check form", "digital"), ("LOGIN PAGE", "Enter details", "digital")),
        *(("Online-Formular ausgefüllt", "Antrag prüfen", "digital"), ("Antrag gescannt", "Antrag prüfen", "digital")),
        *(("Bescheid per Post versendet", "Frist überwachen", "?"), ("E-Mail senden", "Antwort prüfen", "?")),
        ("E-Mail eingegangen", "Ware packen", "physical"),
        *(("Brief eingegangen", "Auf Rückmeldung warten", "?"), ("Telefonnummer geändert", "Daten prüfen", "?")),
    ],
)
def test_any_first_step_likely_takes_in_what_the_event_names(event: str, label: str, receives: str) -> None:
    found = _after(event, label)
    assert sides(found)[0] == receives
    assert found.produces is not None or found.confidence < RELIED_ON


@pytest.mark.parametrize(("event", "receives"), [("Brief eingegangen", "?"), ("E-Mail eingegangen", "digital")])
def test_a_machine_takes_no_paper(event: str, receives: str) -> None:
    start = FlowNode(_EVENT, "event", FlowNodeType.START_EVENT, event, 8, PROCESS)
    person = node("Fristen planen", "userTask")._replace(key=_SECOND)
    flow = SequenceFlow(80, "flow", "", 13, PROCESS, _EVENT, STEP)
    found = infer(little(start, nodes=(start, node("Prüfen", "serviceTask"), person), sequence_flows=(flow,)))
    assert sides(found[STEP])[0] == receives


@pytest.mark.parametrize(("asked", "receives"), [("Kunden anrufen", "?"), ("Per E-Mail nachfragen", "digital")])
def test_where_another_step_hands_on_otherwise_nothing_is_said(asked: str, receives: str) -> None:
    event = FlowNode(_EVENT, "event", FlowNodeType.START_EVENT, "Antrag per E-Mail eingegangen", 8, PROCESS)
    back = node(asked)._replace(key=_SECOND, id="back")
    ways = enumerate([(_EVENT, STEP), (STEP, _SECOND), (_SECOND, STEP)])
    flows = tuple(SequenceFlow(80 + at, f"f{at}", "", 13, PROCESS, source, target) for at, (source, target) in ways)
    found = infer(little(node("x"), nodes=(event, node("Antrag prüfen"), back), sequence_flows=flows))
    assert sides(found.get(STEP, UNKNOWN))[0] == receives


def _behind(branches: dict[str, str], *later: str, event: str = "Anfrage eingegangen", asked: str = "") -> list[str]:
    """What the steps take in that follow each other on the first branch behind an event."""
    labels = [*branches.values(), *later]
    steps = [node(label)._replace(key=100 + at, id=f"s{at}") for at, label in enumerate(labels)]
    gateway = FlowNode(_SECOND, "gateway", FlowNodeType.EXCLUSIVE_GATEWAY, asked, 9, PROCESS)
    start = FlowNode(_EVENT, "event", FlowNodeType.START_EVENT, event, 8, PROCESS)
    ways = [(_EVENT, _SECOND, "")] + [(_SECOND, 100 + at, name) for at, name in enumerate(branches)]
    row = [100, *range(100 + len(branches), 100 + len(labels))]
    ways += [(first, second, "") for first, second in pairwise(row)]
    flows = tuple(
        SequenceFlow(200 + at, f"f{at}", name, 13, PROCESS, source, target)
        for at, (source, target, name) in enumerate(ways)
    )
    found = infer(little(steps[0], nodes=(start, gateway, *steps), sequence_flows=flows))
    return [sides(found.get(key, UNKNOWN))[0] for key in row]


@pytest.mark.parametrize(
    ("name", "receives"),
    [("Telefon", "oral"), ("Phone", "oral"), ("per Post", "paper"), ("E-Mail", "digital"), ("Papier", "paper")],
)
def test_so_do_the_names_of_the_branches_behind_an_event(name: str, receives: str) -> None:
    label = "Angaben im Fachverfahren erfassen"
    assert _behind({name: label, "sonst": "Weiterleiten"}) == [receives]
    assert _behind({name: label, "sonst": "Weiterleiten"}, event="") == [receives]
    assert _behind({name: label, "sonst": "Weiterleiten"}, asked="Wie wird geantwortet?") == ["?"]


def test_a_branch_for_what_goes_out_tells_nothing_of_what_comes_in() -> None:
    assert _behind({"per Post": "Papierbrief verfassen", "sonst": "Weiterleiten"}) == ["?"]
    assert _behind({"Telefon": "Kundin anrufen", "sonst": "Weiterleiten"}) == ["?"]
    assert _behind({"Ja": "Angaben im Fachverfahren erfassen", "Nein": "Weiterleiten"}) == ["?"]


@pytest.mark.parametrize("label", ["Write down note", "Bestellzettel schreiben"])
def test_what_is_written_behind_a_branch_for_speech_was_heard(label: str) -> None:
    assert _behind({"Telefon": label, "Website": "Print order"}) == ["oral"]
    assert _behind({"Telefon": "Bestellung ausdrucken", "Website": "Print order"}) != ["oral"]


def test_who_takes_an_order_or_asks_back_hands_on_what_was_said() -> None:
    written = "Write down note"
    assert _behind({"Phone": "Take order", "Website": "Print order"}, written) == ["oral", "oral"]
    assert _behind({"Telefon": "Informationen abfragen", "Mail": "Weiterleiten"}, "Daten im CRM erfassen")[1] == "oral"
    assert _behind({"Phone": "Check stock", "Website": "Print order"}, written) == ["?", "?"]


@pytest.mark.parametrize("label", ["Take pizza order", "Receive equipment request"])
def test_an_order_is_not_the_thing_that_is_ordered(label: str) -> None:
    assert sides(_after("Order received by phone", label))[0] == "oral"
