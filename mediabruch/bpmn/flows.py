"""Sequence flows and message flows, with their ends."""

from mediabruch.bpmn.context import SILENT, Context, name_of
from mediabruch.bpmn.dialects import Extensions
from mediabruch.bpmn.found import TAG, ElementKind, FoundElement
from mediabruch.bpmn.labels import label
from mediabruch.bpmn.markup import text_of
from mediabruch.errors import Message
from mediabruch.model import MessageFlow, SequenceFlow
from mediabruch.notation.letters import composed

_IS_NODE = ElementKind.NODE
_NODE = frozenset({_IS_NODE})
_MESSAGE_ENDS = frozenset({ElementKind.NODE, ElementKind.PARTICIPANT})
_POOL_ENDS = frozenset({ElementKind.PROCESS, ElementKind.LANE})
_CONDITION = f"{TAG}conditionExpression"


def sequence_flows(context: Context) -> tuple[SequenceFlow, ...]:
    """All sequence flows."""
    defaults = {
        found.key: composed(default)
        for found in context.scan.found[ElementKind.NODE]
        if "default" in found.names and (default := found.element.get("default"))
    }
    taken: set[int] = set()
    flows = tuple([_sequence_flow(context, found, defaults, taken) for found in context.scan.found[ElementKind.FLOW]])
    if len(taken) < len(defaults):
        for found in context.scan.found[ElementKind.NODE]:
            if found.key in defaults and found.key not in taken:
                message = Message("The default flow {flow} does not leave this node.", flow=defaults[found.key])
                context.note(message, found.id, found.line)
    return flows


def _sequence_flow(context: Context, found: FoundElement, defaults: dict[int, str], taken: set[int]) -> SequenceFlow:
    get, only = found.element.get, context.references.only
    source, target = only.get(get("sourceRef", "")), only.get(get("targetRef", ""))
    if source is None or source.kind is not _IS_NODE:
        source = _node(context, found, "sourceRef")
    if target is None or target.kind is not _IS_NODE:
        target = _node(context, found, "targetRef")
    is_default = False
    if source is not None and found.id is not None and (default := defaults.get(source.key)) is not None:
        is_default = found.id in {default, default.rpartition(":")[2]} or found.id.endswith(f".{default}")
        if is_default:
            taken.add(source.key)
    if source is not None and target is not None and source.owner is not target.owner:
        context.note(Message("The flow leads into another process or sub-process."), found.id, found.line)
    condition, said = _in_full(context, found) if found.parts or context.has_own_attributes else (None, SILENT)
    return tuple.__new__(  # in a third of the time: there are more of these than of anything else
        SequenceFlow,
        (
            found.key,
            found.id,
            label(get("name", "")),
            found.element.sourceline,
            0 if found.process is None else found.process.key,
            None if source is None else source.key,
            None if target is None else target.key,
            condition,
            is_default,
            tuple(said.properties),
            tuple(said.statements),
        ),
    )


def _in_full(context: Context, found: FoundElement) -> tuple[str | None, Extensions]:
    """The condition of a flow, and what it says beside."""
    if len(found.parts) == 1 and found.parts[0].tag == _CONDITION and not context.has_own_attributes:
        return text_of(found.parts[0]), SILENT  # as most often
    conditions = [text_of(part) for part in found.parts if part.tag == _CONDITION]
    return conditions[-1] if conditions else None, context.describe(found)


def _node(context: Context, found: FoundElement, end: str) -> FoundElement | None:
    reference = found.element.get(end)
    node = context.references.find(reference, _NODE, found)
    if node is None:
        _note_open_end(context, found, end, reference)
    return node


def _note_open_end(context: Context, found: FoundElement, end: str, reference: str | None) -> None:
    message = (
        Message("The {end} of the flow is {reference}, which the file lacks.", end=end, reference=reference)
        if reference
        else Message("The flow has no {end}.", end=end)
    )
    context.note(message, found.id, found.line)


def message_flows(context: Context) -> tuple[MessageFlow, ...]:
    """All message flows."""
    return tuple(_message_flow(context, found) for found in context.scan.found[ElementKind.MESSAGE_FLOW])


def _message_flow(context: Context, found: FoundElement) -> MessageFlow:
    source = _partner(context, found, "sourceRef")
    target = _partner(context, found, "targetRef")
    if source is not None and target is not None and source.process is target.process is not None:
        context.note(Message("The message flow stays within one process and is not played."), found.id, found.line)
    _, message = context.definition("message", found.element.get("messageRef"))
    description = context.describe(found)
    return MessageFlow(
        key=found.key,
        id=found.id,
        name=name_of(found.element),
        line=found.line,
        source=None if source is None else source.key,
        target=None if target is None else target.key,
        message="" if message is None else name_of(message),
        documentation=description.documentation,
        properties=tuple(description.properties),
        statements=tuple(description.statements),
    )


def _partner(context: Context, found: FoundElement, end: str) -> FoundElement | None:
    reference = found.element.get(end)
    partner = context.references.find(reference, _MESSAGE_ENDS)
    if partner is None:
        partner = _pool(context, context.references.find(reference, _POOL_ENDS))
    if partner is None:
        _note_open_end(context, found, end, reference)
    return partner


def _pool(context: Context, inside: FoundElement | None) -> FoundElement | None:
    """The pool whose process, or one of whose lanes, a message flow names in its place."""
    if inside is None:
        return None
    process = inside.process or inside
    for participant in context.scan.found[ElementKind.PARTICIPANT]:
        if context.references.find(participant.element.get("processRef"), frozenset({ElementKind.PROCESS})) is process:
            return participant
    return None
