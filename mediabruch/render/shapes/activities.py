"""Tasks, sub-processes and call activities, with their types, markers and media."""

from typing import NamedTuple

from mediabruch.model import SUB_PROCESSES, Bounds, FlowNode, FlowNodeType
from mediabruch.render.board import Board
from mediabruch.render.canvas import Lettering, Paint
from mediabruch.render.geometry import bottom, grown, right
from mediabruch.render.icons import LOOP_MARKERS, MARKER_ICONS, TASK_ICONS, Marker
from mediabruch.render.media import Footing, footer, footer_height
from mediabruch.render.scene import Item
from mediabruch.render.shapes import labels
from mediabruch.render.text import fit
from mediabruch.render.theme import Color, Tint, ink_on

_RADIUS = 10.0
_MARKER = 14.0
_PAD = 4.0
_TAG = 150.0
"""Width of the media tag of an expanded sub-process."""
_THICK = frozenset({FlowNodeType.CALL_ACTIVITY})


class _Look(NamedTuple):
    fill: Color
    ink: Color
    line: Color
    thick: float
    dash: str


def activity(board: Board, item: Item) -> None:
    """An activity with all that stands on it."""
    node = item.element
    if not isinstance(node, FlowNode):
        return
    look = _look(board, item, node)
    radius = min(_RADIUS, item.box.width / 5, item.box.height / 5)
    board.canvas.rect(item.box, Paint(fill=look.fill), radius)
    if item.is_expanded:
        _open(board, item, node, look)
    else:
        _closed(board, item, node, look)
    border = Paint(stroke=look.line, width=look.thick, dash=look.dash)
    board.canvas.rect(item.box, border, radius)
    if node.type is FlowNodeType.TRANSACTION:
        inner = grown(item.box, -3)
        board.canvas.rect(inner, border, max(radius - 3, 0))


def _look(board: Board, item: Item, node: FlowNode) -> _Look:
    fill: Color = item.fill or Tint.GROUND
    ink = ink_on(item.fill)
    is_unknown = not item.is_expanded and not board.facts.annotation(node.key).is_known
    line: Color = item.stroke or (Tint.QUIET if is_unknown else Tint.INK)
    dash = "6 3" if is_unknown else ""
    if node.triggered_by_event:
        dash = "1.5 3"
    return _Look(fill, ink, line, 3.5 if node.type in _THICK else 1.5, dash)


def _closed(board: Board, item: Item, node: FlowNode, look: _Look) -> None:
    """The media at the foot, above them the markers, the type in the corner, and the name in what is left."""
    box = item.box
    inset = 3.0 if node.type is FlowNodeType.TRANSACTION else 0.0
    inner = grown(box, -inset)
    radius = max(min(_RADIUS, box.width / 5, box.height / 5) - inset, 0)
    used = footer(
        board, Footing(inner, radius, board.scene.attached.get(node.key, ())), board.facts.annotation(node.key)
    )
    found = _markers(node, is_collapsed=node.type in SUB_PROCESSES)
    scale = min(1.0, box.height / 70, box.width / 70)
    low = bottom(inner) - used
    if found:
        low -= _MARKER * scale + 2
        _draw_markers(board, found, Bounds(box.x, low, box.width, _MARKER * scale), look)
    top = box.y + inset + 2
    icon = TASK_ICONS.get(node.type)
    if icon is not None:
        size = 15 * scale
        place = Bounds(box.x + _PAD + inset, box.y + _PAD + inset, size, size)
        board.canvas.icon(icon, place, Paint(look.fill, look.ink, 0.9))
    room = Bounds(box.x + _PAD + inset, top, box.width - 2 * (_PAD + inset), max(low - top - 1, 0.0))
    _name(board, node.name, room, (15 * scale + 3) if icon is not None else 0.0, look)


def _name(board: Board, name: str, room: Bounds, corner: float, look: _Look) -> None:
    """The name in the middle of its room; below the type's icon where it would run into it."""
    free = fit(name, (room.width, room.height), board.sizes)
    top = room.y + (room.height - free.height) / 2
    if corner and top < room.y + corner and free.width > room.width - 2 * corner:
        below = Bounds(room.x, room.y + corner, room.width, max(room.height - corner, 0.0))
        between = Bounds(room.x + corner, room.y, max(room.width - 2 * corner, 0.0), room.height)
        room = max(below, between, key=lambda place: _legible(name, place, board.sizes))
    labels.inside(board, name, room, look.ink)


def _legible(name: str, room: Bounds, sizes: tuple[float, ...]) -> tuple[bool, bool, float]:
    fitted = fit(name, (room.width, room.height), sizes)
    return not fitted.is_cut, not fitted.is_parted, fitted.size


def _open(board: Board, item: Item, node: FlowNode, look: _Look) -> None:
    """A frame around its content: the name at the top, markers and media at the foot."""
    box = item.box
    name = fit(node.name, (box.width - 16, 30), board.sizes[:3])
    board.canvas.lines(name, (box.x + box.width / 2, box.y + 5), Lettering(look.ink))
    found = _markers(node, is_collapsed=False)
    if found:
        _draw_markers(board, found, Bounds(box.x, bottom(box) - _MARKER - 3, box.width, _MARKER), look)
    known = board.facts.annotation(node.key)
    if known.is_known:
        height = 2.2 * footer_height(box)
        across = min(_TAG, box.width - 8)
        tag = Bounds(right(box) - across - 4, bottom(box) - height - 4, across, height)
        footer(board, Footing(tag), known)


def _markers(node: FlowNode, *, is_collapsed: bool) -> list[Marker]:
    found = [LOOP_MARKERS[node.loop]] if node.loop else []
    if node.is_for_compensation:
        found.append(Marker.COMPENSATION)
    if is_collapsed:
        found.append(Marker.COLLAPSED)
    if node.type is FlowNodeType.AD_HOC_SUB_PROCESS:
        found.append(Marker.AD_HOC)
    return found


def _draw_markers(board: Board, found: list[Marker], band: Bounds, look: _Look) -> None:
    size = band.height
    x = band.x + (band.width - len(found) * (size + 4) + 4) / 2
    for marker in found:
        board.canvas.icon(MARKER_ICONS[marker], Bounds(x, band.y, size, size), Paint(look.fill, look.ink, 1.1))
        x += size + 4
