"""The ways of lines through a table: along free rows, and else through the gaps between rows and columns."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from mediabruch.render.layout.cells import Table

Slot = tuple[int, int]
"""A gap (behind this column or row; -1 is before the first) and whose track in it."""


@dataclass(frozen=True, slots=True)
class Route:
    """A line that leaves its source in its row (or downwards) and enters its target from the left.

    It turns down or up in the gap `out`, runs on in the row gap `along`, and turns into its target's row in the gap
    `into`. `None` leaves a part out.
    """

    out: Slot | None = None
    along: Slot | None = None
    into: Slot | None = None


@dataclass(slots=True)
class Gaps:
    """The tracks in the gaps of a table: who runs in which."""

    columns: dict[int, dict[int, int]] = field(default_factory=dict)
    rows: dict[int, dict[int, int]] = field(default_factory=dict)

    def column(self, gap: int, owner: int) -> Slot:
        """A track between columns; lines of one owner share it."""
        tracks = self.columns.setdefault(gap, {})
        tracks.setdefault(owner, len(tracks))
        return gap, owner

    def row(self, gap: int, owner: int) -> Slot:
        """A track between rows."""
        tracks = self.rows.setdefault(gap, {})
        tracks.setdefault(owner, len(tracks))
        return gap, owner


def route(table: Table, ends: tuple[int, int], host: int | None, gaps: Gaps) -> Route:
    """The route between the two ends of a line; `host` is the activity of a boundary event that it leaves from."""
    source, target = ends
    from_row, from_column = table.cell_of[source if host is None else host]
    to_row, to_column = table.cell_of[target]
    if host is not None:
        return Route(None, gaps.row(from_row, source), gaps.column(to_column - 1, target))
    between = range(from_column + 1, to_column)
    if to_column > from_column:
        if from_row == to_row and table.is_free(from_row, between):
            return Route()
        if table.is_free(to_row, between):
            return Route(out=gaps.column(from_column, source))
        if table.is_free(from_row, between):
            return Route(into=gaps.column(to_column - 1, target))
    gap = from_row - 1 if to_row < from_row else from_row
    return Route(gaps.column(from_column, source), gaps.row(gap, target), gaps.column(to_column - 1, target))


def routes(
    table: Table, lines: Mapping[int, tuple[int, int]], hosts: Mapping[int, int]
) -> tuple[dict[int, Route], Gaps]:
    """The routes of all lines (by key) between nodes of the table, and the tracks they need."""
    gaps = Gaps()
    found = {}
    for key, (source, target) in lines.items():
        host = hosts.get(source)
        start = source if host is None else host
        if start in table.cell_of and target in table.cell_of:
            found[key] = route(table, (source, target), host, gaps)
    return found, gaps
