"""MB106, word of mouth: information changes to or from the spoken word."""

from mediabruch.errors import Message
from mediabruch.rules.rule import Rule

RULE = Rule(
    code="MB106",
    name="spoken",
    title=Message("word of mouth"),
    helps=Message(
        "Replace the conversation by a structured request in the portal; identify by eID where the law allows."
    ),
)
