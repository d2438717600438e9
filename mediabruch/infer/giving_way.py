"""Inferred intakes that give way to what is known to arrive, where a media break between two steps would be untrue.

*By the work alone*: who prints has something digital, and a machine works on data. So much holds as long as nothing
speaks against it. Nobody types in a paper to print it, and nobody types in for a machine, lays paper before it, or
speaks to it, unless a step says so. Where paper arrives at such a step,

- how the information came into a machine, the model does not say: its intake is unknown;
- who prints the same again has the paper at hand: what the print is made of is unknown;
- who prints something else prints it from what was digital before the paper. So the paper has left the flow of work.

*From outside*: who receives a letter that no step before it speaks of takes nothing from them, and nobody there has
changed its medium.

*At hand*: who puts papers into envelopes, signs or files them takes them from the step that made them, though another
one came in between, or on the other branch before a join. To that step they are things; the other one's result is none.

A side that takes nothing from before is the empty set, as of a thing. All this is asked of what is inferred only, once
it is known what people state of the steps before.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from mediabruch.infer.context import ModelContext
from mediabruch.infer.named_things import named_things
from mediabruch.media import (
    DIGITAL_MEDIA,
    PAPER,
    PHYSICAL,
    UNKNOWN,
    Annotation,
    Aside,
    Evidence,
    Family,
    Intake,
    Medium,
    Side,
)
from mediabruch.model import AUTOMATIC_TASKS, FlowNode, FlowNodeType, Model

_FARTHEST = 40
"""Nodes that are followed back from one step."""
_SURE = 0.62
_PRINTING = ("druck", "ausdruck", "ausgedruckt", "gedruckt", "print", "nochmal", "erneut", "again", "kopie", "copi")
"""How words of a print begin that name nothing."""
_NOT_MADE = (("request",), ("ask",), ("receive",))
_SHORTEST = 4
"""Letters of a word that names a thing."""
_JOINING = frozenset({FlowNodeType.PARALLEL_GATEWAY, FlowNodeType.INCLUSIVE_GATEWAY})
_Steps = Mapping[int, Annotation]


class _Arrival(NamedTuple):
    """What a step before hands on."""

    giver: FlowNode
    media: frozenset[Medium]
    """Of at least one medium."""

    @property
    def is_digital(self) -> bool:
        return not self.media.isdisjoint(DIGITAL_MEDIA)


def settled_intakes(context: ModelContext, steps: _Steps) -> _Steps:
    """What is known of the steps, once intakes have given way. Cost: linear, a few nodes being followed from each."""
    model = context.model
    if not any(_is_undigital(known.produces) or _is_undigital(known.receives) for known in steps.values()):
        return steps
    changed: dict[int, Annotation] = {}
    for key, known in steps.items():
        if known.intake is not None:
            node = model.node_by_key[key]
            changed |= _SETTLING[known.intake](node, context, steps)
    return {**steps, **changed} if changed else steps


def _by_work(node: FlowNode, context: ModelContext, steps: _Steps) -> _Steps:
    return (_at_machine if node.type in AUTOMATIC_TASKS else _at_print)(node, context.model, steps)


def _at_machine(node: FlowNode, model: Model, steps: _Steps) -> _Steps:
    """What changes where a machine scans, or where paper or speech comes to it, even over unknown steps."""
    is_scan = _is_undigital(steps[node.key].receives)
    if is_scan or not all(come.is_digital for come in _arriving(node, model, steps, is_far=True)):
        return _without_intake(node, steps)
    return {}


def _at_print(node: FlowNode, model: Model, steps: _Steps) -> _Steps:
    """What changes where somebody prints and all that is known to come from right before is paper.

    What was said is typed in to be printed, and what is digital on one of the ways comes from there.
    """
    come = tuple(_arriving(node, model, steps))
    if not come or any(one.media != PAPER for one in come):
        return {}
    ours = _things(node)
    if not ours or any(_is_same(ours, _things(one.giver)) for one in come):
        return _without_intake(node, steps)
    found: dict[int, Annotation] = {}
    for giver, _ in come:
        before = tuple(_arriving(giver, model, steps))
        is_digital = bool(before) or bool((steps[giver.key].receives or PHYSICAL) & DIGITAL_MEDIA)
        if is_digital and all(one.is_digital for one in before) and _is_only_before_prints(giver, model, steps):
            found[giver.key] = _set_aside(steps[giver.key], node)
    return found


def _from_outside(node: FlowNode, context: ModelContext, steps: _Steps) -> _Steps:
    """What changes where somebody receives what none of those before has made, and in another medium."""
    wanted, ours = _families(steps[node.key].receives or PHYSICAL), _things(node)
    come = tuple(_arriving(node, context.model, steps, is_far=True))
    is_other = bool(come) and all(
        wanted.isdisjoint(_families(one.media))
        and (one.giver.process, one.giver.lane) == (node.process, node.lane)
        and (_takes_or_asks(one.giver, context) or not _is_same(ours, _things(one.giver)))
        for one in come
    )
    return _taking_nothing(node, steps) if is_other else {}


def _takes_or_asks(giver: FlowNode, context: ModelContext) -> bool:
    """Whether a step has only asked for what is received, or takes in the same itself on another way."""
    reading = context.read(giver.name)
    return reading.asks or reading.roles[-1:] in _NOT_MADE


def _at_hand(node: FlowNode, context: ModelContext, steps: _Steps) -> _Steps:
    """What changes where papers are handled that come on one branch of a join only, or from before what comes in."""
    model = context.model
    come = tuple(_arriving(node, model, steps, is_far=True))
    others = [one for one in come if Medium.PAPER not in one.media]
    if not others:
        return {}
    if len(others) < len(come):
        return _taking_nothing(node, steps) if _is_joined(node, model) else {}
    ours = _things(node)
    found: dict[int, Annotation] = {}
    for one in others:
        paper = None if _is_same(ours, _things(one.giver)) else _paper_before(one.giver, ours, model, steps)
        if paper is None:
            return {}
        if steps[paper.key].aside is None and Medium.PAPER not in (steps[one.giver.key].receives or ()):
            found[paper.key] = _set_aside(steps[paper.key], node)  # the step in between worked without it
    return {**found, **_taking_nothing(node, steps)}


def _paper_before(giver: FlowNode, ours: frozenset[str], model: Model, steps: _Steps) -> FlowNode | None:
    """The step right before one that did something else, which made or signed paper of the same name."""
    for one in _arriving(giver, model, steps, is_any=True):
        if one.media == PAPER and _is_same(ours, _things(one.giver)):
            return one.giver
    return None


def _is_joined(node: FlowNode, model: Model) -> bool:
    """Whether a join of branches that all happen comes right before a step, events aside."""
    seen: set[int] = set()
    waiting = [*_before(node, model)]
    for one in waiting:
        if one.key in seen or one.is_activity:
            continue
        seen.add(one.key)
        if one.type in _JOINING and len(model.graph.incoming.get(one.key, ())) > 1:
            return True
        waiting += _before(one, model)
    return False


def _is_same(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether two labels name the same thing, or one of them a kind of it."""
    return any(
        one.endswith(other) or other.endswith(one)
        for one in ours
        for other in theirs
        if min(len(one), len(other)) >= _SHORTEST
    )


