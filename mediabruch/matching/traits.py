"""What the nodes of a model are known by, and what stands around them."""

from collections.abc import Mapping
from functools import cached_property
from typing import NamedTuple

from mediabruch.model import ACTIVITIES, GATEWAYS, FlowNode, FlowNodeType, Model
from mediabruch.notation.letters import comparable

_PLACES = {FlowNodeType.START_EVENT: "start", FlowNodeType.END_EVENT: "end"}


class NodeTraits(NamedTuple):
    """What a flow node is known by; texts as they are compared."""

    id: str
    label: str
    kind: str
    """Nodes of two kinds are never the same: activity, gateway, start, end, or another event."""
    type: str
    """With the kinds of its event definitions."""
    lane: str
    pool: str
    parent: int | None
    """The sub-process it stands in."""
    content: tuple[object, ...]
    """How it is carried out, and what is said of it at length."""
    flows: frozenset[str]
    """The labels of the sequence flows into it."""
    bounds: tuple[float, ...] | None
    """Where it is drawn; `None` where the drawing is not known."""
    rank: int
    """Its place in document order."""


class NodeTable:
    """The nodes of a model with their traits, and what leads where."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.after = model.graph.downstream
        self.before = model.graph.upstream

    @cached_property
    def traits(self) -> Mapping[int, NodeTraits]:
        """The traits of all nodes, by key."""
        return {node.key: self._traits(node, rank) for rank, node in enumerate(self.model.nodes)}

    @cached_property
    def ids(self) -> frozenset[str]:
        """All ids of nodes."""
        return frozenset(node.id for node in self.model.nodes if node.id)

    @cached_property
    def labels(self) -> frozenset[str]:
        """All labels of nodes, as they are compared."""
        return frozenset(one.label for one in self.traits.values() if one.label)

    def _traits(self, node: FlowNode, rank: int) -> NodeTraits:
        model = self.model
        lane, pool = model.lane_of(node), model.participant_of(node)
        incoming = model.graph.incoming.get(node.key, ())
        return NodeTraits(
            id=node.id or "",
            label=comparable(node.name),
            kind=kind_of(node),
            type=" ".join((node.type, *(definition.kind for definition in node.event_definitions))),
            lane=comparable(lane.name) if lane else "",
            pool=comparable(pool.name) if pool else "",
            parent=node.parent,
            content=(node.implementation, node.form, node.called_element, node.documentation.strip(), node.properties),
            flows=frozenset(filter(None, (comparable(flow.name) for flow in incoming))),
            bounds=self._bounds.get(node.key),
            rank=rank,
        )

    @cached_property
    def _bounds(self) -> Mapping[int, tuple[float, ...]]:
        return {shape.element: tuple(shape.bounds) for diagram in self.model.diagrams for shape in diagram.shapes}


def kind_of(node: FlowNode) -> str:
    """The kind of a node: no other node can be the same."""
    if node.type in ACTIVITIES:
        return "activity"
    return "gateway" if node.type in GATEWAYS else _PLACES.get(node.type, "event")
