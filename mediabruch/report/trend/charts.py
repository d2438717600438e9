"""The curves of one process over time: its band with the lower end as a line, and its media breaks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mediabruch.i18n import Translator
from mediabruch.report.trend.words import at_all_points, band_words, value_of
from mediabruch.trends.trend import ProcessTrend, Trend

_WIDTH, _HEIGHT = 520.0, 140.0
_WHOLE = 100.0
_Point = tuple[float, float, float]
"""Where it is across, and how far down the lower and the upper value are."""
_Dot = tuple[float, float, str]


@dataclass(frozen=True, slots=True)
class TrendChart:
    """One curve."""

    kind: str
    """A class of the style sheet."""
    title: str
    scale: tuple[tuple[float, str], ...]
    """Values at the side, each with its height."""
    areas: tuple[str, ...]
    """Corners of each stretch without a gap."""
    lines: tuple[str, ...]
    dots: tuple[_Dot, ...]
    """Where something changed, with what it is since then."""
    said: str
    """All of it in words."""
    width: float = _WIDTH
    height: float = _HEIGHT


def band_chart(process: ProcessTrend, trend: Trend, when: Sequence[str], words: Translator) -> TrendChart:
    """What is certainly digital, and what may be; `when` says of each step when it was."""
    values = [
        (value_of(state, "end_to_end_low"), value_of(state, "end_to_end_high"))
        for state in at_all_points(process, trend)
    ]
    said = [band_words(step.state.score, words) if step.state else "–" for step in process.steps]
    drawn = _Drawn(trend, values, _WHOLE)
    return TrendChart(
        kind="band",
        title=words.text("of 100 digital"),
        scale=tuple((drawn.down(value), words.number(value, 0)) for value in (0.0, _WHOLE / 2, _WHOLE)),
        areas=tuple(map(_area, drawn.stretches)),
        lines=tuple(map(_line, drawn.stretches)),
        dots=tuple(drawn.dots(process, when, said)),
        said="; ".join(f"{day}: {text}" for day, text in zip(when, said, strict=True)),
    )


def breaks_chart(process: ProcessTrend, trend: Trend, when: Sequence[str], words: Translator) -> TrendChart:
    """How often media break in a case."""
    rates = [value_of(state, "breaks_per_case") for state in at_all_points(process, trend)]
    said = [words.rate(step.state.score.breaks_per_case) if step.state else "–" for step in process.steps]
    top = _round_top(max((rate for rate in rates if rate is not None), default=0.0))
    drawn = _Drawn(trend, [(rate, rate) for rate in rates], top)
    return TrendChart(
        kind="breaks-over-time",
        title=words.text("media breaks per case"),
        scale=tuple((drawn.down(value), words.rate(value)) for value in (0.0, top / 2, top)),
        areas=(),
        lines=tuple(map(_line, drawn.stretches)),
        dots=tuple(drawn.dots(process, when, said)),
        said="; ".join(f"{day}: {text}" for day, text in zip(when, said, strict=True)),
    )


def _round_top(most: float) -> float:
    """The end of a scale, one of 2, 4, 10, 20, 40, 100 and so on."""
    top = 2.0
    while top < most:
        top *= 2.5 if str(top)[0] == "4" else 2
    return top


class _Drawn:
    """Values over the points of a trend: a figure stays until it changes."""

    def __init__(self, trend: Trend, values: Sequence[tuple[float | None, float | None]], top: float) -> None:
        self._top = top
        self._across = _across(trend)
        self._values = values
        self.stretches = self._stretches()

    def down(self, value: float) -> float:
        """How far below the top a value is drawn."""
        return round(_HEIGHT * (1 - value / self._top), 1)

    def _stretches(self) -> list[list[_Point]]:
        found: list[list[_Point]] = [[]]
        for x, (low, high) in zip(self._across, self._values, strict=True):
            if low is None or high is None:
                if found[-1]:
                    found[-1].append((x, *found[-1][-1][1:]))  # up to the gap it was so
                found.append([])
                continue
            here = self.down(low), self.down(high)
            if found[-1] and found[-1][-1][1:] != here:
                found[-1].append((x, *found[-1][-1][1:]))
            found[-1].append((x, *here))
        return [stretch for stretch in found if stretch]

    def dots(self, process: ProcessTrend, when: Sequence[str], said: Sequence[str]) -> Iterator[_Dot]:
        """A dot at each step, with what it says."""
        for step, day, text in zip(process.steps, when, said, strict=True):
            low, _ = self._values[step.point]
            if low is not None:
                yield round(self._across[step.point], 1), self.down(low), f"{day}: {text}"


def _across(trend: Trend) -> list[float]:
    """Where each point is drawn: by its day, of one day side by side."""
    days = [point.day.toordinal() for point in trend.points]
    span, count = days[-1] - days[0], max(len(days) - 1, 1)
    return [_WIDTH * ((day - days[0]) / span if span else at / count) for at, day in enumerate(days)]


def _area(stretch: Sequence[_Point]) -> str:
    upper = " ".join(f"{x:.1f},{high:.1f}" for x, _, high in stretch)
    return f"{upper} {_line(stretch[::-1])}"


def _line(stretch: Sequence[_Point]) -> str:
    return " ".join(f"{x:.1f},{low:.1f}" for x, low, _ in stretch)
