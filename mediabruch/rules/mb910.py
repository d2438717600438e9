"""MB910, remark in the model that asks to ignore findings and has no effect."""

from mediabruch.errors import Message
from mediabruch.rules.rule import Rule

RULE = Rule(
    code="MB910",
    name="idle-ignore",
    title=Message("ignore without effect"),
    helps=Message("Write the code and then the reason, as in “MB102 required by law”, or take the remark out."),
)
