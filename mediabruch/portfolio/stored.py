"""An examined model as text, and back: what goes back is what was written, see `cache`.

Own rules are never stored, so that the rule of a finding is always one of ours.
"""

import json
from dataclasses import fields
from typing import Any

from mediabruch.errors import Message
from mediabruch.findings.finding import Finding, PathStep, State
from mediabruch.portfolio.examined import ExaminedModel
from mediabruch.rules import RULES, Severity
from mediabruch.score import Score

_SEVERITIES = {severity.value: severity for severity in Severity}
_STATES = {state.value: state for state in State}
_FINDING = ("code", *(field.name for field in fields(Finding) if field.name not in {"path", "rule"}))
"""What is stored of a finding; the model says the rest."""
_STEP = PathStep._fields
_SCORE = tuple(Score.__annotations__)


FOREIGN = (LookupError, TypeError, ValueError, AttributeError, RecursionError)
"""What reading a text raises that was written by something else."""


def text_of(model: ExaminedModel) -> str:
    """The model as JSON; findings, steps and figures are lists in the order of their fields."""
    document = {
        "path": model.path,
        "name": model.name,
        "sha256": model.sha256,
        "score": _values(model.score, _SCORE),
        "findings": [_values(finding, _FINDING) for finding in model.findings],
        "verdict": model.verdict,
        "assumed": model.assumed,
        "elements": model.elements,
        "facts": model.facts,
        "cases": model.cases,
    }
    return json.dumps(document, default=plain, separators=(",", ":"))


def _values(value: object, names: tuple[str, ...]) -> list[object]:
    return [getattr(value, name) for name in names]


def plain(value: object) -> object:
    """What JSON has no form for: steps, messages, and facts in them that are known by their text."""
    if isinstance(value, PathStep):
        return _values(value, _STEP)
    if isinstance(value, Message):
        return {"template": value.template, "facts": value.facts}
    return str(value)


def examined_from(text: str) -> ExaminedModel:
    """The model of a text. Raises one of `FOREIGN` where no model became this text."""
    document = json.loads(text)
    figures = dict(zip(_SCORE, document["score"], strict=True))
    figures["breaks_distribution"] = tuple(figures["breaks_distribution"])
    return ExaminedModel(
        path=document["path"],
        name=document["name"],
        sha256=document["sha256"],
        score=Score(**figures),
        findings=tuple([_finding(values, document["path"]) for values in document["findings"]]),
        verdict=None if document["verdict"] is None else message_from(document["verdict"]),
        assumed=None if document["assumed"] is None else message_from(document["assumed"]),
        elements=document["elements"],
        facts=document["facts"],
        cases=document["cases"],
    )


def _finding(values: list[Any], path: str) -> Finding:
    facts = dict(zip(_FINDING, values, strict=True))
    facts["severity"] = _SEVERITIES[facts["severity"]]
    facts["state"] = _STATES[facts["state"]]
    facts["message"] = message_from(facts["message"])
    facts["helps"] = None if facts["helps"] is None else message_from(facts["helps"])
    facts["media"] = tuple(facts["media"]) if facts["media"] else None
    facts["sender"] = _step(facts["sender"]) if facts["sender"] else None
    facts["steps"] = tuple(map(_step, facts["steps"]))
    facts["across"] = tuple(facts["across"])
    facts["identity"] = tuple(facts["identity"])
    return Finding(path=path, rule=RULES[facts.pop("code")], **facts)


def _step(values: list[Any]) -> PathStep:
    facts = dict(zip(_STEP, values, strict=True))
    return PathStep(**{**facts, "media": tuple(facts["media"])})


def message_from(document: dict[str, Any]) -> Message:
    """The message that was stored."""
    template, facts = document["template"], document["facts"]
    return Message(
        template, **{name: message_from(fact) if isinstance(fact, dict) else fact for name, fact in facts.items()}
    )
