"""MB907, process without a start or an end."""

from mediabruch.errors import Message
from mediabruch.rules.rule import Rule, Severity

RULE = Rule(
    code="MB907",
    name="no-start-or-end",
    title=Message("no start or no end"),
    helps=Message("Draw a start event where the process begins and an end event where it is finished."),
    severity=Severity.INFO,
)
