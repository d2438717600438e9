"""What follows from a chain: expected visits, the distribution of breaks, their least and greatest number, rates."""

from collections.abc import Collection, Sequence
from heapq import heappop, heappush
from math import fsum, inf
from typing import NamedTuple

from mediabruch.playout.chain import END, Chain
from mediabruch.playout.elimination import Elimination

MOST_BREAKS = 10
"""The distribution of breaks counts 0 to 9, and 10 or more."""


class BreakCounts(NamedTuple):
    """What the runs say about numbers of breaks."""

    distribution: tuple[float, ...]
    least: int
    most: int | None
    """`None`: no bound, since a loop holds a break."""


def expected_visits(chain: Chain) -> list[float]:
    """How often each state is expected to be reached in one case."""
    visits = [0.0] * len(chain.steps)
    for state, chance in chain.start.items():
        visits[state] += chance
    for part in chain.order:
        inside: Collection[int] = ()
        if part[0] in chain.loops:
            inside = set(part)
            entered = {position: visits[state] for position, state in enumerate(part)}
            for state, solved in zip(part, _eliminate(chain, part).solve(entered), strict=True):
                visits[state] = solved
        for state in part:
            for chance, following, _ in chain.steps[state]:
                if following != END and following not in inside:
                    visits[following] += visits[state] * chance
    return visits


def _eliminate(chain: Chain, part: tuple[int, ...], counts: Sequence[int] = ()) -> Elimination:
    """The part's own chain, of the steps whose effect counts nothing; where none counts, it is solved only once."""
    inside = set(part)
    steps = (step for state in part for step in chain.steps[state])
    if counts and any(counts[effect] and following in inside for _, following, effect in steps):
        return _solver(chain, part, counts)
    if part[0] not in chain.solvers:
        chain.solvers[part[0]] = _solver(chain, part)
    return chain.solvers[part[0]]


def _solver(chain: Chain, part: tuple[int, ...], counts: Sequence[int] = ()) -> Elimination:
    position = {state: i for i, state in enumerate(part)}
    inside: list[dict[int, float]] = []
    leaving: list[float] = []
    for state in part:
        row: dict[int, float] = {}
        out = 0.0
        for chance, following, effect in chain.steps[state]:
            target = position.get(following)
            if target is not None and not (counts and counts[effect]):
                row[target] = row.get(target, 0.0) + chance
            else:
                out += chance
        inside.append(row)
        leaving.append(out)
    return Elimination(inside, leaving)


def tally(chain: Chain, breaks: Sequence[int]) -> BreakCounts:
    """Distribution and bounds of the number of breaks in a run; `breaks` is given for each effect."""
    if not any(breaks):
        return BreakCounts((1.0, *[0.0] * MOST_BREAKS), 0, 0)
    known = _levels(chain, breaks, MOST_BREAKS)
    least, most = _bounds(chain, breaks)
    return BreakCounts((*known, max(0.0, 1 - fsum(known))), least, most)


def rate(chain: Chain, keeps: Sequence[int]) -> float:
    """Probability of a run all of whose effects keep what is asked; `keeps` is given for each effect."""
    if all(keeps):
        return 1.0
    if not _can_keep(chain, keeps):
        return 0.0
    if not chain.loops:
        return _rate_of_trees(chain, keeps)
    return _levels(chain, [0 if is_kept else 1 for is_kept in keeps], 1)[0]


def _can_keep(chain: Chain, keeps: Sequence[int]) -> bool:
    """Whether any run keeps what is asked: often the first steps of all runs do not. Cost: linear, at most."""
    reached = set(chain.start)
    open_ones = list(reached)
    while open_ones:
        steps = chain.steps[open_ones.pop()]
        if not steps:
            return True
        for _, following, effect in steps:
            if keeps[effect] and following not in reached:
                if following == END:
                    return True
                reached.add(following)
                open_ones.append(following)
    return False


def _rate_of_trees(chain: Chain, keeps: Sequence[int]) -> float:
    """The same where nothing goes round: most models are such."""
    masses = dict(chain.start)
    ended = 0.0
    for (state,) in chain.order:
        mass = masses.pop(state, None)
        if mass is None:
            continue
        steps = chain.steps[state]
        if not steps:
            ended += mass
        for chance, following, effect in steps:
            if not keeps[effect]:
                continue
            if following == END:
                ended += mass * chance
            else:
                masses[following] = masses.get(following, 0.0) + mass * chance
    return min(1.0, ended)


def _levels(chain: Chain, counts: Sequence[int], most: int) -> list[float]:
    """The probabilities that the counts of a run add up to 0, 1, ... most - 1: carried through the chain by parts."""
    masses: dict[int, dict[int, float]] = {state: {0: chance} for state, chance in chain.start.items()}
    ended: dict[int, float] = {}
    for part in chain.order:
        if part[0] in chain.loops:
            _settle(chain, part, masses, (counts, most))
        inside = set(part) if len(part) > 1 else part
        for state in part:
            mass = masses.pop(state, None)
            if mass is None:
                continue
            if not chain.steps[state]:
                _pour(mass, ended, 1.0, (0, most))
            for chance, following, effect in chain.steps[state]:
                if following not in inside:
                    into = ended if following == END else masses.setdefault(following, {})
                    _pour(mass, into, chance, (counts[effect], most))
    return [min(1.0, ended.get(level, 0.0)) for level in range(most)]


def _pour(mass: dict[int, float], into: dict[int, float], chance: float, raised: tuple[int, int]) -> None:
    """Carry a share of each level's probability over one step, to the level that its count leads to."""
    count, most = raised
    for level, weight in mass.items():
        reached = level + count
        if reached < most:
            into[reached] = into.get(reached, 0.0) + weight * chance


def _settle(
    chain: Chain, part: tuple[int, ...], masses: dict[int, dict[int, float]], figures: tuple[Sequence[int], int]
) -> None:
    """Within a part that can go round: replace what enters each state at each level by its expected visits there."""
    counts, most = figures
    position = {state: i for i, state in enumerate(part)}
    entering = [masses.setdefault(state, {}) for state in part]
    solver: Elimination | None = None
    for level in range(most):
        entered = {i: mass[level] for i, mass in enumerate(entering) if level in mass}
        if not entered:
            continue
        solver = solver or _eliminate(chain, part, counts)
        for state, mass, weight in zip(part, entering, solver.solve(entered), strict=True):
            if not weight:
                continue
            mass[level] = weight
            for chance, following, effect in chain.steps[state]:
                if following in position and counts[effect]:
                    _pour({level: weight}, masses[following], chance, (counts[effect], most))


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
