"""In which column each node stands: behind all that leads to it (longest paths; lines that lead back do not count).

After Sugiyama, Tagawa and Toda, "Methods for visual understanding of hierarchical system structures", IEEE Transactions
on Systems, Man, and Cybernetics 11 (1981). O(nodes + lines).
"""

from collections.abc import Iterable, Sequence

Pair = tuple[int, int]


def ranks(nodes: Sequence[int], lines: Iterable[Pair]) -> dict[int, int]:
    """The column of each node, from 0.

    >>> ranks([1, 2, 3], [(1, 2), (2, 3), (1, 3), (3, 2)])
    {1: 0, 2: 1, 3: 2}
    """
    known = set(nodes)
    targets: dict[int, list[int]] = {node: [] for node in nodes}
    entered: set[int] = set()
    for source, target in lines:
        if source in known and target in known and source != target:
            targets[source].append(target)
            entered.add(target)
    order = _order([*(node for node in nodes if node not in entered), *nodes], targets)
    place = {node: index for index, node in enumerate(order)}
    found = dict.fromkeys(nodes, 0)
    for node in order:
        for target in targets[node]:
            if place[target] > place[node]:
                found[target] = max(found[target], found[node] + 1)
    for node in reversed(order):
        later = [found[target] for target in targets[node] if place[target] > place[node]]
        if later and node not in entered:
            found[node] = min(later) - 1
    return found


def _order(starts: Iterable[int], targets: dict[int, list[int]]) -> list[int]:
    """The nodes, each before those it leads to but for loops."""
    seen: set[int] = set()
    finished: list[int] = []
    for start in starts:
        if start in seen:
            continue
        seen.add(start)
        open_ = [(start, iter(targets[start]))]
        while open_:
            node, rest = open_[-1]
            for target in rest:
                if target not in seen:
                    seen.add(target)
                    open_.append((target, iter(targets[target])))
                    break
            else:
                finished.append(node)
                open_.pop()
    return finished[::-1]
