"""The formats of `--format`, one line each. A format is imported when it is asked for."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from mediabruch.words import Translator

if TYPE_CHECKING:
    from mediabruch.report.results import Results
    from mediabruch.report.screen import Screen


def _text(results: "Results", words: Translator, screen: "Screen") -> str:
    from mediabruch.report.text import to_text

    return to_text(results, words, screen)


def _json(results: "Results", words: Translator, _: "Screen") -> bytes:
    from mediabruch.report.document import to_json

    return to_json(results, words).encode()


FORMATS: Mapping[str, Callable[["Results", Translator, "Screen"], str | bytes]] = {
    "text": _text,
    "json": _json,
}
"""What makes a report of the results, by the name of the format: text for the screen, else bytes."""
