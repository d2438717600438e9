"""Flow nodes: activities, events and gateways, and what their parts say."""

from collections.abc import Mapping
from functools import lru_cache

from mediabruch.bpmn.context import FALSE, TRUE, Context, name_of
from mediabruch.bpmn.dialects import FORM_ATTRIBUTES, MACHINE_ATTRIBUTES, MAIL, NO_IMPLEMENTATION, Extensions, is_mail
from mediabruch.bpmn.element import XmlElement
from mediabruch.bpmn.found import TAG, ElementKind, FoundElement
from mediabruch.bpmn.labels import label
from mediabruch.errors import Message
from mediabruch.model import ACTIVITIES, EVENTS, EventDefinition, EventKind, FlowNode, FlowNodeType, LoopType

_IS_NODE = ElementKind.NODE
_NODE = frozenset({_IS_NODE})
_PROCESS = frozenset({ElementKind.PROCESS})
_TYPES = {str(type_): type_ for type_ in FlowNodeType}
_EVENT_KINDS = {f"{TAG}{kind}EventDefinition": kind for kind in EventKind}
_REFERENCED = {
    EventKind.MESSAGE: "message",
    EventKind.ERROR: "error",
    EventKind.ESCALATION: "escalation",
    EventKind.SIGNAL: "signal",
}
"""Kinds of events that refer to an element at the top of the file, and its name."""
_DEFINITION_REFERENCE = f"{TAG}eventDefinitionRef"
_STANDARD_LOOP = f"{TAG}standardLoopCharacteristics"
_MULTI_INSTANCE = f"{TAG}multiInstanceLoopCharacteristics"
_SCRIPT = f"{TAG}script"
_PLAIN = frozenset({"id", "name", "default"})
"""What a node has that says nothing more of itself; a default flow is the flow's to say."""
_BOUNDARY_EVENT, _CALL_ACTIVITY = FlowNodeType.BOUNDARY_EVENT, FlowNodeType.CALL_ACTIVITY
_SEND_TASK, _SCRIPT_TASK = FlowNodeType.SEND_TASK, FlowNodeType.SCRIPT_TASK
_NEVER_PLAIN = frozenset({_BOUNDARY_EVENT, _CALL_ACTIVITY})
_Usual = tuple[int, str | None, FlowNodeType, str, int, int, int | None, int | None]
"""The first fields of a node."""
_NOTHING_MORE = FlowNode(0, None, FlowNodeType.TASK, "", 0, 0, None, None)[8:]
"""The other fields of most nodes, which say nothing else."""


def host(context: Context, found: FoundElement) -> FoundElement | None:
    """The activity that a boundary event sits on."""
    activity = context.references.find(found.element.get("attachedToRef"), _NODE, found)
    return activity if activity is not None and activity.type in ACTIVITIES else None


def flow_nodes(context: Context, lanes: Mapping[int, int], handlers: frozenset[int]) -> tuple[FlowNode, ...]:
    """All flow nodes; `lanes` by keys of nodes, `handlers` the activities that compensation events point to."""
    return tuple([_flow_node(context, found, lanes, handlers) for found in context.scan.found[ElementKind.NODE]])


def _flow_node(context: Context, found: FoundElement, lanes: Mapping[int, int], handlers: frozenset[int]) -> FlowNode:
    type_, element, owner = _TYPES[found.type], found.element, found.owner
    usual = (
        found.key,
        found.id,
        type_,
        label(element.get("name", "")),
        element.sourceline,
        0 if found.process is None else found.process.key,
        owner.key if owner is not None and owner.kind is _IS_NODE else None,
        lanes.get(found.key),
    )
    is_plain = not found.parts and not context.has_own_attributes and _PLAIN.issuperset(found.names)
    if is_plain and type_ not in _NEVER_PLAIN and found.key not in handlers:
        return tuple.__new__(FlowNode, usual + _NOTHING_MORE)
    return _in_full(context, found, usual, is_handler=found.key in handlers)


