"""A comparison ring: several organizations lay the figures of the same services side by side and learn from each other.

A member takes part with its models, or with nothing but a file of figures (`RingFigures`), which holds no name, path,
label or text of its models.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import floor
from typing import NamedTuple

from mediabruch.matching.processes import ProcessTraits, pair_processes
from mediabruch.portfolio.entry import PortfolioEntry
from mediabruch.portfolio.examined import SERVICE_KEY
from mediabruch.portfolio.reuse import Reuse, reuse

LEAST_GROUP = 3
"""Members that a group needs, so that nobody in it is told apart where names are left out."""
SURE = 0.8
"""Confidence from which on two processes are taken for one service without a word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RingFigures:
    """One process of one member, as figures."""

    service: str
    """The service key, else what the pairing calls it."""
    low: float | None
    high: float | None
    breaks_per_case: float
    coverage: float | None
    codes: Mapping[str, float] = field(default_factory=dict)
    """Breaks per case by kind."""
    entry: PortfolioEntry | None = None
    """The process itself, where the member takes part with its models."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RingMember:
    """An organization of a ring."""

    name: str
    size: str = ""
    """Its size class, as it calls it."""
    processes: tuple[RingFigures, ...] = ()

    def __repr__(self) -> str:
        return f"<RingMember {self.name!r}: {len(self.processes)} processes>"


class Quartiles(NamedTuple):
    """How figures are distributed: the least, three that cut them into quarters, and the greatest.

    Cut by linear interpolation between the two nearest figures (R. Hyndman and Y. Fan, Sample quantiles in statistical
    packages, 1996, definition 7).
    """

    least: float
    first: float
    median: float
    third: float
    most: float


@dataclass(frozen=True, slots=True, kw_only=True)
class RingService:
    """One service, and who of the ring is where with it."""

    service: str
    """Its key, else the name of the best member's process."""
    name: str
    """Of the best member's process; empty where nobody shows one."""
    is_by_key: bool
    """Whether a key tells which service it is."""
    confidence: float
    """How sure it is that these are one service: the least of its pairs."""
    standings: tuple[tuple[str, RingFigures], ...]
    """The members with their figures, the best first."""
    low: Quartiles | None
    breaks: Quartiles
    reuse: tuple[Reuse, ...] = ()

    def __repr__(self) -> str:
        return f"<RingService {self.name or self.service!r}: {len(self.standings)} members, {self.best!r} the best>"

    @property
    def best(self) -> str:
        """The member that others can learn from."""
        return self.standings[0][0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ring:
    """A comparison ring."""

    members: tuple[RingMember, ...]
    services: tuple[RingService, ...]
    """Services of at least two members, those that differ most first."""
    alone: tuple[RingService, ...]
    """Services that nobody else has, by member."""


def ring_figures(entry: PortfolioEntry) -> RingFigures:
    """A process as figures."""
    codes: defaultdict[str, float] = defaultdict(float)
    for spot in entry.spots:
        codes[spot.code] += spot.per_case
    score = entry.model.score
    return RingFigures(
        service=entry.facts.get(SERVICE_KEY, ""),
        low=score.end_to_end_low,
        high=score.end_to_end_high,
        breaks_per_case=score.breaks_per_case,
        coverage=score.coverage,
        codes=dict(sorted(codes.items())),
        entry=entry,
    )


def compare_members(members: Sequence[RingMember], stated: Mapping[tuple[str, str], str] | None = None) -> Ring:
    """The ring of these members, in whatever order they come.

    `stated` says which service a process carries out, by member and path; an empty text takes it out of the ring.
    """
    members = sorted(members, key=lambda member: member.name)
    groups = _groups(members, stated or {})
    services = [_service(key, found) for key, found in groups.items()]
    return Ring(
        members=tuple(members),
        services=tuple(sorted((one for one in services if len(one.standings) > 1), key=_most_different_first)),
        alone=tuple(
            sorted((one for one in services if len(one.standings) == 1), key=lambda one: (one.best, one.service))
        ),
    )


def quartiles(values: Sequence[float]) -> Quartiles:
    """How values are distributed.

    >>> quartiles([4, 1, 3, 2])
    Quartiles(least=1, first=1.75, median=2.5, third=3.25, most=4)
    """
    ordered = sorted(values)

    def cut(share: float) -> float:
        place = share * (len(ordered) - 1)
        below = floor(place)
        above = min(below + 1, len(ordered) - 1)
        return ordered[below] + (place - below) * (ordered[above] - ordered[below])

    return Quartiles(ordered[0], cut(0.25), cut(0.5), cut(0.75), ordered[-1])


_Group = list[tuple[str, RingFigures, float]]


def _groups(members: Sequence[RingMember], stated: Mapping[tuple[str, str], str]) -> dict[tuple[str, str], _Group]:
    """The processes of each service: by its key, else by name and labels. Keys tell the two apart.

    Processes without a key join a service that is known by its key, or one that is known by name alone.
    """
    groups: defaultdict[tuple[str, str], _Group] = defaultdict(list)
    rest: dict[str, list[RingFigures]] = {}
    for member in members:
        for one in member.processes:
            path = one.entry.path if one.entry is not None else ""
            key = stated.get((member.name, path), one.service)
            if key:
                groups["key", key].append((member.name, one, 1.0))
            elif (member.name, path) not in stated and one.entry is not None:
                rest.setdefault(member.name, []).append(one)
    keyed = {key: list(found) for key, found in groups.items() if any(one.entry for _, one, _ in found)}
    for number, (known, group) in enumerate(_alike(rest, keyed)):
        groups[known or ("name", str(number))] = group
    return groups


def _alike(
    rest: Mapping[str, Sequence[RingFigures]], keyed: Mapping[tuple[str, str], _Group]
) -> Iterator[tuple[tuple[str, str] | None, _Group]]:
    """Processes without a key, each member's paired with the groups of others that are like them.

    Yields each group with its key, `None` where it has none.
    """
    groups: list[tuple[tuple[str, str] | None, _Group]] = [*keyed.items()]
    for member, processes in rest.items():
        ours = [_traits(str(number), one) for number, one in enumerate(processes)]
        theirs = [
            _traits(str(number), next(one for _, one, _ in group if one.entry is not None))
            for number, (_, group) in enumerate(groups)
            if all(member != other for other, *_ in group)
        ]
        pairs = {pair.one: pair for pair in pair_processes(ours, theirs)}
        new: list[tuple[tuple[str, str] | None, _Group]] = []
        for number, one in enumerate(processes):
            pair = pairs.get(str(number))
            if pair is None:
                new.append((None, [(member, one, 1.0)]))
            else:
                groups[int(pair.other)][1].append((member, one, pair.confidence))
        groups += new
    yield from groups


def _traits(key: str, one: RingFigures) -> ProcessTraits:
    if one.entry is None:
        return ProcessTraits(key=key)
    labels = tuple(label for label in one.entry.model.elements.values() if label)
    return ProcessTraits(key=key, name=_name(one), labels=labels)


def _service(key: tuple[str, str], found: _Group) -> RingService:
    by_member: dict[str, RingFigures] = {}
    for member, one, _ in sorted(found, key=lambda each: best_first(each[1])):
        by_member.setdefault(member, one)  # of several the best: that is how far the member has come
    standings = sorted(by_member.items(), key=lambda each: (best_first(each[1]), each[0]))
    lows = [one.low for _, one in standings if one.low is not None]
    return RingService(
        service=_title(key, standings),
        name=next((name for _, one in standings if (name := _name(one))), ""),
        is_by_key=key[0] == "key",
        confidence=min(confidence for *_, confidence in found),
        standings=tuple(standings),
        low=quartiles(lows) if lows else None,
        breaks=quartiles([one.breaks_per_case for _, one in standings]),
        reuse=tuple(reuse([(member, one.entry) for member, one in standings if one.entry is not None])),
    )


def _title(key: tuple[str, str], standings: Sequence[tuple[str, RingFigures]]) -> str:
    if key[0] == "key":
        return key[1]
    return next((name for _, one in standings if (name := _name(one))), "")


def _name(one: RingFigures) -> str:
    return one.entry.model.name if one.entry is not None else ""


def best_first(one: RingFigures) -> tuple[float, float, float]:
    """Orders processes from the most digital on."""
    low = -1.0 if one.low is None else one.low
    return -low, one.breaks_per_case, -(one.coverage or 0.0)


def _most_different_first(one: RingService) -> tuple[float, float, str]:
    span = one.low.most - one.low.least if one.low is not None else 0.0
    return -span, -(one.breaks.most - one.breaks.least), one.service


def letters(count: int) -> Iterable[str]:
    """Names that tell nothing: A to Z, then AA, AB, ...

    >>> [*letters(28)][-3:]
    ['Z', 'AA', 'AB']
    """
    for number in range(count):
        name = ""
        left = number + 1
        while left:
            left, digit = divmod(left - 1, 26)
            name = chr(ord("A") + digit) + name
        yield name
