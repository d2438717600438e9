"""Whether the first places of a plan keep their measures whatever the unknown media and unstated shares are.

The claim is about the measures that the plan knows, each alone: once what stands before it is done, the measure at a
place brings at least as much for its effort as any other that is left, in every setting.

- *Unknown media* are covered exactly (see `leads`), but where a measure changes who hands over to whom.
- *Shares*: all expectations are fractions of linear functions of a share that is drawn in one state of the chain, over
  one denominator. So the worst case lies at an end of each share's range: with few shares all combinations of ends are
  tried; with more, each share alone, and then for the nearest rivals share by share uphill from there, as the simplex
  method goes from corner to corner. What was done is said. Shares that were counted vary within their 95 % intervals.
"""

from collections.abc import Iterator, Sequence
from itertools import islice, product
from math import prod
from typing import NamedTuple

from mediabruch.figures import TINY
from mediabruch.measures.gains import Gains, Mask, Weigh
from mediabruch.measures.leads import Lead, Leads, OrderPlace
from mediabruch.measures.replay import WhatIfPlayer
from mediabruch.measures.search import Unit, best_units
from mediabruch.measures.unknowns import Setting, ShareRange, Unknown, share_ranges

MOST_PLACES = 3
"""Places of the order that are judged."""
MOST_CORNERS = 128
MOST_FIRINGS = 150_000
"""Firings of all settings together."""
_ROUNDS = 2


class RobustPlace(NamedTuple):
    """What becomes of a place of the order, those before it done."""

    place: int
    """From 1 on."""
    candidates: Unit
    """What stands here: a candidate, or a pair that pays only together and takes the next place as well."""
    holds: bool
    """They stay in every setting that was looked at."""
    decides: Unknown | None = None
    """What to find out first: knowing it alone can change the place, or goes furthest towards that."""
    rivals: Unit = ()
    """The candidate (or pair) that comes here otherwise."""
    is_exact: bool = True
    """Every setting is covered; else a search found none, or not all were tried."""
    settings: int = 0
    """Settings of shares that were looked at."""
    is_complete: bool = True
    """All ends of the ranges of shares were tried; where it is still not exact, unknown media were left unknown."""


class Robustness(NamedTuple):
    """What becomes of the first places."""

    places: tuple[RobustPlace, ...]
    """Those for which there is a choice, in their order."""

    @property
    def first(self) -> bool:
        """The first place keeps its measure."""
        return not self.places or self.places[0].holds

    @property
    def decides(self) -> Unknown | None:
        """What decides most about the first place."""
        return self.places[0].decides if self.places else None

    @property
    def open(self) -> RobustPlace | None:
        """The first place that is not certain."""
        return next((one for one in self.places if not one.holds), None)


def robustness(replay: WhatIfPlayer, gains: Gains, weigh: Weigh, mask: Mask | None = None) -> Robustness:
    """Look at all settings, or search among them; `mask` holds the candidates that the plan may take."""
    places = list(_places(gains, mask))
    if not places:
        return Robustness(places=())
    leads = Leads(replay, gains, weigh)
    ranges = share_ranges(replay.compiled(leads.known.probabilities), leads.known)
    return Robustness(places=tuple(_Search(leads, gains, ranges, place).found() for place in places))


def _places(gains: Gains, mask: Mask | None) -> Iterator[OrderPlace]:
    """The first places of the order, and what might come there instead."""
    left = [i for i in range(gains.size) if mask is None or mask >> i & 1]
    pairs, number, taken = gains.interacting(), 1, Unit()
    for unit in best_units(gains, mask):
        if number > MOST_PLACES:
            return
        singles = [(i,) for i in left if i != unit[0]]
        others = [pair for pair in pairs if pair != unit and set(pair) <= set(left)] if len(unit) > 1 else []
        if singles or others:
            yield OrderPlace(number, unit, taken, (*singles, *others))
        taken = (*taken, *unit)
        left = [i for i in left if i not in unit]
        number += len(unit)


class _Search:
    """Looks for a setting in which a place does not keep its measure."""

    def __init__(self, leads: Leads, gains: Gains, ranges: Sequence[ShareRange], place: OrderPlace) -> None:
        self._leads, self._ranges, self._place = leads, ranges, place
        self._settings = 0
        compared = {*place.unit, *(i for rival in place.rivals for i in rival)}
        self._is_covered = not compared.intersection(gains.structural) or (leads.is_all_known and not ranges)
        size = max(leads.playout.states, len(leads.playout.effects), 1)
        self._budget = 0 if leads.playout.runs is not None else MOST_FIRINGS // size

    def found(self) -> RobustPlace:
        """Whether the place keeps its measure in all settings that are tried."""
        leads: list[tuple[Setting, Lead]] = [({}, self._lead({}))]
        corners = prod(len(one.corners) for one in self._ranges)
        is_complete = corners <= min(MOST_CORNERS, self._budget)
        if is_complete:
            settings = (dict(_joined(choice)) for choice in product(*(one.corners for one in self._ranges)))
            leads += [(setting, self._lead(setting)) for setting in settings] if self._ranges else []
        else:
            leads += list(self._searched())
        return self._judged(leads, is_complete=is_complete)

    def _searched(self) -> Iterator[tuple[Setting, Lead]]:
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
        for one in self._ranges:
            yield from map(dict, one.corners)

    def _lead(self, setting: Setting) -> Lead:
        self._settings += 1
        return self._leads.lead(self._place, setting)

    def _judged(self, leads: Sequence[tuple[Setting, Lead]], *, is_complete: bool) -> RobustPlace:
        setting, worst = max(leads, key=lambda one: one[1].margin)
        number, unit, settings = self._place.number, self._place.unit, self._settings
        if worst.margin <= TINY:
            return RobustPlace(
                place=number,
                candidates=unit,
                holds=True,
                is_exact=is_complete and self._is_covered,
                settings=settings,
                is_complete=is_complete,
            )
        decides, rivals = self._decider(setting, worst)
        return RobustPlace(
            place=number, candidates=unit, holds=False, decides=decides, rivals=rivals, settings=settings
        )

    def _decider(self, setting: Setting, worst: Lead) -> tuple[Unknown | None, Unit]:
        """The unknown that alone changes the place, by the greatest lead; else the one that adds most to it."""
        base = self._leads.lead(self._place, {})
        found: list[tuple[float, Unknown, Unit]] = [
            (base.certain + adds, side, base.rival) for side, adds in base.sides
        ]
        tries = 2 * self._budget + MOST_CORNERS - self._settings
        for one in self._ranges:
            if setting.keys() & set(one.keys) or not setting:
                for corner in map(dict, one.corners[: max(0, tries)]):
                    tries -= 1
                    lead = self._leads.lead(self._place, corner)
                    found.append((lead.certain, _furthest(corner, one), lead.rival))
        found += [(worst.certain + adds - abs(worst.margin), side, worst.rival) for side, adds in worst.sides]
        if not found:
            return None, worst.rival
        most, unknown, rival = max(found, key=lambda one: one[0])
        return unknown, rival if most > TINY else worst.rival


def _furthest(corner: Setting, range_: ShareRange) -> int:
    """The share that a corner changes most."""
    return max(corner, key=lambda key: abs(corner[key] - range_.assumed))


def _joined(choice: Sequence[tuple[tuple[int, float], ...]]) -> Iterator[tuple[int, float]]:
    for corner in choice:
        yield from corner
