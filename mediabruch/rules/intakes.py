"""Intakes: where information first enters a process, and who it comes from.

The *intake* of a process is where information first enters it: of each set of its carrier steps that no other step of
the process hands over to (steps of one loop taken together), the first in document order. Where the model draws
messages, an intake takes one: over a message flow to itself, or to a start event or the pool of its process. An intake
is *digital* if all that it takes in is (where that is unknown: if all that it hands on is, and nobody types there).
"""

from mediabruch.media import DIGITAL_MEDIA
from mediabruch.rules.handover_graph import HandoverGraph


def digital_intakes(graph: HandoverGraph, process: int) -> list[int]:
    """The digital intakes of a process, in document order."""
    intakes = graph.inside[process].origins() if process in graph.inside else []
    if graph.model.message_flows:
        intakes = [key for key in intakes if _takes_message(graph, key)]
    return [key for key in intakes if _is_digital(graph, key)]


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


def home(graph: HandoverGraph, key: int | None) -> int | None:
    """The process of a node or pool; a black box stands for itself."""
    if key is None:
        return None
    node = graph.step(key)
    if node is not None:
        return node.process
    pool = graph.model.participant_by_key.get(key)
    return pool.process if pool is not None and pool.process is not None else key


def applicants(graph: HandoverGraph, intakes: list[int]) -> set[int]:
    """From where the messages to the intakes come: processes, and black boxes."""
    doors = {door for key in intakes for door in _doors(graph, key)}
    homes = {home(graph, flow.source) for flow in graph.model.message_flows if flow.target in doors}
    return {each for each in homes if each is not None}
