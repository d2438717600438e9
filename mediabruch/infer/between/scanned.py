"""What was on paper before it is scanned: who filled it in or signed it did so by hand.

After "Fill in report" and "Sign report" comes "Scan report": nothing says of the first two in which medium they work,
but nobody scans what is digital. Where somebody printed the same on the way, it may have been filled in on a screen.
"""

from collections.abc import Iterator, Mapping

from mediabruch.infer.steps.context import ModelContext
from mediabruch.infer.vocabulary.named_things import named_things
from mediabruch.media import PAPER, UNKNOWN, Annotation, Evidence, Origin
from mediabruch.model import AUTOMATIC_TASKS, FlowNode

_SURE = 0.62


def on_paper_before(
    scan: FlowNode, found: Mapping[int, Annotation], context: ModelContext
) -> Iterator[tuple[int, Annotation]]:
    """The steps before a scan of which nothing is known that filled in or signed what is scanned."""
    things = named_things(scan.name)
    ours = [node for node in context.earlier(scan) if named_things(node.name) & things]
    if any(_prints(found.get(node.key, UNKNOWN)) for node in ours):
        return
    for node in ours:
        known = found.get(node.key, UNKNOWN)
        if known.is_known or node.type in AUTOMATIC_TASKS or context.is_machine(node):
            continue
        last = context.read(node.name).last
        act = last.act if last is not None else None
        if act is None or not (act.entry.role == "sign" or "fills" in act.entry.tags):
            continue
        is_signed = act.entry.role == "sign"
        argues = "receives=paper produces=paper" if is_signed else "produces=paper"
        yield (
            node.key,
            known._replace(
                receives=PAPER if is_signed else None,
                produces=PAPER,
                origin=Origin.INFERRED,
                confidence=_SURE,
                evidence=(*known.evidence, Evidence("label", scan.name, scan.id, scan.line, None, argues, _SURE)),
            ),
        )


def _prints(known: Annotation) -> bool:
    return known.produces == PAPER != known.receives
