"""Speech becomes paper where somebody writes it down, though only the next step tells that it is paper."""

import pytest

from mediabruch.analysis import analyze_annotated
from mediabruch.annotation import annotate
from tests.infer.rows import row


def breaks(*labels: str) -> list[str]:
    model = row(*labels)
    names = {node.key: node.id for node in model.nodes}
    return sorted(f"{one.code} {names[one.step]}" for one in analyze_annotated(model, annotate(model)).breaks)


HEARD = ["Take booking by phone", "Reservierung telefonisch aufnehmen"]
NOTED = ["Write note", "Take notes", "Notiz anfertigen", "Wünsche notieren", "Notiz machen"]
PINNED = ["Pin booking to the pinboard", "Notiz an die Pinnwand hängen", "Notiz in die Papierakte heften"]


@pytest.mark.parametrize("pinned", PINNED)
@pytest.mark.parametrize("noted", NOTED)
@pytest.mark.parametrize("heard", HEARD)
def test_who_writes_down_what_was_said_makes_the_paper_that_is_taken_next(heard: str, noted: str, pinned: str) -> None:
    assert breaks(heard, noted, pinned) == ["MB106 s1"]


@pytest.mark.parametrize(
    "labels",
    [
        ("Take booking by phone", "Ask back", "Pin booking to the pinboard"),
        ("Take booking by phone", "Confirm booking", "Pin booking to the pinboard"),
        ("Reservierung telefonisch aufnehmen", "Reservierung bestätigen", "Notiz an die Pinnwand hängen"),
    ],
)
def test_nobody_else_does(labels: tuple[str, ...]) -> None:
    assert breaks(*labels) == ["MB106 s2"]


@pytest.mark.parametrize("noted", NOTED)
def test_a_note_that_nobody_takes_on_paper_stays_open(noted: str) -> None:
    assert breaks("Take booking by phone", noted, "Check stock") == []
    assert breaks("Check booking in SAP", noted, "Pin booking to the pinboard") != ["MB106 s1"]
