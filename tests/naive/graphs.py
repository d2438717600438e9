"""Small models without any order: nodes of all kinds, joined by flows at random, with what is stated of them."""

import random
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree as ET

from tests.laws.drawn import Drawn
from tests.support.drawing import Drawing

MOST_NODES = 12
TASKS = ("task", "userTask", "serviceTask", "sendTask", "receiveTask", "manualTask")
GATEWAYS = (
    "exclusiveGateway",
    "exclusiveGateway",
    "parallelGateway",
    "inclusiveGateway",
    "complexGateway",
    "eventBasedGateway",
)
EVENTS = (
    ("intermediateCatchEvent", "message"),
    ("intermediateCatchEvent", "timer"),
    ("intermediateThrowEvent", None),
    ("endEvent", None),
    ("endEvent", "terminate"),
    ("endEvent", "error"),
    ("endEvent", "escalation"),
)
SCOPES = ("subProcess", "adHocSubProcess", "callActivity")
SIDES = (
    None,
    None,
    "physical",
    "data",
    "document",
    "digital",
    "paper",
    "oral",
    ["data", "paper"],
    ["document", "oral"],
)
SHARES = (0.0, 0.1, 0.25, 0.5, 0.9, 1.0)


class Scribble:
    """A model drawn at random."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.drawing = Drawing()
        self.stated: dict[str, dict[str, Any]] = {"steps": {}, "flows": {}, "events": {}, "messages": {}}
        self.count = 0
        self.nodes: list[tuple[ET.Element, ET.Element]] = []
        """Each node with its process."""

    def id(self, word: str) -> str:
        self.count += 1
        return f"{word}_{self.count}"

    def perhaps(self, chance: float) -> bool:
        return self.rng.random() < chance

    def draw(self) -> Drawn:
        pools = self.rng.choice([1, 1, 2, 2, 3])
        for number in range(pools):
            process = self.drawing.pool(f"Pool_{number}")
            self.fill(process, process, self.rng.randint(2, MOST_NODES // pools), 1)
        self.drawing.pool("Outside", black_box=True)
        for _ in range(self.rng.choice([0, 1, 2, 4]) if pools > 1 else self.rng.choice([0, 0, 1])):
            (source, home), (target, away) = self.rng.choices(self.nodes, k=2)
            outside = home is away or self.perhaps(0.1)
            to = "Outside" if outside else target.attrib["id"]
            flow = self.drawing.message(source.attrib["id"], to, self.id("Message"))
            if self.perhaps(0.4):
                self.stated["messages"][flow.attrib["id"]] = {"medium": self.rng.choice(["data", "document", "paper"])}
        return Drawn(self.drawing.to_bytes(), self.stated)

    def fill(self, scope: ET.Element, process: ET.Element, most: int, depth: int) -> None:
        """Draw nodes in a scope, and flows between them."""
        nodes = [self.node(scope, process, depth) for _ in range(most)]
        if self.perhaps(0.8):
            for _ in range(self.rng.choice([1, 1, 1, 2])):
                start = self.event(scope, process, "startEvent", None)
                self.flow(scope, start, self.rng.choice(nodes))
                if self.perhaps(0.2):
                    self.stated["events"][start.attrib["id"]] = {"probability": self.rng.choice(SHARES)}
        for before, after in pairwise(nodes):
            if self.perhaps(0.7):
                self.flow(scope, before, after)
        for _ in range(self.rng.randint(0, len(nodes))):
            self.flow(scope, *self.rng.choices(nodes, k=2))
        for host in nodes:
            if self.is_activity(host) and self.perhaps(0.2):
                kind = self.rng.choice(["timer", "error", "escalation", "message"])
                more = {"attachedToRef": host.attrib["id"], "cancelActivity": self.rng.choice(["true", "false"])}
                event = self.event(scope, process, "boundaryEvent", kind, **more)
                self.flow(scope, event, self.rng.choice(nodes))
                if self.perhaps(0.3):
                    self.stated["events"][event.attrib["id"]] = {"probability": self.rng.choice(SHARES)}

    def node(self, scope: ET.Element, process: ET.Element, depth: int) -> ET.Element:
        kind = self.rng.random()
        if kind < 0.5:
            node = self.event(scope, process, self.rng.choice(TASKS), None)
        elif kind < 0.75:
            return self.event(scope, process, self.rng.choice(GATEWAYS), None)
        elif kind < 0.9 or not depth:
            return self.event(scope, process, *self.rng.choice(EVENTS))
        else:
            node = self.event(scope, process, self.rng.choice(SCOPES), None)
            if node.tag.endswith("callActivity"):
                called = self.drawing.process(self.id("Called"))
                node.set("calledElement", called.attrib["id"])
                self.fill(called, called, self.rng.randint(1, 3), depth - 1)
            else:
                self.fill(node, process, self.rng.randint(1, 3), depth - 1)
        self.state(node)
        return node

    def event(self, scope: ET.Element, process: ET.Element, element: str, kind: str | None, **more: str) -> ET.Element:
        node = self.drawing.event(scope, element, self.id("Node"), kind, **more)
        self.nodes.append((node, process))
        return node

    def is_activity(self, node: ET.Element) -> bool:
        return node.tag.endswith(("ask", "Process", "Activity"))

    def flow(self, scope: ET.Element, source: ET.Element, target: ET.Element) -> None:
        if source.tag.endswith("endEvent") or target.tag.endswith(("startEvent", "boundaryEvent")):
            return
        flow = self.drawing.flow(scope, source, target, self.id("Flow"))
        if self.perhaps(0.25):
            self.stated["flows"][flow.attrib["id"]] = {"probability": self.rng.choice(SHARES)}
        if self.perhaps(0.15) and not source.tag.endswith(("parallelGateway", "eventBasedGateway", "Event")):
            source.set("default", flow.attrib["id"])
        elif self.perhaps(0.2) and not source.tag.endswith("Gateway"):
            self.drawing.condition(flow)

    def state(self, node: ET.Element) -> None:
        facts: dict[str, Any] = {}
        for side in ("receives", "produces"):
            media = self.rng.choice(SIDES)
            if media is not None:
                facts[side] = media
        if self.perhaps(0.3):
            facts["by_hand"] = True
        if self.perhaps(0.2):
            facts["aside"] = self.rng.choice([True, "sent", "filed"])
        if self.perhaps(0.15):
            facts["automatic"] = self.perhaps(0.5)
        if self.perhaps(0.4):
            facts["system"] = self.rng.choice("XY")
        if facts:
            self.stated["steps"][node.attrib["id"]] = facts


def scribbled(seed: int) -> Drawn:
    """The model of a seed."""
    return Scribble(random.Random(seed)).draw()
