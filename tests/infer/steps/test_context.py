"""What stands around a step: notes, data, messages, forms, systems, mail rooms, notes for all, the house's words."""

import pytest

from mediabruch.infer import CustomTerm, Vocabulary, infer
from mediabruch.infer.measured import RELIED_ON
from mediabruch.infer.vocabulary.actors import actor
from mediabruch.media import PHYSICAL, UNKNOWN, Family, Medium, Origin, Side
from mediabruch.model import (
    Association,
    Bounds,
    DataType,
    Diagram,
    FlowNode,
    FlowNodeType,
    MessageFlow,
    Participant,
    Process,
    Shape,
)
from tests.infer.little import (
    LANE,
    NOTE,
    OTHER_POOL,
    OTHER_PROCESS,
    OTHER_STEP,
    POOL,
    PROCESS,
    STEP,
    free_note,
    gets,
    in_lane,
    in_pool,
    known,
    little,
    node,
    noted,
    reads,
    said,
    sends,
    writes,
)
from tests.infer.test_generic import sides

PAPER, DATA, DOCUMENT, DIGITAL = (
    frozenset({medium}) for medium in (Medium.PAPER, Medium.DATA, Medium.DOCUMENT, Medium.DIGITAL)
)


@pytest.mark.parametrize(
    ("label", "around", "receives", "produces"),
    [
        ("Antrag prüfen", noted("Papierakte"), "paper", "?"),
        ("Antrag einreichen", noted("per Post"), "?", "paper"),
        ("Antrag einreichen", noted("nur online möglich"), "?", "digital"),
        ("Antrag entgegennehmen", noted("kommt per E-Mail"), "document", "document"),
        ("Ergebnis mitteilen", noted("telefonisch"), "?", "oral"),
        ("Ergebnis mitteilen", noted("falls eilig, telefonisch"), "?", "?"),
        ("Bescheid erstellen", noted("in Word"), "?", "document"),
        ("Bescheid erstellen", noted("wird ausgedruckt und unterschrieben"), "digital", "paper"),
        ("Bescheid erstellen", noted("wird ausgedruckt und unterschrieben?"), "?", "?"),
        ("Bescheid erstellen", noted("Text"), "?", "?"),
        ("Bescheid erstellen", noted("Text Annotatiom"), "?", "?"),
        ("Frist überwachen", noted("nach 14 Tagen erinnern"), "?", "?"),
        ("Antrag prüfen", reads("Papierantrag"), "paper", "?"),
        ("Antrag prüfen", reads("E-Mail"), "document", "?"),
        ("Antrag prüfen", reads("Antragsdaten"), "data", "?"),
        ("Antrag prüfen", reads("Antrag"), "?", "?"),
        ("Antrag prüfen", reads("Antrag", state="eingescannt"), "document", "?"),
        ("Antrag prüfen", reads("dataObj1"), "?", "?"),
        ("Antrag prüfen", reads("DataObject_1"), "?", "?"),
        ("Antrag prüfen", reads("Data Object 2", state="eingescannt"), "document", "?"),
        ("Antrag prüfen", reads("Fachverfahren", DataType.STORE), "data", "?"),
        ("Antrag prüfen", reads("Kundenverwaltung", DataType.STORE), "data", "?"),
        ("Antrag prüfen", reads("Archiv", DataType.STORE), "?", "?"),
        ("Antrag prüfen", reads("E-Akte", DataType.STORE), "document", "?"),
        ("Ergebnis festhalten", writes("Excel-Liste"), "?", "data"),
        ("Bestellung aufnehmen", reads("Telefon"), "oral", "?"),
        ("Bestellung aufnehmen", writes("Telefonische Bestellung"), "?", "?"),
        ("Ask an expert", reads("patient interview"), "?", "?"),
        ("Ergebnis festhalten", writes("Brief an Antragsteller"), "?", "paper"),
        ("Ergebnis festhalten", writes("Pinnwand", DataType.STORE), "?", "paper"),
        ("Ware annehmen", reads("Palette", is_physical=True), "physical", "physical"),
        ("Entscheidung mitteilen", sends("Brief"), "?", "paper"),
        ("Entscheidung mitteilen", sends("", message="E-Mail"), "?", "document"),
        ("Entscheidung mitteilen", sends("Bescheid"), "?", "?"),
        ("Entscheidung mitteilen", sends("Bescheid", "Serviceportal"), "?", "digital"),
        ("Vorgang anlegen", gets("Anruf"), "oral", "?"),
        ("Vorgang anlegen", gets("Antrag", "Bürgerportal"), "digital", "?"),
        ("Vorgang anlegen", gets("Antrag", "Bürger"), "?", "?"),
        ("Bestellung bezahlen", gets("Kassenzettel"), "?", "?"),
        ("Bestellung bezahlen", gets("Rechnung per Post"), "paper", "?"),
        ("Bestellung prüfen", gets("Kassenzettel"), "paper", "?"),
        ("Geld bezahlen", reads("Bon"), "?", "?"),
    ],
)
def test_what_stands_around_a_step(label: str, around: dict[str, object], receives: str, produces: str) -> None:
    found = known(little(node(label), **around))
    assert (said(found.receives), said(found.produces)) == (receives, produces), found.evidence


