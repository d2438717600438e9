"""The annotation file beats the model, both beat inference, and no stated fact is lost."""

import subprocess
import sys
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediabruch import infer
from mediabruch.annotation import annotate
from mediabruch.media import Annotation, Evidence, Medium, Origin
from mediabruch.model import Model
from mediabruch.options import Vocabulary
from mediabruch.statements.annotations import Annotations
from mediabruch.statements.reading import parse_sidecar
from mediabruch.statements.sidecar import sidecar_from_mapping
from tests.statements.example import (
    CHECK,
    FLOW,
    LETTER,
    OUTSIDE,
    POOL,
    PRINT,
    START,
    TIMEOUT,
    TWIN_1,
    TWIN_2,
    YES,
    model,
)
from tests.support.models import STATED

DATA, DOCUMENT, PAPER = frozenset({Medium.DATA}), frozenset({Medium.DOCUMENT}), frozenset({Medium.PAPER})
LABEL = Evidence("label", "drucken", argues="receives=data produces=paper", weight=0.7)
INFERRED = Annotation(DATA, PAPER, Origin.INFERRED, 0.7, (LABEL,), by_hand=True, system="SAP", party="citizen")


@pytest.fixture
def inferring(monkeypatch: pytest.MonkeyPatch) -> None:
    """Inference that knows one thing about `Check`."""

    def of(model: Model, house: Vocabulary, dispatch: Mapping[int, bool]) -> Mapping[int, Annotation]:
        return {CHECK: INFERRED}

    monkeypatch.setattr(infer, "infer", of)


def step(annotations: Annotations, key: int = CHECK) -> Annotation:
    return annotations.steps.get(key, Annotation())


def of_check(facts: Mapping[str, object], *statements: str) -> Annotations:
    return annotate(model(*statements), sidecar=sidecar_from_mapping({"steps": {"Check": dict(facts)}}))


def test_without_statements_inference_holds(inferring: None) -> None:
    assert annotate(model()) == Annotations(steps={CHECK: INFERRED})
    assert annotate(model(), options=STATED) == Annotations()
    assert of_check({}) == Annotations(steps={CHECK: INFERRED})


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"medium": "document"}, (DOCUMENT, DOCUMENT, Origin.STATED, 1.0)),
        ({"medium": "physical"}, (frozenset(), frozenset(), Origin.STATED, 1.0)),
        ({"receives": "document"}, (DOCUMENT, PAPER, Origin.STATED, 0.7)),
        ({"produces": "document"}, (DATA, DOCUMENT, Origin.STATED, 0.7)),
        ({"produces": ["data", "document"]}, (DATA, DATA | DOCUMENT, Origin.STATED, 0.7)),
        ({"receives": [], "produces": "document"}, (frozenset(), DOCUMENT, Origin.STATED, 1.0)),
        ({"minutes": 5}, (DATA, PAPER, Origin.INFERRED, 0.7)),
    ],
)
def test_inference_fills_what_is_left_open(inferring: None, facts: Mapping[str, object], expected: object) -> None:
    known = step(of_check(facts))
    assert (known.receives, known.produces, known.origin, known.confidence) == expected
    assert (known.by_hand, known.system, known.party) == (True, "SAP", "citizen")
    assert [evidence.source for evidence in known.evidence] == ["sidecar"] * len(facts) + ["label"]


def test_stated_facts_beat_inferred_ones(inferring: None) -> None:
    known = step(of_check({"by_hand": False, "system": "Hades", "party": "authority"}))
    assert (known.by_hand, known.system, known.party) == (False, "Hades", "authority")


def test_what_is_stated_of_a_step_of_unknown_medium() -> None:
    known = step(annotate(model("Print system=SAP"), options=STATED), PRINT)
    assert (known.receives, known.produces, known.origin, known.confidence) == (None, None, Origin.STATED, 1.0)
    assert not known.is_known
    assert not known.is_carrier


