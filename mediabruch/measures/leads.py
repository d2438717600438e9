"""By how much one measure leads over another in the worst case of all that is not known of the media.

A link that measures change has at most one unknown side. So how much two measures differ is a sum over unknown sides,
and the worst case is found side by side: exactly. Automatic steps, and those that play a content, work on what is
inside them; their unknown intake is none of the sides. Measures that change who hands over to whom are compared with
unknown media left unknown. Cost: linear in the links near the measures, for each setting of shares.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import fsum
from typing import NamedTuple

from mediabruch.breaks.carriers import Carrier
from mediabruch.breaks.link import Link, LinkState
from mediabruch.measures.candidate import Candidate, merged_edits
from mediabruch.measures.gains import Gains, Weigh, carrier_after, ends_of, is_digital, touched
from mediabruch.measures.replay import WhatIfPlayer
from mediabruch.measures.search import Unit
from mediabruch.measures.unknowns import Setting, UnknownSide, known_as
from mediabruch.media import Medium


class OrderPlace(NamedTuple):
    """A place in the order of a plan."""

    number: int
    """From 1 on."""
    unit: Unit
    taken: Unit
    """What is done before."""
    rivals: tuple[Unit, ...]
    """What might come here instead."""


class Lead(NamedTuple):
    """By how much a rival leads in the worst case, and what that rests on."""

    margin: float
    rival: Unit
    sides: tuple[tuple[UnknownSide, float], ...]
    """Unknown sides, and what knowing each adds to the rival's lead."""
    certain: float
    """The lead while the sides stay unknown."""


class _Sums(NamedTuple):
    """What some candidates bring in one setting."""

    certain: float
    open: Mapping[UnknownSide, Mapping[Medium, float]]
    """What they bring beside that, by what an unknown side turns out to be."""


_NOTHING = _Sums(0.0, {})


@dataclass(frozen=True, slots=True)
class _Played:
    """The process in one setting of shares, some candidates that change its flow done."""

    links: Sequence[tuple[Link, float]]
    """Each with its points."""
    near: Mapping[int, Sequence[tuple[Link, float]]]
    """The links that each candidate changes."""
    carriers: Mapping[int, Carrier]
    sums: dict[tuple[Unit, Unit], _Sums] = field(default_factory=dict)
    """What was summed before, by the candidates and what is done near them."""


