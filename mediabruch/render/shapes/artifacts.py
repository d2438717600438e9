"""Data objects and stores, notes and groups."""

from mediabruch.model import Bounds, DataElement, DataType, EventKind, Group, TextAnnotation
from mediabruch.render.board import Board
from mediabruch.render.canvas import Lettering, Paint
from mediabruch.render.geometry import bottom, right
from mediabruch.render.icons import EVENT_ICONS, MARKER_ICONS, Marker
from mediabruch.render.markup import number
from mediabruch.render.scene import Item
from mediabruch.render.shapes import labels
from mediabruch.render.text import fit
from mediabruch.render.theme import Color, Tint


def data(board: Board, item: Item) -> None:
    """Data: a sheet or a store, with its name and state beside it."""
    element = item.element
    if not isinstance(element, DataElement):
        return
    paint = Paint(item.fill or Tint.GROUND, item.stroke or Tint.INK, 1.4)
    if element.type is DataType.STORE:
        _store(board, item.box, paint)
    else:
        _sheet(board, item.box, element, paint)
    state = f"[{element.state}]" if element.state and element.state not in element.name else ""
    labels.beside(board, item, f"{element.name} {state}".strip())


def note(board: Board, item: Item) -> None:
    """A note: an open bracket with its text."""
    element, box = item.element, item.box
    if not isinstance(element, TextAnnotation):
        return
    line: Color = item.stroke or Tint.INK
    hook = min(10.0, box.width / 4)
    if item.fill:
        board.canvas.rect(box, Paint(fill=item.fill))
    data_ = f"M{number(box.x + hook)} {number(box.y)}H{number(box.x)}V{number(bottom(box))}H{number(box.x + hook)}"
    board.canvas.path(data_, Paint(stroke=line, width=1.2))
    room = (max(box.width - 9, 0), max(box.height - 4, 0))
    text = fit(element.text, room, board.sizes)
    top = box.y + 2 + max((room[1] - text.height) / 2, 0.0)
    board.canvas.lines(text, (box.x + 6, top), Lettering(Tint.INK, "start"))


def group(board: Board, item: Item) -> None:
    """A group: a frame of dashes and dots with its name at the top."""
    element, box = item.element, item.box
    if not isinstance(element, Group):
        return
    board.canvas.rect(box, Paint(stroke=item.stroke or Tint.QUIET, width=1.4, dash="8 4 1.5 4"), 10)
    if element.name:
        text = fit(element.name, (max(box.width - 16, 0), 16), board.sizes[1:])
        board.canvas.lines(text, (box.x + box.width / 2, box.y + 3), Lettering(Tint.QUIET, is_bold=False))


def _sheet(board: Board, box: Bounds, element: DataElement, paint: Paint) -> None:
    fold = min(box.width, box.height) * 0.28
    edge = right(box) - fold
    board.canvas.path(
        f"M{number(box.x)} {number(box.y)}H{number(edge)}L{number(right(box))} {number(box.y + fold)}"
        f"V{number(bottom(box))}H{number(box.x)}Z",
        paint,
    )
    board.canvas.path(
        f"M{number(edge)} {number(box.y)}V{number(box.y + fold)}H{number(right(box))}", Paint(stroke=paint.stroke)
    )
    if element.type in {DataType.INPUT, DataType.OUTPUT}:
        size = min(box.width, box.height) * 0.4
        place = Bounds(box.x + 3, box.y + 3, size, size)
        arrow = Paint(paint.fill, paint.stroke, 1)
        board.canvas.icon(EVENT_ICONS[EventKind.LINK], place, arrow, is_solid=element.type is DataType.OUTPUT)
    if element.is_collection:
        size = min(box.width, box.height) * 0.32
        place = Bounds(box.x + (box.width - size) / 2, bottom(box) - size - 2, size, size)
        board.canvas.icon(MARKER_ICONS[Marker.PARALLEL], place, Paint(paint.fill, paint.stroke, 1))


def _store(board: Board, box: Bounds, paint: Paint) -> None:
    """A cylinder with three rings."""
    flat = min(box.height * 0.14, box.width * 0.2)
    left, far = number(box.x), number(right(box))
    ring = f"A{number(box.width / 2)} {number(flat)} 0 0 "
    board.canvas.path(
        f"M{left} {number(box.y + flat)}{ring}1 {far} {number(box.y + flat)}"
        f"V{number(bottom(box) - flat)}{ring}1 {left} {number(bottom(box) - flat)}Z",
        paint,
    )
    rings = "".join(
        f"M{left} {number(box.y + flat * (1 + step))}{ring}0 {far} {number(box.y + flat * (1 + step))}"
        for step in (0, 0.7, 1.4)
    )
    board.canvas.path(rings, Paint(stroke=paint.stroke, width=paint.width))
