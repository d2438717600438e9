"""Processes over time: at each point what a process was, or why that is not known."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from mediabruch.errors import Message
from mediabruch.portfolio.process_state import BreakState, ProcessState

NO_LONGER_THERE = Message("no longer there")
"""Why there is a gap in a process that was removed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendPoint:
    """One time."""

    day: date
    label: str
    """A tag, the beginning of a commit's hash, the day, or the months of a log."""
    commit: str | None = None
    """The full hash; `None` for snapshots and logs."""
    subject: str = ""
    """The first line of what the commit says, or the file of the snapshot."""
    cases: int | None = None
    """Cases of the log that began in these months, from the day on; `None` where no log was counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendStep:
    """A process at a point at which something changed."""

    point: int
    """Place of the point in `Trend.points`."""
    path: str
    state: ProcessState | None
    """`None`: a gap."""
    reason: Message | None = None
    """Why there is a gap: it could not be read, or is `NO_LONGER_THERE`."""
    renamed_from: str | None = None
    gone: tuple[BreakState, ...] = ()
    """Media breaks that are gone since the step before."""
    new: tuple[BreakState, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessTrend:
    """One process over time."""

    path: str
    """Its last one."""
    name: str
    steps: tuple[TrendStep, ...]
    """In the order of time; between two of them nothing changed."""

    @property
    def states(self) -> tuple[ProcessState, ...]:
        """What it was, without the gaps."""
        return tuple(step.state for step in self.steps if step.state is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """All processes over time."""

    points: tuple[TrendPoint, ...]
    """In the order of time."""
    processes: tuple[ProcessTrend, ...]
    """In the order of their paths."""
    notes: tuple[Message, ...] = ()
    """What the history does not tell."""


Seen = Mapping[str, ProcessState | Message]
"""What there is at a point: each process by its path, or why it could not be read."""
