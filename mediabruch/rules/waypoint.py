"""The points on the way of some information that make up a pattern."""

from dataclasses import dataclass

from mediabruch.media import Medium


@dataclass(frozen=True, slots=True, kw_only=True)
class Waypoint:
    """A step or message flow on the way of some information."""

    carrier: int
    """Key of the step or message flow."""
    media: tuple[Medium, ...]
    """What the information is in here; two media where the step converts it."""
