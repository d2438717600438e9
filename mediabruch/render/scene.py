"""What stands on one picture: the shapes and lines of a diagram with the elements that they draw."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import isfinite
from typing import NamedTuple

from mediabruch.model import (
    SUB_PROCESSES,
    Association,
    Bounds,
    DataAssociation,
    DataElement,
    Diagram,
    Edge,
    FlowNode,
    FlowNodeType,
    Group,
    Lane,
    MessageFlow,
    Model,
    Participant,
    SequenceFlow,
    Shape,
    TextAnnotation,
)
from mediabruch.render.geometry import Point, border, bottom, center, crosses, holds, right
from mediabruch.render.theme import Own, outline, surface

Element = Participant | Lane | FlowNode | DataElement | TextAnnotation | Group
Flow = SequenceFlow | MessageFlow | Association | DataAssociation
_ORIGIN = (0.0, 0.0)
_FARTHEST = 1_000_000
"""Coordinates beyond this are a defect of the file."""
_ABOVE = 25.0
"""Room between shapes and a line around them."""
_CONTAINERS = SUB_PROCESSES | {FlowNodeType.CALL_ACTIVITY}


class Item(NamedTuple):
    """A shape and the element that it draws."""

    shape: Shape
    element: Element
    is_expanded: bool = False
    """A sub-process that shows what is inside, or a pool that has something inside."""

    @property
    def box(self) -> Bounds:
        """Where it stands."""
        return self.shape.bounds

    @property
    def fill(self) -> Own | None:
        """The modeler's color of its surface."""
        return surface(self.shape.fill)

    @property
    def stroke(self) -> Own | None:
        """The modeler's color of its outline."""
        return outline(self.shape.stroke)


class DrawnLine(NamedTuple):
    """An edge and the flow that it draws."""

    edge: Edge
    flow: Flow
    is_drawn: bool = True
    """By the modeler; else it stands in the file only."""


@dataclass(frozen=True)
class Scene:
    """The items and lines of one picture, in document order."""

    items: tuple[Item, ...]
    lines: tuple[DrawnLine, ...]

    @cached_property
    def item_by_key(self) -> Mapping[int, Item]:
        """The items by the keys of their elements (the first, if an element is drawn twice)."""
        return {item.element.key: item for item in reversed(self.items)}

    @cached_property
    def attached(self) -> Mapping[int, tuple[Bounds, ...]]:
        """Where boundary events stand, by the keys of their activities."""
        found: dict[int, tuple[Bounds, ...]] = {}
        for item in self.items:
            host = item.element.attached_to if isinstance(item.element, FlowNode) else None
            if host is not None:
                found[host] = (*found.get(host, ()), item.box)
        return found

    @cached_property
    def nodes(self) -> frozenset[int]:
        """Keys of the flow nodes that are drawn."""
        return frozenset(item.element.key for item in self.items if isinstance(item.element, FlowNode))


