"""Single cases of a game: the likeliest, and the one that weighs most.

Both are paths through the states that a case can reach. A path that comes to a state a second time, while it is still
passing through it, *turns back*: it goes round a loop.
"""

from collections.abc import Callable, Iterator
from heapq import heappop, heappush
from itertools import count
from math import exp, inf, log
from typing import NamedTuple

from mediabruch.playout.chain import TooManyStatesError
from mediabruch.playout.firing import Player, Successor
from mediabruch.playout.game import Effect, Game, State, Token
from mediabruch.playout.order import due
from mediabruch.playout.outcomes import listing

MOST_PATH_STATES = 30_000
"""States that are looked at."""


class PathFiring(NamedTuple):
    """One firing of a case."""

    node: int
    taken: tuple[Token, ...]
    put: tuple[Token, ...]
    """The tokens that stand there only after it."""
    chance: float
    """How probable this was, where the node had a choice."""
    effect: Effect


class CasePath(NamedTuple):
    """A case from its beginning to its end."""

    steps: tuple[PathFiring, ...]
    probability: float
    """Of exactly this path."""


_Edge = tuple[State, float, Effect]
"""Where a firing was carried out, how probable its outcome was, and what it contributed."""


def likeliest_path(game: Game, keeps: Callable[[Effect], bool] = lambda _: True) -> CasePath | None:
    """The most probable path to an end, of those all whose firings keep what is asked; `None` where there is none.

    E. W. Dijkstra's shortest path, "A note on two problems in connexion with graphs", Numerische Mathematik 1, 1959,
    by the negative logarithms of the probabilities. Raises `TooManyStatesError`.
    """
    player, number = listing(game), count()
    far: dict[State, float] = {}
    came: dict[State, _Edge] = {}
    queue: list[tuple[float, int, State]] = []
    for chance, state in player.beginnings():
        if chance > 0 and -log(chance) < far.get(state, inf):
            far[state] = -log(chance)
            heappush(queue, (far[state], next(number), state))
    done: set[State] = set()
    while queue:
        distance, _, state = heappop(queue)
        if state in done:
            continue
        done.add(state)
        if len(done) > MOST_PATH_STATES:
            raise TooManyStatesError
        following = player.successors(state)
        if not following:
            return _told(game, _back(came, state), distance)
        for chance, after, effect in following:
            if chance > 0 and keeps(effect) and distance - log(chance) < far.get(after, inf):
                far[after] = distance - log(chance)
                came[after] = state, chance, effect
                heappush(queue, (far[after], next(number), after))
    return None


def _back(came: dict[State, _Edge], end: State) -> list[tuple[_Edge, State]]:
    """The edges of a path with where they lead, from its beginning to its end."""
    edges = []
    while end in came:
        edges.append((came[end], end))
        end = came[end][0]
    return edges[::-1]


class _Best(NamedTuple):
    """The best that can still come from a state on."""

    weight: int
    likelihood: float
    """Logarithm of its probability."""
    edge: tuple[Successor, int] | None
    """The next step, and how many turns are left after it; `None` at an end."""


def heaviest_path(game: Game, weigh: Callable[[Effect], int]) -> CasePath | None:
    """The path of the greatest weight among those that turn back once at most; of equal ones the likeliest.

    Without the bound there would be no heaviest one, wherever a loop weighs anything. `None` where no such path comes
    to an end. Raises `TooManyStatesError`. Cost: linear in states and steps.
    """
    player = listing(game)
    starts = [(chance, state) for chance, state in player.beginnings() if chance > 0]
    steps, finished, turning = _searched(player, [state for _, state in starts])
    best: tuple[dict[State, _Best], dict[State, _Best]] = ({}, {})
    for turns in (0, 1):
        for state in finished:
            found = _best_from(
                steps[state], (turns, [(state, after) in turning for _, after, _ in steps[state]]), best, weigh
            )
            if found is not None:
                best[turns][state] = found
    reached = [(chance, state, best[1][state]) for chance, state in starts if state in best[1]]
    if not reached:
        return None
    chance, state, _ = max(reached, key=lambda one: (one[2].weight, one[2].likelihood + log(one[0])))
    return _followed(game, state, best, -log(chance))


def _best_from(
    leaving: list[Successor],
    turns: tuple[int, list[bool]],
    best: tuple[dict[State, _Best], dict[State, _Best]],
    weigh: Callable[[Effect], int],
) -> _Best | None:
    """The best from a state on, with so many turns left."""
    if not leaving:
        return _Best(0, 0.0, None)
    left, turning = turns
    found: list[_Best] = []
    for step, is_turn in zip(leaving, turning, strict=True):
        chance, after, effect = step
        rest = left - is_turn
        onward = best[rest].get(after) if rest >= 0 and chance > 0 else None
        if onward is not None:
            found.append(_Best(onward.weight + weigh(effect), onward.likelihood + log(chance), (step, rest)))
    return max(found, key=lambda one: (one.weight, round(one.likelihood, 9)), default=None)


def _searched(
    player: Player, starts: list[State]
) -> tuple[dict[State, list[Successor]], list[State], set[tuple[State, State]]]:
    """All states by a search in depth: their steps, the order in which they were left, and the steps that turn back."""
    steps: dict[State, list[Successor]] = {}
    finished: list[State] = []
    turning: set[tuple[State, State]] = set()
    passing: set[State] = set()

    def entered(state: State) -> tuple[State, Iterator[Successor]]:
        steps[state] = player.successors(state)
        passing.add(state)
        if len(steps) > MOST_PATH_STATES:
            raise TooManyStatesError
        return state, iter(steps[state])

    for start in starts:
        open_ = [entered(start)] if start not in steps else []
        while open_:
            state, rest = open_[-1]
            for _, after, _ in rest:
                if after in passing:
                    turning.add((state, after))
                elif after not in steps:
                    open_.append(entered(after))
                    break
            else:
                finished.append(state)
                passing.discard(state)
                open_.pop()
    return steps, finished, turning


def _followed(
    game: Game, state: State, best: tuple[dict[State, _Best], dict[State, _Best]], distance: float
) -> CasePath:
    """The path of the best steps from a state on."""
    edges: list[tuple[_Edge, State]] = []
    turns = 1
    while (edge := best[turns][state].edge) is not None:
        (chance, after, effect), turns = edge
        edges.append(((state, chance, effect), after))
        distance -= log(chance)
        state = after
    return _told(game, edges, distance)


def _told(game: Game, edges: list[tuple[_Edge, State]], distance: float) -> CasePath:
    """The path as steps; `distance` is the negative logarithm of its probability."""
    return CasePath(tuple(_step(game, edge, after) for edge, after in edges), exp(-distance))


def _step(game: Game, edge: _Edge, after: State) -> PathFiring:
    before, chance, effect = edge
    firing = due(game, before)
    assert firing is not None, "something followed"
    there = list(before)
    put = []
    for token in after:
        if token in there:
            there.remove(token)
        else:
            put.append(token)
    return PathFiring(firing.rule.key, firing.taken, tuple(put), chance, effect)
