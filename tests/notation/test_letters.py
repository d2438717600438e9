"""Umlauts as one character or two: the same letter wherever words, ids and names of files are compared."""

import unicodedata
from pathlib import Path

import pytest

from mediabruch.bpmn import read_bytes
from mediabruch.config.reading import config_of
from mediabruch.exchange.in_model import into_model
from mediabruch.files.sidecars import find_sidecar
from mediabruch.media import Medium
from mediabruch.notation.toml import parse
from mediabruch.statements.edit.editing import FactEdit, edited
from mediabruch.statements.folders import parse_folder
from mediabruch.statements.reading import parse_sidecar
from mediabruch.statements.vocabulary import Section
from tests.bpmn.snippets import definitions
from tests.support.models import analyze

PAPER = frozenset({Medium.PAPER})


def apart(text: str) -> str:
    return unicodedata.normalize("NFD", text)


MODEL = definitions(
    '<process id="P"><task id="Prüfung" name="Anhörung"/><task id="B" name="Bürgergespräch"/></process>'
)


@pytest.mark.parametrize("model", [MODEL, apart(MODEL.decode()).encode()], ids=["composed", "apart"])
@pytest.mark.parametrize("spell", [str, apart], ids=["composed", "apart"])
@pytest.mark.parametrize("suffix", [".yaml", ".json"])
def test_ids_and_labels(model: bytes, spell: type[str], suffix: str, tmp_path: Path) -> None:
    (tmp_path / f"a.media{suffix}").write_text(
        spell('{"steps": {"Prüfung": {"medium": "paper", "note": "größer"}}}'), encoding="utf-8"
    )
    (tmp_path / "_media.yaml").write_text(spell("labels: {bürgergespräch: {medium: paper}}"), encoding="utf-8")
    (tmp_path / "a.bpmn").write_bytes(model)
    analysis = analyze(tmp_path / "a.bpmn")
    assert [step.annotation.receives for step in analysis.steps] == [PAPER, PAPER]


@pytest.mark.parametrize("spell", [str, apart], ids=["composed", "apart"])
def test_changes_find_what_is_there(spell: type[str]) -> None:
    text = spell("steps:\n  Prüfung: {medium: paper}  # Größe\n")
    result = edited(text, "a.media.yaml", [FactEdit(Section.STEPS, "Prüfung", {"note": apart("größer")})])
    [entry] = parse_sidecar(result, "a.media.yaml").entries[Section.STEPS].values()
    assert entry.facts["note"].value == "größer"
    assert spell("# Größe") in result


def test_statements_come_into_a_model_whose_ids_are_apart() -> None:
    data = apart(MODEL.decode()).encode()
    result = into_model(data, "a.bpmn", parse_sidecar("steps: {Prüfung: {medium: paper}}", "a.media.yaml"))
    assert [one.value for one in read_bytes(result, "a.bpmn").nodes[0].statements] == ["paper"]


def test_words_of_the_house_and_of_folders() -> None:
    house = config_of(apart("[terms]\n'Mündlich' = 'mündlich'"), "m.toml").options.vocabulary
    assert house is not None
    assert house.terms[0].name == "Mündlich"
    assert str(parse(apart("'ä' = 'ü'")).entries[0][0].text) == "ä"
    assert "bürger" in next(
        iter(parse_folder(apart("pools: {Bürger: {party: citizen}}"), "_media.yaml").entries.values())
    )


@pytest.mark.parametrize(("model", "beside"), [(str, apart), (apart, str), (apart, apart)])
def test_names_of_files(model: type[str], beside: type[str], tmp_path: Path) -> None:
    path = tmp_path / model("prüfung.bpmn")
    path.write_bytes(MODEL)
    (tmp_path / beside("prüfung.media.yaml")).write_text("steps: {}")
    assert find_sidecar(path) is not None
