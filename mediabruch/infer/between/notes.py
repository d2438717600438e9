"""Notes that somebody writes of what was said, as the step tells that takes them next.

After "take order by phone" and "write note" somebody pins the order up on the board: that note was written on paper,
and there speech becomes paper, not where it is pinned up.
"""

from collections.abc import Mapping

from mediabruch.infer.between.passing_on import arriving, next_steps
from mediabruch.infer.steps.context import ModelContext
from mediabruch.infer.text.normal import words_of
from mediabruch.media import ORAL, PAPER, UNKNOWN, Annotation, Evidence, Intake, Origin
from mediabruch.model import AUTOMATIC_TASKS, FlowNode

_NOTES = frozenset({"note", "notes", "notiz", "notizen"})
"""What somebody takes or makes who writes something down: "take notes"."""
_SURE = 0.72


def with_notes(found: Mapping[int, Annotation], context: ModelContext) -> Mapping[int, Annotation]:
    """The annotations, once it is known which steps write on paper what was said before."""
    if not any(_holds_paper(known) for known in found.values()):
        return found
    kept = dict(found)
    for node in context.model.activities:
        known = found.get(node.key, UNKNOWN)
        taker = _taker(node, found, context) if _may_write(node, known, context) else None
        if taker is not None and _hears(node, found, context):
            kept[node.key] = _written(known, taker)
    return kept


def _may_write(node: FlowNode, known: Annotation, context: ModelContext) -> bool:
    """Whether a person makes something of which the step itself does not tell the medium."""
    if known.produces is not None or node.type in AUTOMATIC_TASKS or node.form or context.is_machine(node):
        return False
    if known.receives not in (None, ORAL):
        return False
    return context.read(node.name).roles[-1:] == ("make",) or not _NOTES.isdisjoint(words_of(node.name))


def _taker(node: FlowNode, found: Mapping[int, Annotation], context: ModelContext) -> FlowNode | None:
    """The step that takes on paper what this one makes; `None` where another one next takes it otherwise."""
    nexts = [one for one in next_steps(node, context.model, found) if found.get(one.key, UNKNOWN).is_carrier]
    takers = [one for one in nexts if _holds_paper(found[one.key])]
    return takers[0] if takers and takers == nexts else None


def _holds_paper(known: Annotation) -> bool:
    """Whether a step works with paper that others have made."""
    if known.receives is None:
        return known.produces == PAPER and known.intake is Intake.AT_HAND and not known.is_dispatch
    return known.receives == PAPER


def _hears(node: FlowNode, found: Mapping[int, Annotation], context: ModelContext) -> bool:
    """Whether all that is known to come to a step was said."""
    if found.get(node.key, UNKNOWN).receives == ORAL:
        return True
    come = tuple(arriving(node, context.model, found, is_far=True))
    return bool(come) and all(one.media == ORAL for one in come)


def _written(known: Annotation, taker: FlowNode) -> Annotation:
    evidence = Evidence("label", taker.name, taker.id, taker.line, None, "produces=paper", _SURE)
    return known._replace(
        produces=PAPER,
        origin=Origin.INFERRED,
        confidence=min(known.confidence, _SURE) if known.receives is not None else _SURE,
        evidence=(*known.evidence, evidence),
        intake=known.intake or (Intake.ANEW if known.receives is None else None),
    )
