"""Marks the media breaks where they happen: on the line into the step that takes, or on the step that converts."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from mediabruch.breaks.media_break import MediaBreak
from mediabruch.model import Bounds
from mediabruch.render.board import Board
from mediabruch.render.canvas import Lettering, Paint
from mediabruch.render.facts import Facts
from mediabruch.render.geometry import Point, around, bottom, center, right, spot
from mediabruch.render.icons import BREAK_ICON
from mediabruch.render.scene import Scene
from mediabruch.render.text import ASCENT, LINE, width
from mediabruch.render.theme import Tint
from mediabruch.rules import RULES

_SIZE, _SMALL = 9.0, 7.0
"""Of what happens, and of the code behind it."""
_BETWEEN = 4.0
_DISC = 8.0
_PAD = 3.0
_MOST = 3
"""Rows of a mark."""
_LAW = "§"


class Mark(NamedTuple):
    """All breaks of one place."""

    line: int | None
    """Key of the line they happen on; `None` on a step."""
    step: int
    """Key of the step (or message flow) that takes or converts."""
    breaks: tuple[tuple[int, MediaBreak], ...]
    """With their places in the analysis, from 1."""


def marks(facts: Facts, scene: Scene) -> tuple[Mark, ...]:
    """The marks of a scene, in document order of what they stand on."""
    drawn = {getattr(line.flow, "key", None) for line in scene.lines} - {None}
    places: dict[tuple[int | None, int], list[tuple[int, MediaBreak]]] = {}
    for index, found in facts.breaks:
        line = _line_of(facts, found)
        if line in drawn:
            places.setdefault((line, found.step), []).append((index, found))
        elif found.step in scene.nodes:
            places.setdefault((None, found.step), []).append((index, found))
    return tuple(Mark(line, step, tuple(found)) for (line, step), found in places.items())


def _line_of(facts: Facts, found: MediaBreak) -> int | None:
    """The line that a break happens on; `None` inside a step, or where no line leads from the sender."""
    flows = facts.analysis.model.message_flow_by_key
    if found.step in flows:
        return found.step
    for sender in found.senders:
        line = facts.carried.last_lines.get((sender, found.step), sender if sender in flows else None)
        if line is not None:
            return line
    return None


def draw_marks(board: Board, found: Iterable[Mark]) -> None:
    """Draw all marks, each beside its place where there is room."""
    lines = {getattr(line.flow, "key", None): line.edge.waypoints for line in board.scene.lines}
    for mark in found:
        rows = _rows(board.facts, mark)
        if mark.line is not None:
            middle = _on_line(board, lines[mark.line])
        else:
            box = board.scene.item_by_key[mark.step].box
            middle = (right(box) - min(12.0, box.width / 4), box.y)
        _draw(board, mark, rows, middle)


def _on_line(board: Board, points: Sequence[Point]) -> Point:
    """The place of a disc on a line: near its middle, where least is covered."""
    spots = [spot(points, share) for share in (0.5, 0.42, 0.58, 0.34, 0.66, 0.25, 0.75)]
    best = min(spots, key=lambda at: round(board.taken.taken(around((at.x, at.y), 2 * _DISC, 2 * _DISC)) / 20))
    return best.x, best.y


class _Row(NamedTuple):
    """What happens and how often, and the code of the rule that explains it."""

    said: str
    code: str

    def width(self, zoom: float) -> float:
        """What it needs at a size of letters."""
        code = _BETWEEN + width(self.code, _SMALL) if self.code else 0.0
        return zoom * (width(self.said, _SIZE, bold=True) + code)


def _rows(facts: Facts, mark: Mark) -> list[_Row]:
    """One row for each kind, with how often it happens in a case; `§` where the law asks for the medium."""
    rates: dict[str, float] = {}
    bound: Mapping[str, bool] = {
        code: all(one.required_by_law for _, one in mark.breaks if one.code == code)
        for code in {one.code for _, one in mark.breaks}
    }
    for _, one in mark.breaks:
        rates[one.code] = rates.get(one.code, 0.0) + one.per_case
    rows = []
    for code in sorted(rates):
        happens = RULES[code].brief or RULES[code].title
        said = f"{facts.words.message(happens)} {facts.words.rate(rates[code])}×"
        if all(one.across for _, one in mark.breaks if one.code == code):
            said = f"{said} {facts.words.text('(here at the latest)')}"
        rows.append(_Row(f"{said} {_LAW}" if bound[code] else said, code))
    return rows if len(rows) <= _MOST else [*rows[: _MOST - 1], _Row(f"+{len(rows) - _MOST + 1}", "")]


def _draw(board: Board, mark: Mark, rows: list[_Row], middle: Point) -> None:
    canvas = board.canvas
    first = mark.breaks[0][0]
    title = board.facts.words.plural("Media break", "{n} media breaks", len(mark.breaks))
    description = board.speech.media_break(one for _, one in mark.breaks)
    attributes: dict[str, str | None] = {
        "class": "mb-break",
        "data-break": " ".join(str(index) for index, _ in mark.breaks),
        "data-code": " ".join(dict.fromkeys(one.code for _, one in mark.breaks)),
        "data-key": str(mark.step),
    }
    with board.group(f"{board.prefix}-b{first}", title, description, attributes):
        zoom = board.zoom
        place = _place(board, rows, middle)
        canvas.polyline([middle, center(place)], Paint(stroke=Tint.BREAK, width=1.5))
        canvas.rect(place, Paint(Tint.BREAK, Tint.BREAK_INK, 1), 3)
        for index, row in enumerate(rows):
            foot = place.y + _PAD / 2 + (index * LINE + ASCENT) * _SIZE * zoom
            said, code = Lettering(Tint.BREAK_INK, "start", is_bold=True), Lettering(Tint.BREAK_INK, "end")
            canvas.text(row.said, (place.x + _PAD, foot), _SIZE * zoom, said)
            if row.code:
                canvas.text(row.code, (place.x + place.width - _PAD, foot), _SMALL * zoom, code)
        canvas.circle(middle, _DISC, Paint(Tint.BREAK, Tint.BREAK_INK, 1))
        canvas.icon(BREAK_ICON, around(middle, 11, 11), Paint(Tint.BREAK, Tint.BREAK_INK, 1))


def _place(board: Board, rows: list[_Row], middle: Point) -> Bounds:
    """Where the words of a mark stand: above, below or beside its disc, wherever least is covered."""
    across = max(row.width(board.zoom) for row in rows) + 2 * _PAD
    down = len(rows) * _SIZE * LINE * board.zoom + _PAD
    x, y = middle
    reach = _DISC - 1
    beside = [(x + side * (reach + across / 2), y) for side in (1, -1)]
    away = [
        (x + shift * across / 2, y + side * (reach + down * (away - 0.5)))
        for away in (1, 2, 3)
        for side in (-1, 1)
        for shift in (0, 1, -1)
    ]
    candidates = (around(point, across, down) for point in (*away[:2], *beside, *away[2:]))
    best = board.taken.freest(candidates)
    board.take(Bounds(best.x, best.y, best.width, bottom(best) - best.y))
    board.take(around(middle, 2 * _DISC, 2 * _DISC))
    return best
