"""Processes over time as a page that needs no network: a chart for each, with the same as a table."""

from dataclasses import dataclass

from mediabruch.i18n import Translator
from mediabruch.report.page.frame import PageFrame, framed
from mediabruch.report.trend.words import at_all_points, band_words, point_words, step_sentences, title_words, value_of
from mediabruch.trends.trend import ProcessTrend, Trend

_WIDTH, _HEIGHT = 640.0, 160.0


@dataclass(frozen=True, slots=True)
class TrendChart:
    """The curve of one process: its band as areas, its lower end as a line with a dot at each step."""

    areas: tuple[str, ...]
    """Corners of each stretch without a gap."""
    lines: tuple[str, ...]
    dots: tuple[tuple[float, float, str], ...]
    """Where a step stands, with what it says."""
    said: str
    width: float = _WIDTH
    height: float = _HEIGHT


@dataclass(frozen=True, slots=True)
class TrendRow:
    """A step in the table."""

    when: str
    band: str
    rate: str
    said: str


@dataclass(frozen=True, slots=True)
class TrendView:
    """What the page shows of one process."""

    id: str
    title: str
    path: str
    chart: TrendChart
    rows: tuple[TrendRow, ...]


def trend_html(trend: Trend, words: Translator) -> str:
    """The page."""
    views = [_view(one, f"t{number}", trend, words) for number, one in enumerate(trend.processes, start=1)]
    first, last = trend.points[0].day.isoformat(), trend.points[-1].day.isoformat()
    say = {
        "when": words.text("when"),
        "what": words.text("what changed"),
        "digital": words.text("of 100 digital"),
        "legend": words.text(
            "The line is what is certainly digital; above it, what may be once every medium is known."
        ),
    }
    content = {
        "first": first,
        "last": last,
        "views": views,
        "notes": [words.message(note) for note in trend.notes],
    }
    title = words.text("Processes from {first} to {last}", first=first, last=last)
    return framed(PageFrame(template="trend.html.jinja", labels=say), title, content, words)


def _view(process: ProcessTrend, identity: str, trend: Trend, words: Translator) -> TrendView:
    rows = tuple(
        TrendRow(
            when=point_words(trend.points[step.point], words),
            band=band_words(step.state.score, words) if step.state else "–",
            rate=words.rate(step.state.score.breaks_per_case) if step.state else "–",
            said="; ".join(list(step_sentences(step, words))[1 if step.state else 0 :]),
        )
        for step in process.steps
    )
    return TrendView(identity, title_words(process), process.path, _chart(process, trend, rows, words), rows)


def _chart(process: ProcessTrend, trend: Trend, rows: tuple[TrendRow, ...], words: Translator) -> TrendChart:
    days = [point.day.toordinal() for point in trend.points]
    span = max(days[-1] - days[0], 1)
    count = max(len(days) - 1, 1)
    is_one_day = days[-1] == days[0]
    across = [_WIDTH * (at / count if is_one_day else (day - days[0]) / span) for at, day in enumerate(days)]
    stretches: list[list[tuple[float, float, float]]] = [[]]
    for x, state in zip(across, at_all_points(process, trend), strict=True):
        low, high = value_of(state, "end_to_end_low"), value_of(state, "end_to_end_high")
        if low is None or high is None:
            stretches.append([])
            continue
        if stretches[-1] and stretches[-1][-1][1:] != (_down(low), _down(high)):
            stretches[-1].append((x, *stretches[-1][-1][1:]))  # a figure stays until it changes
        stretches[-1].append((x, _down(low), _down(high)))
    found = [stretch for stretch in stretches if stretch]
    dots = []
    for step, row in zip(process.steps, rows, strict=True):
        low = value_of(step.state, "end_to_end_low")
        if low is not None:
            dots.append((round(across[step.point], 1), _down(low), f"{row.when}: {row.band}"))
    said = "; ".join(f"{row.when}: {row.band}" for row in rows)
    return TrendChart(
        areas=tuple(
            " ".join(f"{x:.1f},{high:.1f}" for x, _, high in one)
            + " "
            + " ".join(f"{x:.1f},{low:.1f}" for x, low, _ in reversed(one))
            for one in found
        ),
        lines=tuple(" ".join(f"{x:.1f},{low:.1f}" for x, low, _ in one) for one in found),
        dots=tuple(dots),
        said=said or words.text("nothing known"),
    )


def _down(points: float) -> float:
    return round(_HEIGHT * (1 - points / 100), 1)