@pytest.mark.parametrize(
    ("step", "receives", "produces"),
    [
        (node("Antrag stellen", "userTask", form="antrag.form"), "?", "data"),
        (node("Antrag freigeben", "userTask", form="freigabe.form"), "data", "data"),
        (node("Bescheid zusenden", "sendTask", implementation="sendEmailDelegate"), "?", "document"),
        (node("Bescheid zusenden", "sendTask", implementation="##WebService"), "?", "?"),
        (node("Bescheid zusenden", "sendTask"), "?", "?"),
        (node("Prüfen", "serviceTask"), "digital", "digital"),
        (node("Prüfen", "scriptTask"), "digital", "digital"),
        (node("Prüfen", "businessRuleTask"), "digital", "data"),
        (node("Get token", "serviceTask"), "digital", "digital"),
        (node("call some service", "sendTask", implementation="${call}"), "digital", "digital"),
        (
            node("Update", "serviceTask", implementation="${bean.updateByStageAndTexts(case, stage)}"),
            "digital",
            "digital",
        ),
        (node("Update", "serviceTask", implementation="createCallsAndPrints"), "digital", "digital"),
        (node("Note", "serviceTask", implementation='${b.addNote(c.getVariable("Telephone"))}'), "digital", "digital"),
        (node("Send it", "serviceTask", implementation="${mailService.sendEmail(text)}"), "digital", "document"),
        (node("call the customer", "sendTask"), "?", "oral"),
        (node("Prüfen", "userTask"), "?", "?"),
        (node("Prüfen", "manualTask"), "?", "?"),
        (node("Brief erzeugen", "serviceTask"), "digital", "digital"),
        (node("Papierbrief drucken", "serviceTask"), "digital", "paper"),
        (node("", documentation="Der Antrag wird im Fachverfahren geprüft."), "data", "?"),
        (node("Vorgang bearbeiten", documentation="Siehe Wiki"), "?", "?"),
        (node("Vorgang bearbeiten", documentation="Näheres im Intranet."), "?", "?"),
        (node("Vorgang bearbeiten", documentation="vgl. Confluence"), "?", "?"),
        (node("Work on case", documentation="See SharePoint page"), "?", "?"),
        (node("Work on case", documentation="For details see the wiki. Done on paper."), "paper", "paper"),
        (node("Work on case", documentation="Details are entered in SAP"), "?", "data"),
        (node("Call existing loan", documentation="by jbpm-workitems-rest"), "?", "?"),
        (node("Call customer", documentation="The URL stands in the settings."), "?", "?"),
        (node("Call customer", documentation="about the loan"), "?", "oral"),
        (node("Aktenplan nachschlagen", documentation="Siehe Wiki"), "digital", "?"),
    ],
)
def test_forms_code_types_and_documentation(step: FlowNode, receives: str, produces: str) -> None:
    found = known(little(step))
    assert (said(found.receives), said(found.produces)) == (receives, produces), found.evidence


