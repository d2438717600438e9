"""Processes over time, laid out for a screen: a small curve for each, and what changed when."""

from collections.abc import Sequence

from mediabruch.i18n import Translator
from mediabruch.report.layout import ScreenLayout
from mediabruch.report.screen import Screen
from mediabruch.report.spans import Span, Style
from mediabruch.report.trend.words import (
    at_all_points,
    band_words,
    point_words,
    step_sentences,
    title_words,
    trend_verdict,
    value_of,
)
from mediabruch.trends.trend import ProcessTrend, Trend

_SIGNS = "▁▂▃▄▅▆▇█"
_GAP = "·"
_WIDEST = 40


def trend_text(trend: Trend, words: Translator, screen: Screen) -> str:
    """The report for people."""
    layout = ScreenLayout(screen)
    first, last = trend.points[0], trend.points[-1]
    count = len(trend.processes)
    layout.write(
        Span(
            words.plural(
                "{n} process from {first} to {last}",
                "{n} processes from {first} to {last}",
                count,
                first=first.day.isoformat(),
                last=last.day.isoformat(),
            ),
            Style.TITLE,
        )
    )
    for note in trend.notes:
        layout.write(Span(words.message(note), Style.CARE))
    for process in trend.processes:
        _write(layout, process, trend, words)
    return layout.text()


def _write(layout: ScreenLayout, process: ProcessTrend, trend: Trend, words: Translator) -> None:
    layout.blank()
    title = title_words(process)
    path = () if title == process.path else (Span(f" ({process.path})", Style.DIM),)
    layout.write(Span(title, Style.HEADING), *path)
    states = at_all_points(process, trend)
    known = process.states
    if verdict := trend_verdict(process, words):
        layout.write(Span(verdict, Style.TITLE))
    if known:
        ends = [band_words(one.score, words) for one in (known[0], known[-1])]
        rates = [words.rate(one.score.breaks_per_case) for one in (known[0], known[-1])]
        lows = [value_of(one, "end_to_end_low") for one in states]
        breaks = [value_of(one, "breaks_per_case") for one in states]
        layout.pairs(
            [
                (words.text("End-to-end"), (f"{sparkline(lows, 100)}  {' → '.join(dict.fromkeys(ends))}",)),
                (words.text("Media breaks"), (f"{sparkline(breaks)}  {' → '.join(dict.fromkeys(rates))}",)),
            ]
        )
    for step in process.steps:
        said = "; ".join(step_sentences(step, words))
        layout.write(Span(point_words(trend.points[step.point], words), Style.DIM), f": {said}", head="-", column=2)


def sparkline(values: Sequence[float | None], most: float | None = None) -> str:
    """A curve in one line; of more than 40 values, as many, evenly taken, the last one among them.

    >>> sparkline([0, 50, None, 100], 100)
    '▁▅·█'
    """
    if len(values) > _WIDEST:
        values = [values[(at * (len(values) - 1)) // (_WIDEST - 1)] for at in range(_WIDEST)]
    top = most or max((value for value in values if value is not None), default=0.0) or 1.0
    last = len(_SIGNS) - 1
    return "".join(_GAP if value is None else _SIGNS[min(last, int(value / top * last + 0.5))] for value in values)
