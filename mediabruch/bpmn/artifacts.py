"""Data and artifacts: data objects and stores, notes, groups, and the dotted lines between them and the nodes."""

from collections.abc import Mapping

from mediabruch.bpmn.context import TRUE, Context, name_of
from mediabruch.bpmn.element import XmlElement
from mediabruch.bpmn.found import TAG, ElementKind, FoundElement
from mediabruch.bpmn.labels import label
from mediabruch.bpmn.markup import text_of
from mediabruch.errors import Message
from mediabruch.model import Association, DataAssociation, DataElement, DataType, Group, TextAnnotation

_DATA = frozenset({ElementKind.DATA})
_ANY = frozenset(ElementKind)
_TYPES = {
    "dataObject": DataType.OBJECT,
    "dataObjectReference": DataType.OBJECT,
    "dataStore": DataType.STORE,
    "dataStoreReference": DataType.STORE,
    "dataInput": DataType.INPUT,
    "dataOutput": DataType.OUTPUT,
}
_REFERENCES = {
    "dataObjectReference": ("dataObjectRef", "dataObject"),
    "dataStoreReference": ("dataStoreRef", "dataStore"),
}
"""Attribute and local name of what a reference stands for."""
_STATE = f"{TAG}dataState"
_INPUT = f"{TAG}dataInputAssociation"
_OUTPUT = f"{TAG}dataOutputAssociation"
_DEFINITION = f"{TAG}eventDefinitionRef"
_COMPENSATION = f"{TAG}compensateEventDefinition"


def data_elements(context: Context) -> tuple[DataElement, ...]:
    """All data; a data object that references stand for is kept in them alone."""
    all_data = context.scan.found[ElementKind.DATA]
    drawn = {(found.type, found.id): found for found in reversed(all_data)}
    originals: dict[int, XmlElement] = {}
    replaced: set[int] = set()
    for found in all_data:
        if found.type in _REFERENCES:
            original = _original(context, found, drawn)
            if isinstance(original, FoundElement):
                originals[found.key] = original.element
                if original.key not in replaced:
                    replaced.add(original.key)
                    context.references.replace(original, found)
            elif original is not None:
                originals[found.key] = original
    return tuple(
        _data_element(context, found, originals.get(found.key)) for found in all_data if found.key not in replaced
    )


def _original(
    context: Context, found: FoundElement, drawn: Mapping[tuple[str, str | None], FoundElement]
) -> FoundElement | XmlElement | None:
    """The data object or store that a reference stands for."""
    attribute, name = _REFERENCES[found.type]
    reference = found.element.get(attribute)
    if not reference:
        return None
    original = drawn.get((name, reference)) or drawn.get((name, reference.rpartition(":")[2]))
    if original is not None:
        return original
    definition = context.definition(name, reference)[1]
    if definition is None:
        message = Message("The data refers to {reference}, which the file lacks.", reference=reference)
        context.note(message, found.id, found.line)
    return definition


def _data_element(context: Context, found: FoundElement, original: XmlElement | None) -> DataElement:
    sources = [found.element] if original is None else [found.element, original]
    description = context.describe(found)
    kinds = [context.definition("itemDefinition", source.get("itemSubjectRef"))[1] for source in sources]
    return DataElement(
        key=found.key,
        id=found.id,
        type=_TYPES[found.type],
        name=next((name for source in sources if (name := name_of(source))), ""),
        line=found.line,
        process=None if found.process is None else found.process.key,
        state=next((name for source in sources for part in source.iterchildren(_STATE) if (name := name_of(part))), ""),
        is_collection=any(source.get("isCollection") in TRUE for source in sources),
        is_physical=any(kind is not None and kind.get("itemKind", "").lower() == "physical" for kind in kinds),
        documentation=description.documentation,
        properties=tuple(description.properties),
        statements=tuple(description.statements),
    )


def data_associations(context: Context) -> tuple[DataAssociation, ...]:
    """What nodes read and write, in document order of the nodes."""
    values = []
    for node in context.scan.found[ElementKind.NODE]:
        for part in node.parts:
            if part.tag == _INPUT:
                values += [
                    DataAssociation(source=data.key, target=node.key, line=part.sourceline, id=part.get("id"))
                    for data in _ends(context, node, part, "sourceRef")
                ]
            elif part.tag == _OUTPUT:
                values += [
                    DataAssociation(source=node.key, target=data.key, line=part.sourceline, id=part.get("id"))
                    for data in _ends(context, node, part, "targetRef")
                ]
    return tuple(values)


def _ends(context: Context, node: FoundElement, association: XmlElement, end: str) -> list[FoundElement]:
    """The data at the far end of an association; variables of an engine are none."""
    ends = []
    for child in association.iterchildren(f"{TAG}{end}"):
        reference = (child.text or "").strip()
        data = context.references.find(reference, _DATA, node)
        if data is not None:
            ends.append(data)
        elif reference and not context.is_known(reference):
            message = Message(
                "The {end} of the data association is {reference}, which the file lacks.", end=end, reference=reference
            )
            context.note(message, association.get("id") or node.id, association.sourceline)
    return ends


def text_annotations(context: Context) -> tuple[TextAnnotation, ...]:
    """All notes on the drawing."""
    return tuple(
        TextAnnotation(
            key=found.key,
            id=found.id,
            text=label(" ".join(text_of(part) for part in found.element.iterchildren(f"{TAG}text"))),
            line=found.line,
        )
        for found in context.scan.found[ElementKind.TEXT]
    )


def groups(context: Context) -> tuple[Group, ...]:
    """All groups, named by their category's value."""
    values = []
    for found in context.scan.found[ElementKind.GROUP]:
        category = context.definition("categoryValue", found.element.get("categoryValueRef"))[1]
        name = label(category.get("value") or "") if category is not None else ""
        values.append(Group(key=found.key, id=found.id, name=name or name_of(found.element), line=found.line))
    return tuple(values)


def associations(context: Context) -> tuple[tuple[Association, ...], frozenset[int]]:
    """All associations, and the keys of the nodes that compensation boundary events point to."""
    values = []
    handlers = set()
    for element, owner in context.scan.associations:
        source = context.references.find(element.get("sourceRef"), _ANY, owner)
        target = context.references.find(element.get("targetRef"), _ANY, owner)
        if source is None or target is None:
            _note_open_association(context, element)
            continue
        direction = element.get("associationDirection", "None")
        values.append(
            Association(
                source=source.key, target=target.key, line=element.sourceline, id=element.get("id"), direction=direction
            )
        )
        if target.kind is ElementKind.NODE and _is_compensation(context, source):
            handlers.add(target.key)
    return tuple(values), frozenset(handlers)


def _note_open_association(context: Context, element: XmlElement) -> None:
    for end in ("sourceRef", "targetRef"):
        reference = element.get(end)
        if context.references.find(reference, _ANY) is None:
            message = (
                Message("The {end} of the association is {reference}, which is not read.", end=end, reference=reference)
                if reference
                else Message("The association has no {end}.", end=end)
            )
            context.note(message, element.get("id"), element.sourceline)


def _is_compensation(context: Context, source: FoundElement) -> bool:
    """Whether this is a boundary event for compensation."""
    return source.type == "boundaryEvent" and any(
        part.tag == _COMPENSATION
        or (part.tag == _DEFINITION and context.definition("compensateEventDefinition", part.text)[1] is not None)
        for part in source.parts
    )
