"""The exact chain: all states that a case can reach."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import NamedTuple

from mediabruch.playout.firing import Player
from mediabruch.playout.game import Effect, Game, Outcome, Rule, State
from mediabruch.playout.split import MOST_OUTCOMES, Place, TooManyOutcomesError

END = -1
"""Where a firing leads that ends the case although tokens could move for ever."""


class TooManyStatesError(Exception):
    """The chain has more states than are to be solved exactly."""


Step = tuple[float, int, int]
"""One edge of the chain: its probability, the index of the next state (or `END`), the index of its effect.

A plain tuple, which the garbage collector can let go: there are as many as states.
"""


class Chain(NamedTuple):
    """The states by index, in the order in which they are first reached."""

    start: Mapping[int, float]
    steps: tuple[tuple[Step, ...], ...]
    """Of each state; none where the case ends."""
    effects: tuple[Effect, ...]
    order: tuple[tuple[int, ...], ...]
    """The strongly connected parts, each before those it leads to."""
    loops: frozenset[int]
    """The first states of the parts that can go round."""
    never_ends: tuple[tuple[int, float], ...]
    """States of closed classes and the probability of their steps to `END`."""


def listed(rule: Rule) -> tuple[Outcome, ...]:
    """All outcomes of a node's leaving."""
    if not rule.interrupting and not rule.added and rule.split.size == 1:
        return tuple(Outcome(chance, places, sends=True, ends=rule.ends) for chance, places in rule.split.outcomes())
    if rule.split.size * (len(rule.interrupting) + 1) * 2 ** len(rule.added) > MOST_OUTCOMES:
        raise TooManyOutcomesError
    stay = max(0.0, 1 - sum(chance for chance, _ in rule.interrupting))
    ways: list[tuple[float, tuple[Place, ...], bool]] = [
        (stay * chance, places, True) for chance, places in rule.split.outcomes()
    ]
    ways += [(chance, (place,), False) for chance, place in rule.interrupting]
    found = []
    for added in product((False, True), repeat=len(rule.added)):
        weight, extra = 1.0, []
        for (chance, place), is_added in zip(rule.added, added, strict=True):
            weight *= chance if is_added else 1 - chance
            extra += [place] if is_added else []
        found += [
            Outcome(chance * weight, (*places, *extra), sends=is_done, ends=is_done and rule.ends)
            for chance, places, is_done in ways
            if chance * weight > 0
        ]
    return tuple(found)


def listing(game: Game) -> Player:
    """A player that lists all outcomes, each node's only once."""
    leaving = game.outcomes

    def leave(rule: Rule) -> tuple[Outcome, ...]:
        if rule.key not in leaving:
            leaving[rule.key] = listed(rule)
        return leaving[rule.key]

    return Player(game, leave, lambda split: tuple(split.outcomes()), kept={})


def explore(game: Game, most_states: int) -> Chain:
    """Find all states that a case can reach; raises `TooManyStatesError` beyond `most_states`.

    Cost: one firing for each state.
    """
    player = listing(game)
    index: dict[State, int] = {}
    effects: dict[Effect, int] = {}
    start: dict[int, float] = defaultdict(float)
    for chance, state in player.beginnings():
        start[index.setdefault(state, len(index))] += chance
        if len(index) > most_states:
            raise TooManyStatesError
    states = list(index)
    steps: list[tuple[Step, ...]] = []
    for state in states:
        found = []
        for chance, following, effect in player.successors(state):
            target = index.get(following)
            if target is None:
                target = index[following] = len(states)
                states.append(following)
            found.append((chance, target, effects.setdefault(effect, len(effects))))
        if len(states) > most_states:
            raise TooManyStatesError
        steps.append(tuple(found))
    order = _one_way(steps)
    if order is None:
        return _cut_closed_classes(dict(start), steps, tuple(effects))
    return Chain(dict(start), tuple(steps), tuple(effects), order, frozenset(), ())


def _one_way(steps: Sequence[tuple[Step, ...]]) -> tuple[tuple[int, ...], ...] | None:
    """The states, each before those it leads to; `None` where something can go round.

    A. Kahn, "Topological sorting of large networks", Communications of the ACM 5, 1962. Cost: linear.
    """
    arrivals = [0] * len(steps)
    for leaving in steps:
        for _, state, _ in leaving:
            arrivals[state] += 1
    order = [state for state, count in enumerate(arrivals) if not count]
    for reached in order:
        for _, state, _ in steps[reached]:
            arrivals[state] -= 1
            if not arrivals[state]:
                order.append(state)
    return tuple((state,) for state in order) if len(order) == len(steps) else None


def _cut_closed_classes(
    start: Mapping[int, float], steps: list[tuple[Step, ...]], effects: tuple[Effect, ...]
) -> Chain:
    """End the case where a closed class is about to repeat itself."""
    depth = _depths(start, steps)
    order: list[tuple[int, ...]] = []
    loops: list[int] = []
    never: list[tuple[int, float]] = []
    for part in components(steps):
        if len(part) == 1 and all(following != part[0] for _, following, _ in steps[part[0]]):
            order.append(part)
            continue
        inside = set(part)
        if any(following not in inside for state in part for _, following, _ in steps[state]):
            order.append(part)
            loops.append(part[0])
            continue
        for state in part:
            steps[state] = tuple(
                (chance, END if depth[following] <= depth[state] else following, effect)
                for chance, following, effect in steps[state]
            )
            ended = sum(chance for chance, following, _ in steps[state] if following == END)
            never += [(state, ended)] if ended else []
        order += [(state,) for state in sorted(part, key=lambda state: depth[state], reverse=True)]
    return Chain(start, tuple(steps), effects, tuple(reversed(order)), frozenset(loops), tuple(never))


def _depths(start: Iterable[int], steps: Sequence[tuple[Step, ...]]) -> list[int]:
    """How many firings it takes, at least, to reach each state; states are listed in the order of this number."""
    depths = [0] * len(steps)
    seen = set(start)
    for state, leaving in enumerate(steps):
        for _, following, _ in leaving:
            if following not in seen:
                seen.add(following)
                depths[following] = depths[state] + 1
    return depths


def components(steps: Sequence[tuple[Step, ...]]) -> Iterator[tuple[int, ...]]:
    """The strongly connected parts, each after those it leads to.

    R. Tarjan, "Depth-first search and linear graph algorithms", SIAM Journal on Computing 1, 1972; without recursion.
    Cost: linear in states and steps.
    """
    number: dict[int, int] = {}
    low: dict[int, int] = {}
    stack: list[int] = []
    on_stack: set[int] = set()
    for root in range(len(steps)):
        if root in number:
            continue
        work = [(root, iter(steps[root]))]
        number[root] = low[root] = len(number)
        stack.append(root)
        on_stack.add(root)
        while work:
            state, pending = work[-1]
            for _, following, _ in pending:
                if following not in number:
                    number[following] = low[following] = len(number)
                    stack.append(following)
                    on_stack.add(following)
                    work.append((following, iter(steps[following])))
                    break
                if following in on_stack:
                    low[state] = min(low[state], number[following])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[state])
                if low[state] == number[state]:
                    part = [stack.pop()]
                    while part[-1] != state:
                        part.append(stack.pop())
                    on_stack.difference_update(part)
                    yield tuple(sorted(part))