def _without_intake(node: FlowNode, steps: _Steps) -> _Steps:
    return {node.key: steps[node.key]._replace(receives=None, intake=None)}


def _taking_nothing(node: FlowNode, steps: _Steps) -> _Steps:
    return {node.key: steps[node.key]._replace(receives=PHYSICAL, intake=None)}


def _set_aside(known: Annotation, later: FlowNode) -> Annotation:
    if any(each.text.startswith("aside:") for each in known.evidence):
        return known  # as people state it
    evidence = Evidence("label", later.name, later.id, later.line, None, "aside=true", _SURE)
    return known._replace(aside=Aside.OTHER, evidence=(*known.evidence, evidence))


def _things(node: FlowNode) -> frozenset[str]:
    return frozenset(word for word in named_things(node.name) if not word.startswith(_PRINTING))


def _is_only_before_prints(giver: FlowNode, model: Model, steps: _Steps) -> bool:
    """Whether nobody takes what a step makes but steps whose own words say that they print."""
    if model.graph.messages_out.get(giver.key):
        return False
    seen, waiting = {giver.key}, [*model.graph.outgoing.get(giver.key, ())]
    for flow in waiting:
        node = model.node_by_key.get(flow.target) if flow.target is not None else None
        if node is None or node.key in seen:
            continue
        seen.add(node.key)
        if not node.is_activity:
            waiting += model.graph.outgoing.get(node.key, ())
        elif steps.get(node.key, UNKNOWN).intake is not Intake.WORK:
            return False
    return True


def _arriving(
    node: FlowNode, model: Model, steps: _Steps, *, is_far: bool = False, is_any: bool = False
) -> Iterator[_Arrival]:
    """What those before hand on, over events, gateways, things and steps aside.

    Also over unknown steps if `is_far`; what leaves the flow of work is told if `is_any`.
    """
    seen, waiting = {node.key}, [*_before(node, model)]
    for giver in waiting:
        if giver.key in seen or len(seen) > _FARTHEST:
            continue
        seen.add(giver.key)
        known = steps.get(giver.key, UNKNOWN)
        media = known.produces or known.receives
        if giver.is_activity and media and (is_any or known.aside is None):
            yield _Arrival(giver, media)
        elif is_far or not giver.is_activity or known.aside is not None or known.receives == PHYSICAL:
            waiting += _before(giver, model)


def _before(node: FlowNode, model: Model) -> Iterator[FlowNode]:
    """The nodes before one: at the beginning of a content those before it, after a content its last ones."""
    graph = model.graph
    ways = graph.upstream.get(node.key) or graph.upstream.get(node.parent or node.key, ())
    for giver in [model.node_by_key[key] for key in ways if key in model.node_by_key]:
        yield giver
        scope = graph.played.get(giver.key)
        if scope is not None:
            yield from (last for last in graph.children[scope] if last.key not in graph.outgoing)


def _is_undigital(side: Side) -> bool:
    return bool(side) and (side or PHYSICAL).isdisjoint(DIGITAL_MEDIA)


def _families(media: frozenset[Medium]) -> frozenset[Family]:
    return frozenset(medium.family for medium in media)


_SETTLING: Mapping[Intake, Callable[[FlowNode, ModelContext, _Steps], _Steps]] = {
    Intake.WORK: _by_work,
    Intake.OUTSIDE: _from_outside,
    Intake.AT_HAND: _at_hand,
}
