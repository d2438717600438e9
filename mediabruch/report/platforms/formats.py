"""The formats of a check that platforms read, one line each. A format is imported when it is asked for."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from mediabruch.i18n import Translator

if TYPE_CHECKING:
    from mediabruch.checks.result import CheckResult

Renderer = Callable[["CheckResult", Translator], str]


def _sarif(result: "CheckResult", words: Translator) -> str:
    from mediabruch.report.platforms.sarif import to_sarif

    return to_sarif(result, words)


def _gitlab(result: "CheckResult", words: Translator) -> str:
    from mediabruch.report.platforms.gitlab import to_gitlab

    return to_gitlab(result, words)


def _github(result: "CheckResult", words: Translator) -> str:
    from mediabruch.report.platforms.github import to_github

    return to_github(result, words)


def _azure(result: "CheckResult", words: Translator) -> str:
    from mediabruch.report.platforms.azure import to_azure

    return to_azure(result, words)


def _junit(result: "CheckResult", words: Translator) -> str:
    from mediabruch.report.platforms.junit import to_junit

    return to_junit(result, words)


def _markdown(result: "CheckResult", words: Translator) -> str:
    from mediabruch.report.platforms.comment import to_comment

    return to_comment(result, words)


FORMATS: Mapping[str, Renderer] = {
    "sarif": _sarif,
    "gitlab": _gitlab,
    "github": _github,
    "azure": _azure,
    "junit": _junit,
    "markdown": _markdown,
}
"""What makes the text of each format, by its name."""