def test_evidence_of_an_annotation_file() -> None:
    text = "steps:\n  Print:\n    receives: paper\n    produces: [data, document]\n    by_hand: true\n    note: x\n"
    known = step(annotate(model(), sidecar=parse_sidecar(text, "a.yaml"), options=STATED), PRINT)
    assert known.evidence == (
        Evidence("sidecar", "receives: paper", line=3, entry="a.yaml", argues="receives=paper"),
        Evidence("sidecar", "produces: data, document", line=4, entry="a.yaml", argues="produces=data+document"),
        Evidence("sidecar", "by_hand: true", line=5, entry="a.yaml"),
    )


def test_the_annotation_file_beats_the_model() -> None:
    text = "steps:\n  Check: {medium: paper, system: SAP, party: Authority, note: ours, automatic: true}\n"
    sidecar = parse_sidecar(text, "a.yaml")
    stated = (
        "Check medium=data",
        "Check system=Hades",
        "Check party=authority",
        "Check note=theirs",
        "Check minutes=5",
    )
    annotations = annotate(model(*stated), sidecar=sidecar, options=STATED)
    known = step(annotations)
    assert (known.receives, known.produces, known.system, known.party) == (PAPER, PAPER, "SAP", "authority")
    assert (known.minutes, known.automatic, known.note) == (5, True, "ours\ntheirs")
    assert [(note.code, note.element, note.line) for note in annotations.notes] == [
        ("MB902", "Check", 101),
        ("MB902", "Check", 102),
    ]
    assert [str(note.message).removesuffix("; the annotation file holds.") for note in annotations.notes] == [
        "The model states “medium: data” in line 101, the annotation file “medium: paper”",
        "The model states “system: Hades” in line 102, the annotation file “system: SAP”",
    ]


@pytest.mark.parametrize(
    ("facts", "statements", "sides", "notes"),
    [
        ({"medium": "paper"}, ["medium=paper"], (PAPER, PAPER), 0),
        ({"receives": "paper"}, ["medium=paper"], (PAPER, PAPER), 0),
        ({"receives": "paper"}, ["medium=data"], (PAPER, DATA), 1),
        ({"medium": "paper"}, ["receives=data", "produces=paper"], (PAPER, PAPER), 1),
        ({"medium": "paper"}, ["receives=data", "produces=data"], (PAPER, PAPER), 2),
        ({"receives": "paper"}, ["produces=data"], (PAPER, DATA), 0),
        ({"receives": None}, ["receives=data"], (DATA, None), 0),
        ({"medium": "physical"}, ["medium=data"], (frozenset(), frozenset()), 1),
    ],
)
def test_side_by_side(facts: Mapping[str, object], statements: list[str], sides: object, notes: int) -> None:
    statements = [f"Print {statement}" for statement in statements]
    sidecar = sidecar_from_mapping({"steps": {"Print": dict(facts)}})
    annotations = annotate(model(*statements), sidecar=sidecar, options=STATED)
    known = step(annotations, PRINT)
    assert (known.receives, known.produces) == sides
    assert [note.code for note in annotations.notes] == ["MB902"] * notes


def test_a_stated_no_beats_a_yes_in_the_model() -> None:
    facts = {"required_by_law": False, "by_hand": False, "aside": False}
    annotations = of_check(facts, "Check required_by_law=§ 5", "Check by_hand=true", "Check aside=sent")
    known = step(annotations)
    assert (known.required_by_law, known.by_hand, known.aside) == (None, False, None)
    assert len(annotations.notes) == 3


def test_media_as_values() -> None:
    facts = {"receives": Medium.PAPER, "produces": frozenset({Medium.DATA, Medium.DOCUMENT})}
    known = step(of_check(facts))
    assert (known.receives, known.produces) == (PAPER, DATA | DOCUMENT)


