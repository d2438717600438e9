"""Talks with others outside that are over when a letter goes out: it tells what came of the work, not what was said.

After "phone garage" and "schedule payment" the letter to the customer rests on the claim that was worked on all along,
and nobody has written the call down for it. So the talk leaves the flow of work, unless somebody notes it down on the
way, or the label of the letter speaks of it. What comes back from others who were only spoken to is no source either.
"""

from mediabruch.infer.between.passing_on import KnownSteps, arriving, is_stated, set_aside, taking_nothing
from mediabruch.infer.steps.context import ModelContext
from mediabruch.infer.steps.dispatch import has_receiver
from mediabruch.media import ORAL, PAPER, PHYSICAL, UNKNOWN, Annotation
from mediabruch.model import FlowNode, Model

_FARTHEST = 40
"""Nodes that are followed from one step."""
_NOTING = frozenset({"make", "enter", "edit", "convert"})
"""Acts of who may write down what was said before."""


def letter_without_talks(node: FlowNode, context: ModelContext, steps: KnownSteps) -> KnownSteps:
    """What changes where a letter goes out after talks with others outside; nothing where it speaks of them."""
    known = steps[node.key]
    if not known.is_dispatch or known.produces != PAPER or known.receives is not None or _tells_talk(node, context):
        return {}
    given = arriving(node, context.model, steps, is_far=True)
    talks = [one.giver for one in given if _is_over(one.giver, context, steps)]
    found = {talk.key: set_aside(steps[talk.key], node) for talk in talks if not _is_noted(talk, context, steps)}
    if not found and _comes_back_alone(node, context, steps):
        return taking_nothing(node, steps)
    return {key: now for key, now in found.items() if now.aside is not None}


def _tells_talk(node: FlowNode, context: ModelContext) -> bool:
    """Whether a label speaks of a talk, or of writing one down."""
    label = context.read(node.name)
    return any(mention.media == ORAL for mention in label.mentions) or any(
        "record" in act.entry.tags for act in label.acts
    )


def _is_over(giver: FlowNode, context: ModelContext, steps: KnownSteps) -> bool:
    """Whether a step speaks to somebody outside; what it heard from them first is worked on."""
    known = steps.get(giver.key, UNKNOWN)
    is_told = known.produces == ORAL and ORAL.isdisjoint(known.receives or PHYSICAL)
    return is_told and not is_stated(known, "aside") and (known.is_dispatch or has_receiver(giver, context))


def _is_noted(talk: FlowNode, context: ModelContext, steps: KnownSteps) -> bool:
    """Whether a step after a talk works with what was said, steps between of which nothing is known aside."""
    seen, waiting = {talk.key}, [*context.following(talk)]
    for later in waiting:
        if later.key in seen or len(seen) > _FARTHEST:
            continue
        seen.add(later.key)
        known = steps.get(later.key, UNKNOWN)
        if not _NOTING.isdisjoint(context.read(later.name).roles) or not _goes_without(known):
            return True
        if not known.is_carrier:
            waiting += context.following(later)
    return False


def _goes_without(known: Annotation) -> bool:
    """Whether a step needs nothing of what was said: it sends something out, or takes in something else."""
    if known.receives:
        return ORAL.isdisjoint(known.receives)
    return known.produces is None or bool(known.is_dispatch)


def _comes_back_alone(node: FlowNode, context: ModelContext, steps: KnownSteps) -> bool:
    """Whether all that reaches a step comes by message from others who were only spoken to."""
    model = context.model
    seen, waiting, is_back = {node.key}, [node], False
    for here in waiting:
        for giver, is_message in _givers(here, model):
            known = steps.get(giver.key, UNKNOWN)
            if known.is_carrier and (is_message or known.aside is None):
                if not is_message or not _is_over(giver, context, steps):
                    return False
                is_back = True
            elif giver.key not in seen and len(seen) <= _FARTHEST:
                seen.add(giver.key)
                waiting.append(giver)
    return is_back


def _givers(node: FlowNode, model: Model) -> list[tuple[FlowNode, bool]]:
    """What leads to a node, and whether by a message."""
    graph, nodes = model.graph, model.node_by_key
    ways = [(flow.source, False) for flow in graph.incoming.get(node.key, ())]
    ways += [(flow.source, True) for flow in graph.messages_in.get(node.key, ())]
    return [(nodes[key], is_message) for key, is_message in ways if key is not None and key in nodes]
