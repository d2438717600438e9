"""All cheapest readings of a case: how often, at least and at most, it took each way.

A log cannot tell equally cheap alignments apart. They all lie in one graph, of the states and moves of the exact search
from which an end is reached at the least cost; the numbers are found by passing through it once. Of readings that could
go round in silence only the shortest are taken: nothing happened in silence that need not have.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from mediabruch.conformance.passings import Passing
from mediabruch.playout.loops import components

Counts = Mapping[Passing, int]
Bounding = tuple[Counts, Counts]
"""Of each passing the least and the greatest number."""


class ArrivingMove(NamedTuple):
    """A move that leads to a state."""

    earlier: int
    """The state before."""
    passings: tuple[Passing, ...]
    """What the move says."""


class Readings(NamedTuple):
    """How often each way was taken and passed by in all cheapest readings."""

    least: Counts
    most: Counts
    rounds: frozenset[int]
    """Nodes at which a case may have gone round in silence, by key."""


def all_readings(
    ends: Iterable[int],
    before: Mapping[int, Sequence[ArrivingMove]],
    beginnings: Mapping[int, Sequence[tuple[Passing, ...]]],
    prices: Mapping[int, int],
) -> Readings:
    """All readings that lead to one of `ends`.

    `before`: the moves that lead to each state from which an end is reached; `beginnings`: what each way to begin says,
    by its state; `prices`: of each state, rising by 1 along the shortest silent ways.
    """
    known: dict[int, Bounding] = {}
    rounds: set[int] = set()
    for state, edges, round_edges in _ordered(before, prices):
        found = [_with(({}, {}), passings) for passings in beginnings.get(state, ())]
        found += [_with(known[earlier], passings) for earlier, passings in edges]
        known[state] = _either(found)
        rounds.update(one.node for _, passings in round_edges for one in passings)
    least, most = _either([known[end] for end in ends])
    return Readings(least, most, frozenset(rounds))


def _ordered(
    before: Mapping[int, Sequence[ArrivingMove]], prices: Mapping[int, int]
) -> Iterator[tuple[int, Sequence[ArrivingMove], Sequence[ArrivingMove]]]:
    """All states, each after those before it, with the moves that lead to it, and those of them that lie on circles.

    Of the moves on circles, only those of shortest ways lead to it.
    """
    states = list(before)
    numbers = {state: number for number, state in enumerate(states)}
    for part in components([[numbers[edge.earlier] for edge in before[state]] for state in states]):
        circle = {states[number] for number in part}
        for state in sorted(circle, key=prices.__getitem__):
            edges = before[state]
            on_circle = [edge for edge in edges if edge.earlier in circle]
            if on_circle:
                price = prices[state] - 1
                edges = [edge for edge in edges if edge.earlier not in circle or prices[edge.earlier] == price]
            yield state, edges, on_circle


def _with(known: Bounding, passings: tuple[Passing, ...]) -> Bounding:
    if not passings:
        return known
    least, most = dict(known[0]), dict(known[1])
    for one in passings:
        least[one] = least.get(one, 0) + 1
        most[one] = most.get(one, 0) + 1
    return least, most


def _either(found: Sequence[Bounding]) -> Bounding:
    """The bounds of several readings together."""
    first, *others = found or [({}, {})]
    for other in others:
        if other is first or other == first:
            continue
        least = {one: min(times, other[0].get(one, 0)) for one, times in first[0].items()}
        most = dict(first[1])
        for one, times in other[1].items():
            most[one] = max(times, most.get(one, 0))
        first = least, most
    return first
