"""Paper that came in and is put away: it went round the machines and the records that others made of it.

After "contract received by post" and an automatic booking, who puts the contract into the safe has printed nothing: the
paper was there all along. So it is where it came in on paper, was booked or typed in since, and nobody made it anew.
"""

from mediabruch.infer.between.arrivals import coming
from mediabruch.infer.between.passing_on import KnownSteps, before, is_same, taking_nothing, things_of
from mediabruch.infer.steps.context import ModelContext
from mediabruch.infer.vocabulary.named_things import named_things
from mediabruch.media import PAPER, UNKNOWN, Aside, Intake, Medium
from mediabruch.model import AUTOMATIC_TASKS, FlowNode

_FARTHEST = 40
"""Nodes that are followed back from one step."""
_MAKING = frozenset({"make", "convert", "answer"})
"""Acts of machines that may make the paper's content anew."""
_ANY_PAPERS = frozenset({"unterlag", "dokument", "papi", "paperwork", "document", "paper", "original", "beleg"})
"""How things are named that may be whatever came in, as `named_things` has them."""


def papers_put_away(node: FlowNode, context: ModelContext, steps: KnownSteps) -> KnownSteps:
    """What changes where somebody puts away, where paper lies, what came in on paper."""
    if not _puts_away(node, context, steps):
        return {}
    is_there = is_digital = False
    seen, waiting = {node.key}, [*before(node, context.model)]
    for one in waiting:
        if one.key in seen or len(seen) > _FARTHEST:
            continue
        seen.add(one.key)
        known = steps.get(one.key, UNKNOWN)
        if _brings_paper(one, node, context, steps):
            is_there = True
        elif not known.is_carrier or _only_records(one, context, steps):
            is_digital = is_digital or known.is_carrier
            waiting += before(one, context.model)
        else:
            return {}
    return taking_nothing(node, steps) if is_there and is_digital else {}


def _puts_away(node: FlowNode, context: ModelContext, steps: KnownSteps) -> bool:
    is_laid = any("furniture" in mention.entry.tags for mention in context.read(node.name).mentions)
    return is_laid or steps[node.key].aside is Aside.FILED


def _brings_paper(one: FlowNode, node: FlowNode, context: ModelContext, steps: KnownSteps) -> bool:
    """Whether what is put away came in on paper here."""
    ours = things_of(node)
    if not is_same(ours, named_things(one.name)) and ours.isdisjoint(_ANY_PAPERS):
        return False
    if not one.is_activity:
        return any(argument.media == PAPER for argument in coming(one, context))
    known = steps.get(one.key, UNKNOWN)
    return (known.produces or known.receives) == PAPER and Medium.PAPER in (known.receives or ())


def _only_records(one: FlowNode, context: ModelContext, steps: KnownSteps) -> bool:
    """Whether a step leaves the paper as it is: a machine that works, or somebody who types it in."""
    known, roles = steps[one.key], context.read(one.name).roles
    if Medium.PAPER in (known.produces or ()) or not _MAKING.isdisjoint(roles):
        return False
    return one.type in AUTOMATIC_TASKS or known.intake is Intake.ENTRY or (known.by_hand and "enter" in roles)
