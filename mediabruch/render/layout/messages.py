"""Message flows between pools that were laid out: out of the source, across between the pools, into the target."""

from collections.abc import Mapping

from mediabruch.model import Bounds, Edge, MessageFlow, Model
from mediabruch.render.geometry import bottom, center

_POOL = 400.0
"""What is wider is a frame, which a flow may touch anywhere."""
_FIRST, _NEXT, _TRACKS = 14.0, 7.0, 6
"""Distances of the tracks from the pool that is entered."""


def messages(model: Model, places: Mapping[int, Bounds]) -> list[Edge]:
    """The edges of all message flows between elements that stand at these places."""
    edges = []
    for index, flow in enumerate(model.message_flows):
        if flow.source is None or flow.target is None or flow.source == flow.target:
            continue
        if flow.source in places and flow.target in places:
            edges.append(Edge(flow.key, _way(model, flow, places, _FIRST + _NEXT * (index % _TRACKS))))
    return edges


def _way(model: Model, flow: MessageFlow, places: Mapping[int, Bounds], away: float) -> tuple[tuple[float, float], ...]:
    one, other = places[flow.source or 0], places[flow.target or 0]
    start_x, end_x = _columns(one, other)
    is_down = bottom(one) <= other.y
    start = (start_x, bottom(one) if is_down else one.y)
    end = (end_x, other.y if is_down else bottom(other))
    border = _pool(model, flow.target or 0, places, other)
    across = border.y - away if is_down else bottom(border) + away
    if (across < start[1]) is is_down:
        across = (start[1] + end[1]) / 2
    return (start, (start_x, across), (end_x, across), end)


def _columns(one: Bounds, other: Bounds) -> tuple[float, float]:
    """Where a flow leaves and enters: nodes at some distance from the middle, frames where the other end stands."""
    start = one.x + one.width * 0.4 if one.width < _POOL else None
    end = other.x + other.width * 0.6 if other.width < _POOL else None
    if start is None and end is None:
        return center(one)[0], center(one)[0]
    return (start if start is not None else end or 0.0), (end if end is not None else start or 0.0)


def _pool(model: Model, key: int, places: Mapping[int, Bounds], otherwise: Bounds) -> Bounds:
    """The pool that an element stands in."""
    node = model.node_by_key.get(key)
    pool = None if node is None else model.participant_by_process.get(node.process)
    return otherwise if pool is None else places.get(pool.key, otherwise)
