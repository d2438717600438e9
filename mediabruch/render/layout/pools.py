"""Lays out a model: sub-processes from the inside out, lanes and pools around them, messages between pools."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from mediabruch.model import (
    Bounds,
    Diagram,
    Edge,
    FlowNode,
    Lane,
    Model,
    Participant,
    SequenceFlow,
    Shape,
)
from mediabruch.render.layout.beside import extras
from mediabruch.render.layout.block import Block, moved
from mediabruch.render.layout.messages import messages
from mediabruch.render.layout.scopes import ScopeLayout, arrange

_HEAD = 30.0
_APART = 60.0
"""Between pools."""
_CLOSED = 60.0
"""Height of a pool without content."""
_LEAST = 300.0


@dataclass(slots=True)
class _Drawing:
    shapes: list[Shape] = field(default_factory=list)
    edges: list[Edge] = field(default_factory=list)
    low: float = 0.0
    wide: float = 0.0
    pools: list[Shape] = field(default_factory=list)


def lay_out(model: Model, keys: Collection[int]) -> Diagram:
    """A diagram of these nodes (by key), with the pools, lanes, flows, data and notes that belong to them.

    Nodes whose sub-process is not among them stand by themselves. Pools without content are drawn where all of the
    model is.
    """
    nodes = [node for node in model.nodes if node.key in keys]
    known = {node.key for node in nodes}
    inside = _inside(model, nodes, known)
    drawing = _Drawing()
    is_whole = len(nodes) == len(model.nodes)
    top = [node for node in nodes if node.parent not in known]
    pools = model.participant_by_process
    by_process = {participant.process for participant in pools.values()}
    order: list[Participant | int] = [
        *(pool for pool in model.participants if is_whole or pool.process is not None),
        *(process.key for process in model.processes if process.key not in by_process),
    ]
    for place in order:
        process = place.process if isinstance(place, Participant) else place
        own = [node for node in top if node.process == process]
        is_first = not isinstance(place, Participant) or process is None or pools.get(process) is place
        if own and is_first:
            _add_process(drawing, model, place, _scope(model, own, is_inside=any(node.parent for node in own)), inside)
        elif isinstance(place, Participant) and is_whole:
            _add(drawing, Block(_LEAST, _CLOSED), place, {})
    _widen(drawing)
    places = {shape.element: shape.bounds for shape in (*drawing.pools, *drawing.shapes)}
    drawing.edges += messages(model, places)
    return Diagram(None, "", None, (*drawing.pools, *drawing.shapes), tuple(drawing.edges))


def _inside(model: Model, nodes: list[FlowNode], known: set[int]) -> dict[int, Block]:
    """The content of each sub-process, from the innermost outwards."""
    children: dict[int, list[FlowNode]] = {}
    depth: dict[int, int] = {}
    for node in nodes:
        depth[node.key] = 1 + depth.get(node.parent, 0) if node.parent is not None else 0
        if node.parent in known and node.parent is not None:
            children.setdefault(node.parent, []).append(node)
    blocks: dict[int, Block] = {}
    for key in sorted(children, key=lambda key: -depth[key]):
        blocks[key], _ = arrange(_scope(model, children[key], is_inside=True), blocks)
    return blocks


def _scope(model: Model, nodes: list[FlowNode], *, is_inside: bool) -> ScopeLayout:
    own = {node.key for node in nodes}
    flows: list[SequenceFlow] = [flow for flow in model.sequence_flows if flow.source in own and flow.target in own]
    if is_inside:
        return ScopeLayout(nodes, flows)
    used = {node.lane for node in nodes}
    lanes = [lane for lane in model.lanes if any(lane.process == node.process for node in nodes[:1])]
    outer = {lane.parent for lane in lanes}
    leaves = [lane.key for lane in lanes if lane.key not in outer or lane.key in used]
    return ScopeLayout(nodes, flows, tuple(leaves))


def _add_process(
    drawing: _Drawing, model: Model, place: Participant | int, scope: ScopeLayout, inside: Mapping[int, Block]
) -> None:
    block, bands = arrange(scope, inside)
    boxes = {key: box for key, box in block.boxes().items() if key in model.node_by_key}
    more = extras(model, boxes, 0.0)
    body = block.moved(0.0, more.height)
    shapes = (*body.shapes, *(moved(shape, 0.0, more.height) for shape in more.shapes))
    strip = Block(0, 0, (), more.edges).moved(0.0, more.height)
    whole = Block(max(block.width, more.width), block.height + more.height, shapes, (*body.edges, *strip.edges))
    bands = {
        key: Bounds(0.0, box.y + (more.height if box.y else 0), whole.width, box.height + (0 if box.y else more.height))
        for key, box in bands.items()
    }
    _add(drawing, whole, place, _nested(model, bands))


def _nested(model: Model, bands: Mapping[int, Bounds]) -> dict[int, Bounds]:
    """The bands of lanes, and of the lanes that hold them, each a name's width further in."""
    lanes = model.lane_by_key
    found: dict[int, Bounds] = {}
    most = max((_depth(lanes, key) for key in bands), default=0)
    for key, box in bands.items():
        lane: Lane | None = lanes[key]
        while lane is not None:
            level = _depth(lanes, lane.key)
            old = found.get(lane.key)
            top = min(old.y, box.y) if old else box.y
            low = max(old.y + old.height, box.y + box.height) if old else box.y + box.height
            right = box.width + (most + 1) * _HEAD
            found[lane.key] = Bounds(level * _HEAD, top, right - level * _HEAD, low - top)
            lane = lanes.get(lane.parent) if lane.parent is not None else None
    return dict(sorted(found.items()))


def _depth(lanes: Mapping[int, Lane], key: int) -> int:
    depth = 0
    parent = lanes[key].parent
    while parent is not None and parent in lanes and depth < len(lanes):
        depth += 1
        parent = lanes[parent].parent
    return depth


def _add(drawing: _Drawing, block: Block, place: Participant | int, lanes: Mapping[int, Bounds]) -> None:
    """Put a process below what is there, with its lanes and, if it has one, its pool around it."""
    top = drawing.low + (_APART if drawing.low else 0.0)
    left = _HEAD if isinstance(place, Participant) else 0.0
    head = left + (max((box.x for box in lanes.values()), default=-_HEAD) + _HEAD)
    if isinstance(place, Participant):
        box = Bounds(0.0, top, head + block.width, block.height)
        drawing.pools.append(Shape(place.key, box, is_horizontal=True))
    for key, lane in lanes.items():
        box = Bounds(left + lane.x, top + lane.y, head + block.width - left - lane.x, lane.height)
        drawing.pools.append(Shape(key, box, is_horizontal=True))
    body = block.moved(head, top)
    drawing.shapes += body.shapes
    drawing.edges += body.edges
    drawing.low = top + block.height
    drawing.wide = max(drawing.wide, head + block.width)


def _widen(drawing: _Drawing) -> None:
    """Let all pools and lanes end at the same place."""
    drawing.pools = [
        Shape(
            shape.element,
            Bounds(shape.bounds.x, shape.bounds.y, drawing.wide - shape.bounds.x, shape.bounds.height),
            is_horizontal=True,
        )
        for shape in drawing.pools
    ]