@pytest.mark.parametrize(
    ("label", "receives", "produces"),
    [
        *(("Buchungsbestätigung aushändigen", "?", "?"), ("Give receipt to customer", "?", "?")),
        *(("Kunde nach Zimmerwunsch fragen", "?", "data"), ("Kunden informieren", "?", "?")),
        *(("Unterschriebenen Arbeitsvertrag empfangen", "?", "?"), ("Receive signed contract", "?", "?")),
        *(("Wareneingang überprüfen", "?", "data"), ("Check delivered goods", "?", "data")),
        *(
            ("Antrag prüfen", "data", "data"),
            ("Answer questions", "?", "data"),
            ("Review signed contract", "?", "data"),
            ("Edit letter", "?", "data"),
            ("Check letter", "paper", "?"),
        ),
    ],
)
def test_a_form_holds_the_result_and_does_not_say_how_it_is_done(label: str, receives: str, produces: str) -> None:
    found = known(little(node(label, "userTask", form="a.form")))
    assert (said(found.receives), said(found.produces)) == (receives, produces), found.evidence


@pytest.mark.parametrize(
    ("label", "kind", "is_open"),
    [
        *(("Receive signed contract", "task", True), ("Unterschriebenen Antrag entgegennehmen", "userTask", True)),
        *(("Receive contract", "task", False), ("Receive signed contract", "serviceTask", False)),
        ("Receive signed contract by e-mail", "task", False),
    ],
)
def test_what_is_signed_may_come_on_paper_into_the_lane_of_a_system(label: str, kind: str, *, is_open: bool) -> None:
    found = known(little(node(label, kind, lane=LANE), **in_lane("IT-System")))
    assert (found.receives is None) is is_open, found.evidence


@pytest.mark.parametrize(
    "address",
    [
        "https://amt.example/akte_papierakte_fax.pdf",
        "file:///papierakte/fax.pdf",
        r"\\server\papierakte_alt\fax.docx",
        r"S:\Papierakte\Fax",
        "s:/papierakte/fax.pdf",
        "fax@papierakte.example",
        "<fax@amt.example>",
        "mailto:fax@amt.example",
    ],
)
def test_an_address_is_no_word_about_the_step(address: str) -> None:
    assert sides(known(little(node("Vorgang bearbeiten", documentation=f"Mehr dazu: {address}")))) == ("?", "?")


@pytest.mark.parametrize(
    ("name", "medium"),
    [
        *(("Fachverfahren Wohngeld", "data"), ("SAP", "data"), ("DMS", "document"), ("Bürgerportal", "digital")),
        *(("Claims Management System", "data"), ("Webseite der Stadt", "digital"), ("IT", "?"), ("IT-Abteilung", "?")),
        *(("Sachbearbeitung", "?"), ("Bürger", "?"), ("Poststelle", "?"), ("System Owner", "?")),
    ],
)
def test_lanes_and_pools_that_are_systems(name: str, medium: str) -> None:
    in_a_lane = known(little(node("Antrag weiter bearbeiten", lane=LANE), **in_lane(name)))
    in_a_pool = known(little(node("Antrag weiter bearbeiten"), **in_pool(name)))
    assert said(in_a_lane.receives) == said(in_a_lane.produces) == medium
    assert said(in_a_pool.receives) == said(in_a_pool.produces) == medium


@pytest.mark.parametrize("name", ["", "Data Store Reference", "Data Store\nReference", "DATA_STORE_REFERENCE 2"])
def test_a_store_without_a_name_of_its_own_is_not_relied_on(name: str) -> None:
    found = known(little(node("Antrag prüfen"), **reads(name, DataType.STORE)))
    assert (said(found.receives), found.confidence) == ("data", 0.6)


@pytest.mark.parametrize("name", ["Process Engine", "Workflow-Engine", "Camunda", "Process Engine - Invoice Receipt"])
def test_the_name_of_an_engine_says_little_of_what_people_do(name: str) -> None:
    medium = "data" if name == "Camunda" else "digital"
    in_a_system, in_an_engine = in_pool("Fachverfahren"), in_pool(name)
    by_hand = known(little(node("Antrag weiter bearbeiten", "manualTask"), **in_an_engine))
    assert (by_hand.receives, by_hand.produces) == (None, None)
    for kind in ("task", "userTask", "sendTask", "receiveTask"):
        found = known(little(node("Antrag weiter bearbeiten", kind), **in_an_engine))
        assert (said(found.receives), said(found.produces), found.confidence) == (medium, medium, 0.6)
    found = known(little(node("Antrag weiter bearbeiten", "serviceTask"), **in_an_engine))
    assert found.confidence == known(little(node("Antrag weiter bearbeiten", "serviceTask"), **in_a_system)).confidence
    house = Vocabulary(systems=(CustomTerm(name=name),))
    assert known(little(node("Antrag weiter bearbeiten"), **in_an_engine), house).receives is not None


