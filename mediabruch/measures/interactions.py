"""What pairs of measures do to each other: some pay only together, some make others needless."""

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from mediabruch.figures import TINY
from mediabruch.measures.gains import Gains

_CLEARLY = 0.5
"""Points from which together is more than apart, beside a fourth of what they bring together."""


class InteractionKind(StrEnum):
    """How two candidates act on each other."""

    ONLY_TOGETHER = "only-together"
    """One of them brings nothing without the other."""
    BETTER_TOGETHER = "better-together"
    """Together they bring clearly more than each alone."""
    NEEDLESS = "needless"
    """Once the first is taken, the second brings nothing more."""


class Interaction(NamedTuple):
    """Two candidates that act on each other, by their places among all."""

    kind: InteractionKind
    first: int
    second: int
    points: float
    """What they bring together."""


def interactions(gains: Gains) -> tuple[Interaction, ...]:
    """All pairs that act on each other, the strongest first."""
    found = [one for pair in gains.interacting() for one in _of_pair(gains, *pair)]
    return tuple(sorted(found, key=lambda one: (list(InteractionKind).index(one.kind), -one.points, one.first)))


def _of_pair(gains: Gains, i: int, j: int) -> Iterator[Interaction]:
    base = gains.value(0)
    one, other = gains.value(1 << i) - base, gains.value(1 << j) - base
    both = gains.value(1 << i | 1 << j) - base
    more = both - one - other
    if both > TINY and (one <= TINY or other <= TINY) and more > TINY:
        helped, helper = (i, j) if one <= TINY else (j, i)
        yield Interaction(kind=InteractionKind.ONLY_TOGETHER, first=helped, second=helper, points=both)
    elif more > max(_CLEARLY, both / 4):
        yield Interaction(kind=InteractionKind.BETTER_TOGETHER, first=i, second=j, points=both)
    elif other > TINY and both - one <= TINY:
        yield Interaction(kind=InteractionKind.NEEDLESS, first=i, second=j, points=both)
    elif one > TINY and both - other <= TINY:
        yield Interaction(kind=InteractionKind.NEEDLESS, first=j, second=i, points=both)
