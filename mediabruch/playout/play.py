"""Play a game: exactly where the chain is small enough, by simulation where it is not."""

from collections.abc import Callable, Sequence
from math import fsum, sqrt
from typing import TYPE_CHECKING, NamedTuple

from mediabruch.playout.chain import Chain, TooManyStatesError, explore
from mediabruch.playout.game import Effect, Game
from mediabruch.playout.split import TooManyOutcomesError
from mediabruch.playout.tally import MOST_BREAKS, BreakCounts, expected_visits, rate, tally

if TYPE_CHECKING:
    from mediabruch.playout.simulate import Runs

MOST_STATES = 100_000
"""States up to which the chain is solved exactly."""
MOST_WORK = 8_000_000
"""Tokens that the firings may handle until then: states of many tokens are costly, too."""

Interval = tuple[float, float]


class Playout(NamedTuple):
    """What happens in one case."""

    effects: tuple[Effect, ...]
    expected: tuple[float, ...]
    """How often each effect is expected to happen in one case."""
    states: int
    never_ends: float
    """Share of the cases that end only because nothing new can come."""
    runs: int | None
    """Simulated runs; `None` where the figures are exact."""
    tally: Callable[[Sequence[int]], BreakCounts]
    """Numbers of breaks over the runs, given each effect's breaks."""
    rate: Callable[[Sequence[int]], float]
    """Probability of a run all of whose effects keep what is asked, given for each effect whether it does."""
    interval: Callable[[Sequence[float], Sequence[float] | None], Interval] | None
    """95 % interval of a sum over the effects, or of the ratio of two; `None` where the figures are exact."""


def play(game: Game, most_states: int | None = None) -> Playout:
    """Play the game and say what is expected of one case; exactly up to `most_states`, by default `MOST_STATES`."""
    try:
        return _exact(explore(game, most_states or MOST_STATES, MOST_WORK))
    except (TooManyStatesError, TooManyOutcomesError):
        pass  # and let go of the states
    from mediabruch.playout.simulate import simulate  # few models need it

    return played(simulate(game))


def _exact(chain: Chain) -> Playout:
    visits = expected_visits(chain)
    expected = [0.0] * len(chain.effects)
    for visit, steps in zip(visits, chain.steps, strict=True):
        for chance, _, effect in steps:
            expected[effect] += visit * chance
    return Playout(
        effects=chain.effects,
        expected=tuple(expected),
        states=sum(map(len, chain.order)),
        never_ends=fsum(visits[state] * chance for state, chance in chain.never_ends),
        runs=None,
        tally=lambda breaks: tally(chain, breaks),
        rate=lambda keeps: rate(chain, keeps),
        interval=None,
    )


def played(sample: "Runs") -> Playout:
    """What happens in one case, by cases that were simulated or that really happened."""
    count = sum(number for _, number in sample.runs)
    happened = [0] * len(sample.effects)
    for run, number in sample.runs:
        for effect, times in run.effects:
            happened[effect] += times * number
    return Playout(
        effects=sample.effects,
        expected=tuple(times / count for times in happened),
        states=sample.states,
        never_ends=sum(number for run, number in sample.runs if run.is_endless) / count,
        runs=count,
        tally=lambda breaks: _tally_of_runs(sample, breaks),
        rate=lambda keeps: _rate_of_runs(sample, keeps),
        interval=lambda figure, base: _interval(sample, figure, base),
    )


def _tally_of_runs(sample: "Runs", breaks: Sequence[int]) -> BreakCounts:
    totals = [(sum(breaks[effect] * times for effect, times in run.effects), n) for run, n in sample.runs]
    counts = [0] * (MOST_BREAKS + 1)
    for total, number in totals:
        counts[min(total, MOST_BREAKS)] += number
    return BreakCounts(
        distribution=tuple(number / sum(counts) for number in counts),
        least=min(total for total, _ in totals),
        most=max(total for total, _ in totals),
    )


def _rate_of_runs(sample: "Runs", keeps: Sequence[int]) -> float:
    kept = sum(number for run, number in sample.runs if all(keeps[effect] for effect, _ in run.effects))
    return kept / sum(number for _, number in sample.runs)


def _interval(sample: "Runs", figure: Sequence[float], base: Sequence[float] | None) -> Interval:
    """Mean (or ratio of means) of the runs with 1.96 standard errors on either side (delta method for the ratio)."""
    pairs = [
        (
            fsum(figure[effect] * times for effect, times in run.effects),
            1.0 if base is None else fsum(base[effect] * times for effect, times in run.effects),
            number,
        )
        for run, number in sample.runs
    ]
    count = sum(number for *_, number in pairs)
    upper = fsum(value * number for value, _, number in pairs) / count
    lower = fsum(value * number for _, value, number in pairs) / count
    ratio = upper / lower if lower else 0.0
    spread = fsum((value - ratio * under) ** 2 * number for value, under, number in pairs) / count
    error = 1.96 * sqrt(spread / count) / (lower or 1.0)
    return ratio - error, ratio + error
