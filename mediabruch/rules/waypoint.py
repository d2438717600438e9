"""The points on the way of some information that make up a pattern."""

from typing import NamedTuple

from mediabruch.media import Medium


class Waypoint(NamedTuple):
    """A step or message flow on the way of some information."""

    carrier: int
    """Key of the step or message flow."""
    media: tuple[Medium, ...]
    """What the information is in here; two media where the step converts it."""
