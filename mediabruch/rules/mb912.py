"""MB912, intake that is not drawn: nothing but paper or speech reaches an automatic step."""

from mediabruch.errors import Message
from mediabruch.rules.rule import Rule, Severity

RULE = Rule(
    code="MB912",
    name="undrawn-intake",
    title=Message("intake that is not drawn"),
    helps=Message("Draw who captures or scans the information, or state what the automatic step takes in."),
    severity=Severity.INFO,
)
