"""The media of a step on its shape: a footer that shows by color, icon and word what it takes in and passes on."""

from collections.abc import Mapping, Sequence
from functools import cache
from math import fsum
from typing import NamedTuple

from mediabruch.errors import Message
from mediabruch.i18n import Translator
from mediabruch.media import Annotation, Medium, Side, ordered
from mediabruch.model import Bounds
from mediabruch.render.board import Board
from mediabruch.render.canvas import Canvas, Lettering, Paint
from mediabruch.render.geometry import bottom, right
from mediabruch.render.icons import MEDIUM_ICONS, THING_ICON, UNKNOWN_ICON, Icon
from mediabruch.render.markup import number
from mediabruch.render.text import ASCENT, LINE, shortened, width
from mediabruch.render.theme import MEDIUM_TINTS, Tint

SHORT: Mapping[Medium, Message] = {
    Medium.DATA: Message("data"),
    Medium.DOCUMENT: Message("document"),
    Medium.DIGITAL: Message("digital"),
    Medium.PAPER: Message("paper"),
    Medium.ORAL: Message("spoken"),
}
"""Words that fit on a step."""
_HATCH = 6.0
_PAD = 3.0
_LETTERS = 0.56
"""Size of the letters, in heights of a row."""
_LEAST = 0.4
"""Free part of a footer that is enough for what it says."""
_ICON = 1.15
"""Size of an icon, in font sizes."""


class Chip(NamedTuple):
    """One medium of one side."""

    icon: Icon
    word: str
    ground: Tint
    ink: Tint

    @property
    def is_unknown(self) -> bool:
        """Whether it says that nothing is known."""
        return self.ground is Tint.UNKNOWN


def chips(side: Side, words: Translator, *, alone: bool = True) -> tuple[Chip, ...]:
    """The chips of one side; `alone` where there is room for a word about what is unknown."""
    if side is None:
        word = words.text("unknown") if alone else ""
        return (Chip(UNKNOWN_ICON, word, Tint.UNKNOWN, Tint.UNKNOWN_INK),)
    if not side:
        return (Chip(THING_ICON, words.text("thing"), Tint.THING, Tint.THING_INK),)
    return tuple(
        Chip(MEDIUM_ICONS[medium], words.message(SHORT[medium]), *MEDIUM_TINTS[medium]) for medium in ordered(side)
    )


def footer_height(box: Bounds) -> float:
    """The height of one row of a footer."""
    return min(max(box.height * 0.2, 8.0), 16.0, box.height * 0.34)


class Footing(NamedTuple):
    """The shape that a footer stands in."""

    box: Bounds
    radius: float = 0.0
    """Of its lower corners."""
    obstacles: tuple[Bounds, ...] = ()
    """What may cover part of it: boundary events."""

    def free(self, height: float) -> tuple[float, float]:
        """The longest free part of the lowest strip of this height, from left to right."""
        top = bottom(self.box) - height
        low = sorted((one.x, right(one)) for one in self.obstacles if bottom(one) > top and one.y < bottom(self.box))
        best, at = (self.box.x, self.box.x), self.box.x
        for start, end in (*low, (right(self.box), right(self.box))):
            best = max(best, (at, start), key=lambda part: part[1] - part[0])
            at = max(at, end)
        return best if best[1] - best[0] > _LEAST * self.box.width else (self.box.x, right(self.box))


def footer(board: Board, footing: Footing, known: Annotation) -> float:
    """Draw the footer of a shape inside its lower border; returns its height."""
    words, box, radius = board.facts.words, footing.box, footing.radius
    if known.receives == known.produces:
        rows: Sequence[tuple[Chip, ...]] = [chips(known.receives, words)]
        is_change = False
    else:
        rows = [chips(known.receives, words, alone=False), chips(known.produces, words, alone=False)]
        is_change = True
    height = footer_height(box)
    size = height * _LETTERS
    left, far = footing.free(height)
    if is_change and sum(map(len, rows)) == len(rows) and _needs(rows, size) <= far - left:
        _row(board.canvas, _Strip(_at_foot(box, height), radius, (left, far)), rows)
        return height
    rows_height = height * 0.85 if is_change else height
    total = rows_height * len(rows)
    for index, row in enumerate(rows):
        place = Bounds(box.x, bottom(box) - total + index * rows_height, box.width, rows_height)
        is_last = index == len(rows) - 1
        _row(board.canvas, _Strip(place, radius if is_last else 0.0, (left, far)), [row])
    return total


def _at_foot(box: Bounds, height: float) -> Bounds:
    return Bounds(box.x, bottom(box) - height, box.width, height)


def _needs(sides: Sequence[tuple[Chip, ...]], size: float) -> float:
    """The width that chips need to be read in one row."""
    return fsum(_need(chip, size) for side in sides for chip in side) + size * 0.6 * (len(sides) - 1)


