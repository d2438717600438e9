"""Sequence, message and data flows and associations along their ways, with arrows and labels."""

from collections.abc import Iterator, Sequence
from math import sqrt

from mediabruch.model import Association, Bounds, DataAssociation, MessageFlow, SequenceFlow
from mediabruch.render.board import Board
from mediabruch.render.canvas import Paint
from mediabruch.render.geometry import Point, Spot, around, end_of, length, spot, start_of
from mediabruch.render.scene import DrawnLine
from mediabruch.render.shapes.labels import write
from mediabruch.render.text import Fitted, wrapped
from mediabruch.render.theme import Color, Tint, outline

_SIZE = 10.5
_ACROSS = 90.0
_MOST = 4
_THIN, _MORE = 1.2, 2.6
"""Width of a line over which nothing is handed on, and what is added for the heaviest one."""
_DOTS = "1 3.5"
_NOT_DRAWN = "12 4"
"""Dashes of a sequence flow that the modeler does not show."""


def draw_line(board: Board, line: DrawnLine) -> None:
    """Draw a flow."""
    points = line.edge.waypoints
    color: Color = outline(line.edge.stroke) or Tint.INK
    match line.flow:
        case SequenceFlow() as flow:
            _sequence(board, flow, line, color)
            _label(board, board.facts.flow_words(flow), line, points)
        case MessageFlow() as flow:
            _message(board, flow, points, color)
            _label(board, flow.name or flow.message, line, points)
        case Association() as flow:
            board.canvas.polyline(points, Paint(stroke=color, width=1.2, dash=_DOTS))
            if flow.direction in {"One", "Both"}:
                _open_arrow(board, end_of(points), color)
            if flow.direction == "Both":
                _open_arrow(board, end_of(points[::-1]), color)
        case DataAssociation():
            board.canvas.polyline(points, Paint(stroke=color, width=1.2, dash=_DOTS))
            _open_arrow(board, end_of(points), color)


def line_width(weight: float) -> float:
    """The width of a line of this weight (0 to 1)."""
    return _THIN + _MORE * sqrt(weight)


def _sequence(board: Board, flow: SequenceFlow, line: DrawnLine, color: Color) -> None:
    points = line.edge.waypoints
    weight = board.facts.weight(flow.key)
    width = line_width(weight)
    end = end_of(points)
    tip = 9 + 3 * weight
    drawn = [*points[:-1], end.ahead(-tip * 0.7)] if length(points) > tip else points
    board.canvas.polyline(drawn, Paint(stroke=color, width=width, dash="" if line.is_drawn else _NOT_DRAWN))
    board.canvas.polygon(
        [(end.x, end.y), end.ahead(-tip, tip * 0.42), end.ahead(-tip, -tip * 0.42)], Paint(color, color, 1)
    )
    start = start_of(points)
    source = board.facts.analysis.model.node_by_key.get(flow.source) if flow.source is not None else None
    if flow.is_default:
        board.canvas.polyline([start.ahead(6, 5), start.ahead(12, -5)], Paint(stroke=color, width=1.5))
    elif flow.condition is not None and source is not None and source.is_activity:
        diamond = [(start.x, start.y), start.ahead(7, 4.5), start.ahead(14), start.ahead(7, -4.5)]
        board.canvas.polygon(diamond, Paint(Tint.GROUND, color, 1.2))


def _message(board: Board, flow: MessageFlow, points: Sequence[Point], color: Color) -> None:
    width = line_width(board.facts.weight(flow.key))
    start, end = start_of(points), end_of(points)
    drawn = [start.ahead(7), *points[1:-1], end.ahead(-9)] if length(points) > 20 else points  # noqa: PLR2004
    board.canvas.polyline(drawn, Paint(stroke=color, width=width, dash="7 5"))
    board.canvas.circle(start.ahead(3.5), 3.5, Paint(Tint.GROUND, color, 1.2))
    board.canvas.polygon([(end.x, end.y), end.ahead(-9, 4.5), end.ahead(-9, -4.5)], Paint(Tint.GROUND, color, 1.2))


def _open_arrow(board: Board, end: Spot, color: Color) -> None:
    board.canvas.polyline([end.ahead(-8, 4.5), (end.x, end.y), end.ahead(-8, -4.5)], Paint(stroke=color, width=1.2))


def _label(board: Board, name: str, line: DrawnLine, points: Sequence[Point]) -> None:
    """A label where the modeler put it, else beside the middle of the line where there is room."""
    if not name.strip():
        return
    given = line.edge.label
    text = wrapped(name, max(given.width, _ACROSS) if given else _ACROSS, _SIZE * min(board.zoom, 1.3), _MOST)
    if given is not None and (given.width > 0 or given.x != 0):
        middle = given.x + given.width / 2
        place = around((middle, given.y + text.height / 2), text.width, text.height)
    else:
        place = board.taken.freest(_candidates(points, text))
    write(board, text, place)


def _candidates(points: Sequence[Point], text: Fitted) -> Iterator[Bounds]:
    """Places above, below, right and left of the line at a third, the middle and two thirds of its way."""
    for share in (0.5, 0.33, 0.67, 0.2):
        at = spot(points, share)
        yield from (
            around((at.x, at.y - text.height / 2 - 3), text.width, text.height),
            around((at.x, at.y + text.height / 2 + 3), text.width, text.height),
            around((at.x + text.width / 2 + 4, at.y), text.width, text.height),
            around((at.x - text.width / 2 - 4, at.y), text.width, text.height),
        )
