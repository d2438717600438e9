"""The process in the words of BPMN 2.0: frozen values, each with the XML line it came from.

Elements are named tuples: files make thousands of them, and a named tuple costs a tenth of a frozen dataclass to define
and a third to make.

Elements are told apart by their `key`, their position in document order, because ids may be missing or stand twice.
All references between elements are keys; a reference that leads nowhere is `None`, and a note says so.
"""

from enum import StrEnum
from typing import NamedTuple

from mediabruch.errors import Message

Properties = tuple[tuple[str, str], ...]
"""Name and value pairs from extension elements, in document order (Camunda 7 and 8, Signavio, Flowable, ...)."""


class FlowNodeType(StrEnum):
    """The flow node's element, as BPMN names it."""

    TASK = "task"
    USER_TASK = "userTask"
    MANUAL_TASK = "manualTask"
    SERVICE_TASK = "serviceTask"
    SEND_TASK = "sendTask"
    RECEIVE_TASK = "receiveTask"
    SCRIPT_TASK = "scriptTask"
    BUSINESS_RULE_TASK = "businessRuleTask"
    CALL_ACTIVITY = "callActivity"
    SUB_PROCESS = "subProcess"
    AD_HOC_SUB_PROCESS = "adHocSubProcess"
    TRANSACTION = "transaction"
    START_EVENT = "startEvent"
    END_EVENT = "endEvent"
    INTERMEDIATE_CATCH_EVENT = "intermediateCatchEvent"
    INTERMEDIATE_THROW_EVENT = "intermediateThrowEvent"
    BOUNDARY_EVENT = "boundaryEvent"
    EXCLUSIVE_GATEWAY = "exclusiveGateway"
    INCLUSIVE_GATEWAY = "inclusiveGateway"
    PARALLEL_GATEWAY = "parallelGateway"
    COMPLEX_GATEWAY = "complexGateway"
    EVENT_BASED_GATEWAY = "eventBasedGateway"


SUB_PROCESSES = frozenset({FlowNodeType.SUB_PROCESS, FlowNodeType.AD_HOC_SUB_PROCESS, FlowNodeType.TRANSACTION})
ACTIVITIES = SUB_PROCESSES | {
    FlowNodeType.TASK,
    FlowNodeType.USER_TASK,
    FlowNodeType.MANUAL_TASK,
    FlowNodeType.SERVICE_TASK,
    FlowNodeType.SEND_TASK,
    FlowNodeType.RECEIVE_TASK,
    FlowNodeType.SCRIPT_TASK,
    FlowNodeType.BUSINESS_RULE_TASK,
    FlowNodeType.CALL_ACTIVITY,
}
AUTOMATIC_TASKS = frozenset({FlowNodeType.SERVICE_TASK, FlowNodeType.SCRIPT_TASK, FlowNodeType.BUSINESS_RULE_TASK})
"""The tasks that run without a person, unless it is stated otherwise."""
GATEWAYS = frozenset(
    {
        FlowNodeType.EXCLUSIVE_GATEWAY,
        FlowNodeType.INCLUSIVE_GATEWAY,
        FlowNodeType.PARALLEL_GATEWAY,
        FlowNodeType.COMPLEX_GATEWAY,
        FlowNodeType.EVENT_BASED_GATEWAY,
    }
)
EVENTS = frozenset(FlowNodeType) - ACTIVITIES - GATEWAYS


class EventKind(StrEnum):
    """The kind of an event definition: BPMN's element name without `EventDefinition`."""

    MESSAGE = "message"
    TIMER = "timer"
    ERROR = "error"
    ESCALATION = "escalation"
    SIGNAL = "signal"
    CANCEL = "cancel"
    COMPENSATE = "compensate"
    CONDITIONAL = "conditional"
    LINK = "link"
    TERMINATE = "terminate"


class LoopType(StrEnum):
    """The loop marker of an activity."""

    STANDARD = "standard"
    PARALLEL = "multiInstanceParallel"
    SEQUENTIAL = "multiInstanceSequential"


class DataType(StrEnum):
    """The kind of a data element."""

    OBJECT = "dataObject"
    STORE = "dataStore"
    INPUT = "dataInput"
    OUTPUT = "dataOutput"


class Note(NamedTuple):
    """Something worth knowing about the model or its reading; `code` is one of the table of kinds (`MB9xx`)."""

    code: str
    message: Message
    element: str | None = None
    """Id of the element concerned."""
    line: int | None = None
    """Its XML line."""


class Statement(NamedTuple):
    """A fact that the model itself states about an element under a `mediabruch:` name."""

    name: str
    """The name without the prefix: `medium`, `receives`, `probability`, ..."""
    value: str
    line: int


class EventDefinition(NamedTuple):
    """What an event waits for or throws."""

    kind: EventKind
    ref: str | None = None
    """Id of the error, escalation, message or signal it refers to, without prefix."""
    name: str | None = None
    """Name of a link; of the referred message, error, ... otherwise, where the file defines one."""


class Process(NamedTuple):
    """A process; `key` orders it among all elements."""

    key: int
    id: str | None
    name: str
    line: int
    documentation: str = ""
    properties: Properties = ()
    statements: tuple[Statement, ...] = ()


class Participant(NamedTuple):
    """A pool. A black-box pool has no process."""

    key: int
    id: str | None
    name: str
    line: int
    process: int | None = None
    documentation: str = ""
    properties: Properties = ()
    statements: tuple[Statement, ...] = ()
    is_multiple: bool = False
    """Stands for several participants of its kind."""