def test_a_system_that_runs_on_an_engine_is_one() -> None:
    assert known(little(node("Antrag weiter bearbeiten"), **in_pool("Fachverfahren (Camunda)"))).confidence > RELIED_ON


def test_it_is_a_system_where_machines_do_its_work() -> None:
    step, machine = node("Antrag registrieren"), FlowNode(9, "m", FlowNodeType.SERVICE_TASK, "Rechnen", 11, PROCESS)
    assert said(known(little(step, **in_pool("IT"), nodes=(step, machine))).receives) == "digital"
    assert said(known(little(step, **in_pool("IT"))).receives) == "?"


def test_a_process_without_a_name_is_cited_by_its_id() -> None:
    found = known(little(node("Rechnen", "serviceTask")))
    assert {each.text for each in found.evidence} == {"process", "serviceTask"}
    assert found.system is None


def test_where_people_do_nothing_messages_are_digital() -> None:
    step = node("Antwort geben", "sendTask")
    machine = FlowNode(9, "m", FlowNodeType.SERVICE_TASK, "Rechnen", 11, PROCESS)
    person = FlowNode(10, "p", FlowNodeType.USER_TASK, "Entscheiden", 12, PROCESS)
    assert said(known(little(step, nodes=(step, machine))).produces) == "digital"
    assert said(known(little(step, nodes=(step, machine, person))).produces) == "?"


@pytest.mark.parametrize(
    ("label", "kind", "message", "medium"),
    [
        ("Inform the applicant", "serviceTask", "Letter of completion", "digital"),
        ("Antragsteller informieren", "serviceTask", "Brief", "digital"),
        ("Print and post notice", "serviceTask", "Letter of completion", "paper"),
        ("Inform the applicant", "userTask", "Letter of completion", "paper"),
    ],
)
def test_a_program_prints_no_message_only_since_it_is_called_a_letter(
    label: str, kind: str, message: str, medium: str
) -> None:
    assert said(known(little(node(label, kind), **sends(message))).produces) == medium


@pytest.mark.parametrize("name", ["Prüfungsamt", "Check-in staff", "Sachbearbeitung", "Students", "IT-Abteilung"])
def test_people_are_no_system_though_only_machines_work_there(name: str) -> None:
    step = node("Antwort geben", "sendTask", lane=LANE)
    machine = FlowNode(9, "m", FlowNodeType.SERVICE_TASK, "Rechnen", 11, PROCESS, LANE)
    in_a_lane = known(little(step, **in_lane(name), **in_pool("Behörde"), nodes=(step, machine)))
    in_a_pool = known(little(step, **in_pool(name), nodes=(step, machine)))
    assert said(in_a_lane.produces) == said(in_a_pool.produces) == "?"
    assert in_a_lane.system is None
    assert in_a_pool.system is None
    in_a_lane_of_work = known(little(step, **in_lane(name), **in_pool("Notenbekanntgabe"), nodes=(step, machine)))
    assert (said(in_a_lane_of_work.produces), in_a_lane_of_work.system) == ("?", None)


@pytest.mark.parametrize("name", ["Fachverfahren Straßenverkehrsbehörde", "Clerk Portal", "DocumentListener"])
def test_a_system_of_an_office_is_one_where_only_machines_work(name: str) -> None:
    step = node("Antwort geben", "sendTask")
    machine = FlowNode(9, "m", FlowNodeType.SERVICE_TASK, "Rechnen", 11, PROCESS)
    found = known(little(step, **in_pool(name), nodes=(step, machine)))
    assert (said(found.produces), found.system) == ("digital", name)


@pytest.mark.parametrize("name", ["SAP", "Fachverfahren Wohngeld", "Process engine", "IT"])
def test_what_is_done_by_hand_is_not_done_in_a_system(name: str) -> None:
    step = node("Unterlagen einlegen", "manualTask", lane=LANE)
    machine = FlowNode(9, "m", FlowNodeType.SERVICE_TASK, "Rechnen", 11, PROCESS, LANE)
    for around in (in_lane(name), in_pool(name)):
        found = known(little(step, **around, nodes=(step, machine)))
        assert (said(found.receives), said(found.produces), found.system) == ("?", "?", None)


