"""The wiring of a model: the place that each flow, link and message fills, and the bounds of the scopes."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from operator import itemgetter

from mediabruch.model import SUB_PROCESSES, FlowNode, Model, SequenceFlow
from mediabruch.model.graph import scope_of
from mediabruch.model.kept import kept
from mediabruch.playout.game import MESSAGE
from mediabruch.playout.split import Place

_Way = tuple[SequenceFlow | None, Place]
"""A flow (`None` for a link) with the place that it fills."""
_Outgoing = Mapping[int, list[_Way]]
"""Of each node: its ways out."""


class Wiring:
    """Where each node leads to (`outgoing`), and in how many ways a token can come to it (`arrivals`), by its key."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.graph = model.graph
        self.outgoing, self.arrivals = self._wired()

    def _wired(self) -> tuple[_Outgoing, Mapping[int, int]]:
        """What leaves each node, and how much arrives: the ways into a node are counted in document order."""
        ways: list[tuple[int, int, int, SequenceFlow | None]] = [
            (flow.key, flow.source, flow.target, flow)
            for flow in self.model.sequence_flows
            if flow.source is not None and flow.target is not None
        ]
        if self.graph.links:
            ways += [(throw, throw, catch, None) for throw, catch in self.graph.links.items()]
            ways.sort(key=itemgetter(0))
        arrivals: dict[int, int] = {}
        outgoing: dict[int, list[_Way]] = defaultdict(list)
        for _, source, target, way in ways:
            rank = arrivals[target] = arrivals.get(target, 0) + 1
            outgoing[source].append((way, (target, rank)))
        return outgoing, arrivals

    def ways_in(self, node: FlowNode) -> int:
        """In how many ways a token can come to a node."""
        return self.arrivals.get(node.key, 0)

    @kept
    def message_places(self) -> Mapping[int, list[tuple[int, Place | None]]]:
        """Of each node: its outgoing message flows with the place that each fills; `None` outside."""
        rank: dict[int, int] = defaultdict(lambda: MESSAGE)
        places: dict[int, list[tuple[int, Place | None]]] = defaultdict(list)
        exchanged = {flow.key for flow in self.graph.exchanged}
        pools = self.model.participant_by_key
        for flow in self.model.message_flows:
            if flow.source is None or flow.target is None:
                continue
            if flow.key in exchanged:
                places[flow.source].append((flow.key, (flow.target, rank[flow.target])))
                rank[flow.target] += 1
            elif flow.target in pools:
                places[flow.source].append((flow.key, None))
        return places

    @kept
    def reached_by_message(self) -> frozenset[int]:
        """The nodes at which a message flow from a node of another process ends."""
        return frozenset(flow.target for flow in self.graph.exchanged if flow.target is not None)

    def flow_places(self, node: FlowNode) -> list[tuple[int, Place]]:
        """The outgoing sequence flows of a node, by key, with the place that each fills."""
        return [(flow.key, place) for flow, place in self.outgoing.get(node.key, []) if flow is not None]

    @kept
    def content(self) -> Mapping[int, tuple[int, int]]:
        """First and last key of what stands in each process and sub-process."""
        last = {process.key: process.key for process in self.model.processes}
        inner = [node for node in self.model.nodes if node.type in SUB_PROCESSES]
        last.update((node.key, node.key) for node in inner)
        for node in self.model.nodes:  # later ones have larger keys
            last[scope_of(node)] = node.key
        for node in reversed(inner):
            scope = scope_of(node)
            last[scope] = max(last[scope], last[node.key])
        return {scope: (scope + 1, end) for scope, end in last.items()}

    @property
    def scopes(self) -> Iterable[int]:
        """Keys of the processes and sub-processes."""
        return self.content
