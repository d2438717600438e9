"""What leaves the flow of work: by the last act's words and by what comes next."""

from dataclasses import replace

import pytest

from mediabruch.infer import infer
from mediabruch.media import UNKNOWN, Aside, Medium
from mediabruch.model import FlowNodeType, Lane, MessageFlow
from tests.infer.little import LANE, OTHER_POOL, PROCESS, STEP, in_lane, little, node, noted, sends
from tests.infer.rows import NEXT, following


@pytest.mark.parametrize(
    ("label", "then", "aside"),
    [
        ("Bescheid per Post versenden", "Zahlung anweisen", Aside.SENT),
        ("Antragsteller informieren", "Vorgang schließen", Aside.SENT),
        ("Kunden anrufen", "Termin eintragen", Aside.SENT),
        ("Bescheid erstellen und versenden", "Statistik führen", Aside.SENT),
        ("Urkunde aushändigen", "Gebühr buchen", Aside.SENT),
        ("Papierakte ablegen", "Frist eintragen", Aside.FILED),
        ("Original archivieren", "Rechnung prüfen", Aside.FILED),
        ("Durchschlag abheften", "Zahlung anweisen", Aside.FILED),
        ("Papier vernichten", "Zahlung anweisen", Aside.FILED),
        ("Post the decision letter", "Close the case", Aside.SENT),
        ("Notify applicant", "Close the case", Aside.SENT),
        ("Mail decision letter to applicant", "Close the case", Aside.SENT),
        ("Mail notice", "Close the case", Aside.SENT),
        ("Bescheid zur Post geben", "Vorgang schließen", Aside.SENT),
        ("Unterlagen auf die Post bringen", "Vorgang schließen", Aside.SENT),
        ("Akte zur Poststelle bringen", "Vorgang schließen", None),
        ("Brief in die Hauspost geben", "Vorgang schließen", None),
        ("Post invoice to ledger", "Close the case", None),
        ("Post the payment", "Close the case", None),
        ("Shred the copies", "Close the case", Aside.FILED),
        ("Vorgang in der E-Akte ablegen", "Frist eintragen", None),
        ("Stellungnahme einholen", "Antrag bewerten", None),
        ("Rückfrage an Antragsteller senden", "Antrag bewerten", None),
        ("Unterlagen anfordern", "Antrag bewerten", None),
        ("Antrag an Fachamt weiterleiten", "Stellung nehmen", None),
        ("Vermerk mit Hauspost verschicken", "Vorgang bewerten", None),
        ("Bestellung verschicken", "Bestellung drucken", None),
        ("Send change request", "Assess change", None),
        ("Antrag prüfen", "Bescheid erstellen", None),
        ("Ware ausliefern", "Rechnung schreiben", None),
        ("Rechnung scannen und Original zurücksenden", "Rechnung buchen", None),
    ],
)
def test_by_words_and_by_what_comes_next(label: str, then: str, aside: Aside | None) -> None:
    assert infer(following(node(label), then)).get(STEP, UNKNOWN).aside is aside


def test_at_the_end_of_a_process_words_say_it_and_the_type_of_task_does_not() -> None:
    assert infer(little(node("Bescheid per Post versenden"))).get(STEP, UNKNOWN).aside is Aside.SENT
    assert infer(little(node("Bescheid", kind=FlowNodeType.SEND_TASK))).get(STEP, UNKNOWN).aside is None


def test_another_lane_works_with_it() -> None:
    step = node("Bescheid per Post versenden", lane=LANE)
    assert infer(following(step, "Zahlung anweisen", around=in_lane("Sachgebiet")))[STEP].aside is None


def test_a_machine_that_comes_next_goes_on_without_it() -> None:
    model = following(node("Bescheid versenden"), "Bescheid verbuchen", kind=FlowNodeType.SERVICE_TASK)
    assert infer(model)[STEP].aside is Aside.SENT


def test_a_message_flow_takes_it_out_even_where_the_next_step_names_it() -> None:
    step = node("Bescheid versenden")
    assert infer(following(step, "Bescheid verbuchen")).get(STEP, UNKNOWN).aside is None
    assert infer(following(step, "Bescheid verbuchen", around=sends("")))[STEP].aside is Aside.SENT


