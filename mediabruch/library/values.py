"""What an analysis gives back: media breaks and handovers that name steps."""

from dataclasses import dataclass

from mediabruch.analyzed import Step
from mediabruch.breaks.link import LinkState
from mediabruch.media import Medium
from mediabruch.model import MessageFlow


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class BreakAt:
    """A media break, with the steps between which it happens."""

    code: str
    """Its rule: a key of `mediabruch.rules.RULES`."""
    step: Step | MessageFlow
    """What takes the information, or converts it."""
    senders: tuple[Step | MessageFlow, ...]
    """Who hands it over; none where the step itself converts it."""
    across: tuple[Step, ...]
    """Steps of unknown medium before it, each of which may be where it happens: here at the latest, if at all."""
    before: Medium
    after: Medium
    per_case: float
    """Expected number in one case."""
    required_by_law: str | None
    """The rule that binds the medium: the break is counted, but not avoidable."""
    line: int
    """XML line of the step."""

    def __repr__(self) -> str:
        return f"<BreakAt {self.code} {self.before}→{self.after} at {self.step.name!r}, {self.per_case:.2f} per case>"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class HandoverBetween:
    """Information passes from one step to the next, whatever is known of their media."""

    sender: Step | MessageFlow
    receiver: Step | MessageFlow
    state: LinkState
    """Whether it is known to be digital."""
    per_case: float
    """Expected number in one case."""

    def __repr__(self) -> str:
        ends = f"{self.sender.name!r} → {self.receiver.name!r}"
        return f"<HandoverBetween {ends}, {self.state}, {self.per_case:.2f} per case>"
