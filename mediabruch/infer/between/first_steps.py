"""What steps likely take in by the events before them, where nothing else tells it.

After "PO received by email" the step "check PO" has an e-mail before it. So it is with any first step, unless its own
words say otherwise, or steps before it hand it on in another form; later on, with who checks or handles what comes.
"""

from collections.abc import Iterable, Mapping

from mediabruch.infer.reading.evidence import Argument
from mediabruch.infer.steps.context import ModelContext
from mediabruch.media import DIGITAL_MEDIA, PHYSICAL, UNKNOWN, Annotation, Intake, Medium, Origin
from mediabruch.model import AUTOMATIC_TASKS, FlowNode, FlowNodeType

_NOTING = frozenset({"receive", "listen", "ask", "request", "answer", "confer", "enter", "edit", "make"})
"""Acts of who hears what is said, and writes it down or answers."""
_TAKING = frozenset({"receive", "check", "handle", "inspect", "look", "answer", "enter", "edit", "store", "forward"})
_NOT_TAKING = frozenset({"move", "about", "cease", "attend"})
_LIKELY = 0.62
"""How sure a step takes in what came before it of which its words say nothing."""


def with_likely_intakes(
    found: Mapping[int, Annotation], come: Mapping[int, tuple[Argument, ...]], context: ModelContext
) -> Mapping[int, Annotation]:
    """The annotations, with what likely comes in to steps of which nothing else tells it."""
    kept = dict(found)
    starts = (node for node in context.model.nodes if node.type is FlowNodeType.START_EVENT)
    first = {step.key for start in starts for step in context.following(start)}
    for key, arguments in come.items():
        node, known = context.model.node_by_key[key], found.get(key, UNKNOWN)
        media = arguments[0].media
        is_open = known.receives is None and known.produces != PHYSICAL and _may_take(node, media, context)
        if key not in first and _TAKING.isdisjoint(context.read(node.name).roles[:1]):
            continue  # later on, something else may be worked on
        if is_open and not _comes_otherwise(node, media, found, context):
            kept[key] = _taking(known, arguments)
    return kept


def _may_take(node: FlowNode, media: frozenset[Medium], context: ModelContext) -> bool:
    """Whether a step may take in what came: no machine takes paper, who notes down or answers takes what is said."""
    roles = context.read(node.name).roles
    if not node.name or node.key in context.containers or not _NOT_TAKING.isdisjoint(roles):
        return False
    if Medium.ORAL in media and not _NOTING.intersection(roles[:1]):
        return False
    return media <= DIGITAL_MEDIA or not (node.type in AUTOMATIC_TASKS or context.is_machine(node))


def _comes_otherwise(
    node: FlowNode, media: frozenset[Medium], found: Mapping[int, Annotation], context: ModelContext
) -> bool:
    """Whether steps before it hand on something in a form of which the event says nothing."""
    families = {medium.family for medium in media}
    for before in context.earlier(node):
        made = found.get(before.key, UNKNOWN).produces
        if made and any(medium.family not in families for medium in made):
            return True
    return False


def _taking(known: Annotation, arguments: Iterable[Argument]) -> Annotation:
    weighed = [argument._replace(weight=min(argument.weight, _LIKELY)) for argument in arguments]
    media = weighed[0].media
    is_data = Medium.DATA in media and media <= DIGITAL_MEDIA
    return known._replace(
        receives=media,
        origin=Origin.INFERRED,
        confidence=min(known.confidence, _LIKELY) if known.produces is not None else _LIKELY,
        evidence=(*known.evidence, *(argument.evidence for argument in weighed)),
        by_hand=known.by_hand and not is_data,
        intake=Intake.OUTSIDE if known.produces else None,
    )
