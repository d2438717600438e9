"""The wiring of a model: the place that each flow, link and message fills, and the bounds of the scopes."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from operator import itemgetter

from mediabruch.model import SUB_PROCESSES, FlowNode, Model, SequenceFlow
from mediabruch.model.graph import scope_of
from mediabruch.playout.game import MESSAGE
from mediabruch.playout.split import Place


class Wiring:
    """Where each node leads to, and by which ways in a token can come to it."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.graph = model.graph

    @cached_property
    def outgoing(self) -> Mapping[int, list[tuple[SequenceFlow | None, Place]]]:
        """Of each node: its outgoing flows (`None` for a link) with the place that each fills."""
        ways: list[tuple[int, int, int, SequenceFlow | None]] = [
            (flow.key, flow.source, flow.target, flow)
            for flow in self.model.sequence_flows
            if flow.source is not None and flow.target is not None
        ]
        ways += [(throw, throw, catch, None) for throw, catch in self.graph.links.items()]
        ways.sort(key=itemgetter(0))
        arrived: dict[int, int] = {}
        outgoing: dict[int, list[tuple[SequenceFlow | None, Place]]] = {}
        for _, source, target, way in ways:
            rank = arrived[target] = arrived.get(target, 0) + 1
            outgoing.setdefault(source, []).append((way, (target, rank)))
        return outgoing

    @cached_property
    def ways_in(self) -> Mapping[int, int]:
        """Of each node: the number of its incoming sequence flows and links."""
        count: dict[int, int] = defaultdict(int)
        for leaving in self.outgoing.values():
            for _, (target, _) in leaving:
                count[target] += 1
        return count

    @cached_property
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

    @cached_property
    def reached_by_message(self) -> frozenset[int]:
        """The nodes at which a message flow from a node of another process ends."""
        return frozenset(flow.target for flow in self.graph.exchanged if flow.target is not None)

    def flow_places(self, node: FlowNode) -> list[tuple[int, Place]]:
        """The outgoing sequence flows of a node, by key, with the place that each fills."""
        return [(flow.key, place) for flow, place in self.outgoing.get(node.key, []) if flow is not None]

    @cached_property
    def content(self) -> Mapping[int, tuple[int, int]]:
        """First and last key of what stands in each process and sub-process."""
        bounds: dict[int, tuple[int, int]] = {
            process.key: (process.key + 1, process.key) for process in self.model.processes
        }
        for node in self.model.nodes:
            if node.type in SUB_PROCESSES:
                bounds[node.key] = (node.key + 1, node.key)
            scope: int | None = scope_of(node)
            while scope is not None:
                first, last = bounds[scope]
                bounds[scope] = (first, max(last, node.key))
                host = self.model.node_by_key.get(scope)
                scope = None if host is None else scope_of(host)
        return bounds

    @property
    def scopes(self) -> Iterable[int]:
        """Keys of the processes and sub-processes."""
        return self.content
