"""What differs between two versions of a process, and the part of each difference in the change of its figures."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from mediabruch.analysis import Analysis
from mediabruch.breaks.media_break import MediaBreak
from mediabruch.figures import TINY
from mediabruch.matching.step_matching import StepMatching


class DifferenceKind(StrEnum):
    """What kind of thing is different."""

    REMOVED = "removed"
    """A step is gone."""
    ADDED = "added"
    """A step is new."""
    CHANGED = "changed"
    """A step is another in some respect."""
    MESSAGE = "message"
    """A message flow travels in another medium."""
    SHARES = "shares"
    """Cases divide otherwise behind a node."""
    FLOW = "flow"
    """What leads where: whatever the other differences do not account for."""


class Aspect(StrEnum):
    """In what respect a step that is in both versions is another."""

    LABEL = "label"
    PLACE = "place"
    """Another lane or pool."""
    POSITION = "position"
    """Other steps before and behind it."""
    MEDIA = "media"
    SYSTEM = "system"
    BY_HAND = "by_hand"
    AUTOMATIC = "automatic"
    ASIDE = "aside"
    LAW = "law"


@dataclass(frozen=True, slots=True, kw_only=True)
class FigurePart:
    """The part in the change of the figures; those of all differences add up to the change."""

    low: float = 0.0
    """Points of the lower end of the band."""
    high: float = 0.0
    """Points of the upper end of the band."""
    breaks_per_case: float = 0.0

    @property
    def is_none(self) -> bool:
        """Whether it changes nothing, but for rounding errors."""
        return max(abs(self.low), abs(self.high), abs(self.breaks_per_case)) < TINY


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Something that is different."""

    kind: DifferenceKind
    old: int | None
    """Key in the old model: of the step, message flow or node; `None` for what was added, and for the flow."""
    new: int | None
    """Key in the new model."""
    aspects: tuple[Aspect, ...] = ()
    """Of a changed step."""
    confidence: float = 1.0
    """How sure it is that old and new are one."""
    part: FigurePart = FigurePart()


class Attribution(StrEnum):
    """How the change of the figures was divided among the differences."""

    SHAPLEY = "shapley"
    """The mean over all orders in which they could have come about."""
    ORDERED = "ordered"
    """The mean of two orders, that of the document and its reverse: there are too many for all."""
    GROUPED = "grouped"
    """Those of one kind together, for the process is too large to tell them apart."""


class BreakFate(StrEnum):
    """What became of a media break."""

    GONE = "gone"
    NEW = "new"
    MOVED = "moved"
    """The same change of medium happens at another step, or comes from another."""
    KEPT = "kept"


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakDifference:
    """A media break then and now."""

    fate: BreakFate
    old: MediaBreak | None
    new: MediaBreak | None


@dataclass(frozen=True, kw_only=True)
class ProcessDiff:
    """Two versions of a process side by side."""

    old: Analysis
    new: Analysis
    matching: StepMatching
    differences: tuple[Difference, ...]
    """Those with the largest part first; what changes no figure last, in document order."""
    breaks: tuple[BreakDifference, ...]
    """In document order: those of the old model, then the new ones."""
    attribution: Attribution
    change: FigurePart
    """The change of the figures as a whole; where a band has no ends, nothing being known, it counts as 0 to 100."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing differs."""
        return not self.differences and all(one.fate is BreakFate.KEPT for one in self.breaks)

    @property
    def is_worse(self) -> bool:
        """Whether less is certainly digital than before, or media break more often."""
        return self.change.low < -TINY or self.change.breaks_per_case > TINY

    def of_fate(self, fate: BreakFate) -> tuple[BreakDifference, ...]:
        """The breaks that this became of."""
        return tuple(one for one in self.breaks if one.fate is fate)

    @cached_property
    def kinds_by_key(self) -> tuple[dict[int, DifferenceKind], dict[int, DifferenceKind]]:
        """What became of steps and message flows, by their keys in the old and in the new model."""
        old = {one.old: one.kind for one in self.differences if one.old is not None}
        new = {one.new: one.kind for one in self.differences if one.new is not None}
        return old, new
