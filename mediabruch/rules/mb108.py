"""MB108, loss of structure: data become a document."""

from mediabruch.errors import Message
from mediabruch.rules.rule import Rule, Severity

RULE = Rule(
    code="MB108",
    name="structure-loss",
    title=Message("loss of structure"),
    brief=Message("structure lost"),
    helps=Message("Hand the data on as data, keep one leading record, and make the document from it only for reading."),
    severity=Severity.INFO,
)