def _in_full(context: Context, found: FoundElement, usual: _Usual, *, is_handler: bool) -> FlowNode:
    """A node with all that it says beside what it is called: most say nothing else, and are told apart for speed."""
    attributes, type_ = dict(found.element.items()), usual[2]
    get, said = attributes.get, context.describe(found)
    is_activity = type_ in ACTIVITIES
    machine, form = _telling(found.names)
    called_element = called_process = None
    if type_ is _CALL_ACTIVITY:
        called_element = get("calledElement") or said.called_element
        called = context.references.find(called_element, _PROCESS)
        called_process = None if called is None else called.key
    return FlowNode(
        *usual,
        event_definitions=_event_definitions(context, found) if type_ in EVENTS and found.parts else (),
        attached_to=_attached_to(context, found) if type_ is _BOUNDARY_EVENT else None,
        interrupting=get("cancelActivity") not in FALSE and get("isInterrupting") not in FALSE,
        is_for_compensation=is_activity and (is_handler or get("isForCompensation") in TRUE),
        triggered_by_event=get("triggeredByEvent") in TRUE,
        called_element=called_element,
        called_process=called_process,
        loop=_loop(found) if is_activity and found.parts else None,
        implementation=_implementation(found, attributes, machine)
        or said.implementation
        or (_mail(said) if type_ is _SEND_TASK else None),
        form=_first_of(attributes, form) or said.form,
        documentation=said.documentation,
        properties=tuple(said.properties),
        statements=tuple(said.statements),
        is_parallel=get("parallelMultiple") in TRUE or get("eventGatewayType") == "Parallel",
        is_instantiating=get("instantiate") in TRUE,
    )


def _attached_to(context: Context, found: FoundElement) -> int | None:
    """The key of the activity that a boundary event sits on; a note if there is none."""
    activity = host(context, found)
    if activity is not None:
        return activity.key
    reference = found.element.get("attachedToRef")
    message = (
        Message("The boundary event sits on {reference}, which is no activity of the file.", reference=reference)
        if reference
        else Message("The boundary event sits on no activity.")
    )
    context.note(message, found.id, found.line)
    return None


def _event_definitions(context: Context, found: FoundElement) -> tuple[EventDefinition, ...]:
    definitions = []
    for part in found.parts:
        kind = _EVENT_KINDS.get(part.tag)
        if kind is not None:
            definitions.append(_event_definition(context, kind, part))
        elif part.tag == _DEFINITION_REFERENCE:
            definitions.extend(_referenced_definition(context, found, part.text or ""))
    return tuple(definitions)


def _event_definition(context: Context, kind: EventKind, element: XmlElement) -> EventDefinition:
    if kind is EventKind.LINK:
        return EventDefinition(kind=kind, ref=None, name=name_of(element) or None)
    name = _REFERENCED.get(kind)
    if name is None:
        return EventDefinition(kind)
    reference, definition = context.definition(name, element.get(f"{name}Ref"))
    return EventDefinition(
        kind=kind, ref=reference, name=(name_of(definition) or None) if definition is not None else None
    )


def _referenced_definition(context: Context, found: FoundElement, reference: str) -> list[EventDefinition]:
    """The definition, at the top of the file, that an event shares with others."""
    for tag, kind in _EVENT_KINDS.items():
        _, definition = context.definition(tag.removeprefix(TAG), reference)
        if definition is not None:
            return [_event_definition(context, kind, definition)]
    message = Message("The event refers to the definition {reference}, which the file lacks.", reference=reference)
    context.note(message, found.id, found.line)
    return []


def _loop(found: FoundElement) -> LoopType | None:
    for part in found.parts:
        if part.tag == _MULTI_INSTANCE:
            return LoopType.SEQUENTIAL if part.get("isSequential") in TRUE else LoopType.PARALLEL
        if part.tag == _STANDARD_LOOP:
            return LoopType.STANDARD
    return None


def _implementation(found: FoundElement, attributes: Mapping[str, str], telling: tuple[str, ...]) -> str | None:
    """What carries the task out, by the engines' attributes, its script, or BPMN's own `implementation`."""
    if stated := _first_of(attributes, telling):
        return stated
    written = attributes.get("implementation")
    if written is not None and written.lower().lstrip("#") not in NO_IMPLEMENTATION:
        return written
    if found.type == _SCRIPT_TASK and any(part.tag == _SCRIPT for part in found.parts):
        return attributes.get("scriptFormat") or "script"
    return None


def _mail(said: Extensions) -> str | None:
    """What carries out a send task in which subject and receiver of a mail are filled in."""
    return MAIL if is_mail(said) else None


@lru_cache(maxsize=512)
def _telling(names: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Which of these attributes name what carries a node out, and which its form, the most telling first.

    Found once for all nodes that have the same ones.
    """
    machine, form = (
        tuple(sorted(ranks.keys() & names, key=ranks.__getitem__)) for ranks in (MACHINE_ATTRIBUTES, FORM_ATTRIBUTES)
    )
    return machine, form


def _first_of(attributes: Mapping[str, str], names: tuple[str, ...]) -> str | None:
    """The value of the attribute that tells most."""
    return next((value for name in names if (value := label(attributes[name]))), None) if names else None
