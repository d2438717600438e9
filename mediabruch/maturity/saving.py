"""What a change saves, and how long it takes until it has paid for itself.

Before and after, a break of one kind takes the same time, whatever that is within its range. So what is saved is no
difference of two ranges: each kind's change in number is what counts, times its range.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from math import fsum, inf
from typing import NamedTuple

from mediabruch.figures import TINY
from mediabruch.maturity.cost import Burden, CostEstimate
from mediabruch.maturity.cost_table import CostRange

MONTHS = 12


class Saving(NamedTuple):
    """What a case costs less than before; below zero what it costs more."""

    authority: Burden
    applicant: Burden


class PayBack(NamedTuple):
    """How long something takes until it has paid for itself by the authority's own time."""

    euros: float
    """What it takes."""
    months: CostRange | None
    """From the soonest to the latest, which is infinite where it may never be; `None` where cases are unknown."""

    @property
    def never(self) -> bool:
        """Nothing is saved, so that it does not pay back."""
        return self.months is not None and self.months.low == inf


def saving(before: CostEstimate, after: CostEstimate) -> Saving:
    """What a case saves, by two estimates of one process with one table."""
    fewer: dict[tuple[bool, str, Burden], float] = defaultdict(float)
    for places, sign in ((before.places, 1), (after.places, -1)):
        for place in places:
            fewer[place.is_applicant, place.kind, place.once] += sign * place.per_case
    return Saving(authority=_saved(fewer, is_applicant=False), applicant=_saved(fewer, is_applicant=True))


def _saved(fewer: Mapping[tuple[bool, str, Burden], float], *, is_applicant: bool) -> Burden:
    counted = [
        (once, count) for (whose, _, once), count in fewer.items() if whose == is_applicant and abs(count) > TINY
    ]
    return Burden(
        minutes=_between((once.minutes, count) for once, count in counted),
        euros=_between((once.euros, count) for once, count in counted),
    )


def _between(counted: Iterable[tuple[CostRange, float]]) -> CostRange:
    ends = [sorted((span.low * count, span.high * count)) for span, count in counted]
    return CostRange(low=fsum(low for low, _ in ends), high=fsum(high for _, high in ends))


def pay_back(euros: float, saved: Saving, cases: float | None) -> PayBack:
    """How long it takes until so many euros are saved, at so many cases a year."""
    if cases is None:
        return PayBack(euros=euros, months=None)
    soonest, latest = (
        _months(euros, amount * cases) for amount in (saved.authority.euros.high, saved.authority.euros.low)
    )
    return PayBack(euros=euros, months=CostRange(low=soonest, high=latest))


def _months(euros: float, yearly: float) -> float:
    return MONTHS * euros / yearly if yearly > TINY else inf
