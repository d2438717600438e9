"""How like two labels are."""

from functools import lru_cache

from mediabruch.notation.letters import comparable
from mediabruch.notation.nearest import CLOSE
from mediabruch.patterns import pattern

_DIGITS = pattern(r"\d+")


def like_texts(one: str, other: str) -> float | None:
    """How like two labels are, in 0..1; `None` where both are empty, 0 below the likeness of a slip of the pen."""
    one, other = comparable(one), comparable(other)
    if not one and not other:
        return None
    return 1.0 if one == other else _ratio(one, other, CLOSE)


def like_labels(one: str, other: str) -> float:
    """How like two labels are that may have been put in other words: by letters, or by the words they share.

    >>> like_labels("antrag drucken", "antrag ausdrucken") > 0.8
    True
    >>> like_labels("antrag prüfen", "prüfen und genehmigen")
    0.4

    Numbers tell apart what else is the same:

    >>> like_labels("task 1", "task 2")
    0.0
    """
    if _DIGITS.findall(one) != _DIGITS.findall(other) and _DIGITS.sub("", one) == _DIGITS.sub("", other):
        return 0.0
    ours, theirs = set(one.split()), set(other.split())
    shared = 2 * len(ours & theirs) / (len(ours) + len(theirs)) if ours and theirs else 0.0
    return max(shared, _ratio(*sorted((one, other)), max(CLOSE, shared)))  # difflib knows a first and a second


@lru_cache(maxsize=4096)
def _ratio(one: str, other: str, least: float) -> float:
    """The ratio of difflib, or 0 where it is below `least`."""
    from difflib import SequenceMatcher  # only changed labels need it

    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.real_quick_ratio() < least or matcher.quick_ratio() < least:
        return 0.0
    return ratio if (ratio := matcher.ratio()) >= least else 0.0
