"""Originals of what was scanned or typed in: they lie there until a later step files, returns or destroys them."""

from collections.abc import Iterator, Mapping

from mediabruch.infer.between.scanned import on_paper_before
from mediabruch.infer.steps.context import ModelContext
from mediabruch.infer.text.normal import words_of
from mediabruch.infer.vocabulary.named_things import named_things
from mediabruch.media import DIGITAL_MEDIA, DOCUMENT, PAPER, PHYSICAL, UNKNOWN, Annotation, Aside, Evidence, Medium
from mediabruch.model import AUTOMATIC_TASKS, FlowNode

_SURE = 0.7
_FARTHEST = 12
"""Steps after a scan among which its original is looked for."""
_ORIGINAL = ("original", "urschrift", "papier", "paper", "hardcopy")
"""How words for an original begin."""


def with_originals(found: Mapping[int, Annotation], context: ModelContext) -> dict[int, Annotation]:
    """The annotations, once it is known what becomes of the originals.

    Nobody prints what a step after a scan files or sends back: the scan hands on paper beside the document. Where other
    steps work on the scan in between, or nothing says what comes in, the original is a thing that lies there. What is
    destroyed is a thing, since the information went on without it. So is paper that is filed after it was typed in.
    """
    kept = dict(found)
    if all(known.receives != PAPER for known in found.values()):
        return kept
    for key, known in found.items():
        kept[key] = _captured(context.model.node_by_key[key], known, found, context)
        if _scans(context.model.node_by_key[key], known, context):
            kept.update(on_paper_before(context.model.node_by_key[key], found, context))
    for key, scan in tuple(kept.items()):
        if scan.receives != PAPER or scan.produces != DOCUMENT:
            continue
        for other, is_next in _papers(context.model.node_by_key[key], found, context):
            if _role(other, context) == "destroy":
                kept[other.key] = found[other.key]._replace(receives=PHYSICAL, produces=PHYSICAL, aside=None)
                continue
            kept[key] = scan._replace(produces=PAPER | DOCUMENT, evidence=(*scan.evidence, _evidence(other)))
            if not is_next or found[other.key].receives is None:
                kept[other.key] = found[other.key]._replace(receives=PHYSICAL)
    for key in _put_away(found, context):
        kept[key] = kept[key]._replace(receives=PHYSICAL)
    return kept


def _put_away(found: Mapping[int, Annotation], context: ModelContext) -> Iterator[int]:
    """The steps that file paper which others have worked with before, and digital steps since."""
    if all(known.aside is not Aside.FILED for known in found.values()):
        return
    for key, known in found.items():
        if PAPER in (known.receives, known.produces):
            yield from _filed(context.model.node_by_key[key], found, context)


def _filed(paper: FlowNode, found: Mapping[int, Annotation], context: ModelContext) -> Iterator[int]:
    """The steps that file the paper of this one, once digital steps have worked from it: nobody prints it for them."""
    seen = {paper.key}
    waiting = [(node, False) for node in context.following(paper)]
    for node, is_digital in waiting:
        if node.key in seen:
            continue
        seen.add(node.key)
        known = found.get(node.key, UNKNOWN)
        if _disposes(node, known, context):
            if is_digital and known.aside is Aside.FILED and _is_original(node, paper):
                yield node.key
        elif PAPER not in (known.receives, known.produces) and len(seen) <= _FARTHEST:
            is_made = bool(known.produces) and known.produces is not None and known.produces <= DIGITAL_MEDIA
            waiting += [(later, is_digital or is_made) for later in context.following(node)]


def _captured(node: FlowNode, known: Annotation, found: Mapping[int, Annotation], context: ModelContext) -> Annotation:
    """What is captured before it is scanned lies there on paper: "Posteingang erfassen", then "Einscannen"."""
    made = known.produces
    if known.receives is not None or made is None or not made <= DIGITAL_MEDIA or _role(node, context) != "enter":
        return known
    if node.type in AUTOMATIC_TASKS:
        return known  # no program has papers before it
    scan = next(
        (other for other in context.following(node) if _scans(other, found.get(other.key, UNKNOWN), context)), None
    )
    if scan is None:
        return known
    evidence = _evidence(scan, f"receives=paper produces={_both(made)}")
    return known._replace(receives=PAPER, produces=made | PAPER, evidence=(*known.evidence, evidence))


def _scans(node: FlowNode, known: Annotation, context: ModelContext) -> bool:
    is_scan = known.receives == PAPER and known.produces not in (None, PAPER)
    return is_scan and context.read(node.name).roles[:1] == ("convert",)


def _both(made: frozenset[Medium]) -> str:
    return "+".join(medium.value for medium in Medium if medium in made | PAPER)


def _papers(scan: FlowNode, found: Mapping[int, Annotation], context: ModelContext) -> Iterator[tuple[FlowNode, bool]]:
    """The steps that file, return or destroy the original, and whether they come next; digital steps lie between."""
    near = context.following(scan)
    waiting = [(node, True) for node in near]
    seen = {scan.key, *(node.key for node in near)}
    for node, is_next in waiting:
        known = found.get(node.key, UNKNOWN)
        if _disposes(node, known, context):
            if is_next or _is_original(node, scan):
                yield node, is_next
        elif not {known.receives, known.produces} & {PAPER, PAPER | DOCUMENT} and len(seen) <= _FARTHEST:
            later = [other for other in context.following(node) if other.key not in seen]
            seen.update(other.key for other in later)
            waiting += [(other, False) for other in later]


def _disposes(node: FlowNode, known: Annotation, context: ModelContext) -> bool:
    """Whether a step files, returns or destroys paper that it does not make."""
    if known.receives not in (None, PAPER) or PAPER not in (known.receives, known.produces):
        return False
    return known.aside is Aside.FILED or _role(node, context) in ("store", "destroy") or _is_returned(node, context)


def _is_original(node: FlowNode, scan: FlowNode) -> bool:
    """Whether a label speaks of an original, or of what was scanned."""
    is_named = any(word.startswith(_ORIGINAL) for word in words_of(node.name))
    return is_named or bool(named_things(node.name) & named_things(scan.name))


def _role(node: FlowNode, context: ModelContext) -> str:
    last = context.read(node.name).last
    return last.act.entry.role if last is not None and last.act is not None else ""


def _is_returned(node: FlowNode, context: ModelContext) -> bool:
    last = context.read(node.name).last
    return last is not None and last.act is not None and "returned" in last.act.entry.tags


def _evidence(node: FlowNode, argues: str = "produces=document+paper") -> Evidence:
    return Evidence("label", node.name, node.id, node.line, None, argues, _SURE)