@pytest.mark.parametrize(
    ("name", "system"), [("Timer start test", None), ("Antragsbearbeitung", None), ("SAP", "SAP"), ("Portal", "Portal")]
)
def test_no_system_is_called_after_a_process_unless_its_name_is_a_systems(name: str, system: str | None) -> None:
    found = known(little(node("Rechnen", "serviceTask"), processes=(Process(PROCESS, "process", name, 1),)))
    assert (said(found.produces), found.system) == ("data" if name == "SAP" else "digital", system)


@pytest.mark.parametrize("name", ["Check-in personnel", "Check-in", "Napkin"])
def test_no_two_letters_at_the_end_of_a_word_name_a_system(name: str) -> None:
    assert actor(name) is None


def test_mail_room_adds_to_a_leaning() -> None:
    step = node("Posteingang verteilen", lane=LANE)
    assert said(known(little(step, **in_lane("Poststelle"))).receives) == "paper"
    assert said(known(little(step, **in_lane("Fachreferat"))).receives) == "?"
    assert said(known(little(node("Ausdrucken", lane=LANE), **in_lane("Poststelle"))).receives) == "digital"


@pytest.mark.parametrize(
    "elsewhere", ["Vorgang in der E-Akte anlegen", "elektronische Akte schließen", "Im DMS ablegen"]
)
def test_an_efile_turns_folders_digital(elsewhere: str) -> None:
    step = node("Umlaufmappe weitergeben")
    other = FlowNode(9, "other", FlowNodeType.TASK, elsewhere, 11, PROCESS)
    assert said(known(little(step)).produces) == "paper"
    assert said(known(little(step, nodes=(step, other))).produces) == "document"


@pytest.mark.parametrize(
    ("note", "label", "produces"),
    [
        ("Alles läuft über Outlook", "Antrag prüfen", "document"),
        ("Der gesamte Prozess erfolgt in Papierform", "Antrag prüfen", "paper"),
        ("Entire process is handled in SAP", "Antrag prüfen", "data"),
        ("Sämtliche Kommunikation erfolgt per E-Mail", "Antrag prüfen", "?"),
        ("Sämtliche Kommunikation erfolgt per E-Mail", "Antragsteller informieren", "document"),
        ("Bescheid wird per Post verschickt", "Antrag prüfen", "?"),
        ("Alles Weitere siehe Leitfaden", "Antrag prüfen", "?"),
    ],
)
def test_notes_about_the_whole_process_are_assumptions(note: str, label: str, produces: str) -> None:
    found = known(little(node(label), **free_note(note)))
    assert said(found.produces) == produces
    assert found.origin is (None if produces == "?" else Origin.ASSUMED)


def test_an_assumption_yields_to_the_step() -> None:
    found = known(little(node("Bescheid per Post versenden"), **free_note("Alles läuft über Outlook")))
    assert found.produces == PAPER
    assert found.origin is Origin.INFERRED


def test_a_message_to_a_step_of_a_system() -> None:
    there = FlowNode(OTHER_STEP, "there", FlowNodeType.TASK, "Annehmen", 20, OTHER_PROCESS)
    model = little(
        node("Prüfauftrag geben"),
        processes=(Process(PROCESS, "p", "", 1), Process(OTHER_PROCESS, "q", "", 2)),
        participants=(Participant(OTHER_POOL, "other", "Fachverfahren", 6, OTHER_PROCESS),),
        message_flows=(MessageFlow(50, "message", "", 50, STEP, OTHER_STEP),),
    )
    model = type(model)(**{**vars(model), "nodes": (*model.nodes, there)})
    assert said(known(model).produces) == "digital"
    assert said(infer(model)[OTHER_STEP].receives) == "data"


