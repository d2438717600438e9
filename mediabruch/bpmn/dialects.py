"""What vendors write into extension elements: properties, forms, implementations, and facts meant for mediabruch.

Each vendor's habit is a line in a table; what no table knows is searched for plain pairs of name and value.
"""

from collections.abc import Callable, Iterator, Mapping

from mediabruch.bpmn.element import XmlElement
from mediabruch.bpmn.namespaces import ACTIVITI, BPMN, CAMUNDA, FLOWABLE, NAMESPACE, OPERATON, ZEEBE
from mediabruch.model import Statement
from mediabruch.patterns import pattern

_OWN = f"{{{NAMESPACE}}}"
_OWN_PREFIX = "mediabruch:"
_HUMP = pattern(r"(?<=[a-z0-9])(?=[A-Z])")


class Extensions:
    """What one element says of itself beside its name: extensions, and its documentation."""

    __slots__ = ("called_element", "documentation", "form", "implementation", "names", "properties", "statements")

    def __init__(self, names: Callable[[], Mapping[str, str]] = dict) -> None:
        self.names = names
        """What attributes are called whose names stand elsewhere in the file, by their ids."""
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
            return
        self.properties.append((name, value))
        if name.lower() in FORM_PROPERTIES and value not in _EMPTY:
            self.form = self.form or name

    def state(self, name: str, value: str, element: XmlElement) -> None:
        """Take a fact that is stated to mediabruch."""
        self.statements.append(
            Statement(name=_HUMP.sub("_", name.strip()).lower(), value=value.strip(), line=element.sourceline)
        )


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
_VALUE_CHILDREN = frozenset({"value", "Value", "metaValue", "string", "expression"})
_EMPTY = frozenset({"", "[]", "{}", "null", "false", "0"})
FORM_PROPERTIES = frozenset(
    {"processhub-userform", "formjsonschemafilename", "formkey", "formref", "formid", "screenref"}
)
"""Properties, in lower case, that name or hold the form of a task: ProcessHub, SpiffWorkflow, ..."""
_MAIL_PROPERTIES = frozenset({"send-task-receiver", "send-task-subject"})
"""Properties that a task has which writes an e-mail: ProcessHub."""
MAIL = "e-mail"
"""How such a task is carried out."""


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
    """A name and a value: attributes, children, or an attribute and the element's own text."""
    name = value = None
    for key, text in element.items():
        if key in _NAMES:
            name = name or text
        elif key in _VALUES:
            value = value or text
    if name is not None and value is not None:
        extensions.add(name, value, element)
        return
    children = [(child.tag.rpartition("}")[2], child) for child in element]
    if name is None:
        name = next((child.text for local, child in children if local in _NAMES and not len(child)), None)
        children = children if name else []
    values = [child for local, child in children if local in _VALUE_CHILDREN]
    for child in values:
        extensions.add((name or "").strip(), child.text, element)
    if name is not None and not children and (text := (element.text or "").strip()):
        extensions.add(name, text, element)


def _read_signavio(element: XmlElement, extensions: Extensions) -> None:
    extensions.add(element.get("metaKey"), element.get("metaValue"), element)


def _read_drools(element: XmlElement, extensions: Extensions) -> None:
    extensions.add(element.get("name"), next((child.text for child in element), None), element)


def _read_field(element: XmlElement, extensions: Extensions) -> None:
    value = element.get("stringValue") or element.get("expression") or next((child.text for child in element), None)
    extensions.add(element.get("name"), value, element)


def is_mail(extensions: Extensions) -> bool:
    """Whether all that an e-mail needs is filled in."""
    return {name for name, value in extensions.properties if value not in _EMPTY} >= _MAIL_PROPERTIES


def _read_adonis(element: XmlElement, extensions: Extensions) -> None:
    """Attributes of the element, and of the rows of its tables; a column without a name has its table's."""
    tables = {
        column: table.get("name") for table in element.iter(_BOC_TABLE) for column in table.iter(f"{_BOC}attribute")
    }
    for attribute in element.iter(f"{_BOC}attribute"):
        if attribute.get("novalue") == "1":
            continue
        text = next((child.text for child in attribute[:] if child.tag == _BOC_VALUE), attribute.text)
        name = attribute.get("name") or ""
        if name.startswith("col_{"):
            name = tables.get(attribute) or name
        if text and text.strip():
            extensions.add(name, text, attribute)


