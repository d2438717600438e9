"""What labels say: a table of labels as offices write them, the tricky ones, and the traps of substrings."""

from pathlib import Path

import pytest

from tests.infer.little import fits, known, little, node, said

TABLE = Path(__file__).parent / "labels.tsv"
ROWS = [
    line.split("\t")
    for line in TABLE.read_text(encoding="utf-8").splitlines()
    if line and not line.startswith(("#", "label\t"))
]

TRICKY = [
    ("papierlose Bearbeitung in der E-Akte", "digital", "digital"),
    ("Bescheid ohne Ausdruck an BundID-Postfach senden", "?", "digital"),
    ("E-Mail-Anhang ausdrucken", "digital", "paper"),
    ("Brief per E-Mail versenden", "?", "document"),
    ("digitale Unterschrift anbringen", "digital", "digital"),
    ("Antrag per beA einreichen", "?", "digital"),
    ("Zeitstempel setzen", "digital", "digital"),
    ("per Knopfdruck freigeben", "digital", "digital"),
    ("als PDF drucken", "digital", "digital"),
    ("QR-Code scannen", "digital", "digital"),
    ("Papierkorb leeren", "?", "?"),
    ("analog zu § 5 verfahren", "?", "?"),
    ("Antrag im Fachverfahren erfassen", "?", "data"),
    ("Daten automatisch aus Register abrufen", "data", "data"),
    ("Ausweis aushändigen", "physical", "physical"),
    ("drucken, unterschreiben, einscannen und mailen", "digital", "document"),
    ("schriftlich anhören", "?", "?"),
]

TRAPS = [
    *("Kontakte pflegen", "Fakten prüfen", "ausdrücklich zustimmen", "Eindruck schildern", "Nachdruck verleihen"),
    *("Blutdruck messen", "Posten besetzen", "Postfach beantragen", "Papierkorb leeren", "Information einholen"),
    *("Drucksache beraten", "Take fingerprint", "Draw blueprint", "Assign officer", "Inform applicant"),
    *("best practice sammeln", "Angebot prüfen", "Vis major prüfen", "Akteur beteiligen", "Charakter beurteilen"),
]


@pytest.mark.parametrize(("label", "kind", "receives", "produces"), ROWS, ids=[row[0] for row in ROWS])
def test_label(label: str, kind: str, receives: str, produces: str) -> None:
    found = known(little(node(label, kind)))
    assert fits(receives, found.receives), f"receives {said(found.receives)}: {found.evidence}"
    assert fits(produces, found.produces), f"produces {said(found.produces)}: {found.evidence}"


@pytest.mark.parametrize(("label", "receives", "produces"), TRICKY)
def test_tricky_label(label: str, receives: str, produces: str) -> None:
    found = known(little(node(label)))
    assert (fits(receives, found.receives), fits(produces, found.produces)) == (True, True), found


@pytest.mark.parametrize("label", TRAPS)
def test_trap_says_nothing(label: str) -> None:
    assert not known(little(node(label))).is_known


def test_table_is_large_and_a_third_undecidable() -> None:
    undecidable = [row for row in ROWS if row[2] == row[3] == "?"]
    assert len(ROWS) >= 400
    assert len({(row[0], row[1]) for row in ROWS}) == len(ROWS)
    assert len(undecidable) >= len(ROWS) / 3


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Rückmeldung prüfen per E-Mail", "Rueckmeldung pruefen per E-Mail"),
        ("Überprüfung der Straßenpläne auf Papier", "Ueberpruefung der Strassenplaene auf Papier"),
        ("E-Mail senden", "Email senden"),
        ("E-Mail senden", "e mail senden"),
        ("Bescheid ausdrucken", "BESCHEID AUSDRUCKEN"),
        ("Bescheid ausdrucken", "4.2.1 Bescheid ausdrucken"),
        ("Bescheid ausdrucken", "Bescheid&#10;ausdrucken"),
        ("Bescheid ausdrucken", "Bescheid aus\u00addrucken"),
        ("Bescheid ausdrucken", "${prefix} Bescheid ausdrucken"),
        ("Zahlungsaufforderung per Post", "Zahlungs- aufforderung per Post"),
        ("Bescheid ausdrucken", "Bescheid (ausdrucken)"),
    ],
)
def test_spelling_makes_no_difference(one: str, other: str) -> None:
    first, second = known(little(node(one))), known(little(node(other)))
    assert first.is_known
    assert (first.receives, first.produces, first.confidence) == (second.receives, second.produces, second.confidence)


@pytest.mark.parametrize(("label", "is_known"), [("Antrag per beA senden", True), ("Antrag per BEA senden", False)])
def test_case_tells_some_names(label: str, is_known: bool) -> None:  # noqa: FBT001
    assert known(little(node(label))).is_known is is_known
