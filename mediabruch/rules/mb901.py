"""MB901, step of unknown medium."""

from mediabruch.errors import Message
from mediabruch.rules.rule import Rule, Severity

RULE = Rule(
    code="MB901",
    name="unknown-medium",
    title=Message("step of unknown medium"),
    helps=Message("State the medium of the step in the annotation file beside the model."),
    severity=Severity.INFO,
)
