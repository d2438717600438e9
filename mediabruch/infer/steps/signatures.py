"""Signatures between papers: what is printed before or scanned after is signed with a pen.

A signature alone does not tell its medium, since many sign on a screen. Where the step before hands on paper, or every
step after takes it, the one in between is paper, too.
"""

from collections.abc import Mapping

from mediabruch.infer.reading.acts import Reading
from mediabruch.infer.reading.evidence import THRESHOLD
from mediabruch.infer.steps.context import ModelContext
from mediabruch.media import PAPER, UNKNOWN, Annotation, Evidence, Origin
from mediabruch.model import FlowNode

_SURE = 0.62


def takes_signed(label: Reading) -> bool:
    """Whether a step takes in what somebody has signed, and does not say how: "receive signed contract"."""
    if not (label.claims and ("receive" in label.roles or not any(label.roles))):
        return False
    is_signed = "sign" in label.roles or any(item.is_state and item.entry.role == "sign" for item in label.mentions)
    return is_signed and not any(claim.weight >= THRESHOLD for claim in label.claims)


def with_signatures(found: Mapping[int, Annotation], context: ModelContext) -> dict[int, Annotation]:
    """The annotations, with the paper that is signed between other steps on paper."""
    kept = dict(found)
    nodes = context.model.node_by_key
    open_ones = [nodes[key] for key, known in found.items() if _is_open(nodes[key], known, context)]
    for node in open_ones:
        nexts = context.following(node)
        if nexts and all(kept.get(other.key, UNKNOWN).receives == PAPER for other in nexts):
            kept[node.key] = _signed(kept.get(node.key, UNKNOWN), nexts[0])
    waiting = {node.key for node in open_ones if kept.get(node.key, UNKNOWN).produces is None}
    if waiting:
        for node in context.model.activities:
            known = kept.get(node.key, UNKNOWN)
            if known.produces == PAPER and known.aside is None:
                for other in context.following(node):
                    if other.key in waiting:
                        kept[other.key] = _signed(kept.get(other.key, UNKNOWN), node)
    return kept


def _is_open(node: FlowNode, known: Annotation, context: ModelContext) -> bool:
    """Whether a step signs, and nothing tells its medium."""
    if known.receives is not None or known.produces is not None or not known.evidence:
        return False
    label = context.read(node.name)
    is_on_paper = any(claim.media == PAPER for claim in label.claims)
    return label.roles[-1:] == ("sign",) and is_on_paper


def _signed(known: Annotation, beside: FlowNode) -> Annotation:
    evidence = Evidence("label", beside.name, beside.id, beside.line, None, "receives=paper", _SURE)
    return known._replace(
        receives=PAPER,
        produces=PAPER,
        origin=Origin.INFERRED,
        confidence=_SURE,
        evidence=(*known.evidence, evidence),
    )
