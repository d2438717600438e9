"""One pass over a definitions tree: which elements there are, in which order, and who contains whom.

Nothing is resolved here; the diagram is passed by untouched.
"""

from collections.abc import Callable, Iterator, Mapping
from itertools import count

from mediabruch.bpmn.element import XmlElement
from mediabruch.bpmn.found import TAG, ElementKind, FoundElement, FoundElements
from mediabruch.bpmn.namespaces import MARKER
from mediabruch.errors import Message
from mediabruch.model import SUB_PROCESSES, DataType, FlowNodeType, Note
from mediabruch.notation.letters import composed

_IS_PROCESS, _IS_NODE, _IS_FLOW = ElementKind.PROCESS, ElementKind.NODE, ElementKind.FLOW
"""Looked up once: before Python 3.12, the way to a member through its class takes as long as a call."""
Step = Callable[["_Scanner", XmlElement, FoundElement | None], FoundElement | None]
"""Takes a child of a process or sub-process; returns what it became if it has content of its own."""


def scan(root: XmlElement) -> FoundElements:
    """Everything that a tree holds."""
    scanner = _Scanner()
    for child in root:
        scanner.top(child)
    scanner.result.strange_names.update(name for names in scanner.names for name in names if name[0] == "{")
    return scanner.result


def _is_marker(element: XmlElement) -> bool:
    return element.get("id", "").startswith(MARKER)


