"""In which cell of a table of rows and columns each node of a process or sub-process stands."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from mediabruch.render.layout.ranks import Pair, ranks

Cell = tuple[int, int]
"""Row and column."""


class CellTable(NamedTuple):
    """Where nodes stand; the rows of each band (lane) follow one another."""

    cell_of: Mapping[int, Cell]
    bands: tuple[range, ...]
    """The rows of each band, in order."""
    columns: int
    taken: frozenset[Cell] = frozenset()

    @property
    def rows(self) -> int:
        """Number of all rows."""
        return self.bands[-1].stop if self.bands else 0

    def is_free(self, row: int, columns: range) -> bool:
        """Whether a line can run through these cells."""
        return not any((row, column) in self.taken for column in columns)


def table(nodes: Sequence[int], lines: Sequence[Pair], band_of: Mapping[int, int], bands: int) -> CellTable:
    """Put nodes into cells: columns by the order of the work, and in its row, if free, what follows a node."""
    column_of = ranks(nodes, lines)
    before: dict[int, list[int]] = {}
    for source, target in lines:
        if column_of.get(source, 0) < column_of.get(target, 0):
            before.setdefault(target, []).append(source)
    rows: dict[int, int] = {}
    taken: list[set[Cell]] = [set() for _ in range(bands)]
    far: dict[tuple[int, int, int], int] = {}
    by_column: dict[int, list[int]] = {}
    for node in nodes:
        by_column.setdefault(column_of[node], []).append(node)
    for column in sorted(by_column):
        wanted = {
            node: min(
                (rows[one] for one in before.get(node, ()) if band_of.get(one, 0) == band_of.get(node, 0)), default=0
            )
            for node in by_column[column]
        }
        for node in sorted(wanted, key=wanted.__getitem__):
            band = band_of.get(node, 0)
            search = (wanted[node], column, band)
            rows[node], far[search] = _free(wanted[node], column, taken[band], far.get(search, 0))
            taken[band].add((rows[node], column))
    starts, ranges = 0, []
    for cells in taken:
        height = 1 + max((row for row, _ in cells), default=0)
        ranges.append(range(starts, starts + height))
        starts += height
    cell_of = {node: (ranges[band_of.get(node, 0)].start + rows[node], column_of[node]) for node in nodes}
    return CellTable(cell_of, tuple(ranges), 1 + max(column_of.values(), default=0), frozenset(cell_of.values()))


def _free(wanted: int, column: int, taken: set[Cell], away: int) -> tuple[int, int]:
    """The free row of a column that is nearest to the wanted one, further down rather than up, and how far it is.

    The search begins where an earlier one for the same row ended; nothing that was taken gets free.
    """
    while True:
        for row in (wanted + away, wanted - away):
            if row >= 0 and (row, column) not in taken:
                return row, away
        away += 1
