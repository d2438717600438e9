"""The shares of branches, and the outcomes of splits."""

import random
from collections import Counter
from collections.abc import Mapping

import pytest

from mediabruch.playout.split import (
    Alternatives,
    Independent,
    Split,
    conditional,
    inclusive,
    one_of,
    rescaled,
    shares,
)

A, B, C, D = (1, 1), (2, 1), (3, 1), (4, 1)


@pytest.mark.parametrize(
    ("stated", "expected", "is_scaled"),
    [
        ([], [], False),
        ([None], [1], False),
        ([None, None, None, None], [0.25] * 4, False),
        ([0.25, None, None], [0.25, 0.375, 0.375], False),
        ([0, None], [0, 1], False),
        ([1, None], [1, 0], False),
        ([0.3, 0.7], [0.3, 0.7], False),
        ([0.3], [1], True),
        ([0.2, 0.2], [0.5, 0.5], True),
        ([0.9, 0.6, None], [0.6, 0.4, 0], True),
        ([0, 0], [0.5, 0.5], False),
        ([0], [1], False),
        ([0, 0, None], [0, 0, 1], False),
        # rounding of what a person wrote is no contradiction
        ([0.1] * 10, [0.1] * 10, False),
        ([1 / 3, 1 / 3, 0.333333333333], [1 / 3, 1 / 3, 0.333333333333], False),
        ([0.1, 0.2, 0.7, None], [0.1, 0.2, 0.7, 0], False),
    ],
)
def test_shares(stated: list[float | None], expected: list[float], is_scaled: object) -> None:
    found, scaled = shares(stated)
    assert found == pytest.approx(expected)
    assert scaled is is_scaled


@pytest.mark.parametrize(
    ("weights", "expected"), [([0.2, 0.3], [0.4, 0.6]), ([0.0, 0.0], [0.5, 0.5]), ([0.0, 0.1], [0.0, 1.0])]
)
def test_rescaled(weights: list[float], expected: list[float]) -> None:
    assert rescaled(weights) == pytest.approx(expected)


Outcomes = Mapping[tuple[tuple[int, int], ...], float]

SPLITS: list[tuple[Split, Outcomes]] = [
    (one_of([A, B], [0.25, None]), {(A,): 0.25, (B,): 0.75}),
    # what never happens is no outcome
    (one_of([A, B], [0.0, None]), {(B,): 1}),
    (inclusive([A, B], [None, None], None), {(A,): 1 / 3, (B,): 1 / 3, (A, B): 1 / 3}),
    (inclusive([A, B], [None, None], C), {(A,): 0.25, (B,): 0.25, (A, B): 0.25, (C,): 0.25}),
    (inclusive([], [], C), {(C,): 1}),
    (inclusive([A, B], [0.5, 0.2], C), {(A,): 0.4, (B,): 0.1, (A, B): 0.1, (C,): 0.4}),
    (inclusive([A, B], [0.5, 0.2], None), {(A,): 0.4 / 0.6, (B,): 0.1 / 0.6, (A, B): 0.1 / 0.6}),
    (inclusive([A, B], [1.0, None], None), {(A,): 0.5, (A, B): 0.5}),
    (conditional((A,), (), None), {(A,): 1}),
    (conditional((), (), None), {(): 1}),
    (conditional((A,), ((0.2, B),), None), {(A,): 0.8, (A, B): 0.2}),
    (conditional((A,), ((0.2, B),), C), {(A, B): 0.2, (A, C): 0.8}),
    (conditional((), ((0.2, B),), None), {(B,): 1}),
    (conditional((), ((0.0, B),), None), {(B,): 1}),
    (conditional((), ((0.0, B), (0.0, C)), None), {(B,): 1 / 3, (C,): 1 / 3, (B, C): 1 / 3}),
    (conditional((), ((0.0, B),), C), {(C,): 1}),
    (conditional((), ((0.5, B), (0.5, C)), D), {(B,): 0.25, (C,): 0.25, (B, C): 0.25, (D,): 0.25}),
]


@pytest.mark.parametrize(("split", "expected"), SPLITS)
def test_outcomes(split: Split, expected: Outcomes) -> None:
    found: Counter[tuple[tuple[int, int], ...]] = Counter()
    for chance, places in split.outcomes():
        found[tuple(sorted(places))] += chance  # type: ignore[assignment]
    assert dict(found) == pytest.approx(dict(expected))
    assert len(found) <= split.size


@pytest.mark.parametrize(("split", "expected"), SPLITS)
def test_the_chance_of_each_place_is_that_of_the_outcomes_that_fill_it(split: Split, expected: Outcomes) -> None:
    assert set(split.places) >= {place for places in expected for place in places}
    for place in split.places:
        chance = sum(weight for places, weight in expected.items() if place in places)
        assert split.chances.get(place, 0.0) == pytest.approx(chance)


@pytest.mark.parametrize(("split", "expected"), SPLITS)
def test_draws_follow_the_outcomes(split: Split, expected: Outcomes) -> None:
    rng = random.Random(1)
    drawn = Counter(tuple(sorted(split.draw(rng))) for _ in range(2_000))
    assert drawn.keys() <= expected.keys()
    for places, chance in expected.items():
        assert drawn[places] / 2_000 == pytest.approx(chance, abs=6 * (chance * (1 - chance) / 2_000) ** 0.5 + 1e-9)


def test_more_than_six_ways_are_alternatives() -> None:
    places = [(number, 1) for number in range(7)]
    assert inclusive(places[:6], [None] * 6, None).size == 63
    assert inclusive(places, [None] * 7, None) == Alternatives(tuple((1 / 7, (place,)) for place in places))
    assert inclusive(places, [None] * 7, A).size == 8


def test_the_number_of_outcomes_is_known_without_listing_them() -> None:
    ways = tuple((0.5, (number, 1)) for number in range(1_000))
    assert Independent((), ways).size >= 2**60


@pytest.mark.parametrize("chance", [1e-9, 1e-17, 1e-300])
def test_the_smallest_chances_are_shared_as_they_are_if_one_must_be_taken(chance: float) -> None:
    split = conditional((), ((chance, A), (chance, B), (2 * chance, C)), None)
    found = {places: weight for weight, places in split.outcomes()}
    assert [found[place,] for place in (A, B, C)] == pytest.approx([0.25, 0.25, 0.5])
    assert sum(found.values()) == pytest.approx(1)
    assert split.chances[C] == pytest.approx(0.5)
    drawn = Counter(split.draw(random.Random(seed)) for seed in range(400))
    assert set(drawn) == {(A,), (B,), (C,)}
    assert drawn[(C,)] == pytest.approx(200, abs=60)
