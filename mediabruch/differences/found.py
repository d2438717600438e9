"""What differs between two versions, step by step."""

from collections.abc import Iterator, Mapping

from mediabruch.analysis import Analysis
from mediabruch.analyzed import Step
from mediabruch.differences.difference import Aspect, Difference, DifferenceKind
from mediabruch.figures import TINY
from mediabruch.matching.around import Surroundings
from mediabruch.matching.step_matching import StepMatching
from mediabruch.matching.traits import NodeTable
from mediabruch.model import Model
from mediabruch.notation.letters import comparable

_SIDES = 2


def found_differences(old: Analysis, new: Analysis, matching: StepMatching) -> tuple[Difference, ...]:
    """All differences but that of the flow, in the order of the old model, then of the new one."""
    return (
        *(Difference(kind=DifferenceKind.REMOVED, old=key, new=None) for key in matching.removed),
        *_changed(old, new, matching),
        *_messages(old, new, matching),
        *_shares(old, new, matching),
        *(Difference(kind=DifferenceKind.ADDED, old=None, new=key) for key in matching.added),
    )


def _changed(old: Analysis, new: Analysis, matching: StepMatching) -> Iterator[Difference]:
    before = {step.node.key: step for step in old.steps}
    now = {step.node.key: step for step in new.steps}
    moved = _Positions(old.model, new.model, matching)
    for one in matching.matches:
        aspects = tuple(_aspects(before[one.old], now[one.new], old.model, new.model))
        if moved.is_other(one.old, one.new):
            aspects = (*aspects, Aspect.POSITION)
        if aspects:
            yield Difference(
                kind=DifferenceKind.CHANGED, old=one.old, new=one.new, aspects=aspects, confidence=one.confidence
            )


def _aspects(old: Step, new: Step, before: Model, now: Model) -> Iterator[Aspect]:
    one, other = old.annotation, new.annotation
    if comparable(old.name) != comparable(new.name):
        yield Aspect.LABEL
    if _place(old, before) != _place(new, now):
        yield Aspect.PLACE
    if (one.receives, one.produces) != (other.receives, other.produces):
        yield Aspect.MEDIA
    if one.system != other.system:
        yield Aspect.SYSTEM
    if one.by_hand != other.by_hand:
        yield Aspect.BY_HAND
    if old.is_automatic != new.is_automatic:
        yield Aspect.AUTOMATIC
    if one.aside != other.aside:
        yield Aspect.ASIDE
    if one.required_by_law != other.required_by_law:
        yield Aspect.LAW


def _place(step: Step, model: Model) -> tuple[str, str]:
    lane, pool = model.lane_of(step.node), model.participant_of(step.node)
    return comparable(lane.name if lane else ""), comparable(pool.name if pool else "")


class _Positions:
    """What stands around the steps, past gateways and past what is only in one version."""

    def __init__(self, old: Model, new: Model, matching: StepMatching) -> None:
        steps = {one.old: one.new for one in matching.matches}
        events = {node.key for node in old.nodes if not node.is_activity and node.name.strip()}
        steps |= {key: other for key, other in matching.new_of.items() if key in events}
        self._before = Surroundings(NodeTable(old), steps, is_new=False)
        self._now = Surroundings(NodeTable(new), {other: key for key, other in steps.items()}, is_new=True)

    def is_other(self, old: int, new: int) -> bool:
        """Whether a step stands elsewhere: what is before it and what is behind it have both changed wholly."""
        sides = list(zip(self._before.of(old), self._now.of(new), strict=True))
        changed = [set(one).isdisjoint(other) for one, other in sides if one or other]
        return len(changed) == _SIDES and all(changed)


def _messages(old: Analysis, new: Analysis, matching: StepMatching) -> Iterator[Difference]:
    for flow in old.model.message_flows:
        other = matching.new_of.get(flow.key)
        if other is not None and old.messages.get(flow.key) != new.messages.get(other):
            yield Difference(kind=DifferenceKind.MESSAGE, old=flow.key, new=other)


def _shares(old: Analysis, new: Analysis, matching: StepMatching) -> Iterator[Difference]:
    """The nodes behind which the same ways have other shares."""
    for key, ways in shared_ways(old, new, matching).items():
        if any(abs(_share(old, one) - _share(new, other)) > TINY for one, other in ways.items()):
            yield Difference(kind=DifferenceKind.SHARES, old=key, new=matching.new_of[key])


def _share(analysis: Analysis, key: int) -> float:
    return analysis.share_of.get(key, 1.0)


def shared_ways(old: Analysis, new: Analysis, matching: StepMatching) -> Mapping[int, Mapping[int, int]]:
    """The nodes all of whose ways out are in both versions, with these ways: keys of flows, the old ones first."""
    found: dict[int, dict[int, int]] = {}
    before, now = old.model.graph.outgoing, new.model.graph.outgoing
    for key, flows in before.items():
        others = now.get(matching.new_of.get(key, -1), ())
        by_target = {flow.target: flow.key for flow in others}
        ways = {flow.key: by_target.get(matching.new_of.get(flow.target or -1, -1)) for flow in flows}
        known = {one: other for one, other in ways.items() if other is not None}
        if 1 < len(flows) == len(others) == len(set(known.values())):
            found[key] = known
    return found
