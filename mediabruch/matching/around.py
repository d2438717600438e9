"""What is already matched around a node: what leads to it, and what it leads to, past nodes that are not matched."""

from collections.abc import Mapping

from mediabruch.matching.evidence import Distances
from mediabruch.matching.traits import NodeTable
from mediabruch.model.graph import Neighbors

_FARTHEST, _MOST_SEEN = 4, 40
"""How many steps a look around goes, and how many nodes it passes at most."""


class Surroundings:
    """Looks around in one model. What it finds has the names of the new model, so that both sides can be compared."""

    def __init__(self, table: NodeTable, matched: Mapping[int, int], *, is_new: bool) -> None:
        self._table = table
        self._matched = matched
        self._is_new = is_new

    def of(self, key: int) -> tuple[Distances, Distances]:
        """The nearest matched nodes before a node, and those behind it."""
        return self._nearest(self._table.before, key), self._nearest(self._table.after, key)

    def _nearest(self, ways: Neighbors, start: int) -> Distances:
        found: dict[int, int] = {}
        seen, edge = {start}, [start]
        for far in range(1, _FARTHEST + 1):
            following: list[int] = []
            for key in (other for one in edge for other in ways.get(one, ())):
                if key in seen or len(seen) > _MOST_SEEN:
                    continue
                seen.add(key)
                if key in self._matched:
                    found[key if self._is_new else self._matched[key]] = far
                else:
                    following.append(key)
            edge = following
        return found
