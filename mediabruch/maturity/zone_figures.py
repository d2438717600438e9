"""How digital each zone is, and the applicant's side against the inside."""

from collections.abc import Iterable, Mapping
from math import fsum
from typing import NamedTuple

from mediabruch.analysis import Analysis
from mediabruch.breaks.link import Link, LinkState
from mediabruch.maturity.zone import FRONT, Zone, Zones


class ZoneLinks(NamedTuple):
    """Expected links in a case, by what is known of them."""

    digital: float
    other: float
    unknown: float

    @property
    def total(self) -> float:
        """Links per case in all three states."""
        return fsum((self.digital, self.other, self.unknown))


class ZoneFigures(NamedTuple):
    """The links of a process, zone by zone."""

    by_zone: Mapping[Zone, ZoneLinks]
    """Zones without links are absent."""
    front: ZoneLinks
    """The applicant's side: application, evidence, notice."""
    inside: ZoneLinks


def zone_figures(analysis: Analysis, zones: Zones) -> ZoneFigures:
    """The links by zone. Cost: linear in the links."""
    by_zone: dict[Zone, list[Link]] = {zone: [] for zone in Zone}
    for link in analysis.links:
        by_zone[zones.of_link(link)].append(link)
    return ZoneFigures(
        by_zone={zone: _counted(links) for zone, links in by_zone.items() if links},
        front=_counted(link for zone in FRONT for link in by_zone[zone]),
        inside=_counted(link for zone in by_zone.keys() - FRONT for link in by_zone[zone]),
    )


def _counted(links: Iterable[Link]) -> ZoneLinks:
    counts: dict[LinkState, list[float]] = {state: [] for state in LinkState}
    for link in links:
        counts[link.state].append(link.per_case)
    return ZoneLinks(
        digital=fsum(counts[LinkState.DIGITAL]),
        other=fsum(counts[LinkState.OTHER]),
        unknown=fsum(counts[LinkState.UNKNOWN]),
    )
