"""Small charts of a log: how many breaks cases have, and how they came in and went on over time; with the same said."""

from collections.abc import Sequence
from dataclasses import dataclass

from mediabruch.conformance.groups import PeriodGroup
from mediabruch.i18n import Translator
from mediabruch.report.log.words import months_words

_WIDTH, _HEIGHT = 720.0, 200.0
_LABELS = 12
"""Periods that are named below the curves, at most."""


@dataclass(frozen=True, slots=True)
class Curve:
    """One line through the periods; it is broken where nothing is known."""

    name: str
    kind: str
    """`front` or `inside`: how it is drawn, beside its color."""
    paths: tuple[str, ...]
    """Points of each unbroken stretch, as `points` of a polyline."""
    dots: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Curves:
    """Curves of shares over time, in percent."""

    curves: tuple[Curve, ...]
    labels: tuple[tuple[float, str], ...]
    description: str
    width: float = _WIDTH
    height: float = _HEIGHT


def curves(groups: Sequence[PeriodGroup], words: Translator) -> Curves | None:
    """How digital cases came in, and how digital they went on; `None` for less than two periods."""
    if len(groups) < 2:  # noqa: PLR2004 - a curve needs two points
        return None
    front = [group.front for group in groups]
    inside = [_share(group.figures.score.end_to_end_low) for group in groups]
    free = [group.figures.score.break_free_rate_high for group in groups]
    named = (
        (words.text("came in digitally"), "front", front),
        (words.text("known to be digital inside"), "inside", inside),
        (words.text("without a known media break"), "free", free),
    )
    shown = [one for one in named if any(value is not None for value in one[2])]
    step = _WIDTH / (len(groups) - 1)
    every = -(-len(groups) // _LABELS)
    labels = [
        (number * step, months_words(group.first, group.last))
        for number, group in enumerate(groups)
        if number % every == 0
    ]
    return Curves(
        tuple(_curve(name, kind, values, step) for name, kind, values in shown),
        tuple(labels),
        "; ".join(_said(name, groups, values, words) for name, _, values in shown),
    )


def _share(points: float | None) -> float | None:
    return None if points is None else points / 100


def _curve(name: str, kind: str, values: Sequence[float | None], step: float) -> Curve:
    stretches: list[list[tuple[float, float]]] = [[]]
    for number, value in enumerate(values):
        if value is None:
            stretches.append([])
        else:
            stretches[-1].append((round(number * step, 1), round(_HEIGHT * (1 - value), 1)))
    dots = tuple(point for stretch in stretches for point in stretch)
    paths = tuple(" ".join(f"{x},{y}" for x, y in stretch) for stretch in stretches if len(stretch) > 1)
    return Curve(name, kind, paths, dots)


def _said(name: str, groups: Sequence[PeriodGroup], values: Sequence[float | None], words: Translator) -> str:
    known = [(group, value) for group, value in zip(groups, values, strict=True) if value is not None]
    (first, begin), (last, end) = known[0], known[-1]
    return words.text(
        "{name}: {begin} in {first}, {end} in {last}",
        name=name,
        begin=words.percent(begin),
        first=months_words(first.first, first.last),
        end=words.percent(end),
        last=months_words(last.first, last.last),
    )
