"""Annotations for all models of a folder: which of them holds, and what evidence says of it."""

from pathlib import Path

import pytest

from mediabruch.errors import AnnotationError
from mediabruch.media import Annotation, Medium
from mediabruch.statements.folders import find_folder_files, parse_folder, read_folders
from tests.support.models import analyze, build

XML = build("Amt: Antrag > Pruefen > Bescheid").xml.decode()
LANES = (
    '<laneSet><lane id="L1" name="Fachbereich"><childLaneSet><lane id="L2" name="Post  stelle">'
    "<flowNodeRef>Pruefen</flowNodeRef></lane></childLaneSet></lane></laneSet>"
)


def place(root: Path, files: dict[str, str]) -> Path:
    """A folder `amt/team` with a model, and further files."""
    head, separator, tail = XML.partition("<startEvent")
    if not separator:
        head, separator, tail = XML.partition("<task")
    model = root / "amt" / "team" / "antrag.bpmn"
    model.parent.mkdir(parents=True)
    model.write_text(head + LANES + separator + tail, "utf-8")
    (root / ".git").mkdir()
    for name, text in files.items():
        (root / name).write_text(text, "utf-8")
    return model


def known(model: Path, step: str = "Pruefen") -> Annotation:
    analysis = analyze(model, inference=False)
    (key,) = (node.key for node in analysis.model.activities if node.id == step)
    return analysis.annotations.get(key, Annotation())


NEAR, FAR = "amt/team/_media.yaml", "amt/_media.yaml"
CASES = {
    "a label": ({NEAR: "labels: {PRUEFEN: {medium: paper}}"}, "paper paper"),
    "a lane, blanks aside": ({NEAR: "lanes: {'post stelle': {medium: paper}}"}, "paper paper"),
    "an outer lane": ({NEAR: "lanes: {Fachbereich: {receives: paper}}"}, "paper -"),
    "the inner lane first": (
        {NEAR: "lanes: {Fachbereich: {medium: paper}, Post stelle: {produces: data}}"},
        "paper data",
    ),
    "a pool": ({NEAR: "pools: {Amt: {medium: oral}}"}, "oral oral"),
    "a system": (
        {
            NEAR: "systems: {e-akte: {medium: document}}",
            "amt/team/antrag.media.yaml": "steps: {Pruefen: {system: E-Akte}}",
        },
        "document document",
    ),
    "the label before the lane before the pool": (
        {
            NEAR: "pools: {Amt: {medium: oral}}\nlanes: {Post stelle: {medium: data}}\n"
            "labels: {Pruefen: {produces: paper}}"
        },
        "data paper",
    ),
    "the near folder before the far one, whatever it goes by": (
        {NEAR: "pools: {Amt: {medium: oral}}", FAR: "labels: {Pruefen: {medium: paper}}"},
        "oral oral",
    ),
    "a far folder where the near one is silent": (
        {NEAR: "labels: {Bescheid: {medium: oral}}", FAR: "labels: {Pruefen: {medium: paper}}"},
        "paper paper",
    ),
    "the model's annotation file before all": (
        {NEAR: "labels: {Pruefen: {medium: oral}}", "amt/team/antrag.media.yaml": "steps: {Pruefen: {medium: data}}"},
        "data data",
    ),
    "one side from the annotation file, the other from the folder": (
        {NEAR: "labels: {Pruefen: {medium: oral}}", "amt/team/antrag.media.yaml": "steps: {Pruefen: {produces: data}}"},
        "oral data",
    ),
    "another label": ({NEAR: "labels: {Prue: {medium: paper}}"}, "- -"),
    "nothing above the repository": ({"../_media.yaml": "labels: {Pruefen: {medium: paper}}"}, "- -"),
    "physical": ({NEAR: "labels: {Pruefen: {medium: physical}}"}, "physical physical"),
}


@pytest.mark.parametrize(("files", "sides"), CASES.values(), ids=CASES)
def test_the_nearest_statement_wins(tmp_path: Path, files: dict[str, str], sides: str) -> None:
    found = known(place(tmp_path / "repository", files))
    assert (
        " ".join("-" if side is None else "+".join(side) or "physical" for side in (found.receives, found.produces))
        == sides
    )


def test_the_model_itself_is_nearer_than_its_folder(tmp_path: Path) -> None:
    model = place(tmp_path, {NEAR: "labels: {Pruefen: {medium: oral}}"})
    text = model.read_text("utf-8")
    start = text.index("/>", text.index('id="Pruefen"'))
    stated = '<extensionElements><properties><property name="mediabruch:medium" value="paper"/></properties>'
    model.write_text(f"{text[:start]}>{stated}</extensionElements></task>{text[start + 2 :]}", "utf-8")
    assert known(model).receives == frozenset({Medium.PAPER})


def test_evidence_names_the_file_the_entry_and_the_line(tmp_path: Path) -> None:
    model = place(tmp_path, {FAR: "\nlanes:\n  Post stelle: {medium: paper}\n"})
    (evidence,) = known(model).evidence
    assert (evidence.source, evidence.line, evidence.text) == ("folder", 3, "medium: paper")
    assert evidence.entry == "../_media.yaml: lanes.Post stelle"
    assert evidence.argues == "receives=paper produces=paper"


def test_a_party_is_inherited_unless_the_pool_has_one(tmp_path: Path) -> None:
    model = place(tmp_path, {NEAR: "lanes: {Post stelle: {party: provider}}"})
    assert known(model).party == "provider"
    (model.parent / "antrag.media.yaml").write_text("participants: {Amt: {party: authority}}", "utf-8")
    assert known(model).party == "authority"


def test_mistakes_have_a_place() -> None:
    for text, expected in {
        "labels: {A: {medium: papr}}": "_media.yaml:1:22: medium: unknown medium",
        "steps: {A: {medium: paper}}": "_media.yaml:1:1: Unknown key “steps”. Did you mean labels",
        "labels: {A: {medium: paper}, a: {}}": "_media.yaml:1:30: “a” stands here again, in other letters.",
        "labels: {' ': {medium: paper}}": "_media.yaml:1:10: “” has no word in it by which it could be found.",
        "labels: [A]": "_media.yaml:1:9: Under labels stand names and their facts, not A.",
        "[]": "_media.yaml:1:1: A folder's annotations begin with",
        "schema: mediabruch/annotations/1": "_media.yaml:1:9: This follows",
    }.items():
        with pytest.raises(AnnotationError) as caught:
            parse_folder(text, "_media.yaml")
        assert str(caught.value).startswith(expected)


def test_two_files_in_one_folder_are_one_too_many(tmp_path: Path) -> None:
    model = place(tmp_path, {NEAR: "", "amt/team/_media.json": ""})
    with pytest.raises(AnnotationError, match="keep one"):
        find_folder_files(model)


def test_there_is_no_folder_behind_standard_input() -> None:
    assert read_folders("-") == ()