def test_what_a_machine_prints_goes_to_no_machine() -> None:
    printed = node("Bulk print order", kind=FlowNodeType.SERVICE_TASK)
    model = following(printed, "Bulk print copy", kind=FlowNodeType.SERVICE_TASK)
    assert infer(model)[STEP].aside is Aside.SENT
    assert infer(following(printed, "Fold the letter"))[STEP].aside is None


def test_what_is_said_over_a_message_flow_stays_at_its_other_end() -> None:
    told = node("Authorize the repairs")
    phone = sends("Phone call", pool="Garage")
    assert infer(following(told, "Schedule payment", around=phone))[STEP].aside is Aside.SENT
    asked = node("Contact the garage")
    assert infer(following(asked, "Schedule payment", around=phone))[STEP].aside is None
    assert infer(following(told, "Receive the answer", around=phone))[STEP].aside is None


def test_a_letter_goes_where_its_message_flow_leads() -> None:
    assert infer(following(node("Letter"), "Register claim", around=sends("Rejection")))[STEP].aside is Aside.SENT
    assert infer(following(node("Letter"), "Register claim"))[STEP].aside is None


@pytest.mark.parametrize(
    ("label", "then", "is_sent"),
    [
        ("Anhörung per Post versenden", "Rückantwort entgegennehmen", True),
        ("Fragebogen per Brief verschicken", "Antwort erhalten", True),
        ("Unterlagen per Post anfordern", "Unterlagen prüfen", True),
        ("Send the questionnaire by letter", "Receive the answers", True),
        ("Unterlagen anfordern", "Unterlagen prüfen", None),
        ("Vermerk mit Hauspost verschicken", "Vorgang bewerten", None),
        ("Bescheid drucken", "Bescheid unterschreiben", None),
    ],
)
def test_what_is_answered_is_sent_out_all_the_same(label: str, then: str, is_sent: bool | None) -> None:  # noqa: FBT001
    known = infer(following(node(label), then)).get(STEP, UNKNOWN)
    assert (known.dispatch, known.aside) == (is_sent, None)


def test_what_goes_by_post_is_sent_out_though_another_lane_comes_next() -> None:
    by_post = node("Bescheid per Post versenden", lane=LANE)
    passed_on = node("Bescheid versenden", lane=LANE)
    lanes = in_lane("Sachgebiet")
    assert infer(following(by_post, "Zahlung anweisen", around=lanes))[STEP].is_dispatch
    assert not infer(following(passed_on, "Zahlung anweisen", around=lanes)).get(STEP, UNKNOWN).is_dispatch


@pytest.mark.parametrize(
    ("label", "is_sent"),
    [
        ("Rechnung gedruckt an Finanzabteilung senden", False),
        ("Rechnung auf Papier an die Kasse senden", False),
        ("Rechnung brieflich senden", True),
        ("Rechnung postalisch an die Kasse senden", True),
    ],
)
def test_how_something_is_made_is_no_way_out_of_the_house(label: str, is_sent: bool) -> None:  # noqa: FBT001
    step = node(label, lane=LANE)
    known = infer(following(step, "Überweisung auslösen", around=in_lane("Sachgebiet"))).get(STEP, UNKNOWN)
    assert (known.is_dispatch, known.produces) == (is_sent, frozenset({Medium.PAPER}))


def test_what_is_stated_of_sending_decides_what_leaves_the_flow() -> None:
    model = following(node("Bescheid erstellen"), "Statistik führen")
    assert infer(model, dispatch={STEP: True})[STEP].aside is Aside.SENT
    sent = following(node("Bescheid per Post versenden"), "Zahlung anweisen")
    assert infer(sent, dispatch={STEP: False})[STEP].aside is None


def test_the_evidence_says_which_words() -> None:
    evidence = infer(following(node("Bescheid per Post versenden"), "Zahlung anweisen"))[STEP].evidence[-1]
    assert (evidence.source, evidence.text, evidence.argues) == ("label", "versenden", "dispatch=true aside=sent")
    assert evidence.entry == "acts.de: versenden"


