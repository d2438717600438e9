"""Zones, gates, grade and costs on small models, what is stated of them, and how reports say it."""

from dataclasses import replace
from math import isclose, isnan

import pytest

from mediabruch.analysis import Analysis
from mediabruch.config.reading import config_of
from mediabruch.errors import AnnotationError, ConfigError
from mediabruch.i18n import translator
from mediabruch.maturity.gate import GateName, GateState
from mediabruch.maturity.standing import Standing
from mediabruch.maturity.zone import Zone
from mediabruch.media import Origin
from mediabruch.options import Options, OwnCosts
from mediabruch.report.names import Names
from mediabruch.report.standing import standing_section
from mediabruch.statements.annotations import Profile
from mediabruch.statements.reading import parse_sidecar
from tests.support.models import build

ZONES = {
    "Antrag_einreichen(data) > Antrag_prüfen(data) > Bescheid_versenden(document) > Vorgang_verakten(document)": (
        "application processing notice filing"
    ),
    "Gebühr_berechnen(data)": "payment",
    "Rechnung_archivieren(document)": "filing",
    "Berechnung_prüfen(data)": "processing",
    "Stellungnahme_einholen(document)": "inter-agency",
    "Nachweise_nachfordern(document)": "evidence",
    "Nachweise_prüfen(document)": "processing",
    "Antrag_prüfen(data) > Antrag_weiterlegen(data)": "processing processing",
    "Check_application(data) > Send_decision(document)": "processing notice",
    "Tee_kochen": "processing",
}


def _standing(line: str) -> Standing:
    return Standing(build(line).analysis())


def _named(analysis: Analysis) -> Analysis:
    """With the labels that the lines mean: an underscore is a space."""
    model = analysis.model
    nodes = tuple(node._replace(name=node.name.replace("_", " ")) for node in model.nodes)
    model = replace(model, nodes=nodes)
    by_key = {node.key: node for node in nodes}
    steps = tuple(step._replace(node=by_key[step.node.key]) for step in analysis.steps)
    return replace(analysis, model=model, steps=steps)


@pytest.mark.parametrize("line", ZONES)
def test_words_tell_the_zone(line: str) -> None:
    analysis = _named(build(line).analysis())
    zones = Standing(analysis).zones
    assert " ".join(zones.zone(step.node.key) for step in analysis.steps) == ZONES[line]


def test_what_nothing_tells_is_called_assumed() -> None:
    analysis = build("A > B").analysis()
    assert {reading.origin for reading in Standing(analysis).zones.readings.values()} == {Origin.ASSUMED}


@pytest.mark.parametrize(
    "label", ["Send_mandate_by_post", "Wait_for_proof_of_delivery", "Print_in_billing_application"]
)
def test_words_that_together_name_something_else_tell_no_zone(label: str) -> None:
    analysis = _named(build(f"{label}(data)").analysis())
    assert Standing(analysis).zones.readings[analysis.steps[0].node.key].origin is Origin.ASSUMED


def test_what_is_stated_beats_the_words() -> None:
    analysis = _named(build("Bescheid_versenden(paper)").analysis())
    step = analysis.steps[0]
    stated = replace(analysis, steps=(step._replace(annotation=step.annotation._replace(zone="filing")),))
    reading = Standing(stated).zones.readings[step.node.key]
    assert (reading.zone, reading.origin) == (Zone.FILING, Origin.STATED)


def test_every_link_is_in_one_zone() -> None:
    standing = _standing("A(data) > xor1 > B(paper) > C; xor1 > D(oral) > C")
    by_zone, score = standing.figures.by_zone, standing.analysis.score
    assert isclose(sum(links.total for links in by_zone.values()), score.links)
    assert isclose(standing.figures.front.total + standing.figures.inside.total, score.links)


def test_a_missing_zone_is_asked_for() -> None:
    standing = Standing(_named(build("Antrag_einreichen(data) > Antrag_prüfen(data)").analysis()))
    gate = next(one for one in standing.gates if one.gate is GateName.END_TO_END)
    assert gate.state is GateState.NOT_DECIDABLE
    assert "Where is the case filed: in an electronic record?" in map(str, gate.asks)


def test_grades_are_in_order() -> None:
    for line in ZONES:
        grade = Standing(_named(build(line).analysis())).grade
        assert 0 <= grade.low <= grade.high <= 6
        assert grade.missing or grade.low == 6


def test_costs_are_the_breaks_by_the_table() -> None:
    standing = _standing("A(paper) > B(data) > C(paper)")
    cost = standing.cost
    assert [place.kind for place in cost.places] == ["MB104", "MB101"]
    assert (cost.authority.minutes.low, cost.authority.minutes.high) == (4, 18)
    assert isclose(cost.authority.euros.high, 18 * 40.7 / 60)
    assert cost.per_year(cost.authority) is None


def test_cases_that_are_asked_for_beat_stated_ones() -> None:
    analysis = replace(build("A(paper) > B(data)").analysis(), profile=Profile(cases=100.0))
    stated = Standing(analysis).cost
    asked = Standing(replace(analysis, options=Options(cases=1000.0))).cost
    burdens = [one.per_year(one.authority) for one in (stated, asked)]
    assert [burden and burden.minutes.low for burden in burdens] == [200, 2000]


