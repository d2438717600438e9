"""BPMN's names as generators and language models write them: `<UserTask>` for `userTask`, `bpmn:id` for `id`.

Such names are told here, once, for who reads the tree and for who changes the bytes.
"""

from mediabruch.bpmn.element import XmlElement
from mediabruch.bpmn.namespaces import BPMN, DIAGRAM, DRAWING, INTERCHANGE
from mediabruch.errors import Message
from mediabruch.model import EventKind, FlowNodeType, Note

_NAMES: dict[str, tuple[str, ...]] = {
    BPMN: (
        "definitions", "process", "collaboration", "choreography", "conversation", "globalConversation", "participant",
        "participantMultiplicity", "laneSet", "childLaneSet", "lane", "flowNodeRef", *FlowNodeType, "sequenceFlow",
        "messageFlow", "conditionExpression", "incoming", "outgoing", "documentation", "extensionElements",
        *(f"{kind}EventDefinition" for kind in EventKind), "eventDefinitionRef", "dataObject", "dataObjectReference",
        "dataStore", "dataStoreReference", "dataState", "ioSpecification", "dataInput", "dataOutput", "inputSet",
        "outputSet", "dataInputAssociation", "dataOutputAssociation", "sourceRef", "targetRef", "property",
        "textAnnotation", "text", "association", "group", "category", "categoryValue", "message", "error", "escalation",
        "signal", "itemDefinition", "standardLoopCharacteristics", "multiInstanceLoopCharacteristics", "script",
    ),
    DIAGRAM: ("BPMNDiagram", "BPMNPlane", "BPMNShape", "BPMNEdge", "BPMNLabel"),
    DRAWING: ("Bounds",),
    INTERCHANGE: ("waypoint",),
}  # fmt: skip
"""The names that reading asks for, by namespace."""
SPACES = frozenset(_NAMES)


def _other(name: str) -> str:
    """A name with the other first letter; `bpmn` for `BPMN`."""
    if name.startswith("BPMN"):
        return f"bpmn{name[4:]}"
    return (name[0].lower() if name[0].isupper() else name[0].upper()) + name[1:]


RIGHT_NAMES = {_other(name): name for names in _NAMES.values() for name in names}
"""Names by how they are misspelled."""
_RIGHT_TAGS = {f"{{{space}}}{_other(name)}": f"{{{space}}}{name}" for space, names in _NAMES.items() for name in names}
_DRAWN = (f"{{{DIAGRAM}}}BPMNShape", f"{{{DIAGRAM}}}BPMNEdge")
_MOST_NAMED = 5


def respell(root: XmlElement, data: bytes, notes: list[Note]) -> None:
    """Give elements and attributes of a tree the names that BPMN knows. Cost: nothing where all are right."""
    if found := {element.tag: element for element in root.iter(*_RIGHT_TAGS)}:
        for element in root.iter(*_RIGHT_TAGS):
            element.tag = _RIGHT_TAGS[element.tag]
        names = ", ".join(sorted(tag.rpartition("}")[2] for tag in found)[:_MOST_NAMED])
        message = Message(
            "BPMN writes the first letter of these elements otherwise: {names}; they are read all the same.",
            names=names,
        )
        notes.append(Note("MB909", message, line=min(element.sourceline for element in found.values())))
    if _may_hold_prefixed_attributes(root, data):
        _without_prefixes(root, notes)


def _may_hold_prefixed_attributes(root: XmlElement, data: bytes) -> bool:
    """Whether a prefix of BPMN stands behind a blank, as before an attribute, or what is drawn does not say of what."""
    prefixes = [prefix.encode() for prefix, space in root.nsmap.items() if prefix and space == BPMN]
    drawn = next(root.iter(*_DRAWN), None)
    return any(b" %b:" % prefix in data for prefix in prefixes) or (drawn is not None and not drawn.get("bpmnElement"))


def _without_prefixes(root: XmlElement, notes: list[Note]) -> None:
    first: tuple[int, str] | None = None
    for element in root.iter():
        for name, value in element.items():
            space, _, local = name[1:].rpartition("}")
            if space in SPACES:
                first = first or (element.sourceline, local)
                if element.get(local) is None:
                    element.set(local, value)
                del element.attrib[name]
    if first is not None:
        message = Message(
            "BPMN's attributes have no prefix, but {name} and others here have one; they are read all the same.",
            name=first[1],
        )
        notes.append(Note("MB909", message, line=first[0]))
