"""Two steps in a row, for what comes next."""

from collections.abc import Mapping

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
