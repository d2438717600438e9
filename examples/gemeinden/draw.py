"""Draw the models of the three municipalities anew from their descriptions: `python examples/gemeinden/draw.py`."""

import tomllib
from pathlib import Path
from xml.etree import ElementTree as ET

from descriptions import Element, Flow, Process, processes

HERE = Path(__file__).parent
BPMN, DI, DC, SPACING = (
    "http://www.omg.org/spec/BPMN/20100524/MODEL",
    "http://www.omg.org/spec/BPMN/20100524/DI",
    "http://www.omg.org/spec/DD/20100524/DC",
    "http://www.omg.org/spec/DD/20100524/DI",
)
for prefix, namespace in {"bpmn": BPMN, "bpmndi": DI, "dc": DC, "di": SPACING}.items():
    ET.register_namespace(prefix, namespace)

LEFT, TOP, COLUMN, ROW = 160, 80, 160, 140
OUTSIDE, GAP = 60, 60
"""Height of the pool outside, and what lies between the two pools."""
SIZES = {"task": (110, 80), "serviceTask": (110, 80), "startEvent": (36, 36), "endEvent": (36, 36)} | {
    "exclusiveGateway": (50, 50)
}


def tag(parent: ET.Element, namespace: str, name: str, text: str = "", /, **attributes: object) -> ET.Element:
    """Add an XML element."""
    made = ET.SubElement(parent, f"{{{namespace}}}{name}", {key: str(value) for key, value in attributes.items()})
    made.text = text or None
    return made


