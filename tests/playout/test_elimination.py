"""Expected visits by elimination, against exact fractions."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediabruch.playout.elimination import Elimination

Matrix = list[dict[int, int]]
"""Weights of the steps of each state; the weight of leaving is 1."""


def solved(weights: Matrix, start: dict[int, Fraction]) -> list[Fraction]:
    """Solve x = b + x P by Gauss and Jordan, on fractions."""
    size = len(weights)
    totals = [sum(row.values()) + 1 for row in weights]
    rows = [
        [Fraction(int(i == j)) - Fraction(weights[i].get(j, 0), totals[i]) for i in range(size)]
        + [start.get(j, Fraction(0))]
        for j in range(size)
    ]
    for i in range(size):
        pivot = next(j for j in range(i, size) if rows[j][i])
        rows[i], rows[pivot] = rows[pivot], rows[i]
        rows[i] = [value / rows[i][i] for value in rows[i]]
        for j in range(size):
            if j != i and rows[j][i]:
                rows[j] = [one - rows[j][i] * other for one, other in zip(rows[j], rows[i], strict=True)]
    return [row[-1] for row in rows]


@st.composite
def matrices(draw: st.DrawFn) -> Matrix:
    size = draw(st.integers(1, 8))
    row = st.dictionaries(st.integers(0, size - 1), st.integers(1, 1_000), max_size=size)
    return draw(st.lists(row, min_size=size, max_size=size))


@given(matrices(), st.data())
def test_visits(weights: Matrix, data: st.DataObject) -> None:
    start = data.draw(st.dictionaries(st.integers(0, len(weights) - 1), st.integers(1, 9), min_size=1))
    totals = [sum(row.values()) + 1 for row in weights]
    steps = [{j: w / total for j, w in row.items()} for row, total in zip(weights, totals, strict=True)]
    elimination = Elimination(steps, [1 / total for total in totals])
    expected = solved(weights, {state: Fraction(weight, 9) for state, weight in start.items()})
    found = elimination.solve({state: weight / 9 for state, weight in start.items()})
    assert found == pytest.approx([float(visits) for visits in expected], rel=1e-11)


def test_a_way_out_of_one_in_1e15_keeps_its_accuracy() -> None:
    # Without subtraction: 1 - (1 - 1e-15) would be wrong in its first digit.
    elimination = Elimination([{1: 1.0}, {0: 1 - 1e-15}], [0.0, 1e-15])
    assert elimination.solve({0: 1.0}) == pytest.approx([1e15, 1e15], rel=1e-9)


def test_one_elimination_solves_for_several_starts() -> None:
    elimination = Elimination([{1: 0.5}, {0: 0.5}], [0.5, 0.5])
    assert elimination.solve({0: 1.0}) == pytest.approx([4 / 3, 2 / 3])
    assert elimination.solve({1: 3.0}) == pytest.approx([2, 4])
    assert elimination.solve({}) == [0, 0]


def test_long_rings_cost_no_more_than_their_length() -> None:
    size = 20_000
    ring: list[dict[int, float]] = [{(state + 1) % size: 0.5 if state == size - 1 else 1.0} for state in range(size)]
    elimination = Elimination(ring, [0.0] * (size - 1) + [0.5])
    assert elimination.solve({0: 1.0}) == pytest.approx([2.0] * size)


def test_states_with_the_same_steps_are_told_apart_by_what_leads_to_them() -> None:
    """Five of each of eight kinds keep what each state alone has to fulfil."""
    kinds, each = 8, 5
    steps = [
        {kind * each + state % each: 0.9 / (kinds - 1) for kind in range(kinds) if kind != state // each}
        for state in range(kinds * each)
    ]
    alike = [steps[state // each * each] for state in range(kinds * each)]
    start = {0: 0.75, 3: 0.25}
    solved = Elimination(alike, [0.1] * len(alike)).solve(start)
    for state, visits in enumerate(solved):
        arriving = sum(solved[other] * row.get(state, 0.0) for other, row in enumerate(alike))
        assert visits == pytest.approx(start.get(state, 0.0) + arriving)
    assert sum(solved) == pytest.approx(1 / 0.1)