@pytest.mark.parametrize(
    ("step", "around", "is_by_hand"),
    [
        (node("Antragsdaten abtippen"), {}, True),
        (node("Papierantrag im Fachverfahren erfassen", "userTask"), {}, True),
        (node("Antrag im Fachverfahren erfassen"), {}, True),
        (node("Daten manuell übertragen"), {}, True),
        (node("Re-key data from form"), {}, True),
        (node("Antrag im Fachverfahren erfassen", "serviceTask"), {}, False),
        (node("Antragsdaten automatisch erfassen"), {}, False),
        (node("Antrag im Fachverfahren erfassen"), in_pool("Fachverfahren"), False),
        (node("Daten im Portal erfassen"), in_pool("Antragsteller"), False),
        (node("Antrag im Fachverfahren erfassen"), reads("Datensatz"), False),
        (node("Antrag prüfen"), {}, False),
        (node("Eintrag im Fachverfahren ändern"), {}, True),
        (node("Eintrag im Fachverfahren löschen"), {}, False),
        (node("Delete record in the CRM"), {}, False),
    ],
)
def test_by_hand(step: FlowNode, around: dict[str, object], is_by_hand: bool) -> None:  # noqa: FBT001
    assert known(little(step, **around)).by_hand is is_by_hand


@pytest.mark.parametrize(
    ("label", "around", "system"),
    [
        ("Antrag in SAP erfassen", {}, "SAP"),
        ("Antrag in Xyvoro erfassen", {}, "Xyvoro"),
        ("Vorgang in der E-Akte ablegen", {}, "E-Akte"),
        ("Antrag prüfen", in_pool("Fachverfahren Wohngeld"), "Fachverfahren Wohngeld"),
        ("Antrag prüfen", writes("DMS", DataType.STORE), "DMS"),
        ("Antrag prüfen", {}, None),
    ],
)
def test_system(label: str, around: dict[str, object], system: str | None) -> None:
    assert known(little(node(label), **around)).system == system


def test_nothing_known_is_absent() -> None:
    assert infer(little(node("Antrag weiter prüfen"))) == {}


def test_house_terms_and_systems() -> None:
    house = Vocabulary(
        terms=(
            CustomTerm(name="Grauer Bogen", receives=PAPER, produces=PAPER),
            CustomTerm(name="Karre", receives=PHYSICAL, produces=PHYSICAL),
        ),
        systems=(CustomTerm(name="Hades"), CustomTerm(name="Aktis", receives=DOCUMENT, produces=DOCUMENT)),
    )
    assert known(little(node("Grauen Bogen prüfen")), house).receives is None
    assert known(little(node("Grauer Bogen prüfen")), house).receives == PAPER
    in_hades = known(little(node("Antrag in Hades eintragen")), house)
    assert (in_hades.produces, in_hades.system) == (DATA, "Hades")
    assert in_hades.evidence[0].entry == "house: Hades"
    assert known(little(node("Vermerk in Aktis ablegen")), house).produces == DOCUMENT
    assert known(little(node("Antrag in Hades prüfen"))).produces is None


def test_house_conventions() -> None:
    house = Vocabulary(
        lanes=(CustomTerm(name="Registratur", receives=PAPER, produces=PAPER),),
        pools=(CustomTerm(name="Amt Nord", receives=DIGITAL, produces=DIGITAL, party="authority"),),
        prefixes=(CustomTerm(name="[P]", receives=PAPER, produces=PAPER),),
        colors=(CustomTerm(name="#FFFFCC", receives=PAPER, produces=PAPER),),
        defaults=(
            CustomTerm(name="manualTask", receives=PAPER, produces=PAPER),
            CustomTerm(name="*", receives=DIGITAL, produces=DIGITAL),
        ),
    )
    assert known(little(node("Vorgang suchen", lane=LANE), **in_lane("Zentrale Registratur")), house).receives == PAPER
    pooled = known(little(node("Vorgang suchen"), **in_pool("Amt Nord")), house)
    assert (pooled.receives, pooled.party) == (DIGITAL, "authority")
    assert known(little(node("[P] Vorgang suchen")), house).receives == PAPER
    assert known(little(node("Vorgang suchen", properties=(("bgcolor", "#ffffcc"),))), house).receives == PAPER
    shape = Shape(STEP, Bounds(0, 0, 1, 1), fill="#ffffcc")
    drawn = little(node("Vorgang suchen"), diagrams=(Diagram("d", "", None, (shape,), ()),))
    assert known(drawn, house).receives == PAPER
    assumed = known(little(node("Vorgang suchen")), house)
    assert (assumed.receives, assumed.origin) == (DIGITAL, Origin.ASSUMED)
    assert known(little(node("Vorgang suchen", "manualTask")), house).receives == PAPER


