"""Look-ups beside the flow of work: who looks something up, and then goes on with the paper at hand, printed nothing.

A step that only looks into a system hands on what it saw. Where the first steps after it that tell their media take in
paper or speech by their own words, and none writes or prints, they work with what was there before.
"""

from collections.abc import Mapping

from mediabruch.infer.steps.context import ModelContext
from mediabruch.media import DIGITAL_MEDIA, ORAL, UNKNOWN, Annotation, Aside, Evidence
from mediabruch.model import FlowNode

_SURE = 0.62
_FARTHEST = 12
"""Steps after a look-up among which is looked."""


def with_lookups(found: Mapping[int, Annotation], context: ModelContext) -> dict[int, Annotation]:
    """The annotations, with the look-ups that leave the flow of work as it was."""
    kept = dict(found)
    for key, known in found.items():
        if known.produces is None and known.receives and known.receives <= DIGITAL_MEDIA and known.aside is None:
            node = context.model.node_by_key[key]
            takers = _takers(node, found, context) if context.read(node.name).roles == ("look",) else ()
            if takers:
                first = takers[0]
                evidence = Evidence("label", first.name, first.id, first.line, None, "aside=true", _SURE)
                kept[key] = known._replace(aside=Aside.OTHER, evidence=(*known.evidence, evidence))
    return kept


def _takers(look: FlowNode, found: Mapping[int, Annotation], context: ModelContext) -> tuple[FlowNode, ...]:
    """The first steps after it that take in paper or speech; none where another may go on with what was looked up."""
    takers: list[FlowNode] = []
    waiting, seen = [*context.following(look)], {look.key}
    for node in waiting:
        known = found.get(node.key, UNKNOWN)
        if node.key in seen or len(seen) > _FARTHEST:
            continue
        seen.add(node.key)
        if known.receives and DIGITAL_MEDIA.isdisjoint(known.receives):
            takers.append(node)
        elif known.receives or (known.produces and known.produces != ORAL):
            return ()
        else:
            waiting.extend(context.following(node))
    return tuple(takers)
