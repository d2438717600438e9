"""Processes over time as a page that needs no network: two curves for each, with the same as a table."""

from dataclasses import dataclass

from mediabruch.i18n import Translator
from mediabruch.report.page.frame import PageFrame, framed
from mediabruch.report.trend.charts import TrendChart, band_chart, breaks_chart
from mediabruch.report.trend.words import band_words, point_parts, step_sentences, title_words, trend_verdict
from mediabruch.trends.trend import ProcessTrend, Trend

_UNBROKEN = str.maketrans("-", "\u2011")
"""Days stay on one line."""


@dataclass(frozen=True, slots=True)
class TrendRow:
    """A step in the table."""

    when: str
    subject: str
    band: str
    rate: str
    said: str


@dataclass(frozen=True, slots=True)
class TrendView:
    """What the page shows of one process."""

    id: str
    title: str
    path: str
    verdict: str
    """From the first time to the last; empty where there is only one."""
    band: TrendChart
    breaks: TrendChart
    rows: tuple[TrendRow, ...]


def trend_html(trend: Trend, words: Translator) -> str:
    """The page."""
    views = [_view(one, f"t{number}", trend, words) for number, one in enumerate(trend.processes, start=1)]
    first, last = (trend.points[at].day.isoformat().translate(_UNBROKEN) for at in (0, -1))
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
    parts = [point_parts(trend.points[step.point], words) for step in process.steps]
    rows = tuple(
        TrendRow(
            when=when,
            subject=subject,
            band=band_words(step.state.score, words) if step.state else "–",
            rate=words.rate(step.state.score.breaks_per_case) if step.state else "–",
            said="; ".join(list(step_sentences(step, words))[1 if step.state else 0 :]),
        )
        for step, (when, subject) in zip(process.steps, parts, strict=True)
    )
    days = [row.when for row in rows]
    return TrendView(
        identity,
        title_words(process),
        process.path,
        trend_verdict(process, words),
        band_chart(process, trend, days, words),
        breaks_chart(process, trend, days, words),
        rows,
    )
