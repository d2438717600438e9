"""Flags at elements of a picture: a word that a caller wants to stand there, such as that a step is new."""

from collections.abc import Mapping

from mediabruch.model import Bounds
from mediabruch.render.board import Board
from mediabruch.render.canvas import Lettering, Paint
from mediabruch.render.geometry import bottom, right
from mediabruch.render.text import ASCENT, LINE, width
from mediabruch.render.theme import Tint

_SIZE = 9.0
_PAD = 4.0
_FRAME = 3.0


def draw_flags(board: Board, flags: Mapping[int, str]) -> None:
    """Draw a thick frame around each element, and its word at the lower left corner."""
    for key, word in flags.items():
        item = board.scene.item_by_key.get(key)
        if item is None:
            continue
        box, canvas = item.box, board.canvas
        with board.group(f"{board.prefix}-flag{key}", word, "", {"class": "mb-flag", "data-key": str(key)}):
            canvas.rect(_around(box), Paint(stroke=Tint.INK, width=_FRAME), 10)
            size = _SIZE * board.zoom
            across, down = width(word, size, bold=True) + 2 * _PAD, size * LINE + _PAD / 2
            left = min(box.x + _PAD, right(box))
            place = Bounds(left, bottom(box), across, down)
            canvas.rect(place, Paint(Tint.INK, Tint.GROUND, 1), 3)
            foot = place.y + _PAD / 4 + ASCENT * size
            canvas.text(word, (place.x + _PAD, foot), size, Lettering(Tint.GROUND, "start", is_bold=True))
            board.take(place)


def _around(box: Bounds) -> Bounds:
    return Bounds(box.x - _FRAME, box.y - _FRAME, box.width + 2 * _FRAME, box.height + 2 * _FRAME)
