"""What is shown of groups where names are left out: nothing of fewer than `LEAST_GROUP` members."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from mediabruch.portfolio.ring import LEAST_GROUP, Ring, RingFigures

Standings = tuple[tuple[str, RingFigures], ...]
"""Members with their figures."""


def sizes(ring: Ring, least: int = LEAST_GROUP) -> tuple[tuple[str, int], ...]:
    """Size classes with how many members have each; those of too few are put together under an empty name.

    Where these together are too few still, the smallest class joins them.
    """
    counts = Counter(member.size for member in ring.members)
    kept = {size: count for size, count in counts.items() if size and count >= least}
    while kept and 0 < len(ring.members) - sum(kept.values()) < least:
        del kept[min(kept, key=lambda size: (kept[size], size))]
    rest = len(ring.members) - sum(kept.values())
    return (*sorted(kept.items()), *([("", rest)] if rest else []))


def without_rare_kinds(standings: Sequence[tuple[str, RingFigures]]) -> Standings:
    """The same without kinds of media breaks that fewer than `LEAST_GROUP` of the members have, or lack."""
    having = Counter(code for _, found in standings for code, rate in found.codes.items() if rate)
    told = {code for code, count in having.items() if count >= LEAST_GROUP and _is_safe(len(standings) - count)}
    return tuple((member, replace(found, codes=_only(found.codes, told))) for member, found in standings)


def _is_safe(lacking: int) -> bool:
    return lacking == 0 or lacking >= LEAST_GROUP


def _only(codes: Mapping[str, float], told: set[str]) -> dict[str, float]:
    return {code: rate for code, rate in codes.items() if code in told}
