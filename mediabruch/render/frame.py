"""The head of a picture with its title, verdict and bar, and the legend at its foot."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from mediabruch.analysis import Analysis
from mediabruch.i18n import Translator
from mediabruch.i18n.terms import MEDIA
from mediabruch.media import Medium
from mediabruch.model import Bounds
from mediabruch.render.canvas import Canvas, Lettering, Paint
from mediabruch.render.facts import Facts
from mediabruch.render.geometry import around, right
from mediabruch.render.icons import BREAK_ICON, MEDIUM_ICONS, THING_ICON, UNKNOWN_ICON
from mediabruch.render.lines import line_width
from mediabruch.render.text import ASCENT, LINE, fit, shortened, width
from mediabruch.render.theme import MEDIUM_TINTS, Tint
from mediabruch.verdict import breaks_message, known_message, parts, parts_messages, verdict

PAD = 16.0
_TITLE, _VERDICT, _SMALL = 17.0, 15.0, 11.0
_BAR = 24.0
"""Height of the bar."""
_WIDEST = 640.0
_PARTS: Mapping[str, Paint] = {
    "digital": Paint(Tint.DIGITAL, Tint.DIGITAL_INK, 1),
    "other": Paint(Tint.PAPER, Tint.PAPER_INK, 1),
    "unknown": Paint(Tint.UNKNOWN, Tint.QUIET, 1, "3 2"),
}
_INKS: Mapping[str, Tint] = {"digital": Tint.DIGITAL_INK, "other": Tint.PAPER_INK, "unknown": Tint.INK}


def head_words(analysis: Analysis, words: Translator) -> tuple[str, str, str]:
    """What the head says: the verdict, the parts of the bar, and how often media break and how much is known."""
    found = parts(analysis.score)
    shares = ", ".join(words.message(said) for _, _, said in parts_messages(found)) if found else ""
    figures = " · ".join(words.message(message(analysis)) for message in (breaks_message, known_message))
    bar = words.text("of 100 workings and handovers: {parts}", parts=shares) if shares else ""
    return words.message(verdict(analysis).message), bar, figures


def draw_head(canvas: Canvas, facts: Facts, title: str, across: float) -> float:
    """Draw the head from the top left corner; returns its height. Everything wraps where it is narrow."""
    room = across - 2 * PAD
    sentence, shares, figures = head_words(facts.analysis, facts.words)
    y = PAD
    name = fit(title, (room, 2 * _TITLE * LINE + 0.1), (_TITLE, 14.0))
    canvas.lines(name, (PAD, y), Lettering(Tint.INK, "start"))
    y += name.height + 4
    said = fit(sentence, (room, 3 * _VERDICT * LINE + 0.1), (_VERDICT, 12.0), bold=True)
    canvas.lines(said, (PAD, y), Lettering(Tint.INK, "start", is_bold=True))
    y += said.height + 8
    if shares:
        _draw_bar(canvas, facts, Bounds(PAD, y, min(room, _WIDEST), _BAR))
        y += _BAR + 5
    for text in (shares, figures):
        if text:
            lines = fit(text, (room, 3 * _SMALL * LINE + 0.1), (_SMALL,))
            canvas.lines(lines, (PAD, y), Lettering(Tint.QUIET, "start"))
            y += lines.height + 2
    return y + PAD - 2


def _draw_bar(canvas: Canvas, facts: Facts, box: Bounds) -> None:
    """The bar in as many parts as are not empty, each with its words, or its number alone, where there is room."""
    found = parts(facts.analysis.score)
    x = box.x
    for name, share, said in parts_messages(found) if found else ():
        across = box.width * share / 100
        canvas.rect(Bounds(x, box.y, across, box.height), _PARTS[name])
        wordings = (facts.words.message(said), str(share))
        words = next((words for words in wordings if width(words, _SMALL, bold=True) + 6 <= across), "")
        if words:
            foot = box.y + box.height / 2 + _SMALL * (ASCENT - LINE / 2)
            canvas.text(words, (x + across / 2, foot), _SMALL, Lettering(_INKS[name], is_bold=True))
        x += across


class _Entry(NamedTuple):
    """A sign of the legend with its meaning; the sign is drawn into a square of 14."""

    sign: Callable[[Canvas, Bounds], None]
    meaning: str
    across: float = 14.0


def draw_legend(canvas: Canvas, words: Translator, across: float) -> float:
    """Draw the legend from the top left corner, in as many rows as it needs; returns its height."""
    x, y = PAD, PAD / 2
    for entry in _entries(words):
        meaning = shortened(entry.meaning, across - 2 * PAD - entry.across - 6, _SMALL)
        needed = entry.across + 6 + width(meaning, _SMALL)
        if x > PAD and x + needed > across - PAD:
            x, y = PAD, y + 20
        entry.sign(canvas, Bounds(x, y, entry.across, 14))
        foot = y + 7 + _SMALL * (ASCENT - LINE / 2)
        canvas.text(meaning, (x + entry.across + 6, foot), _SMALL, Lettering(Tint.INK, "start"))
        x += needed + 18
    return y + 14 + PAD


def _entries(words: Translator) -> Sequence[_Entry]:
    entries = [_Entry(_medium(medium), words.message(MEDIA[medium])) for medium in Medium]
    return [
        *entries,
        _Entry(_thing, words.text("a thing or a person, no information")),
        _Entry(_unknown, words.text("medium not known")),
        _Entry(_change, words.text("left or above: what the step takes in; right or below: what it hands on"), 30.0),
        _Entry(_break, words.text("media break: kind and number per case, § if required by law")),
        _Entry(_weights, words.text("the thicker, the more often information is handed on"), 30.0),
    ]


def _medium(medium: Medium) -> Callable[[Canvas, Bounds], None]:
    ground, ink = MEDIUM_TINTS[medium]

    def sign(canvas: Canvas, box: Bounds) -> None:
        canvas.rect(box, Paint(ground, ink, 0.75), 3)
        canvas.icon(MEDIUM_ICONS[medium], around((box.x + 7, box.y + 7), 10, 10), Paint(ground, ink, 1))

    return sign


def _thing(canvas: Canvas, box: Bounds) -> None:
    canvas.rect(box, Paint(Tint.THING, Tint.THING_INK, 0.75), 3)
    canvas.icon(THING_ICON, around((box.x + 7, box.y + 7), 10, 10), Paint(Tint.THING, Tint.THING_INK, 1))


def _unknown(canvas: Canvas, box: Bounds) -> None:
    canvas.rect(box, Paint(Tint.UNKNOWN, Tint.QUIET, 1, "3 2"), 3)
    canvas.icon(UNKNOWN_ICON, around((box.x + 7, box.y + 7), 10, 10), Paint(Tint.UNKNOWN, Tint.UNKNOWN_INK, 1))


def _change(canvas: Canvas, box: Bounds) -> None:
    for left, medium in ((box.x, Medium.PAPER), (box.x + 15, Medium.DATA)):
        _medium(medium)(canvas, Bounds(left, box.y, 15, box.height))


def _break(canvas: Canvas, box: Bounds) -> None:
    middle = (box.x + 7, box.y + 7)
    canvas.circle(middle, 7, Paint(Tint.BREAK, Tint.BREAK_INK, 0.5))
    canvas.icon(BREAK_ICON, around(middle, 10, 10), Paint(Tint.BREAK, Tint.BREAK_INK, 1))


def _weights(canvas: Canvas, box: Bounds) -> None:
    for offset, weight in ((3, 0.0), (10, 1.0)):
        canvas.polyline(
            [(box.x, box.y + offset), (right(box), box.y + offset)], Paint(stroke=Tint.INK, width=line_width(weight))
        )
