"""The exact chain: all states that a case can reach."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from mediabruch.playout.elimination import Elimination
from mediabruch.playout.game import MESSAGE, Effect, Game, State, firing_cost
from mediabruch.playout.loops import MOST_ROUNDS, components, distances, sealed
from mediabruch.playout.outcomes import listing

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
    """The strongly connected parts, each before those it leads to; without what only a loop that is cut leads to."""
    loops: frozenset[int]
    """The first states of the parts that can go round."""
    never_ends: tuple[tuple[int, float], ...]
    """States of loops without a way out and the probability of their steps to `END`."""
    solvers: dict[int, Elimination]
    """Of parts that can go round, by their first states; kept once they are made."""


def explore(game: Game, most_states: int, most_work: float = float("inf")) -> Chain:
    """Find all states that a case can reach.

    Cost: one firing for each state. Raises `TooManyStatesError` beyond `most_states`, or where beginnings and
    firings handle more than `most_work` tokens.
    """
    if len(game.rules) > most_states and _nodes_that_fire(game) > most_states:
        raise TooManyStatesError
    player = listing(game)
    index: dict[State, int] = {}
    effects: dict[Effect, int] = {}
    start: dict[int, float] = defaultdict(float)
    work, cost = 0, firing_cost(game)
    for chance, state in player.beginnings():
        start[index.setdefault(state, len(index))] += chance
        work += len(state) + cost
        if len(index) > most_states or work > most_work:
            raise TooManyStatesError
    states = list(index)
    steps: list[tuple[Step, ...]] = []
    for state in states:
        found = []
        for chance, following, effect in player.successors(state):
            target = index.setdefault(following, len(states))
            if target == len(states):
                states.append(following)
            work += len(following) + cost
            found.append((chance, target, effects.setdefault(effect, len(effects))))
        if len(states) > most_states or work > most_work:
            raise TooManyStatesError
        steps.append(tuple(found))
    return _parted(states, dict(start), steps, tuple(effects))


def _nodes_that_fire(game: Game) -> int:
    """How many nodes fire in some case, as far as that is told at a glance: there are as many states, at least.

    Where all that any node does is to pass its token on, each that a token can come to fires; and which node fires
    follows from the state, so that no two of them share one.
    """
    if not all(rule.passes for rule in game.rules.values()):
        return 0
    reached = {node for split in game.begin for node, _ in split.places}
    open_ones = list(reached)
    for key in open_ones:
        found = {node for node, _ in game.rules[key].split.places} - reached
        reached |= found
        open_ones += found
    return len(reached)


def _parted(
    states: Sequence[State], start: Mapping[int, float], steps: list[tuple[Step, ...]], effects: tuple[Effect, ...]
) -> Chain:
    """The chain by its parts; a loop that is never left is cut where it is about to repeat itself."""
    before, rest = _peeled(steps)
    straight: tuple[tuple[int, ...], ...] = tuple([(state,) for state in before])
    if not rest:
        return Chain(start, tuple(steps), effects, straight, frozenset(), (), {})
    never: list[tuple[int, float]] = []
    if _ends_in_time(steps, rest):
        ways: list[list[int]] = [[]] * len(steps)
        for state in rest:
            ways[state] = [following for _, following, _ in steps[state]]
        winding = tuple(reversed(list(components(ways, rest))))
    else:
        never = _cut_sealed_loops(states, start, steps)
        ways = [[following for _, following, _ in found if following != END] for found in steps]
        straight, winding = (), tuple(reversed(list(components(ways, start))))
    loops = frozenset([part[0] for part in winding if _goes_round(part, steps)])
    return Chain(start, tuple(steps), effects, straight + winding, loops, tuple(never), {})


def _goes_round(part: tuple[int, ...], steps: Sequence[tuple[Step, ...]]) -> bool:
    return len(part) > 1 or part[0] in [following for _, following, _ in steps[part[0]]]


def _peeled(steps: Sequence[tuple[Step, ...]]) -> tuple[list[int], list[int]]:
    """The states that nothing which can go round leads to, each before those it leads to; and all others.

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
    return order, [] if len(order) == len(steps) else [state for state, count in enumerate(arrivals) if count]


def _ends_in_time(steps: Sequence[tuple[Step, ...]], rest: Sequence[int]) -> bool:
    """Whether no loop needs to be cut, told at a glance: from each state some way to an end is probable enough.

    A loop in which each state has a way out of the probability q is left within its number of states / q rounds. The
    way is looked for against the order in which states were reached, so that two looks find it nearly always. `rest`
    holds the states of all loops, and those that they lead to.
    """
    best = [0.0 if leaving else 1.0 for leaving in steps]
    for _ in range(2):
        for state in reversed(rest):
            for chance, following, _ in steps[state]:
                if chance * best[following] > best[state]:  # noqa: PLR1730 - no call for each step
                    best[state] = chance * best[following]
        if len(rest) < MOST_ROUNDS * min([best[state] for state in rest]):
            return True
    return False


def _cut_sealed_loops(
    states: Sequence[State], start: Iterable[int], steps: list[tuple[Step, ...]]
) -> list[tuple[int, float]]:
    """End the case where a loop that is never left is about to repeat itself.

    Loops, and the number of firings after which a state is reached, are those of the places alone, whatever senders
    the tokens have; so no figure of visits depends on what is known of media.
    """
    index: dict[tuple[tuple[int, int], ...], int] = {}
    places = [index.setdefault(_places(state), len(index)) for state in states]
    ways: list[dict[int, float]] = [{} for _ in index]
    for found, place in zip(steps, places, strict=True):
        if found and not ways[place]:
            for chance, following, _ in found:
                ways[place][places[following]] = ways[place].get(places[following], 0.0) + chance
    loops = sealed(ways)
    depth = distances((places[state] for state in start), ways)
    never: list[tuple[int, float]] = []
    for state, found in enumerate(steps):
        place = places[state]
        if place not in loops:
            continue
        steps[state] = tuple(
            (chance, END if loops.get(places[to]) == loops[place] and depth[places[to]] <= depth[place] else to, effect)
            for chance, to, effect in found
        )
        ended = sum(chance for chance, to, _ in steps[state] if to == END)
        never += [(state, ended)] if ended else []
    return never


def _places(state: State) -> tuple[tuple[int, int], ...]:
    """The places that hold tokens, once for each token; for a message flow it only counts whether it holds any."""
    found: list[tuple[int, int]] = []
    for node, rank, *_ in state:
        place = (node, rank)
        if rank < MESSAGE or not found or found[-1] != place:
            found.append(place)
    return tuple(found)
