"""The life of a step in a log: begun, completed, or only planned; and its workings, each once."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from enum import IntEnum
from typing import NamedTuple

from mediabruch.logs.time_column import share_of


class Phase(IntEnum):
    """What an event says of a step."""

    DONE = 0
    BEGUN = 1
    SILENT = 2
    """Planned, assigned, interrupted: nothing that counts."""
    DROPPED = 3
    """Begun and given up."""


class LogLine(NamedTuple):
    """One line of a log."""

    time: float
    activity: int
    phase: int
    month: int


_WORDS = {
    word: phase
    for phase, words in {
        Phase.DONE: """complete completed end ended ende beendet abgeschlossen finish finished done erledigt
            fertig""",
        Phase.BEGUN: "start started begin begonnen beginn gestartet begun",
        Phase.SILENT: """schedule scheduled assign assigned reassign suspend suspended resume resumed autoskip
            manualskip geplant zugewiesen unterbrochen fortgesetzt skip skipped withdraw withdrawn created ready enabled
            allocate""",
        Phase.DROPPED: """ate_abort pi_abort abort_activity abort_case abort aborted cancel canceled cancelled
            abgebrochen""",
    }.items()
    for word in words.split()
}


def phase_of(word: str) -> Phase | None:
    """What a transition says; `None` for a word that is none."""
    return _WORDS.get(word.strip().casefold())


def share_of_phases(cells: Iterable[str]) -> float:
    """The share of cells that are transitions."""
    return share_of(cells, lambda text: phase_of(text) is not None)


def workings(events: Sequence[LogLine]) -> list[LogLine]:
    """The workings of one case's steps, by the time of completion.

    What was begun and not completed stands at its beginning. Events of one time stay in the order in which they came.

    >>> events = [LogLine(1, 7, Phase.BEGUN, 0), LogLine(2, 8, Phase.DONE, 0), LogLine(3, 7, Phase.DONE, 0)]
    >>> [(event.time, event.activity) for event in workings(events)]
    [(2, 8), (3, 7)]
    """
    events = sorted(events, key=_time)
    if not any(event.phase for event in events):
        return events
    begun: defaultdict[int, list[LogLine]] = defaultdict(list)
    found: list[LogLine] = []
    for event in events:
        match Phase(event.phase):
            case Phase.BEGUN:
                begun[event.activity].append(event)
            case Phase.DONE:
                if begun[event.activity]:
                    begun[event.activity].pop(0)
                found.append(event)
            case Phase.DROPPED:
                if begun[event.activity]:
                    begun[event.activity].pop(0)
            case Phase.SILENT:
                pass
    left = [event for events in begun.values() for event in events]
    return sorted([*found, *left], key=_time) if left else found


def _time(event: LogLine) -> float:
    return event.time
