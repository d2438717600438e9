"""The one graph of a process: what leads where, what stands in what, and which calls play which process.

Everything is found when it is first asked for. Cost: linear in the model, unless a docstring says otherwise.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

from mediabruch.model.elements import (
    SUB_PROCESSES,
    DataElement,
    EventKind,
    FlowNode,
    FlowNodeType,
    MessageFlow,
    SequenceFlow,
)
from mediabruch.model.kept import kept

if TYPE_CHECKING:
    from mediabruch.model.file import Model

_Value = TypeVar("_Value")
_START, _BOUNDARY = FlowNodeType.START_EVENT, FlowNodeType.BOUNDARY_EVENT
_CATCH, _THROW = FlowNodeType.INTERMEDIATE_CATCH_EVENT, FlowNodeType.INTERMEDIATE_THROW_EVENT
"""Asked of each node: looked up once, since before Python 3.12 each look takes as long as a call."""
Neighbors = Mapping[int, Sequence[int]]
"""Keys by the keys of what they stand beside."""


class ProcessGraph:
    """The graph of a model. A *scope* is a process or sub-process; flows without an end lead nowhere.

    It holds the model's elements and not the model, which holds it: what goes in no circle goes without the collector.
    """

    def __init__(self, model: "Model") -> None:
        self._nodes, self._lanes, self._participants = model.nodes, model.lanes, model.participants
        self._sequence_flows, self._message_flows = model.sequence_flows, model.message_flows
        self._data, self._data_associations = model.data, model.data_associations
        self._text_annotations, self._associations = model.text_annotations, model.associations
        self._entries: dict[int, list[FlowNode]] = {}
        self.passed_on: dict[int, Sequence[FlowNode]] = {}
        """The nodes before each, kept while inference goes back over the same ones again and again."""

    # -- sequence flows ----------------------------------------------------------------------------

    @kept
    def outgoing(self) -> Mapping[int, Sequence[SequenceFlow]]:
        """The sequence flows out of each node, in document order."""
        found: dict[int, list[SequenceFlow]] = {}
        for flow in self._sequence_flows:
            if flow.source is not None and flow.target is not None:
                found.setdefault(flow.source, []).append(flow)
        return found

    @kept
    def incoming(self) -> Mapping[int, Sequence[SequenceFlow]]:
        """The sequence flows into each node, in document order."""
        found: dict[int, list[SequenceFlow]] = {}
        for flow in self._sequence_flows:
            if flow.source is not None and flow.target is not None:
                found.setdefault(flow.target, []).append(flow)
        return found

    @kept
    def links(self) -> Mapping[int, int]:
        """From each link event that throws to the first of its name that catches in the same process."""
        catches: dict[tuple[int, str], int] = {}
        for node in self._nodes:
            if node.type is _CATCH and (name := _link_name(node)) is not None:
                catches.setdefault((node.process, name), node.key)
        return {
            node.key: catches[node.process, name]
            for node in self._nodes
            if node.type is _THROW and (name := _link_name(node)) is not None and (node.process, name) in catches
        }

    @kept
    def boundary_events(self) -> Mapping[int, Sequence[FlowNode]]:
        """The boundary events of each activity."""
        return _grouped((node.attached_to, node) for node in self._nodes)

    @kept
    def downstream(self) -> Neighbors:
        """What each node and participant leads to: over sequence flows, message flows, and to its boundary events."""
        return _grouped(self._pairs)

    @kept
    def upstream(self) -> Neighbors:
        """What leads to each node and participant: over sequence flows, message flows, and to a boundary event."""
        return _grouped((target, source) for source, target in self._pairs)

    @kept
    def _pairs(self) -> Sequence[tuple[int, int]]:
        ends: list[tuple[int | None, int | None]] = []
        ends += ((flow.source, flow.target) for flow in self._sequence_flows)
        ends += ((flow.source, flow.target) for flow in self._message_flows)
        ends += ((node.attached_to, node.key) for node in self._nodes)
        return [(source, target) for source, target in ends if source is not None and target is not None]

    # -- message flows -----------------------------------------------------------------------------

    @kept
    def messages_sent(self) -> Mapping[int, Sequence[MessageFlow]]:
        """The message flows out of each node and participant, wherever they lead."""
        return _grouped((flow.source, flow) for flow in self._message_flows)

    @kept
    def messages_out(self) -> Mapping[int, Sequence[MessageFlow]]:
        """The message flows out of each node and participant that lead somewhere."""
        return _grouped((flow.source, flow) for flow in self._message_flows if flow.target is not None)

    @kept
    def messages_in(self) -> Mapping[int, Sequence[MessageFlow]]:
        """The message flows into each node and participant that come from somewhere."""
        return _grouped((flow.target, flow) for flow in self._message_flows if flow.source is not None)

    @kept
    def exchanged(self) -> Sequence[MessageFlow]:
        """The message flows between nodes of different processes."""
        homes: dict[int | None, int] = {node.key: node.process for node in self._nodes} if self._message_flows else {}
        ends = ((flow, homes.get(flow.source), homes.get(flow.target)) for flow in self._message_flows)
        return [flow for flow, source, target in ends if source is not None and target is not None and source != target]

    @kept
    def correspondents(self) -> frozenset[tuple[int, int]]:
        """The processes of which one sends messages to nodes of the other; one that calls another is none of them."""
        homes = {node.key: node.process for node in self._nodes} if self.exchanged else {}
        return frozenset(
            (homes[flow.source], homes[flow.target])
            for flow in self.exchanged
            if flow.source is not None and flow.target is not None
        )

    # -- scopes ------------------------------------------------------------------------------------

    @kept
    def children(self) -> Mapping[int, Sequence[FlowNode]]:
        """The nodes directly in each process and sub-process."""
        found: dict[int, list[FlowNode]] = {}
        for node in self._nodes:
            found.setdefault(node.process if node.parent is None else node.parent, []).append(node)
        return found

    @kept
    def contents(self) -> Mapping[int, frozenset[int]]:
        """The lanes and nodes in each participant, process, lane and sub-process, at any depth."""
        outer: dict[int, tuple[int | None, ...]] = {lane.key: (lane.parent, lane.process) for lane in self._lanes}
        outer |= {node.key: (node.parent, node.lane, node.process) for node in self._nodes}
        pools = _grouped((pool.process, pool.key) for pool in self._participants)
        outer |= {process: tuple(keys) for process, keys in pools.items()}
        found: dict[int, set[int]] = defaultdict(set)
        for key in outer:
            for scope in _closure(outer, key):
                found[scope].add(key)
        return {scope: frozenset(keys) for scope, keys in found.items()}

    def entries(self, scope: int) -> list[FlowNode]:
        """Where a process or sub-process begins: its start events, else its nodes without incoming sequence flow."""
        if scope not in self._entries:
            self._entries[scope] = self._beginnings(scope)
        return self._entries[scope]

    def _beginnings(self, scope: int) -> list[FlowNode]:
        free = [
            node
            for node in self.children.get(scope, ())
            if not (node.triggered_by_event or node.is_for_compensation or node.type is _BOUNDARY)
        ]
        starts = [node for node in free if node.type is _START]
        return starts or [node for node in free if node.key not in self._entered]

    @kept
    def _entered(self) -> frozenset[int]:
        """The nodes that a sequence flow or a link leads to."""
        return frozenset(self.incoming) | set(self.links.values())

    @kept
    def calls(self) -> Mapping[int, int]:
        """The call activities that play a process of the same file, with its key.

        A call plays nothing where its process would call itself again, directly or through others, or cannot begin.
        """
        callers = [(node, node.called_process) for node in self._nodes if node.called_process is not None]
        called = _grouped((node.process, process) for node, process in callers)
        return {
            node.key: process
            for node, process in callers
            if node.process != process and node.process not in _closure(called, process) and self.entries(process)
        }

    @kept
    def callers(self) -> Mapping[int, tuple[int, ...]]:
        """The calls that play each process."""
        found = _grouped((process, call) for call, process in self.calls.items())
        return {process: tuple(calls) for process, calls in found.items()}

    @kept
    def played(self) -> Mapping[int, int]:
        """The sub-processes and calls that play a content, with its scope: themselves, or the process they call."""
        scopes = (node.key for node in self._nodes if node.type in SUB_PROCESSES)
        return {**{key: key for key in scopes if self.entries(key)}, **self.calls}

    def played_scope(self, node: FlowNode) -> int | None:
        """The scope that a node plays: itself, the process it calls, or none."""
        return self.played.get(node.key)

    # -- what is drawn beside ----------------------------------------------------------------------

    @kept
    def notes(self) -> Mapping[int, Sequence[str]]:
        """The texts of the annotations at each element."""
        texts = {note.key: note.text for note in self._text_annotations}
        ends = ((line.source, line.target) for line in self._associations)
        both = (pair for one, other in ends for pair in ((one, other), (other, one)))
        return _grouped((element, texts[note]) for element, note in both if note in texts)

    @kept
    def data(self) -> Mapping[int, Sequence[DataElement]]:
        """The data elements that each node reads or writes."""
        known = {element.key: element for element in self._data}
        ends = ((line.source, line.target) for line in self._data_associations)
        both = (pair for one, other in ends for pair in ((one, other), (other, one)))
        return _grouped((element, known[data]) for element, data in both if data in known)


def scope_of(node: FlowNode) -> int:
    """Key of the sub-process or process that a node stands in."""
    return node.process if node.parent is None else node.parent


def _grouped(pairs: Iterable[tuple[int | None, _Value]]) -> dict[int, list[_Value]]:
    found: dict[int, list[_Value]] = defaultdict(list)
    for key, value in pairs:
        if key is not None:
            found[key].append(value)
    return dict(found)


def _closure(neighbors: Mapping[int, Iterable[int | None]], start: int) -> set[int]:
    """All that can be reached in one step or more."""
    found: set[int] = set()
    waiting = [start]
    while waiting:
        for key in neighbors.get(waiting.pop(), ()):
            if key is not None and key not in found:
                found.add(key)
                waiting.append(key)
    return found


def _link_name(node: FlowNode) -> str | None:
    for definition in node.event_definitions:
        if definition.kind is EventKind.LINK:
            return definition.name or node.name
    return None
