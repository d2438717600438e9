"""Logging commands of Azure Pipelines: `##vso[task.logissue type=…;sourcepath=…;linenumber=…;code=…;]text`."""

from collections.abc import Mapping

from mediabruch.checks.result import CheckResult
from mediabruch.i18n import Translator
from mediabruch.report.platforms.remarks import Remark, Weight, remarks
from mediabruch.report.platforms.wording import headline, one_line

_LEVELS: Mapping[Weight, str] = {
    Weight.INFO: "warning",
    Weight.MINOR: "warning",
    Weight.MAJOR: "warning",
    Weight.CRITICAL: "error",
    Weight.BLOCKER: "error",
}
_IN_TEXT = str.maketrans({"%": "%AZP25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = str.maketrans({"%": "%AZP25", "\r": "%0D", "\n": "%0A", ";": "%3B", "]": "%5D"})


def to_azure(result: CheckResult, words: Translator) -> str:
    """One command for each remark, and the numbers in a plain line."""
    lines = [_command(remark) for remark in remarks(result, words)]
    lines += [
        f"##vso[task.logissue type=warning;]{one_line(words.message(trouble)).translate(_IN_TEXT)}"
        for trouble in result.troubles
    ]
    return "\n".join([*lines, f"mediabruch: {headline(result, words)}"]) + "\n"


def _command(remark: Remark) -> str:
    properties = {"type": _LEVELS[remark.weight]}
    if remark.path is not None:
        properties |= {
            "sourcepath": remark.path,
            "linenumber": str(remark.line),
            "columnnumber": str(remark.column),
        }
    properties["code"] = remark.code
    listed = "".join(f"{name}={value.translate(_IN_PROPERTY)};" for name, value in properties.items())
    return f"##vso[task.logissue {listed}]{remark.text.translate(_IN_TEXT)}"
