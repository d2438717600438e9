"""Measured shares in annotation files: used as they were counted, and beaten by what people state."""

from datetime import date

import pytest

from mediabruch.analysis import analyze_model
from mediabruch.annotation import annotate
from mediabruch.bpmn import read_bytes
from mediabruch.errors import AnnotationError
from mediabruch.media import Origin
from mediabruch.notation.measured import MeasuredShare, measured_share
from mediabruch.statements.edit.editing import FactEdit, edited
from mediabruch.statements.reading import parse_sidecar
from mediabruch.statements.vocabulary import Section
from tests.statements.example import YES, model

TWO_WAYS = b"""<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">
<process id="P"><startEvent id="S"/><sequenceFlow id="f0" sourceRef="S" targetRef="G"/>
<exclusiveGateway id="G"/><sequenceFlow id="f1" sourceRef="G" targetRef="A"/>
<sequenceFlow id="f2" sourceRef="G" targetRef="B"/><task id="A" name="A"/><task id="B" name="B"/>
</process></definitions>"""
COUNTED = MeasuredShare(count=1, total=3, begin=date(2025, 1, 1), end=date(2025, 12, 31))


def shares(text: str) -> dict[str | None, tuple[float, Origin]]:
    two_ways = read_bytes(TWO_WAYS, "two.bpmn")
    ids = {flow.key: flow.id for flow in two_ways.sequence_flows}
    found = analyze_model(two_ways, sidecar=parse_sidecar(text, "a.media.yaml"))
    return {ids[one.element]: (one.probability, one.origin) for one in found.branches}


def flows(first: str, second: str = "{}") -> str:
    return f"flows:\n  f1: {first}\n  f2: {second}\n"


def test_the_exact_share_holds_of_which_the_written_one_is_rounded() -> None:
    found = shares(flows('{probability: 0.3333, measured: "1 of 3"}', '{probability: 0.6667, measured: "2 of 3"}'))
    assert found == {"f1": (1 / 3, Origin.MEASURED), "f2": (pytest.approx(2 / 3), Origin.MEASURED)}


def test_a_count_alone_says_the_share() -> None:
    assert shares(flows("{measured: 1 of 4}"))["f1"] == (0.25, Origin.MEASURED)


def test_another_probability_beside_it_is_what_a_person_states() -> None:
    assert shares(flows('{probability: 0.5, measured: "1 of 3"}'))["f1"] == (0.5, Origin.STATED)


def test_what_the_model_states_beats_what_is_measured() -> None:
    sidecar = parse_sidecar('flows:\n  Flow_yes: {probability: 0.3333, measured: "1 of 3"}', "a.yaml")
    known = annotate(model("Flow_yes probability=0.2"), sidecar=sidecar)
    assert (known.probabilities, known.measured, known.notes) == ({YES: 0.2}, {}, ())
    known = annotate(model(), sidecar=sidecar)
    assert (known.probabilities, known.measured) == ({YES: 1 / 3}, {YES: MeasuredShare(count=1, total=3)})


@pytest.mark.parametrize(
    "wrong",
    [
        "3 of 2",
        "1 of 0",
        "0.5",
        "1/3",
        "one of three",
        "1 of 3, 2025-02-30 to 2025-03-01",
        "1 of 3, 2025-03-02 to 2025-03-01",
    ],
)
def test_a_count_that_is_none_is_refused(wrong: str) -> None:
    with pytest.raises(AnnotationError, match=r"a\.media\.yaml:2:\d+: measured wants a count such as"):
        shares(flows(f'{{measured: "{wrong}"}}'))


def test_it_is_read_as_it_is_written() -> None:
    text = edited("", "a.media.yaml", [FactEdit(Section.FLOWS, "f1", {"measured": str(COUNTED)})])
    assert 'measured: "1 of 3, 2025-01-01 to 2025-12-31"' in text
    fact = parse_sidecar(text, "a.media.yaml").entries[Section.FLOWS]["f1"].facts["measured"]
    assert measured_share(str(fact.value)) == COUNTED
