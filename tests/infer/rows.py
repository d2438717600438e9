"""Steps in a row, for what comes before and next."""

from collections.abc import Mapping
from itertools import pairwise

from mediabruch.model import FlowNode, FlowNodeType, Model, SequenceFlow
from tests.infer.little import PROCESS, little

NEXT = 60


def following(
    step: FlowNode, label: str, *, kind: FlowNodeType = FlowNodeType.TASK, around: Mapping[str, object] | None = None
) -> Model:
    """A step, and another with this label after it."""
    after = FlowNode(NEXT, "next", kind, label, 12, PROCESS)
    flow = SequenceFlow(61, "flow", "", 13, PROCESS, step.key, NEXT)
    return little(step, nodes=(step, after), sequence_flows=(flow,), **(around or {}))


def row(*labels: str) -> Model:
    """Steps with these labels, one after the other; a label may say its kind before a bar."""
    nodes: list[FlowNode] = []
    for number, label in enumerate(labels):
        kind, _, name = label.rpartition("|")
        nodes.append(FlowNode(100 + number, f"s{number}", FlowNodeType(kind or "task"), name, 12, PROCESS))
    flows = [
        SequenceFlow(200 + number, f"f{number}", "", 13, PROCESS, one.key, other.key)
        for number, (one, other) in enumerate(pairwise(nodes))
    ]
    return little(nodes[0], nodes=tuple(nodes), sequence_flows=tuple(flows))


def joined(one: str, other: str, last: str) -> Model:
    """Steps with two labels on parallel branches, and one after their join."""
    kinds = ("startEvent", "parallelGateway", "task", "task", "task", "parallelGateway")
    names = ("", "", one, other, last, "")
    nodes = [
        FlowNode(100 + number, f"s{number}", FlowNodeType(kind), name, 12, PROCESS)
        for number, (kind, name) in enumerate(zip(kinds, names, strict=True))
    ]
    ways = ((0, 1), (1, 2), (1, 3), (2, 5), (3, 5), (5, 4))
    flows = [
        SequenceFlow(200 + number, f"f{number}", "", 13, PROCESS, 100 + source, 100 + target)
        for number, (source, target) in enumerate(ways)
    ]
    return little(nodes[0], nodes=tuple(nodes), sequence_flows=tuple(flows))