def test_parties_of_steps_come_from_pools_and_lanes() -> None:
    assert known(little(node("Antrag stellen"), **in_pool("Antragsteller"))).party == "citizen"
    assert known(little(node("Antrag stellen", lane=LANE), **in_lane("Bürgerin"))).party == "citizen"
    assert POOL not in infer(little(node("Antrag stellen")))


@pytest.mark.parametrize(
    "process", ["Vorgang in der E-Akte bearbeiten", "E-Akte Bund: Mitzeichnung", "Urlaub in SAP beantragen"]
)
@pytest.mark.parametrize("label", ["Fenster schließen", "Eintrag markieren", "Laufweg anpassen", "Mappe versenden"])
def test_screen_work_is_digital_where_the_process_is_named_after_a_system(process: str, label: str) -> None:
    named = known(little(node(label), processes=(Process(PROCESS, "p", process, 1),)))
    assert {medium.family for side in (named.receives, named.produces) for medium in side or ()} == {Family.DIGITAL}
    assert (named.origin, named.confidence < 0.8) == (Origin.INFERRED, True)
    bare = known(little(node("Fenster schließen"), processes=(Process(PROCESS, "p", "Vorgang bearbeiten", 1),)))
    assert not bare.is_known


def test_screen_work_is_assumed_digital_where_only_the_documentation_names_the_system() -> None:
    process = Process(PROCESS, "p", "", 1, documentation="Gearbeitet wird in der E-Akte.")
    assumed = known(little(node("Fenster schließen"), processes=(process,)))
    assert (assumed.produces, assumed.origin) == (DOCUMENT, Origin.ASSUMED)


def test_steps_that_are_no_screen_work_stay_unknown_in_such_a_process() -> None:
    process = Process(PROCESS, "p", "Antrag in der E-Akte bearbeiten", 1)
    assert not known(little(node("Antrag prüfen"), processes=(process,))).is_known
    assert said(known(little(node("Bescheid ausdrucken"), processes=(process,))).produces) == "paper"


@pytest.mark.parametrize(
    "note",
    [
        "Nach Abschluss aller Vorstellungsgespräche weiter mit Einstellung",
        "Wie laufen alle anderen Gespräche?",
        "Künftig soll alles per E-Mail laufen",
        "Alle Briefe werden gesammelt",
    ],
)
def test_notes_that_only_mention_a_medium_say_nothing_of_all_steps(note: str) -> None:
    assert not known(little(node("Antrag prüfen"), **free_note(note))).is_known


@pytest.mark.parametrize(
    ("term", "label", "medium"),
    [
        ("gegenzeichnen", "Bescheid gegenzeichnen", "paper"),
        ("gegenzeichnen", "Bescheid wird gegengezeichnet", "paper"),
        ("anhören", "Bürger anhören", "oral"),
        ("anhören", "hört den Bürger an", "oral"),
        ("prüfen", "Antrag prüfen", "paper"),
        ("approve", "Approve invoice", "paper"),
        ("Schlusszeichnung", "Schlusszeichnung durch Leitung", "paper"),
    ],
)
def test_house_words_that_are_verbs(term: str, label: str, medium: str) -> None:
    side = frozenset({Medium(medium)})
    house = Vocabulary(terms=(CustomTerm(name=term, receives=side, produces=side, entry="mediabruch.toml: terms"),))
    found = known(little(node(label)), house)
    assert found.produces == side
    assert {evidence.entry for evidence in found.evidence} == {"mediabruch.toml: terms"}
    assert known(little(node(label))).produces != side


def test_a_call_is_no_work_with_things() -> None:
    assert known(little(node("Shipping", kind=FlowNodeType.TASK))).receives == frozenset()
    assert known(little(node("Shipping", kind=FlowNodeType.CALL_ACTIVITY))) == UNKNOWN


def test_what_is_made_in_a_form_on_the_screen_is_no_paper_yet() -> None:
    assert known(little(node("Create letter", "userTask"))).produces == frozenset({Medium.PAPER})
    assert known(little(node("Create letter", "userTask", form="letter"))).produces == frozenset({Medium.DATA})


