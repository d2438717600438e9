"""Intakes that only the work implies give way to what arrives."""

from dataclasses import replace

import pytest

from mediabruch.analysis import analyze_annotated
from mediabruch.annotation import annotate
from mediabruch.media import PAPER, Aside
from mediabruch.model import Model, SequenceFlow
from mediabruch.statements.sidecar import sidecar_from_mapping
from tests.infer.little import PROCESS
from tests.infer.rows import joined, row


def breaks(model: Model, stated: dict[str, object] | None = None) -> list[str]:
    sidecar = sidecar_from_mapping({"steps": stated}) if stated else None
    analysis = analyze_annotated(model, annotate(model, sidecar=sidecar))
    names = {node.key: node.id for node in model.nodes}
    return [f"{one.code} {'' if one.is_inside else 'at '}{names[one.step]}" for one in analysis.breaks]


@pytest.mark.parametrize(
    ("labels", "found"),
    [
        (("Daten im Fachverfahren erfassen", "Urkunde drucken", "Urkunde ausdrucken"), ["MB101 s1"]),
        (("Print the invoice", "Printed"), ["MB101 s0"]),
        (("Check stock in SAP", "Print picking list", "Pick goods", "Print order"), ["MB101 s1", "MB101 s3"]),
        (("Urkunde auf Papier prüfen", "Urkunde nochmals drucken"), []),
        (
            ("Daten im Fachverfahren erfassen", "Aufkleber auf Papier kleben", "Bestätigung ausdrucken"),
            ["MB101 at s1", "MB102 s2"],
        ),
        (("Daten im Fachverfahren erfassen", "Urkunde drucken", "Bescheinigung drucken"), ["MB101 s1", "MB101 s2"]),
        (("Papierantrag prüfen", "Bescheid ausdrucken"), ["MB104 at s1", "MB101 s1"]),
        (("Antrag am Telefon aufnehmen", "Bescheid ausdrucken"), ["MB104 at s1", "MB101 s1"]),
    ],
)
def test_nobody_types_in_to_print_the_same_or_what_was_digital(labels: tuple[str, ...], found: list[str]) -> None:
    assert sorted(breaks(row(*labels))) == sorted(found)


@pytest.mark.parametrize(
    "labels",
    [
        ("Papierantrag prüfen", "serviceTask|Daten automatisch aus Register abrufen"),
        ("Papierantrag prüfen", "Zustimmen", "serviceTask|Daten automatisch aus Register abrufen"),
        ("Bürger am Telefon befragen", "serviceTask|Wahlberechtigung automatisch prüfen"),
        ("Papierantrag prüfen", "serviceTask|Scan document"),
        ("serviceTask|Scan document", "Papierakte prüfen"),
    ],
)
def test_nobody_types_or_scans_for_a_machine(labels: tuple[str, ...]) -> None:
    model = row(*labels)
    found = analyze_annotated(model, annotate(model))
    automatic = {step.node.key for step in found.steps if step.is_automatic}
    assert not [one.code for one in found.breaks if one.step in automatic and one.code != "MB106"]
    assert all(known.receives is None for key, known in found.annotations.items() if key in automatic)


def test_what_comes_into_a_machine_on_paper_is_a_note() -> None:
    model = row("Brief auf Papier schreiben", "serviceTask|Daten automatisch aus Register abrufen")
    assert "MB912" in {note.code for note in analyze_annotated(model, annotate(model)).notes}


def test_what_is_stated_holds() -> None:
    model = row("Prüfen", "Urkunde drucken")
    assert breaks(model, {"s0": {"medium": "paper"}, "s1": {"receives": "digital"}}) == ["MB101 s1", "MB104 at s1"]
    between = row("Daten im Fachverfahren erfassen", "Urkunde drucken", "Bescheinigung drucken")
    assert annotate(between).steps[101].aside is Aside.OTHER
    stated = sidecar_from_mapping({"steps": {"s1": {"aside": False}}})
    assert annotate(between, sidecar=stated).steps[101].aside is None


