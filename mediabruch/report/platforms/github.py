"""Workflow commands of GitHub Actions: remarks beside the changed lines of a pull request.

`::warning file=…,line=…,title=…::text`: in the text `%`, CR and LF are escaped, in properties `:` and `,` as well.
GitHub shows ten of each level in a step; so the weightiest come first.
"""

from collections.abc import Mapping

from mediabruch.checks.result import CheckResult
from mediabruch.i18n import Translator
from mediabruch.report.platforms.remarks import Remark, Weight, remarks
from mediabruch.report.platforms.wording import headline, one_line

_LEVELS: Mapping[Weight, str] = {
    Weight.INFO: "notice",
    Weight.MINOR: "warning",
    Weight.MAJOR: "warning",
    Weight.CRITICAL: "error",
    Weight.BLOCKER: "error",
}
_IN_TEXT = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def to_github(result: CheckResult, words: Translator) -> str:
    """One command for each remark, and the numbers in a plain line."""
    lines = [_command(_LEVELS[remark.weight], remark) for remark in remarks(result, words)]
    lines += [f"::warning::{one_line(words.message(trouble)).translate(_IN_TEXT)}" for trouble in result.troubles]
    return "\n".join([*lines, f"mediabruch: {headline(result, words)}"]) + "\n"


def _command(level: str, remark: Remark) -> str:
    properties = {"title": remark.title}
    if remark.path is not None:
        properties = {"file": remark.path, "line": str(remark.line), "col": str(remark.column), **properties}
    listed = ",".join(f"{name}={value.translate(_IN_PROPERTY)}" for name, value in properties.items())
    return f"::{level} {listed}::{remark.text.translate(_IN_TEXT)}"
