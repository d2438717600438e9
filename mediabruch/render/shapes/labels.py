"""Labels inside shapes, and beside those that have no room for them."""

from mediabruch.model import Bounds
from mediabruch.render.board import Board
from mediabruch.render.canvas import Lettering, Paint
from mediabruch.render.geometry import around, bottom, center, right
from mediabruch.render.scene import Item
from mediabruch.render.text import LINE, Fitted, fit, wrapped
from mediabruch.render.theme import Color, Tint

_OUTSIDE = 11.0
_ACROSS, _LINES = 90.0, 4
"""The least room for a label outside, whatever the file says."""
_MOST = 5
"""Lines of a label beside its shape."""
_GAP = 3.0
_GROWING = 1.3
"""How much labels outside grow at most: there is not much room for them."""


def inside(board: Board, text: str, room: Bounds, fill: Color = Tint.INK) -> None:
    """A label in the middle of a room, as large as it fits."""
    fitted = fit(text, (room.width, room.height), board.sizes)
    x, y = center(room)
    board.canvas.lines(fitted, (x, y - fitted.height / 2), Lettering(fill))


def upright(board: Board, text: str, room: Bounds, fill: Color = Tint.INK) -> None:
    """A label turned to be read from below to above, in the middle of a room."""
    fitted = fit(text, (room.height, room.width), board.sizes)
    board.canvas.upright(fitted, center(room), Lettering(fill))


def beside(board: Board, item: Item, text: str) -> None:
    """A label outside its shape: where the modeler put it, else below, above or to the right, where there is room."""
    if not text.strip():
        return
    given, zoom = item.shape.label, min(board.zoom, _GROWING)
    if given is not None and _is_sensible(given, item.box):
        most = max(int(given.height * 1.3 / (_OUTSIDE * LINE)), _LINES)
        fitted = wrapped(text, max(given.width * 1.15, _ACROSS * zoom), _OUTSIDE * zoom, most)
        _place(board, fitted, _where_given(given, item.box, fitted))
        return
    fitted = wrapped(text, max(item.box.width, _ACROSS * zoom), _OUTSIDE * zoom, _MOST)
    _place(board, fitted, board.taken.freest(_candidates(item.box, fitted)))


def write(board: Board, text: Fitted, place: Bounds) -> None:
    """Write a label outside of shapes; lines that run through its place fade behind it."""
    if board.ways.taken(place) > 0:
        board.canvas.rect(place, Paint(fill=Tint.GROUND, opacity=0.75), 2)
    board.canvas.lines(text, (place.x + place.width / 2, place.y), Lettering(Tint.INK))
    board.take(place)


def _is_sensible(label: Bounds, box: Bounds) -> bool:
    """Whether a label stands somewhere near its shape; some tools write zeros."""
    x, y = center(label)
    middle_x, middle_y = center(box)
    near = 400.0
    return abs(x - middle_x) < near and abs(y - middle_y) < near and (label.width > 0 or label.x != 0)


def _where_given(given: Bounds, box: Bounds, text: Fitted) -> Bounds:
    """The place of a label that the modeler put: should it grow, it grows away from its shape."""
    x, y = center(given)
    if bottom(given) <= box.y + box.height / 3:
        y = min(bottom(given), max(box.y, y)) - text.height / 2
    elif given.y >= bottom(box) - box.height / 3:
        y = given.y + text.height / 2
    return around((x, y), text.width, text.height)


def _candidates(box: Bounds, text: Fitted) -> list[Bounds]:
    x, y = center(box)
    return [
        around((x, bottom(box) + _GAP + text.height / 2), text.width, text.height),
        around((x, box.y - _GAP - text.height / 2), text.width, text.height),
        around((right(box) + _GAP + text.width / 2, y), text.width, text.height),
        around((right(box) + text.width / 2, bottom(box) + text.height / 2), text.width, text.height),
        around((box.x - text.width / 2, bottom(box) + text.height / 2), text.width, text.height),
        around((box.x - _GAP - text.width / 2, y), text.width, text.height),
    ]


def _place(board: Board, text: Fitted, place: Bounds) -> None:
    write(board, text, place)
