"""Which nodes wait for messages for ever, and which never rest."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping


def endless(
    following: Mapping[int, Collection[int]], scopes: Mapping[int, int], ends: Collection[int]
) -> frozenset[int]:
    """The nodes from which no end of their own scope can be reached.

    `following` says where each node can pass a token on to, `scopes` in which scope each node stands. Cost: linear,
    where flows stay in their scope.

    >>> sorted(endless({1: [2], 2: [3], 3: [2], 4: [5]}, dict.fromkeys(range(1, 6), 0), [5]))
    [1, 2, 3]
    """
    before = _turned(following)
    ends_of: dict[int, list[int]] = defaultdict(list)
    for node in ends:
        ends_of[scopes[node]].append(node)
    ending = {scope: reaching(before, found) for scope, found in ends_of.items()}
    return frozenset([node for node, scope in scopes.items() if node not in ending.get(scope, ())])


def restless(
    following: Mapping[int, Collection[int]], endless_nodes: Collection[int], listening: Iterable[int]
) -> frozenset[int]:
    """The endless nodes from which nothing can be reached that listens for a message."""
    return frozenset(endless_nodes) - reaching(_turned(following), listening)


def reaching(before: Mapping[int, Collection[int]], goals: Iterable[int]) -> set[int]:
    """The nodes from which one of the goals can be reached, these included."""
    found = set(goals)
    open_ones = list(found)
    while open_ones:
        for node in before.get(open_ones.pop(), ()):
            if node not in found:
                found.add(node)
                open_ones.append(node)
    return found


def _turned(following: Mapping[int, Collection[int]]) -> dict[int, list[int]]:
    before: dict[int, list[int]] = defaultdict(list)
    for node, targets in following.items():
        for target in targets:
            before[target].append(node)
    return before
