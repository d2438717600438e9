"""MB303, step that is skipped: found by laying an event log beside the model."""

from mediabruch.errors import Message
from mediabruch.rules.rule import Rule, Severity

RULE = Rule(
    code="MB303",
    name="skipped-step",
    title=Message("step that is skipped"),
    helps=Message("Ask in which cases the step is not needed, and draw the way around it."),
    severity=Severity.INFO,
)
