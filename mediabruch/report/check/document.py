"""The published document of a check, as JSON. Its schema stands in `mediabruch.report.check.schema`."""

import json
from collections.abc import Mapping
from typing import Any

from mediabruch.breaks.kinds import KINDS, Kind
from mediabruch.errors import MediabruchError
from mediabruch.findings.finding import Finding, PathStep
from mediabruch.findings.result import Change, Checked, CheckResult, Comparison, Failed, Fixed
from mediabruch.report.document import score_document, unprintable_escaped
from mediabruch.score import Score
from mediabruch.words import Translator

CHECK = "mediabruch/check/1"

Document = dict[str, Any]


def to_json(result: CheckResult, words: Translator) -> str:
    """The result of a check as JSON, one line for each model and finding; sentences are in the language of `words`."""
    return lines_of(check_document(result, words))


def lines_of(document: Document) -> str:
    """A document as JSON, one line for each entry of its lists: quick to write, and to compare."""
    parts = [f" {_compact(name)}: {_entries(value)}" for name, value in document.items()]
    return unprintable_escaped("{\n" + ",\n".join(parts) + "\n}\n")


def _entries(value: object) -> str:
    if not isinstance(value, list) or not value:
        return _compact(value)
    return "[\n" + ",\n".join(f"  {_compact(each)}" for each in value) + "\n ]"


_compact = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
"""A value in one line; made once, since `json.dumps` would make an encoder for each value."""


def check_document(result: CheckResult, words: Translator) -> Document:
    """The document of a check. Lists are in document order; findings of all severities and states are in it."""
    found = {finding.code for finding in result.findings}
    return {
        "schema": CHECK,
        "language": words.language,
        "exit_code": result.exit_code,
        "models": [_model(model) for model in result.models],
        "findings": [_finding(finding, words) for finding in result.findings],
        "kinds": [_kind(kind, words) for code, kind in result.kinds.items() if code in found],
        "failed": [_failed(failed, words) for failed in result.failed],
        "fixed": [_fixed(fixed, words) for fixed in result.fixed],
        "comparison": None if result.comparison is None else _comparison(result.comparison, words),
        "baseline": result.baseline,
        "refused": [_refused(error, words) for error in result.refused],
        "troubles": [words.message(trouble) for trouble in result.troubles],
    }


def kinds_document(kinds: Mapping[str, Kind], words: Translator) -> Document:
    """The document of `mediabruch rules`."""
    return {
        "schema": "mediabruch/rules/1",
        "language": words.language,
        "rules": [_kind(one, words) for one in kinds.values()],
    }


def _model(model: Checked) -> Document:
    return {"path": model.path, "name": model.name, "sha256": model.sha256, "score": score_document(model.score)}


def _finding(finding: Finding, words: Translator) -> Document:
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "confidence": finding.confidence,
        "state": finding.state.value,
        "reason": finding.reason,
        "path": finding.path,
        "line": finding.line,
        "column": finding.column,
        "element": finding.element,
        "name": finding.name,
        "message": words.message(finding.message),
        "help": words.message(finding.help),
        "page": page_command(finding.code),
        "per_case": finding.per_case,
        "required_by_law": finding.required_by_law,
        "media": None if finding.media is None else list(finding.media),
        "from": None if finding.sender is None else _step(finding.sender),
        "steps": [_step(step) for step in finding.steps],
        "fingerprint": finding.fingerprint,
    }


def page_command(code: str) -> str | None:
    """What shows the page of a kind; `None` for those of own rules, which have none."""
    return f"mediabruch explain {code}" if code in KINDS else None


def _step(step: PathStep) -> Document:
    return {"element": step.element, "name": step.name, "line": step.line, "media": list(step.media)}


def _kind(kind: Kind, words: Translator) -> Document:
    return {
        "code": kind.code,
        "name": kind.name,
        "title": words.message(kind.title),
        "severity": kind.severity.value,
        "help": words.message(kind.helps),
        "page": page_command(kind.code),
    }


def _failed(failed: Failed, words: Translator) -> Document:
    return {"condition": failed.condition, "path": failed.path, "message": words.message(failed.message)}


def _fixed(fixed: Fixed, words: Translator) -> Document:
    return {
        "code": fixed.code,
        "path": fixed.path,
        "element": fixed.element,
        "name": fixed.name,
        "message": words.message(fixed.message),
    }


def _comparison(comparison: Comparison, words: Translator) -> Document:
    return {
        "revision": comparison.revision,
        "commit": comparison.commit,
        "changes": [_change(change, words) for change in comparison.changes],
    }


def _change(change: Change, words: Translator) -> Document:
    return {
        "path": change.path,
        "renamed_from": change.renamed_from,
        "before": _score(change.before),
        "after": _score(change.after),
        "introduced": [finding.fingerprint for finding in change.introduced],
        "removed": [_fixed(fixed, words) for fixed in change.removed],
    }


def _score(score: Score | None) -> Document | None:
    return None if score is None else score_document(score)


def _refused(error: MediabruchError, words: Translator) -> Document:
    return {"path": error.path, "line": error.line, "column": error.column, "message": words.message(error.message)}
