"""The measures that mend most across all processes: one return channel, one interface, one e-file for many."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import fsum
from typing import Any

from mediabruch.figures import TINY
from mediabruch.measures.catalog import CATALOG
from mediabruch.measures.measure import Measure, Provider
from mediabruch.measures.own import own_measure, said
from mediabruch.portfolio.entry import MeasureEffect, PortfolioEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedMeasure:
    """What a measure brings in all processes that it fits, taken in each without any other.

    It is counted in workings and handovers that become digital, as plans are: the first step to leave paper brings
    media breaks with it as long as all around it stays there. What several bring together is not the sum of each.
    """

    measure: Measure
    paths: tuple[str, ...]
    """The processes, in the order of the portfolio."""
    steps: int
    links_gained: float
    """Workings and handovers in one case of each of these processes together that become digital."""
    links_gained_per_year: float | None
    """In those processes whose cases a year are stated; `None` where none are."""
    breaks_gone: float
    """Media breaks in one case of each together that there are no more, less those that are new."""


def shared_measures(entries: Iterable[PortfolioEntry]) -> tuple[SharedMeasure, ...]:
    """The measures that bring anything, those that mend most first."""
    found: defaultdict[tuple[str, str], list[tuple[PortfolioEntry, MeasureEffect]]] = defaultdict(list)
    for entry in entries:
        for effect in entry.measures:
            if (effect.measure in CATALOG or effect.title) and effect.links_gained > TINY:
                found[effect.measure, effect.title].append((entry, effect))
    return tuple(sorted((_shared(_named(pairs[0][1]), pairs) for pairs in found.values()), key=_most_first))


def _named(effect: MeasureEffect) -> Measure:
    """The measure of an effect, with what its organization says of it."""
    known = CATALOG.get(effect.measure)
    values: dict[str, Any] = {"who": Provider(effect.who)} if effect.who in tuple(Provider) else {}
    if effect.title:
        values["title"] = said(effect.title)
    return own_measure(effect.measure, **values) if known is None else replace(known, **values)


def _shared(measure: Measure, pairs: list[tuple[PortfolioEntry, MeasureEffect]]) -> SharedMeasure:
    known = [entry.cases * effect.links_gained for entry, effect in pairs if entry.cases is not None]
    return SharedMeasure(
        measure=measure,
        paths=tuple(entry.path for entry, _ in pairs),
        steps=sum(effect.steps for _, effect in pairs),
        links_gained=fsum(effect.links_gained for _, effect in pairs),
        links_gained_per_year=fsum(known) if known else None,
        breaks_gone=fsum(effect.breaks_gone for _, effect in pairs),
    )


def _most_first(one: SharedMeasure) -> tuple[float, float, str]:
    return -(one.links_gained_per_year or 0.0), -one.links_gained, one.measure.id