class Drawing:
    """A model with its diagram: the main flow from left to right, and what leaves it below."""

    def __init__(self, process: Process) -> None:
        self.process = process
        self.root = ET.Element(
            f"{{{BPMN}}}definitions",
            {"id": process.id("Definitions", ""), "targetNamespace": "http://bpmn.io/schema/bpmn"},
        )
        self.outside, self.inside = process.id("Participant", "outside"), process.id("Participant", "inside")
        self.width = 60 + COLUMN * (1 + max(one.column for one in process.elements))
        self.lanes = self._lanes()

    def _lanes(self) -> dict[str, tuple[int, int]]:
        """Top and height of each lane; those with something below the main flow are higher."""
        found, top = {}, TOP + OUTSIDE + GAP
        for letter in self.process.lanes:
            own = [one for one in self.process.elements if one.lane == letter]
            height = ROW * (2 if any(one.row or one.note for one in own) else 1)
            found[letter] = top, height
            for one in own:
                one.middle = LEFT + 60 + COLUMN // 2 + COLUMN * one.column, top + ROW // 2 + 10 + (ROW - 20) * one.row
            top += height
        return found

    def text(self) -> bytes:
        """The file."""
        self._write_collaboration()
        self._write_process()
        self._write_diagram()
        ET.indent(self.root)
        return ET.tostring(self.root, encoding="UTF-8", xml_declaration=True) + b"\n"

    def _write_collaboration(self) -> None:
        process = self.process
        self.collaboration = process.id("Collaboration", "")
        made = tag(self.root, BPMN, "collaboration", id=self.collaboration, name=process.name)
        tag(made, BPMN, "participant", id=self.outside, name=process.facts["outside"])
        tag(
            made,
            BPMN,
            "participant",
            id=self.inside,
            name=process.facts["inside"],
            processRef=process.id("Process", ""),
        )
        for one in process.elements:
            if one.message:
                ends = (self.outside, one.id) if one.type == "startEvent" else (one.id, self.outside)
                tag(made, BPMN, "messageFlow", id=process.id("Flow", f"message {one.id}"), name=one.message,
                    sourceRef=ends[0], targetRef=ends[1])  # fmt: skip

    def _write_process(self) -> None:
        process = self.process
        made = tag(self.root, BPMN, "process", id=process.id("Process", ""), name=process.name, isExecutable="false")
        lanes = tag(made, BPMN, "laneSet", id=process.id("LaneSet", ""))
        for letter, name in process.lanes.items():
            lane = tag(lanes, BPMN, "lane", id=process.id("Lane", letter), name=name)
            for one in process.elements:
                if one.lane == letter:
                    tag(lane, BPMN, "flowNodeRef", one.id)
        for one in process.elements:
            self._write_node(made, one)
        for flow in process.flows:
            named = {"name": flow.name} if flow.name else {}
            tag(made, BPMN, "sequenceFlow", id=flow.id, **named, sourceRef=flow.source.id, targetRef=flow.target.id)
        for one in process.elements:
            if one.note:
                note = tag(made, BPMN, "textAnnotation", id=process.id("TextAnnotation", one.id))
                tag(note, BPMN, "text", one.note)
                tag(made, BPMN, "association", id=process.id("Association", one.id), sourceRef=one.id,
                    targetRef=process.id("TextAnnotation", one.id))  # fmt: skip

    def _write_node(self, made: ET.Element, one: Element) -> None:
        node = tag(made, BPMN, one.type, id=one.id, name=one.name)
        for kind, end in (("incoming", "target"), ("outgoing", "source")):
            for flow in self.process.flows:
                if getattr(flow, end) is one:
                    tag(node, BPMN, kind, flow.id)
        if one.type == "startEvent" and one.message:
            tag(node, BPMN, "messageEventDefinition", id=self.process.id("MessageEventDefinition", one.id))

    # -- shapes and edges ------------------------------------------------------------------------

    def _write_diagram(self) -> None:
        process = self.process
        diagram = tag(self.root, DI, "BPMNDiagram", id="BPMNDiagram_1")
        self.plane = tag(diagram, DI, "BPMNPlane", id="BPMNPlane_1", bpmnElement=self.collaboration)
        self._shape(self.outside, (LEFT, TOP, self.width, OUTSIDE), isHorizontal="true")
        top, height = TOP + OUTSIDE + GAP, sum(height for _, height in self.lanes.values())
        self._shape(self.inside, (LEFT, top, self.width, height), isHorizontal="true")
        for letter, (top, height) in self.lanes.items():
            self._shape(process.id("Lane", letter), (LEFT + 30, top, self.width - 30, height), isHorizontal="true")
        for one in process.elements:
            self._element(one)
        for flow in process.flows:
            self._flow(flow)
        for one in process.elements:
            if one.message:
                self._message(one)
            if one.note:
                self._note(one)

    def _element(self, one: Element) -> None:
        (x, y), (width, height) = one.middle, SIZES[one.type]
        label = None
        if one.type == "exclusiveGateway":
            label = (x - 45, y - 56, 90, 27)
        elif "Event" in one.type:
            label = (x - 45, y + 24, 90, 27)
        self._shape(one.id, (x - width // 2, y - height // 2, width, height), label)

    def _flow(self, flow: Flow) -> None:
        source, target = flow.source, flow.target
        (x, y), (to_x, to_y) = source.middle, target.middle
        half, half_to = SIZES[source.type], SIZES[target.type]
        label = None
        if source.column == target.column:  # down to a step aside, or up from one
            sign = 1 if to_y > y else -1
            points = [(x, y + sign * half[1] // 2), (to_x, to_y - sign * half_to[1] // 2)]
            label = (x + 8, y + 28, 30, 14)
        elif target.column < source.column:
            if source.row == target.row:
                points = [(x - half[0] // 2, y), (to_x + half_to[0] // 2, to_y)]
            else:
                points = [(x - half[0] // 2, y), (to_x, y), (to_x, to_y + half_to[1] // 2)]
        else:
            start, end = (x + half[0] // 2, y), (to_x - half_to[0] // 2, to_y)
            bend = (x + to_x) // 2
            points = [start, end] if y == to_y else [start, (bend, y), (bend, to_y), end]
            label = (x + 30, y - 22, 30, 14)
        self._edge(flow.id, points, label if flow.name else None)

    def _message(self, one: Element) -> None:
        x, y = one.middle
        edge = y - SIZES[one.type][1] // 2
        points = [(x, TOP + OUTSIDE), (x, edge)] if one.type == "startEvent" else [(x, edge), (x, TOP + OUTSIDE)]
        self._edge(self.process.id("Flow", f"message {one.id}"), points, (x + 8, TOP + OUTSIDE + 16, 110, 27))

    def _note(self, one: Element) -> None:
        x, y = one.middle
        self._shape(self.process.id("TextAnnotation", one.id), (x - 50, y + 70, 130, 44))
        self._edge(self.process.id("Association", one.id), [(x, y + SIZES[one.type][1] // 2), (x, y + 70)])

    def _shape(
        self, id_: str, box: tuple[int, int, int, int], label: tuple[int, int, int, int] | None = None, **more: str
    ) -> None:
        shape = tag(self.plane, DI, "BPMNShape", id=f"{id_}_di", bpmnElement=id_, **more)
        self._bounds(shape, box)
        if label:
            self._bounds(tag(shape, DI, "BPMNLabel"), label)

    def _edge(self, id_: str, points: list[tuple[int, int]], label: tuple[int, int, int, int] | None = None) -> None:
        edge = tag(self.plane, DI, "BPMNEdge", id=f"{id_}_di", bpmnElement=id_)
        for x, y in points:
            tag(edge, SPACING, "waypoint", x=x, y=y)
        if label:
            self._bounds(tag(edge, DI, "BPMNLabel"), label)

    def _bounds(self, parent: ET.Element, box: tuple[int, int, int, int]) -> None:
        tag(parent, DC, "Bounds", **dict(zip(("x", "y", "width", "height"), box, strict=True)))


def stated(process: Process) -> str:
    """The annotation file: what is stated of the whole, and how often each way is taken."""
    facts = ("title", "leika_key", "department", "contact", "cases")
    quoted = {"leika_key"}
    lines = ["schema: mediabruch/annotations/1"]
    for key in facts:
        if key in process.facts:
            value = process.facts[key]
            lines.append(f'{key}: "{value}"' if key in quoted else f"{key}: {value}")
    if shares := [flow for flow in process.flows if flow.share]:
        lines += ["", "flows:"]
        lines += (f"  {one.id}: {{probability: {int(one.share.rstrip('%')) / 100}}}" for one in shares)
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write all models and what is stated of them."""
    for description in sorted(HERE.glob("*/prozesse.txt")):
        config = tomllib.loads((description.parent / "mediabruch.toml").read_text(encoding="utf-8"))
        for process in processes(description.read_text(encoding="utf-8")):
            process.facts["inside"] = config["organization"]
            place = description.parent / process.file
            place.with_suffix(".bpmn").write_bytes(Drawing(process).text())
            place.with_suffix(".media.yaml").write_text(stated(process), encoding="utf-8")


if __name__ == "__main__":
    main()
