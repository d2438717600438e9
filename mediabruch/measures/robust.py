"""Whether the first place of a plan stays first whatever the unknown media and the shares are that nobody stated.

The claim is about the measures that the plan knows, each alone: the first one brings at least as much for its effort as
any other, in every setting.

- *Unknown media*: a link that a measure changes has at most one unknown side. So how much two measures differ is a sum
  over unknown sides, and the worst case is found side by side: exactly. Automatic steps, and those that play a content,
  work on what is inside them; their unknown intake is none of the sides.
- *Shares*: all expectations are fractions of linear functions of a share that is drawn in one state of the chain, over
  one denominator. So the worst case lies at an end of each share's range: with few shares all combinations of ends are
  tried; with more, each share alone, and then for the nearest rivals share by share uphill from there, as the simplex
  method goes from corner to corner. What was done is said. Shares that were counted vary within their 95 % intervals.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, product
from math import fsum, prod, sqrt

from mediabruch.breaks.carriers import Carrier
from mediabruch.breaks.link import Link
from mediabruch.figures import TINY
from mediabruch.measures.gains import Gains, Weigh, carrier_after, changes_flow, ends_of, is_digital, touched
from mediabruch.measures.replay import WhatIfPlayer
from mediabruch.media import Medium
from mediabruch.notation.measured import MeasuredShare
from mediabruch.playout.branches import OpenShares, open_shares

MOST_CORNERS = 128
MOST_FIRINGS = 150_000
"""Firings of all settings together."""
_ROUNDS = 2
_Z = 1.96

Setting = Mapping[int, float]


@dataclass(frozen=True, slots=True)
class UnknownSide:
    """A side of a step that nobody knows."""

    step: int
    side: str


Unknown = UnknownSide | int
"""An unknown side, or the key of the flow or event whose share nobody stated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Robustness:
    """What becomes of the first place."""

    first: bool
    """It stays first in every setting that was looked at."""
    decides: Unknown | None = None
    """What to find out first: knowing it alone can change the first place, or goes furthest towards that."""
    rival: int | None = None
    """The candidate that comes first otherwise."""
    is_exact: bool = True
    """Every setting is covered; else a search found none, or not all were tried."""
    settings: int = 0
    """Settings of shares that were played."""


@dataclass(frozen=True, slots=True)
class _Lead:
    """By how much a rival leads in the worst case, and what that rests on."""

    margin: float
    rival: int
    sides: tuple[tuple[UnknownSide, float], ...]
    """Unknown sides, and what knowing each adds to the rival's lead."""
    certain: float
    """The lead while the sides stay unknown."""


def robustness(replay: WhatIfPlayer, gains: Gains, weigh: Weigh, first: int) -> Robustness:
    """Look at all settings, or search among them."""
    return _Search(replay, gains, weigh, first).found()


