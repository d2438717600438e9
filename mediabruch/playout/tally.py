"""What follows from a chain: expected visits, the distribution of breaks, their least and greatest number."""

from collections import defaultdict
from collections.abc import Sequence
from heapq import heappop, heappush
from math import inf
from typing import NamedTuple

from mediabruch.playout.chain import END, Chain
from mediabruch.playout.elimination import Elimination

MOST_BREAKS = 10
"""The distribution of breaks counts 0 to 9, and 10 or more."""


class Tally(NamedTuple):
    """What the runs say about numbers of breaks."""

    distribution: tuple[float, ...]
    clean: float
    """Probability of a run with clean effects only."""
    least: int
    most: int | None


def expected_visits(chain: Chain) -> list[float]:
    """How often each state is expected to be reached in one case."""
    visits = [0.0] * len(chain.steps)
    for state, chance in chain.start.items():
        visits[state] += chance
    for part in chain.order:
        if part[0] in chain.loops:
            entered = {position: visits[state] for position, state in enumerate(part)}
            for state, solved in zip(part, _eliminate(chain, part).solve(entered), strict=True):
                visits[state] = solved
        inside = set(part) if len(part) > 1 else part
        for state in part:
            for chance, following, _ in chain.steps[state]:
                if following != END and following not in inside:
                    visits[following] += visits[state] * chance
    return visits


def _eliminate(chain: Chain, part: tuple[int, ...], stays: Sequence[bool] | None = None) -> Elimination:
    """The part's own chain, of the steps whose effect `stays` (all, if none are named)."""
    position = {state: i for i, state in enumerate(part)}
    inside: list[dict[int, float]] = []
    leaving: list[float] = []
    for state in part:
        row: dict[int, float] = defaultdict(float)
        out = 0.0
        for chance, following, effect in chain.steps[state]:
            target = position.get(following)
            if target is not None and (stays is None or stays[effect]):
                row[target] += chance
            else:
                out += chance
        inside.append(row)
        leaving.append(out)
    return Elimination(inside, leaving)


def tally(chain: Chain, breaks: Sequence[int], clean: Sequence[bool]) -> Tally:
    """Distribution and bounds of the number of breaks in a run; `breaks` and `clean` are given for each effect."""
    if not any(breaks) and all(clean):
        return Tally((1.0, *[0.0] * MOST_BREAKS), 1.0, 0, 0)
    distribution, clean_rate = _distribution(chain, breaks, clean)
    least, most = _bounds(chain, breaks)
    return Tally(distribution, clean_rate, least, most)


CLEAN, UNCLEAN = -1, 0
"""Levels of a run: clean so far (no break, all digital), no break but not clean, then the number of breaks."""


def _level(level: int, breaks: int, *, is_clean: bool) -> int:
    if breaks == 0:
        return level if level != CLEAN or is_clean else UNCLEAN
    return max(level, 0) + breaks


def _distribution(chain: Chain, breaks: Sequence[int], clean: Sequence[bool]) -> tuple[tuple[float, ...], float]:
    """Carry the probability of each level through the chain, part by part."""
    masses: list[dict[int, float]] = [{} for _ in chain.steps]
    ended: dict[int, float] = defaultdict(float)
    keeps_count = [count == 0 for count in breaks]
    keeps_clean = [keeps and is_clean for keeps, is_clean in zip(keeps_count, clean, strict=True)]
    for state, chance in chain.start.items():
        masses[state][CLEAN] = chance
    for part in chain.order:
        if part[0] in chain.loops:
            _settle(chain, part, masses, (breaks, keeps_clean, keeps_count))
        inside = set(part) if len(part) > 1 else part
        for state in part:
            mass, masses[state] = masses[state], {}
            if not chain.steps[state]:
                _pour(mass, ended, 1.0, (0, True))
            for chance, following, effect in chain.steps[state]:
                if following not in inside:
                    into = ended if following == END else masses[following]
                    _pour(mass, into, chance, (breaks[effect], clean[effect]))
    none = ended.get(CLEAN, 0.0) + ended.get(UNCLEAN, 0.0)
    known = [none, *(ended.get(level, 0.0) for level in range(1, MOST_BREAKS))]
    return (*known, max(0.0, 1 - sum(known))), ended.get(CLEAN, 0.0)


