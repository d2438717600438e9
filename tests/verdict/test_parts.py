"""The three parts of the bar are whole numbers that add up, and claim neither none nor all of what is not."""

from hypothesis import given
from hypothesis import strategies as st

from mediabruch.verdict import breaks_message, known_message, parts, parts_messages
from mediabruch.verdict.parts import parts_of
from tests.support.models import build

POINTS = st.floats(0, 100)


@given(POINTS, POINTS)
def test_parts_add_up_and_exaggerate_nothing(one: float, other: float) -> None:
    low, high = sorted((one, other))
    found = parts_of(low, high)
    assert found.digital + found.other + found.unknown == 100
    assert min(found.digital, found.other, found.unknown) >= 0
    assert (found.digital == 0) <= (low < 1e-6)
    assert (found.digital == 100) <= (low > 100 - 1e-6)
    assert (found.other == 0) <= (high > 100 - 1e-6)


def test_parts_of_a_process() -> None:
    found = parts(build("A(data) > B(paper) > C").analysis().score)
    assert found is not None
    assert (found.digital, found.high) == (20, 40)
    assert [name for name, _, _ in parts_messages(found)] == ["digital", "other", "unknown"]
    assert parts(build("start1 > end1").analysis().score) is None


def test_breaks_in_words() -> None:
    said = {
        "A > B": "media breaks not known yet",
        "A(data) > B(data)": "no known media break",
        "A(data) > B(paper)": "1 media break in every case",
        "A(data) > B(paper) > C(data)": "2 media breaks in every case",
        "A(data) > xor1 > B(paper); xor1 -0.7-> C(data)": "1 media break in 30 of 100 cases",
        "A(data) > xor1 > B(paper) > C(data); xor1 -0.7-> D(data)": "0.60 media breaks a case on average, 0 to 2",
        "start1 > A(data) > B(paper) > xor1 -0.5-> A; xor1 > D(data)": "4 media breaks a case on average, at least 2",
    }
    assert {line: str(breaks_message(build(line).analysis())) for line in said} == said


def test_known_steps_in_words() -> None:
    assert str(known_message(build("A(data) > B(?:paper) > C").analysis())) == "1 of 3 steps known, 1 by half"
    assert str(known_message(build("A(data)").analysis())) == "1 of 1 steps known"
