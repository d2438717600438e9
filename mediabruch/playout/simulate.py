"""Seeded runs, for models whose chain has too many states to be solved exactly."""

import random
from collections import Counter, defaultdict
from itertools import accumulate
from typing import NamedTuple

from mediabruch.playout.firing import Successor
from mediabruch.playout.game import Effect, Game, NodeRule, Outcome, State, firing_cost
from mediabruch.playout.outcomes import listing
from mediabruch.playout.split import TooManyOutcomesError

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
    return Runs(tuple(seen.items()), tuple(sampler.effects), len(sampler.seen))


class _Sampler:
    """Plays one case after the other and remembers what it has seen."""

    def __init__(self, game: Game, rng: random.Random) -> None:
        self.effects: dict[Effect, int] = {}
        self.seen: dict[State, tuple[list[Successor], list[float]] | None] = {}
        self.work = 0
        self._cost = firing_cost(game)
        self._rng = rng
        self._full = listing(game)
        self._player = self._full._replace(leave=self._outcomes, kept=None)
        self._beginner = self._full._replace(enter=lambda split: ((1.0, split.draw(rng)),))
        self._keeps = all(self._is_listed(rule) for rule in game.rules.values())

    def run(self) -> Run:
        """Play one case."""
        state = next(self._beginner.beginnings())[1]
        happened: dict[int, int] = defaultdict(int)
        most = self.work + LONGEST_RUN
        while self.work < most:
            self.work += (len(state) + self._cost) // 4  # a state seen before is looked up
            following, chances = self._following(state)
            if not following:
                return Run(tuple(sorted(happened.items())), is_endless=False)
            _, state, effect = self._rng.choices(following, cum_weights=chances)[0]
            happened[self.effects.setdefault(effect, len(self.effects))] += 1
        return Run(tuple(sorted(happened.items())), is_endless=True)

    def _following(self, state: State) -> tuple[list[Successor], list[float]]:
        known = self.seen.get(state)
        if known is None:
            found = self._player.successors(state)
            self.work += len(found) * (len(state) + self._cost)
            known = found, list(accumulate(successor[0] for successor in found))
            if len(self.seen) < _KEPT:
                self.seen[state] = known if self._keeps else None
        return known

    def _is_listed(self, rule: NodeRule) -> bool:
        """Whether a node's outcomes are few enough to be listed; others are drawn anew each time."""
        try:
            self._full.leave(rule)
        except TooManyOutcomesError:
            return False
        return True

    def _outcomes(self, rule: NodeRule) -> tuple[Outcome, ...]:
        return self._full.leave(rule) if self._is_listed(rule) else (self._drawn(rule),)

    def _drawn(self, rule: NodeRule) -> Outcome:
        extra = tuple(place for chance, place in rule.added if self._rng.random() < chance)
        at = self._rng.random()
        limits = accumulate(chance for chance, _ in rule.interrupting)
        for (_, place), limit in zip(rule.interrupting, limits, strict=True):
            if at < limit:
                return Outcome(1.0, (place, *extra), sends=False, ends=False)
        return Outcome(1.0, rule.split.draw(self._rng) + extra, sends=True, ends=rule.ends)
