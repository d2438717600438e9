"""Where the rows, columns and gaps of a table lie: each as wide as what stands or runs in it."""

from collections.abc import Mapping
from typing import NamedTuple

from mediabruch.model import Bounds
from mediabruch.render.layout.cells import CellTable
from mediabruch.render.layout.routes import Gaps, LineRoute, Slot

Size = tuple[float, float]
Point = tuple[float, float]
Tracks = Mapping[int, Mapping[int, int]]
_TRACK = 10.0
_BORDER = 0.85
"""Where in its gap the border of a band runs: behind all tracks."""
_WIDEST = 160.0
"""Of a gap; more tracks than fit run closer."""


class Spacing(NamedTuple):
    """Least distances."""

    columns: float = 50.0
    rows: float = 26.0
    edge: float = 24.0
    """Before the first and behind the last row and column."""


class Metrics:
    """The coordinates of a table."""

    def __init__(self, table: CellTable, sizes: Mapping[int, Size], gaps: Gaps, spacing: Spacing) -> None:
        self._table = table
        self._gaps = gaps
        across = [0.0] * table.columns
        down = [40.0] * table.rows
        for node, (row, column) in table.cell_of.items():
            across[column] = max(across[column], sizes[node][0])
            down[row] = max(down[row], sizes[node][1])
        self._columns, self._column_gaps, self.width = _axis(across, gaps.columns, (spacing.columns, spacing.edge))
        self._rows, self._row_gaps, self.height = _axis(down, gaps.rows, (spacing.rows, spacing.edge))

    def box(self, node: int, size: Size) -> Bounds:
        """Where a node of this size stands: in the middle of its cell."""
        row, column = self._table.cell_of[node]
        left, width = self._columns[column]
        top, height = self._rows[row]
        return Bounds(left + (width - size[0]) / 2, top + (height - size[1]) / 2, *size)

    def band(self, rows: range) -> tuple[float, float]:
        """The top and the height of a band of rows, up to the borders in the gaps around it."""
        first, last = self._row_gaps[rows.start - 1], self._row_gaps[rows.stop - 1]
        top = 0.0 if rows.start == 0 else first[0] + _BORDER * first[1]
        low = self.height if rows.stop == self._table.rows else last[0] + _BORDER * last[1]
        return top, low - top

    def way(self, route: LineRoute, start: Point, end: Point) -> tuple[Point, ...]:
        """The waypoints of a route."""
        points = [start]
        if route.out is not None:
            x = self._track(route.out, self._gaps.columns, self._column_gaps)
            points.append((x, start[1]))
            if route.along is None:
                points.append((x, end[1]))
        if route.along is not None:
            y = self._track(route.along, self._gaps.rows, self._row_gaps)
            points.append((points[-1][0], y))
        if route.into is not None:
            x = self._track(route.into, self._gaps.columns, self._column_gaps)
            points += [(x, points[-1][1]), (x, end[1])]
        return (*points, end)

    def _track(self, slot: Slot, tracks: Tracks, gaps: Mapping[int, tuple[float, float]]) -> float:
        gap, owner = slot
        start, width = gaps[gap]
        return start + 0.8 * width * (tracks[gap][owner] + 1) / (len(tracks[gap]) + 1)


def _axis(
    sizes: list[float], tracks: Tracks, spacing: tuple[float, float]
) -> tuple[list[tuple[float, float]], dict[int, tuple[float, float]], float]:
    """Start and size of each row (or column) and of each gap, and the sum of all."""
    least, edge = spacing
    cells: list[tuple[float, float]] = []
    gaps: dict[int, tuple[float, float]] = {}
    at = 0.0
    for index in range(-1, len(sizes)):
        if index >= 0:
            cells.append((at, sizes[index]))
            at += sizes[index]
        base = least if 0 <= index < len(sizes) - 1 else edge
        wide = max(base, min((len(tracks.get(index, ())) + 1) * _TRACK, _WIDEST))
        gaps[index] = (at, wide)
        at += wide
    return cells, gaps, at
