"""What vendors write into extension elements: properties, forms, implementations, and facts meant for mediabruch.

Each vendor's habit is a line in a table; what no table knows is searched for plain pairs of name and value.
"""

import re
from collections.abc import Callable, Iterator, Mapping

from mediabruch.bpmn.element import XmlElement
from mediabruch.bpmn.namespaces import ACTIVITI, BPMN, CAMUNDA, FLOWABLE, NAMESPACE, ZEEBE
from mediabruch.model import Statement

_OWN = f"{{{NAMESPACE}}}"
_OWN_PREFIX = "mediabruch:"
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


class Extensions:
    """What one element says of itself beside its name: extensions, and its documentation."""

    __slots__ = ("called_element", "documentation", "form", "implementation", "properties", "statements")

    def __init__(self) -> None:
        self.properties: list[tuple[str, str]] = []
        self.statements: list[Statement] = []
        self.implementation: str | None = None
        self.form: str | None = None
        self.called_element: str | None = None
        self.documentation = ""

    def add(self, name: str | None, value: str | None, element: XmlElement) -> None:
        """Take a pair of name and value: a fact if it is named for mediabruch, else a property."""
        if not name:
            return
        value = (value or "").strip()
        if name.startswith(_OWN_PREFIX):
            self.state(name.removeprefix(_OWN_PREFIX), value, element)
        else:
            self.properties.append((name, value))

    def state(self, name: str, value: str, element: XmlElement) -> None:
        """Take a fact that is stated to mediabruch."""
        self.statements.append(Statement(_HUMP.sub("_", name.strip()).lower(), value.strip(), element.sourceline))


Reader = Callable[[XmlElement, Extensions], None]
"""Reads one child of `extensionElements`."""


def read_extensions(element: XmlElement, extensions: Extensions) -> None:
    """Take in all that an `extensionElements` says."""
    for child in element[:]:
        reader = READERS.get(child.tag)
        if reader is not None:
            reader(child, extensions)
        elif child.tag.startswith(_OWN):
            _read_own(child, extensions)
        else:
            _read_pairs(child, extensions)


def read_own_attributes(element: XmlElement, extensions: Extensions) -> None:
    """Take in the facts that stand in attributes of the element itself."""
    for name, value in element.items():
        if name.startswith(_OWN):
            extensions.state(name.removeprefix(_OWN), value, element)


def _read_own(element: XmlElement, extensions: Extensions) -> None:
    """`<mediabruch:annotation medium="paper"/>`, or `<mediabruch:medium>paper</mediabruch:medium>`."""
    for inner in element.iter(f"{_OWN}*"):
        for name, value in inner.items():
            extensions.state(name.removeprefix(_OWN), value, inner)
        if not len(inner) and not inner.attrib and (text := (inner.text or "").strip()):
            extensions.state(inner.tag.removeprefix(_OWN), text, inner)


_NAMES = frozenset({"name", "key", "metaKey", "Name", "Key"})
_VALUES = frozenset({"value", "metaValue", "stringValue", "expression", "Value"})
_VALUE_CHILDREN = frozenset({"value", "metaValue", "string", "expression"})


def _read_pairs(element: XmlElement, extensions: Extensions) -> None:
    """The fallback: every element inside that has an attribute for a name and one, or a child, for a value."""
    for inner in element.iter():
        _read_pair(inner, extensions)


def _pairs_in(*tags: str) -> Reader:
    """Only the elements inside that have these tags; what else the vendor writes draws or repeats the model."""

    def read(element: XmlElement, extensions: Extensions) -> None:
        for inner in element.iter(*tags):
            _read_pair(inner, extensions)

    return read


def _read_pair(element: XmlElement, extensions: Extensions) -> None:
    name = value = None
    for key, text in element.items():
        if key in _NAMES:
            name = name or text
        elif key in _VALUES:
            value = value or text
    if name is None:
        return
    if value is not None:
        extensions.add(name, value, element)
        return
    for child in element:
        if child.tag.rpartition("}")[2] in _VALUE_CHILDREN:
            extensions.add(name, child.text, element)


def _read_signavio(element: XmlElement, extensions: Extensions) -> None:
    extensions.add(element.get("metaKey"), element.get("metaValue"), element)


def _read_drools(element: XmlElement, extensions: Extensions) -> None:
    extensions.add(element.get("name"), next((child.text for child in element), None), element)


def _read_field(element: XmlElement, extensions: Extensions) -> None:
    value = element.get("stringValue") or element.get("expression") or next((child.text for child in element), None)
    extensions.add(element.get("name"), value, element)


def _read_adonis(element: XmlElement, extensions: Extensions) -> None:
    for attribute in element.iter(f"{_BOC}attribute"):
        if attribute.get("novalue") == "1":
            continue
        for child in attribute[:]:
            if child.tag == _BOC_VALUE:
                extensions.add(attribute.get("name"), child.text, attribute)
                break


