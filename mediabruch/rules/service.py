"""MB204 and MB205: what becomes of an application that comes in digitally.

The *intake* of a process is where information first enters it: of each set of its carrier steps that no other step of
the process hands over to (steps of one loop taken together), the first in document order. Where the model draws
messages, an intake takes one: over a message flow to itself, or to a start event or the pool of its process. An intake
is *digital* if all that it takes in is (where that is unknown: if all that it hands on is, and nobody types there).
"""

from collections.abc import Iterator

import networkx as nx

from mediabruch.errors import Message
from mediabruch.media import DIGITAL_MEDIA, Medium, ordered
from mediabruch.model import FlowNodeType, MessageFlow
from mediabruch.rules.handover_graph import HandoverGraph, MediaPoint, Waypoint
from mediabruch.rules.labels import Purpose, is_for
from mediabruch.rules.match import Match

_PAPER = frozenset({Medium.PAPER})


def digital_intakes(graph: HandoverGraph, process: int) -> list[int]:
    """The digital intakes of a process, in document order."""
    steps = graph.steps_of(process)
    inner = graph.handovers.subgraph(steps)
    parts = nx.condensation(inner)
    intakes = sorted(min(parts.nodes[part]["members"]) for part in parts if not parts.in_degree(part))
    if graph.model.message_flows:
        intakes = [key for key in intakes if _takes_message(graph, key)]
    return [key for key in intakes if _is_digital(graph, key)]


def _is_digital(graph: HandoverGraph, key: int) -> bool:
    if graph.takes(key):
        return graph.takes(key) <= DIGITAL_MEDIA
    return graph.gives(key) <= DIGITAL_MEDIA and not graph.carriers[key].by_hand


def _takes_message(graph: HandoverGraph, key: int) -> bool:
    process = graph.process(key)
    if any(graph.process(sender) != process for sender in graph.before(key)):
        return True
    return any(flow.target in _doors(graph, key) for flow in graph.model.message_flows)


def _doors(graph: HandoverGraph, key: int) -> set[int]:
    """Where a message to an intake can arrive: at itself, at a start event, at the border of the pool."""
    process = graph.process(key)
    pools = {pool.key for pool in graph.model.participants if pool.process == process}
    starts = {
        node.key
        for node in graph.model.nodes
        if node.process == process and node.type is FlowNodeType.START_EVENT and node.parent is None
    }
    return {key} | pools | starts


def digital_fronts(graph: HandoverGraph) -> Iterator[Match]:
    """MB204, digital front, paper back: taken in digitally, worked on paper.

    Holds for a process with a digital intake if most of the work behind it is on paper: of the steps that the intake's
    information reaches in this process, more take in and hand on paper than take in and hand on digital media.
    Conversions, such as printing and scanning, and steps of other media count on neither side.
    """
    for process in graph.model.processes:
        intakes = digital_intakes(graph, process.key)
        behind = graph.behind(intakes) - set(intakes)
        steps = sorted(key for key in behind if graph.process(key) == process.key)
        paper = [key for key in steps if graph.works_on_paper(key)]
        digital = [key for key in steps if graph.works_digitally(key)]
        if len(paper) > len(digital):
            message = Message(
                "What comes in digitally at {intake} is worked on paper (steps on paper: {paper}, digital: {digital}).",
                intake=graph.quoted(intakes[0]),
                paper=len(paper),
                digital=len(digital),
            )
            yield Match(intakes[0], message, tuple(_stop(graph, key) for key in (intakes[0], *paper)))


def paper_returns(graph: HandoverGraph) -> Iterator[Match]:
    """MB205, no digital return: a digital application, and the notice on paper.

    Holds for each last dispatch on paper of a process with a digital intake that is an application: its label speaks of
    one or of taking it in, or what it takes is known to come from outside in a digital medium. A dispatch is another
    step: a message flow out of the process from a step that the intake's information reaches (to the applicant, where
    the model draws the applicant's message to the intake); its medium is the one stated for the flow, else what the
    step hands on. In a process without message flows out of it, it is a step that hands over to none, and whose label
    speaks of a notice or of sending and not of filing. A last dispatch is one from which the information reaches no
    other.
    """
    for process in graph.model.processes:
        intakes = [key for key in digital_intakes(graph, process.key) if _is_application(graph, key)]
        found = _dispatches(graph, process.key, intakes, graph.behind(intakes) - set(intakes))
        for key in sorted(found):
            is_last = not graph.behind([key]) & (found.keys() - {key})
            if is_last and found[key] == _PAPER:
                message = Message(
                    "The application comes in digitally at {intake}, and the answer goes out on paper.",
                    intake=graph.quoted(intakes[0]),
                )
                last = Waypoint(key, tuple(dict.fromkeys((*ordered(graph.takes(key))[:1], Medium.PAPER))))
                yield Match(key, message, (_stop(graph, intakes[0]), last))


def _is_application(graph: HandoverGraph, key: int) -> bool:
    from_outside = [sender for sender in graph.before(key) if graph.process(sender) != graph.process(key)]
    is_known = bool(from_outside) and all(graph.gives(sender) <= DIGITAL_MEDIA for sender in from_outside)
    return is_known or is_for(graph.label(key), Purpose.APPLICATION)


def _stop(graph: HandoverGraph, key: int) -> Waypoint:
    sides = [ordered(graph.media_at(MediaPoint(key, is_out)))[:1] for is_out in (False, True)]
    return Waypoint(key, tuple(dict.fromkeys(medium for side in sides for medium in side)))


def _dispatches(
    graph: HandoverGraph, process: int, intakes: list[int], reached: set[int]
) -> dict[int, frozenset[Medium]]:
    """The steps that send something out, with the medium in which they do."""
    outward = [flow for flow in graph.model.message_flows if _leaves(graph, flow, process)]
    if not outward:
        return {
            key: graph.gives(key)
            for key in reached
            if graph.process(key) == process and not graph.after(key) and _is_notice(graph.label(key))
        }
    applicants = _applicants(graph, intakes)
    answers = [flow for flow in outward if _home(graph, flow.target) in applicants] if applicants else outward
    found: dict[int, frozenset[Medium]] = {}
    for flow in answers:
        key = flow.source
        if key in reached and key is not None:
            medium = graph.gives(flow.key) if flow.key in graph.carriers else graph.gives(key)
            found[key] = found.get(key, frozenset()) | medium
    return found


def _is_notice(label: str) -> bool:
    is_notice = is_for(label, Purpose.NOTICE) or is_for(label, Purpose.SENDING)
    return is_notice and not is_for(label, Purpose.FILING)


def _leaves(graph: HandoverGraph, flow: MessageFlow, process: int) -> bool:
    return flow.source is not None and graph.process(flow.source) == process != _home(graph, flow.target)


def _home(graph: HandoverGraph, key: int | None) -> int | None:
    """The process of a node or pool; a black box stands for itself."""
    if key is None:
        return None
    node = graph.step(key)
    if node is not None:
        return node.process
    pool = next((pool for pool in graph.model.participants if pool.key == key), None)
    return pool.process if pool is not None and pool.process is not None else key


def _applicants(graph: HandoverGraph, intakes: list[int]) -> set[int]:
    """From where the messages to the intakes come."""
    doors = {door for key in intakes for door in _doors(graph, key)}
    homes = {_home(graph, flow.source) for flow in graph.model.message_flows if flow.target in doors}
    return {home for home in homes if home is not None}
