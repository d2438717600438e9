"""The formats of `mediabruch check`, one line each. A format is imported when it is asked for."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from mediabruch.i18n import Translator
from mediabruch.report.platforms import FORMATS, Renderer

if TYPE_CHECKING:
    from mediabruch.checks.result import CheckResult
    from mediabruch.report.screen import Screen


def _text(result: "CheckResult", words: Translator, screen: "Screen") -> str:
    from mediabruch.report.check.text import to_text

    return to_text(result, words, screen)


def _concise(result: "CheckResult", words: Translator, screen: "Screen") -> str:
    from mediabruch.report.check.concise import to_concise

    return to_concise(result, words, screen)


def _statistics(result: "CheckResult", words: Translator, screen: "Screen") -> str:
    from mediabruch.report.check.concise import to_statistics

    return to_statistics(result, words, screen)


def _json(result: "CheckResult", words: Translator, _: "Screen") -> bytes:
    from mediabruch.report.check.document import to_json

    return to_json(result, words)


def _of_platform(render: Renderer) -> Callable[["CheckResult", Translator, "Screen"], bytes]:
    # What cannot be said in Unicode is part of a file's name, and goes out as it came in.
    return lambda result, words, _: render(result, words).encode(errors="surrogateescape")


CHECK_FORMATS: Mapping[str, Callable[["CheckResult", Translator, "Screen"], str | bytes]] = {
    "text": _text,
    "concise": _concise,
    "json": _json,
    **{name: _of_platform(render) for name, render in FORMATS.items()},
}
"""What makes a report of a check, by the name of the format: text for the screen, else bytes."""

STATISTICS = "statistics"
REPORTS = {**CHECK_FORMATS, STATISTICS: _statistics}
"""The formats, and what an option of its own asks for."""