def _need(chip: Chip, size: float) -> float:
    return 2 * _PAD + size * (_ICON + 0.25) + (width(chip.word, size) if chip.word else 0.0)


class _Strip(NamedTuple):
    """The room of one row."""

    place: Bounds
    radius: float
    free: tuple[float, float]
    """From where to where nothing covers it."""


def _row(canvas: Canvas, strip: _Strip, sides: Sequence[tuple[Chip, ...]]) -> None:
    """Chips side by side, each as wide as it needs; an arrow between what comes in and what goes out."""
    place, (left, far) = strip.place, strip.free
    size = place.height * _LETTERS
    row = [chip for side in sides for chip in side]
    needs = [_need(chip, size) for chip in row]
    factor = (far - left) / fsum(needs)
    x = left
    for index, (chip, need) in enumerate(zip(row, needs, strict=True)):
        is_first, is_last = index == 0, index == len(row) - 1
        start, end = place.x if is_first else x, right(place) if is_last else x + need * factor
        cell = Bounds(start, place.y, end - start, place.height)
        canvas.path(
            _rounded(cell, (strip.radius if is_first else 0.0, strip.radius if is_last else 0.0)),
            Paint(fill=chip.ground),
        )
        if chip.is_unknown:
            _hatch(canvas, cell)
        _content(canvas, Bounds(x, place.y, need * factor, place.height), chip)
        x += need * factor
        if len(sides) > 1 and index == len(sides[0]) - 1:
            _arrow(canvas, x, place, chip)
    canvas.path(f"M{number(place.x)} {number(place.y)}H{number(right(place))}", Paint(stroke=Tint.QUIET, width=0.75))


def _arrow(canvas: Canvas, x: float, place: Bounds, chip: Chip) -> None:
    """The wedge by which what comes in points to what goes out."""
    reach = place.height * 0.3
    wedge = [(x, place.y), (x + reach, place.y + place.height / 2), (x, bottom(place))]
    canvas.polygon(wedge, Paint(chip.ground, Tint.QUIET, 0.75))


def _content(canvas: Canvas, cell: Bounds, chip: Chip) -> None:
    """The icon and the word of a chip in the middle of its cell."""
    size = cell.height * _LETTERS
    icon = size * _ICON
    room = cell.width - 2 * _PAD - icon - size * 0.25
    word = shortened(chip.word, room, size) if chip.word else ""
    if len(word) <= 2:  # noqa: PLR2004 (a letter and an ellipsis say nothing)
        word = ""
    across = icon + (size * 0.25 + width(word, size) if word else 0.0)
    left = cell.x + max((cell.width - across) / 2, 0.0)
    middle = cell.y + cell.height / 2
    if chip.is_unknown:
        canvas.rect(Bounds(left - 2, cell.y + 0.5, across + 4, cell.height - 1), Paint(fill=Tint.UNKNOWN), radius=2)
    canvas.icon(chip.icon, Bounds(left, middle - icon / 2, icon, icon), Paint(chip.ground, chip.ink, 1.0))
    foot = middle + size * (ASCENT - LINE / 2)
    canvas.text(word, (left + icon + size * 0.25, foot), size, Lettering(chip.ink, "start"))


def _rounded(cell: Bounds, corners: tuple[float, float]) -> str:
    """A rectangle whose lower corners are rounded."""
    left, low = corners
    low_left, low_right = min(left, cell.height), min(low, cell.height)
    return (
        f"M{number(cell.x)} {number(cell.y)}H{number(right(cell))}V{number(bottom(cell) - low_right)}"
        f"Q{number(right(cell))} {number(bottom(cell))} {number(right(cell) - low_right)} {number(bottom(cell))}"
        f"H{number(cell.x + low_left)}"
        f"Q{number(cell.x)} {number(bottom(cell))} {number(cell.x)} {number(bottom(cell) - low_left)}Z"
    )


def _hatch(canvas: Canvas, cell: Bounds) -> None:
    """Slanting lines, cut off at the borders of the cell."""
    low, across, tail = bottom(cell), cell.width, cell.height
    lines = [f"M{number(cell.x)} {number(low)}"]
    x = _HATCH - tail
    while x < across:
        start, end = max(x, 0.0), min(x + tail, across)
        rise = end - start
        lines.append(_stroke(round(start, 1), round(x - start, 1), round(rise, 1)))
        x += _HATCH
    canvas.path("".join(lines), Paint(stroke=Tint.QUIET, width=0.6))


@cache
def _stroke(right_by: float, up_by: float, rise: float) -> str:
    """One line of a hatching from the corner of its cell, and back to the corner."""
    back, down = -(right_by + rise), -(up_by - rise)
    return f"m{number(right_by)} {number(up_by)}l{number(rise)} {number(-rise)}m{number(back)} {number(down)}"