def test_own_figures_take_the_place_of_published_ones() -> None:
    config = config_of('[cost]\nedition = "Own 2026"\nMB104 = [1, 3]\nwages = [60, 60]\n', "mediabruch.toml")
    analysis = replace(build("A(paper) > B(data)").analysis(), options=config.options)
    cost = Standing(analysis).cost
    assert (cost.authority.minutes.high, cost.authority.euros.high) == (3, 3)
    assert str(cost.table.edition) == "Own 2026, else Leitfaden Erfüllungsaufwand, January 2025"
    assert config.options.costs == OwnCosts(edition="Own 2026", wages=(60.0, 60.0), minutes=(("MB104", 1.0, 3.0),))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[cost]\nMB109 = [1, 2]", "Unknown key “MB109” under cost."),
        ("[cost]\nMB101 = [3, 2]", "MB101 wants a range such as [1, 4]"),
        ("[cost]\nMB101 = 3", "MB101 wants a range such as [1, 4]"),
        ('[cost]\nlevel = "town"', "Unknown level “town”."),
        ("cost = 3", "Under cost stand entries such as MB101 = [1, 4], not 3."),
    ],
)
def test_mistakes_in_own_figures_are_refused(text: str, said: str) -> None:
    with pytest.raises(ConfigError, match=r".") as caught:
        config_of(text, "mediabruch.toml")
    assert str(caught.value).partition(": ")[2].startswith(said)


def test_the_process_as_a_whole_can_be_spoken_of() -> None:
    sidecar = parse_sidecar(
        'cases: 12000\nreifegrad: {model: "2.0", level: 3}\nsteps:\n  A: {zone: Bescheid}\n', "a.yaml"
    )
    assert {name: fact.value for name, fact in sidecar.process.items()} == {"cases": 12000.0, "reifegrad": ("2.0", "3")}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("cases: 0", "cases is more than 0, and 0 is not."),
        ("cases: many", "cases wants a number, not “many”."),
        ("reifegrad: 3", "reifegrad wants a model and a level"),
        ("reifegrad: {model: '3.0', level: 3}", "Unknown OZG maturity model “3.0”."),
        ("reifegrad: {model: '1.1', level: 5}", "A level of model 1.1 is a whole number from 0 to 4."),
        ("steps: {A: {zone: front}}", "zone: unknown zone “front”."),
        ("fallzahl: 3", "Unknown key “fallzahl”. Did you mean cases?"),
    ],
)
def test_mistakes_about_the_process_are_refused(text: str, said: str) -> None:
    with pytest.raises(AnnotationError) as caught:
        parse_sidecar(text, "a.yaml")
    assert said in str(caught.value)


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_report_says_it_in_both_languages(language: str) -> None:
    analysis = _named(build("Antrag_einreichen(data) > Antrag_prüfen(paper) > Bescheid_versenden(paper)").analysis())
    analysis = replace(analysis, profile=Profile(cases=1000.0, reifegrad=("2.0", "3")))
    blocks = str(standing_section(analysis, Names(analysis.model, translator(language))))
    for word in {
        "de": ("Wo der Prozess steht", "Grad", "2.0", "Näherungen"),
        "en": ("Where it stands", "Grade", "proxies"),
    }[language]:
        assert word in blocks


def test_a_model_without_application_and_notice_is_spared_gates() -> None:
    analysis = build("A(data) > B(data)").analysis()
    assert standing_section(analysis, Names(analysis.model, translator("en"))) == ()


def test_an_empty_model_stands_nowhere() -> None:
    standing = _standing("start1 > end1")
    assert standing.figures.by_zone == {}
    assert not isnan(standing.cost.authority.euros.high)
    assert standing.grade.low == 0


@pytest.mark.parametrize(
    ("line", "state"),
    [
        ("Antrag_prüfen(data) > Claim_reject(data)", GateState.NOT_DECIDABLE),
        ("Antrag_prüfen(data) > Bescheid_im_Portal_bereitstellen(data)", GateState.MET),
    ],
)
def test_an_outcome_that_is_only_made_is_not_delivered(line: str, state: GateState) -> None:
    gates = {one.gate: one for one in Standing(_named(build(line).analysis())).gates}
    assert gates[GateName.SDG_OUTPUT].state is state


# -- what only asks, and what only administration is asked ----------------------------------------------


def _gate(line: str, name: GateName) -> GateState:
    analysis = _named(build(line).analysis())
    return next(one for one in Standing(analysis).gates if one.gate is name).state


@pytest.mark.parametrize(
    "label",
    [
        "Erlaubnis_über_das_Portal_nachfordern",
        "Genehmigung_anfordern",
        "Erinnerung_an_Bescheid_versenden",
        "Bescheid_anmahnen",
        "Remind_applicant_of_permit",
        "Request_permit",
    ],
)
def test_who_asks_for_an_outcome_delivers_none(label: str) -> None:
    line = f"Antrag_einreichen(data) > {label}(digital) > Antrag_prüfen(data)"
    assert _gate(line, GateName.SDG_OUTPUT) is GateState.NOT_DECIDABLE
    assert _gate(line, GateName.SDG_COMPLETION) is GateState.NOT_DECIDABLE


