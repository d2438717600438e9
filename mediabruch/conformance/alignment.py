"""How a case runs through the model: which events are which steps, what was skipped, and what was extra."""

from enum import IntEnum
from typing import NamedTuple

Event = tuple[int, ...]
"""The steps that an event can show, by key: none where the model does not know it, several of the same name."""


class MoveKind(IntEnum):
    """What a move of an alignment is."""

    TOGETHER = 0
    """A step of the model, shown by an event."""
    SILENT = 1
    """A node that the log does not show, or a step that it need not show."""
    SKIPPED = 2
    """A step that the log should show here and does not."""
    EXTRA = 3
    """An event that is no step of the model here."""


class Move(NamedTuple):
    """One move of an alignment."""

    kind: MoveKind
    event: int
    """Position of the event, or of the next one where the model moves alone."""
    firing: int = -1
    """Which of the possible firings of the marking it is."""
    way: int = -1
    """In which of its ways."""


class Alignment(NamedTuple):
    """How a case runs through the model."""

    beginning: int
    """In which of the possible ways the case begins."""
    moves: tuple[Move, ...]
    cost: int
    is_cheapest: bool = True
    """Known to be the cheapest: the search was not cut short."""
