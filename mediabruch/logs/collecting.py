"""Cases into a log: each is counted and forgotten as soon as it is whole."""

from array import array
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from mediabruch.errors import Message
from mediabruch.logs.cases import CaseGroup, EventLog, Month, group_order
from mediabruch.logs.lifecycle import LogLine, workings
from mediabruch.notation.letters import composed

_QUIET = 0.95
"""Of the pauses between two events of a case, this share is shorter than the one after which a case has gone quiet."""
_LAST = 0.5
"""Share of the cases with an activity that ended with it, from which on it is one that cases end with."""
NO_MONTH = -1
"""Of events without a time."""
_STRIDE = 500
"""Cases between two reports of progress."""

Progress = Callable[[int], None]
"""Called with the number of cases read so far."""


@dataclass(slots=True)
class Collector:
    """Takes whole cases, and keeps of each what happened in it, the way in, the month and its last time."""

    progress: Progress | None = None
    names: dict[str, int] = field(default_factory=dict)
    """Activities by name, with a number for each."""
    channels: dict[str, int] = field(default_factory=dict)
    _numbers: dict[str, int] = field(default_factory=dict)
    _variants: dict[tuple[int, ...], int] = field(default_factory=dict)
    _cases: tuple["array[int]", "array[int]", "array[int]", "array[float]"] = field(
        default_factory=lambda: (array("l"), array("l"), array("l"), array("d"))
    )
    _pauses: "array[float]" = field(default_factory=lambda: array("f"))
    ties: int = 0
    """Cases in which different things happened at the same time."""
    repeats: int = 0
    """Cases in which the same happened twice at the same time, as where an export has rows twice."""
    empty: int = 0
    """Cases in which nothing happened that counts."""

    def activity(self, name: str) -> int:
        """The number of an activity."""
        number = self._numbers.get(name)
        if number is None:
            number = self.names.setdefault(" ".join(composed(name).split()), len(self.names))
            self._numbers[name] = number
        return number

    def add(self, events: Sequence[LogLine], channel: str) -> None:
        """Take one case: its events in the order of the file, and its way in, empty where it is not said."""
        done = workings(events)
        if not done:
            self.empty += 1
            return
        is_tied, is_repeated, before = False, False, done[0]
        for event in done[1:]:
            pause = event.time - before.time
            self._pauses.append(pause)
            if pause == 0 and event.activity == before.activity:
                is_repeated = is_repeated or event.month != NO_MONTH
            is_tied = is_tied or (pause == 0 and event.activity != before.activity)
            before = event
        self.ties += is_tied
        self.repeats += is_repeated
        sequence = tuple(event.activity for event in done)
        variants, ways, months, lasts = self._cases
        variants.append(self._variants.setdefault(sequence, len(self._variants)))
        way = composed(channel).strip()
        ways.append(self.channels.setdefault(way, len(self.channels)) if way else -1)
        months.append(min(events, key=lambda event: event.time).month)
        lasts.append(before.time)
        if self.progress is not None and len(variants) % _STRIDE == 0:
            self.progress(len(variants))

    def log(self, path: str | None, period: tuple[datetime | None, datetime | None], notes: list[Message]) -> EventLog:
        """The event log of all events that were collected."""
        if self.progress is not None:
            self.progress(len(self._cases[0]))
        names, ways = list(self.names), list(self.channels)
        sequences = [tuple(names[number] for number in sequence) for sequence in self._variants]
        counts: Counter[tuple[int, int, int, bool]] = Counter()
        variants, channels, months, _ = self._cases
        counts.update(zip(variants, channels, months, self._completeness(), strict=True))
        groups = (
            CaseGroup(
                activities=sequences[variant],
                channel=ways[channel] if channel >= 0 else None,
                month=_month(month),
                is_complete=is_complete,
                count=count,
            )
            for (variant, channel, month, is_complete), count in counts.items()
        )
        ordered = sorted(groups, key=group_order)
        return EventLog(groups=tuple(ordered), path=path, begin=period[0], end=period[1], notes=tuple(notes))

    def _completeness(self) -> list[bool]:
        """Whether each case has ended.

        A case goes on, as it seems, whose last event is so near the end of the log that a pause of this length is
        usual, unless it ended with an activity that cases end with. Which these are, cases tell that have gone quiet.
        """
        variants, _, months, lasts = self._cases
        if not self._pauses or months[0] == NO_MONTH:
            return [True] * len(variants)
        self._pauses = array("f", sorted(self._pauses))
        usual = self._pauses[min(len(self._pauses) - 1, int(_QUIET * len(self._pauses)))]
        limit = max(lasts) - usual
        sequences = list(self._variants)
        quiet = Counter(variant for variant, last in zip(variants, lasts, strict=True) if last < limit)
        having: Counter[int] = Counter()
        ending: Counter[int] = Counter()
        for variant, count in (quiet or Counter(variants)).items():
            ending[sequences[variant][-1]] += count
            for activity in set(sequences[variant]):
                having[activity] += count
        ends = {activity for activity, count in ending.items() if count >= _LAST * having[activity]}
        has_ended = [sequence[-1] in ends for sequence in sequences]
        return [last < limit or has_ended[variant] for variant, last in zip(variants, lasts, strict=True)]


def _month(number: int) -> Month | None:
    return None if number == NO_MONTH else (number // 12, number % 12 + 1)
