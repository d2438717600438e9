"""What a person who reads the examples says of them: zone of each step, gates, grade. Written before the code."""

from pathlib import Path

import pytest

import mediabruch
from mediabruch.analysis import Analysis
from mediabruch.maturity.gates import judge_gates
from mediabruch.maturity.grade import find_grade
from mediabruch.maturity.zones import read_zones
from tests.support.shared import PROJECT

EXAMPLES = PROJECT / "examples"

ZONES = {
    "bauantrag/ist": """
        application  AntragAusdrucken
        application  AkteAnlegen
        processing   VorpruefungDurchfuehren
        evidence     NachforderungVersenden
        processing   AntragErfassen
        inter-agency BeteiligungVersenden
        inter-agency StellungnahmenEntgegennehmen
        inter-agency StellenErinnern
        processing   AntragPruefen
        notice       GenehmigungErstellen
        notice       AblehnungErstellen
        notice       BescheidZeichnen
        notice       BescheidVersenden
        filing       AkteAblegen
        application  MessageFlow_Bauantrag
        evidence     MessageFlow_Nachforderung
        evidence     MessageFlow_Nachgereicht
        inter-agency MessageFlow_Beteiligung
        inter-agency MessageFlow_Stellungnahmen
        inter-agency MessageFlow_Erinnerung
        notice       MessageFlow_Bescheid
    """,
    "bauantrag/soll": """
        application  AntragErfassen
        filing       AkteAnlegen
        processing   VorpruefungDurchfuehren
        evidence     NachforderungVersenden
        inter-agency BeteiligungVersenden
        inter-agency StellungnahmenEntgegennehmen
        inter-agency StellenErinnern
        processing   AntragPruefen
        notice       GenehmigungErstellen
        notice       AblehnungErstellen
        notice       BescheidZeichnen
        notice       BescheidVersenden
        filing       AkteAblegen
        evidence     MessageFlow_Nachgereicht
        notice       MessageFlow_Bescheid
    """,
    "handwerkerparkausweis/ist": """
        application  AntragAusdrucken
        application  EingangStempeln
        processing   AntragPruefen
        evidence     NachweiseNachfordern
        evidence     NachweiseEntgegennehmen
        notice       AblehnungVersenden
        inter-agency HandwerksrolleKlaeren
        processing   BedarfBeurteilen
        processing   AntragErfassen
        notice       BescheidErstellen
        notice       ParkausweisDrucken
        notice       BescheidZeichnen
        notice       BescheidVersenden
        filing       VorgangAblegen
        payment      SollstellungErfassen
        application  MessageFlow_Antrag
        evidence     MessageFlow_Nachforderung
        evidence     MessageFlow_Nachweise
        notice       MessageFlow_Ablehnung
        notice       MessageFlow_Bescheid
        inter-agency MessageFlow_Anfrage
        inter-agency MessageFlow_Auskunft
    """,
    "handwerkerparkausweis/soll": """
        application  AntragErfassen
        inter-agency|evidence HandwerksrolleKlaeren
        processing   AntragPruefen
        evidence     NachweiseNachfordern
        evidence     NachweiseEntgegennehmen
        notice       AblehnungVersenden
        processing   BedarfBeurteilen
        notice       BescheidErstellen
        notice       BescheidZeichnen
        filing       VorgangAblegen
        notice       BescheidVersenden
        payment      SollstellungErfassen
        notice       ParkausweisDrucken
        notice       MessageFlow_Parkausweis
    """,
    "hundesteuer-anmelden/ist": """
        application  PostOeffnen
        application  EMailAusdrucken
        processing   AnmeldungPruefen
        application  AngabenErfragen
        processing   HalterAbgleichen
        processing   AnmeldungErfassen
        notice       BescheidErstellen
        notice       BescheidDrucken
        notice       MarkeBeilegen
        notice       BescheidVersenden
        filing       VorgangAblegen
        payment      MandatErfassen
        application  MessageFlow_AnmeldungPost
        application  MessageFlow_AnmeldungEMail
        application  MessageFlow_Rueckfrage
        application  MessageFlow_Auskunft
        notice       MessageFlow_Bescheid
    """,
    "hundesteuer-anmelden/soll": """
        application  AnmeldungErfassen
        evidence|inter-agency|processing HalterAbgleichen
        processing   AnmeldungPruefen
        application  AngabenErfragen
        notice       BescheidErstellen
        filing       VorgangAblegen
        notice       BescheidBereitstellen
        notice       BescheidVersenden
        notice       MarkeBeilegen
        payment      MandatErfassen
    """,
    "wohnsitz-anmelden/ist": """
        evidence     WohnungsgeberbestaetigungEinholen
        application  Vorsprechen
        evidence     UnterlagenBeschaffen
        processing   UnterlagenPruefen
        evidence     UnterlagenNachfordern
        application|processing IdentitaetFeststellen
        processing   AnmeldungErfassen
        notice|processing AdressaufkleberAnbringen
        notice       MeldebestaetigungAusstellen
        inter-agency RueckmeldungSenden
        processing|application MeldescheinAusdrucken
        processing|application MeldescheinUnterschreiben
        filing       MeldescheinAblegen
        notice       MessageFlow_Meldebestaetigung
        inter-agency MessageFlow_Rueckmeldung
    """,
    "wohnsitz-anmelden/soll": """
        evidence     WohnungsgeberbestaetigungEinholen
        application  MeldescheinErgaenzen
        application  AnmeldungAbsenden
        evidence     UnterlagenBeschaffen
        notice|processing ChipAktualisieren
        notice|processing AdressaufkleberAnbringen
        processing   UnterlagenPruefen
        evidence     UnterlagenNachfordern
        processing   AnmeldungErfassen
        notice       MeldebestaetigungAusstellen
        filing       MeldescheinAblegen
        inter-agency RueckmeldungSenden
        processing|notice AdressaufkleberBestellen
        application  MessageFlow_Anmeldung
    """,
}
"""Two zones where a reader hesitates."""

