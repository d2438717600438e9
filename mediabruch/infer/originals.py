"""Originals of what was scanned: they lie beside the scan until the next step files, returns or destroys them."""

from collections.abc import Mapping
from typing import Final

from mediabruch.infer.context import ModelContext
from mediabruch.media import PHYSICAL, Annotation, Aside, Evidence, Medium
from mediabruch.model import FlowNode

_PAPER: Final = frozenset({Medium.PAPER})
_DOCUMENT: Final = frozenset({Medium.DOCUMENT})
_SURE = 0.7


def with_originals(found: Mapping[int, Annotation], context: ModelContext) -> dict[int, Annotation]:
    """The annotations, once it is known what becomes of the originals.

    Nobody prints what the step after a scan files or sends back: the scan hands on paper beside the document. What it
    destroys is a thing, since the information went on without it.
    """
    kept = dict(found)
    for key, scan in found.items():
        if scan.receives != _PAPER or scan.produces != _DOCUMENT:
            continue
        for other in context.following.get(key, ()):
            known = found.get(other.key)
            if known is None or known.receives not in (None, _PAPER) or _PAPER not in (known.receives, known.produces):
                continue
            if _role(other, context) == "destroy":
                kept[other.key] = known._replace(receives=PHYSICAL, produces=PHYSICAL, aside=None)
            elif known.aside is Aside.FILED or _is_returned(other, context):
                kept[key] = scan._replace(produces=_PAPER | _DOCUMENT, evidence=(*scan.evidence, _evidence(other)))
    return kept


def _role(node: FlowNode, context: ModelContext) -> str:
    last = context.read(node.name).last
    return last.act.entry.role if last is not None and last.act is not None else ""


def _is_returned(node: FlowNode, context: ModelContext) -> bool:
    last = context.read(node.name).last
    return last is not None and last.act is not None and "returned" in last.act.entry.tags


def _evidence(node: FlowNode) -> Evidence:
    return Evidence("label", node.name, node.id, node.line, None, "produces=document+paper", _SURE)
