"""MB101, printout: digital information is wanted on paper."""

from mediabruch.errors import Message
from mediabruch.rules.rule import Rule, Severity

RULE = Rule(
    code="MB101",
    name="printout",
    title=Message("printout"),
    brief=Message("printed"),
    helps=Message(
        "Work in the e-file instead of on a printout, with a second screen, and keep no paper file beside it."
    ),
    severity=Severity.MAJOR,
)
