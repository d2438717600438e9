"""MB107, change of system by hand: a person carries information from one IT system into another."""

from mediabruch.errors import Message
from mediabruch.rules.rule import Rule

RULE = Rule(
    code="MB107",
    name="system-change",
    title=Message("change of system by hand"),
    brief=Message("other system"),
    helps=Message("Connect the two systems by an interface; robotic process automation is no more than a bridge."),
)