class _Scanner:
    """The state of the pass: the next key, and what was found so far."""

    def __init__(self) -> None:
        self.result = FoundElements()
        self.names: dict[tuple[str, ...], tuple[str, ...]] = {}
        """Those of attributes that stand together; there are few kinds of them in a file."""
        self._keys = count(1)

    def keep(self, kind: ElementKind, type_: str, element: XmlElement, owner: FoundElement | None) -> FoundElement:
        """Take an element into the model, under the next key."""
        process = owner if owner is None or owner.kind is _IS_PROCESS else owner.process
        identifier, names = element.get("id"), tuple(element.keys())
        if identifier is not None and not identifier.isascii():
            identifier = composed(identifier)
        names = self.names.setdefault(names, names)
        found = FoundElement(next(self._keys), kind, type_, element, names, identifier, owner, process)
        self.result.found[kind].append(found)
        return found

    def top(self, element: XmlElement) -> None:
        """Take a child of `definitions`."""
        local = TOP.get(element.tag)
        if local is None:
            self.walk(iter(self.strange(element)), None)
        elif local == "process":
            self.walk(iter((element,)), None)
        elif local in _COLLABORATIONS:
            self.collaboration(element, is_drawn=local == "collaboration")
        elif local == "BPMNDiagram":
            self.result.diagrams.append(element)
        elif local in _WITH_EXTENSIONS:
            self.result.extensions.append(element)
        elif identifier := element.get("id"):
            self.result.definitions.setdefault(local, {}).setdefault(identifier, element)
            if local == "category":
                values = self.result.definitions.setdefault("categoryValue", {})
                values.update({value.get("id", ""): value for value in element.iterchildren(f"{TAG}categoryValue")})

    def walk(self, children: Iterator[XmlElement], owner: FoundElement | None) -> None:
        """Take processes with all that they hold, sub-processes at their place in the document."""
        open_ = [(children, owner)]
        while open_:
            children, owner = open_[-1]
            for child in children:
                step = CONTENT.get(child.tag)
                if step is None:
                    if inner_processes := self.strange(child):
                        open_.append((iter(inner_processes), owner))
                        break
                elif (inner := step(self, child, owner)) is not None:
                    open_.append((iter(child[:]), inner))
                    break
            else:
                open_.pop()

    def collaboration(self, element: XmlElement, *, is_drawn: bool) -> None:
        """Take the pools and message flows of a collaboration, or of a choreography, whose own elements are noted."""
        self.result.collaborations.append(element)
        self.result.extensions += element.iterchildren(_EXTENSIONS)
        strangers = []
        for child in element:
            local = COLLABORATION.get(child.tag)
            if local == "participant":
                self.keep(ElementKind.PARTICIPANT, local, child, None).parts = child[:]
            elif local == "messageFlow":
                self.keep(ElementKind.MESSAGE_FLOW, local, child, None).parts = child[:]
            elif local == "association":
                self.association(child, None)
            elif local == "textAnnotation":
                self.text(child, None)
            elif local == "group":
                self.keep(ElementKind.GROUP, local, child, None)
            elif local is None and child.tag.startswith(TAG):
                strangers.append(child)
        if strangers:
            self._note_strangers(element, strangers, is_drawn=is_drawn)

    def _note_strangers(self, element: XmlElement, strangers: list[XmlElement], *, is_drawn: bool) -> None:
        self.result.strange_names.update(child.tag for child in strangers)
        self.result.choreography_tasks += sum(1 for _ in element.iter(*_CHOREOGRAPHY_TASKS))
        names = ", ".join(sorted({child.tag.removeprefix(TAG) for child in strangers}))
        message = Message(
            "The {name} holds elements that are not played: {elements}."
            if is_drawn
            else "The {name} is not played, only the processes it refers to: {elements} are left out.",
            name=element.tag.removeprefix(TAG),
            elements=names,
        )
        self.result.notes.append(Note("MB909", message, element.get("id"), element.sourceline))

    def strange(self, element: XmlElement) -> list[XmlElement]:
        """Note an element that BPMN does not know; returns the processes inside it."""
        self.result.strange_names.add(element.tag)
        if element.tag.startswith(TAG):
            message = Message("The element {name} is not known and is left out.", name=element.tag[_PREFIX:])
            self.result.notes.append(Note("MB909", message, element.get("id"), element.sourceline))
        else:
            self.result.extensions.append(element)
        return list(_outermost_processes(element))

    def process(self, element: XmlElement, _owner: FoundElement | None) -> FoundElement:
        """Take a process."""
        return self.keep(_IS_PROCESS, "process", element, None)

    def node(self, element: XmlElement, owner: FoundElement | None) -> FoundElement | None:
        """Take an activity, event or gateway."""
        type_ = _LOCAL[element.tag]
        found = self.keep(_IS_NODE, type_, element, owner)
        if type_ in SUB_PROCESSES:
            return found
        if len(element):
            found.parts = [part for part in element[:] if part.tag not in _ENDS] or ()
        return None

    def flow(self, element: XmlElement, owner: FoundElement | None) -> None:
        """Take a sequence flow."""
        found = self.keep(_IS_FLOW, "sequenceFlow", element, owner)
        if len(element):
            found.parts = element[:]

    def data(self, element: XmlElement, owner: FoundElement | None) -> None:
        """Take a data object, a data store or a reference to one."""
        self.keep(ElementKind.DATA, _LOCAL[element.tag], element, owner).parts = element[:]

    def text(self, element: XmlElement, owner: FoundElement | None) -> None:
        """Take a text annotation, unless mediabruch wrote it: what it says of a step is no news about the step."""
        if not _is_marker(element):
            self.keep(ElementKind.TEXT, "textAnnotation", element, owner)

    def group(self, element: XmlElement, owner: FoundElement | None) -> None:
        """Take a group."""
        self.keep(ElementKind.GROUP, "group", element, owner)

    def association(self, element: XmlElement, owner: FoundElement | None) -> None:
        """Take an association."""
        if not _is_marker(element):
            self.result.associations.append((element, owner))

    def lane_set(self, element: XmlElement, owner: FoundElement | None) -> None:
        """Take the lanes of a process, outer ones before those nested in them."""
        open_: list[tuple[Iterator[XmlElement], FoundElement | None]] = [(iter(element), owner)]
        while open_:
            children, outer = open_[-1]
            for child in children:
                if child.tag == f"{TAG}lane":
                    lane = self.keep(ElementKind.LANE, "lane", child, outer)
                    lane.parts = child[:]
                    open_.extend((iter(inner), lane) for inner in reversed(lane.parts) if inner.tag in _LANE_SETS)
                    break
            else:
                open_.pop()

    def inputs_and_outputs(self, element: XmlElement, owner: FoundElement | None) -> None:
        """Take the data inputs and outputs of a process; those of a sub-process say something about itself."""
        self.part(element, owner)
        if owner is not None and owner.kind is _IS_PROCESS:
            for child in element:
                if child.tag in _INPUTS_AND_OUTPUTS:
                    self.data(child, owner)

    def part(self, element: XmlElement, owner: FoundElement | None) -> None:
        """Leave an element to the description of the process or sub-process it stands in."""
        if owner is None:
            return
        owner.take(element)
        if owner.kind is _IS_PROCESS and element.tag == _EXTENSIONS:
            self.result.extensions.append(element)

    def skip(self, element: XmlElement, owner: FoundElement | None) -> None:
        """Pass an element that says nothing new."""


