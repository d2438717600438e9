"""A log in XES, the standard of process mining (IEEE 1849): read as it comes in, one case at a time."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from xml.parsers import expat

from mediabruch.errors import Message
from mediabruch.logs.cases import EventLog
from mediabruch.logs.collecting import NO_MONTH, Collector, Progress
from mediabruch.logs.lifecycle import LogLine, phase_of
from mediabruch.logs.roles import Role, rank
from mediabruch.logs.source import LogSource
from mediabruch.logs.table_log import ties_note
from mediabruch.logs.time_column import TimeColumn

_CHUNK = 1 << 18
_LARGEST_PART = 16_000_000
"""Bytes between two elements; no log has more."""
_DEEPEST = 100
_TOO_LARGE = Message("A part of the log is larger than any log has; it is not read.")
_ENCODING = Message("The log names an encoding that cannot be read; export it anew, in UTF-8.")
_KEYS = {Role.STEP: "concept:name", Role.TIME: "time:timestamp", Role.TRANSITION: "lifecycle:transition"}


def xes_log(source: LogSource, asked: Mapping[Role, str], progress: Progress | None) -> EventLog:
    """Read a log in XES. Raises `LogError`."""
    return _Reading(source, asked, progress).log()


class _Reading:
    """Takes the elements as they come."""

    def __init__(self, source: LogSource, asked: Mapping[Role, str], progress: Progress | None) -> None:
        self.source = source
        self.collector = Collector(progress)
        self._keys = {role: asked.get(role, key) for role, key in _KEYS.items()}
        self._channel = asked.get(Role.CHANNEL)
        self._times = TimeColumn(self._keys[Role.TIME])
        self._open: list[str] = []
        self._events: list[LogLine] = []
        self._ways: dict[int, str] = {}
        self._event: dict[str, str] = {}
        self._least, self._most = (float("inf"), ""), (float("-inf"), "")
        self._skipped = self._timeless = self._traces = 0
        self._heard = False
        self._parser = expat.ParserCreate(namespace_separator=None)
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)

    def log(self) -> EventLog:
        """Read the file to its end, as an event log."""
        silent = 0
        with self.source.opened() as stream:
            try:
                for chunk in iter(lambda: stream.read(_CHUNK), b""):
                    self._heard = False
                    self._parse(chunk)
                    silent = 0 if self._heard else silent + len(chunk)
                    if silent > _LARGEST_PART:
                        raise self.source.error(_TOO_LARGE)
                self._parser.Parse(b"", True)  # noqa: FBT003
            except expat.ExpatError as error:
                message = Message("The log is no well-formed XML, or it was cut off here; export it anew.")
                raise self.source.error(message, error.lineno) from error
        if not self.collector.names:
            raise self.source.error(self._nothing())
        period = self._moment(self._least[1]), self._moment(self._most[1])
        return self.collector.log(self.source.path, period, list(self._notes()))

    def _parse(self, chunk: bytes) -> None:
        try:
            self._parser.Parse(chunk, False)  # noqa: FBT003 - expat's signature
        except (LookupError, ValueError) as error:
            if self._open:
                raise
            raise self.source.error(_ENCODING, 1) from error  # Python looked it up, and has none of this name

    def _nothing(self) -> Message:
        if not self._traces:
            return Message("The log has no case: an XES file holds a <trace> for each.")
        return Message(
            "No event of the log has a name under “{key}”; name the right key with --step.", key=self._keys[Role.STEP]
        )

    def _doctype(self, *_: object) -> None:
        message = Message("The log declares a document type, which logs do not need and which is not read.")
        raise self.source.error(message, self._parser.CurrentLineNumber)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._heard = True
        name = name.rpartition(":")[2]
        depth = len(self._open)
        if depth == 0 and name != "log":
            message = Message("This XML is no event log in XES: it begins with <{name}>.", name=name[:60])
            raise self.source.error(message, self._parser.CurrentLineNumber)
        if depth > _DEEPEST:
            raise self.source.error(Message("The log is nested too deeply."), self._parser.CurrentLineNumber)
        self._open.append(name)
        if depth == 1 and name == "trace":
            self._events, self._ways = [], {}
            self._traces += 1
        elif depth == 2 and self._open[1] == "trace":  # noqa: PLR2004 - in a trace
            if name == "event":
                self._event = {}
            else:
                self._way(attributes)
        elif depth == 3 and self._open[2] == "event" and self._open[1] == "trace":  # noqa: PLR2004 - in an event
            self._event[attributes.get("key", "")] = attributes.get("value", "")

    def _way(self, attributes: dict[str, str]) -> None:
        """Keep what may say the way in: the attribute that is asked for, else the one with the clearest name."""
        key, value = attributes.get("key", ""), attributes.get("value", "")
        if self._channel is not None:
            if key in (self._channel, self._channel.removeprefix("case:")):
                self._ways[0] = value
        elif (clear := rank(Role.CHANNEL, key)) is not None:
            self._ways[clear] = value

    def _end(self, name: str) -> None:
        name, depth = self._open.pop(), len(self._open)
        if depth == 2 and name == "event" and self._open[1] == "trace":  # noqa: PLR2004 - in a trace
            self._take(self._event)
        elif depth == 1 and name == "trace" and self._events:
            self.collector.add(self._events, self._ways[min(self._ways)] if self._ways else "")

    def _take(self, event: Mapping[str, str]) -> None:
        done, text = event.get(self._keys[Role.STEP], "").strip(), event.get(self._keys[Role.TIME], "")
        if not done:
            self._skipped += 1
            return
        phase = phase_of(event.get(self._keys[Role.TRANSITION], "")) or 0
        stamp = self._read(text)
        if stamp is None:
            self._timeless += 1
            before = self._events[-1] if self._events else None
            moment, month = (before.time, before.month) if before else (0.0, NO_MONTH)
        else:
            moment, month = stamp
            if moment < self._least[0]:
                self._least = moment, text
            if moment > self._most[0]:
                self._most = moment, text
        self._events.append(LogLine(moment, self.collector.activity(done), phase, month))
        if self._channel is not None and not self._ways and self._channel in event:
            self._ways[0] = event[self._channel]

    def _read(self, text: str) -> tuple[float, int] | None:
        """The moment of an event; the form of the first one is that of all."""
        if self._times.form is None and text.strip():
            self._times.learn(text, 1)
            self._times.settle()
        return self._times.read(text) if text else None

    def _moment(self, text: str) -> datetime | None:
        return self._times.moment(text) if text else None

    def _notes(self) -> Iterator[Message]:
        if self._skipped:
            yield Message("Events without a name are left out: {n}.", n=self._skipped)
        if self._timeless:
            yield Message("Events without a time stand where the file has them: {n}.", n=self._timeless)
        yield from ties_note(self.collector)
