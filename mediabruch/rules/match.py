"""What a pattern finds, and what a pattern is: the values and the protocol of own rules."""

from collections.abc import Callable, Iterable
from typing import NamedTuple, Protocol, runtime_checkable

from mediabruch.errors import Message
from mediabruch.rules.handover_graph import HandoverGraph, Waypoint
from mediabruch.rules.kinds import Kind


class Match(NamedTuple):
    """One place where a pattern holds."""

    step: int
    """Key of the step (or message flow) to look at first."""
    message: Message
    """What was found there."""
    way: tuple[Waypoint, ...] = ()
    """The steps that make up the pattern, in the order of the information."""
    per_case: float | None = None
    """How often in one case; `None`: as often as the step works."""


Finder = Callable[[HandoverGraph], Iterable[Match]]
"""Finds all places of a pattern in one model."""


@runtime_checkable
class Pattern(Protocol):
    """A rule of one's own: an object under an entry point of the group `mediabruch.patterns`."""

    @property
    def kind(self) -> Kind:
        """Its code (capital letters and digits, not beginning with MB), name, title, help and severity."""

    def __call__(self, graph: HandoverGraph) -> Iterable[Match]:
        """All places where it holds in one model."""
