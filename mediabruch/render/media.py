"""The media of a step on its shape: a footer that shows by color, icon and word what it takes in and passes on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mediabruch.errors import Message
from mediabruch.media import Annotation, Medium, Side, ordered
from mediabruch.model import Bounds
from mediabruch.render.board import Board
from mediabruch.render.canvas import Canvas, Lettering, Paint
from mediabruch.render.geometry import bottom, right
from mediabruch.render.icons import MEDIUM_ICONS, THING_ICON, UNKNOWN_ICON, Icon
from mediabruch.render.markup import number
from mediabruch.render.text import ASCENT, LINE, shortened, width
from mediabruch.render.theme import MEDIUM_TINTS, Tint
from mediabruch.words import Translator

SHORT: Mapping[Medium, Message] = {
    Medium.DATA: Message("data"),
    Medium.DOCUMENT: Message("document"),
    Medium.DIGITAL: Message("digital"),
    Medium.PAPER: Message("paper"),
    Medium.ORAL: Message("spoken"),
}
"""Words that fit on a step."""
_HATCH = 5.0
_PAD = 3.0
_ICON = 1.15
"""Size of an icon, in font sizes."""


@dataclass(frozen=True, slots=True)
class Chip:
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


def footer(board: Board, box: Bounds, known: Annotation, radius: float) -> float:
    """Draw the footer of a shape inside its lower border; returns its height."""
    words = board.facts.words
    if known.receives == known.produces:
        rows: Sequence[tuple[Chip, ...]] = [chips(known.receives, words)]
        is_change = False
    else:
        rows = [chips(known.receives, words, alone=False), chips(known.produces, words, alone=False)]
        is_change = True
    height = footer_height(box)
    size = height * 0.56
    if is_change and sum(map(len, rows)) == len(rows) and _needs(rows, size) <= box.width:
        _row(board.canvas, _at_foot(box, height), rows, radius)
        return height
    rows_height = height * 0.85 if is_change else height
    total = rows_height * len(rows)
    for index, row in enumerate(rows):
        place = Bounds(box.x, bottom(box) - total + index * rows_height, box.width, rows_height)
        is_last = index == len(rows) - 1
        _row(board.canvas, place, [row], radius if is_last else 0.0)
    return total


def _at_foot(box: Bounds, height: float) -> Bounds:
    return Bounds(box.x, bottom(box) - height, box.width, height)


def _needs(sides: Sequence[tuple[Chip, ...]], size: float) -> float:
    """The width that chips need to be read in one row."""
    return sum(_need(chip, size) for side in sides for chip in side) + size * 0.6 * (len(sides) - 1)


def _need(chip: Chip, size: float) -> float:
    return 2 * _PAD + size * (_ICON + 0.25) + (width(chip.word, size) if chip.word else 0.0)


def _row(canvas: Canvas, place: Bounds, sides: Sequence[tuple[Chip, ...]], radius: float) -> None:
    """Chips side by side, each as wide as it needs; an arrow between what comes in and what goes out."""
    size = place.height * (0.56 if radius or len(sides) > 1 else 0.6)
    row = [chip for side in sides for chip in side]
    needs = [_need(chip, size) for chip in row]
    factor = place.width / sum(needs)
    x = place.x
    for index, (chip, need) in enumerate(zip(row, needs, strict=True)):
        cell = Bounds(x, place.y, need * factor, place.height)
        corners = (radius if index == 0 else 0.0, radius if index == len(row) - 1 else 0.0)
        _cell(canvas, cell, chip, corners)
        x = right(cell)
        if len(sides) > 1 and index == len(sides[0]) - 1:
            _arrow(canvas, x, place, chip)
    canvas.path(f"M{number(place.x)} {number(place.y)}H{number(right(place))}", Paint(stroke=Tint.QUIET, width=0.75))


def _arrow(canvas: Canvas, x: float, place: Bounds, chip: Chip) -> None:
    """The wedge by which what comes in points to what goes out."""
    reach = place.height * 0.3
    wedge = [(x, place.y), (x + reach, place.y + place.height / 2), (x, bottom(place))]
    canvas.polygon(wedge, Paint(chip.ground, Tint.QUIET, 0.75))


def _cell(canvas: Canvas, cell: Bounds, chip: Chip, corners: tuple[float, float]) -> None:
    canvas.path(_rounded(cell, corners), Paint(fill=chip.ground))
    size = cell.height * 0.56
    icon = size * _ICON
    room = cell.width - 2 * _PAD - icon - size * 0.25
    word = shortened(chip.word, room, size) if chip.word else ""
    if len(word) <= 2:  # noqa: PLR2004 (a letter and an ellipsis say nothing)
        word = ""
    across = icon + (size * 0.25 + width(word, size) if word else 0.0)
    left = cell.x + max((cell.width - across) / 2, 0.0)
    middle = cell.y + cell.height / 2
    if chip.is_unknown:
        _hatch(canvas, cell)
        behind = Bounds(left - 2, cell.y + 0.5, across + 4, cell.height - 1)
        canvas.rect(behind, Paint(fill=Tint.UNKNOWN), radius=2)
    canvas.icon(chip.icon, Bounds(left, middle - icon / 2, icon, icon), Paint(chip.ground, chip.ink, 1.0))
    foot = middle + size * (ASCENT - LINE / 2)
    canvas.text(word, (left + icon + size * 0.25, foot), size, Lettering(chip.ink, "start", is_bold=False))


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
    lines = []
    x = cell.x - cell.height + _HATCH
    while x < right(cell):
        start, end = max(x, cell.x), min(x + cell.height, right(cell))
        if end > start:
            low, high = bottom(cell) - (start - x), bottom(cell) - (end - x)
            lines.append(f"M{number(start)} {number(low)}L{number(end)} {number(high)}")
        x += _HATCH
    canvas.path("".join(lines), Paint(stroke=Tint.QUIET, width=0.6))
