"""What becomes of the originals of what was scanned."""

from collections.abc import Mapping

import pytest

from mediabruch.infer import infer
from mediabruch.media import PHYSICAL, UNKNOWN, Annotation, Aside, Medium
from mediabruch.model import SequenceFlow
from tests.infer.little import PROCESS, STEP, little, node
from tests.infer.rows import NEXT, following

PAPER, DOCUMENT = frozenset({Medium.PAPER}), frozenset({Medium.DOCUMENT})


@pytest.mark.parametrize(
    ("scan", "then"),
    [
        ("Rechnung scannen", "Original archivieren"),
        ("Lieferschein einscannen", "Papierbeleg abheften"),
        ("Rechnung scannen", "Papieroriginal zurücksenden"),
    ],
)
def test_originals_that_are_filed_or_returned_lie_beside_the_scan(scan: str, then: str) -> None:
    known = infer(following(node(scan), then))
    assert known[STEP].receives == PAPER
    assert known[STEP].produces == PAPER | DOCUMENT
    assert known[NEXT].receives in (PAPER, PHYSICAL)
    assert (known[STEP].evidence[-1].text, known[STEP].evidence[-1].argues) == (then, "produces=document+paper")


def in_a_row(*labels: str) -> Mapping[int, Annotation]:
    """What is inferred of steps in a row, by their place."""
    nodes = tuple(node(label)._replace(key=100 + place, id=f"s{place}") for place, label in enumerate(labels))
    flows = tuple(
        SequenceFlow(200 + place, None, "", 13, PROCESS, 100 + place, 101 + place) for place in range(len(labels) - 1)
    )
    found = infer(little(nodes[0], nodes=nodes, sequence_flows=flows))
    return {place: found.get(100 + place, UNKNOWN) for place in range(len(labels))}


@pytest.mark.parametrize(
    ("between", "then"),
    [
        ("Rechnung im Fachverfahren erfassen", "Original archivieren"),
        ("Rechnung im Fachverfahren erfassen", "Rechnung abheften"),
        ("Rechnung zuordnen", "Papieroriginal zurücksenden"),
        ("Register the invoice", "File the paper original"),
    ],
)
def test_the_original_lies_there_while_others_work_on_the_scan(between: str, then: str) -> None:
    known = in_a_row("Rechnung scannen", between, then)
    assert known[0].produces == PAPER | DOCUMENT
    assert known[2].receives == PHYSICAL
    assert known[2].produces is not None
    assert Medium.PAPER in known[2].produces


@pytest.mark.parametrize(
    ("between", "then"),
    [("Vertrag ausdrucken", "Vertrag abheften"), ("Antrag im Fachverfahren erfassen", "Gebührenbescheid abheften")],
)
def test_paper_that_is_made_later_is_no_original(between: str, then: str) -> None:
    known = in_a_row("Rechnung scannen", between, then)
    assert known[0].produces == DOCUMENT
    assert known[2].receives != PHYSICAL


@pytest.mark.parametrize("then", ["Original vernichten", "Papier schreddern"])
def test_originals_that_are_destroyed_are_things(then: str) -> None:
    known = infer(following(node("Rechnung scannen"), then))
    assert known[STEP].produces == DOCUMENT
    assert known[NEXT].receives == known[NEXT].produces == frozenset()


@pytest.mark.parametrize("then", ["Rechnung prüfen", "Rechnung im DMS ablegen", "Rechnung per Post versenden"])
def test_what_else_comes_next_says_nothing_of_originals(then: str) -> None:
    assert infer(following(node("Rechnung scannen"), then))[STEP].produces == DOCUMENT


@pytest.mark.parametrize("label", ["Posteingang im Register erfassen", "Register invoice in SAP"])
def test_what_is_captured_before_it_is_scanned_came_on_paper_and_goes_on(label: str) -> None:
    found = infer(following(node(label), "Einscannen und archivieren"))[STEP]
    assert found.receives == PAPER
    assert found.produces == PAPER | {Medium.DATA}
    alone = infer(following(node(label), "Frist eintragen"))[STEP]
    assert alone.receives is None


@pytest.mark.parametrize(
    "row",
    [
        ("Check the signatures on the paper form", "Add the absence in the HR system", "Put the form in the binder"),
        ("Antrag auf Papier prüfen", "Daten im Fachverfahren erfassen", "Antrag abheften"),
        ("Print the form", "Register the leave in the ERP system", "Put form into the filing cabinet"),
    ],
)
def test_paper_that_is_filed_after_it_was_typed_in_is_not_printed(row: tuple[str, str, str]) -> None:
    known = in_a_row(*row)
    assert (known[2].receives, known[2].produces, known[2].aside) == (PHYSICAL, PAPER, Aside.FILED)


@pytest.mark.parametrize(
    "row",
    [
        ("Antrag auf Papier prüfen", "Daten im Fachverfahren erfassen", "Bescheid abheften"),  # which is another paper
        ("Antrag auf Papier prüfen", "Anliegen bewerten", "Antrag abheften"),
    ],
)
def test_what_is_filed_is_taken_in_where_it_is_another_paper_or_nothing_digital_lies_between(
    row: tuple[str, str, str],
) -> None:
    assert in_a_row(*row)[2].receives == PAPER


def test_a_program_has_no_papers_before_it_that_are_scanned_later() -> None:
    scan = node("Belege einscannen")._replace(key=NEXT, id="s1")
    for kind, receives in (("userTask", PAPER), ("serviceTask", None)):
        first = node("Belege im Fachverfahren erfassen", kind)
        flow = SequenceFlow(80, "f", "", 13, PROCESS, STEP, NEXT)
        assert infer(little(first, nodes=(first, scan), sequence_flows=(flow,)))[STEP].receives == receives
