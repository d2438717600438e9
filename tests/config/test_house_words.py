"""What a house says of its words reaches the steps, and the evidence names the entry."""

from pathlib import Path

import pytest

from mediabruch.analyzed import Step
from mediabruch.bpmn import read
from mediabruch.config.reading import config_of
from mediabruch.media import Medium, Origin
from tests.support.models import analyze

OFFICE = Path(__file__).with_name("office.bpmn")


def steps(config: str) -> dict[str | None, Step]:
    house = config_of(config, "mediabruch.toml").options.vocabulary
    return {step.node.id: step for step in analyze(OFFICE, house=house).steps}


@pytest.mark.parametrize(
    ("config", "step", "sides", "source", "place"),
    [
        ("[systems]\nHades = 'data'", "Enter", (None, "data"), "label", None),
        ("[systems]\nHades = {}", "Enter", (None, "data"), "label", None),
        ("systems = ['Hades']", "Enter", (None, "data"), "label", None),
        ("[terms]\nLaufzettel = 'paper'", "Slip", (None, "paper"), "label", None),
        ("[lanes]\nTresen = 'oral'", "Circulate", ("oral", "oral"), "lane", "Counter"),
        ("[pools]\nSoziales = 'document'", "Bioc", ("document", "document"), "participant", "Office"),
        ("[prefixes]\n'[p]' = 'paper'", "Marked", ("paper", "paper"), "name", None),
        ("[colors]\n'#FC0' = 'paper'", "Bioc", ("paper", "paper"), "color", None),
        ("[colors]\n'#FFCC00' = {receives = 'paper'}", "Omg", ("paper", None), "color", None),
        ("[colors]\n'#ffcc00' = 'paper'", "Signavio", ("paper", "paper"), "color", None),
        ("[defaults]\nuserTask = 'digital'", "User", ("digital", "digital"), "default", None),
        ("[defaults]\n'*' = 'digital'", "Omg", ("digital", "digital"), "default", None),
    ],
)
def test_each_list_reaches_a_step(
    config: str, step: str, sides: tuple[str | None, str | None], source: str, place: str | None
) -> None:
    without, known = steps("")[step].annotation, steps(config)[step].supposed
    assert not any(evidence.entry and "mediabruch.toml" in evidence.entry for evidence in without.evidence)
    assert (known.receives, known.produces) == tuple(None if side is None else {Medium(side)} for side in sides)
    assert known.origin is (Origin.ASSUMED if source == "default" else Origin.INFERRED)
    section = config.strip("[").split()[0].strip("]")
    cited = [evidence for evidence in known.evidence if (evidence.entry or "").startswith("mediabruch.toml: ")]
    assert cited
    assert all(evidence.source == source and evidence.element == place for evidence in cited)
    assert all((evidence.entry or "").startswith(f"mediabruch.toml: {section}.") for evidence in cited)


@pytest.mark.parametrize("word", ["VIS", "Excel", "E-Akte", "Bürger-Akte", "Fachverfahren Soziales"])
def test_a_word_of_the_house_comes_before_ours(tmp_path: Path, word: str) -> None:
    house = config_of(f'[terms]\n"{word}" = "paper"', "m.toml").options.vocabulary
    (tmp_path / "x.bpmn").write_text(
        OFFICE.read_text(encoding="utf-8").replace("Laufzettel ausfüllen", f"{word} prüfen"), encoding="utf-8"
    )
    known = {step.node.id: step.annotation for step in analyze(tmp_path / "x.bpmn", house=house).steps}["Slip"]
    assert known.receives == frozenset({Medium.PAPER})


def test_a_house_without_a_word_for_it_knows_nothing() -> None:
    known = steps("[colors]\n'#123456' = 'paper'\n[lanes]\nPost = 'paper'\n[prefixes]\n'(P)' = 'paper'\n")
    assert [step.node.id for step in known.values() if step.annotation.is_known] == [
        step.node.id for step in steps("").values() if step.annotation.is_known
    ]


def test_an_own_system_is_a_place_where_machines_work() -> None:
    known = steps("systems = ['Hades']")
    assert known["Compute"].annotation.produces == frozenset({Medium.DATA})
    assert known["Compute"].annotation.system == "HADES"
    assert known["Compute"].annotation.party == "provider"
    assert known["Enter"].annotation.system == "Hades"
    (sent,) = [evidence for evidence in known["Report"].annotation.evidence if evidence.source == "message"]
    assert (sent.element, sent.argues) == ("ToHades", "produces=digital")
    assert steps("")["Compute"].annotation.system is None


def test_parties_of_lanes_and_pools() -> None:
    known = steps("[lanes]\nTresen = {party = 'Bürgerbüro'}\n[pools]\nSoziales = {party = 'authority'}")
    assert known["Circulate"].annotation.party == "Bürgerbüro"
    assert known["Bioc"].annotation.party == "authority"


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("ProSoz", "Fall in ProSoz erfassen"),
        ("ProSoz 14+", "Fall in ProSoz 14+ erfassen"),
        ("d.3", "Fall in d.3 erfassen"),
        ("ALLRIS-Net", "Fall in ALLRIS-Net erfassen"),
        ("Zentrale Ablage", "Fall in zentrale Ablage erfassen"),
        ("Öko-Kataster", "Fall im Oeko-Kataster erfassen"),
    ],
)
def test_systems_are_found_however_their_names_are_written(tmp_path: Path, name: str, label: str) -> None:
    house = config_of(f'systems = ["{name}"]', "m.toml").options.vocabulary
    model = tmp_path / "x.bpmn"
    office = OFFICE.read_text(encoding="utf-8").replace("Fall in Hades erfassen", label)
    model.write_text(office, encoding="utf-8")
    known = {step.node.id: step.annotation for step in analyze(model, house=house).steps}["Enter"]
    assert known.produces == frozenset({Medium.DATA})
    assert any((evidence.entry or "").startswith("m.toml: systems.") for evidence in known.evidence)


def test_colors_need_the_diagram_of_a_model_that_was_read_before() -> None:
    house = config_of("[colors]\n'#ffcc00' = 'paper'", "m.toml").options.vocabulary
    for diagram, sides in ((True, frozenset({Medium.PAPER})), (False, None)):
        found = {step.node.id: step for step in analyze(read(OFFICE, diagram=diagram), house=house).steps}
        assert found["Omg"].annotation.receives == sides
