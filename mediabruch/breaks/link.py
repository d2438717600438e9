"""A link: a place where information is worked on or handed over, and what is known of it."""

from enum import StrEnum
from typing import NamedTuple


class LinkState(StrEnum):
    """What is known of a link."""

    DIGITAL = "digital"
    OTHER = "other"
    """Not digital."""
    UNKNOWN = "unknown"


class Link(NamedTuple):
    """A working of a step, or a handover: information passes from one carrier to the next."""

    sender: int | None
    """Key of a step or message flow; `None` for a working, and for a message flow whose information nobody sent."""
    receiver: int
    """Key of the step that works, or of the step or message flow that is handed to."""
    state: LinkState
    per_case: float
    """Expected number in one case."""
    is_working: bool


class Handover(NamedTuple):
    """Information passes from one carrier of known medium to the next, whatever unknown steps lie between.

    Media break on these; what is known to be digital is told by links, which take nothing for granted.
    """

    sender: int
    """Key of a step or message flow."""
    receiver: int
    """Key of a step or message flow."""
    per_case: float
    """Expected number in one case."""


class LinkJudgment(NamedTuple):
    """What is known of a kind of link, whatever happens in a case."""

    state: LinkState
    is_unbroken: bool
    """Digital, or known on both sides and without a change of medium."""
