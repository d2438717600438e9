"""All processes of an organization side by side: which are worst, what they add up to, what recurs in them."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum
from pathlib import PurePosixPath

from mediabruch.errors import MediabruchError
from mediabruch.figures import TINY
from mediabruch.portfolio.copies import leading
from mediabruch.portfolio.entry import PortfolioEntry
from mediabruch.portfolio.shared_measures import SharedMeasure, shared_measures
from mediabruch.portfolio.tallies import Tally, hot_spots, tallies
from mediabruch.portfolio.yearly_cost import YearlyCost, total_cost

_WHOLE = 100.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """Processes taken together."""

    processes: int
    low: float | None
    """The mean of what is surely digital, in points of 100, each process counting once; `None` without any."""
    high: float | None
    """The mean of what may be digital."""
    coverage: float | None
    """The mean share of steps whose media are known, in 0..1."""
    breaks_per_case: float
    """The mean of the media breaks of a case."""


@dataclass(frozen=True, slots=True, kw_only=True)
class YearTotal:
    """A year of those processes whose cases are stated."""

    processes: int
    cases: float
    low: float | None
    """Of 100 workings and handovers in that year, how many are surely digital; `None` where there are none."""
    high: float | None
    breaks: float
    """Media breaks in that year."""
    cost: YearlyCost | None = None
    """What they cost."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Portfolio:
    """All processes of an organization."""

    entries: tuple[PortfolioEntry, ...]
    """Each process once, the worst first."""
    all_entries: tuple[PortfolioEntry, ...]
    """With copies and earlier versions, in no order that tells anything."""
    copies: tuple[tuple[str, str], ...]
    """Files that do not count, and the path of the one that counts for each."""
    total: Total
    year: YearTotal | None
    """`None` where nobody stated how many cases there are."""
    tallies: tuple[Tally, ...]
    hot_spots: tuple[Tally, ...]
    measures: tuple[SharedMeasure, ...] = ()
    """What would mend anything, those that mend most first."""
    refused: tuple[MediabruchError, ...] = ()

    @property
    def states(self) -> dict[str, int]:
        """How many processes are surely digital throughout, surely not, and neither."""
        found = {"digital": 0, "not_digital": 0, "open": 0}
        for entry in self.entries:
            found[state(entry)] += 1
        return found

    def department(self, entry: PortfolioEntry) -> str:
        """The department of a process: as stated, else its folder among all; empty where all stand in one."""
        return departments(self.entries)[entry.path]


def put_together(entries: Sequence[PortfolioEntry], refused: Sequence[MediabruchError] = ()) -> Portfolio:
    """The portfolio of these processes, in whatever order they come.

    Cost: linear but for sorting, and for files that share an id.
    """
    entries = list({entry.path: entry for entry in reversed(entries)}.values())[::-1]  # parts may hold a process twice
    aside = leading(entries)
    counted = tuple(sorted((entry for entry in entries if entry.path not in aside), key=worst_first))
    found = tallies(counted, departments(counted))
    return Portfolio(
        entries=counted,
        all_entries=tuple(entries),
        copies=tuple(sorted(aside.items())),
        total=total_of(counted),
        year=_year(counted),
        tallies=found,
        hot_spots=hot_spots(found),
        measures=shared_measures(counted),
        refused=tuple(refused),
    )


def worst_first(entry: PortfolioEntry) -> tuple[object, ...]:
    """First those of which most is surely not digital, then those with most breaks; digital ones come last."""
    score = entry.model.score
    low, high = score.end_to_end_low, score.end_to_end_high
    if low is None or high is None:
        return 1, 0.0, 0.0, 0.0, entry.path
    return 0, high, -score.breaks_per_case, low, entry.path


def state(entry: PortfolioEntry) -> str:
    """`digital` where all is known to be, `not_digital` where some is known not to be, else `open`."""
    low, high = entry.model.score.end_to_end_low, entry.model.score.end_to_end_high
    if low is None or high is None:
        return "open"
    if high < _WHOLE - TINY:
        return "not_digital"
    return "digital" if low >= _WHOLE - TINY else "open"


def total_of(entries: Sequence[PortfolioEntry]) -> Total:
    """What processes are in the mean."""
    scores = [entry.model.score for entry in entries]
    return Total(
        processes=len(entries),
        low=_mean([score.end_to_end_low for score in scores]),
        high=_mean([score.end_to_end_high for score in scores]),
        coverage=_mean([score.coverage for score in scores]),
        breaks_per_case=_mean([score.breaks_per_case for score in scores]) or 0.0,
    )


def _mean(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return fsum(known) / len(known) if known else None


def _year(entries: Sequence[PortfolioEntry]) -> YearTotal | None:
    known = [(entry.cases, entry.model.score) for entry in entries if entry.cases is not None]
    if not known:
        return None
    digital = fsum(cases * score.links_digital for cases, score in known)
    unknown = fsum(cases * score.links_unknown for cases, score in known)
    links = fsum(cases * score.links for cases, score in known)
    return YearTotal(
        processes=len(known),
        cases=fsum(cases for cases, _ in known),
        low=100 * digital / links if links else None,
        high=100 * (digital + unknown) / links if links else None,
        breaks=fsum(cases * score.breaks_per_case for cases, score in known),
        cost=total_cost([entry.cost for entry in entries if entry.cost is not None]),
    )


def departments(entries: Sequence[PortfolioEntry]) -> dict[str, str]:
    """The department of each process, by its path: as stated, else the folder in which it differs from others.

    Folders that hold one process each are no departments.
    """
    folders = {entry.path: str(PurePosixPath(entry.path).parent) for entry in entries}
    top = os.path.commonpath(folders.values()) if len({path.startswith("/") for path in folders.values()}) == 1 else ""
    inside = {path: PurePosixPath(os.path.relpath(folder, top or ".")).parts for path, folder in folders.items()}
    first = {path: parts[0] if parts and parts[0] not in {".", ".."} else "" for path, parts in inside.items()}
    if len(set(first.values())) == len(entries):
        first = {}
    return {entry.path: entry.facts.get("department") or first.get(entry.path, "") for entry in entries}