class Elements:
    """Finds what the shapes and edges of a model draw."""

    def __init__(self, model: Model) -> None:
        self.model = model
        places: tuple[tuple[Element, ...], ...] = (model.participants, model.lanes, model.nodes, model.data)
        others: tuple[tuple[Element, ...], ...] = (model.text_annotations, model.groups)
        self._shown = {element.key: element for elements in (*places, *others) for element in elements}
        flows: tuple[tuple[SequenceFlow | MessageFlow, ...], ...] = (model.sequence_flows, model.message_flows)
        self._flows: dict[int, Flow] = {flow.key: flow for some in flows for flow in some}
        dotted: tuple[tuple[Association | DataAssociation, ...], ...] = (model.data_associations, model.associations)
        self._dotted: dict[str, Flow] = {one.id: one for some in dotted for one in some if one.id}

    def scene(self, diagram: Diagram, hidden: frozenset[int] = frozenset()) -> Scene:
        """The scene of a diagram; `hidden` are keys of nodes that it does not show."""
        shapes = [
            (shape, element)
            for shape in diagram.shapes
            if (element := self._shown.get(shape.element)) is not None
            and shape.element not in hidden
            and _is_sound(shape.bounds)
        ]
        boxes = {shape.element: shape.bounds for shape, _ in reversed(shapes)}
        lines = [
            DrawnLine(_docked(edge, boxes.get(flow.source or 0), boxes.get(flow.target or 0)), flow)
            for edge in diagram.edges
            if (flow := self._flow(edge)) is not None and _is_drawable(edge) and not hidden & _ends(flow)
        ]
        if any(diagram is one for one in self.model.diagrams):
            lines += self._undrawn(boxes)
        return Scene(tuple(_items(shapes)), tuple(lines))

    def _undrawn(self, boxes: Mapping[int, Bounds]) -> Iterator[DrawnLine]:
        """The lines between shapes of a diagram that no diagram of the file draws."""
        drawn = self._drawn
        for flow in (*self._flows.values(), *self._dotted.values()):
            source, target = boxes.get(flow.source or 0), boxes.get(flow.target or 0)
            if source is not None and target is not None and source != target and id(flow) not in drawn:
                others = [
                    box for key, box in boxes.items() if key in self.model.node_by_key and box not in (source, target)
                ]
                way = _way(source, target, others)
                yield DrawnLine(Edge(getattr(flow, "key", None), way, element_id=flow.id), flow, is_drawn=False)

    @cached_property
    def _drawn(self) -> frozenset[int]:
        edges = (edge for diagram in self.model.diagrams for edge in diagram.edges)
        return frozenset(id(flow) for edge in edges if (flow := self._flow(edge)) is not None)

    def hidden(self, diagram: Diagram) -> dict[int, frozenset[int]]:
        """By key of each collapsed sub-process of a diagram: the keys of all nodes inside, which it does not show."""
        boxes = {shape.element: shape for shape in diagram.shapes}
        collapsed = {
            node.key
            for node in self.model.nodes
            if node.type in _CONTAINERS
            and node.key in boxes
            and not _is_expanded(boxes[node.key], self._inside(node, boxes))
        }
        found: dict[int, set[int]] = {}
        for node in self.model.nodes:
            outermost = None
            place = node.parent
            while place is not None:
                outermost = place if place in collapsed else outermost
                place = self.model.node_by_key[place].parent
            if outermost is not None:
                found.setdefault(outermost, set()).add(node.key)
        return {key: frozenset(keys) for key, keys in found.items()}

    def _inside(self, node: FlowNode, boxes: Mapping[int, Shape]) -> list[Bounds]:
        return [boxes[child].bounds for child in self._children.get(node.key, ()) if child in boxes]

    @cached_property
    def _children(self) -> Mapping[int, list[int]]:
        children: dict[int, list[int]] = {}
        for node in self.model.nodes:
            if node.parent is not None:
                children.setdefault(node.parent, []).append(node.key)
        return children

    def _flow(self, edge: Edge) -> Flow | None:
        if edge.element is not None:
            return self._flows.get(edge.element)
        return self._dotted.get(edge.element_id or "")


def _items(shapes: list[tuple[Shape, Element]]) -> list[Item]:
    nodes = [(shape, element) for shape, element in shapes if isinstance(element, FlowNode)]
    inside: dict[int, list[Bounds]] = {}
    for shape, node in nodes:
        if node.parent is not None:
            inside.setdefault(node.parent, []).append(shape.bounds)
        inside.setdefault(node.process, []).append(shape.bounds)
    return [Item(shape, element, _shows_content(shape, element, inside)) for shape, element in shapes]


def _shows_content(shape: Shape, element: Element, inside: Mapping[int, list[Bounds]]) -> bool:
    if isinstance(element, FlowNode):
        return element.type in _CONTAINERS and _is_expanded(shape, inside.get(element.key, []))
    if isinstance(element, Participant):
        return element.process is not None and any(holds(shape.bounds, box) for box in inside.get(element.process, ()))
    return False


def _is_expanded(shape: Shape, inside: list[Bounds]) -> bool:
    if shape.is_expanded is None:
        return any(holds(shape.bounds, box) for box in inside)
    return shape.is_expanded


def _is_sound(box: Bounds) -> bool:
    edges = (box.x, box.y, right(box), bottom(box))
    return all(isfinite(value) and abs(value) < _FARTHEST for value in edges) and box.width > 0 and box.height > 0


def _docked(edge: Edge, source: Bounds | None, target: Bounds | None) -> Edge:
    """The edge with its ends at its shapes where the file has the origin instead, as some tools write."""
    points = edge.waypoints
    if source is None or target is None or _ORIGIN not in (points[0], points[-1]):
        return edge
    between = [point for point in points[1:-1] if point != _ORIGIN]
    first = points[0] if points[0] != _ORIGIN else border(source, between[0] if between else center(target))
    last = points[-1] if points[-1] != _ORIGIN else border(target, between[-1] if between else center(source))
    return edge._replace(waypoints=(first, *between, last))


def _way(source: Bounds, target: Bounds, others: list[Bounds]) -> tuple[Point, ...]:
    """The straight line from shape to shape; above what stands in its way."""
    start, end = border(source, center(target)), border(target, center(source))
    between = [box for box in others if crosses(box, start, end) and not holds(box, source) and not holds(box, target)]
    if not between:
        return start, end
    over = min(box.y for box in (source, target, *between)) - _ABOVE
    left, right_ = center(source)[0], center(target)[0]
    return (left, source.y), (left, over), (right_, over), (right_, target.y)


def _is_drawable(edge: Edge) -> bool:
    return len(edge.waypoints) > 1 and all(
        isfinite(value) and abs(value) < _FARTHEST for point in edge.waypoints for value in point
    )


def _ends(flow: Flow) -> set[int | None]:
    return {flow.source, flow.target}
