"""What is scanned was on paper before, at the steps that filled it in or signed it."""

import pytest

from tests.infer.between.test_originals import PAPER, in_a_row

REPORT = ("Fill in inspection report", "Sign inspection report", "Scan inspection report")
BERICHT = ("Prüfbericht ausfüllen", "Prüfbericht unterzeichnen", "Prüfbericht einscannen")


@pytest.mark.parametrize("labels", [REPORT, BERICHT])
def test_what_is_scanned_was_filled_in_and_signed_on_paper(labels: tuple[str, ...]) -> None:
    known = in_a_row(labels[0], "Store sample", labels[1], labels[2])
    assert (known[0].receives, known[0].produces) == (None, PAPER)
    assert known[2].receives == known[2].produces == PAPER
    assert known[0].evidence[-1].text == labels[2]


@pytest.mark.parametrize(
    "labels",
    [
        ("Fill in inspection report", "Print inspection report", "Scan inspection report"),
        ("Fill in order", "Scan inspection report"),
        ("Check inspection report", "Scan inspection report"),
        ("Formular ausfüllen", "Prüfbericht einscannen"),
    ],
)
def test_what_was_printed_or_is_something_else_may_have_been_filled_in_on_a_screen(labels: tuple[str, ...]) -> None:
    assert in_a_row(*labels)[0].produces is None
