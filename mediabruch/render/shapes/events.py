"""Events: circles by their place in the process, icons by what they wait for or throw."""

from mediabruch.model import Bounds, FlowNode, FlowNodeType
from mediabruch.render.board import Board
from mediabruch.render.canvas import Paint
from mediabruch.render.geometry import around, center
from mediabruch.render.icons import EVENT_ICONS, MULTIPLE, PARALLEL_MULTIPLE, Icon
from mediabruch.render.scene import Item
from mediabruch.render.shapes.labels import beside
from mediabruch.render.theme import Color, Tint, ink_on

_THROWING = frozenset({FlowNodeType.END_EVENT, FlowNodeType.INTERMEDIATE_THROW_EVENT})
_DOUBLE = frozenset(
    {FlowNodeType.INTERMEDIATE_CATCH_EVENT, FlowNodeType.INTERMEDIATE_THROW_EVENT, FlowNodeType.BOUNDARY_EVENT}
)
_DASH = "4 2.5"


def event(board: Board, item: Item) -> None:
    """An event with its icon, and its name beside it."""
    node = item.element
    if not isinstance(node, FlowNode):
        return
    middle, radius = center(item.box), min(item.box.width, item.box.height) / 2
    fill: Color = item.fill or Tint.GROUND
    line: Color = item.stroke or Tint.INK
    width = 3.0 if node.type is FlowNodeType.END_EVENT else 1.4
    ring = Paint(fill, line, width, "" if node.interrupting else _DASH)
    board.canvas.circle(middle, radius, ring)
    if node.type in _DOUBLE:
        board.canvas.circle(middle, radius * 0.82, Paint(None, line, width, ring.dash))
    if icon := _icon(node):
        ink = item.stroke or ink_on(item.fill)
        side = radius * (1.05 if node.type in _DOUBLE else 1.2)
        place: Bounds = around(middle, side, side)
        board.canvas.icon(icon, place, Paint(fill, ink, 1.1), is_solid=node.type in _THROWING)
    beside(board, item, node.name)


def _icon(node: FlowNode) -> Icon | None:
    match node.event_definitions:
        case ():
            return None
        case (one,):
            return EVENT_ICONS[one.kind]
        case _:
            return PARALLEL_MULTIPLE if node.is_parallel else MULTIPLE
