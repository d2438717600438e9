"""Changes of a model's file that shall, or shall not, change its figures."""

import random
from xml.etree import ElementTree as ET

from tests.support.drawing import CONTAINERS, tag, to_xml

_REFERENCES = ("id", "sourceRef", "targetRef", "attachedToRef", "calledElement", "processRef", "default")
_BPMNDI = "http://www.omg.org/spec/BPMN/20100524/DI"
_DC = "http://www.omg.org/spec/DD/20100524/DC"
_SCOPES = frozenset(map(tag, CONTAINERS))
_TRANSPARENT = (
    "exclusiveGateway",
    "parallelGateway",
    "inclusiveGateway",
    "complexGateway",
    "intermediateThrowEvent",
    "intermediateCatchEvent",
)


def renamed(xml: bytes, rng: random.Random) -> tuple[bytes, dict[str, str]]:
    """The same file with other ids, and the new id of each old one."""
    root = ET.fromstring(xml)
    ids = [element.attrib["id"] for element in root.iter() if "id" in element.attrib]
    names = {old: f"_{number}-renamed" for old, number in zip(ids, rng.sample(range(len(ids)), len(ids)), strict=True)}
    for element in root.iter():
        for name in _REFERENCES:
            if element.get(name) in names:
                element.set(name, names[element.attrib[name]])
    return to_xml(root).encode(), names


def moved(xml: bytes, rng: random.Random) -> bytes:
    """The same file with a diagram in which every element stands somewhere."""
    root = ET.fromstring(xml)
    ids = [element.attrib["id"] for element in root.iter() if "id" in element.attrib]
    plane = ET.SubElement(ET.SubElement(root, f"{{{_BPMNDI}}}BPMNDiagram"), f"{{{_BPMNDI}}}BPMNPlane")
    for of in ids:
        shape = ET.SubElement(plane, f"{{{_BPMNDI}}}BPMNShape", bpmnElement=of)
        bounds = {side: str(rng.randint(-999, 999)) for side in ("x", "y", "width", "height")}
        ET.SubElement(shape, f"{{{_DC}}}Bounds", bounds)
    return to_xml(root).encode()


def reordered(xml: bytes, rng: random.Random) -> bytes:
    """The same file with all sibling elements in another order."""
    root = ET.fromstring(xml)
    for element in root.iter():
        children = list(element)
        rng.shuffle(children)
        element[:] = children
    return to_xml(root).encode()


def inserted(xml: bytes, rng: random.Random, *, before_target: bool) -> bytes:
    """The file with a gateway or an intermediate event on one of its sequence flows.

    The new node stands directly before the flow's target, so that the order of firing stays, or else anywhere.
    """
    root = ET.fromstring(xml)
    gateways = {gateway.get("id") for gateway in root.iter(tag("eventBasedGateway"))}
    flows = [
        (scope, flow)
        for scope in root.iter()
        if scope.tag in _SCOPES
        for flow in scope.findall(tag("sequenceFlow"))
        if flow.get("sourceRef") not in gateways
    ]
    scope, flow = rng.choice(flows)
    target = next(node for node in scope if node.get("id") == flow.get("targetRef"))
    node = ET.Element(tag(rng.choice(_TRANSPARENT)), id="Inserted")
    onward = ET.Element(tag("sequenceFlow"), id="Onward", sourceRef="Inserted", targetRef=flow.attrib["targetRef"])
    flow.set("targetRef", "Inserted")
    places = list(scope)
    scope.insert(places.index(flow) + 1 if before_target else rng.randint(0, len(places)), onward)
    scope.insert(list(scope).index(target) if before_target else rng.randint(0, len(places)), node)
    return to_xml(root).encode()
