"""Whether the first place of the breaks holds whatever the shares are that nobody stated."""

import pytest

from mediabruch.breaks.ranking import Ranking
from tests.support.models import Built, build


def ranked(line: str) -> tuple[Built, Ranking]:
    built = build(line)
    found = built.analysis().ranking
    assert found is not None
    return built, found


def place(built: Built, ranking: Ranking) -> str:
    names = {key: str(name) for name, key in built.keys.items()}
    return names[ranking.first.step]


@pytest.mark.parametrize(
    "line",
    [
        "A(data) > B(paper)",  # nothing is assumed
        "A(data) > xor1 -0.3-> B(paper); xor1 -0.7-> C(data)",
        "A(data) > xor1 > B(data); xor1 > C(data)",  # nothing breaks
    ],
)
def test_no_ranking(line: str) -> None:
    assert build(line).analysis().ranking is None


def test_a_place_in_every_case_stays_first() -> None:
    built, found = ranked("A(data) > B(paper) > xor1 > C(data); xor1 > D(paper)")
    assert place(built, found) == "B"
    assert (found.holds, found.decided_by, found.then_first, found.together) == (True, None, None, 1.0)
    assert found.is_complete


def test_the_share_that_decides_is_named() -> None:
    """C in half of the cases as assumed, D in the other half, where half of them go on to E: beyond 1/2 D is first."""
    built, found = ranked("A(data) > xor1 > C(paper); xor1 > D(oral)")
    assert place(built, found) == "C"
    assert not found.holds
    assert found.decided_by == built.keys_of_flows["xor1>C"]
    assert found.from_share == pytest.approx(0.5, abs=0.01)
    assert found.then_first is not None
    assert found.then_first.step == built.keys["D"]
    assert 0.2 < found.together < 0.8


def test_what_is_stated_is_not_varied() -> None:
    built, found = ranked("A(data) > xor1 -0.6-> C(paper); xor1 -0.4-> xor2; xor2 > D(oral); xor2 > E(data)")
    assert place(built, found) == "C"
    assert found.holds, "D is reached in 0.4 of the cases at most"


def test_shares_can_decide_together_where_none_does_alone() -> None:
    """C breaks in 0.3 of the cases. D, behind two choices, does in 1/8, and in 1/4 at most by one share alone."""
    built, found = ranked(
        "A(data) > xor1 -0.3-> C(paper); xor1 -0.5-> xor2 > xor3 > D(oral); xor2 > E(data); xor3 > F(data); "
        "xor1 -0.2-> G(data)"
    )
    assert place(built, found) == "C"
    assert found.decided_by is None
    assert not found.holds
    assert 0.5 < found.together < 1


def test_boundary_events_and_conditions_are_varied() -> None:
    built, found = ranked("A(data) > B(paper); A!late > C(oral)")
    assert place(built, found) == "B"
    assert found.decided_by == built.keys["A!late"]
    assert found.from_share == pytest.approx(0.5, abs=0.01)


def test_breaks_that_the_law_requires_are_not_ranked() -> None:
    built, found = ranked("A(data) > B(paper, law=x) > C(paper) > xor1 > D(data); xor1 > E(paper)")
    assert place(built, found) == "D"
    assert found.holds, "nothing else can be avoided"


def test_twice_the_same() -> None:
    line = "A(data) > xor1 > C(paper); xor1 > D(oral); xor1 > F(data)"
    assert build(line).analysis().ranking == build(line).analysis().ranking


def test_where_everything_hands_to_everything_nothing_is_replayed() -> None:
    """Few states can hold many handovers: each of 70 alternatives in a loop takes from each."""
    ways = "; ".join(f"xor1 > B{n}({'paper' if n % 2 else 'data'}) > xor2" for n in range(70))
    assert build(f"A(data) > xor1; {ways}; xor2 > xor1").analysis().ranking is None
