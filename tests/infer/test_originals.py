"""What becomes of the originals of what was scanned."""

import pytest

from mediabruch.infer import infer
from mediabruch.media import Medium
from tests.infer.little import STEP, node
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
    assert known[NEXT].receives in (PAPER, None)
    assert (known[STEP].evidence[-1].text, known[STEP].evidence[-1].argues) == (then, "produces=document+paper")


@pytest.mark.parametrize("then", ["Original vernichten", "Papier schreddern"])
def test_originals_that_are_destroyed_are_things(then: str) -> None:
    known = infer(following(node("Rechnung scannen"), then))
    assert known[STEP].produces == DOCUMENT
    assert known[NEXT].receives == known[NEXT].produces == frozenset()


@pytest.mark.parametrize("then", ["Rechnung prüfen", "Rechnung im DMS ablegen", "Rechnung per Post versenden"])
def test_what_else_comes_next_says_nothing_of_originals(then: str) -> None:
    assert infer(following(node("Rechnung scannen"), then))[STEP].produces == DOCUMENT
