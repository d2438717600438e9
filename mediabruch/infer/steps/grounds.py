"""What the media of a step are judged by: its words, its type, and what the model says of it beside."""

from typing import NamedTuple

from mediabruch.infer.reading.acts import Reading
from mediabruch.infer.reading.evidence import Argument
from mediabruch.infer.reading.weighing import Claim
from mediabruch.media import ORAL
from mediabruch.model import FlowNodeType


class Grounds(NamedTuple):
    """All that bears on the media of one step by itself: of whatever steps the same is told, they are judged alike.

    What steps around it tell is none of this.
    """

    name: str
    type: FlowNodeType
    label: Reading
    """Its name, read."""
    form: str | None
    code: str
    """What carries it out, if anything that says something."""
    called: Reading | None
    """The words of what carries it out, read, where they tell of the step."""
    is_machine: bool
    """It stands in a lane or pool that is an IT system."""
    party: str | None
    system: str | None
    drawn: tuple[Argument, ...] = ()
    """By the conventions of the house, and by data, notes and documentation."""
    sent: tuple[Argument, ...] = ()
    """By message flows."""
    placed: tuple[Argument, ...] = ()
    """By its lane and pool."""
    shared: tuple[Argument, ...] = ()
    """By what is said of all steps: the system in which its process is worked on, notes for all, defaults."""


def is_call(claim: Claim) -> bool:
    """Whether somebody or something is called, by that verb."""
    return claim.media == ORAL and claim.text.lower().startswith("call")
