"""Seeded runs, for models whose chain has too many states to be solved exactly."""

import random
from bisect import bisect
from collections import Counter, defaultdict
from itertools import accumulate
from typing import NamedTuple

from mediabruch.playout.firing import Successor
from mediabruch.playout.game import Effect, Game, NodeRule, Outcome, State, firing_cost
from mediabruch.playout.outcomes import is_listed, listing

RUNS = 10_000
"""Runs that are made."""
MOST_WORK = 5_000_000
"""Tokens that all firings may handle; where runs are long or hold many tokens, fewer are made."""
LONGEST_RUN = MOST_WORK // 4
"""Tokens that the firings of one run may handle; whether a longer one ends is not known."""
SEED = 20_261_121
_KEPT = 200_000
"""States that are kept, with their successors for the next run."""


class Run(NamedTuple):
    """One simulated case: how often each effect happened, by its index."""

    effects: tuple[tuple[int, int], ...]
    is_endless: bool
    """Broken off after a great many firings."""


class Runs(NamedTuple):
    """The simulated cases; equal ones are counted together."""

    runs: tuple[tuple[Run, int], ...]
    effects: tuple[Effect, ...]
    states: int
    """Different states seen, as far as they are kept."""


def simulate(game: Game, runs: int = RUNS) -> Runs:
    """Play `runs` cases by chance, with a fixed seed: the same model gives the same runs.

    Cost: one firing for each step of each run; successors of states seen before are looked up.
    """
    sampler = _Sampler(game, random.Random(SEED))
    seen: Counter[Run] = Counter()
    for _ in range(runs):
        seen[sampler.run()] += 1
        if sampler.work > MOST_WORK:
            break
    found = Runs(tuple(seen.items()), tuple(sampler.effects), len(sampler.seen))
    sampler.end()
    return found


class _Seen:
    """A state that a run has come to, and where runs went on from it: all further runs follow these links."""

    __slots__ = ("chances", "following", "onward", "state", "work")

    def __init__(self, state: State, work: int) -> None:
        self.state = state
        self.work = work
        """What it costs to look up what follows."""
        self.following: list[Successor] | None = None
        self.chances: list[float] = []
        """Of what follows, added up."""
        self.onward: list[tuple[int, _Seen] | None] = []
        """The index of its effect and the next state, once a run has gone there."""


class _Sampler:
    """Plays one case after the other and remembers what it has seen."""

    def __init__(self, game: Game, rng: random.Random) -> None:
        self.effects: dict[Effect, int] = {}
        self.seen: dict[State, _Seen] = {}
        self.work = 0
        self._cost = firing_cost(game)
        self._rng = rng
        self._full = listing(game)
        self._player = self._full._replace(leave=self._outcomes, kept=None)
        self._beginner = self._full._replace(enter=lambda split: ((1.0, split.draw(rng)),))
        self._keeps = all(map(is_listed, game.rules.values()))

    def run(self) -> Run:
        """Play one case."""
        here = self._at(next(self._beginner.beginnings())[1])
        happened: dict[int, int] = defaultdict(int)
        most = self.work + LONGEST_RUN
        chance = self._rng.random
        while self.work < most:
            self.work += here.work
            following = self._following(here) if here.following is None else here.following
            if not following:
                return Run(tuple(sorted(happened.items())), is_endless=False)
            chances = here.chances
            way = bisect(chances, chance() * chances[-1], 0, len(chances) - 1)
            effect, here = here.onward[way] or self._onward(here, following[way], way)
            happened[effect] += 1
        return Run(tuple(sorted(happened.items())), is_endless=True)

    def end(self) -> None:
        """Undo the circles: what goes in none is gone at once, with the game, and without the collector."""
        del self._player
        for state in self.seen.values():
            state.onward.clear()

    def _at(self, state: State) -> _Seen:
        found = self.seen.get(state)
        if found is None or not self._keeps:
            found = _Seen(state, (len(state) + self._cost) // 4)  # a state seen before is looked up
            if len(self.seen) < _KEPT:
                self.seen.setdefault(state, found)
        return found

    def _following(self, here: _Seen) -> list[Successor]:
        """Find what follows a state when a run comes to it first."""
        found = here.following = self._player.successors(here.state)
        self.work += len(found) * (len(here.state) + self._cost)
        here.chances = list(accumulate(successor[0] for successor in found))
        here.onward = [None] * len(found)
        return found

    def _onward(self, here: _Seen, taken: Successor, way: int) -> tuple[int, _Seen]:
        """Go on from a state in a way that no run has gone yet."""
        _, state, effect = taken
        onward = self.effects.setdefault(effect, len(self.effects)), self._at(state)
        if state in self.seen:
            here.onward[way] = onward
        return onward

    def _outcomes(self, rule: NodeRule) -> tuple[Outcome, ...]:
        return self._full.leave(rule) if is_listed(rule) else (self._drawn(rule),)

    def _drawn(self, rule: NodeRule) -> Outcome:
        extra = tuple(place for chance, place in rule.added if self._rng.random() < chance)
        at = self._rng.random()
        limits = accumulate(chance for chance, _ in rule.interrupting)
        for (_, place), limit in zip(rule.interrupting, limits, strict=True):
            if at < limit:
                return Outcome(1.0, (place, *extra), sends=False, ends=False)
        return Outcome(1.0, rule.split.draw(self._rng) + extra, sends=True, ends=rule.ends)
