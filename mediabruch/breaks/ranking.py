"""Whether the place where media break most often comes first whatever the shares are that nobody stated.

Shares that nobody stated are assumed: branches of a gateway equally, and so on. What is ranked by them may rank
otherwise by others. Two things are tried, and both replay the process with other shares:

- *one at a time*: each share that nobody stated at none, half and all of what is left to it, the others as they are
  assumed. Where another place comes first, the share at which it does is sought by bisection. For a share that is drawn
  in one state of the chain the two ends are exact: all expectations are then fractions of linear functions of the share
  over one common denominator (a change of one row of a linear system), so that which of two places comes first changes
  once at most. Half is for shares that are drawn in several states.
- *all together*: all such shares at once by chance, every division of what is left as likely as any other, with a fixed
  seed.

Cost: a play-out for each setting; their number is bounded by the size of the chain, and what was left out is said.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from mediabruch.breaks.carriers import Carriers
from mediabruch.breaks.evaluate import Evaluation
from mediabruch.breaks.media_break import MediaBreak
from mediabruch.figures import TINY
from mediabruch.media import BreakDefinition, Medium
from mediabruch.model import Model
from mediabruch.playout import CompiledModel, Playout, play
from mediabruch.playout.branches import OpenShares, open_shares

MOST_SETTINGS = 60
"""Settings that are tried one at a time."""
MOST_TOGETHER = 20
"""Settings that are tried all together."""
MOST_FIRINGS = 40_000
"""Firings of all settings together."""
_STEPS = (0.0, 0.5, 1.0)
_HALVINGS = 7
_SEED = 20_261_126

Stated = Mapping[int, float]
Weights = Mapping["BreakPlace", float]


class BreakPlace(NamedTuple):
    """All breaks of one kind that happen at one step in the same way, whoever hands over."""

    step: int
    """Key of the step or message flow."""
    code: str
    before: Medium
    after: Medium
    is_inside: bool


class Ranking(NamedTuple):
    """What becomes of the first place when shares are others than the assumed ones."""

    first: BreakPlace
    """Where media break most often, of the breaks that no law requires."""
    holds: bool
    """In all settings that were tried it came first, alone or together with others."""
    decided_by: int | None
    """Key of the flow or event whose share decides soonest; `None` where none does alone."""
    from_share: float | None
    """The share of it, on the way from the assumed one, at which another place comes first."""
    then_first: BreakPlace | None
    """The place that comes first then."""
    together: float
    """Share of the settings of all shares at once in which the first place comes first; 1 where none was tried."""
    settings: int
    """Settings that were tried."""
    is_complete: bool
    """Each share that nobody stated was tried; else there were too many."""


def place_of(found: MediaBreak) -> BreakPlace:
    """Where a break happens, and how."""
    return BreakPlace(
        step=found.step, code=found.code, before=found.before, after=found.after, is_inside=found.is_inside
    )


def ranking(model: Model, stated: Stated, carriers: Carriers, rules: BreakDefinition) -> Ranking | None:
    """Try other shares; `None` where nothing breaks, no share is open, or the process is too large to be replayed."""
    compiled = CompiledModel(model, stated)
    groups = list(open_shares(compiled))
    if not groups:
        return None
    trial = _Trial(compiled, carriers, rules)
    playout = trial.playout({})
    size = max(playout.states, len(playout.effects), 1)
    if playout.runs is not None or size > MOST_FIRINGS // 10:
        return None
    weights = trial.weights(playout)
    if not weights:
        return None
    first = max(weights, key=lambda place: (round(weights[place], 9), -place.step))
    return _Search(trial, first, groups, MOST_FIRINGS // size).found()


class _Trial:
    """Replays the process with some shares, and weighs the places of its breaks."""

    def __init__(self, compiled: CompiledModel, carriers: Carriers, rules: BreakDefinition) -> None:
        self._compiled, self._carriers, self._rules = compiled, carriers, rules
        self.count = -1
        """Settings beside the assumed one."""

    def playout(self, shares: Stated) -> Playout:
        """What happens with these shares."""
        self.count += 1
        compiled = self._compiled.sharing({**self._compiled.stated, **shares}) if shares else self._compiled
        return play(compiled.game(self._carriers.followed))

    def weights(self, playout: Playout) -> Weights:
        """How often media break at each place, laws aside."""
        found: dict[BreakPlace, float] = defaultdict(float)
        for one in Evaluation(self._compiled.model, playout, self._carriers, self._rules).breaks:
            if one.required_by_law is None:
                found[place_of(one)] += one.per_case
        return found


class _Tipping(NamedTuple):
    """A share at which another place comes first."""

    distance: float
    """From the assumed share."""
    key: int
    share: float
    place: BreakPlace


class _Search:
    """Looks for shares at which the first place comes second."""

    def __init__(self, trial: _Trial, first: BreakPlace, groups: list[OpenShares], most: int) -> None:
        self._trial, self._first, self._groups = trial, first, groups
        self._most = min(most, MOST_SETTINGS)
        self._together = min(most // 4, MOST_TOGETHER)

    def found(self) -> Ranking:
        """The outcome of all trials."""
        varied = [(group, key) for group in self._groups for key in group.varied]
        tried = varied[: self._most // len(_STEPS)]
        tippings = [tipping for group, key in tried for tipping in self._one(group, key)]
        nearest = min(tippings, key=lambda one: (one.distance, one.key), default=None)
        held = self._all_together()
        return Ranking(
            first=self._first,
            holds=nearest is None and all(held),
            decided_by=None if nearest is None else nearest.key,
            from_share=None if nearest is None else nearest.share,
            then_first=None if nearest is None else nearest.place,
            together=sum(held) / len(held) if held else 1.0,
            settings=self._trial.count,
            is_complete=len(tried) == len(varied),
        )

    def _one(self, group: OpenShares, key: int) -> Iterator[_Tipping]:
        """The nearest tipping share of one flow or event, below and above its assumed one."""
        assumed = group.assumed
        points = [step * group.rest for step in _STEPS]
        below = sorted((point for point in points if point < assumed), reverse=True)
        for side in (below, sorted(point for point in points if point > assumed)):
            held = assumed
            for point in side:
                if self._rival({key: point}) is not None:
                    share, place = self._narrowed(key, held, point)
                    yield _Tipping(abs(share - assumed), key, share, place)
                    break
                held = point

    def _narrowed(self, key: int, held: float, lost: float) -> tuple[float, BreakPlace]:
        """Where, between a share that holds and one that does not, another place comes first."""
        place = self._rival({key: lost})
        for _ in range(_HALVINGS):
            middle = (held + lost) / 2
            rival = self._rival({key: middle})
            if rival is None:
                held = middle
            else:
                lost, place = middle, rival
        return lost, place or self._first

    def _all_together(self) -> list[bool]:
        from random import Random  # most models have few shares to draw

        rng = Random(_SEED)
        return [
            self._rival({key: share for group in self._groups for key, share in group.drawn(rng)}) is None
            for _ in range(self._together)
        ]

    def _rival(self, shares: Stated) -> BreakPlace | None:
        """The place that comes before the first one."""
        weights = self._trial.weights(self._trial.playout(shares))
        if not weights:
            return None
        best = max(weights, key=lambda place: (round(weights[place], 9), -place.step))
        return best if weights[best] > weights.get(self._first, 0.0) + TINY else None
