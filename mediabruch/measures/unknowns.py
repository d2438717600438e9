"""What is not known of a process: sides of steps, and shares of branches, with the ends of their ranges."""

from collections.abc import Iterator, Mapping
from math import sqrt
from typing import NamedTuple

from mediabruch.breaks.carriers import Carrier
from mediabruch.media import Medium
from mediabruch.notation.measured import MeasuredShare
from mediabruch.playout import CompiledModel
from mediabruch.playout.branches import OpenShares, open_shares
from mediabruch.statements.annotations import Annotations

_Z = 1.96

Setting = Mapping[int, float]
"""Shares by key of flow or event; all others are as assumed."""


class UnknownSide(NamedTuple):
    """A side of a step that nobody knows."""

    step: int
    side: str


Unknown = UnknownSide | int
"""An unknown side, or the key of the flow or event whose share nobody stated."""


def known_as(carrier: Carrier, side: str, medium: Medium) -> Carrier:
    """A carrier if this is what one of its sides is."""
    media = frozenset({medium})
    return carrier._replace(receives=media) if side == "receives" else carrier._replace(produces=media)


class ShareRange(NamedTuple):
    """Shares that may be others than the assumed or counted ones."""

    keys: tuple[int, ...]
    assumed: float
    corners: tuple[tuple[tuple[int, float], ...], ...]
    """The ends of the range, as shares by key."""


def share_ranges(compiled: CompiledModel, known: Annotations) -> list[ShareRange]:
    """The ranges of all shares that nobody stated, and of those that were counted."""
    counted = {key: one for key, one in known.measured.items() if key in known.probabilities}
    return [*map(_open_range, open_shares(compiled)), *_counted_ranges(counted)]


def _open_range(group: OpenShares) -> ShareRange:
    """Shares that nobody stated: each may take all that is left, or nothing."""
    if group.is_choice:
        corners = tuple(tuple((key, group.rest if key == one else 0.0) for key in group.keys) for one in group.keys)
    else:
        corners = tuple(((group.keys[0], share),) for share in (0.0, group.rest))
    return ShareRange(group.keys, group.assumed, corners)


def _counted_ranges(measured: Mapping[int, MeasuredShare]) -> Iterator[ShareRange]:
    """Shares that were counted: each within its 95 % interval, the widest first. Those of a gateway are scaled."""
    found = [(key, one.share, interval(one)) for key, one in measured.items()]
    for key, share, (low, high) in sorted(found, key=lambda one: one[2][0] - one[2][1]):
        yield ShareRange((key,), share, (((key, low),), ((key, high),)))


def interval(counted: MeasuredShare) -> tuple[float, float]:
    """The 95 % interval of a share that was counted. Source: E. Wilson, JASA 22, 1927.

    >>> [round(end, 2) for end in interval(MeasuredShare(count=5, total=10))]
    [0.24, 0.76]
    """
    n, share = counted.total, counted.share
    middle = share + _Z**2 / (2 * n)
    around = _Z * sqrt(share * (1 - share) / n + _Z**2 / (4 * n**2))
    return max(0.0, (middle - around) / (1 + _Z**2 / n)), min(1.0, (middle + around) / (1 + _Z**2 / n))
