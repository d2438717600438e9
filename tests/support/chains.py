"""Long models whose size is known: steps one after the other, with choices, parallel branches and loops between."""

from typing import Any
from xml.etree import ElementTree as ET

from tests.support.drawing import Drawing

MEDIA = ("data", "document", "paper", "digital", "oral")
STEPS_IN_BLOCK = 10


def long_chain(steps: int, *, in_loop: bool = False) -> tuple[bytes, dict[str, dict[str, Any]]]:
    """A model of so many steps (in tens), and its annotations; all of it in one outer loop if wanted.

    Ten steps are: three in a row, one of two, both of two, two in a loop that half of the cases take again, and one of
    unknown medium. Of the others each has its medium.
    """
    pen = _Pen()
    start = pen.node("startEvent")
    first = pen.behind([start], "exclusiveGateway")
    last = first
    for _ in range(steps // STEPS_IN_BLOCK):
        last = pen.block(last)
    leave = pen.behind([last], "exclusiveGateway")
    if in_loop:
        pen.flow(leave, first)
    pen.behind([leave], "endEvent")
    return pen.drawing.to_bytes(), {"steps": pen.steps}


class _Pen:
    def __init__(self) -> None:
        self.drawing = Drawing()
        self.process = self.drawing.pool("Chain")
        self.steps: dict[str, Any] = {}
        self.count = 0

    def node(self, element: str) -> ET.Element:
        self.count += 1
        return self.drawing.node(self.process, element, f"N{self.count}", name=f"Step {self.count}")

    def flow(self, source: ET.Element, target: ET.Element) -> None:
        self.count += 1
        self.drawing.flow(self.process, source, target, f"F{self.count}")

    def behind(self, before: list[ET.Element], element: str) -> ET.Element:
        node = self.node(element)
        for source in before:
            self.flow(source, node)
        return node

    def step(self, before: ET.Element) -> ET.Element:
        step = self.behind([before], "userTask")
        self.steps[step.attrib["id"]] = {"medium": MEDIA[len(self.steps) % len(MEDIA)]}
        return step

    def block(self, before: ET.Element) -> ET.Element:
        row = self.step(self.step(self.step(before)))
        choice = self.behind([row], "exclusiveGateway")
        choice = self.behind([self.step(choice), self.step(choice)], "exclusiveGateway")
        both = self.behind([choice], "parallelGateway")
        both = self.behind([self.step(both), self.step(both)], "parallelGateway")
        again = self.behind([both], "exclusiveGateway")
        leave = self.behind([self.step(self.step(again))], "exclusiveGateway")
        self.flow(leave, again)
        return self.behind([leave], "task")
