"""The formats of `diff --format`, one line each. A format is imported when it is asked for."""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING

from mediabruch.i18n import Translator

if TYPE_CHECKING:
    from mediabruch.report.diff.results import DiffResults
    from mediabruch.report.screen import Screen

DiffReporter = Callable[["DiffResults", Translator, "Screen"], str | bytes]


def _text(results: "DiffResults", words: Translator, screen: "Screen") -> str:
    from mediabruch.report.diff.text import to_text

    return to_text(results, words, screen)


def _as_file(module: str, name: str) -> DiffReporter:
    """The bytes of a file."""

    def report(results: "DiffResults", words: Translator, _: "Screen") -> bytes:
        return str(getattr(import_module(f"mediabruch.report.diff.{module}"), name)(results, words)).encode()

    return report


DIFF_FORMATS: Mapping[str, DiffReporter] = {
    "text": _text,
    "json": _as_file("document", "to_json"),
    "markdown": _as_file("markdown", "to_markdown"),
    "html": _as_file("page", "to_html"),
}
"""What makes a report of two versions, by the name of the format."""
