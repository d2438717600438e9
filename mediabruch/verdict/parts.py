"""The three parts of the bar: of 100 workings and handovers, how many are digital, not digital, and not known."""

from typing import NamedTuple

from mediabruch.figures import TINY
from mediabruch.score import Score

WIDEST_BAND = 10.0
"""Points between which one number stands for both."""


class Parts(NamedTuple):
    """Whole numbers that add up to 100; none is 0 or 100 of what is not quite none or all."""

    digital: int
    other: int
    """Not digital."""
    unknown: int

    @property
    def high(self) -> int:
        """Digital, if all that is not known turns out to be."""
        return self.digital + self.unknown


def parts(score: Score) -> Parts | None:
    """The parts of a process; `None` where there is nothing to count.

    >>> parts_of(33.4, 66.7)
    Parts(digital=33, other=33, unknown=34)
    >>> parts_of(0.2, 99.9)
    Parts(digital=1, other=1, unknown=98)
    """
    if score.end_to_end_low is None or score.end_to_end_high is None:
        return None
    return parts_of(score.end_to_end_low, score.end_to_end_high)


def parts_of(low: float, high: float) -> Parts:
    """The parts between the two ends of a band, in 0..100."""
    least, most = _whole(low), _whole(high)
    return Parts(digital=least, other=100 - most, unknown=most - least)


def _whole(points: float) -> int:
    if points < TINY or points > 100 - TINY:
        return round(points)
    return min(99, max(1, round(points)))
