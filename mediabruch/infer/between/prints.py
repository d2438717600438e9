"""Prints after prints: what is printed comes out of a system, and nobody types an earlier print in for it.

- Who prints the same again right after it was printed has the paper at hand: what the print is made of is unknown.
- Who prints something else prints it from what was digital before the paper. So the paper has left the flow of work.
- So it has where steps of which nothing is known lie between two prints, or a loop leads back to a print. Where
  somebody else works with the earlier print, too, it stays in the flow of work, and what the later one is made of is
  unknown.
"""

from mediabruch.infer.between.passing_on import (
    KnownSteps,
    arriving,
    before,
    is_same,
    is_stated,
    next_steps,
    set_aside,
    things_of,
    without_intake,
)
from mediabruch.media import DIGITAL_MEDIA, PAPER, PHYSICAL, UNKNOWN, Annotation, Intake
from mediabruch.model import FlowNode, Model

_FARTHEST = 40
"""Steps that are followed from one print."""


def at_print(node: FlowNode, model: Model, steps: KnownSteps) -> KnownSteps:
    """What changes where somebody prints, and paper comes to them.

    What was said is typed in to be printed, and what is digital on one of the ways comes from there.
    """
    return _right_after_paper(node, model, steps) or _after_prints(node, model, steps)


def _right_after_paper(node: FlowNode, model: Model, steps: KnownSteps) -> KnownSteps:
    """What changes where all that is known to come from right before is paper."""
    come = tuple(arriving(node, model, steps))
    if not come or any(one.media != PAPER for one in come):
        return {}
    ours = things_of(node)
    if not ours or any(is_same(ours, things_of(one.giver)) for one in come):
        return without_intake(node, steps)
    found: dict[int, Annotation] = {}
    for giver, _ in come:
        earlier = tuple(arriving(giver, model, steps))
        is_digital = bool(earlier) or bool((steps[giver.key].receives or PHYSICAL) & DIGITAL_MEDIA)
        if is_digital and all(one.is_digital for one in earlier) and _is_only_before_prints(giver, model, steps):
            found[giver.key] = set_aside(steps[giver.key], node)
    return found


def _after_prints(node: FlowNode, model: Model, steps: KnownSteps) -> KnownSteps:
    """What changes where prints come to a print: from before steps of which nothing is known, or round a loop."""
    come = arriving(node, model, steps, is_far=True)
    prints = [one.giver for one in come if one.media == PAPER and _is_printed(steps[one.giver.key])]
    if _comes_round(node, model, steps):
        prints.append(node)
    found: dict[int, Annotation] = {}
    for giver in prints:
        if not _is_only_before_prints(giver, model, steps):
            return without_intake(node, steps)
        found[giver.key] = set_aside(steps[giver.key], node)
    return found


def _comes_round(node: FlowNode, model: Model, steps: KnownSteps) -> bool:
    """Whether what a step makes comes back to it."""
    for one in before(node, model):
        if one.key == node.key:
            return True
        is_handed_on = not steps.get(one.key, UNKNOWN).is_carrier
        if is_handed_on and any(each.giver.key == node.key for each in arriving(one, model, steps, is_far=True)):
            return True
    return False


def _is_printed(known: Annotation) -> bool:
    """Whether a step makes its paper of what is digital."""
    return bool(known.receives) and (known.receives or PHYSICAL) <= DIGITAL_MEDIA


def _is_only_before_prints(giver: FlowNode, model: Model, steps: KnownSteps) -> bool:
    """Whether nobody that is known takes what a step makes but steps whose own words say that they print."""
    if model.graph.messages_out.get(giver.key) or is_stated(steps[giver.key], "aside"):
        return False
    seen, waiting = {giver.key}, [*next_steps(giver, model, steps)]
    for later in waiting:
        if later.key in seen or len(seen) > _FARTHEST:
            continue
        seen.add(later.key)
        known = steps.get(later.key, UNKNOWN)
        if not known.is_carrier:
            waiting += next_steps(later, model, steps)
        elif known.intake is not Intake.WORK:
            return False
    return True
