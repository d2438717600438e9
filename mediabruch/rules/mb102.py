"""MB102, dispatch on paper: digital information leaves on paper for another party."""

from mediabruch.errors import Message
from mediabruch.rules.rule import Rule, Severity

RULE = Rule(
    code="MB102",
    name="paper-dispatch",
    title=Message("dispatch on paper"),
    helps=Message(
        "Open a digital way back: the mailbox of BundID or of the organization account, "
        "or electronic delivery with the authority's seal."
    ),
    severity=Severity.MAJOR,
)
