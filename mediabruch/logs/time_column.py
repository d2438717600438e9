"""A column of times: its form is decided over the whole column, then each cell is read by it."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta, timezone

from mediabruch.errors import Message
from mediabruch.logs.time_forms import FORMS_CALLED, DayForm, day_in, forms_of, moment_of
from mediabruch.patterns import pattern

Stamp = tuple[float, int]
"""A moment as seconds, and its month as `12 * year + month - 1`, both by the clock that wrote it but for its offset."""

_CLOCK = pattern(
    r"(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,](\d+))?)?\s?(am|pm|a\.m\.|p\.m\.|uhr)?\s?"
    r"(z|utc|gmt|[+-]\d\d(?::?\d\d)?)?(?:\[[\w/]+\])?",
    re.IGNORECASE,
)
_COMPACT_CLOCK = pattern(r"(\d\d)(\d\d)(\d\d)?(z)?", re.IGNORECASE)
_SPLIT = pattern(r"^(.*?\d)(?:(?:,?\s+|t|,\s*)(?:um\s+|at\s+)?(\d{1,2}:.*|\d{4}z?|\d{6}z?))?$", re.IGNORECASE)
"""A text into its day and its clock."""
_WEEKDAY = pattern(
    r"^[^\W\d]{2,10}(?:\.,|[.,])?\s+(?=\d)|^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+(?=[^\W\d])", re.IGNORECASE
)
_BLANKS = pattern(r"\s+")
_GAPS = ("", " ", "T")
"""What stands between day and clock, mostly."""
_HALF = 12
_HALVES = ("am", "pm", "a.m.", "p.m.")
"""Of the day: who writes so, mostly writes the month first."""
_LONGEST = 80
"""Characters of a cell with a time."""
_CACHED = 100_000
"""Clocks that are remembered."""
_EPOCH_DAY = date(1970, 1, 1).toordinal()
_DAY = 86_400


def split_time(text: str) -> tuple[str, str]:
    """The day and the clock of a text, each as it is written.

    >>> split_time("Mo., 31.03.2025 um 10:15 Uhr"), split_time("2025-03-31T10:15:00.5+02:00"), split_time("31.3.25")
    (('31.03.2025', '10:15 Uhr'), ('2025-03-31', '10:15:00.5+02:00'), ('31.3.25', ''))
    """
    if len(text) > 10 and text[10] in " T" and text[:10].isascii() and text[:4].isdigit() and text[4] == "-":  # noqa: PLR2004
        return text[:10], text[11:]  # the form of most logs
    if len(text) > _LONGEST:
        return text, ""
    text = _WEEKDAY.sub("", _BLANKS.sub(" ", text.strip()))
    found = _SPLIT.match(text)
    return (found[1], found[2] or "") if found else (text, "")


def clock_of(text: str) -> tuple[float, int | None] | None:
    """The seconds of a day that a clock shows, and its offset from UTC in seconds; `None` where it is no clock.

    >>> clock_of("10:15 Uhr"), clock_of("1:05:30.5 PM"), clock_of("00:00:00+02:00"), clock_of("25:00")
    ((36900.0, None), (47130.5, None), (0.0, 7200), None)
    """
    if not text:
        return 0.0, None
    found = _CLOCK.fullmatch(text)
    if found is None:
        short = _COMPACT_CLOCK.fullmatch(text)
        if short is None:
            return None
        hours, minutes, seconds, fraction, half, zone = short[1], short[2], short[3], None, None, short[4]
    else:
        hours, minutes, seconds, fraction, half, zone = found.groups()
    hour = int(hours)
    if half and half[0] in "aApP":
        hour = hour % _HALF + (_HALF if half[0] in "pP" else 0)
    if hour > 24 or int(minutes) > 59 or int(seconds or 0) > 60:  # noqa: PLR2004 - of a clock
        return None
    second = float(f"{seconds or 0}.{fraction or 0}")
    return hour * 3600 + int(minutes) * 60 + second, _offset(zone)


def _offset(zone: str | None) -> int | None:
    if not zone:
        return None
    if zone[0] not in "+-":
        return 0
    digits = zone[1:].replace(":", "").ljust(4, "0")
    return (int(digits[:2]) * 3600 + int(digits[2:]) * 60) * (-1 if zone[0] == "-" else 1)


class TimeColumn:
    """What is learned of a column of times, cell by cell, and then read by it."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.form: DayForm | None = None
        self.is_assumed = False
        """Whether day and month could be either way round in every cell."""
        self._lines: dict[tuple[DayForm, ...], tuple[int, str]] = {}
        """The first line of each set of forms that a cell may be in, and what stands there."""
        self._known: set[str] = set()
        self._has_halves = False
        self._days: dict[str, tuple[float, int] | None] = {}
        self._clocks: dict[str, tuple[float, int | None] | None] = {}

    def learn(self, text: str, line: int) -> None:
        """Take in one cell: which forms its day can have."""
        if text[:10] in self._known and text[10:11] in _GAPS:
            return
        day, clock = split_time(text)
        if day in self._known:
            return
        forms = tuple(forms_of(day))
        if forms:
            self._lines.setdefault(forms, (line, day))
            if DayForm.EPOCH not in forms:
                self._known.add(day)
        self._has_halves = self._has_halves or clock.lower().endswith(_HALVES)

    def settle(self) -> Message | None:
        """Decide on the form; what is wrong where there is none that fits all cells."""
        if not self._lines:
            return Message("The column “{column}” holds no times; name the right one with --time.", column=self.name)
        common = set.intersection(*(set(forms) for forms in self._lines))
        if not common:
            return self._mixed()
        if DayForm.SERIAL in common:
            return Message(
                "The column “{column}” holds numbers such as {number}, days as Excel counts them: give it a format "
                "with date and time in Excel, and save the table anew.",
                column=self.name,
                number=next(iter(self._lines.values()))[1],
            )
        ordered = [form for form in DayForm if form in common]
        is_open = {DayForm.DAY_FIRST, DayForm.MONTH_FIRST} <= common
        has_dots = "." in next(iter(self._lines.values()))[1]  # which only those write who begin with the day
        self.form = DayForm.MONTH_FIRST if is_open and self._has_halves and not has_dots else ordered[0]
        self.is_assumed = is_open and not (self._has_halves or has_dots)
        return None

    def _mixed(self) -> Message:
        """Two cells whose forms exclude each other."""
        entries = [(line, day, set(forms)) for forms, (line, day) in self._lines.items()]
        one, other = next(
            (one, other) for one in entries for other in entries if one[0] <= other[0] and not one[2] & other[2]
        )
        first, second = (next(form for form in DayForm if form in entry[2]) for entry in (one, other))
        return Message(
            "The column “{column}” writes days in two forms: {one} ({first}, line {line}) and {other} ({second}, line "
            "{later}); write all in one.",
            column=self.name,
            one=one[1],
            first=FORMS_CALLED[first],
            line=one[0],
            other=other[1],
            second=FORMS_CALLED[second],
            later=other[0],
        )

    def read(self, text: str) -> Stamp | None:
        """The moment that a cell says; `None` where it says none. Only after `settle`."""
        if self.form is DayForm.EPOCH:
            return _moment(text.strip())
        known = self._days.get(text[:10])  # the usual length of a day
        seconds = self._clock(text[11:]) if known is not None and text[10:11] in _GAPS else None
        if known is not None and seconds is not None:
            return known[0] + seconds[0] - (seconds[1] or 0), known[1]
        day, clock = split_time(text)
        known = self._days.get(day)
        if known is None:
            found = day_in(self.form, day) if self.form else None
            if found is None:
                return None
            known = float((found.toordinal() - _EPOCH_DAY) * _DAY), found.year * 12 + found.month - 1
            self._days[day] = known
        seconds = self._clock(clock)
        if seconds is None:
            return None
        return known[0] + seconds[0] - (seconds[1] or 0), known[1]

    def _clock(self, text: str) -> tuple[float, int | None] | None:
        if text in self._clocks:
            return self._clocks[text]
        found = clock_of(text)
        if len(self._clocks) < _CACHED:
            self._clocks[text] = found
        return found

    def moment(self, text: str) -> datetime | None:
        """The same as `read`, for the first and last moment of a log: as the clock showed it, with its offset."""
        if self.form is DayForm.EPOCH:
            return moment_of(text.strip())
        day, clock = split_time(text)
        found, seconds = (day_in(self.form, day) if self.form else None), clock_of(clock)
        if found is None or seconds is None:
            return None
        zone = None if seconds[1] is None else timezone(timedelta(seconds=seconds[1]))
        return datetime(found.year, found.month, found.day, tzinfo=zone) + timedelta(seconds=seconds[0])


def _moment(text: str) -> Stamp | None:
    if not (text.isascii() and text[:10].isdigit()):
        return None
    moment = moment_of(text)
    return moment.timestamp(), moment.year * 12 + moment.month - 1


def is_time(text: str) -> bool:
    """Whether a cell may be a day, with or without a clock."""
    day, clock = split_time(text)
    return bool(forms_of(day)) and clock_of(clock) is not None


def is_clock(text: str) -> bool:
    """Whether a cell is a time of day alone."""
    return bool(_CLOCK.fullmatch(text.strip()))


def share_of(cells: Iterable[str], test: Callable[[str], bool]) -> float:
    """The share of the cells that say anything of which a test holds."""
    said = Counter(text for text in cells if text.strip())  # steps and ways in recur, and tests cost more than counting
    return sum(count for text, count in said.items() if test(text)) / said.total() if said else 0.0
