"""The stages in their order: the page to read first."""

from collections.abc import Mapping
from dataclasses import dataclass

from mediabruch.breaks.found import Handover, MediaBreak
from mediabruch.media import Annotation, Origin, RuleSet
from mediabruch.model import FlowNode, Model, Note
from mediabruch.score import Score


@dataclass(frozen=True, slots=True)
class Step:
    """An activity with what is known of it and how often it works."""

    node: FlowNode
    annotation: Annotation
    visits_per_case: float
    """Expected workings in one case."""


@dataclass(frozen=True, slots=True)
class Branch:
    """The probability with which a flow is taken or an event happens."""

    element: int
    """Key of the sequence flow, start event or boundary event."""
    probability: float
    origin: Origin
    """Stated (annotation file or model) or assumed (equal shares, or the default of a boundary event)."""


@dataclass(frozen=True, slots=True)
class PlayoutSummary:
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
    """95 % intervals of simulated figures, by the figure's name; `None` for the exact chain."""


@dataclass(frozen=True)
class Analysis:
    """All that mediabruch knows of one process model. Lists are in document order."""

    model: Model
    annotations: Mapping[int, Annotation]
    """By key of activity; activities of which nothing is known are absent."""
    rules: RuleSet
    score: Score
    playout: PlayoutSummary
    steps: tuple[Step, ...]
    handovers: tuple[Handover, ...]
    breaks: tuple[MediaBreak, ...]
    branches: tuple[Branch, ...]
    notes: tuple[Note, ...]