GRADES = {
    "bauantrag/ist": (3, 3),  # through the portal, and all else by post
    "bauantrag/soll": (5, 5),  # what is missing is handed in, through the portal
    "handwerkerparkausweis/ist": (2, 2),  # a PDF by e-mail
    "handwerkerparkausweis/soll": (5, 5),  # evidence is handed in, through the mailbox
    "hundesteuer-anmelden/ist": (2, 2),  # a form by e-mail, for those who like
    "hundesteuer-anmelden/soll": (5, 6),  # nobody says that evidence is handed in, nor that none is
    "wohnsitz-anmelden/ist": (0, 0),  # at the counter
    "wohnsitz-anmelden/soll": (5, 5),  # what is missing is uploaded
}

GATES = {
    "bauantrag/ist": """
        end-to-end     not-met        AntragAusdrucken
        sdg-submission not-decidable
        sdg-receipt    not-decidable
        sdg-output     not-met        BescheidVersenden
        sdg-completion not-decidable
    """,
    "bauantrag/soll": """
        end-to-end     not-met        GenehmigungErstellen
        sdg-submission not-decidable
        sdg-receipt    not-decidable
        sdg-output     met            BescheidVersenden
        sdg-completion met            BescheidVersenden
    """,
    "handwerkerparkausweis/ist": """
        end-to-end     not-met        AntragAusdrucken
        sdg-submission not-met        NachweiseEntgegennehmen
        sdg-receipt    not-decidable
        sdg-output     not-met        AblehnungVersenden
        sdg-completion not-decidable
    """,
    "handwerkerparkausweis/soll": """
        end-to-end     not-met        ParkausweisDrucken
        sdg-submission not-decidable
        sdg-receipt    not-decidable
        sdg-output     met            BescheidVersenden
        sdg-completion met            BescheidVersenden
    """,
    "hundesteuer-anmelden/ist": """
        end-to-end     not-met        EMailAusdrucken
        sdg-submission not-met        AngabenErfragen
        sdg-receipt    not-decidable
        sdg-output     not-met        BescheidVersenden
        sdg-completion not-decidable
    """,
    "hundesteuer-anmelden/soll": """
        end-to-end     not-met        BescheidVersenden
        sdg-submission not-decidable
        sdg-receipt    not-decidable
        sdg-output     not-decidable  BescheidVersenden
        sdg-completion not-decidable
    """,
    "wohnsitz-anmelden/ist": """
        end-to-end     not-met        AnmeldungErfassen
        sdg-submission not-met        Vorsprechen
        sdg-receipt    not-met
        sdg-output     not-met        MeldebestaetigungAusstellen
        sdg-completion not-met
    """,
    "wohnsitz-anmelden/soll": """
        end-to-end     met
        sdg-submission met
        sdg-receipt    not-decidable
        sdg-output     met            MeldebestaetigungAusstellen
        sdg-completion met            MeldebestaetigungAusstellen
    """,
}
"""Each with a step that decides, where one does."""


def _analysis(name: str) -> Analysis:
    return mediabruch.analyze(EXAMPLES / Path(f"{name}.bpmn"))._analysis


def _rows(table: str) -> list[list[str]]:
    return [line.split() for line in table.strip().splitlines()]


def _id(short: str) -> str:
    return short if short.startswith("MessageFlow_") else f"Activity_{short}"


@pytest.mark.parametrize("name", ZONES)
def test_zones(name: str) -> None:
    analysis = _analysis(name)
    zones = read_zones(analysis)
    model = analysis.model
    key_of = {node.id: node.key for node in model.nodes} | {flow.id: flow.key for flow in model.message_flows}
    read = {short: str(zones.zone(key_of[_id(short)])) for _, short in _rows(ZONES[name])}
    wrong = {
        short: f"{read[short]}, not {wanted}"
        for wanted, short in _rows(ZONES[name])
        if read[short] not in wanted.split("|")
    }
    assert not wrong
    assert {_id(short) for _, short in _rows(ZONES[name])} >= {step.id for step in analysis.steps}


@pytest.mark.parametrize("name", GRADES)
def test_grades(name: str) -> None:
    analysis = _analysis(name)
    found = find_grade(analysis, read_zones(analysis))
    assert (found.low, found.high) == GRADES[name]


@pytest.mark.parametrize("name", GATES)
def test_gates(name: str) -> None:
    analysis = _analysis(name)
    found = {str(verdict.gate): verdict for verdict in judge_gates(analysis, read_zones(analysis))}
    model = analysis.model
    ids = {node.key: node.id for node in model.nodes} | {flow.key: flow.id for flow in model.message_flows}
    for gate, state, *deciding in _rows(GATES[name]):
        verdict = found[gate]
        assert (gate, str(verdict.state)) == (gate, state)
        assert {_id(short) for short in deciding} <= {ids[key] for key in verdict.steps}
        if state == "not-decidable":
            assert verdict.asks