class Leads:
    """Compares candidates with those that might take their places."""

    def __init__(self, replay: WhatIfPlayer, gains: Gains, weigh: Weigh) -> None:
        self._replay, self._gains, self._weigh = replay, gains, weigh
        self.known = replay.known({})
        compiled = replay.compiled(self.known.probabilities)
        self._plays_content = {node.key for node in replay.model.activities if node.key in compiled.played}
        self._touching = touched(list(enumerate(gains.candidates)), replay)
        evaluation = replay.linked(self.known)
        self._automatic = evaluation.automatic
        self.is_all_known = all(link.state is not LinkState.UNKNOWN for link in evaluation.links)
        self.playout = evaluation.playout
        self._played: dict[tuple[Unit, tuple[tuple[int, float], ...]], _Played] = {}

    def lead(self, place: OrderPlace, setting: Setting) -> Lead:
        """The greatest lead that any rival has in a setting of shares."""
        mine = self._sums(place.unit, place.taken, setting)
        return max((self._against(place, mine, rival, setting) for rival in place.rivals), key=lambda one: one.margin)

    def _against(self, place: OrderPlace, mine: _Sums, rival: Unit, setting: Setting) -> Lead:
        theirs = self._sums(rival, place.taken, setting)
        if len(rival) < len(place.unit):  # a pair comes only where nothing pays alone
            mine = _NOTHING
        my_effort, their_effort = self._effort(place.unit), self._effort(rival)
        certain = theirs.certain / their_effort - mine.certain / my_effort
        adds = []
        for side in dict.fromkeys((*theirs.open, *mine.open)):
            their, my = theirs.open.get(side, {}), mine.open.get(side, {})
            most = max(their.get(medium, 0.0) / their_effort - my.get(medium, 0.0) / my_effort for medium in Medium)
            adds.append((side, most))
        return Lead(certain + fsum(one for _, one in adds), rival, tuple(adds), certain)

    def _effort(self, unit: Unit) -> float:
        return fsum(self._gains.efforts[i] for i in unit)

    # -- what candidates bring -----------------------------------------------------------------------

    def _sums(self, unit: Unit, taken: Unit, setting: Setting) -> _Sums:
        structural = set(self._gains.structural)
        if structural.intersection(unit):
            return _Sums(self._value((*taken, *unit), setting) - self._value(taken, setting), {})
        played = self._played_with([i for i in taken if i in structural], setting)
        near = list(dict.fromkeys(one for i in unit for one in played.near.get(i, ())))
        beside = {i for link, _ in near for i in self._at(link)}
        key = unit, tuple(i for i in taken if i in beside)
        if key not in played.sums:
            played.sums[key] = self._summed(unit, key[1], near, played)
        return played.sums[key]

    def _summed(self, unit: Unit, taken: Unit, near: Sequence[tuple[Link, float]], played: _Played) -> _Sums:
        rules, ends = self._replay.options.definition, {key for link, _ in near for key in ends_of(link)}
        before = self._carriers(ends, taken, played)
        after = self._carriers(ends, (*taken, *unit), played)
        certain: list[float] = []
        open_: dict[UnknownSide, dict[Medium, float]] = defaultdict(lambda: defaultdict(float))
        for link, points in near:
            side = self._unknown(link, before)
            if side is None:
                certain.append(points * (is_digital(link, after, rules) - is_digital(link, before, rules)))
                continue
            for medium in Medium:
                then = {**after, side.step: known_as(after[side.step], side.side, medium)}
                now = {**before, side.step: known_as(before[side.step], side.side, medium)}
                open_[side][medium] += points * (is_digital(link, then, rules) - is_digital(link, now, rules))
        return _Sums(fsum(certain), {side: dict(media) for side, media in open_.items()})

    def _value(self, taken: Unit, setting: Setting) -> float:
        """What a set brings, unknown sides left unknown."""
        played = self._played_with([i for i in taken if i in self._gains.structural], setting)
        carriers = self._carriers({key for link, _ in played.links for key in ends_of(link)}, taken, played)
        rules = self._replay.options.definition
        return fsum(points for link, points in played.links if is_digital(link, carriers, rules))

    def _carriers(self, keys: Iterable[int], taken: Unit, played: _Played) -> dict[int, Carrier]:
        chosen = [self._gains.candidates[i] for i in taken if i not in self._gains.structural]
        return {key: carrier_after(key, played.carriers, chosen, self._replay) for key in keys}

    # -- unknown sides -------------------------------------------------------------------------------

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

    # -- the process in a setting ----------------------------------------------------------------------

    def _played_with(self, structural: Iterable[int], setting: Setting) -> _Played:
        key = tuple(structural), tuple(sorted(setting.items()))
        if key not in self._played:
            self._played[key] = self._play([self._gains.candidates[i] for i in key[0]], setting)
        return self._played[key]

    def _play(self, done: Sequence[Candidate], setting: Setting) -> _Played:
        known = self._replay.known(merged_edits(one.edits for one in done)) if done else self.known
        evaluation = self._replay.linked(known, setting)
        weights = [(link, self._weigh(link) * link.per_case) for link in evaluation.links]
        total = fsum(weight for _, weight in weights)
        links = [(link, 100 * weight / total if total > 0 else 0.0) for link, weight in weights]
        near: dict[int, list[tuple[Link, float]]] = defaultdict(list)
        for one in links:
            for i in self._at(one[0]):
                near[i].append(one)
        return _Played(links, near, evaluation.carriers)

    def _at(self, link: Link) -> Iterator[int]:
        """The candidates that change an end of a link."""
        yield from {*self._touching.get(link.receiver, ()), *self._touching.get(link.sender or -1, ())}
