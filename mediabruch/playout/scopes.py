"""The scopes of a model: with which chances processes and sub-processes begin, and which calls stand in them."""

from collections.abc import Mapping, Sequence

from mediabruch.model import FlowNode, FlowNodeType, Model
from mediabruch.model.graph import scope_of
from mediabruch.model.kept import kept
from mediabruch.playout.game import START
from mediabruch.playout.split import Split, always, one_of
from mediabruch.playout.wiring import Wiring


class Scopes(Wiring):
    """A model's wiring with what begins where."""

    def __init__(self, model: Model, stated: Mapping[int, float]) -> None:
        super().__init__(model)
        self.stated = stated
        """Stated probabilities, by key of sequence flow, start or boundary event."""
        self.children = self.graph.children
        self.callers = self.graph.callers
        self.played_calls = self.graph.calls
        self.entries = self.graph.entries
        self.played = self.graph.played
        """The scope that each sub-process or call plays, by its key."""

    def beginning(self, entries: Sequence[FlowNode]) -> Split:
        """One of several start events; entries that are none begin together."""
        places = [(node.key, START) for node in entries]
        if len(entries) > 1 and entries[0].type is FlowNodeType.START_EVENT:
            return one_of(places, [self.stated.get(node.key) for node in entries])
        return always(places)

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

    @kept
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
