"""MB305, choices that depend on each other: found by laying an event log beside the model."""

from mediabruch.errors import Message
from mediabruch.rules.rule import Rule, Severity

RULE = Rule(
    code="MB305",
    name="dependent-choices",
    title=Message("choices that depend on each other"),
    helps=Message("Rely on the counted figures; split the model where the same cases always go the same ways."),
    severity=Severity.INFO,
)
