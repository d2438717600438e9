"""What of a ring is shown, and to whom: all, nothing that names anybody, or one member's own figures."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from mediabruch.portfolio.reuse import Reuse
from mediabruch.portfolio.ring import LEAST_GROUP, Quartiles, Ring, RingFigures, RingService, best_first, letters
from mediabruch.portfolio.told_quartiles import BREAKS_STEP, POINTS_STEP, ToldQuartiles, told_quartiles
from mediabruch.report.ring.anonymity import Standings, sizes, without_rare_kinds


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownService:
    """One service as it is shown."""

    service: str
    name: str
    """What the best member calls it; empty where that would tell who it is, or it says no more than `service`."""
    confidence: float
    members: int
    """How many have it; of a member's own view 1 where too few others have it for a figure of theirs."""
    standings: Standings
    """Empty where they would tell a member apart."""
    low: Quartiles | ToldQuartiles | None
    breaks: Quartiles | ToldQuartiles | None
    reuse: tuple[Reuse, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownRing:
    """A ring as it is shown."""

    members: tuple[str, ...]
    sizes: tuple[tuple[str, int], ...]
    """Size classes with how many members have each; those of few members are put together under an empty name."""
    services: tuple[ShownService, ...]
    alone: tuple[tuple[str, str], ...]
    hidden: int = 0
    """Services that are not shown, since too few members have them or nothing but a name tells what they are."""
    is_of_member: bool = False
    """One member's own view."""


def open_ring(ring: Ring) -> ShownRing:
    """All of it, for those who may see all models."""
    return ShownRing(
        members=tuple(member.name for member in ring.members),
        sizes=sizes(ring, 1),
        services=tuple(_shown(one, one.standings, one.reuse, one.name) for one in ring.services),
        alone=tuple((one.best, one.service) for one in ring.alone),
    )


def anonymous_ring(ring: Ring) -> ShownRing:
    """Nothing that names anybody: letters for members, from the most digital on, and service keys, but no labels.

    Services of fewer than `LEAST_GROUP` members are left out.
    """
    ranks = {member.name: _mean(ring, member.name) for member in ring.members}
    ordered = sorted(ranks, key=lambda name: (-ranks[name], name))
    named = dict(zip(ordered, letters(len(ordered)), strict=True))
    kept = [one for one in ring.services if one.is_by_key and len(one.standings) >= LEAST_GROUP]
    return ShownRing(
        members=tuple(named.values()),
        sizes=sizes(ring),
        services=tuple(_shown(one, _unnamed(one, named), ()) for one in kept),
        alone=(),
        hidden=len(ring.services) - len(kept),
    )


def _unnamed(one: RingService, named: Mapping[str, str]) -> Standings:
    return without_rare_kinds([(named[name], replace(found, entry=None)) for name, found in one.standings])


def member_ring(ring: Ring, name: str) -> ShownRing:
    """One member's own figures, and of the others what `told_quartiles` may tell.

    Nothing tells which services one or two others have: they look like those that nobody else has, and all stand in the
    order of the member's own figures, the worst first.
    """
    found = [(own, one) for one in (*ring.services, *ring.alone) if (own := _own(one, name)) is not None]
    found.sort(key=lambda pair: (best_first(pair[0]), pair[0].service, shown_name(((name, pair[0]),))), reverse=True)
    return ShownRing(
        members=(name,),
        sizes=sizes(ring),
        services=tuple(_for_member(one, name, own) for own, one in found),
        alone=(),
        is_of_member=True,
    )


def _own(one: RingService, name: str) -> RingFigures | None:
    return next((found for member, found in one.standings if member == name), None)


def _for_member(one: RingService, name: str, own: RingFigures) -> ShownService:
    others = [found for member, found in one.standings if member != name]
    lows = told_quartiles([found.low for found in others if found.low is not None], POINTS_STEP)
    breaks = told_quartiles([found.breaks_per_case for found in others], BREAKS_STEP)
    called = shown_name(((name, own),))
    key = one.service if breaks is not None and one.is_by_key else own.service
    return ShownService(
        service=key or called,
        name=called if key else "",
        confidence=one.confidence if breaks is not None else 1.0,
        members=len(one.standings) if breaks is not None else 1,
        standings=((name, own),),
        low=lows,
        breaks=breaks,
        reuse=(),
    )


def shown_name(standings: tuple[tuple[str, RingFigures], ...]) -> str:
    """What the first of them that shows its model calls the process."""
    names = (found.entry.model.name for _, found in standings if found.entry is not None)
    return next(filter(None, names), "")


def _shown(
    one: RingService, standings: tuple[tuple[str, RingFigures], ...], reuse: tuple[Reuse, ...], name: str = ""
) -> ShownService:
    return ShownService(
        service=one.service,
        name=name if one.is_by_key else "",
        confidence=one.confidence,
        members=len(standings),
        standings=standings,
        low=one.low,
        breaks=one.breaks,
        reuse=reuse,
    )


def _mean(ring: Ring, name: str) -> float:
    found = [member for member in ring.members if member.name == name]
    lows = [one.low for member in found for one in member.processes if one.low is not None]
    return sum(lows) / len(lows) if lows else -1.0