@pytest.mark.parametrize("kind", ["serviceTask", "scriptTask"])
@pytest.mark.parametrize(
    ("label", "produces"),
    [
        *(("Send fax", "?"), ("Befund an Praxis faxen", "?"), ("Call to police", "?"), ("Call customer", "?")),
        *(("Call customer API", "digital"), ("Call fax service", "digital"), ("Send e-mail to customer", "digital")),
        *(("Post PIN in letter", "paper"), ("Brief per Post versenden", "paper")),
    ],
)
def test_how_a_machine_faxes_or_calls_people_its_type_does_not_tell(label: str, produces: str, kind: str) -> None:
    assert sides(known(little(node(label, kind))))[1] == produces


@pytest.mark.parametrize(
    "note", ["HP-Gerät", "Drucker: HP LaserJet", "Canon scanner", "Etikettendrucker", "New copier"]
)
@pytest.mark.parametrize("label", ["Etikett erstellen", "Antrag prüfen", "Bescheid drucken", "Enter data in the CRM"])
def test_a_note_that_only_names_a_device_tells_nothing(label: str, note: str) -> None:
    assert known(little(node(label), **noted(note))) == known(little(node(label)))


@pytest.mark.parametrize(("note", "produces"), [("wird gedruckt", "paper"), ("mit dem Drucker ausdrucken", "paper")])
def test_a_note_that_says_what_is_done_with_a_device_tells_it(note: str, produces: str) -> None:
    assert sides(known(little(node("Etikett erstellen"), **noted(note))))[1] == produces


@pytest.mark.parametrize("label", ["Post PIN in letter", "Brief per Post versenden"])
def test_what_a_machine_posts_it_prints_from_what_is_digital(label: str) -> None:
    process = Process(PROCESS, "process", "", 1)
    by_people = (node("Antrag prüfen", "userTask")._replace(key=OTHER_STEP, id="other"),)
    for kind, receives in (("serviceTask", "digital"), ("userTask", "?")):
        model = little(node(label, kind), nodes=(node(label, kind), *by_people), processes=(process,))
        assert sides(known(model)) == (receives, "paper")


@pytest.mark.parametrize(
    ("text", "receives"),
    [("Der gesamte Prozess wird über MS-Outlook abgewickelt.", "document"), ("Eingang nur über MS-Outlook", "?")],
)
def test_a_note_at_the_beginning_may_speak_of_the_whole_process(text: str, receives: str) -> None:
    start = FlowNode(9, "start", FlowNodeType.START_EVENT, "", 3, PROCESS)
    note = noted(text) | {"associations": (Association(9, NOTE, 31),)}
    found = known(little(node("Antrag prüfen"), nodes=(start, node("Antrag prüfen")), **note))
    assert said(found.receives) == receives


def test_a_lane_of_people_is_no_system_though_only_machines_work_there() -> None:
    step = node("Lagerplatz abrufen", "serviceTask", lane=LANE)
    assert all(item.source != "lane" for item in known(little(step, **in_lane("Lagerlogistiker"))).evidence)
    assert any(item.source == "lane" for item in known(little(step, **in_lane("Lagerung"))).evidence)


def test_a_note_on_what_a_program_prints_is_no_paper() -> None:
    for text, produces in (("jb_print_wrong_choice", "digital"), ("Bescheid drucken", "paper")):
        assert said(known(little(node("Show choice", "serviceTask"), **noted(text))).produces) == produces, text


def test_a_certificate_is_filed_in_a_store_as_a_file() -> None:
    assert said(known(little(node("Zeugnis ablegen"), **writes("SAP Dossier", DataType.STORE))).produces) == "document"
    assert said(known(little(node("Ergebnis ablegen"), **writes("SAP", DataType.STORE))).produces) == "data"


@pytest.mark.parametrize(
    ("name", "wanted"),
    [("Rechnung und Begleitbrief mit Begründung", PAPER), ("Gedruckte Teile", None), ("Bescheid mit Begründung", None)],
)
def test_what_a_message_carries_with_a_reason(name: str, wanted: Side) -> None:
    assert known(little(node("Rechnung retournieren"), **sends(name, "Lieferant"))).produces == wanted
