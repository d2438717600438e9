"""What media breaks and ways cost, by dated tables of standard activities: minutes and euros, as ranges.

There is no standard activity for printing, scanning or typing off; the nearest one stands for it, and every figure is
called a proxy. Where a step does nothing but convert, its stated working time takes the place of the proxy; where it
converts among other things, the proxy takes no more than that. The time of citizens is counted in minutes and not in
euros, as the tables do.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from math import fsum
from typing import NamedTuple

from mediabruch.analysis import Analysis
from mediabruch.maturity.administration import read_administration
from mediabruch.maturity.contacts import Contacts
from mediabruch.maturity.cost_table import CostRange, CostTable, cost_table
from mediabruch.maturity.zone import Zones

WAY = "way"
"""The kind of cost of going to the office."""


class Burden(NamedTuple):
    """Time and money, of one case or of a year."""

    minutes: CostRange
    euros: CostRange


class PlaceCost(NamedTuple):
    """What one break, or one way that somebody has to go, costs."""

    element: int
    """Key of the step or message flow."""
    kind: str
    """Code of the break (`MB101`), or `way`."""
    is_applicant: bool
    """Whether the applicant bears it, and not the authority."""
    per_case: float
    """How often it happens in a case."""
    once: Burden
    """What it costs each time."""
    is_stated: bool = False
    """Whether the minutes are those stated of the step, and no proxy."""

    @property
    def burden(self) -> Burden:
        """What it costs in a case: how often it happens is counted in."""
        return _scaled(self.once, self.per_case)


class CostEstimate(NamedTuple):
    """What the media breaks of a process cost: proxies by tables, no measurement."""

    table: CostTable
    """Which tables, with edition and source."""
    places: tuple[PlaceCost, ...]
    """In document order."""
    cases: float | None
    """Cases a year, where known."""
    is_administration: bool = True
    """Whether it is an authority that bears them, and applicants; else somebody at work, and customers."""

    @property
    def authority(self) -> Burden:
        """What the authority bears in one case."""
        return _sum(place.burden for place in self.places if not place.is_applicant)

    @property
    def applicant(self) -> Burden:
        """What the applicant bears in one case."""
        return _sum(place.burden for place in self.places if place.is_applicant)

    def per_year(self, burden: Burden) -> Burden | None:
        """A burden of one case, for all cases of a year; `None` where their number is not known."""
        return None if self.cases is None else _scaled(burden, self.cases)


def estimate_cost(analysis: Analysis, zones: Zones, *, cases: float | None = None) -> CostEstimate:
    """What the known media breaks of a case cost, and the ways that applicants go. Cost: linear in the model.

    The table is that of the analysis's options.
    """
    table = cost_table(analysis.options.costs)
    contacts = Contacts(analysis, zones)
    places = [*_breaks(contacts, table), *_ways(contacts, table)]
    places.sort(key=lambda place: (place.element, place.kind))
    is_administration = not places or read_administration(analysis).holds
    return CostEstimate(table=table, places=tuple(places), cases=cases, is_administration=is_administration)


def _breaks(contacts: Contacts, table: CostTable) -> Iterator[PlaceCost]:
    """What converting the information takes whoever does it; an applicant's time has no price."""
    inside = Counter(found.step for found in contacts.analysis.breaks if found.is_inside)
    for found in contacts.analysis.breaks:
        minutes = table.breaks.get(found.code)
        if minutes is None:
            continue
        stated = _stated(contacts, found.step) if found.is_inside else None
        is_whole = stated is not None and _only_converts(contacts, found.step)
        if stated is not None:
            share = stated / inside[found.step]
            least = share if is_whole else min(minutes.low, share)
            minutes = CostRange(low=least, high=share if is_whole else min(minutes.high, share))
        is_applicant = contacts.is_applicants(found.step)
        euros = CostRange(low=0.0, high=0.0) if is_applicant else table.price(minutes)
        yield PlaceCost(
            element=found.step,
            kind=found.code,
            is_applicant=is_applicant,
            per_case=found.per_case,
            once=Burden(minutes=minutes, euros=euros),
            is_stated=is_whole,
        )


def _stated(contacts: Contacts, key: int) -> float | None:
    """The working time that is stated of a step."""
    step = contacts.steps.get(key)
    return None if step is None else step.annotation.minutes


def _only_converts(contacts: Contacts, key: int) -> bool:
    """Whether a step does nothing but convert, by its words."""
    from mediabruch.infer.steps.purposes import only_converts

    options = contacts.analysis.options
    return options.inference and only_converts(contacts.steps[key].name, options.vocabulary)


def _ways(contacts: Contacts, table: CostTable) -> Iterator[PlaceCost]:
    """The times that an applicant comes in person."""
    minutes, euros = table.way_minutes, table.way_euros
    once = Burden(minutes=CostRange(low=minutes, high=minutes), euros=CostRange(low=euros, high=euros))
    for step in contacts.appearances:
        yield PlaceCost(element=step.node.key, kind=WAY, is_applicant=True, per_case=step.visits_per_case, once=once)


def _sum(burdens: Iterable[Burden]) -> Burden:
    found = list(burdens)

    def total(spans: Iterable[CostRange]) -> CostRange:
        spans = list(spans)
        return CostRange(low=fsum(span.low for span in spans), high=fsum(span.high for span in spans))

    return Burden(minutes=total(each.minutes for each in found), euros=total(each.euros for each in found))


def _scaled(burden: Burden, factor: float) -> Burden:
    return Burden(minutes=burden.minutes.times(factor), euros=burden.euros.times(factor))
