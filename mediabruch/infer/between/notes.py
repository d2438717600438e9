"""Notes that somebody writes of what was said, as the step tells that takes them next.

After "take order by phone" and "write note" somebody pins the order up on the board: that note was written on paper,
and there speech becomes paper, not where it is pinned up. Minutes that go out by e-mail next were written on a screen.
And where a call is recorded right after it, what was said in it has not left the flow of work.
"""

from collections.abc import Mapping

from mediabruch.infer.between.passing_on import arriving, is_same, next_steps, things_of
from mediabruch.infer.steps.context import ModelContext
from mediabruch.infer.text.normal import words_of
from mediabruch.media import DOCUMENT, ORAL, PAPER, UNKNOWN, Annotation, Aside, Evidence, Intake, Origin, Side
from mediabruch.model import AUTOMATIC_TASKS, FlowNode

_NOTES = frozenset({"note", "notes", "notiz", "notizen"})
"""What somebody takes or makes who writes something down: "take notes"."""
_RECORDS = ("notiz", "notizen", "vermerk", "protokoll", "note", "notes", "minutes", "memo")
"""How words end for what is written of a talk."""
_WRITING = frozenset({"make", "enter", "edit", "store"})
_TALKS = ("call", "calls", "conversation", "telefonat", "gespraech", "gespraechs")
"""How words end for a talk itself, which is no record of it unless it is entered."""
_ENTERING = frozenset({"enter", "edit", "store"})
_SURE = 0.72


def with_notes(found: Mapping[int, Annotation], context: ModelContext) -> Mapping[int, Annotation]:
    """The annotations, once it is known which steps write down what was said before, and on what."""
    if all(ORAL not in (known.receives, known.produces) for known in found.values()):
        return found
    kept = {key: _kept(key, known, context) for key, known in found.items()}
    for node in context.model.activities:
        known = kept.get(node.key, UNKNOWN)
        if not _may_write(node, known, context) or not _hears(node, kept, context):
            continue
        taker, media = _taker(node, kept, context)
        if taker is not None:
            kept[node.key] = _written(known, taker, media)
    return kept


def _kept(key: int, known: Annotation, context: ModelContext) -> Annotation:
    """A talk, which stays in the flow of work where the next step records it."""
    if known.aside is not Aside.SENT or known.produces != ORAL:
        return known
    nexts = context.following(context.model.node_by_key[key])
    is_recorded = bool(nexts) and all(_records(one, context) for one in nexts)
    return known._replace(aside=None) if is_recorded else known


def _records(node: FlowNode, context: ModelContext) -> bool:
    """Whether a step writes down a talk: "record the call", "Gesprächsnotiz im CRM erfassen"."""
    last = context.read(node.name).roles[-1:]
    ends = (*_RECORDS, *_TALKS) if not _ENTERING.isdisjoint(last) else _RECORDS
    return not _WRITING.isdisjoint(last) and any(word.endswith(ends) for word in words_of(node.name))


def _may_write(node: FlowNode, known: Annotation, context: ModelContext) -> bool:
    """Whether a person makes something of which the step itself does not tell the medium."""
    if known.produces is not None or node.type in AUTOMATIC_TASKS or node.form or context.is_machine(node):
        return False
    if known.receives not in (None, ORAL):
        return False
    return context.read(node.name).roles[-1:] == ("make",) or not _NOTES.isdisjoint(words_of(node.name))


def _taker(node: FlowNode, found: Mapping[int, Annotation], context: ModelContext) -> tuple[FlowNode | None, Side]:
    """The step that takes what this one makes, and in which medium; none where others next take it otherwise."""
    nexts = [one for one in next_steps(node, context.model, found) if found.get(one.key, UNKNOWN).is_carrier]
    if not nexts:
        return None, None
    if all(_holds_paper(found[one.key]) for one in nexts):
        return nexts[0], PAPER
    is_typed = _records(node, context) and all(_takes_file(one, node, found) for one in nexts)
    return (nexts[0], DOCUMENT) if is_typed else (None, None)


def _takes_file(one: FlowNode, node: FlowNode, found: Mapping[int, Annotation]) -> bool:
    """Whether a step sends or files on a screen what this one writes."""
    known = found[one.key]
    is_file = DOCUMENT in (known.receives, known.produces) and known.receives in (None, DOCUMENT)
    return is_file and is_same(things_of(one), things_of(node))


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


def _written(known: Annotation, taker: FlowNode, media: Side) -> Annotation:
    argues = f"produces={'paper' if media == PAPER else 'document'}"
    evidence = Evidence("label", taker.name, taker.id, taker.line, None, argues, _SURE)
    return known._replace(
        produces=media,
        origin=Origin.INFERRED,
        confidence=min(known.confidence, _SURE) if known.receives is not None else _SURE,
        evidence=(*known.evidence, evidence),
        intake=known.intake or (Intake.ANEW if known.receives is None else None),
    )
