"""The published document of a check, as JSON. Its schema stands in `mediabruch.report.check.schema`."""

import json
from collections.abc import Iterable, Iterator, Mapping

from mediabruch.checks.result import CheckResult, Comparison, Failed, Fixed, ModelChange
from mediabruch.errors import MediabruchError
from mediabruch.i18n import Translator
from mediabruch.portfolio.examined import ExaminedModel
from mediabruch.report.document import score_document
from mediabruch.report.finding import finding_document, page_command
from mediabruch.report.json_text import Document, unprintable_escaped
from mediabruch.rules import Rule
from mediabruch.score import Score

CHECK = "mediabruch/check/1"

Member = tuple[str, object]
"""A name and a value; lists as iterators of their entries."""


def to_json(result: CheckResult, words: Translator) -> bytes:
    """The result of a check as JSON, one line for each model and finding; sentences are in the language of `words`."""
    return lines_of(_members(result, words))


def lines_of(members: Iterable[Member]) -> bytes:
    """A document as JSON, one line for each entry of its lists: quick to write, and to compare."""
    parts = [b" %b: %b" % (_compact(name), _entries(value)) for name, value in members]
    return b"{\n" + b",\n".join(parts) + b"\n}\n"


def _entries(value: object) -> bytes:
    if not isinstance(value, Iterator):
        return _compact(value)
    entries = b",\n  ".join(map(_compact, value))
    return b"[\n  " + entries + b"\n ]" if entries else b"[]"


def _compact(value: object) -> bytes:
    """A value in one line; as bytes, since one rare character would make a text of millions four times as large."""
    return unprintable_escaped(_ENCODE(value)).encode()


_ENCODE = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
"""Made once, since `json.dumps` would make an encoder for each value."""


def _members(result: CheckResult, words: Translator) -> Iterator[Member]:
    """The members of the document, the entries of lists one after the other: there may be many thousands."""
    found = {finding.code for finding in result.findings}
    yield "schema", CHECK
    yield "language", words.language
    yield "exit_code", result.exit_code
    yield "models", map(_model, result.models)
    yield "findings", (finding_document(finding, words) for finding in result.findings)
    yield "rules", (_rule(rule, words) for code, rule in result.rules.items() if code in found)
    yield "failed", (_failed(failed, words) for failed in result.failed)
    yield "fixed", (_fixed(fixed, words) for fixed in result.fixed)
    yield "comparison", None if result.comparison is None else _comparison(result.comparison, words)
    yield "baselines", list(result.baselines)
    yield "refused", (_refused(error, words) for error in result.refused)
    yield "tolerated", (_refused(error, words) for error in result.tolerated)
    yield "passed_over", list(result.passed_over)
    yield "troubles", map(words.message, result.troubles)


def rules_json(rules: Mapping[str, Rule], words: Translator) -> bytes:
    """The document of `mediabruch rules`: all rules as JSON."""
    entries = (_rule(rule, words) for rule in rules.values())
    return lines_of([("schema", "mediabruch/rules/1"), ("language", words.language), ("rules", entries)])


def _model(model: ExaminedModel) -> Document:
    return {"path": model.path, "name": model.name, "sha256": model.sha256, "score": score_document(model.score)}


def _rule(rule: Rule, words: Translator) -> Document:
    return {
        "code": rule.code,
        "name": rule.name,
        "title": words.message(rule.title),
        "severity": rule.severity.value,
        "help": words.message(rule.helps),
        "page": page_command(rule.code),
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


def _change(change: ModelChange, words: Translator) -> Document:
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
