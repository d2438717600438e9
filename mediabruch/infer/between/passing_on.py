"""Which steps hand on to which, and whether they speak of the same thing: what the steps beside one are asked for."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from mediabruch.infer.vocabulary.named_things import named_things
from mediabruch.media import DIGITAL_MEDIA, PHYSICAL, UNKNOWN, Annotation, Aside, Evidence, Medium
from mediabruch.model import ACTIVITIES, FlowNode, Model

_FARTHEST = 40
"""Nodes that are followed from one step."""
_SURE = 0.62
_PRINTING = ("druck", "ausdruck", "ausgedruckt", "gedruckt", "print", "nochmal", "erneut", "again", "kopie", "copi")
"""How words of a print begin that name nothing."""
_SHORTEST = 4
"""Letters of a word that names a thing."""
KnownSteps = Mapping[int, Annotation]


class Arrival(NamedTuple):
    """What a step before hands on."""

    giver: FlowNode
    media: frozenset[Medium]
    """Of at least one medium."""

    @property
    def is_digital(self) -> bool:
        """Whether any of it is digital."""
        return not self.media.isdisjoint(DIGITAL_MEDIA)


def arriving(
    node: FlowNode, model: Model, steps: KnownSteps, *, is_far: bool = False, is_any: bool = False
) -> Iterator[Arrival]:
    """What those before hand on, over events, gateways, things and steps aside.

    Also over unknown steps if `is_far`; what leaves the flow of work is told if `is_any`.
    """
    seen, waiting = {node.key}, [*before(node, model)]
    for giver in waiting:
        if giver.key in seen or len(seen) > _FARTHEST:
            continue
        seen.add(giver.key)
        if giver.type in ACTIVITIES:
            known = steps.get(giver.key, UNKNOWN)
            media = known.produces or known.receives
            if media and (is_any or known.aside is None):
                yield Arrival(giver, media)
                continue
            if not is_far and known.aside is None and known.receives != PHYSICAL:
                continue
        waiting += before(giver, model)


def before(node: FlowNode, model: Model) -> Sequence[FlowNode]:
    """The nodes before one: at the beginning of a content those before it, after a content its last ones."""
    known = model.graph.passed_on
    if node.key not in known:
        known[node.key] = _before(node, model)
    return known[node.key]


def _before(node: FlowNode, model: Model) -> Sequence[FlowNode]:
    graph, nodes = model.graph, model.node_by_key
    keys = _givers(node, model)
    if not keys and node.parent is not None:
        keys = _givers(nodes[node.parent], model)
    givers = [nodes[key] for key in keys if key in nodes]
    if graph.played.keys().isdisjoint(keys):  # as most often
        return givers
    return [each for giver in givers for each in (giver, *_last_in(giver, model))]


def _givers(node: FlowNode, model: Model) -> list[int]:
    """The keys of what leads to a node: over sequence flows, message flows, and to a boundary event."""
    found = [flow.source for flow in model.graph.incoming.get(node.key, ()) if flow.source is not None]
    if model.message_flows:
        found += [flow.source for flow in model.graph.messages_in.get(node.key, ()) if flow.source is not None]
    return found if node.attached_to is None else [*found, node.attached_to]


def _last_in(node: FlowNode, model: Model) -> list[FlowNode]:
    """The last nodes of what a node plays."""
    graph = model.graph
    content = graph.children[graph.played[node.key]] if node.key in graph.played else ()
    return [last for last in content if last.key not in graph.outgoing]


def next_steps(node: FlowNode, model: Model, steps: KnownSteps) -> Iterator[FlowNode]:
    """The next activities after a step that work with information."""
    outgoing = model.graph.outgoing
    seen, waiting = {node.key}, [*outgoing.get(node.key, ())]
    for flow in waiting:
        later = model.node_by_key.get(flow.target) if flow.target is not None else None
        if later is None or later.key in seen or len(seen) > _FARTHEST:
            continue
        seen.add(later.key)
        known = steps.get(later.key, UNKNOWN)
        if later.is_activity and not known.receives == known.produces == PHYSICAL:
            yield later
        else:
            waiting += outgoing.get(later.key, ())


def things_of(node: FlowNode) -> frozenset[str]:
    """The things that the label of a step names; that it prints or copies is none."""
    return frozenset(word for word in named_things(node.name) if not word.startswith(_PRINTING))


def is_same(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether two labels name the same thing, or one of them a kind of it."""
    return any(
        one.endswith(other) or other.endswith(one)
        for one in ours
        for other in theirs
        if min(len(one), len(other)) >= _SHORTEST
    )


def taking_nothing(node: FlowNode, steps: KnownSteps) -> KnownSteps:
    """A step that takes nothing from those before."""
    known = steps[node.key]
    return {node.key: known._replace(receives=PHYSICAL, produces=known.produces or known.receives, intake=None)}


def without_intake(node: FlowNode, steps: KnownSteps) -> KnownSteps:
    """A step of which it is open again what it takes in."""
    return {node.key: steps[node.key]._replace(receives=None, intake=None)}


def set_aside(known: Annotation, later: FlowNode) -> Annotation:
    """A step of which a later one tells that its result has left the flow of work, unless people state otherwise."""
    if known.aside is not None or is_stated(known, "aside"):
        return known
    evidence = Evidence("label", later.name, later.id, later.line, None, "aside=true", _SURE)
    return known._replace(aside=Aside.OTHER, evidence=(*known.evidence, evidence))


def is_stated(known: Annotation, *facts: str) -> bool:
    """Whether people state any of these facts, be it that there is none."""
    return any(each.text.startswith(f"{fact}:") for each in known.evidence for fact in facts)
