"""MB304, step out of its place: found by laying an event log beside the model."""

from mediabruch.errors import Message
from mediabruch.rules.rule import Rule, Severity

RULE = Rule(
    code="MB304",
    name="step-out-of-place",
    title=Message("step out of its place"),
    helps=Message("Ask why the step happens there, and draw that way; often it is work done twice."),
    severity=Severity.INFO,
)