@pytest.mark.parametrize(
    ("then", "kind"),
    [
        ("Stellungnahmen entgegennehmen", FlowNodeType.TASK),
        ("Receive statements", FlowNodeType.TASK),
        ("Stellungnahmen", FlowNodeType.RECEIVE_TASK),
    ],
)
def test_what_is_answered_next_brings_an_answer_back(then: str, kind: FlowNodeType) -> None:
    model = following(node("Beteiligung per Post versenden"), then, kind=kind, around=sends(""))
    assert infer(model)[STEP].aside is None


def test_a_message_back_from_the_receiver_is_an_answer() -> None:
    step = node("Beteiligung per Post versenden")
    asked = following(step, "Antrag bewerten", around=sends(""))
    assert infer(asked)[STEP].aside is Aside.SENT
    back = MessageFlow(51, "back", "", 51, OTHER_POOL, NEXT)
    answered = replace(asked, message_flows=(*asked.message_flows, back))
    assert infer(answered)[STEP].aside is None


@pytest.mark.parametrize(
    ("label", "is_sent"),
    [
        *(("Validierung bestätigen", False), ("Identität bestätigen", False), ("Confirm feasibility", False)),
        *(("Confirm deletion", False), ("Beitrag bestätigen", False), ("Ergebnis anzeigen", False)),
        *(("Eingang bestätigen", True), ("Confirm receipt", True), ("Terminbestätigung an Antragsteller senden", True)),
        *(("Buchung dem Kunden bestätigen", True), ("Confirm booking", True), ("Stammdaten laden", False)),
        *(("Zeugen laden", True), ("Call up the record in the system", False)),
    ],
)
def test_who_confirms_shows_or_loads_sends_only_where_somebody_gets_it(label: str, is_sent: bool) -> None:  # noqa: FBT001
    assert (infer(little(node(label))).get(STEP, UNKNOWN).aside is Aside.SENT) is is_sent


@pytest.mark.parametrize("kind", ["callActivity", "serviceTask", "scriptTask", "businessRuleTask"])
@pytest.mark.parametrize("label", ["Call method", "Call notification workflow", "Call Test Process 1", "Call Xyvoro"])
def test_who_calls_a_program_tells_nobody(label: str, kind: str) -> None:
    assert infer(little(node(label, kind))).get(STEP, UNKNOWN).aside is None


def test_who_tells_somebody_outside_by_phone_goes_on_without_it() -> None:
    phone = sends("Phone call", pool="Garage")
    told = infer(following(node("Phone garage", lane=LANE), "Send letter", around={**phone, **in_lane("Claims")}))
    assert told[STEP].aside is Aside.SENT
    asked = infer(following(node("Call garage for an estimate"), "Check estimate", around=phone))
    assert asked[STEP].aside is None


@pytest.mark.parametrize(("label", "is_sent"), [("Reklamation ablehnen", True), ("Nach Angaben fragen", False)])
def test_a_send_task_whose_note_names_e_mail_sends(label: str, is_sent: bool) -> None:  # noqa: FBT001
    step = node(label, FlowNodeType.SEND_TASK)
    found = infer(following(step, "Ergebnis erfassen", around=noted("per E-Mail")))[STEP]
    assert (found.aside is Aside.SENT) is is_sent


@pytest.mark.parametrize(
    ("label", "then", "wanted"),
    [
        ("Papierrechnung in Ordner ablegen", "Rechnung erfassen", Aside.FILED),
        ("Bürger telefonisch informieren", "Lösung prüfen", Aside.SENT),
        ("Bürger per E-Mail informieren", "Lösung prüfen", None),
    ],
)
def test_paper_and_speech_are_not_handed_to_the_lane_of_a_system(label: str, then: str, wanted: Aside | None) -> None:
    lanes = (Lane(LANE, "lane", "Sonstiges", 5, PROCESS), Lane(LANE + 50, "portal", "Prozessportal", 6, PROCESS))
    model = following(node(label, lane=LANE), then, around={"lanes": lanes})
    first, second = model.nodes
    model = replace(model, nodes=(first, second._replace(lane=LANE + 50)))
    assert infer(model)[STEP].aside is wanted
