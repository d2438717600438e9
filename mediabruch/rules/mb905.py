"""MB905, case that goes round in a loop without a way out."""

from mediabruch.errors import Message
from mediabruch.rules.rule import Rule

RULE = Rule(
    code="MB905",
    name="endless-case",
    title=Message("case that never ends"),
    helps=Message("Give the loop a way out that leads to an end event."),
)
