"""The stages put together: what an analysis takes in and what it holds."""

from pathlib import Path

import pytest

import mediabruch as mb
from mediabruch.bpmn import read_bytes
from mediabruch.media import BreakDefinition, Medium, Origin
from tests.support.findings import breaks
from tests.support.models import analyze, build

LINE = build("Antrag > Erfassen > Bescheid")
STATED = {"steps": {"Antrag": {"medium": "paper"}, "Erfassen": {"medium": "data"}}}


def written(folder: Path) -> Path:
    path = folder / "antrag.bpmn"
    path.write_bytes(LINE.xml)
    return path


def test_a_file_a_path_or_a_model(tmp_path: Path) -> None:
    path = written(tmp_path)
    model = mb.read(path)
    found = [analyze(source, annotations=STATED, inference=False) for source in (path, str(path), model)]
    assert found[0] == found[1] == found[2]
    assert breaks(found[0]) == ["MB104 Antrag>Erfassen"]


def test_the_annotation_file_beside_the_model_is_taken(tmp_path: Path) -> None:
    path = written(tmp_path)
    assert breaks(analyze(path, inference=False)) == []
    sidecar = tmp_path / "antrag.media.yaml"
    sidecar.write_text("steps: {Antrag: {medium: paper}, Erfassen: {medium: data}}", encoding="utf-8")
    assert breaks(analyze(path, inference=False)) == ["MB104 Antrag>Erfassen"]
    assert breaks(analyze(path, annotations={}, inference=False)) == []


def test_another_annotation_file(tmp_path: Path) -> None:
    other = tmp_path / "other.json"
    other.write_text('{"steps": {"Antrag": {"medium": "oral"}, "Erfassen": {"medium": "paper"}}}', encoding="utf-8")
    for named in (other, str(other)):
        found = analyze(written(tmp_path), annotations=named, inference=False)
        assert breaks(found) == ["MB106 Antrag>Erfassen"]


def test_inference_fills_what_nobody_states(tmp_path: Path) -> None:
    line = build("Print > Check")
    xml = line.xml.replace(b'name="Print"', b'name="Antrag ausdrucken"')
    model = read_bytes(xml, str(tmp_path / "antrag.bpmn"))
    inferred = analyze(model, annotations={})
    assert [step.annotation.origin for step in inferred.steps] == [Origin.INFERRED, None]
    assert inferred.score.coverage_inferred == 0.5
    stated = analyze(model, annotations={"steps": {"Print": {"medium": "data"}}})
    assert stated.steps[0].annotation.origin is Origin.STATED
    assert analyze(model, annotations={}, inference=False).score.coverage == 0


@pytest.mark.parametrize("rules", ["extended", BreakDefinition.EXTENDED])
def test_rules_by_name_or_value(rules: str) -> None:
    analysis = analyze(LINE.model, annotations=STATED, rules=rules, inference=False)
    assert analysis.options.definition is BreakDefinition.EXTENDED


def test_an_unknown_id_is_an_error() -> None:
    with pytest.raises(mb.AnnotationError, match="Antrag"):
        analyze(LINE.model, annotations={"steps": {"Antrak": {"medium": "paper"}}})


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(mb.UnreadableError, match="no such file"):
        analyze(tmp_path / "missing.bpmn")


def test_steps_and_branches_stand_in_document_order() -> None:
    built = build("xor1 -0.2-> Z(paper); xor1 > Y; Y > X; X!late > W")
    analysis = built.analysis()
    assert [step.node.id for step in analysis.steps] == ["Z", "Y", "X", "W"]
    assert [step.visits_per_case for step in analysis.steps] == pytest.approx([0.2, 0.8, 0.8, 0.08])
    assert analysis.steps[0].annotation.receives == frozenset({Medium.PAPER})
    keys = [branch.element for branch in analysis.branches]
    assert keys == sorted(keys)
    assert [branch.probability for branch in analysis.branches] == pytest.approx([0.2, 0.8, 0.1])
    assert [branch.origin for branch in analysis.branches] == [Origin.STATED, Origin.STATED, Origin.ASSUMED]


def test_notes_of_all_stages() -> None:
    built = build("A(data) > B")
    xml = built.xml.replace(b"</process>", b'<sequenceFlow id="lost" sourceRef="A" targetRef="nowhere"/></process>')
    analysis = analyze(read_bytes(xml, "notes.bpmn"), annotations={"steps": {"A": {"medium": "data"}}}, inference=False)
    assert [note.code for note in analysis.notes] == ["MB909", "MB901"]


def test_two_analyses_are_equal() -> None:
    line = "A(data) > or1 -0.3-> B(paper) > or2; or1 > C(oral) > or2 > xor1 -0.25-> A; xor1 > D(document)"
    assert build(line).analysis() == build(line).analysis()
