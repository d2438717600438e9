"""The forms in which people and programs write days: which of them a text may be, and what it says in each."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from enum import StrEnum

from mediabruch.errors import Message
from mediabruch.notation.letters import comparable
from mediabruch.patterns import pattern

_REAL_YEARS = range(1901, 2400)
"""Others stand for no day: 9999-12-31 for an end that is open, 1900-01-01 and 0001-01-01 for what was never filled in.
(Some logs are moved by centuries to protect people.)"""


class DayForm(StrEnum):
    """How a day is written."""

    ISO = "2025-03-31"
    COMPACT = "20250331"
    DAY_FIRST = "31.03.2025"
    """Day, month, year, whatever stands between them."""
    MONTH_FIRST = "03/31/2025"
    WORDS = "31. March 2025"
    EPOCH = "1743379200"
    """Seconds or milliseconds since 1970."""
    SERIAL = "45747"
    """Days as Excel counts them: no day at all as long as nobody says from when on."""


FORMS_CALLED: Mapping[DayForm, Message] = {
    DayForm.ISO: Message("year-month-day"),
    DayForm.COMPACT: Message("yearmonthday"),
    DayForm.DAY_FIRST: Message("day.month.year"),
    DayForm.MONTH_FIRST: Message("month/day/year"),
    DayForm.WORDS: Message("the name of the month"),
    DayForm.EPOCH: Message("seconds since 1970"),
    DayForm.SERIAL: Message("days as Excel counts them"),
}

_ISO = pattern(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})")
_COMPACT = pattern(r"(\d{4})(\d\d)(\d\d)")
_NUMBERS = pattern(r"(\d{1,2})([-/.])\s?(\d{1,2})\2\s?(\d{4}|\d\d)")
_WORDS = pattern(
    r"(?:(?P<day>\d{1,2})\.?[ -]?(?P<month>[^\W\d]{3,9})\.?,?|(?P<before>[^\W\d]{3,9})\.? (?P<second>\d{1,2}),?)[ -]"
    r"(?P<year>\d{4}|\d\d)"
)
_EPOCH = pattern(r"\d{10}(?:\.\d+)?|\d{13}")
_SERIAL = pattern(r"[2-6]\d{4}(?:[.,]\d+)?")
_MONTHS = {
    word: number
    for number, words in enumerate(
        (
            "january januar jan jaenner",
            "february februar feb",
            "march maerz mrz mar",
            "april apr",
            "may mai",
            "june juni jun",
            "july juli jul",
            "august aug",
            "september sep sept",
            "october oktober oct okt",
            "november nov",
            "december dezember dec dez",
        ),
        1,
    )
    for word in words.split()
}
_PIVOT = 70
"""Years of two digits from here on belong to the last century."""
_EPOCH_DIGITS = 10
_YEARS = range(1900, 2200)
"""Of days that are digits only."""


def forms_of(text: str) -> Sequence[DayForm]:
    """The forms in which a text may be a day, the likeliest first; none where it is no day.

    >>> [str(form) for form in forms_of("03.04.2025")], [str(form) for form in forms_of("31/12/25")]
    (['31.03.2025', '03/31/2025'], ['31.03.2025'])
    """
    if _EPOCH.fullmatch(text):
        return (DayForm.EPOCH,)
    if _SERIAL.fullmatch(text):
        return (DayForm.SERIAL,)
    return [form for form in _READERS if day_in(form, text) is not None]


def day_in(form: DayForm, text: str) -> date | None:
    """The day that a text says in a form; `None` where it says none."""
    found = _READERS[form](text) if form in _READERS else None
    if found is None:
        return None
    try:
        day = date(*found)
    except ValueError:
        return None
    return day if day.year in _REAL_YEARS else None


def moment_of(text: str) -> datetime:
    """The moment that seconds or milliseconds since 1970 say."""
    number, is_short = float(text), len(text.partition(".")[0]) <= _EPOCH_DIGITS
    return datetime.fromtimestamp(number if is_short else number / 1000, UTC)


_Parts = tuple[int, int, int] | None


def _iso(text: str) -> _Parts:
    found = _ISO.fullmatch(text)
    return (int(found[1]), int(found[3]), int(found[4])) if found else None


def _compact(text: str) -> _Parts:
    found = _COMPACT.fullmatch(text)
    return (int(found[1]), int(found[2]), int(found[3])) if found and int(found[1]) in _YEARS else None


def _day_first(text: str) -> _Parts:
    found = _NUMBERS.fullmatch(text)
    return (_year(found[4]), int(found[3]), int(found[1])) if found else None


def _month_first(text: str) -> _Parts:
    found = _NUMBERS.fullmatch(text)
    return (_year(found[4]), int(found[1]), int(found[3])) if found else None


def _words(text: str) -> _Parts:
    found = _WORDS.fullmatch(text)
    if found is None:
        return None
    word = comparable(found["month"] or found["before"]).replace("ä", "ae")
    month = _MONTHS.get(word)
    return None if month is None else (_year(found["year"]), month, int(found["day"] or found["second"]))


def _year(digits: str) -> int:
    year = int(digits)
    if len(digits) > 2:  # noqa: PLR2004 - of a year without its century
        return year
    return year + (1900 if year >= _PIVOT else 2000)


_READERS = {
    DayForm.ISO: _iso,
    DayForm.COMPACT: _compact,
    DayForm.DAY_FIRST: _day_first,
    DayForm.MONTH_FIRST: _month_first,
    DayForm.WORDS: _words,
}
