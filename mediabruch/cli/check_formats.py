"""The formats of `mediabruch check`, one line each. A format is imported when it is asked for."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from mediabruch.words import Translator

if TYPE_CHECKING:
    from mediabruch.findings.result import CheckResult
    from mediabruch.report.screen import Screen


def _text(result: "CheckResult", words: Translator, screen: "Screen") -> str:
    from mediabruch.report.check.text import to_text

    return to_text(result, words, screen)


def _json(result: "CheckResult", words: Translator, _: "Screen") -> bytes:
    from mediabruch.report.check.document import to_json

    return to_json(result, words).encode()


CHECK_FORMATS: Mapping[str, Callable[["CheckResult", Translator, "Screen"], str | bytes]] = {
    "text": _text,
    "json": _json,
}
"""What makes a report of a check, by the name of the format: text for the screen, else bytes."""

PLATFORMS: Mapping[str, str] = {}
"""The format that a platform shows, by the environment variable (set to `true`) by which it is recognized."""


def format_for(environ: Mapping[str, str]) -> str:
    """The format for standard output where none is asked for: that of the platform, else text."""
    return next((format_ for name, format_ in PLATFORMS.items() if environ.get(name, "").lower() == "true"), "text")
