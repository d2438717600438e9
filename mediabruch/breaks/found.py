"""What is found on the handovers of a process: the values that the other stages read."""

from typing import NamedTuple

from mediabruch.media import Medium


class Handover(NamedTuple):
    """Information passes from one carrier to the next, with only transparent nodes between."""

    sender: int
    """Key of a step or message flow."""
    receiver: int
    """Key of a step or message flow."""
    per_case: float
    """Expected number in one case."""
    seamless: bool
    """No break happens on it, and all media offered and taken are digital."""


class MediaBreak(NamedTuple):
    """Information changes its medium, at one place and in one way."""

    code: str
    """Its kind in the table of kinds, `MB101` to `MB108`."""
    step: int
    """Key of the step (or message flow) that takes the information, or that converts it."""
    sender: int | None
    """Key of the step (or message flow) that hands it over; `None` where the break happens inside the step."""
    before: Medium
    after: Medium
    offers: tuple[Medium, ...]
    """All media on offer."""
    needs: tuple[Medium, ...]
    """All media wanted."""
    per_case: float
    """Expected number in one case."""
    required_by_law: str | None
    """The rule that binds the sender's or the step's medium: the break is counted, but not avoidable."""
    line: int
    """XML line of the step (or message flow)."""
