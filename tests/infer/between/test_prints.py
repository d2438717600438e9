"""Print after print: what is printed comes out of a system, and no earlier print is typed in for it."""

from dataclasses import replace

import pytest

from mediabruch.analysis import analyze_annotated
from mediabruch.annotation import annotate
from mediabruch.model import Model, SequenceFlow
from mediabruch.statements.sidecar import sidecar_from_mapping
from tests.infer.little import PROCESS
from tests.infer.rows import row


def breaks(model: Model, stated: dict[str, object] | None = None) -> list[str]:
    sidecar = sidecar_from_mapping({"steps": stated}) if stated else None
    analysis = analyze_annotated(model, annotate(model, sidecar=sidecar))
    names = {node.key: node.id for node in model.nodes}
    return sorted(f"{one.code} {names[one.step]}" for one in analysis.breaks)


def in_loop(*labels: str) -> Model:
    """Steps in a row, with a way back from the last one to the second."""
    model = row(*labels)
    back = SequenceFlow(300, "back", "", 13, PROCESS, 99 + len(labels), 101)
    return replace(model, sequence_flows=(*model.sequence_flows, back))


BETWEEN = [
    ("Print reminder", "K3 Determine urgency", "Print cover sheet"),
    ("Mahnung drucken", "Dringlichkeit bestimmen", "Deckblatt drucken"),
]


@pytest.mark.parametrize("labels", BETWEEN)
def test_an_earlier_print_is_not_typed_in_over_unknown_steps(labels: tuple[str, ...]) -> None:
    assert breaks(row(*labels)) == ["MB101 s0", "MB101 s2"]


@pytest.mark.parametrize("labels", BETWEEN)
def test_nor_is_a_print_round_a_loop(labels: tuple[str, ...]) -> None:
    assert breaks(in_loop("A", *labels)) == ["MB101 s1", "MB101 s3"]
    assert breaks(in_loop("A", *labels[:2])) == ["MB101 s1"]


@pytest.mark.parametrize(
    "labels",
    [
        ("Print and send reminder", "K3 Determine urgency", "Print cover sheet"),
        ("Mahnung drucken und versenden", "Dringlichkeit bestimmen", "Deckblatt drucken"),
    ],
)
def test_nor_for_what_is_printed_and_sent(labels: tuple[str, ...]) -> None:
    assert not [found for found in breaks(in_loop("A", *labels)) if found.startswith("MB104")]


@pytest.mark.parametrize("labels", BETWEEN)
def test_who_is_stated_to_work_on_paper_in_between_has_the_print(labels: tuple[str, ...]) -> None:
    assert "MB104 s2" in breaks(row(*labels), {"s1": {"medium": "paper"}})


@pytest.mark.parametrize(
    "labels",
    [
        ("Check paper application", "Determine urgency", "Print decision"),
        ("Papierantrag prüfen", "Dringlichkeit bestimmen", "Bescheid drucken"),
    ],
)
def test_paper_that_came_in_is_typed_in_to_print_an_answer(labels: tuple[str, ...]) -> None:
    assert breaks(row(*labels)) == ["MB101 s2", "MB104 s2"]
