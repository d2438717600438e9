"""What is kept of an event log: its cases by what happened in them, counted; nobody's name, and no case's number."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from mediabruch.errors import Message

Month = tuple[int, int]
"""Year and month, such as `(2026, 1)`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseGroup:
    """Cases in which the same happened in the same order, that came in the same way in the same month."""

    activities: tuple[str, ...]
    """What happened, as the log calls it, in the order in which it was completed; never empty."""
    channel: str | None = None
    """The way in: the value of the case attribute that says it; `None` where the log does not."""
    month: Month | None = None
    """Of the first event; `None` where the log has no times."""
    is_complete: bool = True
    """Whether the case has ended: `False` where it seems to go on after the log's last day."""
    count: int = 1
    """How many cases they are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventLog:
    """An event log, read.

    >>> log = EventLog(groups=(CaseGroup(activities=("Check", "Send"), count=3), CaseGroup(activities=("Check",))))
    >>> log.case_count, log.event_count, dict(log.activity_counts), log.variants
    (4, 7, {'Check': 4, 'Send': 3}, {('Check', 'Send'): 3, ('Check',): 1})
    """

    groups: tuple[CaseGroup, ...]
    """No two of them alike but for the count; the most frequent first, then by their content."""
    path: str | None = None
    """The file, as the user named it."""
    begin: datetime | None = None
    """The first time stamp, as the log writes it (with its offset where it has one); `None` where it has no times."""
    end: datetime | None = None
    """The last time stamp."""
    notes: tuple[Message, ...] = ()
    """What was assumed and what was passed over in reading it: for the reader of the report."""

    def __repr__(self) -> str:
        return f"<EventLog {self.path}: {self.case_count} cases, {self.event_count} events>"

    @property
    def case_count(self) -> int:
        """How many cases the log has."""
        return sum(group.count for group in self.groups)

    @property
    def open_count(self) -> int:
        """How many of them seem to go on after the log's end."""
        return sum(group.count for group in self.groups if not group.is_complete)

    @property
    def event_count(self) -> int:
        """How many workings of steps the log has."""
        return sum(group.count * len(group.activities) for group in self.groups)

    @property
    def activity_counts(self) -> Mapping[str, int]:
        """How often each activity happened, the most frequent first, then by name."""
        counts: Counter[str] = Counter()
        for group in self.groups:
            for activity in group.activities:
                counts[activity] += group.count
        return dict(sorted(counts.items(), key=lambda entry: (-entry[1], entry[0])))

    @property
    def channel_counts(self) -> Mapping[str, int]:
        """How many cases came in each way, the most frequent first; cases whose way is not said are left out."""
        counts: Counter[str] = Counter()
        for group in self.groups:
            if group.channel is not None:
                counts[group.channel] += group.count
        return dict(sorted(counts.items(), key=lambda entry: (-entry[1], entry[0])))

    @property
    def variants(self) -> Mapping[tuple[str, ...], int]:
        """How many cases took each sequence of activities, in the order of the groups."""
        counts: Counter[tuple[str, ...]] = Counter()
        for group in self.groups:
            counts[group.activities] += group.count
        return dict(counts)

    @property
    def completed(self) -> "EventLog":
        """The log without the cases that seem to go on."""
        return replace(self, groups=tuple(group for group in self.groups if group.is_complete))

    @property
    def without_channels(self) -> "EventLog":
        """The log as if it did not say how cases came in."""
        counts: Counter[CaseGroup] = Counter()
        for group in self.groups:
            counts[replace(group, channel=None, count=1)] += group.count
        groups = sorted((replace(group, count=count) for group, count in counts.items()), key=group_order)
        return replace(self, groups=tuple(groups))


def group_order(group: CaseGroup) -> tuple[object, ...]:
    """Where a group stands among others: the most frequent first."""
    return -group.count, group.activities, group.channel or "", group.month or (0, 0), group.is_complete
