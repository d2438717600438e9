"""MB205, no digital return: a digital application, and the notice on paper.

Holds for each last dispatch on paper of a process with a digital intake that is an application: its label speaks of
one or of taking it in (and not of working on it: then the application came before, in whatever medium), or what it
takes is known to come from outside in a digital medium. A dispatch is another
step: a message flow out of the process from a step that the intake's information reaches (to the applicant, where
the model draws the applicant's message to the intake); its medium is the one stated for the flow, else what the
step hands on. In a process without message flows out of it, it is a step that hands over to none, and whose label
speaks of a notice or of sending and not of filing. A last dispatch is one from which the information reaches no
other.
"""

from collections.abc import Iterator

from mediabruch.errors import Message
from mediabruch.media import DIGITAL_MEDIA, Medium, Purpose, ordered
from mediabruch.model import MessageFlow
from mediabruch.rules.handover_graph import HandoverGraph
from mediabruch.rules.intakes import applicants, digital_intakes, is_application
from mediabruch.rules.rule import Match, Rule, Severity
from mediabruch.rules.waypoint import Waypoint


def find(graph: HandoverGraph) -> Iterator[Match]:
    """One match for each last dispatch."""
    for process in graph.model.processes:
        intakes = [key for key in digital_intakes(graph, process.key) if _is_application(graph, key)]
        found = _dispatches(graph, process.key, intakes, graph.downstream(intakes) - set(intakes))
        for key in sorted(found):
            is_last = not graph.downstream([key]) & (found.keys() - {key})
            if is_last and found[key] == {Medium.PAPER}:
                message = Message(
                    "The application comes in digitally at {intake}, and the answer goes out on paper.",
                    intake=graph.quoted(intakes[0]),
                )
                media = tuple(dict.fromkeys((*ordered(graph.inputs(key))[:1], Medium.PAPER)))
                path = (graph.waypoint(intakes[0]), Waypoint(carrier=key, media=media))
                yield Match(step=key, message=message, path=path)


def _is_application(graph: HandoverGraph, key: int) -> bool:
    from_outside = [sender for sender in graph.predecessors(key) if graph.process(sender) != graph.process(key)]
    is_known = bool(from_outside) and all(graph.outputs(sender) <= DIGITAL_MEDIA for sender in from_outside)
    return is_known or is_application(graph, key)


def _dispatches(
    graph: HandoverGraph, process: int, intakes: list[int], reached: set[int]
) -> dict[int, frozenset[Medium]]:
    """The steps that send something out, with the medium in which they do."""
    outward = [flow for flow in graph.model.message_flows if _leaves(graph, flow, process)]
    if not outward:
        return {
            key: graph.outputs(key)
            for key in reached
            if graph.process(key) == process and not graph.successors(key) and _is_notice(graph, key)
        }
    homes = applicants(graph, intakes)
    answers = [flow for flow in outward if graph.model.home_of(flow.target) in homes] if homes else outward
    found: dict[int, frozenset[Medium]] = {}
    for flow in answers:
        key = flow.source
        if key in reached and key is not None:
            medium = graph.outputs(flow.key) if flow.key in graph.carriers else graph.outputs(key)
            found[key] = found.get(key, frozenset()) | medium
    return found


def _is_notice(graph: HandoverGraph, key: int) -> bool:
    return graph.is_for(key, Purpose.NOTICE, Purpose.SENDING) and not graph.is_for(key, Purpose.FILING)


def _leaves(graph: HandoverGraph, flow: MessageFlow, process: int) -> bool:
    return flow.source is not None and graph.process(flow.source) == process != graph.model.home_of(flow.target)


RULE = Rule(
    code="MB205",
    name="paper-return",
    title=Message("no digital return"),
    helps=Message(
        "Answer on the way on which the application came: into the mailbox of BundID or of the organization "
        "account, or by electronic delivery with the authority's seal."
    ),
    severity=Severity.MAJOR,
    find=find,
)
