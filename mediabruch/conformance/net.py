"""The model as cases are replayed on it: its markings, and the moves from each of them to the next."""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from mediabruch.conformance.alignment import Event
from mediabruch.model import FlowNode, FlowNodeType, Model
from mediabruch.playout import CompiledModel, Followed
from mediabruch.playout.game import WORK, Firing, State
from mediabruch.playout.outcomes import listing
from mediabruch.playout.possible import Possible
from mediabruch.playout.split import MOST_OUTCOMES

SILENT = 0
"""The step of a move that no log can show; keys of steps are positive."""
MOST_SURVEYED = 3_000
"""Markings up to which all are looked at beforehand, to see from each what is still ahead."""
_EQUALLY = 6
"""Ways out of an inclusive gateway beyond which the play-out takes one alone, unless shares are stated."""


class NetMove(NamedTuple):
    """From one marking to another: a node fires in one of its ways."""

    step: int
    """Key of the step (or event) that the log may show; `SILENT` where it cannot."""
    cost: int
    """What passing it costs where the log does not show it."""
    marking: int
    """Where it leads."""
    firing: int
    """Which of the possible firings of the marking it is."""
    way: int
    """In which of its ways."""


class Ahead(NamedTuple):
    """What is ahead of a marking."""

    steps: frozenset[int]
    """The steps that can still happen."""
    cost: int
    """The least cost of coming to the end without the log showing anything more."""


class Net:
    """The markings of a model that replays come to, numbered as they are found, and kept for all cases.

    Silent moves that touch nothing but their own token can be made before everything else: no other firing needs,
    changes or removes that token, and all the ways in which it may go on are kept. So where a marking has such a move,
    the others wait (a persistent set of one: P. Godefroid, "Partial-Order Methods for the Verification of Concurrent
    Systems", 1996). Nodes from which no end can be reached are left out of this, so that nothing waits for ever, and so
    are those that send messages, on which the choice of an event-based gateway may hang.
    """

    def __init__(self, model: Model, recorded: frozenset[int]) -> None:
        self.model = model
        self.recorded = recorded
        """The steps (and events) that the log shows at all, by key."""
        self.compiled = CompiledModel(model, _all_ways(model))
        self.game = self.compiled.game(Followed())
        self.possible = Possible(self.game)
        self.player = listing(self.game)
        self.free = _free(self.compiled, recorded)
        """The steps of which the log says nothing, so that passing them costs nothing."""
        self._costs = {node.key: int(node.key not in self.free) for node in model.activities}
        self._visible = recorded | {key for key, cost in self._costs.items() if cost}
        self._index: dict[State, int] = {}
        self.states: list[State] = []
        self._moves: list[tuple[NetMove, ...] | None] = []
        self._final: dict[int, bool] = {}
        self.beginnings = tuple(self._numbered(state) for _, state in self.player.beginnings())
        """The markings in which a case can begin."""

    def _numbered(self, state: State) -> int:
        number = self._index.setdefault(state, len(self.states))
        if number == len(self.states):
            self.states.append(state)
            self._moves.append(None)
        return number

    def moves(self, marking: int) -> tuple[NetMove, ...]:
        """The moves from a marking, in document order."""
        found = self._moves[marking]
        if found is None:
            found = self._moves[marking] = tuple(self._found(self.states[marking]))
        return found

    def _found(self, state: State) -> list[NetMove]:
        firings = list(enumerate(self.possible.firings(state)))
        alone = next((one for one in firings if self._waits_for_nothing(one[1])), None)
        moves = []
        for number, firing in firings if alone is None else [alone]:
            step = self.step_of(firing)
            cost = self._costs.get(step, 0)
            for way, (_, following, _) in enumerate(self.player.after(state, firing)):
                moves.append(NetMove(step, cost, self._numbered(following), number, way))
        return moves

    def step_of(self, firing: Firing) -> int:
        """The step that the log may show when this fires; a sub-process works when it begins, not when it is done."""
        key = firing.rule.key
        return key if key in self._visible and firing.taken[0][1] != WORK else SILENT

    def is_visible(self, key: int) -> bool:
        """Whether the log shows a node, or should show it."""
        return key in self._visible

    def _waits_for_nothing(self, firing: Firing) -> bool:
        rule = firing.rule
        is_silent = rule.is_local and not rule.messages and not rule.is_endless
        return is_silent and self.step_of(firing) == SILENT

    def is_final(self, marking: int) -> bool:
        """Whether a case can have ended here: nothing can fire but what has no end anyway."""
        if marking not in self._final:
            firings = self.possible.firings(self.states[marking])
            self._final[marking] = all(firing.rule.is_endless for firing in firings)
        return self._final[marking]

    def survey(self) -> Sequence[Ahead] | None:
        """What is ahead of each marking, by its number; `None` where there are too many markings."""
        marking = 0
        before: dict[int, list[tuple[int, NetMove]]] = {}
        while marking < len(self.states):
            if len(self.states) > MOST_SURVEYED:
                return None
            for move in self.moves(marking):
                before.setdefault(move.marking, []).append((marking, move))
            marking += 1
        steps, costs = self._steps_ahead(before), self._costs_ahead(before)
        return [Ahead(steps[one], costs.get(one, 0)) for one in range(marking)]

    def _steps_ahead(self, before: Mapping[int, list[tuple[int, NetMove]]]) -> list[frozenset[int]]:
        found: list[frozenset[int]] = [frozenset()] * len(self.states)
        changed = set(range(len(self.states)))
        while changed:
            marking = changed.pop()
            for earlier, move in before.get(marking, ()):
                seen = found[marking] | {move.step} if move.step else found[marking]
                if not seen <= found[earlier]:
                    found[earlier] |= seen
                    changed.add(earlier)
        return found

    def _costs_ahead(self, before: Mapping[int, list[tuple[int, NetMove]]]) -> dict[int, int]:
        """Breadth first, moves that cost nothing first; 0 for markings from which no end is found."""
        ends = [marking for marking in range(len(self.states)) if self.is_final(marking)]
        costs = dict.fromkeys(ends, 0)
        queue = deque(ends)
        while queue:
            marking = queue.popleft()
            for earlier, move in before.get(marking, ()):
                cost = costs[marking] + move.cost
                if cost < costs.get(earlier, cost + 1):
                    costs[earlier] = cost
                    (queue.append if move.cost else queue.appendleft)(earlier)
        return costs


