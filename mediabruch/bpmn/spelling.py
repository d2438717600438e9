"""BPMN's names as generators and language models write them: `<UserTask>` for `userTask`, `bpmn:id` for `id`.

Such names are told here, once, for who reads the tree and for who changes the bytes.
"""

from itertools import islice

from mediabruch.bpmn.element import XmlElement
from mediabruch.bpmn.found import ElementKind, FoundElements
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
_MOST_NAMED = 5
_FIRST = 8
"""Elements of a drawing by which its spelling is seen."""


def is_misspelled(found: FoundElements) -> bool:
    """Whether a tree that was scanned may hold names that `respell` would change. Cost: little where it does not."""
    if not _RIGHT_TAGS.keys().isdisjoint(found.strange_names) or any(map(_is_ours, found.strange_names)):
        return True
    tags = {part.tag for some in found.found.values() for one in some for part in one.parts}
    tags.update(part.tag for note in found.found[ElementKind.TEXT] for part in note.element)
    drawn = [element for diagram in found.diagrams for element in islice(diagram.iter(), _FIRST)]
    tags.update(element.tag for element in drawn)
    names = [name for element in drawn for name in element.keys()]  # noqa: SIM118 - an element is no mapping
    attributes = {name for name in names if name[0] == "{"}
    return not _RIGHT_TAGS.keys().isdisjoint(tags) or any(map(_is_ours, attributes))


def _is_ours(name: str) -> bool:
    """Whether an attribute has a prefix of BPMN, which needs none."""
    space, _, local = name[1:].rpartition("}")
    return space in SPACES and local[:1].islower()


def respell(root: XmlElement) -> list[Note]:
    """Give elements and attributes of a tree the names that BPMN knows; a note on each of both."""
    notes: list[Note] = []
    if found := {element.tag: element for element in root.iter(*_RIGHT_TAGS)}:
        for element in root.iter(*_RIGHT_TAGS):
            element.tag = _RIGHT_TAGS[element.tag]
        names = ", ".join(sorted(tag.rpartition("}")[2] for tag in found)[:_MOST_NAMED])
        message = Message(
            "BPMN writes the first letter of these elements otherwise: {names}; they are read all the same.",
            names=names,
        )
        notes.append(Note("MB909", message, line=min(element.sourceline for element in found.values())))
    _without_prefixes(root, notes)
    return notes


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
