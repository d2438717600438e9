"""The ways of lines through a table: along free rows, and else through the gaps between rows and columns."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import fsum
from typing import NamedTuple

from mediabruch.render.layout.cells import CellTable

Slot = tuple[int, int]
"""A gap (behind this column or row; -1 is before the first) and whose track in it."""


class LineRoute(NamedTuple):
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

    ways_out: Counter[int]
    ways_in: Counter[int]
    columns: dict[int, dict[int, int]] = field(default_factory=dict)
    rows: dict[int, dict[int, int]] = field(default_factory=dict)
    _turns: dict[Slot, list[tuple[float, float]]] = field(default_factory=dict)

    def column(self, gap: int, owner: int, way: tuple[float, float]) -> Slot:
        """A track between columns, from one row to another; lines of one owner share it."""
        self.columns.setdefault(gap, {}).setdefault(owner, 0)
        self._turns.setdefault((gap, owner), []).append(way)
        return gap, owner

    def row(self, gap: int, owner: int) -> Slot:
        """A track between rows."""
        tracks = self.rows.setdefault(gap, {})
        tracks.setdefault(owner, len(tracks))
        return gap, owner

    def is_merging(self, source: int, target: int) -> bool:
        """Whether a line is better drawn along its source's row, and joined with others before its target."""
        return self.ways_out[source] == 1 and self.ways_in[target] > 1

    def sort(self) -> None:
        """Order the tracks between columns so that few lines cross.

        What turns down comes before what turns down from further above, what turns up before what turns up from
        further below: then the one does not cross the other on its way in.
        """
        for gap, tracks in self.columns.items():
            owners = sorted(tracks, key=lambda owner: self._order(gap, owner))
            self.columns[gap] = {owner: index for index, owner in enumerate(owners)}

    def _order(self, gap: int, owner: int) -> tuple[bool, float]:
        ways = self._turns[gap, owner]
        turn = fsum(end - start for start, end in ways)
        start = fsum(start for start, _ in ways) / len(ways)
        return (turn > 0, -start if turn > 0 else start)


def route(table: CellTable, ends: tuple[int, int], host: int | None, gaps: Gaps) -> LineRoute:
    """The route between the two ends of a line; `host` is the activity of a boundary event that it leaves from."""
    source, target = ends
    from_row, from_column = table.cell_of[source if host is None else host]
    to_row, to_column = table.cell_of[target]
    if host is not None:
        into = gaps.column(to_column - 1, target, (from_row + 0.5, to_row))
        return LineRoute(None, gaps.row(from_row, source), into)
    between = range(from_column + 1, to_column)
    if to_column > from_column:
        if from_row == to_row and table.is_free(from_row, between):
            return LineRoute()
        is_merging = table.is_free(from_row, between) and gaps.is_merging(source, target)
        if table.is_free(to_row, between) and not is_merging:
            return LineRoute(out=gaps.column(from_column, source, (from_row, to_row)))
        if table.is_free(from_row, between):
            return LineRoute(into=gaps.column(to_column - 1, target, (from_row, to_row)))
    gap = from_row - 1 if to_row < from_row else from_row
    out = gaps.column(from_column, source, (from_row, gap + 0.5))
    return LineRoute(out, gaps.row(gap, target), gaps.column(to_column - 1, target, (gap + 0.5, to_row)))


def routes(
    table: CellTable, lines: Mapping[int, tuple[int, int]], hosts: Mapping[int, int]
) -> tuple[dict[int, LineRoute], Gaps]:
    """The routes of all lines (by key) between nodes of the table, and the tracks they need."""
    gaps = Gaps(Counter(one for one, _ in lines.values()), Counter(other for _, other in lines.values()))
    found = {}
    for key, (source, target) in lines.items():
        host = hosts.get(source)
        start = source if host is None else host
        if start in table.cell_of and target in table.cell_of:
            found[key] = route(table, (source, target), host, gaps)
    gaps.sort()
    return found, gaps
