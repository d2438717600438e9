"""What recurs in a portfolio: media breaks by department, kind, zone, system, lane and label, across all processes."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import fsum
from typing import NamedTuple

from mediabruch.notation.letters import comparable
from mediabruch.portfolio.entry import BreakSpot, PortfolioEntry
from mediabruch.portfolio.examined import SERVICE_KEY


class TallyKind(StrEnum):
    """What the processes or breaks of a tally have in common."""

    DEPARTMENT = "department"
    SERVICE = "service"
    """The key of the service that the process carries out."""
    CODE = "code"
    """The kind of break."""
    ZONE = "zone"
    SYSTEM = "system"
    LANE = "lane"
    LABEL = "label"
    """Of the step."""


HOT_SPOTS = (TallyKind.LABEL, TallyKind.LANE, TallyKind.SYSTEM)
"""What is worth mending once for all, where several processes have it in common."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """The media breaks that have something in common."""

    kind: TallyKind
    name: str
    """As most of them spell it."""
    paths: tuple[str, ...]
    """The processes, in the order of the portfolio."""
    breaks_per_case: float
    """Expected breaks in one case of each of these processes together."""
    breaks_per_year: float | None
    """Of those processes whose cases a year are stated; `None` where none are."""

    @property
    def processes(self) -> int:
        """How many processes have them."""
        return len(self.paths)


class _Part(NamedTuple):
    """What one break, or one process without any, adds."""

    name: str
    path: str
    per_case: float
    cases: float | None


def tallies(entries: Sequence[PortfolioEntry], departments: Mapping[str, str]) -> tuple[Tally, ...]:
    """All tallies: by kind, in each kind those with most breaks first. `departments` is by path."""
    found: list[Tally] = []
    for kind in TallyKind:
        grouped: defaultdict[str, list[_Part]] = defaultdict(list)
        for part in _parts(entries, kind, departments):
            grouped[comparable(part.name)].append(part)
        of_kind = [_tally(kind, parts) for parts in grouped.values()]
        found += sorted(of_kind, key=_heaviest_first)
    return tuple(found)


def hot_spots(found: Iterable[Tally]) -> tuple[Tally, ...]:
    """What several processes have in common and could be mended once for all, the heaviest first."""
    shared = [one for one in found if one.kind in HOT_SPOTS and one.processes > 1]
    return tuple(sorted(shared, key=_heaviest_first))


def _heaviest_first(one: Tally) -> tuple[object, ...]:
    return -(one.breaks_per_year or 0.0), -one.breaks_per_case, -one.processes, one.kind, one.name


def _tally(kind: TallyKind, parts: list[_Part]) -> Tally:
    spellings = Counter(part.name for part in parts)
    known = [part.cases * part.per_case for part in parts if part.cases is not None]
    return Tally(
        kind=kind,
        name=min(spellings, key=lambda name: (-spellings[name], name)),
        paths=tuple(dict.fromkeys(part.path for part in parts)),
        breaks_per_case=fsum(part.per_case for part in parts),
        breaks_per_year=fsum(known) if known else None,
    )


def _parts(entries: Sequence[PortfolioEntry], kind: TallyKind, departments: Mapping[str, str]) -> Iterator[_Part]:
    for entry in entries:
        if kind in (TallyKind.DEPARTMENT, TallyKind.SERVICE):
            name = departments[entry.path] if kind is TallyKind.DEPARTMENT else entry.facts.get(SERVICE_KEY, "")
            if name:
                yield _Part(name, entry.path, entry.model.score.breaks_per_case, entry.cases)
            continue
        for spot in entry.spots:
            if name := _common(spot, kind):
                yield _Part(name, entry.path, spot.per_case, entry.cases)


def _common(spot: BreakSpot, kind: TallyKind) -> str:
    match kind:
        case TallyKind.CODE:
            return spot.code
        case TallyKind.ZONE:
            return spot.zone
        case TallyKind.SYSTEM:
            return spot.system
        case TallyKind.LANE:
            return spot.lane
        case _:
            return spot.label
