"""What a measure is: a change of a process that mends media breaks."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from mediabruch.errors import Message
from mediabruch.media import Medium


class EffortClass(StrEnum):
    """How much a measure takes, the least first. The classes are ratios for comparing, not days or euros."""

    SMALL = "small"
    """The office changes how it works."""
    MODERATE = "moderate"
    """Something that exists is connected or set up."""
    LARGE = "large"
    """A service or interface is introduced, with others."""


EFFORTS: Mapping[EffortClass, float] = {EffortClass.SMALL: 1.0, EffortClass.MODERATE: 3.0, EffortClass.LARGE: 8.0}
"""What a class counts where nobody states an own effort."""


class Provider(StrEnum):
    """Who can do it, the nearest first."""

    OFFICE = "office"
    DATA_CENTER = "data_center"
    STATE = "state_or_federation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A change that mends media breaks, whatever the process."""

    id: str
    """Stable for ever."""
    title: Message
    """A few words that stand for it in a list."""
    means: Message
    """What is done."""
    says: Message
    """What to do at the step `{step}`."""
    solution: Message
    """The standard solution that it stands for."""
    mends: tuple[str, ...]
    """Codes of the media breaks and patterns that it helps against."""
    needs: tuple[Message, ...] = ()
    """What must be there before."""
    into: Medium
    """The digital medium that takes the place of paper and speech."""
    also: Mapping[str, object]
    """Further facts of the step that it changes, as in annotation files."""
    effort: EffortClass
    points: float | None = None
    """The own effort of the configuration; `None`: that of the class."""
    euros: float | None = None
    """What it costs to do it at one place of a plan, as the configuration states."""
    who: Provider
    law: Message | None = None
    """What the law says about it."""
    source: str = ""
    """Where the law stands."""

    @property
    def cost(self) -> float:
        """Its effort as a number."""
        return EFFORTS[self.effort] if self.points is None else self.points