class Lane(NamedTuple):
    """A lane; `parent` is the lane it is nested in."""

    key: int
    id: str | None
    name: str
    line: int
    process: int
    parent: int | None = None
    documentation: str = ""
    properties: Properties = ()
    statements: tuple[Statement, ...] = ()


class FlowNode(NamedTuple):
    """An activity, event or gateway."""

    key: int
    id: str | None
    type: FlowNodeType
    name: str
    """The label as a reader sees it: line breaks and literal `&#10;` are spaces, hyphenation is undone."""
    line: int
    process: int
    parent: int | None = None
    """The sub-process it stands in."""
    lane: int | None = None
    """The innermost lane that lists it."""
    event_definitions: tuple[EventDefinition, ...] = ()
    attached_to: int | None = None
    """Boundary events: the activity they sit on."""
    interrupting: bool = True
    """`cancelActivity` of a boundary event, `isInterrupting` of the start event of an event sub-process."""
    is_for_compensation: bool = False
    """By attribute, or because a compensation boundary event points here by an association."""
    triggered_by_event: bool = False
    """An event sub-process."""
    called_element: str | None = None
    """Call activities: what they call, as written."""
    called_process: int | None = None
    """Call activities: the process of the same file that they call."""
    loop: LoopType | None = None
    implementation: str | None = None
    """How a task is carried out by a machine: class, topic, expression, job type, `implementation`, ..."""
    form: str | None = None
    """Form key, form reference or form id of a user task or start event."""
    documentation: str = ""
    properties: Properties = ()
    statements: tuple[Statement, ...] = ()
    is_parallel: bool = False
    """Events with several definitions need all of them; event-based gateways await all their events."""
    is_instantiating: bool = False
    """Receive tasks and event-based gateways that begin a process."""

    @property
    def is_activity(self) -> bool:
        """Whether this is a step in the sense of docs/semantics.md."""
        return self.type in ACTIVITIES


class SequenceFlow(NamedTuple):
    """A sequence flow; `source` or `target` is `None` where the file leaves it open."""

    key: int
    id: str | None
    name: str
    line: int
    process: int
    source: int | None = None
    target: int | None = None
    condition: str | None = None
    """Text of the `conditionExpression`, possibly empty; `None` without one."""
    is_default: bool = False
    """The default flow of its source."""
    properties: Properties = ()
    statements: tuple[Statement, ...] = ()


class MessageFlow(NamedTuple):
    """A message flow; each end is the key of a flow node or participant."""

    key: int
    id: str | None
    name: str
    line: int
    source: int | None = None
    target: int | None = None
    message: str = ""
    """Name of the message it carries, where the file defines one."""
    documentation: str = ""
    properties: Properties = ()
    statements: tuple[Statement, ...] = ()


class DataElement(NamedTuple):
    """A data object (reference), data store (reference), or the data input or output of a process."""

    key: int
    id: str | None
    type: DataType
    name: str
    line: int
    process: int | None = None
    state: str = ""
    is_collection: bool = False
    is_physical: bool = False
    """Its item definition has `itemKind="Physical"`."""
    documentation: str = ""
    properties: Properties = ()
    statements: tuple[Statement, ...] = ()


class DataAssociation(NamedTuple):
    """What a node reads (`source` data, `target` node) or writes (`source` node, `target` data)."""

    source: int
    target: int
    line: int
    id: str | None = None


class TextAnnotation(NamedTuple):
    """A note on the diagram."""

    key: int
    id: str | None
    text: str
    line: int


class Association(NamedTuple):
    """A dotted line between two elements, often a note and a step."""

    source: int
    target: int
    line: int
    id: str | None = None
    direction: str = "None"
    """Where it has arrows: `None`, `One` (at its target) or `Both`."""


class Group(NamedTuple):
    """A dashed frame; BPMN says what lies in it by drawing only."""

    key: int
    id: str | None
    name: str
    line: int


class Bounds(NamedTuple):
    """A rectangle in the diagram's coordinates, y downwards."""

    x: float
    y: float
    width: float
    height: float


class Shape(NamedTuple):
    """Where an element is drawn."""

    element: int
    bounds: Bounds
    label: Bounds | None = None
    is_horizontal: bool | None = None
    """Pools and lanes: whether the band runs from left to right."""
    is_expanded: bool | None = None
    fill: str | None = None
    """Background colour `#rrggbb` (BPMN in Color, bpmn.io, Signavio)."""
    stroke: str | None = None
    """Border colour `#rrggbb`."""
    is_marker_visible: bool = False
    """Exclusive gateways: whether the X is shown."""
    id: str | None = None


class Edge(NamedTuple):
    """How a flow or association is drawn."""

    element: int | None
    """Key of the flow; `None` for data associations and associations, which have `element_id` only."""
    waypoints: tuple[tuple[float, float], ...]
    label: Bounds | None = None
    stroke: str | None = None
    element_id: str | None = None
    id: str | None = None


class Diagram(NamedTuple):
    """One `BPMNDiagram`: shapes and edges in document order."""

    id: str | None
    name: str
    plane: str | None
    """Id of the collaboration, process or sub-process that it draws."""
    shapes: tuple[Shape, ...]
    edges: tuple[Edge, ...]
