"""A checked model as text, and back: what goes back is what was written, see `cache`.

Own rules are never stored, so that the kind of a finding is always one of ours.
"""

import json
from typing import Any

from mediabruch.errors import Message
from mediabruch.findings.finding import Finding, PathStep, State
from mediabruch.portfolio.examined import Checked
from mediabruch.rules.kinds import KINDS, Severity
from mediabruch.score import Score

_SEVERITIES = {severity.value: severity for severity in Severity}
_STATES = {state.value: state for state in State}


def text_of(model: Checked) -> str:
    """The model as JSON: named tuples are lists, and what its path and the kinds of its findings say is left out."""
    findings = [finding._replace(path="", help=None) for finding in model.findings]  # type: ignore[arg-type]
    return json.dumps(model._replace(findings=tuple(findings)), default=_plain, separators=(",", ":"))


def _plain(value: object) -> object:
    """What JSON has no form for: messages, and facts in them that are known by their text."""
    if isinstance(value, Message):
        return {"template": value.template, "facts": value.facts}
    return str(value)


def checked_from(text: str) -> Checked:
    """The model of a text."""
    path, name, sha256, score, findings, elements = json.loads(text)
    figures = Score._make(score)
    return Checked(
        path,
        name,
        sha256,
        figures._replace(breaks_distribution=tuple(figures.breaks_distribution)),
        tuple([_finding(values, path) for values in findings]),
        elements,
    )


def _finding(values: list[Any], path: str) -> Finding:
    code, severity, confidence, _, line, column, element, name, message, _, fingerprint, state, *rest = values
    reason, per_case, required_by_law, media, sender, steps = rest
    return Finding(
        code,
        _SEVERITIES[severity],
        confidence,
        path,
        line,
        column,
        element,
        name,
        _message(message),
        KINDS[code].helps,
        fingerprint,
        _STATES[state],
        reason,
        per_case,
        required_by_law,
        None if media is None else (media[0], media[1]),
        None if sender is None else _step(sender),
        tuple(map(_step, steps)),
    )


def _step(values: list[Any]) -> PathStep:
    element, name, line, media = values
    return PathStep(element, name, line, tuple(media))


def _message(document: dict[str, Any]) -> Message:
    template, facts = document["template"], document["facts"]
    return Message(
        template, **{name: _message(fact) if isinstance(fact, dict) else fact for name, fact in facts.items()}
    )
