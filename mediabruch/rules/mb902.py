"""MB902, contradicting statements on one element."""

from mediabruch.errors import Message
from mediabruch.rules.rule import Rule

RULE = Rule(
    code="MB902",
    name="contradiction",
    title=Message("contradicting statements"),
    helps=Message("Decide which of the statements is right and remove the other."),
)