def _read_bizagi(element: XmlElement, extensions: Extensions) -> None:
    """Properties, and attributes that the house has defined: their names stand once, where they are defined."""
    _pairs_in(f"{_BIZAGI}BizagiProperty")(element, extensions)
    for value in element.iter(f"{_BIZAGI}BizagiExtendedAttributeValue"):
        identifier = value.get("Id") or ""
        extensions.add(extensions.names().get(identifier, identifier), value.findtext(f"{_BIZAGI}Content"), value)


def defined_names(root: XmlElement) -> dict[str, str]:
    """What attributes are called that the file defines in one place and fills in at others, by their ids."""
    return {
        identifier: name.strip()
        for definition in root.iter(f"{_BIZAGI}BizagiExtendedAttributeDefinition")
        if (identifier := definition.get("Id")) and (name := definition.findtext(f"{_BIZAGI}Name"))
    }


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
_BOC_TABLE = f"{_BOC}record"
_BOC_VALUE = f"{_BOC}value"
_BIZAGI = "{http://www.bizagi.com/bpmn20}"
_DROOLS = "{http://www.jboss.org/drools}"
_GBTEC = "{http://www.gbtec.de/bpmn/MODEL}"
_SIGNAVIO = ("{http://www.signavio.com}", "{http://www.signavio.com/}")


_ENGINES = (CAMUNDA, OPERATON, FLOWABLE, ACTIVITI)
"""The family of Activiti, which kept its words."""


def _engine_readers(namespace: str) -> Iterator[tuple[str, Reader]]:
    tag = f"{{{namespace}}}"
    for name in ("executionListener", "taskListener", "inputOutput", "in", "out", "failedJobRetryTimeCycle"):
        yield tag + name, _skip
    yield f"{tag}field", _read_field
    yield f"{tag}formData", _form("formData")
    yield f"{tag}formProperty", _form("formProperty")
    yield f"{tag}connector", _read_connector


READERS: Mapping[str, Reader] = {
    **{tag: reader for namespace in _ENGINES for tag, reader in _engine_readers(namespace)},
    **{f"{vendor}signavioMetaData": _read_signavio for vendor in _SIGNAVIO},
    **{f"{vendor}signavioLabel": _skip for vendor in _SIGNAVIO},
    f"{_DROOLS}metaData": _read_drools,
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
    f"{_BIZAGI}BizagiExtensions": _read_bizagi,
    "{http://www.visual-paradigm.com/bpmn/vpspecificcontent}Extensions": _pairs_in(f"{{{BPMN}}}StringProperty"),
    "{http://caseagile.com/schema/BPMN/20170414/MODEL}model": _pairs_in(
        "{http://caseagile.com/schema/BPMN/20170414/MODEL}value"
    ),
    "{http://www.trisotech.com/2015/triso/modeling}dataInputBindings": _skip,
}
"""Readers by the tag of a child of `extensionElements`."""

_BY_MACHINE = ("class", "delegateExpression", "expression", "topic", "decisionRef", "type")
_BY_FORM = ("formKey", "formRef", "formHandlerClass")


def _ranked(names: tuple[str, ...]) -> dict[str, int]:
    return {f"{{{space}}}{name}": rank for rank, name in enumerate(names) for space in _ENGINES}


MACHINE_ATTRIBUTES = _ranked(_BY_MACHINE) | {f"{_DROOLS}taskName": len(_BY_MACHINE)}
"""Attributes of a node that name what carries it out, with ranks: the most telling is least."""
FORM_ATTRIBUTES = _ranked(_BY_FORM) | {
    "{http://knowprocess.com/bpmn}formKey": len(_BY_FORM),
    "{http://processmaker.com/BPMN/2.0/Schema.xsd}screenRef": len(_BY_FORM),
}
"""Attributes of a node that name its form, likewise."""
NO_IMPLEMENTATION = frozenset({"", "unspecified", "unspezified", "webservice", "other"})
"""Values of BPMN's own `implementation`, in lower case and without `##`, that name nothing."""
