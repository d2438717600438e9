"""How others are spread, told to one member of a ring so that nobody's figure can be found out.

The rule: a part into which the others are cut holds at least `LEAST_GROUP` of them, so that quartiles are told from 12
others on, the median from 6 on, and of fewer nothing. Each is told as the step of a scale in which it lies, so that no
figure can be narrowed down to less than that. The least and the greatest are never told; one's own figure is left out.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor

from mediabruch.portfolio.ring import LEAST_GROUP, quartiles

POINTS_STEP, BREAKS_STEP = 5.0, 0.5
"""Steps of the scales on which points of 100 and breaks per case are told."""
_HALVES, _QUARTERS = 2, 4


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldQuartiles:
    """Where a quarter, the half and three quarters of the others are, each as the ends of a step."""

    others: int
    median: tuple[float, float]
    first: tuple[float, float] | None = None
    """`None`, as is `third`, where quarters would hold too few."""
    third: tuple[float, float] | None = None


def told_quartiles(others: Sequence[float], step: float) -> ToldQuartiles | None:
    """What may be told of the others' figures; `None` where they are too few.

    >>> told_quartiles([0, 10, 20, 31, 40, 50], POINTS_STEP)
    ToldQuartiles(others=6, median=(25.0, 30.0), first=None, third=None)
    """
    count = len(others)
    if count < _HALVES * LEAST_GROUP:
        return None
    exact = quartiles(others)
    has_quarters = count >= _QUARTERS * LEAST_GROUP
    return ToldQuartiles(
        others=count,
        median=_within(exact.median, step),
        first=_within(exact.first, step) if has_quarters else None,
        third=_within(exact.third, step) if has_quarters else None,
    )


def _within(value: float, step: float) -> tuple[float, float]:
    """The step of the scale in which a value lies; 100 points belong to the last one."""
    below = floor(value / step) * step
    if step == POINTS_STEP:
        below = min(below, 100.0 - step)
    return below, below + step
