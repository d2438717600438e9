"""Which part each difference has in the change of the figures; the parts add up to the change.

Source: L. S. Shapley, A Value for n-Person Games, 1953: the mean of what a difference brings, over all orders in which
the differences could have come about; here in each of the three stages of `hybrids` (an order among groups as in
U. Faigle and W. Kern, The Shapley value for cooperative games under precedence constraints, 1992). Cost: two to the
power of the differences of a stage in play-outs, at most `_MOST_SETS`; with more differences the document's order and
its reverse, two for each; and where even that is too much, a few, for all of one kind together.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from math import comb, fsum

from mediabruch.analysis import Analysis
from mediabruch.differences.difference import Attribution, Difference, FigurePart
from mediabruch.differences.hybrids import STAGES, Hybrids

_MOST_SETS = 256
"""Combinations that are played for one stage."""
_MOST_STATES = 400_000
"""States of all combinations together, so that large processes cost no more than small ones."""
_SIMULATED = 40_000
"""What a simulation counts for."""

_Group = frozenset[int]
_FIGURES = ("low", "high", "breaks_per_case")


def attribute(hybrids: Hybrids) -> tuple[tuple[FigurePart, ...], Attribution]:
    """The parts of the differences in their order, and how they were found."""
    differences = hybrids.differences
    players = [(at, one.kind) for at, one in enumerate(differences) if hybrids.matters(one)]
    stages = [[frozenset({at}) for at, kind in players if kind in stage] for stage in STAGES]
    plays = max(4, _MOST_STATES // (_cost(hybrids.old) + _cost(hybrids.new)))
    method = Attribution.SHAPLEY
    if not all(2 ** len(stage) <= min(_MOST_SETS, plays) for stage in stages):
        method = Attribution.ORDERED
    if method is Attribution.ORDERED and sum(2 * len(stage) for stage in stages) > plays:
        method = Attribution.GROUPED
        stages = [_by_kind(stage, differences) for stage in stages]
    parts = [FigurePart()] * len(differences)
    done: _Group = frozenset(range(len(differences))) - {at for at, _ in players}
    for stage in stages:
        divide = _shapley if method is not Attribution.ORDERED else _both_ways
        for group, part in zip(stage, divide(stage, done, hybrids.figures), strict=True):
            for at in group:
                parts[at] = _scaled(part, 1 / len(group))
        done = done.union(*stage)
    return tuple(parts), method


def _cost(analysis: Analysis) -> int:
    return analysis.playout.states + 1 if analysis.playout.runs is None else _SIMULATED


def _by_kind(stage: Sequence[_Group], differences: Sequence[Difference]) -> list[_Group]:
    """The differences of one kind as one."""
    kinds = dict.fromkeys(differences[at].kind for group in stage for at in group)
    return [frozenset(at for group in stage for at in group if differences[at].kind is kind) for kind in kinds]


def _shapley(players: Sequence[_Group], done: _Group, figures: Callable[[_Group], FigurePart]) -> Iterator[FigurePart]:
    """The mean over all orders: what each brings to each set of the others, by how many orders come there."""
    count = len(players)
    for player in players:
        others = [one for one in players if one is not player]
        gains: list[FigurePart] = []
        for size in range(count):
            weight = 1 / (count * comb(count - 1, size))
            for chosen in combinations(others, size):
                before = done.union(*chosen)
                gains.append(_scaled(_between(figures(before), figures(before | player)), weight))
        yield _sum(gains)


def _both_ways(players: Sequence[_Group], done: _Group, figures: Callable[[_Group], FigurePart]) -> list[FigurePart]:
    """The mean of one order and its reverse."""
    found: list[list[FigurePart]] = [[] for _ in players]
    for order in (range(len(players)), range(len(players) - 1, -1, -1)):
        before = done
        for at in order:
            after = before | players[at]
            found[at].append(_scaled(_between(figures(before), figures(after)), 0.5))
            before = after
    return [_sum(gains) for gains in found]


def _between(one: FigurePart, other: FigurePart) -> FigurePart:
    return FigurePart(**{name: getattr(other, name) - getattr(one, name) for name in _FIGURES})


def _scaled(part: FigurePart, factor: float) -> FigurePart:
    return FigurePart(**{name: getattr(part, name) * factor for name in _FIGURES})


def _sum(parts: Sequence[FigurePart]) -> FigurePart:
    return FigurePart(**{name: fsum(getattr(part, name) for part in parts) for name in _FIGURES})
