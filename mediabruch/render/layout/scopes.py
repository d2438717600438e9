"""Lays out one process or sub-process: its nodes, lines, lanes, and the data and notes beside them."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from mediabruch.model import (
    EVENTS,
    GATEWAYS,
    SUB_PROCESSES,
    Bounds,
    Edge,
    FlowNode,
    FlowNodeType,
    SequenceFlow,
    Shape,
)
from mediabruch.render.layout.block import Block
from mediabruch.render.layout.cells import CellTable, table
from mediabruch.render.layout.metrics import Metrics, Size, Spacing
from mediabruch.render.layout.routes import LineRoute, routes
from mediabruch.render.text import wrapped

TASK: Size = (110.0, 84.0)
EVENT: Size = (36.0, 36.0)
GATEWAY: Size = (50.0, 50.0)
_LABEL = 94.0
_HEAD = 30.0
"""Height of a sub-process's name."""


class ScopeLayout(NamedTuple):
    """What stands in one process or sub-process."""

    nodes: Sequence[FlowNode]
    """Boundary events included."""
    flows: Sequence[SequenceFlow]
    lanes: Sequence[int] = ()
    """Keys of the innermost lanes, in their order."""


def arrange(scope: ScopeLayout, inside: Mapping[int, Block]) -> tuple[Block, dict[int, Bounds]]:
    """The block of a scope, and the bands of its lanes; `inside` holds the content of its sub-processes."""
    nodes = [node for node in scope.nodes if node.type is not FlowNodeType.BOUNDARY_EVENT]
    keys = {node.key for node in nodes}
    hosts = {node.key: node.attached_to for node in scope.nodes if node.attached_to in keys and node.key not in keys}
    stray = [node for node in scope.nodes if node.key not in keys and node.key not in hosts]
    nodes += stray
    lines = {
        flow.key: (flow.source, flow.target)
        for flow in scope.flows
        if flow.source is not None and flow.target is not None and flow.target not in hosts
    }
    bands = {lane: index for index, lane in enumerate(scope.lanes)}
    cells = table(
        [node.key for node in nodes],
        [(hosts.get(source, source), target) for source, target in lines.values()],
        {node.key: bands.get(node.lane, 0) for node in nodes if node.lane is not None},
        max(len(bands), 1),
    )
    ways, gaps = routes(cells, lines, hosts)
    sizes = {node.key: _size(node, inside.get(node.key)) for node in nodes}
    room = {node.key: _room(node, sizes[node.key]) for node in nodes}
    spacing = Spacing(columns=70.0 if any(flow.name for flow in scope.flows) else 50.0)
    metrics = Metrics(cells, room, gaps, spacing)
    boxes = {node.key: metrics.box(node.key, sizes[node.key]) for node in nodes}
    shapes, edges = _filled(nodes, boxes, inside)
    boxes |= _on_borders([node for node in scope.nodes if node.key in hosts], boxes)
    shapes += [Shape(key, boxes[key]) for key in hosts]
    edges += [Edge(key, _way(metrics, route, lines[key], (boxes, hosts))) for key, route in ways.items()]
    return Block(metrics.width, metrics.height, tuple(shapes), tuple(edges)), _bands(scope, cells, metrics)


def _size(node: FlowNode, content: Block | None) -> Size:
    if content is not None:
        return content.width, content.height + _HEAD
    if node.type in EVENTS:
        return EVENT
    return GATEWAY if node.type in GATEWAYS else TASK


def _room(node: FlowNode, size: Size) -> Size:
    """The room that a node needs with its label below (and as much above, so that it stands in the middle)."""
    if node.type not in EVENTS | GATEWAYS or not node.name:
        return size[0], size[1] + (20 if node.type not in EVENTS | GATEWAYS else 0)
    label = wrapped(node.name, _LABEL, 11.0, 5)
    return max(size[0], label.width + 6), size[1] + 2 * (label.height + 4)


def _filled(
    nodes: Sequence[FlowNode], boxes: Mapping[int, Bounds], inside: Mapping[int, Block]
) -> tuple[list[Shape], list[Edge]]:
    """The shapes of nodes, and of all that stands in them."""
    shapes: list[Shape] = []
    edges: list[Edge] = []
    for node in nodes:
        box = boxes[node.key]
        content = inside.get(node.key)
        is_frame = node.type in SUB_PROCESSES
        shapes.append(
            Shape(node.key, box, is_expanded=content is not None if is_frame else None, is_marker_visible=True)
        )
        if content is not None:
            moved = content.moved(box.x, box.y + _HEAD)
            shapes += moved.shapes
            edges += moved.edges
    return shapes, edges


def _on_borders(events: Sequence[FlowNode], boxes: Mapping[int, Bounds]) -> dict[int, Bounds]:
    """Boundary events side by side on the lower border of their activities, from the right."""
    placed: dict[int, Bounds] = {}
    count: dict[int, int] = {}
    for node in events:
        if node.attached_to is None:
            continue
        host = boxes[node.attached_to]
        index = count.get(node.attached_to, 0)
        count[node.attached_to] = index + 1
        x = max(host.x + host.width - 46 - index * 42, host.x - 18)
        placed[node.key] = Bounds(x, host.y + host.height - EVENT[1] / 2, *EVENT)
    return placed


def _way(
    metrics: Metrics,
    route: LineRoute,
    ends: tuple[int, int],
    places: tuple[Mapping[int, Bounds], Mapping[int, int | None]],
) -> tuple[tuple[float, float], ...]:
    boxes, hosts = places
    source, target = boxes[ends[0]], boxes[ends[1]]
    start = (source.x + source.width, source.y + source.height / 2)
    if ends[0] in hosts:
        start = (source.x + source.width / 2, source.y + source.height)
    return metrics.way(route, start, (target.x, target.y + target.height / 2))


def _bands(scope: ScopeLayout, cells: CellTable, metrics: Metrics) -> dict[int, Bounds]:
    bands = {}
    for lane, rows in zip(scope.lanes, cells.bands, strict=False):
        top, height = metrics.band(rows)
        bands[lane] = Bounds(0.0, top, metrics.width, height)
    return bands
