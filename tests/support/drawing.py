"""A BPMN file in the making, on the elements of its XML."""

from copy import deepcopy
from xml.etree import ElementTree as ET

BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL"
CONTAINERS = frozenset({"process", "subProcess", "adHocSubProcess", "transaction"})


def tag(name: str) -> str:
    return f"{{{BPMN}}}{name}"


def to_xml(root: ET.Element) -> str:
    """The elements of BPMN without a prefix, whichever prefixes somebody has registered for the whole process."""
    written = deepcopy(root)
    for element in written.iter():
        element.tag = element.tag.removeprefix(tag(""))
    written.attrib = {"xmlns": BPMN, **written.attrib}
    return ET.tostring(written, encoding="unicode")


class Drawing:
    """Pools with their processes, the nodes and flows in them, and messages between them; what comes first, is first.

    Ids are the caller's. A flow stands in the scope that its caller names, after the nodes drawn before it.
    """

    def __init__(self) -> None:
        self.root = ET.Element(tag("definitions"), targetNamespace="urn:drawn")
        self._collaboration = ET.SubElement(self.root, tag("collaboration"), id="Collaboration")

    def pool(self, name: str, *, black_box: bool = False) -> ET.Element:
        """A pool `name` and its process `name_process`, which is returned; of a black box, the pool itself."""
        pool = ET.SubElement(self._collaboration, tag("participant"), id=name, name=name)
        if black_box:
            return pool
        pool.set("processRef", f"{name}_process")
        return ET.SubElement(self.root, tag("process"), id=f"{name}_process", name=name)

    def process(self, name: str) -> ET.Element:
        """A process without a pool, such as a call activity plays."""
        return ET.SubElement(self.root, tag("process"), id=name, name=name)

    def node(self, scope: ET.Element, element: str, id: str, **attributes: str) -> ET.Element:  # noqa: A002 - BPMN's
        """An activity, event or gateway, with attributes in BPMN's names."""
        return ET.SubElement(scope, tag(element), {"id": id, **attributes})

    def event(self, scope: ET.Element, element: str, id: str, kind: str | None, **attributes: str) -> ET.Element:  # noqa: A002
        """An event; `ref` refers to an error, escalation or link name."""
        ref = attributes.pop("ref", None)
        event = self.node(scope, element, id, **attributes)
        if kind is not None:
            definition = ET.SubElement(event, tag(f"{kind}EventDefinition"))
            if ref is not None:
                definition.set("name" if kind == "link" else f"{kind}Ref", ref)
        return event

    def flow(self, scope: ET.Element, source: ET.Element, target: ET.Element, id: str) -> ET.Element:  # noqa: A002
        """A sequence flow."""
        return self.node(scope, "sequenceFlow", id, sourceRef=source.attrib["id"], targetRef=target.attrib["id"])

    def condition(self, flow: ET.Element) -> None:
        """Make a flow conditional."""
        ET.SubElement(flow, tag("conditionExpression"))

    def message(self, source: str, target: str, id: str) -> ET.Element:  # noqa: A002
        """A message flow between nodes or pools, by their ids."""
        return self.node(self._collaboration, "messageFlow", id, sourceRef=source, targetRef=target)

    def to_bytes(self) -> bytes:
        """The file, one element a line."""
        ET.indent(self.root)
        return b"<?xml version='1.0' encoding='utf-8'?>\n" + to_xml(self.root).encode()
