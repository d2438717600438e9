"""GitLab's Code Quality report: shown in the merge request beside the lines, and compared with the target branch."""

from mediabruch.checks.result import CheckResult
from mediabruch.i18n import Translator
from mediabruch.report.json_text import json_text
from mediabruch.report.platforms.remarks import Remark, remarks
from mediabruch.report.platforms.wording import one_line


def to_gitlab(result: CheckResult, words: Translator) -> str:
    """An array of all remarks on files. What concerns no file has no place in this format."""
    issues = [_issue(remark, remark.path) for remark in remarks(result, words) if remark.path is not None]
    return json_text(issues) + "\n"


def _issue(remark: Remark, path: str) -> dict[str, object]:
    return {
        "description": f"{remark.title}: {remark.text}",
        "check_name": remark.code,
        "fingerprint": remark.fingerprint,
        "severity": remark.weight.value,
        "location": {"path": one_line(path.removeprefix("./")), "lines": {"begin": remark.line}},
    }
