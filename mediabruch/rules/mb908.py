"""MB908, step without a name."""

from mediabruch.errors import Message
from mediabruch.rules.rule import Rule, Severity

RULE = Rule(
    code="MB908",
    name="unnamed-step",
    title=Message("unnamed step"),
    helps=Message("Name the step by what is done to what, such as “Check application”."),
    severity=Severity.INFO,
)
