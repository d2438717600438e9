"""The scopes of a model: where processes and sub-processes begin, and which calls play which process."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property

from mediabruch.model import SUB_PROCESSES, FlowNode, FlowNodeType, Model
from mediabruch.playout.game import START
from mediabruch.playout.split import Split, always, one_of
from mediabruch.playout.wiring import Wiring, scope_of


class Scopes(Wiring):
    """A model's wiring with what begins where."""

    def __init__(self, model: Model, stated: Mapping[int, float]) -> None:
        super().__init__(model)
        self.stated = stated
        """Stated probabilities, by key of sequence flow, start or boundary event."""

    def entries(self, scope: int) -> list[FlowNode]:
        """Where a process or sub-process begins: its start events, else its nodes without incoming sequence flow."""
        free = [
            node
            for node in self.children.get(scope, [])
            if not (node.triggered_by_event or node.is_for_compensation or node.type is FlowNodeType.BOUNDARY_EVENT)
        ]
        starts = [node for node in free if node.type is FlowNodeType.START_EVENT]
        return starts or [node for node in free if not self.ways_in.get(node.key)]

    def beginning(self, entries: list[FlowNode]) -> Split:
        """One of several start events; entries that are none begin together."""
        places = [(node.key, START) for node in entries]
        if entries and entries[0].type is FlowNodeType.START_EVENT:
            return one_of(places, [self.stated.get(node.key) for node in entries])
        return always(places)

    @cached_property
    def played_calls(self) -> Mapping[int, int]:
        """The call activities that play a process of the same file, with its key."""
        calls: dict[int, set[int]] = defaultdict(set)
        callers = [node for node in self.model.nodes if node.called_process is not None]
        for node in callers:
            if node.called_process is not None:
                calls[node.process].add(node.called_process)
        return {
            node.key: node.called_process
            for node in callers
            if node.called_process is not None
            and node.process not in _closure(calls, node.called_process)
            and self.entries(node.called_process)
        }

    @cached_property
    def callers(self) -> Mapping[int, tuple[int, ...]]:
        """The calls that play each process."""
        found: dict[int, list[int]] = defaultdict(list)
        for call, process in self.played_calls.items():
            found[process].append(call)
        return {process: tuple(calls) for process, calls in found.items()}

    def plays(self, node: FlowNode) -> int | None:
        """The scope that a node plays: itself, the process it calls, or none."""
        if node.type in SUB_PROCESSES and self.entries(node.key):
            return node.key
        return self.played_calls.get(node.key)

    def begin(self) -> tuple[Split, ...]:
        """Where the processes begin that begin by themselves."""
        free = [process.key for process in self.model.processes if process.key not in self.callers]
        entries = {process: found for process in free if (found := self.entries(process))}
        untriggered = {
            process: [node for node in found if node.key not in self.reached_by_message]
            for process, found in entries.items()
        }
        by_themselves = [found for process, found in entries.items() if len(untriggered[process]) == len(found)]
        chosen = by_themselves or [found for found in untriggered.values() if found] or list(entries.values())[:1]
        return tuple(self.beginning(found) for found in chosen)

    @cached_property
    def calls_within(self) -> Mapping[int, frozenset[int]]:
        """The played call activities in each sub-process or process, at any depth."""
        within: dict[int, set[int]] = {scope: set() for scope in self.content}
        for call in self.played_calls:
            scope: int | None = scope_of(self.model.node_by_key[call])
            while scope is not None:
                within[scope].add(call)
                host = self.model.node_by_key.get(scope)
                scope = None if host is None else scope_of(host)
        return {scope: frozenset(calls) for scope, calls in within.items()}


def _closure(calls: Mapping[int, set[int]], start: int) -> set[int]:
    found, open_ones = {start}, [start]
    while open_ones:
        for called in calls.get(open_ones.pop(), ()):
            if called not in found:
                found.add(called)
                open_ones.append(called)
    return found
