"""Between what bounds a share lies, by what a log shows."""

from math import sqrt
from statistics import NormalDist

from mediabruch.conformance.passings import Times

CONFIDENCE = 0.95
_NORMAL = NormalDist().inv_cdf((1 + CONFIDENCE) / 2)
_TOLD = 0.5
"""Of the greatest share that the readings allow, what the least one is where the log can tell."""
_MOST_ASTRAY = 0.5


def wilson(count: int, total: int, deviations: float = _NORMAL) -> tuple[float, float]:
    """The 95 % interval of a share by its count: E. Wilson, Journal of the American Statistical Association 22, 1927.

    `deviations`: of the standard normal distribution, for an interval of another confidence.

    >>> [round(side, 4) for side in wilson(1300, 1434)]
    [0.8904, 0.9206]
    """
    squared = deviations**2
    center = (count + squared / 2) / (total + squared)
    half = deviations / (total + squared) * sqrt(count * (total - count) / total + squared / 4)
    return max(0.0, center - half), min(1.0, center + half)


class ShareBounds:
    """The bounds of one share.

    They are those of chance, around those of doubt, and then those of what went astray in the log:

    - Doubt: of readings that are equally cheap, the one with the fewest takings and the one with the most.
    - Chance: E. Wilson's intervals, so wide that those of all ways of a choice hold together in 95 of 100 logs (each of
      k has the confidence 1 - 0.05 / k, C. Bonferroni 1936; of two alternatives one says all).
    - What went astray: as often as steps that must have happened are missing from a log, or stand where they cannot
      have happened, it may not show that a case took a way, or another one.
    """

    def __init__(self, taken: Times, passed_by: Times, together: int = 1, astray: float = 0.0) -> None:
        """How often a way was taken, and passed by.

        `together`: how many intervals have to hold at once; `astray`: share of events that are missing or misplaced.
        """
        fewest, most = (taken.least, passed_by.most), (taken.most, passed_by.least)
        deviations = NormalDist().inv_cdf(1 - (1 - CONFIDENCE) / 2 / together)
        low = wilson(fewest[0], sum(fewest), deviations)[0] if sum(fewest) else 0.0
        high = wilson(most[0], sum(most), deviations)[1] if sum(most) else 1.0
        shown = 1 - min(astray, _MOST_ASTRAY)
        self.low = max(0.0, 1 - (1 - low) / shown)
        self.high = min(1.0, high / shown)
        least, greatest = (count / max(1, count + other) for count, other in (fewest, most))
        self.is_told = least >= _TOLD * greatest
