"""MB911, tokens pile up: more come to one place than are counted there."""

from mediabruch.errors import Message
from mediabruch.rules.rule import Rule

RULE = Rule(
    code="MB911",
    name="tokens-pile-up",
    title=Message("tokens pile up"),
    helps=Message("Join the branches before they meet the step, or let each case come here once."),
)