_PREFIX = len(TAG)
_PROCESS = f"{TAG}process"
_EXTENSIONS = f"{TAG}extensionElements"
_WITH_EXTENSIONS = frozenset({"relationship", "extensionElements"})
_ENDS = frozenset({f"{TAG}incoming", f"{TAG}outgoing"})
_LANE_SETS = frozenset({f"{TAG}childLaneSet", f"{TAG}laneSet"})
_INPUTS_AND_OUTPUTS = {f"{TAG}{type_}" for type_ in (DataType.INPUT, DataType.OUTPUT)}
_CHOREOGRAPHY_TASKS = (f"{TAG}choreographyTask", f"{TAG}callChoreography")
_COLLABORATIONS = frozenset({"collaboration", "choreography", "conversation", "globalConversation"})


def _tags(*names: str) -> dict[str, str]:
    return {f"{TAG}{name}": name for name in names}


TOP: Mapping[str, str] = _tags(
    "process", "collaboration", "choreography", "conversation", "globalConversation", "relationship",
    "extensionElements", "message", "error", "escalation", "signal", "itemDefinition", "dataStore", "category",
    "resource", "interface", "import", "extension", "documentation", "endPoint", "partnerEntity", "partnerRole",
    "correlationProperty", "globalTask", "globalUserTask", "globalManualTask", "globalScriptTask",
    "globalBusinessRuleTask", "globalChoreographyTask", "messageEventDefinition", "timerEventDefinition",
    "errorEventDefinition", "escalationEventDefinition", "signalEventDefinition", "cancelEventDefinition",
    "compensateEventDefinition", "conditionalEventDefinition", "linkEventDefinition", "terminateEventDefinition",
) | {"{http://www.omg.org/spec/BPMN/20100524/DI}BPMNDiagram": "BPMNDiagram"}  # fmt: skip
"""The children of `definitions` by their tags."""

COLLABORATION: Mapping[str, str] = _tags(
    "participant", "messageFlow", "association", "textAnnotation", "group", "documentation", "extensionElements",
    "participantAssociation", "messageFlowAssociation", "correlationKey", "choreographyRef",
    "conversationAssociation",
)  # fmt: skip
"""What a collaboration holds and is no stranger."""


def _steps(step: Step, *names: str) -> dict[str, Step]:
    return {f"{TAG}{name}": step for name in names}


CONTENT: Mapping[str, Step] = (
    _steps(_Scanner.process, "process")
    | _steps(_Scanner.node, *FlowNodeType)
    | _steps(_Scanner.flow, "sequenceFlow")
    | _steps(_Scanner.lane_set, "laneSet")
    | _steps(_Scanner.data, "dataObject", "dataObjectReference", "dataStoreReference", "dataStore")
    | _steps(_Scanner.text, "textAnnotation")
    | _steps(_Scanner.group, "group")
    | _steps(_Scanner.association, "association")
    | _steps(_Scanner.inputs_and_outputs, "ioSpecification")
    | _steps(
        _Scanner.part, "documentation", "extensionElements", "property", "dataInputAssociation",
        "dataOutputAssociation", "standardLoopCharacteristics", "multiInstanceLoopCharacteristics",
    )
    | _steps(
        _Scanner.skip, "incoming", "outgoing", "auditing", "monitoring", "resourceRole", "performer",
        "humanPerformer", "potentialOwner", "correlationSubscription", "supports", "completionCondition",
        "ioBinding", "supportedInterfaceRef", "categoryValueRef",
    )
)  # fmt: skip
"""What to do with each child of a process or sub-process."""
_LOCAL: Mapping[str, str] = {tag: tag[_PREFIX:] for tag in [*CONTENT, *_INPUTS_AND_OUTPUTS]}
"""What it is called, by its tag."""


def _outermost_processes(element: XmlElement) -> Iterator[XmlElement]:
    """The processes inside an element that lie in no other process there, in the order of the file."""
    left = [*element][::-1]
    while left:
        child = left.pop()
        if child.tag == _PROCESS:
            yield child
        else:
            left += child[::-1]
