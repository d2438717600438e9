"""A checked model as plain values that JSON can hold, and back: what goes back is what was written, see `cache`.

Own rules are never stored, so that the kind of a finding is always one of ours.
"""

from typing import Any

from mediabruch.breaks.kinds import KINDS, Severity
from mediabruch.errors import Message
from mediabruch.findings.finding import Finding, PathStep, State
from mediabruch.findings.result import Checked
from mediabruch.score import Score

Document = dict[str, Any]


def document_of(model: Checked) -> Document:
    """The model as plain values."""
    return {
        "path": model.path,
        "name": model.name,
        "sha256": model.sha256,
        "score": list(model.score),
        "elements": dict(model.elements),
        "findings": [_finding(finding) for finding in model.findings],
    }


def checked_from(document: Document) -> Checked:
    """The model of a document."""
    score = Score._make(document["score"])
    path = document["path"]
    return Checked(
        path=path,
        name=document["name"],
        sha256=document["sha256"],
        score=score._replace(breaks_distribution=tuple(score.breaks_distribution)),
        findings=tuple([_finding_from(each, path) for each in document["findings"]]),
        elements=document["elements"],
    )


def _finding(finding: Finding) -> Document:
    """What a finding says beyond its model and its kind; what is empty is left out."""
    kind = KINDS[finding.code]
    document: Document = {
        "code": finding.code,
        "line": finding.line,
        "column": finding.column,
        "message": message_document(finding.message),
        "fingerprint": finding.fingerprint,
    }
    said: Document = {name: value for name in _OPTIONAL if (value := getattr(finding, name)) not in (None, "")}
    if finding.severity is not kind.severity:
        said["severity"] = finding.severity.value
    if finding.state is not State.NEW:
        said["state"] = finding.state.value
    if finding.confidence != 1:
        said["confidence"] = finding.confidence
    if finding.media is not None:
        said["media"] = list(finding.media)
    if finding.sender is not None:
        said["sender"] = _step(finding.sender)
    if finding.steps:
        said["steps"] = [_step(step) for step in finding.steps]
    return document | said


_OPTIONAL = ("element", "name", "reason", "per_case", "required_by_law")


def _finding_from(document: Document, path: str) -> Finding:
    said = document.get
    kind = KINDS[document["code"]]
    severity, state, media, sender = said("severity"), said("state"), said("media"), said("sender")
    return Finding(
        kind.code,
        kind.severity if severity is None else Severity(severity),
        said("confidence", 1.0),
        path,
        document["line"],
        document["column"],
        said("element"),
        said("name", ""),
        message_from(document["message"]),
        kind.helps,
        document["fingerprint"],
        State.NEW if state is None else State(state),
        said("reason"),
        said("per_case"),
        said("required_by_law"),
        None if media is None else (media[0], media[1]),
        None if sender is None else _step_from(sender),
        tuple(map(_step_from, said("steps", ()))),
    )


def _step(step: PathStep) -> list[Any]:
    return [step.element, step.name, step.line, list(step.media)]


def _step_from(values: list[Any]) -> PathStep:
    element, name, line, media = values
    return PathStep(element, name, line, tuple(media))


def message_document(message: Message) -> Document:
    """A message with its facts, messages among them included."""
    facts = {
        name: message_document(fact) if isinstance(fact, Message) else _as_plain(fact)
        for name, fact in message.facts.items()
    }
    return {"template": message.template, "facts": facts} if facts else {"template": message.template}


def _as_plain(fact: object) -> object:
    """A fact that JSON can hold; what else it may be is known by its text."""
    return fact if fact is None or type(fact) in (str, int, float, bool) else str(fact)


def message_from(document: Document) -> Message:
    """The message of a document."""
    template, facts = document["template"], document.get("facts")
    if not facts:
        return Message(template)
    return Message(
        template, **{name: message_from(fact) if isinstance(fact, dict) else fact for name, fact in facts.items()}
    )
