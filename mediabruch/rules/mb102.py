"""MB102, dispatch on paper: digital information leaves on paper for another party."""

from mediabruch.errors import Message
from mediabruch.rules.rule import Rule, Severity

RULE = Rule(
    code="MB102",
    name="paper-dispatch",
    title=Message("dispatch on paper"),
    brief=Message("sent on paper"),
    helps=Message(
        "Open a digital way to the receiver: for citizens and companies the mailbox of BundID or of the organization "
        "account, for authorities and partners an exchange of data or electronic delivery with the authority's seal."
    ),
    severity=Severity.MAJOR,
)
