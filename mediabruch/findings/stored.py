"""A checked model as plain values that JSON can hold, and back. Nothing is trusted on the way back."""

from dataclasses import asdict, fields
from typing import Any

from mediabruch.breaks.kinds import Severity
from mediabruch.errors import Message
from mediabruch.findings.finding import Finding, PathStep, State
from mediabruch.findings.result import Checked
from mediabruch.score import Score

Document = dict[str, Any]

FAULTS = (KeyError, TypeError, ValueError, AttributeError, RecursionError)
"""What reading a document back raises where it is not what was written."""


def document_of(model: Checked) -> Document:
    """The model as plain values."""
    return {
        "path": model.path,
        "name": model.name,
        "sha256": model.sha256,
        "score": asdict(model.score),
        "elements": dict(model.elements),
        "findings": [_finding(finding) for finding in model.findings],
    }


def checked_from(document: Document) -> Checked:
    """The model of a document. Raises one of `FAULTS` where it is none."""
    score = dict(document["score"])
    score["breaks_distribution"] = tuple(map(float, score["breaks_distribution"]))
    return Checked(
        path=_text(document["path"]),
        name=_text(document["name"]),
        sha256=_text(document["sha256"]),
        score=Score(**score),
        findings=tuple(_finding_from(each) for each in document["findings"]),
        elements={_text(key): _text(value) for key, value in document["elements"].items()},
    )


_PLAIN = [
    each.name
    for each in fields(Finding)
    if each.name not in {"severity", "state", "message", "help", "media", "sender", "steps"}
]


def _finding(finding: Finding) -> Document:
    """What is not plain is spelled out; what is empty is left out."""
    document: Document = {name: value for name in _PLAIN if (value := getattr(finding, name)) is not None}
    document |= {"severity": finding.severity.value, "state": finding.state.value}
    document |= {"message": message_document(finding.message), "help": message_document(finding.help)}
    if finding.media is not None:
        document["media"] = list(finding.media)
    if finding.sender is not None:
        document["sender"] = _step(finding.sender)
    if finding.steps:
        document["steps"] = [_step(step) for step in finding.steps]
    return document


def _finding_from(document: Document) -> Finding:
    plain = dict(document)
    media, sender = plain.pop("media", None), plain.pop("sender", None)
    found = Finding(
        **{
            **plain,
            "severity": Severity(plain["severity"]),
            "state": State(plain["state"]),
            "message": message_from(plain["message"]),
            "help": message_from(plain["help"]),
            "media": None if media is None else (_text(media[0]), _text(media[1])),
            "sender": None if sender is None else _step_from(sender),
            "steps": tuple(_step_from(step) for step in plain.get("steps", ())),
        }
    )
    for number in (document["line"], document["column"], document["confidence"]):
        if isinstance(number, bool) or not isinstance(number, int | float):
            raise TypeError
    for text in (found.code, found.path, found.name, found.fingerprint):
        _text(text)
    return found


def _step(step: PathStep) -> list[Any]:
    return [step.element, step.name, step.line, list(step.media)]


def _step_from(values: list[Any]) -> PathStep:
    element, name, line, media = values
    return PathStep(element if element is None else _text(element), _text(name), int(line), tuple(map(_text, media)))


def message_document(message: Message) -> Document:
    """A message with its facts, messages among them included."""
    facts = {
        name: message_document(fact) if isinstance(fact, Message) else fact for name, fact in message.facts.items()
    }
    return {"template": message.template, "facts": facts} if facts else {"template": message.template}


def message_from(document: Document) -> Message:
    """The message of a document."""
    facts = document.get("facts", {})
    return Message(
        _text(document["template"]),
        **{name: message_from(fact) if isinstance(fact, dict) else _plain(fact) for name, fact in facts.items()},
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _plain(value: object) -> object:
    if value is not None and not isinstance(value, str | int | float | bool):
        raise TypeError
    return value
