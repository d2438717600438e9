"""Which probabilities the play-out used, and which of them somebody stated."""

from collections.abc import Iterator
from math import fsum

from mediabruch.model import FlowNode, FlowNodeType, SequenceFlow
from mediabruch.playout.compiled import ONE_WAY_OUT, CompiledModel
from mediabruch.playout.split import shares


def branches(compiled: CompiledModel) -> dict[int, tuple[float, bool]]:
    """Of each flow or event by which cases differ: how probable it is, and whether that was stated.

    For a flow out of a gateway or step, given that a case comes there. The last of several alternatives counts as
    stated where all others are. Branches of an event-based gateway that all await messages are left out: the messages
    decide.
    """
    found: dict[int, tuple[float, bool]] = {}
    stated = compiled.stated
    for starts in _several_starts(compiled):
        split = compiled.beginning(starts)
        is_clear = _is_clear([node.key in stated for node in starts])
        found.update({node.key: (split.chance((node.key, 0)), is_clear or node.key in stated) for node in starts})
    for node, flows in _decisions(compiled):
        if node.type is FlowNodeType.EVENT_BASED_GATEWAY and _all_await(compiled, flows):
            continue
        split = compiled.split(node)
        places = dict(compiled.flow_places(node))
        is_clear = node.type in ONE_WAY_OUT and _is_clear([flow.key in stated for flow in flows])
        found.update({flow.key: (split.chance(places[flow.key]), is_clear or flow.key in stated) for flow in flows})
    for host in compiled.model.activities:
        interrupting, added = compiled.boundaries(host)
        found.update({place[0]: (chance, place[0] in stated) for chance, place in interrupting + added})
    return dict(sorted(found.items()))


def scaled(compiled: CompiledModel) -> Iterator[FlowNode]:
    """The gateways, start events and steps whose stated probabilities had to be scaled."""
    stated = compiled.stated
    for starts in _several_starts(compiled):
        if shares([stated.get(node.key) for node in starts])[1]:
            yield starts[0]
    for node, flows in _decisions(compiled):
        if node.type in ONE_WAY_OUT and shares([stated.get(flow.key) for flow in flows])[1]:
            yield node
    for host in compiled.model.activities:
        events = compiled.interrupting_events(host)
        if fsum(stated.get(event.key, 0.0) for event in events) > 1 + 1e-9:
            yield host


def _is_clear(are_stated: list[bool]) -> bool:
    """Whether what is stated of alternatives leaves only one value for the rest."""
    return are_stated.count(False) <= 1


def _all_await(compiled: CompiledModel, flows: list[SequenceFlow]) -> bool:
    return all(flow.target in compiled.reached_by_message for flow in flows)


def _several_starts(compiled: CompiledModel) -> Iterator[list[FlowNode]]:
    for scope in compiled.scopes:
        starts = compiled.entries(scope)
        if len(starts) > 1 and starts[0].type is FlowNodeType.START_EVENT:
            yield starts


def _decisions(compiled: CompiledModel) -> Iterator[tuple[FlowNode, list[SequenceFlow]]]:
    """The nodes that leave in more than one way, with the flows that are taken in some cases only."""
    for node in compiled.model.nodes:
        flows = [flow for flow, _ in compiled.outgoing.get(node.key, []) if flow is not None]
        if len(flows) < 2 or node.type is FlowNodeType.PARALLEL_GATEWAY:  # noqa: PLR2004 - a choice needs two
            continue
        if node.type in ONE_WAY_OUT or node.type is FlowNodeType.INCLUSIVE_GATEWAY:
            yield node, flows
        else:
            yield node, [flow for flow in flows if flow.condition is not None or flow.is_default]
