"""Intakes: where information first enters a process, and who it comes from.

The *intake* of a process is where information first enters it: of each set of its carrier steps that no other step of
the process hands over to (steps of one loop taken together), the first in document order. Where the model draws
messages, an intake takes one: over a message flow to itself, or to a start event or the pool of its process. Where it
draws none, the intake's label speaks of an application, or its lane is that of an applicant, or a message starts the
process. A step that sends, prints, checks or captures takes nothing in: what it works on came before. An intake is
*digital* if all that it takes in is (where that is unknown: if all that it hands on is, and nobody types there).
"""

from mediabruch.media import APPLICANTS, DIGITAL_MEDIA, Purpose
from mediabruch.model import EventKind, FlowNodeType
from mediabruch.rules.handover_graph import HandoverGraph


def digital_intakes(graph: HandoverGraph, process: int) -> list[int]:
    """The digital intakes of a process, in document order."""
    intakes = graph.inside[process].origins() if process in graph.inside else []
    if graph.model.message_flows:
        intakes = [key for key in intakes if _takes_message(graph, key)]
    elif not _is_triggered(graph, process):
        intakes = [key for key in intakes if is_application(graph, key)]
    return [key for key in intakes if _is_digital(graph, key)]


def is_application(graph: HandoverGraph, key: int) -> bool:
    """Whether a step is an application itself, or takes one in, by its label and by who does it."""
    known = graph.annotation(key)
    if graph.is_for(key, Purpose.HANDLING):
        return False
    if known is not None and known.party in APPLICANTS:
        return True
    return graph.is_for(key, Purpose.APPLICATION, Purpose.RECEIVING) and not graph.is_for(key, Purpose.SENDING)


def _is_triggered(graph: HandoverGraph, process: int) -> bool:
    """Whether a message from outside starts a process."""
    return any(
        definition.kind is EventKind.MESSAGE
        for node in graph.model.graph.children.get(process, ())
        if node.type is FlowNodeType.START_EVENT
        for definition in node.event_definitions
    )


def _is_digital(graph: HandoverGraph, key: int) -> bool:
    if graph.inputs(key):
        return graph.inputs(key) <= DIGITAL_MEDIA
    return graph.outputs(key) <= DIGITAL_MEDIA and not graph.carriers[key].by_hand


def _takes_message(graph: HandoverGraph, key: int) -> bool:
    process = graph.process(key)
    if any(graph.process(sender) != process for sender in graph.predecessors(key)):
        return True
    return not graph.message_targets.isdisjoint(_doors(graph, key))


def _doors(graph: HandoverGraph, key: int) -> set[int]:
    """Where a message to an intake can arrive: at itself, at a start event, at the border of the pool."""
    process = graph.process(key)
    return {key, *(graph.doors.get(process, ()) if process is not None else ())}


def applicants(graph: HandoverGraph, intakes: list[int]) -> set[int]:
    """From where the messages to the intakes come: processes, and black boxes."""
    doors = {door for key in intakes for door in _doors(graph, key)}
    homes = {graph.model.home_of(flow.source) for flow in graph.model.message_flows if flow.target in doors}
    return {each for each in homes if each is not None}
