"""The head of a picture with its title and figures, and the legend at its foot."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from mediabruch.analysis import Analysis
from mediabruch.i18n import Translator
from mediabruch.i18n.terms import MEDIA
from mediabruch.media import Knowledge, Medium
from mediabruch.model import Bounds
from mediabruch.render.canvas import Canvas, Lettering, Paint
from mediabruch.render.facts import Facts
from mediabruch.render.geometry import around, right
from mediabruch.render.icons import BREAK_ICON, MEDIUM_ICONS, THING_ICON, UNKNOWN_ICON
from mediabruch.render.lines import line_width
from mediabruch.render.text import ASCENT, LINE, fit, shortened, width
from mediabruch.render.theme import MEDIUM_TINTS, Tint

PAD = 16.0
_TITLE, _FIGURE, _SMALL = 17.0, 20.0, 11.0
_TINY = 1e-9
_WIDEST = 10.0
"""Points between which one number stands for both."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with its name and, where there is one, what it ranges over."""

    value: str
    name: str
    detail: str = ""


def figures(analysis: Analysis, words: Translator) -> tuple[Figure, ...]:
    """The figures in the head: end-to-end score with its bounds, breaks per case, share of known steps."""
    score = analysis.score
    found = [Figure(_score(analysis), words.text("end-to-end score of 100"), _bounds(analysis, words))]
    is_known = any(step.annotation.is_carrier for step in analysis.steps)
    if is_known:
        most = "∞" if score.breaks_max is None else str(score.breaks_max)
        spread = words.text("{least} to {most}", least=score.breaks_min, most=most)
        detail = "" if score.breaks_min == score.breaks_max else spread
        found.append(Figure(_number(score.breaks_per_case, words), words.text("media breaks per case"), detail))
    else:
        found.append(Figure("–", words.text("media breaks per case"), words.text("no medium is known")))
    counted = [step for step in analysis.steps if step.knowledge is not None]
    known = sum(step.knowledge is Knowledge.FULL for step in counted)
    share = "–" if score.coverage is None else words.percent(score.coverage)
    detail = words.text("{known} of {all}", known=known, all=len(counted)) if counted else ""
    found.append(Figure(share, words.text("of the steps are known"), detail))
    return tuple(found)


def _score(analysis: Analysis) -> str:
    """The score where it is known within 10 points, else the two between which it lies."""
    score = analysis.score
    low, high = score.end_to_end_low, score.end_to_end_high
    if low is None or high is None or (score.end_to_end_score is not None and high - low <= _WIDEST):
        return _points(score.end_to_end_score)
    return f"{_points(low)}–{_points(high)}"


def _points(score: float | None) -> str:
    if score is None:
        return "–"
    if _TINY < score < 0.5:  # noqa: PLR2004 (half a point)
        return "<1"
    return ">99" if 99.5 <= score < 100 - _TINY else f"{score:.0f}"  # noqa: PLR2004


def _bounds(analysis: Analysis, words: Translator) -> str:
    low, high = analysis.score.end_to_end_low, analysis.score.end_to_end_high
    if low is None or high is None or _points(low) == _points(high):
        return ""
    return words.text("{least} to {most}", least=_points(low), most=_points(high))


def _number(value: float, words: Translator) -> str:
    whole = round(value)
    return str(whole) if abs(value - whole) < _TINY else words.number(value, 1)


def draw_head(canvas: Canvas, facts: Facts, title: str, across: float) -> float:
    """Draw the head from the top left corner; returns its height. Everything wraps where it is narrow."""
    y = PAD
    name = fit(title, (across - 2 * PAD, 2 * _TITLE * LINE + 0.1), (_TITLE, 14.0), bold=True)
    canvas.lines(name, (PAD, y), Lettering(Tint.INK, "start", is_bold=True))
    y += name.height + 6
    x = PAD
    for figure in figures(facts.analysis, facts.words):
        value = width(figure.value, _FIGURE, bold=True) + 6
        said = max(width(figure.name, _SMALL), width(figure.detail, _SMALL))
        if x > PAD and x + value + said > across - PAD:
            x, y = PAD, y + _FIGURE * LINE + 8
        canvas.text(figure.value, (x, y + _FIGURE * ASCENT), _FIGURE, Lettering(Tint.INK, "start", is_bold=True))
        if figure.detail:
            canvas.text(figure.name, (x + value, y + _SMALL * ASCENT), _SMALL, Lettering(Tint.QUIET, "start"))
            foot = y + _SMALL * (ASCENT + LINE)
            canvas.text(figure.detail, (x + value, foot), _SMALL, Lettering(Tint.QUIET, "start"))
        else:
            canvas.text(figure.name, (x + value, y + _FIGURE * ASCENT), _SMALL, Lettering(Tint.QUIET, "start"))
        x += value + said + 24
    return y + _FIGURE * LINE + PAD


@dataclass(frozen=True, slots=True)
class _Entry:
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
