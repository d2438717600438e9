"""Processes, participants and lanes, and which lane a node stands in."""

from mediabruch.bpmn.context import Context, name_of
from mediabruch.bpmn.drawn_lanes import drawn_lanes
from mediabruch.bpmn.found import TAG, ElementKind, FoundElement
from mediabruch.bpmn.nodes import host
from mediabruch.errors import Message
from mediabruch.model import Lane, Participant, Process

_PROCESS = frozenset({ElementKind.PROCESS})
_NODE = frozenset({ElementKind.NODE})
_MULTIPLICITY = f"{TAG}participantMultiplicity"
_FLOW_NODE_REFERENCE = f"{TAG}flowNodeRef"
_NAMED_OUTSIDERS = 3


def processes(context: Context) -> tuple[Process, ...]:
    """All processes."""
    values = []
    for found in context.scan.found[ElementKind.PROCESS]:
        description = context.describe(found)
        values.append(
            Process(
                key=found.key,
                id=found.id,
                name=name_of(found.element),
                line=found.line,
                documentation=description.documentation,
                properties=tuple(description.properties),
                statements=tuple(description.statements),
            )
        )
    return tuple(values)


def participants(context: Context) -> tuple[Participant, ...]:
    """All pools, of every collaboration."""
    values = []
    for found in context.scan.found[ElementKind.PARTICIPANT]:
        reference = found.element.get("processRef")
        process = context.references.find(reference, _PROCESS)
        if process is None and reference:
            message = Message("The pool refers to the process {reference}, which the file lacks.", reference=reference)
            context.note(message, found.id, found.line)
        description = context.describe(found)
        values.append(
            Participant(
                key=found.key,
                id=found.id,
                name=name_of(found.element),
                line=found.line,
                process=None if process is None else process.key,
                documentation=description.documentation,
                properties=tuple(description.properties),
                statements=tuple(description.statements),
                is_multiple=any(part.tag == _MULTIPLICITY for part in found.parts),
            )
        )
    return tuple(values)


def lanes(context: Context) -> tuple[Lane, ...]:
    """All lanes, outer ones before those nested in them."""
    values = []
    for found in context.scan.found[ElementKind.LANE]:
        description = context.describe(found)
        outer = found.owner
        values.append(
            Lane(
                key=found.key,
                id=found.id,
                name=name_of(found.element),
                line=found.line,
                process=found.process.key if found.process is not None else 0,
                parent=outer.key if outer is not None and outer.kind is ElementKind.LANE else None,
                documentation=description.documentation,
                properties=tuple(description.properties),
                statements=tuple(description.statements),
            )
        )
    return tuple(values)


def lane_by_node(context: Context) -> dict[int, int]:
    """The key of the lane that each node stands in.

    The innermost lane that lists the node counts, the first of several; where no list tells, the drawing does. A
    boundary event that no lane lists stands where its activity does, the content of a sub-process where the sub-process
    does.
    """
    if not context.scan.found[ElementKind.LANE]:
        return {}
    listed = _listed(context)
    listed.update(drawn_lanes(context, listed))
    lane_by_key = {}
    for node in context.scan.found[ElementKind.NODE]:
        place: FoundElement | None = node
        while place is not None and place.key not in listed:
            activity = host(context, place) if place.type == "boundaryEvent" else None
            place = activity or place.owner
        if place is not None:
            lane_by_key[node.key] = listed[place.key].key
    _note_outsiders(context, lane_by_key)
    return lane_by_key


def _listed(context: Context) -> dict[int, FoundElement]:
    """The innermost lane that names each node."""
    listed: dict[int, tuple[int, FoundElement]] = {}
    for lane in context.scan.found[ElementKind.LANE]:
        depth = _depth(lane)
        for part in lane.parts:
            if part.tag != _FLOW_NODE_REFERENCE:
                continue
            reference = part.text or ""
            node = context.references.find(reference, _NODE, lane)
            if node is None:
                if reference.strip() and not context.is_known(reference):
                    message = Message("The lane lists {reference}, which the file lacks.", reference=reference.strip())
                    context.note(message, lane.id, part.sourceline)
            elif node.key not in listed or depth > listed[node.key][0]:
                listed[node.key] = depth, lane
            elif depth == listed[node.key][0] and lane is not listed[node.key][1]:
                context.note(
                    Message("The node stands in several lanes; the first one counts."), node.id, part.sourceline
                )
    return {key: lane for key, (_, lane) in listed.items()}


def _depth(lane: FoundElement) -> int:
    depth = 0
    outer = lane.owner
    while outer is not None and outer.kind is ElementKind.LANE:
        depth += 1
        outer = outer.owner
    return depth


def _note_outsiders(context: Context, lane_by_key: dict[int, int]) -> None:
    """One note for each process with lanes that do not list all its nodes."""
    with_lanes = {
        lane.process.key: lane.process for lane in context.scan.found[ElementKind.LANE] if lane.process is not None
    }
    outside: dict[int, list[FoundElement]] = {key: [] for key in with_lanes}
    for node in context.scan.found[ElementKind.NODE]:
        if node.process is not None and node.process.key in outside and node.key not in lane_by_key:
            outside[node.process.key].append(node)
    for key, nodes in outside.items():
        if nodes:
            names = ", ".join(node.id or node.type for node in nodes[:_NAMED_OUTSIDERS])
            message = (
                Message("Nodes in no lane ({count}): {names}, …", count=len(nodes), names=names)
                if len(nodes) > _NAMED_OUTSIDERS
                else Message("Nodes in no lane ({count}): {names}.", count=len(nodes), names=names)
            )
            context.note(message, with_lanes[key].id, nodes[0].line)
