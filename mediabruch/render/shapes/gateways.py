"""Gateways: a diamond, and in it what tells their kinds apart."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from mediabruch.model import FlowNode, FlowNodeType
from mediabruch.render.board import Board
from mediabruch.render.canvas import Canvas, Paint
from mediabruch.render.geometry import Point, around, bottom, center, right
from mediabruch.render.icons import MULTIPLE, PARALLEL_MULTIPLE
from mediabruch.render.markup import number
from mediabruch.render.scene import Item
from mediabruch.render.shapes.labels import beside
from mediabruch.render.theme import Color, Tint


class _Look(NamedTuple):
    node: FlowNode
    line: Color


def gateway(board: Board, item: Item) -> None:
    """A gateway with its marker, and its name beside it."""
    node, box = item.element, item.box
    if not isinstance(node, FlowNode):
        return
    x, y = center(box)
    fill: Color = item.fill or Tint.GROUND
    line: Color = item.stroke or Tint.INK
    corners = [(x, box.y), (right(box), y), (x, bottom(box)), (box.x, y)]
    board.canvas.polygon(corners, Paint(fill, line, 1.5))
    if node.type is not FlowNodeType.EXCLUSIVE_GATEWAY or item.shape.is_marker_visible:
        _MARKERS[node.type](board.canvas, center(box), min(box.width, box.height), _Look(node, line))
    beside(board, item, node.name)


def _exclusive(canvas: Canvas, middle: Point, size: float, look: _Look) -> None:
    _lines(canvas, middle, [(-0.13, -0.17, 0.13, 0.17), (-0.13, 0.17, 0.13, -0.17)], (size, look.line))


def _parallel(canvas: Canvas, middle: Point, size: float, look: _Look) -> None:
    _lines(canvas, middle, [(-0.24, 0, 0.24, 0), (0, -0.24, 0, 0.24)], (size, look.line))


def _complex(canvas: Canvas, middle: Point, size: float, look: _Look) -> None:
    spokes = [(-0.24, 0, 0.24, 0), (0, -0.24, 0, 0.24), (-0.16, -0.16, 0.16, 0.16), (-0.16, 0.16, 0.16, -0.16)]
    _lines(canvas, middle, spokes, (size, look.line))


def _inclusive(canvas: Canvas, middle: Point, size: float, look: _Look) -> None:
    canvas.circle(middle, size * 0.23, Paint(None, look.line, size * 0.05))


def _event_based(canvas: Canvas, middle: Point, size: float, look: _Look) -> None:
    canvas.circle(middle, size * 0.27, Paint(None, look.line, 1))
    if not look.node.is_instantiating:
        canvas.circle(middle, size * 0.22, Paint(None, look.line, 1))
    icon = PARALLEL_MULTIPLE if look.node.is_parallel else MULTIPLE
    canvas.icon(icon, around(middle, size * 0.28, size * 0.28), Paint(None, look.line, 1))


def _lines(
    canvas: Canvas, middle: Point, strokes: list[tuple[float, float, float, float]], look: tuple[float, Color]
) -> None:
    size, line = look
    x, y = middle
    data = "".join(
        f"M{number(x + x1 * size)} {number(y + y1 * size)}L{number(x + x2 * size)} {number(y + y2 * size)}"
        for x1, y1, x2, y2 in strokes
    )
    canvas.path(data, Paint(stroke=line, width=size * 0.07))


_MARKERS: Mapping[FlowNodeType, Callable[[Canvas, Point, float, _Look], None]] = {
    FlowNodeType.EXCLUSIVE_GATEWAY: _exclusive,
    FlowNodeType.INCLUSIVE_GATEWAY: _inclusive,
    FlowNodeType.PARALLEL_GATEWAY: _parallel,
    FlowNodeType.COMPLEX_GATEWAY: _complex,
    FlowNodeType.EVENT_BASED_GATEWAY: _event_based,
}
