"""How figures that are expected values are shown, and which of them are none: the same in every report and picture."""

from mediabruch.errors import Message

TINY = 1e-9
"""Below this a figure is rounding error of the play-out, and no rare case."""
LARGEST = 10**12
"""No number that people state is larger: neither cases a year nor minutes of a visit."""
_LEAST = 0.01
HARDLY_ANY = Message("<{n:.2f}", n=_LEAST)
"""A number that is not zero, and would be shown as none."""


def written_number(number: float) -> str:
    """A number as it is written in files: all its digits, and whole where it is.

    >>> written_number(5.0), written_number(0.1)
    ('5', '0.1')
    """
    return repr(float(number)).removesuffix(".0")


def rate_message(per_case: float) -> Message:
    """An expected number per case: whole, or with one decimal, or with two below 1; never zero of what is rare.

    >>> [str(rate_message(rate)) for rate in (2.0, 5.687, 0.625, 0.0004)]
    ['2', '5.7', '0.62', '<0.01']
    """
    whole = round(per_case)
    if abs(per_case - whole) < TINY:
        return Message("{n}", n=whole)
    if 0 < per_case < _LEAST / 2:
        return HARDLY_ANY
    return Message("{n:.2f}" if per_case < 1 - _LEAST / 2 else "{n:.1f}", n=per_case)


def is_one(per_case: float) -> bool:
    """Whether something is expected once a case, which sentences say in the singular."""
    return abs(per_case - 1) < TINY


def points_message(score: float) -> Message:
    """A score in 0..100 without decimals; never 0 or 100 of what is not quite none or all.

    >>> [str(points_message(score)) for score in (0.0, 0.2, 57.1, 99.7)]
    ['0', '<1', '57', '>99']
    """
    if TINY < score < 0.5:  # noqa: PLR2004 (half a point)
        return Message("<{n}", n=1)
    if 99.5 <= score < 100 - TINY:  # noqa: PLR2004
        return Message(">{n}", n=99)
    return Message("{n}", n=round(score))


def mistaken_share(score: float) -> str | None:
    """The score that is probably meant by one that looks like a share.

    >>> mistaken_share(0.8), mistaken_share(1.0), mistaken_share(0.0)
    ('80', None, None)
    """
    return f"{score * 100:.12g}" if 0 < score < 1 else None


NEARLY_NO_SCORE = Message("A score lies between 0 and 100, and {number} is next to nothing. Did you mean {nearest}?")