def _all_ways(model: Model) -> dict[int, float]:
    """Shares by which every set of ways out of an inclusive gateway is possible; of all else nothing is said."""
    found: dict[int, float] = {}
    for node in model.nodes:
        if node.type is FlowNodeType.INCLUSIVE_GATEWAY:
            flows = [flow.key for flow in model.graph.outgoing.get(node.key, ()) if not flow.is_default]
            if len(flows) > _EQUALLY and 2 ** len(flows) <= MOST_OUTCOMES:
                found.update(dict.fromkeys(flows, 0.5))
    return found


def _free(compiled: CompiledModel, recorded: frozenset[int]) -> frozenset[int]:
    """The steps of which the log says nothing: of another party, or within or around what it does show."""
    model = compiled.model
    watched = {node.process for node in model.nodes if node.key in recorded}
    if not watched:
        return frozenset(node.key for node in model.activities if node.key in compiled.played)
    return frozenset(
        node.key
        for node in model.activities
        if node.process not in watched
        or (node.key in compiled.played and node.key not in recorded)
        or _is_summed_up(compiled, node, recorded)
    )


def _is_summed_up(compiled: CompiledModel, node: FlowNode, recorded: frozenset[int]) -> bool:
    """Whether the log shows a sub-process around a step, and nothing that is in it."""
    scope = node.parent
    while scope is not None:
        first, last = compiled.content[scope]
        if scope in recorded and not any(first <= key <= last for key in recorded):
            return True
        scope = compiled.model.node_by_key[scope].parent
    return False


def repeats(net: Net, events: Sequence[Event]) -> Iterator[bool]:
    """Which events show a step once more that its marker says to repeat: it works once all the same."""
    nodes = net.model.node_by_key
    seen: set[Event] = set()
    for event in events:
        yield event in seen and any(nodes[key].loop is not None for key in event)
        seen.add(event)
