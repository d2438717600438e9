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
from mediabruch.notation.letters import comparable
from mediabruch.portfolio.entry import PortfolioEntry

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
class Reuse:
    """A break of one member at a step that another member has without it."""

    member: str
    """Who has the break."""
    label: str
    """Of the step."""
    code: str
    from_member: str
    """Who has the step without it."""
    from_label: str
    """What the step is called there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RingService:
    """One service, and who of the ring is where with it."""

    service: str
    """Its key, else the name of the best member's process."""
    is_by_key: bool
    confidence: float
    """How sure it is that these are one service: the least of its pairs."""
    standings: tuple[tuple[str, RingFigures], ...]
    """The members with their figures, the best first."""
    low: Quartiles | None
    breaks: Quartiles
    reuse: tuple[Reuse, ...] = ()

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
    alone: tuple[tuple[str, str], ...]
    """Members with services that nobody else has."""


def figures_of(entry: PortfolioEntry) -> RingFigures:
    """A process as figures."""
    codes: defaultdict[str, float] = defaultdict(float)
    for spot in entry.spots:
        codes[spot.code] += spot.per_case
    score = entry.model.score
    return RingFigures(
        service=entry.facts.get("leika_key", ""),
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
    services = [_service(key, found) for key, found in groups.items() if len({member for member, *_ in found}) > 1]
    alone = [
        (found[0][0], _title(key, [(member, one) for member, one, _ in found]))
        for key, found in groups.items()
        if len({member for member, *_ in found}) == 1
    ]
    return Ring(
        members=tuple(members),
        services=tuple(sorted(services, key=_most_different_first)),
        alone=tuple(sorted(alone)),
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
    """The processes of each service: by its key, else by name and labels. Keys tell the two apart."""
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
    for number, group in enumerate(_alike(rest)):
        groups["name", str(number)] = group
    return groups


def _alike(rest: Mapping[str, Sequence[RingFigures]]) -> Iterator[_Group]:
    """Processes without a key that are alike: each member's are paired with the groups of those before it."""
    groups: list[_Group] = []
    for member, processes in rest.items():
        ours = [_traits(str(number), one) for number, one in enumerate(processes)]
        theirs = [_traits(str(number), group[0][1]) for number, group in enumerate(groups)]
        pairs = {pair.one: pair for pair in pair_processes(ours, theirs)}
        new: list[_Group] = []
        for number, one in enumerate(processes):
            pair = pairs.get(str(number))
            if pair is None:
                new.append([(member, one, 1.0)])
            else:
                groups[int(pair.other)].append((member, one, pair.confidence))
        groups += new
    yield from groups


def _traits(key: str, one: RingFigures) -> ProcessTraits:
    if one.entry is None:
        return ProcessTraits(key=key)
    labels = tuple(label for label in one.entry.model.elements.values() if label)
    return ProcessTraits(key=key, name=one.entry.model.name, labels=labels)


def _service(key: tuple[str, str], found: _Group) -> RingService:
    by_member: dict[str, RingFigures] = {}
    for member, one, _ in sorted(found, key=lambda each: _best_first(each[1])):
        by_member.setdefault(member, one)  # of several the best: that is how far the member has come
    standings = sorted(by_member.items(), key=lambda each: (_best_first(each[1]), each[0]))
    lows = [one.low for _, one in standings if one.low is not None]
    return RingService(
        service=_title(key, standings),
        is_by_key=key[0] == "key",
        confidence=min(confidence for *_, confidence in found),
        standings=tuple(standings),
        low=quartiles(lows) if lows else None,
        breaks=quartiles([one.breaks_per_case for _, one in standings]),
        reuse=tuple(_reuse(standings)),
    )


def _title(key: tuple[str, str], standings: Sequence[tuple[str, RingFigures]]) -> str:
    names = [one.entry.model.name for _, one in standings if one.entry is not None and one.entry.model.name]
    if key[0] == "key":
        return key[1]
    return names[0] if names else ""


def _best_first(one: RingFigures) -> tuple[float, float, float]:
    low = -1.0 if one.low is None else one.low
    return -low, one.breaks_per_case, -(one.coverage or 0.0)


def _most_different_first(one: RingService) -> tuple[float, float, str]:
    span = one.low.most - one.low.least if one.low is not None else 0.0
    return -span, -(one.breaks.most - one.breaks.least), one.service


def _reuse(standings: Sequence[tuple[str, RingFigures]]) -> Iterator[Reuse]:
    """For each break, the best member that has the same step without one."""
    unbroken = [(member, _unbroken(one.entry)) for member, one in standings if one.entry is not None]
    for member, one in reversed(standings):
        for spot in one.entry.spots if one.entry is not None else ():
            label = comparable(spot.label)
            better = (
                (other, labels[label]) for other, labels in unbroken if label and other != member and label in labels
            )
            if found := next(better, None):
                yield Reuse(member=member, label=spot.label, code=spot.code, from_member=found[0], from_label=found[1])


def _unbroken(entry: PortfolioEntry) -> dict[str, str]:
    """The labels of a process at which no break happens, by their comparable form."""
    broken = {comparable(spot.label) for spot in entry.spots}
    labels = {comparable(label): label for label in entry.model.elements.values() if label.strip()}
    return {form: label for form, label in labels.items() if form not in broken}


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
