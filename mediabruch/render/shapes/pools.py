"""Pools and lanes, lying and standing."""

from mediabruch.model import Bounds, Lane, Participant
from mediabruch.render.board import Board
from mediabruch.render.canvas import Paint
from mediabruch.render.geometry import around, bottom, right
from mediabruch.render.icons import MARKER_ICONS, Marker
from mediabruch.render.markup import number
from mediabruch.render.scene import Item
from mediabruch.render.shapes import labels
from mediabruch.render.theme import Color, Tint, ink_on

HEAD = 30.0
"""Width of the band that holds a name."""
_SLENDER = 1.5


def pool(board: Board, item: Item) -> None:
    """A pool; its name stands in a head, or in the middle where there is nothing inside."""
    participant, box = item.element, item.box
    if not isinstance(participant, Participant):
        return
    fill, line, ink = _colors(item, Tint.GROUND)
    board.canvas.rect(box, Paint(fill, line, 1.5))
    if item.is_expanded:
        head, edge = _head(item)
        if not item.fill:
            board.canvas.rect(head, Paint(fill=Tint.BAND))
        board.canvas.path(edge, Paint(stroke=line, width=1.5))
        board.canvas.rect(box, Paint(stroke=line, width=1.5))
        _named(board, participant.name, head, ink)
    elif box.height > _SLENDER * box.width:
        labels.upright(board, participant.name, _inner(box), ink)
    else:
        labels.inside(board, participant.name, _inner(box), ink)
    if participant.is_multiple:
        place = around((box.x + box.width / 2, bottom(box) - 10), 14, 14)
        board.canvas.icon(MARKER_ICONS[Marker.PARALLEL], place, Paint(fill, ink, 1))


def lane(board: Board, item: Item) -> None:
    """A lane; its name stands at its beginning."""
    element = item.element
    if not isinstance(element, Lane):
        return
    fill, line, ink = _colors(item, None)
    board.canvas.rect(item.box, Paint(fill, line, 1.0, opacity=0.6 if item.fill else 1.0))
    _named(board, element.name, _head(item)[0], ink)


def is_horizontal(item: Item) -> bool:
    """Whether a band lies; where the file does not say, by its proportions."""
    stated = item.shape.is_horizontal
    return item.box.height <= _SLENDER * item.box.width if stated is None else stated


def _head(item: Item) -> tuple[Bounds, str]:
    """The room for the name, and the line that parts it from the rest."""
    box = item.box
    if is_horizontal(item):
        across = min(HEAD, box.width)
        edge = f"M{number(box.x + across)} {number(box.y)}V{number(bottom(box))}"
        return Bounds(box.x, box.y, across, box.height), edge
    down = min(HEAD, box.height)
    edge = f"M{number(box.x)} {number(box.y + down)}H{number(right(box))}"
    return Bounds(box.x, box.y, box.width, down), edge


def _named(board: Board, name: str, head: Bounds, ink: Color) -> None:
    (labels.upright if head.height > head.width else labels.inside)(board, name, _inner(head), ink)


def _inner(box: Bounds) -> Bounds:
    return Bounds(box.x + 2, box.y + 2, max(box.width - 4, 0), max(box.height - 4, 0))


def _colors(item: Item, otherwise: Color | None) -> tuple[Color | None, Color, Color]:
    return item.fill or otherwise, item.stroke or Tint.INK, ink_on(item.fill)
