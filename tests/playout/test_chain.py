"""The exact chain: its parts, its closed classes, and its limits."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediabruch.playout import Game, play
from mediabruch.playout.chain import END, TooManyStatesError, _nodes_that_fire, explore
from mediabruch.playout.loops import components
from tests.support.models import build

Graph = list[list[int]]


def graphs() -> st.SearchStrategy[Graph]:
    return st.integers(1, 9).flatmap(
        lambda size: st.lists(st.lists(st.integers(0, size - 1), max_size=3), min_size=size, max_size=size)
    )


@settings(max_examples=200)
@given(graphs())
def test_parts(graph: Graph) -> None:
    parts = list(components(graph))
    reached = [_reached(graph, state) for state in range(len(graph))]
    expected = {
        tuple(
            other
            for other in range(len(graph))
            if other == state or (other in reached[state] and state in reached[other])
        )
        for state in range(len(graph))
    }
    assert sorted(parts) == sorted(expected)
    place = {state: number for number, part in enumerate(parts) for state in part}
    assert all(place[target] <= place[state] for state, targets in enumerate(graph) for target in targets)


def _reached(graph: Graph, start: int) -> set[int]:
    found: set[int] = set()
    open_ones = list(graph[start])
    while open_ones:
        state = open_ones.pop()
        if state not in found:
            found.add(state)
            open_ones += graph[state]
    return found


def game(line: str) -> Game:
    return build(line).game()


def test_each_part_comes_before_those_it_leads_to() -> None:
    chain = explore(game("start1 > A > xor1 -0.5-> A; xor1 > B > xor2 > B; xor2 > C"), 1_000)
    place = {state: number for number, part in enumerate(chain.order) for state in part}
    assert sorted(place) == list(range(len(chain.steps)))
    loops = [part for part in chain.order if part[0] in chain.loops]
    assert [len(part) for part in loops] == [2, 2]
    for state, steps in enumerate(chain.steps):
        assert all(place[following] >= place[state] for _, following, _ in steps if following != END)


def test_what_leaves_a_state_is_certain() -> None:
    chain = explore(game("or1 -0.3-> A > or2; or1 > B > or2 > C > end1; C!late > D; C+soon > F"), 1_000)
    assert sum(chain.start.values()) == pytest.approx(1)
    assert all(sum(chance for chance, _, _ in steps) == pytest.approx(1) for steps in chain.steps if steps)


def test_a_closed_class_is_cut_where_it_would_repeat_itself() -> None:
    # S, f1, f2, f3 and back to f2: the step back is carried out and ends the case.
    chain = explore(game("start1 > xor1 > A > B > xor1"), 1_000)
    ends = [(state, step) for state, steps in enumerate(chain.steps) for step in steps if step[1] == END]
    assert chain.never_ends == ((4, 1.0),)
    assert [(state, chance) for state, (chance, _, _) in ends] == [(4, 1.0)]
    assert chain.loops == frozenset()
    assert chain.order == ((0,), (1,), (2,), (3,), (4,))


@pytest.mark.parametrize("facts", ["", "(data)", "(physical)", "(data, aside)"])
def test_where_it_is_cut_depends_on_no_medium(facts: str) -> None:
    """Whatever senders the tokens have: the places are the same after B, so the case ends there."""
    chain = explore(game(f"start1 > xor1 > A{facts} > B > xor1"), 1_000)
    assert len(chain.order) == 5
    assert sum(chance for _, chance in chain.never_ends) == 1


@pytest.mark.parametrize("again", ["0.9999999999999999", "0.9999999999999"])
def test_a_loop_that_is_hardly_ever_left_counts_as_one_that_never_is(again: str) -> None:
    playout = play(game(f"start1 > A > xor1 -{again}-> A; xor1 > end1"))
    assert playout.never_ends == pytest.approx(1)
    assert sum(playout.expected) < 10


def test_a_loop_that_is_left_once_in_a_million_rounds_is_played_in_full() -> None:
    playout = play(game("start1 > A > xor1 -0.999999-> A; xor1 > end1"))
    assert playout.never_ends == 0
    assert max(playout.expected) == pytest.approx(1e6, rel=1e-5)


def test_a_thousand_loops_within_each_other_are_never_left() -> None:
    """Each of 1,100 ways back is taken with 1/2, to the very beginning: 2^1100 rounds."""
    line = "start1 > xor0 > " + " > ".join(f"xor{n}" for n in range(1, 1_101)) + " > end1"
    back = "".join(f"; xor{n} > xor0" for n in range(1, 1_101))
    playout = play(game(line + back))
    assert playout.never_ends == pytest.approx(1)
    assert all(expected < 10 for expected in playout.expected)


def test_an_end_is_no_closed_class() -> None:
    chain = explore(game("start1 > A > end1"), 1_000)
    assert chain.never_ends == ()
    assert chain.steps[-1] == ()


def test_limit() -> None:
    played = game("A > B > C")
    states = len(explore(played, 1_000).steps)
    assert len(explore(played, states).steps) == states
    with pytest.raises(TooManyStatesError):
        explore(played, states - 1)
    assert play(played, states).runs is None
    assert play(played, states - 1).runs is not None


@pytest.mark.parametrize(
    ("line", "firing"),
    [
        ("start1 > A > xor1 -0.5-> A; xor1 > B > end1", 5),
        ("start1 > A > B; A > C > end1", 6),
        ("start1 > or1 > A; or1 > B", 0),
        ("start1 > and1 > A > and2 > C; and1 > B > and2", 0),
        ("start1 > A > B; A!late > C", 0),
    ],
)
def test_there_are_as_many_states_as_nodes_that_are_seen_to_fire_at_a_glance(line: str, firing: int) -> None:
    played = game(line)
    assert _nodes_that_fire(played) == firing <= len(explore(played, 1_000).steps)
