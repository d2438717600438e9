"""What the media breaks of processes cost in a year, where it is stated how many cases there are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import fsum
from typing import TYPE_CHECKING, Any

from mediabruch.errors import Message
from mediabruch.portfolio.stored import message_from

if TYPE_CHECKING:
    from mediabruch.analysis import Analysis
    from mediabruch.maturity.cost_table import CostRange

YearlyRange = tuple[float, float]
"""From low to high."""


@dataclass(frozen=True, slots=True, kw_only=True)
class YearlyCost:
    """What the media breaks of a year cost: proxies by tables, no measurement."""

    authority_minutes: YearlyRange
    authority_euros: YearlyRange
    applicant_minutes: YearlyRange
    applicant_euros: YearlyRange
    editions: tuple[Message, ...]
    """Of the tables."""

    @property
    def figures(self) -> dict[str, YearlyRange]:
        """The ranges by their names."""
        return {name: getattr(self, name) for name in FIGURES}


FIGURES = ("authority_minutes", "authority_euros", "applicant_minutes", "applicant_euros")


def yearly_cost(analysis: "Analysis") -> YearlyCost | None:
    """What a process costs; `None` where nobody stated how many cases there are."""
    if analysis.profile.cases is None:
        return None
    from mediabruch.maturity.standing import Standing

    cost = Standing(analysis).cost
    authority, applicant = cost.per_year(cost.authority), cost.per_year(cost.applicant)
    assert authority is not None, "cases are known"
    assert applicant is not None, "cases are known"
    return YearlyCost(
        authority_minutes=_ends(authority.minutes),
        authority_euros=_ends(authority.euros),
        applicant_minutes=_ends(applicant.minutes),
        applicant_euros=_ends(applicant.euros),
        editions=(cost.table.edition,),
    )


def _ends(span: "CostRange") -> YearlyRange:
    return span.low, span.high


def total_cost(costs: Sequence[YearlyCost]) -> YearlyCost | None:
    """What several processes cost together; `None` where of none it is known."""
    if not costs:
        return None
    sums = {name: _sum([one.figures[name] for one in costs]) for name in FIGURES}
    editions = {str(edition): edition for one in costs for edition in one.editions}
    return YearlyCost(**sums, editions=tuple(editions[name] for name in sorted(editions)))


def _sum(ranges: Sequence[YearlyRange]) -> YearlyRange:
    return fsum(low for low, _ in ranges), fsum(high for _, high in ranges)


def stored_cost(cost: YearlyCost | None) -> dict[str, Any] | None:
    """A cost as it is stored in snapshots and caches."""
    return None if cost is None else {**cost.figures, "editions": cost.editions}


def cost_from(document: Mapping[str, Any] | None) -> YearlyCost | None:
    """The cost that was stored. Raises one of `FOREIGN` where nothing became this."""
    if document is None:
        return None
    figures = {name: (float(document[name][0]), float(document[name][1])) for name in FIGURES}
    return YearlyCost(**figures, editions=tuple(map(message_from, document["editions"])))
