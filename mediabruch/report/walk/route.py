"""In which order a walk comes to the nodes of a model, and which of them it stops at."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from mediabruch.model import GATEWAYS, EventKind, FlowNode, FlowNodeType, Model
from mediabruch.playout import CompiledModel

_JOINS = frozenset({FlowNodeType.PARALLEL_GATEWAY, FlowNodeType.INCLUSIVE_GATEWAY})


class Stop(NamedTuple):
    """A node that the walk tells of."""

    node: FlowNode
    number: int
    level: int
    """How many sub-processes it stands in."""


class Route:
    """The stops of a model in the order of the walk.

    Within a process, a node comes after those that lead to it, loops aside (reverse postorder of a depth-first search);
    of several branches, those that come back are told first, then the one with the shortest way, so that exceptions
    come before the rest.
    """

    def __init__(self, model: Model) -> None:
        self.model = model
        self.compiled = CompiledModel(model, {})

    @cached_property
    def stops(self) -> Mapping[int, tuple[Stop, ...]]:
        """The stops of each process, by its key, numbered through the whole model."""
        found: dict[int, tuple[Stop, ...]] = {}
        number = 0
        for process in self.model.processes:
            stops = []
            for node, level in self._scope(process.key):
                number += 1
                stops.append(Stop(node, number, level))
            found[process.key] = tuple(stops)
        return found

    @cached_property
    def number_of(self) -> Mapping[int, int]:
        """The numbers of the stops, by the keys of their nodes."""
        return {stop.node.key: stop.number for stops in self.stops.values() for stop in stops}

    def landing(self, key: int) -> int | None:
        """The number of the stop that one comes to at a node, nodes without a stop passed; `None` where none comes."""
        passed: set[int] = set()
        while key not in self.number_of:
            following = self.next_keys(key)
            if len(following) != 1 or key in passed:
                return None
            passed.add(key)
            key = following[0]
        return self.number_of[key]

    def next_keys(self, key: int) -> list[int]:
        """The keys of the nodes that a node leads to, by flows and links."""
        return [target for _, (target, _) in self.compiled.outgoing.get(key, ())]

    def inside(self, key: int) -> tuple[int, int] | None:
        """First and last number of the stops inside a sub-process; `None` where there are none."""
        first, last = self.compiled.content.get(key, (1, 0))
        numbers = [number for node, number in self.number_of.items() if first <= node <= last]
        return (min(numbers), max(numbers)) if numbers else None

    def _scope(self, scope: int) -> Iterator[tuple[FlowNode, int]]:
        """The stops of a process with those of its sub-processes, each at its place, with their levels."""
        open_: list[Iterator[FlowNode]] = [iter(self._order(scope))]
        while open_:
            for node in open_[-1]:
                if self._is_stop(node):
                    yield node, len(open_) - 1
                if self.compiled.children.get(node.key):
                    open_.append(iter(self._order(node.key)))
                    break
            else:
                open_.pop()

    def _is_stop(self, node: FlowNode) -> bool:
        ways_in, ways_out = self.compiled.ways_in(node), len(self.compiled.outgoing.get(node.key, ()))
        if node.type is FlowNodeType.BOUNDARY_EVENT:
            return False
        if any(definition.kind is EventKind.LINK for definition in node.event_definitions):
            return ways_out == 0
        if node.type in GATEWAYS and ways_out == 1:
            return node.type in _JOINS and ways_in > 1
        return True

    def _order(self, scope: int) -> list[FlowNode]:
        nodes = {node.key: node for node in self.compiled.children.get(scope, ())}
        entries = [node.key for node in self.compiled.entries(scope)]
        rest = [key for key, node in nodes.items() if not self._is_led_to(node)]
        seen: set[int] = set()
        order: list[int] = []
        for roots in (entries, rest, list(nodes)):
            order += self._from([key for key in roots if key in nodes], nodes.keys(), seen)
        return [nodes[key] for key in order]

    def _is_led_to(self, node: FlowNode) -> bool:
        return self.compiled.ways_in(node) > 0 or node.type is FlowNodeType.BOUNDARY_EVENT

    def _from(self, roots: list[int], scope: Iterable[int], seen: set[int]) -> list[int]:
        """What can be reached from some nodes within a scope, in reverse postorder."""
        within = set(scope)
        finished: list[int] = []
        for root in reversed(roots):
            if root in seen:
                continue
            seen.add(root)
            open_ = [(root, iter(self._next(root, within)))]
            while open_:
                key, rest = open_[-1]
                for target in rest:
                    if target not in seen:
                        seen.add(target)
                        open_.append((target, iter(self._next(target, within))))
                        break
                else:
                    finished.append(key)
                    open_.pop()
        return finished[::-1]

    def _next(self, key: int, within: set[int]) -> list[int]:
        """What follows a node, the longest way first."""
        events = [event.key for event in self.compiled.boundary_events.get(key, ())]
        following = [target for target in dict.fromkeys([*events, *self.next_keys(key)]) if target in within]
        if len(following) < 2:  # noqa: PLR2004 (a branch needs two ways)
            return following
        following.reverse()
        return sorted(following, key=lambda target: -self._reach(target, key, within))

    def _reach(self, start: int, barred: int, within: set[int]) -> int:
        """How many nodes can be reached without coming through another one; none where the way comes back to it."""
        reached = {start}
        open_ = [start]
        while open_:
            key = open_.pop()
            events = [event.key for event in self.compiled.boundary_events.get(key, ())]
            for target in (*events, *self.next_keys(key)):
                if target == barred:
                    return 0
                if target in within and target not in reached:
                    reached.add(target)
                    open_.append(target)
        return len(reached)