def test_paper_that_others_take_stays_in_the_flow_of_work() -> None:
    model = row("Daten im Fachverfahren erfassen", "Urkunde drucken", "Urkunde unterschreiben", "Bescheinigung drucken")
    assert annotate(model).steps[101].aside is None


def test_a_stated_medium_before_it_counts() -> None:
    model = row("Prüfen", "serviceTask|Daten automatisch aus Register abrufen")
    assert annotate(model).steps[101].receives is not None
    stated = sidecar_from_mapping({"steps": {"s0": {"produces": "paper"}}})
    known = annotate(model, sidecar=stated).steps
    assert known[100].produces == PAPER
    assert known[101].receives is None


@pytest.mark.parametrize(
    ("label", "code"),
    [
        *(("Antwort per E-Mail senden", "MB104"), ("Stellungnahme in Word erstellen", "MB104")),
        *(("Anfrage per E-Mail beantworten", "MB104"), ("Draft reply in Word", "MB104")),
        *(("Unterlagen per E-Mail weiterleiten", "MB103"), ("Unterlagen per E-Mail senden", "MB103")),
        *(("Brief einscannen und Antwort per E-Mail senden", "MB103"), ("Brief in der E-Akte ablegen", "MB103")),
    ],
)
def test_what_is_written_anew_is_no_scan(label: str, code: str) -> None:
    assert breaks(row("Brief auf Papier annehmen", label)) == [f"{code} s1"]


@pytest.mark.parametrize(
    ("labels", "found"),
    [
        (("Personalausweis auslesen", "Bestätigung auf Papier entgegennehmen"), []),
        (("Take order by phone", "Receive order by website"), []),
        (("Nachweise telefonisch nachfordern", "Nachweise auf Papier annehmen"), []),
        (("Collect payment in SAP", "Listen to the complaint"), []),
        (("Antrag im Portal ausfüllen", "Papierantrag entgegennehmen"), ["MB101 at s1"]),
    ],
)
def test_what_comes_from_outside_was_not_changed_by_the_steps_before(labels: tuple[str, ...], found: list[str]) -> None:
    assert breaks(row(*labels)) == found


@pytest.mark.parametrize(
    ("labels", "found"),
    [
        (
            ("Bescheid und Ausweis ausdrucken", "Sollstellung im Kassenverfahren buchen", "Bescheid kuvertieren"),
            ["MB102 s0"],
        ),
        (
            (
                "Daten im Fachverfahren erfassen",
                "Bescheid drucken",
                "Akte im DMS schließen",
                "Bescheid per Post senden",
            ),
            ["MB101 s1"],
        ),
        (
            ("Urkunde drucken", "Urkunde unterschreiben", "Akte im DMS schließen", "Urkunde per Post senden"),
            ["MB101 s0"],
        ),
        (("Termin im Kalender abstimmen", "Original im Tresor ablegen"), []),
        (("Online-Antrag prüfen", "Bescheid kuvertieren"), ["MB101 at s1"]),
        (("Urkunde drucken", "Bescheid im Fachverfahren erstellen", "Bescheid kuvertieren"), None),
    ],
)
def test_papers_at_hand_are_not_printed_again(labels: tuple[str, ...], found: list[str] | None) -> None:
    said = breaks(row(*labels))
    assert said == found if found is not None else "MB101 at s2" in said


@pytest.mark.parametrize(
    ("labels", "found"),
    [
        (("Daten im Portal prüfen", "Ortstermin durchführen", "Protokoll handschriftlich ausfüllen"), []),
        (("Antrag auf Papier annehmen", "Ortsbesichtigung durchführen", "Bericht in Word schreiben"), []),
        (("Daten im Portal prüfen", "Protokoll handschriftlich ausfüllen"), ["MB101 s1"]),
        (("Check stock in SAP", "Pick goods", "Write delivery note on paper"), ["MB101 s2"]),
    ],
)
def test_a_record_of_a_visit_or_talk_is_made_anew(labels: tuple[str, ...], found: list[str]) -> None:
    assert breaks(row(*labels)) == found


