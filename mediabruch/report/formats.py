"""The formats of `analyze --format`, one line each. A format is imported when it is asked for."""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING

from mediabruch.i18n import Translator

if TYPE_CHECKING:
    from mediabruch.report.results import Results
    from mediabruch.report.screen import Screen

Reporter = Callable[["Results", Translator, "Screen"], str | bytes]


def _on_screen(module: str, name: str) -> Reporter:
    """Text that is laid out for a screen."""

    def report(results: "Results", words: Translator, screen: "Screen") -> str:
        return str(getattr(import_module(f"mediabruch.report.{module}"), name)(results, words, screen))

    return report


def _as_file(module: str, name: str) -> Reporter:
    """The bytes of a file."""

    def report(results: "Results", words: Translator, _: "Screen") -> bytes:
        content: str | bytes = getattr(import_module(f"mediabruch.report.{module}"), name)(results, words)
        return content.encode() if isinstance(content, str) else content

    return report


FORMATS: Mapping[str, Reporter] = {
    "text": _on_screen("text", "to_text"),
    "json": _as_file("document", "to_json"),
    "html": _as_file("page", "to_html"),
    "markdown": _as_file("markdown", "to_markdown"),
    "csv": _as_file("table", "to_csv"),
    "walk": _on_screen("walk", "to_walk"),
    "summary": _as_file("page", "to_summary"),
    "pdf": _as_file("pdf", "to_pdf"),
    "docx": _as_file("docx", "to_docx"),
}
"""What makes a report of the results, by the name of the format: text for the screen, else bytes.

What makes files of each model is in `mediabruch.cli.drawings`.
"""

WITH_DIAGRAM = frozenset({"html", "svg", "png"})
"""The formats that need the diagrams of the models."""