def _read_gbtec(element: XmlElement, extensions: Extensions) -> None:
    for value in element.iter(f"{_GBTEC}attributeValue"):
        extensions.add(value.get("stereotype"), value.get("value"), value)


def _implementation(attribute: str) -> Reader:
    def read(element: XmlElement, extensions: Extensions) -> None:
        extensions.implementation = extensions.implementation or element.get(attribute)

    return read


def _read_connector(element: XmlElement, extensions: Extensions) -> None:
    name = element.findtext(f"{{{CAMUNDA}}}connectorId") or "connector"
    extensions.implementation = extensions.implementation or name.strip()


def _read_called_element(element: XmlElement, extensions: Extensions) -> None:
    extensions.called_element = element.get("processId")


def _read_form_definition(element: XmlElement, extensions: Extensions) -> None:
    keys = ("formKey", "formId", "externalReference")
    extensions.form = extensions.form or next((element.get(key) for key in keys if element.get(key)), None)


def _form(name: str) -> Reader:
    def read(_element: XmlElement, extensions: Extensions) -> None:
        extensions.form = extensions.form or name

    return read


def _skip(element: XmlElement, extensions: Extensions) -> None:
    """Pass what holds positions, listeners, mappings of variables and the like."""


_BOC = "{http://www.boc-group.com}"
_BOC_VALUE = f"{_BOC}value"
_GBTEC = "{http://www.gbtec.de/bpmn/MODEL}"
_SIGNAVIO = ("{http://www.signavio.com}", "{http://www.signavio.com/}")


def _engine_readers(namespace: str) -> Iterator[tuple[str, Reader]]:
    """The family of Activiti: Camunda 7, Flowable and others that kept its words."""
    tag = f"{{{namespace}}}"
    for name in ("executionListener", "taskListener", "inputOutput", "in", "out", "failedJobRetryTimeCycle"):
        yield tag + name, _skip
    yield f"{tag}field", _read_field
    yield f"{tag}formData", _form("formData")
    yield f"{tag}formProperty", _form("formProperty")
    yield f"{tag}connector", _read_connector


READERS: Mapping[str, Reader] = {
    **{tag: reader for namespace in (CAMUNDA, ACTIVITI, FLOWABLE) for tag, reader in _engine_readers(namespace)},
    **{f"{vendor}signavioMetaData": _read_signavio for vendor in _SIGNAVIO},
    **{f"{vendor}signavioLabel": _skip for vendor in _SIGNAVIO},
    "{http://www.jboss.org/drools}metaData": _read_drools,
    "{http://knowprocess.com/bpmn}field": _read_field,
    f"{{{ZEEBE}}}taskDefinition": _implementation("type"),
    f"{{{ZEEBE}}}calledDecision": _implementation("decisionId"),
    f"{{{ZEEBE}}}script": _implementation("expression"),
    f"{{{ZEEBE}}}calledElement": _read_called_element,
    f"{{{ZEEBE}}}formDefinition": _read_form_definition,
    f"{{{ZEEBE}}}ioMapping": _skip,
    f"{_BOC}modelattributes": _read_adonis,
    f"{_BOC}instance": _read_adonis,
    f"{_BOC}connector": _read_adonis,
    f"{_GBTEC}entityData": _read_gbtec,
    f"{_GBTEC}nodeData": _read_gbtec,
    f"{_GBTEC}associationData": _read_gbtec,
    f"{_GBTEC}edgeData": _skip,
    "{http://www.w4.eu/spec/BPMN/20110930/GRAPH}graphStyle": _skip,
    "{http://www.bizagi.com/bpmn20}BizagiExtensions": _pairs_in("{http://www.bizagi.com/bpmn20}BizagiProperty"),
    "{http://www.visual-paradigm.com/bpmn/vpspecificcontent}Extensions": _pairs_in(f"{{{BPMN}}}StringProperty"),
    "{http://caseagile.com/schema/BPMN/20170414/MODEL}model": _pairs_in(
        "{http://caseagile.com/schema/BPMN/20170414/MODEL}value"
    ),
    "{http://www.trisotech.com/2015/triso/modeling}dataInputBindings": _skip,
}
"""Readers by the tag of a child of `extensionElements`."""

_BY_MACHINE = ("class", "delegateExpression", "expression", "topic", "decisionRef", "type")
_BY_FORM = ("formKey", "formRef", "formHandlerClass")
_ENGINES = (CAMUNDA, FLOWABLE, ACTIVITI)


def _ranked(names: tuple[str, ...]) -> dict[str, int]:
    return {f"{{{space}}}{name}": rank for rank, name in enumerate(names) for space in _ENGINES}


MACHINE_ATTRIBUTES = _ranked(_BY_MACHINE)
"""Attributes of a node that name what carries it out, with ranks: the most telling is least."""
FORM_ATTRIBUTES = _ranked(_BY_FORM)
"""Attributes of a node that name its form, likewise."""
NO_IMPLEMENTATION = frozenset({"", "unspecified", "unspezified", "webservice", "other"})
"""Values of BPMN's own `implementation`, in lower case and without `##`, that name nothing."""
