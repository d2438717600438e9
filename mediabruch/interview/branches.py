"""The branches by which cases differ: the shares that somebody stated, and those that the figures assume."""

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from mediabruch.analysis import Analysis
from mediabruch.breaks.link import LinkState
from mediabruch.media import Origin
from mediabruch.model import FlowNode, FlowNodeType, SequenceFlow

_ONE_OF = frozenset({FlowNodeType.EXCLUSIVE_GATEWAY, FlowNodeType.COMPLEX_GATEWAY, FlowNodeType.EVENT_BASED_GATEWAY})
"""Gateways that take exactly one way: what is stated of all but one says the rest."""


class CaseBranch(NamedTuple):
    """A flow or event that some cases take."""

    element: SequenceFlow | FlowNode
    """The sequence flow, or the start or boundary event; it has an id."""
    share: float
    """Of the cases that come to the place where the ways part, in 0..1."""
    is_open: bool
    """Nobody has stated the share, so the figures assume one."""
    decision: FlowNode | None
    """What a flow leaves, or the step that an event is attached to; `None` for start events."""
    target: FlowNode | None
    """What a flow leads to."""
    is_rest: bool
    """It is the last open way of a gateway that takes one: once the others are stated, so is it."""


def case_branches(analysis: Analysis) -> tuple[CaseBranch, ...]:
    """The branches that have an id to speak of, those of one decision together, in document order."""
    found = list(_branches(analysis))
    first: dict[int | None, int] = {}
    for place, branch in enumerate(found):
        first.setdefault(branch.decision.key if branch.decision else None, place)
    return tuple(sorted(found, key=lambda branch: first[branch.decision.key if branch.decision else None]))


def open_branches(analysis: Analysis) -> tuple[CaseBranch, ...]:
    """Those whose share nobody has stated; none where no share decides anything."""
    if shares_decide_nothing(analysis):
        return ()
    return tuple(branch for branch in case_branches(analysis) if branch.is_open)


def shares_decide_nothing(analysis: Analysis) -> bool:
    """Whether the band and the media breaks are the same whatever way cases take: all is digital, or nothing is."""
    if analysis.breaks:
        return False
    states = {link.state for link in analysis.links}
    return len(states) == 1 and LinkState.UNKNOWN not in states


def open_forks(analysis: Analysis) -> tuple[tuple[CaseBranch, ...], ...]:
    """The open branches by the places where cases part: the ways of a gateway, the starts, each boundary event."""
    return tuple(tuple(ways) for _, ways in groupby(open_branches(analysis), _parting))


def _parting(branch: CaseBranch) -> tuple[int | None, int | None]:
    """What tells the place where cases part from others."""
    is_boundary = isinstance(branch.element, FlowNode) and branch.decision is not None
    return branch.decision.key if branch.decision else None, branch.element.key if is_boundary else None


def asked_branches(analysis: Analysis) -> tuple[CaseBranch, ...]:
    """Those of them that are worth asking about: of the last way of a gateway, the others tell."""
    return tuple(branch for branch in open_branches(analysis) if not branch.is_rest)


def _branches(analysis: Analysis) -> Iterator[CaseBranch]:
    nodes = analysis.model.node_by_key
    flows = {flow.key: flow for flow in analysis.model.sequence_flows}
    last = {
        flows[branch.element].source: branch.element
        for branch in analysis.branches
        if branch.element in flows and branch.origin is Origin.ASSUMED
    }
    for branch in analysis.branches:
        element = flows.get(branch.element) or nodes[branch.element]
        is_flow = isinstance(element, SequenceFlow)
        before = element.source if isinstance(element, SequenceFlow) else element.attached_to
        after = element.target if isinstance(element, SequenceFlow) else None
        decision = nodes.get(before) if before is not None else None
        is_one_of = decision is not None and is_flow and decision.type in _ONE_OF
        if element.id:
            yield CaseBranch(
                element=element,
                share=branch.probability,
                is_open=branch.origin is Origin.ASSUMED,
                decision=decision,
                target=nodes.get(after) if after is not None else None,
                is_rest=is_one_of and last.get(before) == branch.element,
            )
