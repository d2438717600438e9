"""Sub-processes and calls whose content says in which media it works: their own labels only sum it up."""

from collections.abc import Mapping

from mediabruch.infer.steps.context import ModelContext
from mediabruch.media import PHYSICAL, Annotation
from mediabruch.model import SUB_PROCESSES, FlowNode


def without_summaries(found: Mapping[int, Annotation], context: ModelContext) -> dict[int, Annotation]:
    """The annotations, of which none says again what the steps within say: "Print document" prints once."""
    return {
        key: known._replace(receives=None, produces=None, origin=None, confidence=0.0, evidence=(), aside=None)
        if _is_summary(context.model.node_by_key[key], known, found, context)
        else known
        for key, known in found.items()
    }


def _is_summary(node: FlowNode, known: Annotation, found: Mapping[int, Annotation], context: ModelContext) -> bool:
    scope = node.key if node.type in SUB_PROCESSES else node.called_process
    if scope is None or known.receives == known.produces == PHYSICAL:
        return False
    within = (found.get(child.key) for child in context.model.graph.children.get(scope, ()) if child.is_activity)
    return any(one is not None and one.is_known for one in within)
