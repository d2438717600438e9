"""Processes as they are described in `prozesse.txt`.

A process begins with `== file: name`, then come facts of the whole, the lanes by letter, and after `--` its flow, an
element a line:

    P ( Antrag eingegangen v Antrag auf Papier     a start event that receives a message from outside
    O Unterlagen prüfen                            a task in the lane O; `O%` is carried out by a system
    O ? Nachweise vollständig?                     a gateway; below it what leaves it, the main flow without steps
      nein 25%: Nachweise anfordern <              steps aside, and back to the step before the gateway
      ja 75%
      # Nur im Original.                           a note at the element before
    P Brief zur Post geben ^ Bescheid              a task that sends a message outside
    P ) Ausweis zugestellt                         an end event
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

PREFIXES = {"startEvent": "Event", "endEvent": "Event", "exclusiveGateway": "Gateway"}
MARKS = {"(": "startEvent", ")": "endEvent", "?": "exclusiveGateway"}


@dataclass
class Element:
    """An event, a task or a gateway."""

    type: str
    name: str
    lane: str
    column: int
    row: int = 0
    id: str = ""
    message: str = ""
    note: str = ""
    middle: tuple[int, int] = (0, 0)


@dataclass
class Flow:
    """A sequence flow."""

    source: Element
    target: Element
    name: str = ""
    share: str = ""
    id: str = ""


@dataclass
class Process:
    """One process of one municipality."""

    file: str
    name: str
    facts: dict[str, str] = field(default_factory=dict)
    lanes: dict[str, str] = field(default_factory=dict)
    elements: list[Element] = field(default_factory=list)
    flows: list[Flow] = field(default_factory=list)

    def id(self, kind: str, text: str) -> str:
        """An id as modelers make them, the same each time."""
        digits = int(hashlib.sha256(f"{self.file} {self.name} {kind} {text}".encode()).hexdigest(), 16)
        letters = "0123456789abcdefghijklmnopqrstuvwxyz"
        return f"{kind}_" + "".join(letters[digits // 36**place % 36] for place in range(7))


def processes(text: str) -> Iterator[Process]:
    """The processes of a description."""
    for part in re.split(r"^== ", text, flags=re.MULTILINE)[1:]:
        head, flow = part.split("\n--\n")
        title, *lines = head.splitlines()
        file, _, name = title.partition(": ")
        process = Process(file, name)
        for line in lines:
            key, _, value = line.partition(": ")
            (process.lanes if len(key) == 1 else process.facts)[key] = value
        read_flow(process, flow.splitlines())
        yield process


def read_flow(process: Process, lines: list[str]) -> None:
    """The elements of a process, a line each."""
    last: Element | None = None
    waiting: dict[str, str] = {}
    for line in filter(str.strip, lines):
        text = line.strip()
        if text.startswith("#"):
            assert last is not None
            last.note = text[1:].strip()
        elif line.startswith(" "):
            assert last is not None
            label, _, steps = text.partition(":")
            name, _, share = label.partition(" ")
            if steps:
                read_aside(process, last, steps.strip(), (name, share))
            else:
                waiting = {"name": name, "share": share}
        else:
            column = last.column + 1 if last else 0
            element = read_element(text[0], text[1:], column)
            add(process, element, last, **waiting)
            last, waiting = element, {}


def read_element(lane: str, text: str, column: int) -> Element:
    """The element of a line."""
    name, _, message = re.sub(r" [v^] ", "\t", text, count=1).partition("\t")
    type_ = "serviceTask" if name.startswith("%") else "task"
    name = name.lstrip("% ")
    if name[0] in MARKS:
        type_, name = MARKS[name[0]], name[1:].strip()
    return Element(type_, name, lane, column, message=message)


def read_aside(process: Process, gateway: Element, text: str, label: tuple[str, str]) -> None:
    """Steps below the main flow: on to an end of their own, or back to the step before the gateway."""
    is_loop = text.endswith("<")
    before = process.elements[process.elements.index(gateway) - 1]
    steps, _, end = text.rstrip("< ").partition(" ) ")
    last, (name, share) = gateway, label
    for number, step in enumerate(steps.split(" | ")):
        column = gateway.column + (-number if is_loop else number)
        element = Element("task", step, gateway.lane, column, row=1)
        add(process, element, last, name, share)
        last, name, share = element, "", ""
    if is_loop:
        connect(process, last, before)
    else:
        add(process, Element("endEvent", end, gateway.lane, last.column + 1, row=1), last)


def add(process: Process, element: Element, last: Element | None, name: str = "", share: str = "") -> None:
    """Add an element, and the flow that leads to it."""
    element.id = process.id(PREFIXES.get(element.type, "Activity"), f"{element.name}{len(process.elements)}")
    process.elements.append(element)
    if last is not None:
        connect(process, last, element, name, share)


def connect(process: Process, source: Element, target: Element, name: str = "", share: str = "") -> None:
    """Add a flow."""
    process.flows.append(Flow(source, target, name, share, process.id("Flow", source.id + target.id)))
