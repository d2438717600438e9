"""MB301, work that is not drawn: found by laying an event log beside the model."""

from mediabruch.errors import Message
from mediabruch.rules.rule import Rule

RULE = Rule(
    code="MB301",
    name="undrawn-work",
    title=Message("work that is not drawn"),
    helps=Message("Ask what is done there and in which medium, and draw it as a step of the model."),
)
