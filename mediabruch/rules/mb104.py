"""MB104, capture by hand: information on paper, or spoken, is wanted as data, or is written anew into a document."""

from mediabruch.errors import Message
from mediabruch.rules.rule import Rule, Severity

RULE = Rule(
    code="MB104",
    name="capture",
    title=Message("capture by hand"),
    brief=Message("typed in"),
    helps=Message(
        "Offer a structured online form with an interface into the specialist system (FIT-Connect, XÖV); "
        "retrieve evidence from the register instead of asking for it."
    ),
    severity=Severity.MAJOR,
)
