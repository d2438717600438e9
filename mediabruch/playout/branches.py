"""Which probabilities the play-out used, and which of them somebody stated."""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from math import fsum
from typing import TYPE_CHECKING, NamedTuple

from mediabruch.model import FlowNode, FlowNodeType, SequenceFlow
from mediabruch.playout.compiled import BOUNDARY_SHARE, CONDITIONAL_SHARE, ONE_WAY_OUT, CompiledModel
from mediabruch.playout.split import shares

if TYPE_CHECKING:
    import random


def branches(compiled: CompiledModel) -> dict[int, tuple[float, bool]]:
    """Of each flow or event by which cases differ: how probable it is, and whether that was stated.

    For a flow out of a gateway or step, given that a case comes there. The last of several alternatives counts as
    stated where all others are. Branches of an event-based gateway that all await messages are left out: the messages
    decide.
    """
    found: dict[int, tuple[float, bool]] = {}
    stated = compiled.stated
    for starts in _several_starts(compiled):
        chances = compiled.beginning(starts).chances
        is_clear = _is_clear([node.key in stated for node in starts])
        found.update({node.key: (chances.get((node.key, 0), 0.0), is_clear or node.key in stated) for node in starts})
    for node, flows in _decisions(compiled):
        if node.type is FlowNodeType.EVENT_BASED_GATEWAY and _all_await(compiled, flows):
            continue
        keys = [flow.key for flow in flows]
        if node.type in ONE_WAY_OUT and stated.keys().isdisjoint(keys):
            found.update(dict.fromkeys(keys, (1 / len(keys), False)))
        elif node.type in ONE_WAY_OUT:
            is_clear = _is_clear([key in stated for key in keys])
            weights, _ = shares([stated.get(key) for key in keys])
            found.update({key: (share, is_clear or key in stated) for key, share in zip(keys, weights, strict=True)})
        else:
            chances = compiled.split(node).chances
            places = dict(compiled.flow_places(node))
            found.update({key: (chances.get(places[key], 0.0), key in stated) for key in keys})
    for host in compiled.boundary_events:
        interrupting, added = compiled.boundaries(compiled.model.node_by_key[host])
        found.update({place[0]: (chance, place[0] in stated) for chance, place in interrupting + added})
    return dict(sorted(found.items()))


class OpenShares(NamedTuple):
    """Flows or events whose shares nobody stated, and that have to share what is left."""

    keys: tuple[int, ...]
    rest: float
    """What is left for all of them."""
    assumed: float
    """What each of them gets where nothing is stated."""
    is_choice: bool
    """Exactly one way is taken, so that their shares add up to the rest."""

    @property
    def varied(self) -> tuple[int, ...]:
        """Those to be varied one by one: of two that add up, one tells of the other."""
        return self.keys[:1] if self.is_choice and len(self.keys) == 2 else self.keys  # noqa: PLR2004 - both

    def drawn(self, rng: "random.Random") -> Iterator[tuple[int, float]]:
        """Shares by chance, every division of the rest as likely as any other."""
        if not self.is_choice:
            yield from ((key, rng.random() * self.rest) for key in self.keys)
            return
        cuts = sorted([0.0, self.rest, *(rng.random() * self.rest for _ in self.keys[1:])])
        yield from zip(self.keys, (after - before for before, after in pairwise(cuts)), strict=True)


def open_shares(compiled: CompiledModel) -> Iterator[OpenShares]:
    """The shares that nobody stated, by the decisions that they belong to."""
    stated = compiled.stated
    for starts in _several_starts(compiled):
        yield from _choice([node.key for node in starts], stated)
    for node, flows in _decisions(compiled):
        if node.type is FlowNodeType.EVENT_BASED_GATEWAY and _all_await(compiled, flows):
            continue
        if node.type in ONE_WAY_OUT:
            yield from _choice([flow.key for flow in flows], stated)
        else:
            independent = (flow.key for flow in flows if flow.key not in stated and not flow.is_default)
            yield from (OpenShares((key,), 1.0, CONDITIONAL_SHARE, is_choice=False) for key in independent)
    for host in compiled.model.activities:
        yield from _open_events(compiled, host)


def _open_events(compiled: CompiledModel, host: FlowNode) -> Iterator[OpenShares]:
    """The boundary events of a step whose shares nobody stated."""
    stated = compiled.stated
    interrupting, added = compiled.boundaries(host)
    taken = fsum(chance for chance, place in interrupting if place[0] in stated)
    unstated = [place[0] for _, place in interrupting if place[0] not in stated]
    for key in unstated:
        rest, assumed = max(0.0, 1 - taken) / len(unstated), BOUNDARY_SHARE / len(interrupting)
        yield OpenShares((key,), rest, assumed, is_choice=False)
    for _, place in added:
        if place[0] not in stated:
            yield OpenShares((place[0],), 1.0, BOUNDARY_SHARE, is_choice=False)


def _choice(keys: list[int], stated: Mapping[int, float]) -> Iterator[OpenShares]:
    unstated = tuple(key for key in keys if key not in stated)
    rest = max(0.0, 1 - fsum(stated[key] for key in keys if key in stated))
    if len(unstated) > 1 and rest > 0:
        yield OpenShares(unstated, rest, rest / len(unstated), is_choice=True)


def scaled(compiled: CompiledModel) -> Iterator[FlowNode]:
    """The gateways, start events and steps whose stated probabilities had to be scaled."""
    stated = compiled.stated
    if not stated:
        return
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
        leaving = compiled.outgoing.get(node.key, ())
        if len(leaving) < 2:  # noqa: PLR2004 - a choice needs two
            continue
        flows = [flow for flow, _ in leaving if flow is not None]
        if len(flows) < 2 or node.type is FlowNodeType.PARALLEL_GATEWAY:  # noqa: PLR2004 - a choice needs two
            continue
        if node.type in ONE_WAY_OUT or node.type is FlowNodeType.INCLUSIVE_GATEWAY:
            yield node, flows
        else:
            yield node, [flow for flow in flows if flow.condition is not None or flow.is_default]
