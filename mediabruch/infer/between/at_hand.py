"""Papers at hand: who puts them into envelopes, signs or files them takes them from the step that made them.

So it is though another step came in between, or the other branch before a join brings something digital. To who handles
them they are things; the result of the other step is none of them, and nobody has printed it. What was printed and then
sent or handed out is gone: who comes later goes on with what there was before the print, or with the scan.
"""

from collections.abc import Iterator, Sequence

from mediabruch.infer.between.passing_on import (
    KnownSteps,
    arriving,
    before,
    is_same,
    is_stated,
    next_steps,
    set_aside,
    taking_nothing,
    things_of,
)
from mediabruch.infer.steps.context import ModelContext
from mediabruch.infer.text.normal import words_of
from mediabruch.media import PAPER, PHYSICAL, UNKNOWN, Annotation, Aside, Intake, Medium
from mediabruch.model import FlowNode, FlowNodeType, Model

_ORIGINAL = ("original", "urschrift")
"""How words for an original begin."""
_JOINING = frozenset({FlowNodeType.PARALLEL_GATEWAY, FlowNodeType.INCLUSIVE_GATEWAY})


def papers_at_hand(node: FlowNode, context: ModelContext, steps: KnownSteps) -> KnownSteps:
    """What changes where papers are handled that come on one branch of a join only, or from before what comes in."""
    model, ours = context.model, things_of(node)
    if steps[node.key].aside is not None and (gone := _gone(node, ours, model, steps)):
        return gone
    come = tuple(arriving(node, model, steps, is_far=True))
    others = [one for one in come if Medium.PAPER not in one.media]
    if not others:
        return {}
    is_other_branch = len(others) < len(come) and _is_joined(node, model)
    is_original = any(word.startswith(_ORIGINAL) for word in words_of(node.name))  # which nobody prints
    if is_other_branch or is_original or _is_right_before(node, ours, model, steps):
        return taking_nothing(node, steps)
    found: dict[int, Annotation] = {}
    if all(_is_digitized(one.giver, ours, steps) for one in others):
        return _originals_sent(node, model, steps)
    for one in others:
        papers = () if is_same(ours, things_of(one.giver)) else tuple(_papers_before(one.giver, ours, model, steps))
        if not papers:
            return {}
        if Medium.PAPER not in (steps[one.giver.key].receives or ()):  # it worked without them
            found |= _lying_there(papers, node, steps)
    return {**found, **taking_nothing(node, steps)}


def _is_digitized(giver: FlowNode, ours: frozenset[str], steps: KnownSteps) -> bool:
    """Whether a step before scanned or typed in the very papers, which lie there since."""
    return steps[giver.key].receives == PAPER and is_same(ours, things_of(giver))


def _originals_sent(node: FlowNode, model: Model, steps: KnownSteps) -> KnownSteps:
    """A step that handles what was scanned; where it sends it out, the work goes on with the scan."""
    found = taking_nothing(node, steps)
    known = found[node.key]
    is_taken = any(
        Medium.PAPER in (steps.get(one.key, UNKNOWN).receives or ()) for one in next_steps(node, model, steps)
    )
    if known.is_dispatch and not is_taken and known.aside is None and not is_stated(known, "aside"):
        found = {node.key: known._replace(aside=Aside.SENT)}
    return found


def _gone(node: FlowNode, ours: frozenset[str], model: Model, steps: KnownSteps) -> KnownSteps:
    """What changes where what was printed leaves by a step that sends or hands it out, and nobody has it afterwards."""
    papers = tuple(_papers_before(node, ours, model, steps))
    if not papers or steps[papers[-1].key].intake is not Intake.WORK:
        return {}
    filed: list[FlowNode] = []
    waiting = [*next_steps(node, model, steps)]
    for later in waiting:
        known = steps.get(later.key, UNKNOWN)
        if (known.receives or PHYSICAL) >= PAPER and later not in filed:
            if known.aside is None or known.intake is None or is_same(ours, things_of(later)):
                return {}
            filed.append(later)
            waiting += next_steps(later, model, steps)
    if not waiting:
        return {}
    found = dict(_lying_there(papers, node, steps))
    for paper in (node, *filed):
        found |= taking_nothing(paper, steps)
    return found


def _is_right_before(node: FlowNode, ours: frozenset[str], model: Model, steps: KnownSteps) -> bool:
    """Whether what was printed to leave leaves by this step."""
    before = arriving(node, model, steps, is_any=True)
    return any(one.media == PAPER and is_same(ours, things_of(one.giver)) for one in before)


def _lying_there(papers: Sequence[FlowNode], later: FlowNode, steps: KnownSteps) -> KnownSteps:
    """The steps that made and handled papers, the last one first, without which the work went on till a later step."""
    found = {paper.key: set_aside(steps[paper.key], later) for paper in papers}
    for handled in papers[:-1]:
        if not is_stated(found[handled.key], "receives", "medium"):
            found[handled.key] = found[handled.key]._replace(receives=PHYSICAL)
    return found


def _papers_before(giver: FlowNode, ours: frozenset[str], model: Model, steps: KnownSteps) -> Iterator[FlowNode]:
    """The steps before one that did something else, which made or signed paper of the same name for no other step."""
    edge, seen = [giver], {giver.key}
    for node in edge:
        for one in arriving(node, model, steps, is_any=True):
            is_ours = one.media == PAPER and is_same(ours, things_of(one.giver)) and one.giver.key not in seen
            if is_ours and all(later.key in seen for later in next_steps(one.giver, model, steps)):
                seen.add(one.giver.key)
                edge.append(one.giver)
                yield one.giver


def _is_joined(node: FlowNode, model: Model) -> bool:
    """Whether a join of branches that all happen comes right before a step, events aside."""
    seen: set[int] = set()
    waiting = [*before(node, model)]
    for one in waiting:
        if one.key in seen or one.is_activity:
            continue
        seen.add(one.key)
        if one.type in _JOINING and len(model.graph.incoming.get(one.key, ())) > 1:
            return True
        waiting += before(one, model)
    return False
