"""The loops of a chain: its strongly connected parts, and those of them that a case leaves never, or hardly ever."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import heappop, heappush
from math import exp, fsum, inf, log

from mediabruch.playout.elimination import Elimination

MOST_ROUNDS = 1e12
"""Firings in a loop, as expected, up to which it is played in full; a loop of more counts as one that never ends."""

Ways = Sequence[Mapping[int, float]]
"""Of each state: the states that may follow, with their probabilities."""


def sealed(ways: Ways) -> Mapping[int, int]:
    """The states of all loops that are never left (closed classes), or so rarely that it makes no difference.

    Each with the first state of its loop.
    """
    found: dict[int, int] = {}
    for part in components(ways):
        if (len(part) > 1 or part[0] in ways[part[0]]) and _is_sealed(ways, part):
            found.update(dict.fromkeys(part, part[0]))
    return found


def _is_sealed(ways: Ways, part: tuple[int, ...]) -> bool:
    inside = {state: position for position, state in enumerate(part)}
    leaving = [fsum(chance for state, chance in ways[one].items() if state not in inside) for one in part]
    if not any(leaving):
        return True
    steps = [{inside[state]: chance for state, chance in ways[one].items() if state in inside} for one in part]
    if len(part) < MOST_ROUNDS * _surest_exit(steps, leaving):
        return False
    return not Elimination(steps, leaving).rounds < MOST_ROUNDS


def _surest_exit(steps: Sequence[Mapping[int, float]], leaving: Sequence[float]) -> float:
    """How probable the most probable way out is, at least, from any state of a part.

    From no state does it take more rounds of that part, as expected, than one in this probability. E. W. Dijkstra, "A
    note on two problems in connexion with graphs", Numerische Mathematik 1, 1959.
    """
    before: list[list[tuple[int, float]]] = [[] for _ in steps]
    for state, following in enumerate(steps):
        for target, chance in following.items():
            before[target].append((state, chance))
    best = [-log(chance) if chance > 0 else inf for chance in leaving]
    queue = [(cost, state) for state, cost in enumerate(best) if cost < inf]
    queue.sort()
    while queue:
        cost, state = heappop(queue)
        if cost > best[state]:
            continue
        for source, chance in before[state]:
            longer = cost - log(chance)
            if longer < best[source]:
                best[source] = longer
                heappush(queue, (longer, source))
    return exp(-max(best))


def distances(start: Iterable[int], ways: Ways) -> list[int]:
    """How many firings it takes, at least, to reach each state."""
    found = [-1] * len(ways)
    reached = list(dict.fromkeys(start))
    for state in reached:
        found[state] = 0
    for state in reached:
        for following in ways[state]:
            if found[following] < 0:
                found[following] = found[state] + 1
                reached.append(following)
    return found


def components(  # noqa: C901 - one search
    ways: Sequence[Iterable[int]], start: Iterable[int] | None = None
) -> Iterator[tuple[int, ...]]:
    """The strongly connected parts that can be reached from some states (from any), each after those it leads to.

    R. Tarjan, "Depth-first search and linear graph algorithms", SIAM Journal on Computing 1, 1972; without recursion.
    Cost: linear in states and steps.
    """
    number, low = [0] * len(ways), [0] * len(ways)
    reached, complete = 0, len(ways) + 1
    stack: list[int] = []
    work: list[tuple[int, Iterator[int]]] = []
    for root in range(len(ways)) if start is None else start:
        if not number[root]:
            work.append((root, iter(ways[root])))
        while work:
            state, pending = work[-1]
            if not number[state]:
                reached += 1
                number[state] = low[state] = reached
                stack.append(state)
            for following in pending:
                if not number[following]:
                    work.append((following, iter(ways[following])))
                    break
                if number[following] < low[state]:  # noqa: PLR1730 - no call for each step
                    low[state] = number[following]
            else:
                work.pop()
                if work and low[state] < low[work[-1][0]]:
                    low[work[-1][0]] = low[state]
                if low[state] == number[state]:
                    part = [stack.pop()] if stack[-1] == state else _from(stack, state)
                    for each in part:
                        number[each] = complete
                    yield tuple(sorted(part)) if len(part) > 1 else (state,)


def _from(stack: list[int], state: int) -> list[int]:
    """Take a state, and what lies above it, from a stack."""
    part = [stack.pop()]
    while part[-1] != state:
        part.append(stack.pop())
    return part
