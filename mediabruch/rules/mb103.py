"""MB103, scan: information on paper is wanted as a document."""

from mediabruch.errors import Message
from mediabruch.rules.rule import Rule, Severity

RULE = Rule(
    code="MB103",
    name="scan",
    title=Message("scan"),
    brief=Message("scanned"),
    helps=Message(
        "Take the information in digitally at its source; until then scan it once, in the mail room or at the counter."
    ),
    severity=Severity.MAJOR,
)
