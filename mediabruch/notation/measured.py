"""Shares that somebody counted, and how they are written: `1300 of 1434, 2010-10-02 to 2012-01-23`."""

import re
from dataclasses import dataclass
from datetime import date

from mediabruch.patterns import pattern

DIGITS = 4
"""Decimals to which a measured share is written out beside its count."""
_HALF = 0.5 * 10.0**-DIGITS + 1e-12
_WRITTEN = pattern(
    r"(?P<count>\d{1,12})\s+(?:of|von)\s+(?P<total>\d{1,12})"
    r"(?:\s*,\s*(?:from\s+|von\s+)?(?P<begin>\d{4}-\d\d-\d\d)\s+(?:to|bis)\s+(?P<end>\d{4}-\d\d-\d\d))?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuredShare:
    """How often a way was taken of the times that it could have been.

    >>> from datetime import date
    >>> measured = MeasuredShare(count=1300, total=1434, begin=date(2010, 10, 2), end=date(2012, 1, 23))
    >>> str(measured), measured_share("1300 von 1434, 2010-10-02 bis 2012-01-23") == measured
    ('1300 of 1434, 2010-10-02 to 2012-01-23', True)
    """

    count: int
    total: int
    """Not less than `count`, and never 0."""
    begin: date | None = None
    """The first day of the period that was counted; `None` where that is not known."""
    end: date | None = None
    """Its last day."""

    @property
    def share(self) -> float:
        """In 0..1."""
        return self.count / self.total

    @property
    def written(self) -> float:
        """The share as it is written out."""
        return round(self.share, DIGITS)

    def is_meant_by(self, probability: float) -> bool:
        """Whether a probability is this share, written to some decimals; otherwise a person has changed it."""
        return abs(probability - self.share) <= _HALF

    def __str__(self) -> str:
        counted = f"{self.count} of {self.total}"
        return counted if self.begin is None or self.end is None else f"{counted}, {self.begin} to {self.end}"


def measured_share(text: str) -> MeasuredShare | None:
    """The share that a text says in the form of `str(MeasuredShare)`; `None` where it says none."""
    found = _WRITTEN.fullmatch(text.strip())
    if found is None:
        return None
    count, total = int(found["count"]), int(found["total"])
    try:
        begin, end = (date.fromisoformat(day) if (day := found[side]) else None for side in ("begin", "end"))
    except ValueError:  # no such day
        return None
    if not 0 < total >= count or (begin is not None and end is not None and begin > end):
        return None
    return MeasuredShare(count=count, total=total, begin=begin, end=end)
