"""The day on which a report that carries a date was made."""

import os
from datetime import UTC, date, datetime

from mediabruch.i18n import Translator

_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
}


def today() -> date:
    """Today; what SOURCE_DATE_EPOCH says where it is set, so that the same input makes the same bytes."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch.isdigit() else datetime.now().astimezone().date()


def date_words(day: date, words: Translator) -> str:
    """A date as it is written in letters.

    >>> from mediabruch.i18n import translator
    >>> date_words(date(2026, 11, 26), translator("en")), date_words(date(2026, 11, 26), translator("de"))
    ('26 November 2026', '26. November 2026')
    """
    month = _MONTHS[words.language].split()[day.month - 1]
    return f"{day.day}. {month} {day.year}" if words.language == "de" else f"{day.day} {month} {day.year}"
