"""What of a ring is shown, and to whom: all, nothing that names anybody, or one member's own figures."""

from dataclasses import dataclass

from mediabruch.portfolio.reuse import Reuse
from mediabruch.portfolio.ring import LEAST_GROUP, Quartiles, Ring, RingFigures, RingService, letters


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownService:
    """One service as it is shown."""

    service: str
    name: str
    """What the best member calls it; empty where that would tell who it is, or it says no more than `service`."""
    confidence: float
    members: int
    standings: tuple[tuple[str, RingFigures], ...]
    """Empty where they would tell a member apart."""
    low: Quartiles | None
    breaks: Quartiles | None
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


def open_ring(ring: Ring) -> ShownRing:
    """All of it, for those who may see all models."""
    return ShownRing(
        members=tuple(member.name for member in ring.members),
        sizes=_sizes(ring, 1),
        services=tuple(_shown(one, one.standings, one.reuse, one.name) for one in ring.services),
        alone=ring.alone,
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
        sizes=_sizes(ring, LEAST_GROUP),
        services=tuple(_shown(one, tuple((named[name], found) for name, found in one.standings), ()) for one in kept),
        alone=(),
        hidden=len(ring.services) - len(kept),
    )


def member_ring(ring: Ring, name: str) -> ShownRing:
    """One member's own figures, and quartiles of all; of services of fewer than `LEAST_GROUP` members its own alone."""
    services = []
    for one in ring.services:
        own = tuple((member, found) for member, found in one.standings if member == name)
        if not own:
            continue
        is_open = len(one.standings) >= LEAST_GROUP
        services.append(
            ShownService(
                service=one.service if one.is_by_key else shown_name(own),
                name=shown_name(own) if one.is_by_key else "",
                confidence=one.confidence,
                members=len(one.standings),
                standings=own,
                low=one.low if is_open else None,
                breaks=one.breaks if is_open else None,
                reuse=(),
            )
        )
    return ShownRing(
        members=(name,),
        sizes=_sizes(ring, LEAST_GROUP),
        services=tuple(services),
        alone=tuple((member, service) for member, service in ring.alone if member == name),
        hidden=0,
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


def _sizes(ring: Ring, least: int) -> tuple[tuple[str, int], ...]:
    counts: dict[str, int] = {}
    for member in ring.members:
        counts[member.size] = counts.get(member.size, 0) + 1
    kept = {size: count for size, count in counts.items() if size and count >= least}
    rest = len(ring.members) - sum(kept.values())
    return (*sorted(kept.items()), *([("", rest)] if rest else []))
