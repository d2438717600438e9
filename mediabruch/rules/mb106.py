"""MB106, change to or from speech: information that is spoken is wanted in writing, or the other way round."""

from mediabruch.errors import Message
from mediabruch.rules.rule import Rule

RULE = Rule(
    code="MB106",
    name="spoken",
    title=Message("change to or from speech"),
    brief=Message("told"),
    helps=Message(
        "Where the talk only passes information on, put a form, a record or a message that both work with in its "
        "place; a talk that is itself the work is none: state it as physical.",
        Message(
            "Where the talk only passes information on, put a form, a record or a message that both work with in its "
            "place; a talk that is itself the work is none: choose “thing or person” for it."
        ),
    ),
)
