"""MB302, step that no log shows: found by laying an event log beside the model."""

from mediabruch.errors import Message
from mediabruch.rules.rule import Rule, Severity

RULE = Rule(
    code="MB302",
    name="unseen-step",
    title=Message("step that no log shows"),
    helps=Message(
        "Find out whether the step is left out or only not recorded; take it out of the model, or record it."
    ),
    severity=Severity.INFO,
)
