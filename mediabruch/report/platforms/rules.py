"""The rules of a check as SARIF describes them: each with its page, and the conditions that are not met."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from mediabruch.checks.result import CheckResult
from mediabruch.i18n import Translator
from mediabruch.report.names import capitalized
from mediabruch.report.platforms.wording import one_line
from mediabruch.report.rule_page import page_of
from mediabruch.rules import Rule, Severity

LEVELS: Mapping[Severity, str] = {
    Severity.INFO: "note",
    Severity.MINOR: "warning",
    Severity.MAJOR: "warning",
    Severity.CRITICAL: "error",
}
_PROBLEMS = {"note": "recommendation", "warning": "warning", "error": "error"}
"""What GitHub calls the levels of rules that do not concern security."""
_LONGEST = 1000
"""GitHub takes 1,024 characters of a description."""


def rules(result: CheckResult, words: Translator) -> Iterator[dict[str, Any]]:
    """All rules of this check, in the order of their codes."""
    for rule in result.rules.values():
        page = page_of(rule, words).strip()
        title = one_line(capitalized(words.message(rule.title)))
        level = LEVELS[rule.severity]
        yield {
            "id": rule.code,
            "name": _pascal(rule.name),
            "shortDescription": {"text": _sentence(title)},
            "fullDescription": {"text": _sentence(_first_paragraph(page) or title)[:_LONGEST]},
            "help": {"text": _plain(page), "markdown": page},
            "defaultConfiguration": {"level": level},
            "properties": {"tags": ["process", _group(rule)], "problem.severity": _PROBLEMS[level]},
        }


def condition_rules(result: CheckResult, words: Translator) -> Iterator[dict[str, Any]]:
    """The conditions on models that are not met."""
    for option in dict.fromkeys(failed.condition for failed in result.failed if failed.path is not None):
        said = words.text("A condition of the check is not met: {option}.", option=option)
        help_ = words.text("Improve the model, or ask for less with --{option} or in the configuration.", option=option)
        yield {
            "id": option,
            "name": _pascal(option),
            "shortDescription": {"text": said},
            "fullDescription": {"text": said},
            "help": {"text": help_, "markdown": help_},
            "defaultConfiguration": {"level": "error"},
            "properties": {"tags": ["process", "condition"], "problem.severity": "error"},
        }


def _first_paragraph(page: str) -> str:
    """The first words of a page that are no heading."""
    blocks = (block for block in re.split(r"\n{2,}", page) if not block.startswith("#"))
    return _plain(next(blocks, ""))


def _plain(page: str) -> str:
    """Markdown of a page without its marks, a paragraph a line."""
    blocks = re.split(r"\n{2,}|\n(?=- )", page)
    return "\n".join(" ".join(re.sub(r"^#+ |`", "", block, flags=re.MULTILINE).split()) for block in blocks)


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _group(rule: Rule) -> str:
    if rule.is_note:
        return "note"
    return "media-break" if rule.is_break else "pattern"


def _pascal(name: str) -> str:
    """`PaperDispatch` of `paper-dispatch`, as SARIF wants names."""
    return "".join(part[:1].upper() + part[1:] for part in re.split(r"[^A-Za-z0-9]+", name))
