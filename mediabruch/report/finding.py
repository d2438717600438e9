"""A finding in the published documents."""

from mediabruch.findings.finding import Finding, PathStep
from mediabruch.i18n import Translator
from mediabruch.report.json_text import Document


def finding_document(finding: Finding, words: Translator) -> Document:
    """A finding; sentences are in the language of `words`."""
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
    """What shows the page of a rule; `None` for those of own rules, which have none."""
    return f"mediabruch explain {code}" if code.startswith("MB") else None


def _step(step: PathStep) -> Document:
    return {"element": step.element, "name": step.name, "line": step.line, "media": list(step.media)}
