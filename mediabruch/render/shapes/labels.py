"""Labels inside shapes, and beside those that have no room for them."""

from mediabruch.model import Bounds
from mediabruch.render.board import Board
from mediabruch.render.canvas import Color, Lettering
from mediabruch.render.geometry import around, bottom, center, right
from mediabruch.render.scene import Item
from mediabruch.render.text import Fitted, fit, wrapped
from mediabruch.render.theme import Tint

SIZES = (12.0, 11.0, 10.0, 9.0, 8.0)
_OUTSIDE = 11.0
_ACROSS = 90.0
_MOST = 5
"""Lines of a label beside its shape."""
_GAP = 3.0


def inside(board: Board, text: str, room: Bounds, fill: Color = Tint.INK) -> None:
    """A label in the middle of a room, as large as it fits."""
    fitted = fit(text, (room.width, room.height), SIZES)
    x, y = center(room)
    board.canvas.lines(fitted, (x, y - fitted.height / 2), Lettering(fill))


def upright(board: Board, text: str, room: Bounds, fill: Color = Tint.INK) -> None:
    """A label turned to be read from below to above, in the middle of a room."""
    fitted = fit(text, (room.height, room.width), SIZES)
    board.canvas.upright(fitted, center(room), Lettering(fill))


def beside(board: Board, item: Item, text: str) -> None:
    """A label outside its shape: where the modeler put it, else below, above or to the right, where there is room."""
    if not text.strip():
        return
    given = item.shape.label
    if given is not None and _is_sensible(given, item.box):
        fitted = wrapped(text, max(given.width, _ACROSS), _OUTSIDE, _MOST)
        middle = given.x + given.width / 2
        _place(board, fitted, around((middle, given.y + fitted.height / 2), fitted.width, fitted.height))
        return
    fitted = wrapped(text, max(item.box.width, _ACROSS), _OUTSIDE, _MOST)
    _place(board, fitted, min(_candidates(item.box, fitted), key=board.taken.taken))


def _is_sensible(label: Bounds, box: Bounds) -> bool:
    """Whether a label stands somewhere near its shape; some tools write zeros."""
    x, y = center(label)
    middle_x, middle_y = center(box)
    near = 400.0
    return abs(x - middle_x) < near and abs(y - middle_y) < near and (label.width > 0 or label.x != 0)


def _candidates(box: Bounds, text: Fitted) -> list[Bounds]:
    x, y = center(box)
    return [
        around((x, bottom(box) + _GAP + text.height / 2), text.width, text.height),
        around((x, box.y - _GAP - text.height / 2), text.width, text.height),
        around((right(box) + _GAP + text.width / 2, y), text.width, text.height),
    ]


def _place(board: Board, text: Fitted, place: Bounds) -> None:
    board.canvas.lines(text, (place.x + place.width / 2, place.y), Lettering(Tint.INK))
    board.take(place)
