"""MB105, re-keying: data are wanted where only a document is, and a person types them over."""

from mediabruch.errors import Message
from mediabruch.rules.rule import Rule

RULE = Rule(
    code="MB105",
    name="rekeying",
    title=Message("re-keying from a document"),
    brief=Message("re-typed"),
    helps=Message(
        "Let the data arrive as data, by a structured online form with an interface into the specialist system "
        "(FIT-Connect, XÖV), instead of typing it from a PDF or an e-mail."
    ),
)
