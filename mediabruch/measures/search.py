"""Choosing among candidates: the Pareto front of effort and effect, the best within a budget, the least for a target.

Up to `MOST_EXACT` candidates every set is looked at. Beyond that, sets grow from nothing, always by the candidate (or
pair) that then brings most for its effort, and are then improved by leaving out and exchanging single candidates; how
far the best set may be from them is told by a bound: the fractional knapsack of amounts that no set exceeds.
Source of the bound: G. Dantzig, "Discrete-variable extremum problems", 1957.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from mediabruch.figures import TINY
from mediabruch.measures.gains import Gains, Mask

Unit = tuple[int, ...]
"""Candidates that are taken together: one, or a pair that pays only together."""

MOST_EXACT = 20
"""Candidates up to which every set is looked at."""
_MOST_EXCHANGED = 40
"""Candidates up to which single ones are exchanged."""
_ROUNDS = 3
"""How often the sets that nothing beats are improved."""
_MOST_CHECKS = 400
"""Sets that are checked for a target that is no sum."""


class FrontPoint(NamedTuple):
    """A set of candidates that nothing beats for its effort."""

    mask: Mask
    effort: float
    value: float


def best_order(gains: Gains, mask: Mask | None = None) -> tuple[int, ...]:
    """The candidates of a set, each in the place where it brings most for its effort after those before it."""
    return tuple(i for unit in best_units(gains, mask) for i in unit)


def best_units(gains: Gains, mask: Mask | None = None) -> tuple[Unit, ...]:
    """The best order of a set, with the pairs that are taken together.

    Of two that bring the same the one in document order is first. Where none brings anything alone, the pair that
    brings most together comes next. What never brings anything is left out.
    """
    left = [i for i in range(gains.size) if mask is None or mask >> i & 1]
    pairs = gains.interacting()
    taken, found = 0, list[Unit]()
    while left:
        units = [(i,) for i in left]
        best = _best(gains, taken, units)
        if best is None:
            best = _best(gains, taken, [pair for pair in pairs if set(pair) <= set(left)])
        if best is None:
            break
        found.append(best)
        for i in best:
            taken |= 1 << i
            left.remove(i)
    return tuple(found)


def _paired_order(gains: Gains) -> tuple[int, ...]:
    """The candidates as they are taken alone or in pairs, always what then brings most for its effort."""
    left, taken, found = set(range(gains.size)), 0, list[int]()
    pairs = gains.interacting()
    while left:
        units = [*((i,) for i in sorted(left)), *(pair for pair in pairs if left.issuperset(pair))]
        best = _best(gains, taken, units)
        if best is None:
            break
        found += best
        left -= set(best)
        taken |= sum(1 << i for i in best)
    return tuple(found)


def _best(gains: Gains, taken: Mask, units: Sequence[Unit]) -> Unit | None:
    now = gains.value(taken)
    best, most = None, 0.0
    for unit in units:
        added = sum(1 << i for i in unit)
        gain = gains.value(taken | added) - now
        if gain > TINY and gain / gains.effort(added) > most + TINY:
            best, most = unit, gain / gains.effort(added)
    return best


def front(gains: Gains) -> tuple[FrontPoint, ...]:
    """The sets that nothing beats, from no effort to all that pays; of equal ones the first in document order."""
    return _unbeaten(_all_sets(gains) if gains.size <= MOST_EXACT else _grown(gains))


def _unbeaten(found: Iterable[FrontPoint]) -> tuple[FrontPoint, ...]:
    """The sets that no other of these beats for its effort."""
    points: list[FrontPoint] = []
    for point in sorted(found, key=lambda one: (one.effort, -round(one.value, 9), one.mask.bit_count(), one.mask)):
        if not points or point.value > points[-1].value + TINY:
            points.append(point)
    return tuple(points)


def _all_sets(gains: Gains) -> Iterator[FrontPoint]:
    """The best set of each effort, of all sets."""
    beaten: dict[float, float] = {}
    masks: dict[float, Mask] = {}
    efforts, values = gains.all_efforts(), gains.all_values()
    least = beaten.get
    for mask, (effort, value) in enumerate(zip(efforts, values, strict=True)):
        if value > least(effort, -1.0):
            beaten[effort] = value + TINY
            masks[effort] = mask
    return (FrontPoint(mask, effort, values[mask]) for effort, mask in masks.items())


def _grown(gains: Gains) -> Iterator[FrontPoint]:
    """The sets on the way of the order, and those that exchanging single candidates makes of them."""
    seen: dict[Mask, FrontPoint] = {0: _point(gains, 0)}
    for grown in (best_order(gains), _paired_order(gains)):
        taken = 0
        for i in grown:
            taken |= 1 << i
            seen.setdefault(taken, _point(gains, taken))
    for _ in range(_ROUNDS):
        known = len(seen)
        for point in _unbeaten(seen.values()):
            for mask in _neighbors(gains, point.mask):
                if mask not in seen:
                    seen[mask] = _point(gains, mask)
        if len(seen) == known:
            break
    return iter(seen.values())


def _neighbors(gains: Gains, mask: Mask) -> Iterator[Mask]:
    inside = [i for i in range(gains.size) if mask >> i & 1]
    outside = [i for i in range(gains.size) if not mask >> i & 1]
    yield from (mask & ~(1 << i) for i in inside)
    yield from (mask | 1 << i for i in outside)
    if gains.size <= _MOST_EXCHANGED:
        yield from (mask & ~(1 << i) | 1 << j for i in inside for j in outside)


def _point(gains: Gains, mask: Mask) -> FrontPoint:
    return FrontPoint(mask, gains.effort(mask), gains.value(mask))


def best_within(points: Sequence[FrontPoint], budget: float) -> FrontPoint:
    """The set of the front that brings most for at most this effort."""
    return max((one for one in points if one.effort <= budget + TINY), key=lambda one: one.value)


def least_for(points: Sequence[FrontPoint], value: float) -> FrontPoint | None:
    """The set of the front that reaches a value with the least effort; `None` where none does."""
    return next((one for one in points if one.value >= value - TINY), None)


def most_within(gains: Gains, budget: float) -> float:
    """What no set of at most this effort exceeds."""
    found = 0.0
    for effort, base, amounts in gains.bounds():
        left, value = budget - effort, base
        if left < -TINY:
            continue
        for amount, cost in sorted(amounts, key=lambda one: -one[0] / one[1]):
            part = min(1.0, max(0.0, left) / cost)
            value += part * amount
            left -= cost
        found = max(found, value)
    return min(100.0, found)


def least_reaching(gains: Gains, reaches: Callable[[Mask], bool]) -> tuple[Mask | None, bool]:
    """The set of least effort that reaches a target, and whether that is certain; `None` where not even all do.

    The target is one that more candidates never lose. What no set can do without is found first; among the rest,
    sets are tried in the order of their effort.
    """
    every = (1 << gains.size) - 1
    if reaches(0):
        return 0, True
    if not reaches(every):
        return None, True
    needed = sum(1 << i for i in range(gains.size) if not reaches(every & ~(1 << i)))
    if reaches(needed):
        return needed, True
    free = [i for i in range(gains.size) if not needed >> i & 1]
    return _cheapest(gains, (needed, free), reaches)


def _cheapest(gains: Gains, start: tuple[Mask, list[int]], reaches: Callable[[Mask], bool]) -> tuple[Mask, bool]:
    from heapq import heappop, heappush

    needed, free = start
    queue = [(0.0, needed, 0)]
    checks = 0
    while queue and checks < _MOST_CHECKS:
        effort, mask, position = heappop(queue)
        if mask != needed:
            checks += 1
            if reaches(mask):
                return mask, True
        for number in range(position, len(free)):
            added = free[number]
            heappush(queue, (effort + gains.efforts[added], mask | 1 << added, number + 1))
    mask = (1 << gains.size) - 1  # given up: leave out, the dearest first, what is not needed
    for i in sorted(free, key=lambda i: -gains.efforts[i]):
        if reaches(mask & ~(1 << i)):
            mask &= ~(1 << i)
    return mask, False
