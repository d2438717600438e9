"""A checked model as plain values that JSON can hold, and back. Nothing is trusted on the way back.

Own rules are never stored, so that the kind of a finding is always one of ours.
"""

from dataclasses import fields
from typing import Any

from mediabruch.breaks.kinds import KINDS, Severity
from mediabruch.errors import Message
from mediabruch.findings.finding import Finding, PathStep, State
from mediabruch.findings.result import Checked
from mediabruch.score import Score

Document = dict[str, Any]

_FIGURES = [each.name for each in fields(Score)]

FAULTS = (KeyError, TypeError, ValueError, AttributeError, RecursionError)
"""What reading a document back raises where it is not what was written."""


def document_of(model: Checked) -> Document:
    """The model as plain values."""
    return {
        "path": model.path,
        "name": model.name,
        "sha256": model.sha256,
        "score": {name: getattr(model.score, name) for name in _FIGURES},
        "elements": dict(model.elements),
        "findings": [_finding(finding) for finding in model.findings],
    }


def checked_from(document: Document) -> Checked:
    """The model of a document. Raises one of `FAULTS` where it is none."""
    score, path = dict(document["score"]), _text(document["path"])
    score["breaks_distribution"] = tuple(map(float, score["breaks_distribution"]))
    return Checked(
        path=path,
        name=_text(document["name"]),
        sha256=_text(document["sha256"]),
        score=Score(**score),
        findings=tuple(_finding_from(each, path) for each in document["findings"]),
        elements={_text(key): _text(value) for key, value in document["elements"].items()},
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
        _number(said("confidence", 1.0)),
        path,
        _whole(document["line"]),
        _whole(document["column"]),
        _text_or_none(said("element")),
        _text(said("name", "")),
        message_from(document["message"]),
        kind.helps,
        _text(document["fingerprint"]),
        State.NEW if state is None else State(state),
        _text_or_none(said("reason")),
        None if said("per_case") is None else _number(said("per_case")),
        _text_or_none(said("required_by_law")),
        None if media is None else (_text(media[0]), _text(media[1])),
        None if sender is None else _step_from(sender),
        tuple(_step_from(step) for step in said("steps", ())),
    )


def _step(step: PathStep) -> list[Any]:
    return [step.element, step.name, step.line, list(step.media)]


def _step_from(values: list[Any]) -> PathStep:
    element, name, line, media = values
    return PathStep(element if element is None else _text(element), _text(name), int(line), tuple(map(_text, media)))


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
    facts = document.get("facts")
    if not facts:
        return Message(_text(document["template"]))
    return Message(
        _text(document["template"]),
        **{name: message_from(fact) if isinstance(fact, dict) else _plain(fact) for name, fact in facts.items()},
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _text_or_none(value: object) -> str | None:
    return None if value is None else _text(value)


def _whole(value: object) -> int:
    if type(value) is not int:
        raise TypeError
    return value


def _number(value: object) -> float:
    if type(value) not in (int, float):
        raise TypeError
    return value  # type: ignore[return-value]  # as the line above says


def _plain(value: object) -> object:
    if value is not None and not isinstance(value, str | int | float | bool):
        raise TypeError
    return value