def _pour(mass: dict[int, float], into: dict[int, float], chance: float, effect: tuple[int, bool]) -> None:
    """Carry a share of each level's probability over one step, to the level that its effect leads to."""
    breaks, is_clean = effect
    for level, weight in mass.items():
        reached = _level(level, breaks, is_clean=is_clean)
        if reached < MOST_BREAKS:
            into[reached] = into.get(reached, 0.0) + weight * chance


def _settle(
    chain: Chain,
    part: tuple[int, ...],
    masses: list[dict[int, float]],
    figures: tuple[Sequence[int], Sequence[bool], Sequence[bool]],
) -> None:
    """Within a part that can go round: replace what enters each state at each level by its expected visits there.

    `figures` are, for each effect, its breaks and whether it leaves a clean run clean and any run at its level.
    """
    breaks, keeps_clean, keeps_count = figures
    position = {state: i for i, state in enumerate(part)}
    solvers: dict[bool, Elimination] = {}
    for level in range(CLEAN, MOST_BREAKS):
        entered = {position[state]: masses[state][level] for state in part if level in masses[state]}
        if not entered:
            continue
        is_clean = level == CLEAN
        stays = keeps_clean if is_clean else keeps_count
        if is_clean not in solvers:
            solvers[is_clean] = _eliminate(chain, part, stays)
        visits = solvers[is_clean].solve(entered)
        for state, weight in zip(part, visits, strict=True):
            if not weight:
                continue
            masses[state][level] = weight
            for chance, following, effect in chain.steps[state]:
                if following in position and not stays[effect]:
                    _pour({level: weight}, masses[following], chance, (breaks[effect], keeps_clean[effect]))


def _bounds(chain: Chain, breaks: Sequence[int]) -> tuple[int, int | None]:
    """Least and greatest number of breaks over all runs; the greatest is `None` if a loop holds a break."""
    least: dict[int, int] = dict.fromkeys(chain.start, 0)
    most: dict[int, int] = dict.fromkeys(chain.start, 0)
    ends_least: list[int] = []
    ends_most: list[int] = []
    is_bounded = True
    for part in chain.order:
        inside = set(part) if len(part) > 1 else part
        if part[0] in chain.loops:
            _nearest(chain, part, least, breaks)
            top = max(most[state] for state in part if state in most)
            most.update(dict.fromkeys(part, top))
            is_bounded = is_bounded and not any(
                breaks[effect] for state in part for _, following, effect in chain.steps[state] if following in inside
            )
        for state in part:
            if not chain.steps[state]:
                ends_least.append(least[state])
                ends_most.append(most[state])
            for _, following, effect in chain.steps[state]:
                low, high = least[state] + breaks[effect], most[state] + breaks[effect]
                if following == END:
                    ends_least.append(low)
                    ends_most.append(high)
                elif following not in inside:
                    least[following] = min(low, least.get(following, low))
                    most[following] = max(high, most.get(following, high))
    return min(ends_least, default=0), max(ends_most, default=0) if is_bounded else None


def _nearest(chain: Chain, part: tuple[int, ...], least: dict[int, int], breaks: Sequence[int]) -> None:
    """Spread the least numbers of breaks within a part (Dijkstra)."""
    inside = set(part)
    queue = [(least[state], state) for state in part if state in least]
    queue.sort()
    done: set[int] = set()
    while queue:
        count, state = heappop(queue)
        if state in done:
            continue
        done.add(state)
        for _, following, effect in chain.steps[state]:
            if following in inside and count + breaks[effect] < least.get(following, inf):
                least[following] = count + breaks[effect]
                heappush(queue, (least[following], following))
