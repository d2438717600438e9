"""Inferred intakes that give way to what is known to arrive, where a media break between two steps would be untrue.

*By the work alone*: who prints has something digital, and a machine works on data. So much holds as long as nothing
speaks against it. Nobody types in a paper to print it, and nobody types in for a machine, lays paper before it, or
speaks to it, unless a step says so. Where paper arrives at such a step,

- how the information came into a machine, the model does not say: its intake is unknown;
- who prints has it out of a system, and types in no earlier print (`prints`).

*From outside*: who receives a letter that no step before it speaks of takes nothing from them, and nobody there has
changed its medium.

*Entered*: who corrects what they have entered, since a later step sends it back, types nothing from that step's result.

*Anew*: who writes a record of a visit or a hearing takes nothing from the steps before these.

*At hand*: who handles papers takes them from the step that made them (`at_hand`), or puts away what came in
(`put_away`); a letter takes nothing from a talk (`talks`).

A side that takes nothing from before is the empty set, as of a thing. All this is asked of what is inferred only, once
it is known what people state of the steps before.
"""

from collections.abc import Callable, Mapping

from mediabruch.infer.between.at_hand import papers_at_hand
from mediabruch.infer.between.passing_on import (
    KnownSteps,
    arriving,
    before,
    is_same,
    taking_nothing,
    things_of,
    without_intake,
)
from mediabruch.infer.between.prints import at_print
from mediabruch.infer.between.put_away import papers_put_away
from mediabruch.infer.between.talks import letter_without_talks
from mediabruch.infer.steps.context import ModelContext
from mediabruch.media import (
    DIGITAL_MEDIA,
    DOCUMENT,
    PHYSICAL,
    UNKNOWN,
    Annotation,
    Family,
    Intake,
    Medium,
    Side,
)
from mediabruch.model import AUTOMATIC_TASKS, FlowNode, FlowNodeType, Model

_WITH_GOODS = (("move",), ("make",), ("send",), ("put",), ("pay",), ("hand",))
_NOT_MADE = (("request",), ("ask",), ("receive",))


def settled_intakes(context: ModelContext, steps: KnownSteps) -> KnownSteps:
    """What is known of the steps, once intakes have given way. Cost: linear, a few nodes being followed from each."""
    model = context.model
    is_mixed = any(_is_undigital(known.produces) or _is_undigital(known.receives) for known in steps.values())
    changed: dict[int, Annotation] = {}
    for key, known in steps.items():
        if known.intake is not None and (is_mixed or known.intake is Intake.ENTRY):
            node = model.node_by_key[key]
            for other, now in _SETTLING[known.intake](node, context, steps).items():
                changed[other] = _both(steps[other], changed[other], now) if other in changed else now
    model.graph.passed_on.clear()  # the play-out has use for the memory
    return {**steps, **changed} if changed else steps


def _both(before: Annotation, one: Annotation, other: Annotation) -> Annotation:
    """What comes of two changes of the same step, in whatever order."""
    receives = one.receives if one.receives != before.receives else other.receives
    told = one if one.aside is not None else other
    return told._replace(receives=receives, intake=None)


def _by_work(node: FlowNode, context: ModelContext, steps: KnownSteps) -> KnownSteps:
    if node.type is FlowNodeType.SEND_TASK:
        return _at_sending(node, context.model, steps)
    return (_at_machine if node.type in AUTOMATIC_TASKS else at_print)(node, context.model, steps)


def _at_sending(node: FlowNode, model: Model, steps: KnownSteps) -> KnownSteps:
    """What changes where code sends something: it takes nothing from paper or speech that comes from before."""
    come = tuple(arriving(node, model, steps, is_far=True))
    return taking_nothing(node, steps) if come and not any(one.is_digital for one in come) else {}


def _at_machine(node: FlowNode, model: Model, steps: KnownSteps) -> KnownSteps:
    """What changes where a machine scans, or where paper or speech comes to it, even over unknown steps."""
    is_scan = _is_undigital(steps[node.key].receives)
    if is_scan or not all(come.is_digital for come in arriving(node, model, steps, is_far=True)):
        return without_intake(node, steps)
    return {}


def _from_outside(node: FlowNode, context: ModelContext, steps: KnownSteps) -> KnownSteps:
    """What changes where somebody receives what none of those before has made, and in another medium."""
    wanted, ours = _families(steps[node.key].receives or PHYSICAL), things_of(node)
    come = tuple(arriving(node, context.model, steps, is_far=True))
    is_other = bool(come) and all(
        wanted.isdisjoint(_families(one.media))
        and (one.giver.process, one.giver.lane) == (node.process, node.lane)
        and (_takes_or_asks(one.giver, context) or not is_same(ours, things_of(one.giver)))
        for one in come
    )
    return taking_nothing(node, steps) if is_other else {}


def _takes_or_asks(giver: FlowNode, context: ModelContext) -> bool:
    """Whether a step has only asked for what is received, or takes in the same itself on another way."""
    reading = context.read(giver.name)
    return reading.asks or reading.roles[-1:] in _NOT_MADE


def _entered_again(node: FlowNode, context: ModelContext, steps: KnownSteps) -> KnownSteps:
    """What changes where a document comes back to be corrected: who entered it types nothing from its result."""
    come = tuple(arriving(node, context.model, steps, is_far=True)) if steps[node.key].by_hand else ()
    later = {one.key for one in context.later(node)} if come else ()
    is_back = bool(come) and all(one.media == DOCUMENT and one.giver.key in later for one in come)
    return taking_nothing(node, steps) if is_back else {}


def _at_hand(node: FlowNode, context: ModelContext, steps: KnownSteps) -> KnownSteps:
    """What changes where papers are handled: letters tell no talk, and papers come from who made or brought them."""
    return (
        letter_without_talks(node, context, steps)
        or papers_put_away(node, context, steps)
        or papers_at_hand(node, context, steps)
    )


def _made_anew(node: FlowNode, context: ModelContext, steps: KnownSteps) -> KnownSteps:
    """What changes where somebody writes down what the steps right before saw or heard: a visit, a hearing."""
    seen, waiting = {node.key}, [*before(node, context.model)]
    is_seen = False
    for one in waiting:
        if one.key in seen:
            continue
        seen.add(one.key)
        if not one.is_activity:
            waiting += before(one, context.model)
            continue
        known = steps.get(one.key, UNKNOWN)
        if not known.receives == known.produces == PHYSICAL or context.read(one.name).roles[-1:] in _WITH_GOODS:
            return {}
        is_seen = True
    made = _families(steps[node.key].produces or PHYSICAL)
    come = arriving(node, context.model, steps, is_far=True) if is_seen else ()
    return taking_nothing(node, steps) if any(made.isdisjoint(_families(one.media)) for one in come) else {}


def _is_undigital(side: Side) -> bool:
    return bool(side) and (side or PHYSICAL).isdisjoint(DIGITAL_MEDIA)


def _families(media: frozenset[Medium]) -> frozenset[Family]:
    return frozenset(medium.family for medium in media)


_SETTLING: Mapping[Intake, Callable[[FlowNode, ModelContext, KnownSteps], KnownSteps]] = {
    Intake.WORK: _by_work,
    Intake.OUTSIDE: _from_outside,
    Intake.ANEW: _made_anew,
    Intake.ENTRY: _entered_again,
    Intake.AT_HAND: _at_hand,
}
