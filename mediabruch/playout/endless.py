"""Which nodes wait for messages for ever, and which never rest."""

from collections.abc import Collection, Iterable, Mapping

Preceding = Mapping[int, Iterable[int]]
"""Of each node: those that can pass a token on to it."""


def endless(before: Preceding, scopes: Iterable[tuple[Collection[int], Iterable[int]]]) -> frozenset[int]:
    """The nodes from which no end of their own scope can be reached.

    `scopes` are the nodes of each scope, and its ends. Cost: linear, where flows stay in their scope.

    >>> sorted(endless({2: [1, 3], 3: [2], 5: [4]}, [([1, 2, 3, 4, 5], [5])]))
    [1, 2, 3]
    """
    return frozenset([node for nodes, ends in scopes for node in set(nodes) - reaching(before, ends)])


def restless(before: Preceding, endless_nodes: Collection[int], listening: Iterable[int]) -> frozenset[int]:
    """The endless nodes from which nothing can be reached that listens for a message."""
    return frozenset(endless_nodes) - reaching(before, listening)


def reaching(before: Preceding, goals: Iterable[int]) -> set[int]:
    """The nodes from which one of the goals can be reached, these included."""
    found = set(goals)
    open_ones = list(found)
    for reached in open_ones:
        for node in before.get(reached, ()):
            if node not in found:
                found.add(node)
                open_ones.append(node)
    return found
