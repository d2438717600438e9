"""MB903, step that no case reaches."""

from mediabruch.errors import Message
from mediabruch.rules.rule import Rule

RULE = Rule(
    code="MB903",
    name="unreached-step",
    title=Message("step that no case reaches"),
    helps=Message("Lead a flow to the step, or take it out of the model."),
)
