"""Which steps of two versions of a model are the same, though ids and labels have changed and steps have moved."""

from collections.abc import Iterable, Iterator, Mapping

from mediabruch.matching.rounds import Pairing
from mediabruch.matching.step_matching import StepMatch, StepMatching
from mediabruch.model import MessageFlow, Model
from mediabruch.notation.letters import comparable


def match_steps(old: Model, new: Model) -> StepMatching:
    """Match the steps of two versions of a model; the drawings are looked at where the models were read with them.

    Cost: near linear in the nodes; each is compared with a bounded number of candidates in a bounded number of rounds.
    """
    if _is_equal(old, new):
        return _itself(old)
    pairing = Pairing(old, new)
    pairing.run()
    new_of = pairing.new_of
    matches = tuple(
        StepMatch(old=node.key, new=new_of[node.key], confidence=pairing.confidence[node.key])
        for node in old.activities
        if node.key in new_of
    )
    taken = set(new_of.values())
    return StepMatching(
        matches=matches,
        removed=tuple(node.key for node in old.activities if node.key not in new_of),
        added=tuple(node.key for node in new.activities if node.key not in taken),
        new_of={**new_of, **dict(_message_flows(new_of, old, new))},
        confidence=pairing.sureness(),
    )


def _is_equal(old: Model, new: Model) -> bool:
    """Whether all is the same, to the line."""
    return old is new or (old.nodes, old.sequence_flows, old.message_flows, old.participants, old.lanes) == (
        (new.nodes, new.sequence_flows, new.message_flows, new.participants, new.lanes)
    )


def _itself(model: Model) -> StepMatching:
    """The matching of a model with itself."""
    keys = (*model.node_by_key, *model.message_flow_by_key, *model.participant_by_key)
    return StepMatching(
        matches=tuple(StepMatch(old=node.key, new=node.key, confidence=1.0) for node in model.activities),
        removed=(),
        added=(),
        new_of={key: key for key in keys},
        confidence=1.0,
    )


def _message_flows(new_of: Mapping[int, int], old: Model, new: Model) -> Iterator[tuple[int, int]]:
    """The message flows whose ends are the same; of several between two ends, those of one label first."""
    open_new: dict[tuple[int | None, int | None], list[MessageFlow]] = {}
    for flow in new.message_flows:
        open_new.setdefault((flow.source, flow.target), []).append(flow)
    for flow in old.message_flows:
        ends = _end(flow.source, new_of), _end(flow.target, new_of)
        known = open_new.get(ends, [])
        if None not in ends and known:
            other = _of_label(flow, known)
            known.remove(other)
            yield flow.key, other.key


def _end(key: int | None, new_of: Mapping[int, int]) -> int | None:
    return None if key is None else new_of.get(key)


def _of_label(flow: MessageFlow, known: Iterable[MessageFlow]) -> MessageFlow:
    return min(known, key=lambda other: comparable(other.name) != comparable(flow.name))
