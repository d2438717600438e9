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


@pytest.mark.parametrize(
    ("labels", "found"),
    [
        (("Telefonat führen", "Vermerk anfertigen", "Vermerk per E-Mail versenden"), "MB106 s1"),
        (("Mit Halter telefonieren", "Telefonnotiz anfertigen", "Notiz in der E-Akte ablegen"), "MB106 s1"),
        (("Discuss by phone", "Write minutes", "Send minutes by e-mail"), "MB106 s1"),
        (("Talk to tenant", "Write memo", "Send memo by e-mail"), "MB106 s1"),
    ],
)
def test_a_record_that_is_mailed_or_filed_next_is_typed_where_it_is_written(
    labels: tuple[str, ...], found: str
) -> None:
    assert breaks(*labels) == [found]


@pytest.mark.parametrize(
    ("labels", "found"),
    [
        (("Halter anrufen", "Telefonnotiz im CRM erfassen"), ["MB104 s1"]),
        (("Halter anrufen", "Telefonat im CRM erfassen"), ["MB104 s1"]),
        (("Call tenant", "Record the call in CRM"), ["MB104 s1"]),
        (("Call tenant", "Enter call notes in CRM"), ["MB104 s1"]),
        (("Halter anrufen", "Rechnung im CRM erfassen"), []),
        (("Call tenant", "Enter the invoice in CRM"), []),
    ],
)
def test_a_call_that_is_recorded_next_has_not_left_the_flow_of_work(labels: tuple[str, ...], found: list[str]) -> None:
    assert breaks(*labels) == found


def test_what_is_mailed_next_and_no_record_of_the_talk_stays_open() -> None:
    assert breaks("Discuss by phone", "Write minutes", "Send offer by e-mail") == ["MB106 s2"]