def test_who_corrects_an_entry_types_nothing_from_its_result() -> None:
    model = row("Person in SAP erfassen", "Dokumente als PDF hochladen", "Angaben prüfen")
    back = SequenceFlow(300, "back", "", 14, PROCESS, 102, 100)
    assert breaks(model) == []
    assert breaks(replace(model, sequence_flows=(*model.sequence_flows, back))) == []
    assert breaks(row("Dokumente als PDF hochladen", "Person in SAP erfassen")) == ["MB105 s1"]


def test_code_that_sends_takes_nothing_from_paper() -> None:
    model = row("Brief auf Papier schreiben", "sendTask|Benachrichtigung per E-Mail senden")
    *nodes, sending = model.nodes
    coded = replace(model, nodes=(*nodes, sending._replace(implementation="${notifier}")))
    assert breaks(model) == ["MB104 s1"]
    assert breaks(coded) == []
    assert breaks(row("Brief auf Papier schreiben", "Benachrichtigung per E-Mail senden")) == ["MB104 s1"]


ERFASSEN = "Daten im Fachverfahren erfassen"


@pytest.mark.parametrize(
    ("labels", "found"),
    [
        ((ERFASSEN, "Quittung ausdrucken", "Quittung aushändigen", "Vorgang im System abschließen"), ["MB101 s1"]),
        ((ERFASSEN, "Bescheid drucken", "Bescheid per Post versenden", "Akte im DMS schließen"), ["MB101 s1"]),
        (("Print contract", "Sign contract", "Send contract by post", "Update CRM"), ["MB101 s0"]),
        (
            (ERFASSEN, "Bescheid drucken", "Bescheid per Post senden", "Papierakte ablegen", "Statistik in SAP führen"),
            ["MB101 s1"],
        ),
        (
            (
                "Bescheid unterschreiben",
                "Bescheid einscannen",
                "Bescheid per Post versenden",
                "Bescheid im DMS ablegen",
            ),
            ["MB103 s1"],
        ),
        (("Brief einscannen", "Brief dem Sachbearbeiter aushändigen", "Brief auf Papier prüfen"), ["MB103 s0"]),
        (("Papierantrag annehmen", "Antrag per Post an Landesamt senden", "Vorgang in SAP anlegen"), ["MB104 s2"]),
        ((ERFASSEN, "Bescheid drucken", "Bescheid unterschreiben", "Akte im DMS schließen"), ["MB101 s1", "MB103 s3"]),
    ],
)
def test_papers_that_were_printed_and_sent_are_not_read_afterwards(labels: tuple[str, ...], found: list[str]) -> None:
    assert breaks(row(*labels)) == found


def test_papers_of_one_branch_are_not_printed_for_the_other() -> None:
    assert breaks(joined("Rezept drucken", "Rechnung im SAP buchen", "Unterlagen aushändigen")) == ["MB101 s2"]
    assert "MB101 at s4" in breaks(joined("Antrag prüfen", "Rechnung im SAP buchen", "Unterlagen kuvertieren"))


@pytest.mark.parametrize(
    "labels",
    [
        ("Schadensmeldung per E-Mail empfangen", "Kundendaten aus der E-Mail übernehmen"),
        ("Schadensmeldung per E-Mail empfangen", "Schaden strukturiert erfassen"),
        ("Receive claim by e-mail", "Capture data from the PDF"),
        ("Receive claim by e-mail", "Capture the claim in structured form"),
    ],
)
def test_who_takes_data_out_of_a_document_types_it_in(labels: tuple[str, ...]) -> None:
    assert breaks(row(*labels)) == ["MB105 s1"]
    assert breaks(row(labels[0], f"serviceTask|{labels[1]}")) == []


def test_a_document_that_is_taken_as_it_is_is_not_typed_in() -> None:
    assert breaks(row("Meldung per E-Mail empfangen", "Anhang aus der E-Mail in die E-Akte übernehmen")) == []
    assert breaks(row("Meldung per E-Mail empfangen", "Gespräche strukturiert führen")) == []
