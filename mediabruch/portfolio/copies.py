"""Copies and versions among the files of a portfolio, so that each process counts once."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import PurePath

from mediabruch.matching.same_elements import likeness
from mediabruch.patterns import pattern
from mediabruch.portfolio.entry import PortfolioEntry

_LIKE = 0.5
"""Least likeness of versions that share the id of their process."""
_GENERIC = pattern(r"(process|prozess|processid|definitions)?[_-]?\d*", re.IGNORECASE)
"""Ids that modelers give by themselves, and that tell nothing."""
_AS_IS, _TO_BE = {"ist", "asis", "aktuell", "current"}, {"soll", "tobe", "ziel", "target"}
_NUMBER = pattern(r"(\d+)")


def leading(entries: Sequence[PortfolioEntry]) -> dict[str, str]:
    """The paths of those that do not count, with the path of the file that counts for them.

    Of files of one content the first by its path counts, so that others are its copies; where their annotation files
    tell different things, each is a process of its own. Of files whose process has one
    id, and that are alike, the one that is called as-is counts, else the last by its path, numbers in it taken as
    numbers: it is the latest version. One that is called to-be counts only where no other does.

    Cost: linear, but for files that share an id.
    """
    counts: dict[str, str] = {}
    by_content: defaultdict[str, list[PortfolioEntry]] = defaultdict(list)
    for entry in entries:
        by_content[entry.model.sha256].append(entry)
    unique = []
    for same in by_content.values():
        for first, *others in _copies(same):
            unique.append(first)
            counts.update({other.path: first.path for other in others})
    for versions in _versions(unique):
        *older, latest = sorted(versions, key=_order)
        counts.update({one.path: latest.path for one in older})
    return {path: _end(path, counts) for path in counts}


def _copies(same: Sequence[PortfolioEntry]) -> list[list[PortfolioEntry]]:
    """Files of one content by what is known of them: those of which nobody stated anything are copies of the others."""
    groups: list[list[PortfolioEntry]] = []
    for entry in sorted(same, key=lambda one: (not one.model.score.coverage_stated, _order(one))):
        is_stated = bool(entry.model.score.coverage_stated)
        alike = (group for group in groups if not is_stated or group[0].model.score == entry.model.score)
        group = next(alike, None)
        if group is None:
            groups.append([entry])
        else:
            group.append(entry)
    return groups


def _end(path: str, counts: dict[str, str]) -> str:
    while path in counts:
        path = counts[path]
    return path


def _versions(entries: Sequence[PortfolioEntry]) -> Iterator[list[PortfolioEntry]]:
    """Groups of files of one process id that are alike."""
    by_id: defaultdict[tuple[str, ...], list[PortfolioEntry]] = defaultdict(list)
    for entry in entries:
        telling = tuple(id_ for id_ in entry.process_ids if not _GENERIC.fullmatch(id_))
        if telling:
            by_id[telling].append(entry)
    for same in by_id.values():
        groups: list[list[PortfolioEntry]] = []
        for entry in same:
            group = next((group for group in groups if _are_alike(group[0], entry)), None)
            if group is None:
                groups.append([entry])
            else:
                group.append(entry)
        yield from (group for group in groups if len(group) > 1)


def _are_alike(one: PortfolioEntry, other: PortfolioEntry) -> bool:
    if one.model.sha256 == other.model.sha256:  # whose annotation files tell different things
        return False
    return likeness(one.model.elements, other.model.elements) >= _LIKE


def _order(entry: PortfolioEntry) -> tuple[object, ...]:
    """First what is to be, last what is; among equals by path, with numbers in it as numbers."""
    words = set(
        re.split(r"[^a-z]+", PurePath(entry.path).stem.casefold().replace("to-be", "tobe").replace("as-is", "asis"))
    )
    rank = bool(words & _AS_IS) - bool(words & _TO_BE)
    pieces = _NUMBER.split(entry.path)
    return rank, [(int(piece), "") if piece.isdecimal() else (-1, piece.casefold()) for piece in pieces], entry.path
