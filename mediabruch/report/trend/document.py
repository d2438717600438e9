"""Processes over time as a published document and as a table. The schema stands in `mediabruch.report.trend.schema`."""

from collections.abc import Iterator

from mediabruch.exchange.separated import separated
from mediabruch.i18n import Translator
from mediabruch.portfolio.process_state import BreakState
from mediabruch.report.document import score_document
from mediabruch.report.json_text import Document, json_text
from mediabruch.report.screen import harmless
from mediabruch.report.trend.words import break_state_words, value_of
from mediabruch.trends.trend import Trend, TrendStep

TREND = "mediabruch/trend/1"


def trend_json(trend: Trend, words: Translator) -> str:
    """The document; a step for each point at which something changed."""
    document = {
        "schema": TREND,
        "language": words.language,
        "points": [
            {
                "date": one.day.isoformat(),
                "label": one.label,
                "commit": one.commit,
                "subject": one.subject,
                "cases": one.cases,
            }
            for one in trend.points
        ],
        "processes": [
            {"path": one.path, "name": one.name, "steps": [_step(step, words) for step in one.steps]}
            for one in trend.processes
        ],
        "notes": [words.message(note) for note in trend.notes],
    }
    return json_text(document) + "\n"


def _step(step: TrendStep, words: Translator) -> Document:
    return {
        "point": step.point,
        "path": step.path,
        "renamed_from": step.renamed_from,
        "reason": None if step.reason is None else words.message(step.reason),
        "score": None if step.state is None else score_document(step.state.score),
        "gone": [_break(one) for one in step.gone],
        "new": [_break(one) for one in step.new],
    }


def _break(one: BreakState) -> Document:
    return {
        "code": one.code,
        "element": one.element,
        "name": one.name,
        "from": one.sender,
        "from_name": one.sender_name,
        "media": None if one.media is None else list(one.media),
        "per_case": one.per_case,
        "required_by_law": one.required_by_law,
        "across": list(one.across),
    }


def trend_csv(trend: Trend, words: Translator) -> bytes:
    """A row for each step, for spreadsheets."""
    titles = [
        words.text("process"),
        words.text("file"),
        words.text("date"),
        words.text("commit"),
        words.text("subject"),
        words.text("cases"),
        words.text("score, at least"),
        words.text("score, at most"),
        words.text("media breaks per case"),
        words.text("gone"),
        words.text("new"),
        words.text("gap"),
    ]
    return separated([titles, *_rows(trend, words)], words)


def _rows(trend: Trend, words: Translator) -> Iterator[list[str]]:
    for process in trend.processes:
        for step in process.steps:
            point = trend.points[step.point]
            figures = (("end_to_end_low", 1), ("end_to_end_high", 1), ("breaks_per_case", 4))
            values = [(value_of(step.state, name), digits) for name, digits in figures]
            cells = [
                process.name,
                step.path,
                point.day.isoformat(),
                point.label if point.commit else "",
                point.subject,
                "" if point.cases is None else str(point.cases),
                *("" if value is None else words.cell(value, digits) for value, digits in values),
                "; ".join(break_state_words(one, words) for one in step.gone),
                "; ".join(break_state_words(one, words) for one in step.new),
                "" if step.reason is None else words.message(step.reason),
            ]
            yield list(map(harmless, cells))
