"""A log in a table: CSV or a sheet of a workbook.

It is gone through twice: first to learn how its times are written and whether the events of a case stand together, then
to read it. Where they do, one case is held at a time; where not, four numbers of each event.
"""

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby

from mediabruch.errors import LogError, Message
from mediabruch.logs.cases import EventLog
from mediabruch.logs.collecting import Collector, Progress
from mediabruch.logs.columns import Layout, layout_of
from mediabruch.logs.lifecycle import LogLine, phase_of
from mediabruch.logs.roles import Role
from mediabruch.logs.separated_rows import SeparatedRow, separated_rows
from mediabruch.logs.source import LogSource
from mediabruch.logs.time_column import TimeColumn

_TOLERATED = 0.01
"""Share of rows that may lack something before the whole table is refused."""
_MOST_CHANNELS = 30
"""Ways in that a column may have that nobody named."""


@dataclass(slots=True)
class _Gaps:
    """Rows that cannot be used, by what is wrong with them."""

    rows: int = 0
    first: dict[str, int] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)

    def note(self, trouble: str, line: int) -> None:
        """Count one more row with this trouble."""
        self.first.setdefault(trouble, line)
        self.counts[trouble] = self.counts.get(trouble, 0) + 1


_Troubles = Mapping[str, tuple[Message, Message]]
_TROUBLES: _Troubles = {
    "case": (
        Message("Rows that do not say which case they belong to are left out."),
        Message(
            "The column “{column}” does not say which case a row belongs to; fill it in each row, or name another "
            "column with --case."
        ),
    ),
    "step": (
        Message("Rows that do not say what was done are left out."),
        Message(
            "The column “{column}” does not say what was done; fill it in each row, or name another column with --step."
        ),
    ),
    "time": (
        Message("Rows without a time that can be read are left out."),
        Message(
            "The column “{column}” holds no time that can be read; write day and time in each row, in one form, or "
            "name another column with --time."
        ),
    ),
    "wide": (
        Message("Rows with more cells than the header are left out."),
        Message("This row has more cells than the header: put texts that hold the separator in quotation marks."),
    ),
}
_ROLES = {"case": Role.CASE, "step": Role.STEP, "time": Role.TIME}


def table_log(source: LogSource, asked: Mapping[Role, str], progress: Progress | None) -> EventLog:
    """Read a log from CSV or a workbook. Raises `LogError`."""
    if not source.is_workbook:
        rows = separated_rows(source)
        return _Reading(source, rows, layout_of(rows, asked, source)).log(asked, progress)
    from mediabruch.logs.workbook_rows import workbook_rows  # most logs are CSV

    refused: LogError | None = None
    for sheet in workbook_rows(source):
        try:
            layout = layout_of(sheet, asked, source)
        except LogError as error:
            refused = refused or error
            continue
        return _Reading(source, sheet, layout).log(asked, progress)
    raise refused or source.error(Message("The event log is empty."))


