"""Intakes that nothing but the work of a step implies, and that give way to what is known to arrive.

Who prints has something digital, and a machine works on data: so much follows from the work itself, and holds as long
as nothing speaks against it. Nobody types in a paper to print it, and nobody types in for a machine, lays paper before
it, or speaks to it, unless a step says so. Where paper arrives at such a step,

- how the information came into a machine, the model does not say: its intake is unknown;
- who prints the same again has the paper at hand: what the print is made of is unknown;
- who prints something else prints it from what was digital before the paper. So the paper has left the flow of work.

This is asked of what is inferred only, once it is known what people state of the steps before.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from mediabruch.infer.named_things import named_things
from mediabruch.media import DIGITAL_MEDIA, PAPER, PHYSICAL, UNKNOWN, Annotation, Aside, Evidence, Medium, Side
from mediabruch.model import AUTOMATIC_TASKS, FlowNode, Model

_FARTHEST = 40
"""Nodes that are followed back from one step."""
_SURE = 0.62
_PRINTING = ("druck", "ausdruck", "ausgedruckt", "gedruckt", "print", "nochmal", "erneut", "again", "kopie", "copi")
"""How words of a print begin that name nothing."""
_Steps = Mapping[int, Annotation]


class _Arrival(NamedTuple):
    """What a step before hands on."""

    giver: FlowNode
    media: frozenset[Medium]
    """Of at least one medium."""

    @property
    def is_digital(self) -> bool:
        return not self.media.isdisjoint(DIGITAL_MEDIA)


def without_implied(model: Model, steps: _Steps) -> _Steps:
    """What is known of the steps, without implied intakes against which something speaks. Cost: linear."""
    if not any(_is_undigital(known.produces) or _is_undigital(known.receives) for known in steps.values()):
        return steps
    changed: dict[int, Annotation] = {}
    for key, known in steps.items():
        if known.is_intake_implied:
            node = model.node_by_key[key]
            look = _at_machine if node.type in AUTOMATIC_TASKS else _at_print
            changed |= look(node, model, steps)
    return {**steps, **changed} if changed else steps


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
    if not ours or any(ours & _things(one.giver) for one in come):
        return _without_intake(node, steps)
    found: dict[int, Annotation] = {}
    for giver, _ in come:
        before = tuple(_arriving(giver, model, steps))
        is_digital = bool(before) or bool((steps[giver.key].receives or PHYSICAL) & DIGITAL_MEDIA)
        if is_digital and all(one.is_digital for one in before) and _is_only_before_prints(giver, model, steps):
            found[giver.key] = _set_aside(steps[giver.key], node)
    return found


def _without_intake(node: FlowNode, steps: _Steps) -> _Steps:
    return {node.key: steps[node.key]._replace(receives=None, is_intake_implied=False)}


def _set_aside(known: Annotation, print_: FlowNode) -> Annotation:
    if any(each.text.startswith("aside:") for each in known.evidence):
        return known  # as people state it
    evidence = Evidence("label", print_.name, print_.id, print_.line, None, "aside=true", _SURE)
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
        elif not steps.get(node.key, UNKNOWN).is_intake_implied:
            return False
    return True


def _arriving(node: FlowNode, model: Model, steps: _Steps, *, is_far: bool = False) -> Iterator[_Arrival]:
    """What those before hand on, over events, gateways, things and steps aside, and unknown steps if `is_far`."""
    seen, waiting = {node.key}, [*_before(node, model)]
    for giver in waiting:
        if giver.key in seen or len(seen) > _FARTHEST:
            continue
        seen.add(giver.key)
        known = steps.get(giver.key, UNKNOWN)
        media = known.produces or known.receives
        if giver.is_activity and media and known.aside is None:
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
