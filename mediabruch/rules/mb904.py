"""MB904, parallel join that waits for a branch that never comes."""

from mediabruch.errors import Message
from mediabruch.rules.rule import Rule

RULE = Rule(
    code="MB904",
    name="waiting-join",
    title=Message("join that waits for ever"),
    helps=Message(
        "Let the branches meet in the kind of gateway that split them; after a choice that is an exclusive one."
    ),
)