class _Reading:
    """One table on its way into a log."""

    def __init__(self, source: LogSource, rows: Iterable[SeparatedRow], layout: Layout) -> None:
        self.source = source
        self.layout = layout
        self.gaps = _Gaps()
        self.is_grouped = True
        self._rows = rows
        self._times = TimeColumn(layout.title(Role.TIME))
        self._ends = TimeColumn(layout.title(Role.END)) if Role.END in layout.places else None
        self._least, self._most = (float("inf"), ""), (float("-inf"), "")

    def log(self, asked: Mapping[Role, str], progress: Progress | None) -> EventLog:
        """The log. Raises `LogError`."""
        self._learn()
        collector = Collector(progress)
        cases = self._grouped(collector) if self.is_grouped else self._gathered(collector)
        for events, channel in cases:
            collector.add(events, channel)
        self._check()
        if not collector.names:
            raise self.source.error(Message("No row of the table can be used."), self.layout.line)
        has_many = Role.CHANNEL not in asked and len(collector.channels) > _MOST_CHANNELS
        found = collector.log(self.source.path, self._period(), list(self._notes(collector, has_many=has_many)))
        return found.without_channels if has_many else found

    def _body(self) -> Iterator[SeparatedRow]:
        """The rows below the header that can be used."""
        width = len(self.layout.titles)
        for line, row in self._rows:
            if line <= self.layout.line:
                continue
            if len(row) > width and any(text.strip() for text in row[width:]):
                self.gaps.note("wide", line)
                continue
            yield line, row if len(row) >= width else [*row, *[""] * (width - len(row))]

    def _learn(self) -> None:
        """Look at all times, and at the order of the cases."""
        case, when = self.layout.places[Role.CASE], self._when(Role.TIME)
        end = self.layout.places.get(Role.END)
        seen: set[int] = set()
        before: str | None = None
        for line, row in self._body():
            self.gaps.rows += 1
            self._times.learn(when(row), line)
            if end is not None and self._ends is not None and row[end].strip():
                self._ends.learn(row[end], line)
            if (current := row[case]) != before:
                before = current
                self.is_grouped = self.is_grouped and hash(current) not in seen
                seen.add(hash(current))
        wide = self.gaps.counts.pop("wide", 0)
        self.gaps.rows += wide
        if wide > _TOLERATED * self.gaps.rows:
            raise self.source.error(_TROUBLES["wide"][1], self.gaps.first["wide"])
        if not self.gaps.rows:
            raise self.source.error(Message("The table has a header and no rows below it."), self.layout.line)
        for column in (self._times, self._ends):
            if column is not None and (mistake := column.settle()) is not None:
                raise self.source.error(mistake, self.layout.line)

    def _when(self, role: Role) -> Callable[[Sequence[str]], str]:
        place, clock = self.layout.places[role], self.layout.places.get(Role.CLOCK)
        if clock is None:
            return lambda row: row[place]
        return lambda row: f"{row[place].strip()} {row[clock].strip()}"

    def _events(self, collector: Collector) -> Iterator[tuple[str, LogLine, str]]:
        """Each event with its case and the way in."""
        places = self.layout.places
        case, step = places[Role.CASE], places[Role.STEP]
        channel, transition, end = (places.get(role) for role in (Role.CHANNEL, Role.TRANSITION, Role.END))
        when, times, ends, note = self._when(Role.TIME), self._times, self._ends, self.gaps.note
        for line, row in self._body():
            name, done, text = row[case].strip(), row[step].strip(), when(row)
            stamp = times.read(text)
            if not name or not done or stamp is None:
                note("case" if not name else "step" if not done else "time", line)
                continue
            moment, month = stamp
            self._stretch(moment, text)
            if end is not None and ends is not None and (finished := ends.read(row[end])) is not None:
                moment = max(moment, finished[0])
            phase = (phase_of(row[transition]) or 0) if transition is not None else 0
            way = row[channel] if channel is not None else ""
            yield name, LogLine(moment, collector.activity(done), phase, month), way

    def _stretch(self, moment: float, text: str) -> None:
        if moment < self._least[0]:
            self._least = moment, text
        if moment > self._most[0]:
            self._most = moment, text

    def _grouped(self, collector: Collector) -> Iterator[tuple[list[LogLine], str]]:
        """The cases of a table in which they stand together, one at a time."""
        for _, group in groupby(self._events(collector), key=lambda entry: entry[0]):
            events, channel = [], ""
            for _, event, way in group:
                events.append(event)
                channel = channel or way.strip()
            yield events, channel

    def _gathered(self, collector: Collector) -> Iterator[tuple[list[LogLine], str]]:
        """The cases of any other table, by their first event."""
        numbers: dict[str, int] = {}
        ways: dict[int, str] = {}
        cases, activities, months = array("l"), array("l"), array("l")
        moments, phases = array("d"), array("b")
        for name, event, way in self._events(collector):
            number = numbers.setdefault(name, len(numbers))
            if way and not ways.get(number):
                ways[number] = way.strip()
            cases.append(number)
            moments.append(event.time)
            activities.append(event.activity)
            phases.append(event.phase)
            months.append(event.month)
        order = sorted(range(len(cases)), key=cases.__getitem__)
        for number, group in groupby(order, key=cases.__getitem__):
            yield [LogLine(moments[i], activities[i], phases[i], months[i]) for i in group], ways.get(number, "")

    def _check(self) -> None:
        """Raise `LogError` where too many rows lack something."""
        for trouble, count in self.gaps.counts.items():
            if count > _TOLERATED * self.gaps.rows:
                sentence = _TROUBLES[trouble][1]
                facts = {"column": self.layout.title(_ROLES[trouble])} if trouble in _ROLES else {}
                raise self.source.error(Message(sentence.template, **facts), self.gaps.first[trouble])

    def _period(self) -> tuple[datetime | None, datetime | None]:
        return self._times.moment(self._least[1]), self._times.moment(self._most[1])

    def _notes(self, collector: Collector, *, has_many: bool) -> Iterator[Message]:
        """What was assumed, and what was left out."""
        shown = [role for role in Role if role in self.layout.places]
        yield Message("Columns: {columns}.", columns=", ".join(map(self.layout.title, shown)))
        if self._times.is_assumed:
            yield Message("Days are taken to be written as day/month/year; nothing in the column says otherwise.")
        for trouble, count in self.gaps.counts.items():
            yield Message(
                "{what} Rows: {n}, the first in line {line}.",
                what=_TROUBLES[trouble][0],
                n=count,
                line=self.gaps.first[trouble],
            )
        yield from ties_note(collector)
        if has_many:
            yield Message(
                "The column “{column}” has too many different values to be the way in; --channel names another.",
                column=self.layout.title(Role.CHANNEL),
            )


def ties_note(collector: Collector) -> Iterator[Message]:
    """That the order of steps at one time is that of the file, and that what is there twice counts twice."""
    if collector.ties:
        yield Message(
            "Cases in which several steps have the same time: {n}; such steps count in the order of the file.",
            n=collector.ties,
        )
    if collector.repeats:
        yield Message(
            "Cases in which a step stands several times with the same time: {n}; each counts. "
            "Where the export has rows twice, take them out.",
            n=collector.repeats,
        )
