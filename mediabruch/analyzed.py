"""What an analysis says of single steps, of the ways at a branch, and of how its figures came about."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from mediabruch.media import Annotation, Knowledge, Origin, Side, knowledge
from mediabruch.model import FlowNode

if TYPE_CHECKING:
    from mediabruch.notation.measured import MeasuredShare


_MOST_ENDLESS = 0.05
"""Share of the cases without an end up to which figures can be trusted."""
_MOST_LOST = 0.5
"""Tokens per case, not counted, up to which they can."""
FEWEST_RUNS = 100
"""Simulated cases that came to their end, below which no interval is told."""


class Step(NamedTuple):
    """An activity with what is known of it and how often it works."""

    node: FlowNode
    annotation: Annotation
    visits_per_case: float
    """Expected workings in one case."""
    is_automatic: bool
    """It runs without a person: as stated, else by its type."""
    plays_content: bool
    """A sub-process or call that is played by what is in it, and works only where something of its own is known."""
    assumed: Annotation | None = None
    """What is known together with what a default or a habit assumes; `None` where nothing is assumed."""

    def __repr__(self) -> str:
        return f"<Step {self.id or self.node.key} {self.name!r}>"

    @property
    def id(self) -> str | None:
        """Its id in the file."""
        return self.node.id

    @property
    def name(self) -> str:
        """Its label."""
        return self.node.name

    @property
    def line(self) -> int:
        """Its XML line."""
        return self.node.line

    @property
    def receives(self) -> Side:
        """What it takes in; `None` where that is unknown."""
        return self.annotation.receives

    @property
    def produces(self) -> Side:
        """What it hands on; `None` where that is unknown."""
        return self.annotation.produces

    @property
    def supposed(self) -> Annotation:
        """What is known, and what is assumed where nothing is."""
        return self.annotation if self.assumed is None else self.assumed

    @property
    def knowledge(self) -> Knowledge | None:
        """How much is known of its media; `None` where its content tells instead."""
        if self.plays_content and not self.annotation.is_known:
            return None
        return knowledge(self.annotation, is_automatic=self.is_automatic)


class Branch(NamedTuple):
    """The probability with which a flow is taken or an event happens."""

    element: int
    """Key of the sequence flow, start event or boundary event."""
    probability: float
    origin: Origin
    """Stated (annotation file or model), measured, or assumed (equal shares, or the default of a boundary event)."""
    measured: "MeasuredShare | None" = None
    """How it was counted, where it was."""


class PlayoutSummary(NamedTuple):
    """How the figures came about."""

    method: str
    """`exact`, or `simulated` where the chain has too many states."""
    states: int
    """States of the exact chain, or states seen by the simulation."""
    runs: int | None
    """Simulated runs; `None` for the exact chain."""
    never_ends: float
    """Share of cases that end only because nothing new can come."""
    assumed_messages: float
    """Expected messages per case that were taken to come from outside."""
    forced_joins: float
    """Expected joins per case that went on although tokens were missing."""
    intervals: Mapping[str, tuple[float, float]] | None
    """95 % intervals of simulated figures, by the figure's name; `None` for the exact chain, and after too few runs."""
    tokens_lost: float = 0.0
    """Expected tokens per case that came to a place where no more are counted."""

    @property
    def is_broken_off(self) -> bool:
        """Whether so many cases come to no end, or were broken off before it, that the figures stand on sand."""
        return self.never_ends > _MOST_ENDLESS

    @property
    def loses_tokens(self) -> bool:
        """Whether so many tokens are not counted that the figures stand on sand."""
        return self.tokens_lost > _MOST_LOST

    @property
    def is_unsure(self) -> bool:
        """Whether no points should be given for what hangs on an answer."""
        return self.is_broken_off or self.loses_tokens
