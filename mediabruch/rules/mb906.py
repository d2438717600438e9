"""MB906, message that is awaited and that no one sends."""

from mediabruch.errors import Message
from mediabruch.rules.rule import Rule, Severity

RULE = Rule(
    code="MB906",
    name="missing-message",
    title=Message("message that no one sends"),
    helps=Message("Draw the message flow from the step or the pool that sends the message."),
    severity=Severity.INFO,
)
