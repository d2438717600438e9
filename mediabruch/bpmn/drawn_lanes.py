"""The lanes of nodes that no lane lists, but that stand in one on the drawing."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from mediabruch.bpmn.context import Context
from mediabruch.bpmn.drawn import DrawnPlane, local_id
from mediabruch.bpmn.found import ElementKind, FoundElement
from mediabruch.errors import Message
from mediabruch.model import Bounds


def drawn_lanes(context: Context, listed: Mapping[int, FoundElement]) -> dict[int, FoundElement]:
    """The innermost lane around the middle of each node, where the lists leave it open.

    So they do for nodes at the top of a process that no lane lists, and for those of a lane whose inner lanes list
    nothing. One note for each process.
    """
    by_process: dict[FoundElement, list[FoundElement]] = defaultdict(list)
    if not context.planes:
        return {}
    silent = _silent(context, listed)
    for lane in context.scan.found[ElementKind.LANE]:
        if lane.process is not None:
            by_process[lane.process].append(lane)
    found: dict[int, FoundElement] = {}
    said: dict[FoundElement, list[FoundElement]] = defaultdict(list)
    for node in context.scan.found[ElementKind.NODE]:
        owner = node.owner
        home = listed.get(node.key)
        if owner is None or owner not in by_process or node.type == "boundaryEvent" or (home and home not in silent):
            continue
        lanes = [lane for lane in by_process[owner] if home is None or _is_inside(lane, home)]
        around = _around(context.planes, node, lanes)
        if around is not None:
            found[node.key] = around
            said[owner].append(node)
    for process, nodes in said.items():
        message = (
            Message("No lane lists 1 of the nodes; the drawing says in which it stands.")
            if len(nodes) == 1
            else Message("No lane lists {count} of the nodes; the drawing says in which they stand.", count=len(nodes))
        )
        context.note(message, process.id, nodes[0].line)
    return found


def _silent(context: Context, listed: Mapping[int, FoundElement]) -> set[FoundElement]:
    """The lanes with lanes inside, none of which lists any node."""
    inner: dict[FoundElement, bool] = {}
    speaking = set(listed.values())
    for lane in context.scan.found[ElementKind.LANE]:
        for outer in _outer(lane):
            inner[outer] = inner.get(outer, True) and lane not in speaking
    return {lane for lane, is_silent in inner.items() if is_silent}


def _outer(lane: FoundElement) -> Iterator[FoundElement]:
    outer = lane.owner
    while outer is not None and outer.kind is ElementKind.LANE:
        yield outer
        outer = outer.owner


def _is_inside(lane: FoundElement, home: FoundElement) -> bool:
    return any(outer is home for outer in _outer(lane))


def _around(planes: tuple[DrawnPlane, ...], node: FoundElement, lanes: list[FoundElement]) -> FoundElement | None:
    """The smallest lane around the middle of a node, on the first drawing that shows both."""
    for plane in planes:
        box = plane.boxes.get(local_id(node.id or ""))
        if box is None:
            continue
        around = [
            (outer.width * outer.height, lane.key, lane)
            for lane in lanes
            if (outer := plane.boxes.get(local_id(lane.id or ""))) is not None and _holds(outer, box)
        ]
        if around:
            return min(around)[2]
    return None


def _holds(outer: Bounds, inner: Bounds) -> bool:
    x, y = inner.x + inner.width / 2, inner.y + inner.height / 2
    return outer.x <= x <= outer.x + outer.width and outer.y <= y <= outer.y + outer.height