class _Search:
    def __init__(self, replay: WhatIfPlayer, gains: Gains, weigh: Weigh, first: int) -> None:
        self._replay, self._gains, self._weigh, self._first = replay, gains, weigh, first
        self._known = replay.known({})
        compiled = replay.compiled(self._known.probabilities)
        counted = {key: one for key, one in self._known.measured.items() if key in self._known.probabilities}
        self._groups = [*map(_open_range, open_shares(compiled)), *_counted_ranges(counted)]
        self._plays_content = {node.key for node in replay.model.activities if compiled.plays(node) is not None}
        self._touching = touched(list(enumerate(gains.candidates)), replay)
        self._settings = 0
        evaluation = replay.linked(self._known)
        self._automatic = evaluation.automatic
        playout = evaluation.playout
        size = max(playout.states, len(playout.effects), 1)
        self._budget = 0 if playout.runs is not None else MOST_FIRINGS // size

    def found(self) -> Robustness:
        """What all settings say."""
        if self._gains.size < 2:  # noqa: PLR2004 - a place needs a second
            return Robustness(first=True)
        leads: list[tuple[Setting, _Lead]] = [({}, self._lead({}))]
        corners = prod(len(group.corners) for group in self._groups)
        is_complete = corners <= min(MOST_CORNERS, self._budget)
        if is_complete:
            settings = (dict(_joined(choice)) for choice in product(*(group.corners for group in self._groups)))
            leads += [(setting, self._lead(setting)) for setting in settings] if self._groups else []
        else:
            leads += list(self._searched())
        return self._judged(leads, is_complete=is_complete)

    def _searched(self) -> Iterator[tuple[Setting, _Lead]]:
        """Each share alone at the ends of its range, then uphill from the best of these."""
        alone = [(corner, self._lead(corner)) for corner in islice(self._alone(), self._budget // 2)]
        yield from alone
        if not alone or any(lead.margin > TINY for _, lead in alone):
            return
        best = max(alone, key=lambda one: one[1].margin)
        for _ in range(_ROUNDS):
            for corner in self._alone():
                if self._settings >= self._budget:
                    return
                setting = {**best[0], **corner}
                lead = self._lead(setting)
                if lead.margin > best[1].margin + TINY:
                    best = (setting, lead)
                    yield best
                    if lead.margin > TINY:
                        return

    def _alone(self) -> Iterator[Setting]:
        for group in self._groups:
            yield from map(dict, group.corners)

    def _judged(self, leads: Sequence[tuple[Setting, _Lead]], *, is_complete: bool) -> Robustness:
        setting, worst = max(leads, key=lambda one: one[1].margin)
        found = {"is_exact": is_complete, "settings": self._settings}
        if worst.margin <= TINY:
            return Robustness(first=True, **found)  # type: ignore[arg-type]
        decides, rival = self._decider(setting, worst)
        return Robustness(first=False, decides=decides, rival=rival, **{**found, "is_exact": True})  # type: ignore[arg-type]

    def _decider(self, setting: Setting, worst: _Lead) -> tuple[Unknown | None, int]:
        """The unknown that alone changes the first place, by the greatest lead; else the one that adds most to it."""
        base = self._lead({})
        found: list[tuple[float, Unknown, int]] = [(base.certain + adds, side, base.rival) for side, adds in base.sides]
        for group in self._groups:
            if setting.keys() & set(group.keys) or not setting:
                for corner in map(dict, group.corners):
                    if self._settings > 2 * self._budget + MOST_CORNERS:
                        break
                    lead = self._lead(corner)
                    key = max(corner, key=lambda key, group=group, corner=corner: abs(corner[key] - group.assumed))  # type: ignore[misc]
                    found.append((lead.certain, key, lead.rival))
        found += [(worst.certain + adds - abs(worst.margin), side, worst.rival) for side, adds in worst.sides]
        if not found:
            return None, worst.rival
        most, unknown, rival = max(found, key=lambda one: one[0])
        return unknown, rival if most > TINY else worst.rival

    # -- one setting -----------------------------------------------------------------------------

    def _lead(self, setting: Setting) -> _Lead:
        """The greatest lead that any rival has over the first."""
        self._settings += 1
        evaluation = self._replay.linked(self._known, setting)
        weights = [(link, self._weigh(link) * link.per_case) for link in evaluation.links]
        total = fsum(weight for _, weight in weights)
        near: dict[int, list[tuple[Link, float]]] = defaultdict(list)
        for link, weight in weights:
            points = 100 * weight / total if total > 0 else 0.0
            for i in {*self._touching.get(link.receiver, ()), *self._touching.get(link.sender or -1, ())}:
                near[i].append((link, points))
        sums = [self._sums(i, near[i], evaluation.carriers, setting) for i in range(self._gains.size)]
        return max((self._against(sums, i) for i in range(len(sums)) if i != self._first), key=lambda lead: lead.margin)

    def _against(self, sums: Sequence["_Sums"], rival: int) -> _Lead:
        mine, theirs = sums[self._first], sums[rival]
        my_effort, their_effort = self._gains.efforts[self._first], self._gains.efforts[rival]
        certain = theirs.certain / their_effort - mine.certain / my_effort
        adds = []
        for side in dict.fromkeys((*theirs.open, *mine.open)):
            their, my = theirs.open.get(side, {}), mine.open.get(side, {})
            most = max(their.get(medium, 0.0) / their_effort - my.get(medium, 0.0) / my_effort for medium in Medium)
            adds.append((side, most))
        return _Lead(certain + fsum(one for _, one in adds), rival, tuple(adds), certain)

    def _sums(
        self, i: int, near: Sequence[tuple[Link, float]], carriers: Mapping[int, Carrier], setting: Setting
    ) -> "_Sums":
        candidate = self._gains.candidates[i]
        if changes_flow(candidate):
            return _Sums(self._flow_gain(i, setting), {})
        certain: list[float] = []
        open_: dict[UnknownSide, dict[Medium, float]] = defaultdict(lambda: defaultdict(float))
        rules = self._replay.options.definition
        after = {
            key: carrier_after(key, carriers, (candidate,), self._replay) for link, _ in near for key in ends_of(link)
        }
        for link, points in near:
            side = self._unknown(link, carriers)
            if side is None:
                change = is_digital(link, after, rules) - is_digital(link, carriers, rules)
                certain.append(points * change)
                continue
            for medium in Medium:
                then = {**after, side.step: known_as(after[side.step], side.side, medium)}
                now = {**carriers, side.step: known_as(carriers[side.step], side.side, medium)}
                open_[side][medium] += points * (is_digital(link, then, rules) - is_digital(link, now, rules))
        return _Sums(fsum(certain), {side: dict(media) for side, media in open_.items()})

    def _flow_gain(self, i: int, setting: Setting) -> float:
        """What a candidate that changes the flow of work brings, unknown sides left unknown."""
        return self._value(self._gains.candidates[i].edits, setting) - self._value({}, setting)

    def _value(self, edits: Mapping[str, Mapping[str, Mapping[str, object]]], setting: Setting) -> float:
        evaluation = self._replay.linked(self._replay.known(edits), setting)
        weights = [(link, self._weigh(link) * link.per_case) for link in evaluation.links]
        total = fsum(weight for _, weight in weights)
        digital = fsum(weight for link, weight in weights if link.state.value == "digital")
        return 100 * digital / total if total > 0 else 0.0

    def _unknown(self, link: Link, carriers: Mapping[int, Carrier]) -> UnknownSide | None:
        """The side of a link that nobody knows; the other one is known, since a candidate changes it."""
        receiver = carriers[link.receiver]
        if link.is_working:
            found = [side for side in ("receives", "produces") if getattr(receiver, side) is None]
            return self._asked(link.receiver, found[0]) if len(found) == 1 else None
        if link.sender is not None and carriers[link.sender].produces is None:
            return self._asked(link.sender, "produces") if receiver.receives is not None else None
        return self._asked(link.receiver, "receives") if receiver.receives is None else None

    def _asked(self, step: int, side: str) -> UnknownSide | None:
        is_inside = step in self._plays_content or step not in self._replay.model.node_by_key
        node = self._replay.model.node_by_key.get(step)
        if is_inside or node is None or (side == "receives" and step in self._automatic):
            return None
        return UnknownSide(step, side)


@dataclass(frozen=True, slots=True)
class _Sums:
    """What one candidate brings in one setting."""

    certain: float
    open: Mapping[UnknownSide, Mapping[Medium, float]]
    """What it brings beside that, by what an unknown side turns out to be."""


def known_as(carrier: Carrier, side: str, medium: Medium) -> Carrier:
    """A carrier if this is what one of its sides is."""
    media = frozenset({medium})
    return carrier._replace(receives=media) if side == "receives" else carrier._replace(produces=media)


@dataclass(frozen=True, slots=True)
class _Range:
    """Shares that may be others than the assumed or counted ones."""

    keys: tuple[int, ...]
    assumed: float
    corners: tuple[tuple[tuple[int, float], ...], ...]
    """The ends of the range, as shares by key."""


def _open_range(group: OpenShares) -> _Range:
    """Shares that nobody stated: each may take all that is left, or nothing."""
    if group.is_choice:
        corners = tuple(tuple((key, group.rest if key == one else 0.0) for key in group.keys) for one in group.keys)
    else:
        corners = tuple(((group.keys[0], share),) for share in (0.0, group.rest))
    return _Range(group.keys, group.assumed, corners)


def _counted_ranges(measured: Mapping[int, MeasuredShare]) -> Iterator[_Range]:
    """Shares that were counted: each within its 95 % interval, the widest first. Those of a gateway are scaled."""
    found = [(key, one.share, interval(one)) for key, one in measured.items()]
    for key, share, (low, high) in sorted(found, key=lambda one: one[2][0] - one[2][1]):
        yield _Range((key,), share, (((key, low),), ((key, high),)))


def interval(counted: MeasuredShare) -> tuple[float, float]:
    """The 95 % interval of a share that was counted. Source: E. Wilson, JASA 22, 1927.

    >>> [round(end, 2) for end in interval(MeasuredShare(count=5, total=10))]
    [0.24, 0.76]
    """
    n, share = counted.total, counted.share
    middle = share + _Z**2 / (2 * n)
    around = _Z * sqrt(share * (1 - share) / n + _Z**2 / (4 * n**2))
    return max(0.0, (middle - around) / (1 + _Z**2 / n)), min(1.0, (middle + around) / (1 + _Z**2 / n))


def _joined(choice: Sequence[tuple[tuple[int, float], ...]]) -> Iterator[tuple[int, float]]:
    for corner in choice:
        yield from corner
