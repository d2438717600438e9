"""The formats of `--format`, one line each. A format is imported when it is asked for."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from mediabruch.i18n import Translator

if TYPE_CHECKING:
    from mediabruch.report.results import Results
    from mediabruch.report.screen import Screen


def _text(results: "Results", words: Translator, screen: "Screen") -> str:
    from mediabruch.report.text import to_text

    return to_text(results, words, screen)


def _json(results: "Results", words: Translator, _: "Screen") -> bytes:
    from mediabruch.report.document import to_json

    return to_json(results, words).encode()


def _html(results: "Results", words: Translator, _: "Screen") -> bytes:
    from mediabruch.report.page import to_html

    return to_html(results, words).encode()


def _markdown(results: "Results", words: Translator, _: "Screen") -> bytes:
    from mediabruch.report.markdown import to_markdown

    return to_markdown(results, words).encode()


def _walk(results: "Results", words: Translator, screen: "Screen") -> str:
    from mediabruch.report.walk import to_walk

    return to_walk(results, words, screen)


def _summary(results: "Results", words: Translator, _: "Screen") -> bytes:
    from mediabruch.report.page import to_summary

    return to_summary(results, words).encode()


def _pdf(results: "Results", words: Translator, _: "Screen") -> bytes:
    from mediabruch.report.pdf import to_pdf

    return to_pdf(results, words)


def _docx(results: "Results", words: Translator, _: "Screen") -> bytes:
    from mediabruch.report.docx import to_docx

    return to_docx(results, words)


FORMATS: Mapping[str, Callable[["Results", Translator, "Screen"], str | bytes]] = {
    "text": _text,
    "json": _json,
    "html": _html,
    "markdown": _markdown,
    "walk": _walk,
    "summary": _summary,
    "pdf": _pdf,
    "docx": _docx,
}
"""What makes a report of the results, by the name of the format: text for the screen, else bytes.

What makes files of each model is in `mediabruch.cli.drawings`.
"""

WITH_DIAGRAM = frozenset({"html", "svg", "png"})
"""The formats that need the diagrams of the models."""