def test_the_other_sections() -> None:
    sidecar = sidecar_from_mapping(
        {
            "flows": {"Flow_yes": {"probability": 0.08}, "no": {"note": "the rest"}},
            "events": {"Start": {"probability": 0}, "Timeout": {"probability": 1}},
            "messages": {"Letter": {"medium": ["paper", "oral"]}},
            "participants": {"Outside": {"party": "citizen"}},
        }
    )
    assert annotate(model(), sidecar=sidecar, options=STATED) == Annotations(
        probabilities={YES: 0.08, START: 0.0, TIMEOUT: 1.0},
        messages={LETTER: PAPER | {Medium.ORAL}},
        parties={OUTSIDE: "citizen"},
    )


def test_a_thing_sent_carries_no_medium() -> None:
    sidecar = sidecar_from_mapping({"messages": {"Letter": {"medium": "physical"}}})
    annotations = annotate(model("Letter medium=paper"), sidecar=sidecar, options=STATED)
    assert annotations.messages == {}
    assert [note.code for note in annotations.notes] == ["MB902"]


@pytest.mark.parametrize(
    ("simulated", "stated", "in_file", "holds", "notes"),
    [
        (0.3, None, None, 0.3, 0),
        (0.3, 0.4, None, 0.4, 0),
        (0.3, None, 0.5, 0.5, 1),
        (0.3, 0.4, 0.5, 0.5, 1),
        (0.3, None, 0.3, 0.3, 0),
    ],
)
def test_probabilities_of_simulators(
    simulated: float, stated: float | None, in_file: float | None, holds: float, notes: int
) -> None:
    statements = [] if stated is None else [f"Flow probability={stated}"]
    sidecar = sidecar_from_mapping({"flows": {"Flow": {"probability": in_file}}})
    annotations = annotate(model(*statements, probabilities={FLOW: simulated}), sidecar=sidecar, options=STATED)
    assert annotations.probabilities == {FLOW: holds}
    assert [note.code for note in annotations.notes] == ["MB902"] * notes


def test_the_party_of_a_pool_is_that_of_its_steps(inferring: None) -> None:
    sidecar = sidecar_from_mapping({"participants": {"Pool": {"party": "provider"}}})
    annotations = annotate(model("Print party=company"), sidecar=sidecar)
    assert annotations.parties == {POOL: "provider"}
    assert {key: known.party for key, known in annotations.steps.items()} == {
        CHECK: "provider",
        PRINT: "company",
        TWIN_1: "provider",
        TWIN_2: "provider",
    }


@given(
    st.dictionaries(st.sampled_from(["receives", "produces"]), st.sampled_from(list(Medium)), max_size=2),
    st.dictionaries(st.sampled_from(["receives", "produces", "medium"]), st.sampled_from(list(Medium)), max_size=3),
)
def test_no_stated_side_is_lost(ours: dict[str, Medium], theirs: dict[str, Medium]) -> None:
    annotations = of_check(ours, *(f"Check {name}={medium}" for name, medium in theirs.items()))
    known = step(annotations)
    for side, found in (("receives", known.receives), ("produces", known.produces)):
        stated = [ours.get(side), theirs.get(side), theirs.get("medium")]
        expected = next((medium for medium in stated if medium is not None), None)
        if expected is not None:
            assert found == frozenset({expected})
            assert known.origin is Origin.STATED
        lost = {medium for medium in stated if medium is not None} - {expected}
        assert not lost or any(str(medium) in str(note.message) for medium in lost for note in annotations.notes)


def test_models_without_annotation_file_load_no_reader_of_files() -> None:
    code = (
        "import sys; from mediabruch.annotation import annotate; "
        "from mediabruch.files.sidecars import find_sidecar; from mediabruch.model import Model; "
        "from mediabruch.options import Options; "
        "find_sidecar('a.bpmn'); annotate(Model('a.bpmn', ''), options=Options(inference=False)); "
        "print(sorted({'yaml', 'json', 'pydantic', 'difflib', 'mediabruch.infer'} & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