def test_what_a_process_begins_with_is_no_outcome_of_it() -> None:
    line = "Zusage_senden(data) > Antrag_prüfen(data) > Vorgang_schließen(data)"
    assert _gate(line, GateName.SDG_OUTPUT) is GateState.NOT_DECIDABLE


def test_what_an_office_sends_out_is_no_application() -> None:
    sent = _named(build("Bußgeldantrag_per_Post_versenden(paper) > Bescheid_prüfen").analysis())
    step = sent.steps[0]
    known = step._replace(annotation=step.annotation._replace(dispatch=True))
    standing = Standing(replace(sent, steps=(known, *sent.steps[1:])))
    gates = {one.gate: one.state for one in standing.gates}
    assert standing.zones.zone(step.node.key) is Zone.APPLICATION
    assert gates[GateName.SDG_RECEIPT] is GateState.NOT_DECIDABLE
    assert standing.grade.high > 0


def test_who_sends_an_outcome_and_asks_for_something_delivers_it() -> None:
    line = "Antrag_prüfen(data) > Bescheid_senden_und_um_Bestätigung_bitten(document)"
    sent = _named(build(line).analysis())
    step = sent.steps[1]
    known = step._replace(annotation=step.annotation._replace(dispatch=True))
    found = Standing(replace(sent, steps=(sent.steps[0], known)))
    assert next(one for one in found.gates if one.gate is GateName.SDG_OUTPUT).state is GateState.MET


ADMINISTRATIVE = (
    "Ordnungsamt: Antrag > Prüfen",
    "Stadt_Lindenbrück,_Bürgerbüro: Antrag > Prüfen",
    "Firma: Wohnsitz_ummelden > Prüfen",
    "Antrag_prüfen > Ablehnungsbescheid_erstellen",
    "Antragsteller: Antrag_prüfen > Bescheid_erstellen",
    "Permit_office: Check_permit > Ask_caseworker",
    "Personalausweis_beantragen > Gebühr_zahlen",
    "Application_for_a_passport > Check_data",
    "Check_passport > Check_permit",
)
OF_COMPANIES = (
    "Einkauf: Antragsteller_benachrichtigen > Genehmigung_einholen",
    "Vertrieb: Kunden_Bescheid_geben > Antragsteller_informieren > Akte_schließen",
    "Insurer: Register_claim > Notify_customer",
    "IT-Verwaltung: Antrag_insgesamt_prüfen > Zugang_anlegen",
    "Bank: Provide_a_passport > Open_account",
    "Bank: Antrag_prüfen > Personalausweis_prüfen > Konto_eröffnen",
    "Kasse: Pay_by_visa > Issue_ticket",
    "Personal: Beamter_Workflow > Gehalt_an_Finanzamt_melden",
)


@pytest.mark.parametrize("line", [*ADMINISTRATIVE, *OF_COMPANIES])
def test_words_tell_whether_it_is_administration(line: str) -> None:
    head, colon, rest = line.partition(": ")
    analysis = _named(build(rest if colon else head).analysis())
    model = replace(analysis.model, name=head.replace("_", " ") if colon else "")
    found = Standing(replace(analysis, model=model, options=Options())).administration
    assert found.holds == (line in ADMINISTRATIVE), found
    assert found.origin is (Origin.INFERRED if found.holds else Origin.ASSUMED)


def test_what_is_stated_of_administration_beats_the_words() -> None:
    analysis = replace(_named(build("Ablehnungsbescheid_erstellen(data)").analysis()), options=Options())
    assert Standing(analysis).administration.holds
    denied = replace(analysis, profile=Profile(administration=False))
    assert not Standing(denied).administration.holds
    assert not Standing(replace(analysis, options=Options(administration=False))).administration.holds
    both = replace(analysis, profile=Profile(administration=True), options=Options(administration=False))
    assert Standing(both).administration.holds, "the process's own file is nearer"
    keyed = replace(build("A > B").analysis(), profile=Profile(leika_key="99050012104000"))
    assert Standing(keyed).administration.signs == ("leika_key",)
    assert parse_sidecar("administration: false\n", "a.yaml").process["administration"].value is False
    assert config_of("administration = true\n", "mediabruch.toml").options.administration is True


@pytest.mark.parametrize(("language", "says"), [("en", "are not applied"), ("de", "werden nicht angelegt")])
def test_the_gates_of_administration_are_not_asked_of_companies(language: str, says: str) -> None:
    analysis = _named(build("Application_received(data) > Check_application(paper) > Send_decision(paper)").analysis())
    names = Names(analysis.model, translator(language))
    shown = str(standing_section(replace(analysis, options=Options()), names))
    assert says in shown
    assert "NKR" not in shown
    asked = replace(analysis, profile=Profile(administration=True))
    assert "NKR" in str(standing_section(asked, names))
