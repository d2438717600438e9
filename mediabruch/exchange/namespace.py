"""Our namespace for other programs: as XSD for validators, and as moddle descriptor for bpmn.io's tools."""

import json
from collections.abc import Mapping
from xml.etree import ElementTree as ET

from mediabruch.bpmn.namespaces import NAMESPACE
from mediabruch.exchange.own import ELEMENT, PREFIX, terms, written_name
from mediabruch.notation.shapes import FLAG, MEDIA, MINUTES, PROBABILITY, FactShape
from mediabruch.notation.words import MEDIA_WORDS
from mediabruch.statements.vocabulary import Term

_XS = "http://www.w3.org/2001/XMLSchema"
_OWN_TYPES: Mapping[int, str] = {id(MEDIA): "media", id(PROBABILITY): "probability", id(MINUTES): "minutes"}
_MEANS = "What the element states to mediabruch."


def moddle_text() -> str:
    """The moddle descriptor.

    Values are texts for it, as they are written; the type `Annotated` is for tools that write attributes.
    """
    facts = terms()
    descriptor = {
        "name": PREFIX,
        "uri": NAMESPACE,
        "prefix": PREFIX,
        "xml": {"tagAlias": "lowerCase"},
        "types": [
            {
                "name": ELEMENT.capitalize(),
                "description": _MEANS,
                "superClass": ["Element"],
                "properties": [_property(term) for term in facts.values()],
            },
            {
                "name": "Annotated",
                "isAbstract": True,
                "extends": ["bpmn:BaseElement"],
                "properties": [_property(term) for term in facts.values()],
            },
            *(
                {
                    "name": _capital(term),
                    "description": term.means,
                    "superClass": ["Element"],
                    "properties": [{"name": "value", "isBody": True, "type": "String"}],
                }
                for term in facts.values()
            ),
        ],
        "enumerations": [],
        "associations": [],
    }
    return json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n"


def _capital(term: Term) -> str:
    name = written_name(term.name)
    return name[:1].upper() + name[1:]


def _property(term: Term) -> dict[str, object]:
    return {"name": written_name(term.name), "description": term.means, "isAttr": True, "type": "String"}


def xsd_text() -> str:
    """The XSD of the element `annotation`, and of the same facts as attributes of BPMN's own elements."""
    schema = ET.Element(
        "xs:schema",
        {
            "xmlns:xs": _XS,
            f"xmlns:{PREFIX}": NAMESPACE,
            "targetNamespace": NAMESPACE,
            "elementFormDefault": "qualified",
            "attributeFormDefault": "unqualified",
        },
    )
    facts = terms().values()
    element = _child(schema, "element", name=ELEMENT)
    _explain(element, _MEANS)
    content = _child(element, "complexType")
    for term in facts:
        _explain(_child(content, "attribute", name=written_name(term.name), type=_type(term.shape)), term.means)
    for term in facts:
        _explain(_child(schema, "attribute", name=written_name(term.name), type=_type(term.shape)), term.means)
    _types(schema)
    ET.indent(schema)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(schema, encoding="unicode") + "\n"


def _type(shape: FactShape) -> str:
    if shape is FLAG:
        return "xs:boolean"
    return f"{PREFIX}:{_OWN_TYPES[id(shape)]}" if id(shape) in _OWN_TYPES else "xs:string"


def _types(schema: ET.Element) -> None:
    medium = _child(_child(schema, "simpleType", name="medium"), "restriction", base="xs:string")
    for word in MEDIA_WORDS:
        _child(medium, "enumeration", value=word)
    _child(_child(schema, "simpleType", name="media"), "list", itemType=f"{PREFIX}:medium")
    for name, most in (("probability", "1"), ("minutes", None)):
        number = _child(_child(schema, "simpleType", name=name), "restriction", base="xs:double")
        _child(number, "minInclusive", value="0")
        if most is not None:
            _child(number, "maxInclusive", value=most)


def _child(parent: ET.Element, tag: str, **attributes: str) -> ET.Element:
    return ET.SubElement(parent, f"xs:{tag}", attributes)


def _explain(element: ET.Element, means: str) -> None:
    note = ET.SubElement(element, "xs:annotation")
    ET.SubElement(note, "xs:documentation").text = means
