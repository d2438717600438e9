"""The formats of `trend --format`, one line each. A format is imported when it is asked for."""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING

from mediabruch.i18n import Translator

if TYPE_CHECKING:
    from mediabruch.report.screen import Screen
    from mediabruch.trends.trend import Trend

TrendReporter = Callable[["Trend", Translator, "Screen"], str | bytes]


def _text(trend: "Trend", words: Translator, screen: "Screen") -> str:
    from mediabruch.report.trend.text import to_text

    return to_text(trend, words, screen)


def _as_file(module: str, name: str) -> TrendReporter:
    """The bytes of a file."""

    def report(trend: "Trend", words: Translator, _: "Screen") -> bytes:
        content: str | bytes = getattr(import_module(f"mediabruch.report.trend.{module}"), name)(trend, words)
        return content.encode() if isinstance(content, str) else content

    return report


TREND_FORMATS: Mapping[str, TrendReporter] = {
    "text": _text,
    "json": _as_file("document", "to_json"),
    "csv": _as_file("document", "to_csv"),
    "html": _as_file("page", "to_html"),
}
"""What makes a report on processes over time, by the name of the format."""
