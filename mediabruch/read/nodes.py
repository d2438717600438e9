"""Flow nodes: activities, events and gateways, and what their parts say."""

from collections.abc import Mapping

from mediabruch.errors import Message
from mediabruch.model import ACTIVITIES, EventDefinition, EventKind, FlowNode, FlowNodeType, LoopType
from mediabruch.read.context import FALSE, TRUE, Context, name_of
from mediabruch.read.dialects import FORM_ATTRIBUTES, MACHINE_ATTRIBUTES, NO_IMPLEMENTATION
from mediabruch.read.labels import label
from mediabruch.read.scan import TAG, Found, Kind
from mediabruch.read.xml import Element

_NODE = frozenset({Kind.NODE})
_PROCESS = frozenset({Kind.PROCESS})
_TYPES = {str(type_): type_ for type_ in FlowNodeType}
_EVENT_KINDS = {f"{TAG}{kind}EventDefinition": kind for kind in EventKind}
_REFERENCED = {EventKind.MESSAGE: "message", EventKind.ERROR: "error", EventKind.ESCALATION: "escalation",
               EventKind.SIGNAL: "signal"}  # fmt: skip
"""Kinds of events that refer to a root element, and its name."""
_DEFINITION_REFERENCE = f"{TAG}eventDefinitionRef"
_STANDARD_LOOP = f"{TAG}standardLoopCharacteristics"
_MULTI_INSTANCE = f"{TAG}multiInstanceLoopCharacteristics"
_ID_AND_NAME = 2
_SCRIPT = f"{TAG}script"
_WITH_IMPLEMENTATION = frozenset(
    {"userTask", "serviceTask", "sendTask", "receiveTask", "businessRuleTask", "scriptTask", "task", "callActivity",
     "startEvent", "manualTask"}
)  # fmt: skip


def host(context: Context, found: Found) -> Found | None:
    """The activity that a boundary event sits on."""
    activity = context.references.find(found.element.get("attachedToRef"), _NODE, found)
    return activity if activity is not None and activity.type in ACTIVITIES else None


def flow_nodes(context: Context, lanes: Mapping[int, int], handlers: frozenset[int]) -> tuple[FlowNode, ...]:
    """All flow nodes; `lanes` by keys of nodes, `handlers` the activities that compensation events point to."""
    return tuple([_flow_node(context, found, lanes, handlers) for found in context.scan.found[Kind.NODE]])


def _flow_node(context: Context, found: Found, lanes: Mapping[int, int], handlers: frozenset[int]) -> FlowNode:
    element = found.element
    get = element.get
    type_ = _TYPES[found.type]
    description = context.describe(found)
    attached_to = None
    interrupting = True
    if type_ is FlowNodeType.BOUNDARY_EVENT:
        activity = host(context, found)
        attached_to = None if activity is None else activity.key
        interrupting = get("cancelActivity") not in FALSE
        if activity is None:
            _note_no_host(context, found)
    elif type_ is FlowNodeType.START_EVENT:
        interrupting = get("isInterrupting") not in FALSE
    called_element = called_process = None
    if type_ is FlowNodeType.CALL_ACTIVITY:
        called_element = get("calledElement") or description.called_element
        called = context.references.find(called_element, _PROCESS)
        called_process = None if called is None else called.key
    has_code = found.type in _WITH_IMPLEMENTATION
    owner = found.owner
    return FlowNode(
        key=found.key,
        id=found.id,
        type=type_,
        name=name_of(element),
        line=found.line,
        process=found.process.key if found.process is not None else 0,
        parent=owner.key if owner is not None and owner.kind is Kind.NODE else None,
        lane=lanes.get(found.key),
        event_definitions=_event_definitions(context, found) if type_ not in _WITHOUT_EVENTS else (),
        attached_to=attached_to,
        interrupting=interrupting,
        is_for_compensation=get("isForCompensation") in TRUE or found.key in handlers,
        triggered_by_event=get("triggeredByEvent") in TRUE,
        called_element=called_element,
        called_process=called_process,
        loop=_loop(found),
        implementation=(_implementation(found) or description.implementation)
        if has_code
        else description.implementation,
        form=(_form(element) or description.form) if has_code else description.form,
        documentation=description.documentation,
        properties=description.properties,
        statements=description.statements,
    )


_WITHOUT_EVENTS = frozenset(FlowNodeType) - {
    FlowNodeType.START_EVENT,
    FlowNodeType.END_EVENT,
    FlowNodeType.INTERMEDIATE_CATCH_EVENT,
    FlowNodeType.INTERMEDIATE_THROW_EVENT,
    FlowNodeType.BOUNDARY_EVENT,
}


def _note_no_host(context: Context, found: Found) -> None:
    reference = found.element.get("attachedToRef")
    message = (
        Message("The boundary event sits on {reference}, which is no activity of the file.", reference=reference)
        if reference
        else Message("The boundary event sits on no activity.")
    )
    context.note(message, found.id, found.line)


def _event_definitions(context: Context, found: Found) -> tuple[EventDefinition, ...]:
    definitions = []
    for part in found.parts:
        kind = _EVENT_KINDS.get(part.tag)
        if kind is not None:
            definitions.append(_event_definition(context, kind, part))
        elif part.tag == _DEFINITION_REFERENCE:
            definitions.extend(_referenced_definition(context, found, part.text or ""))
    return tuple(definitions)


def _event_definition(context: Context, kind: EventKind, element: Element) -> EventDefinition:
    if kind is EventKind.LINK:
        return EventDefinition(kind, None, name_of(element) or None)
    name = _REFERENCED.get(kind)
    if name is None:
        return EventDefinition(kind)
    reference, definition = context.definition(name, element.get(f"{name}Ref"))
    return EventDefinition(kind, reference, (name_of(definition) or None) if definition is not None else None)


def _referenced_definition(context: Context, found: Found, reference: str) -> list[EventDefinition]:
    """The definition, at the top level of the file, that an event shares with others."""
    for tag, kind in _EVENT_KINDS.items():
        _, definition = context.definition(tag.removeprefix(TAG), reference)
        if definition is not None:
            return [_event_definition(context, kind, definition)]
    message = Message("The event refers to the definition {reference}, which the file lacks.", reference=reference)
    context.note(message, found.id, found.line)
    return []


def _loop(found: Found) -> LoopType | None:
    for part in found.parts:
        if part.tag == _MULTI_INSTANCE:
            return LoopType.SEQUENTIAL if part.get("isSequential") in TRUE else LoopType.PARALLEL
        if part.tag == _STANDARD_LOOP:
            return LoopType.STANDARD
    return None


def _implementation(found: Found) -> str | None:
    """What carries the task out, by the engines' attributes, its script, or BPMN's own `implementation`."""
    attributes = found.element.attrib
    if len(attributes) > _ID_AND_NAME:
        for name in MACHINE_ATTRIBUTES:
            if name in attributes and attributes[name].strip():
                return label(attributes[name])
    if any(part.tag == _SCRIPT for part in found.parts):
        return found.element.get("scriptFormat") or "script"
    written = found.element.get("implementation")
    return written if written and written.lower() not in NO_IMPLEMENTATION else None


def _form(element: Element) -> str | None:
    attributes = element.attrib
    if len(attributes) > _ID_AND_NAME:
        for name in FORM_ATTRIBUTES:
            if attributes.get(name):
                return label(attributes[name])
    return None
