"""A tree of blocks drawn as a BPMN file, with what is stated of it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar
from xml.etree import ElementTree as ET

from tests.laws.blocks import (
    Block,
    Boundary,
    Choice,
    Collaboration,
    Facts,
    Inclusive,
    Loop,
    Mark,
    Parallel,
    Scope,
    Sequence,
    Step,
    Stop,
)
from tests.support.drawing import Drawing, tag

Stated = dict[str, dict[str, Any]]
Node = ET.Element

MOST_INSIDE = 80
"""Of the numbers 0 to 99 that choose a receiver, those above lead outside."""


@dataclass(frozen=True)
class Drawn:
    """A generated model."""

    xml: bytes
    stated: Stated


@dataclass(frozen=True)
class Place:
    """Where a block is drawn."""

    scope: Node
    process: Node
    in_loop: bool = False
    """In a loop, at any depth."""
    is_repeated: bool = False
    """In a loop of this very process or sub-process, so that tokens of an earlier round may still be there."""
    in_branch: bool = False
    """Between a parallel or inclusive split and its join, in this very process or sub-process."""
    in_inclusive: bool = False
    """Between an inclusive split and its join, at any depth."""

    def inside(self, scope: Node, process: Node) -> "Place":
        """The content of a sub-process or called process that stands here."""
        return Place(scope, process, in_loop=self.in_loop, in_inclusive=self.in_inclusive)


def drawn(collaboration: Collaboration, *, calm: bool) -> Drawn:
    """The file of a collaboration.

    A calm one has no end event that removes tokens, no two messages that meet at a node or gateway, and no tokens that
    can merge, whatever the order of firing: within a loop no boundary event adds a token and no message is sent, and
    before an inclusive join nothing waits for a message.
    """
    pen = Pen(calm)
    for number, block in enumerate(collaboration.processes):
        process = pen.drawing.pool(f"Pool_{number}")
        place = Place(process, process)
        start = pen.node(place, "startEvent")
        if number:
            pen.receivers.append((start, start, process))
        pen.end(place, pen.draw(block, place, [start]))
    pen.draw_messages(collaboration)
    return Drawn(pen.drawing.to_bytes(), pen.stated)


@dataclass
class Pen:
    """Draws blocks; most methods draw a block behind some nodes and return its own last nodes."""

    calm: bool
    drawing: Drawing = field(default_factory=Drawing)
    stated: Stated = field(default_factory=lambda: {"steps": {}, "flows": {}, "events": {}, "messages": {}})
    senders: list[tuple[Node, Node]] = field(default_factory=list)
    """Nodes that can send a message, each with its process."""
    receivers: list[tuple[Node, Node, Node]] = field(default_factory=list)
    """Nodes that can take a message, each with the node at which no two messages shall meet, and its process."""
    count: int = 0

    def fresh(self, word: str) -> str:
        """A new id."""
        self.count += 1
        return f"{word}_{self.count}"

    def node(self, place: Place, element: str, kind: str | None = None, **attributes: str) -> Node:
        node = self.drawing.event(place.scope, element, self.fresh("Node"), kind, **attributes)
        if not (self.calm and place.in_loop):
            self.senders.append((node, place.process))
        return node

    def receiver(self, place: Place, node: Node, meeting: Node | None = None) -> Node:
        """Let a node take messages where that is allowed."""
        if not (self.calm and (place.in_loop or place.in_inclusive)):
            self.receivers.append((node, node if meeting is None else meeting, place.process))
        return node

    def connect(self, before: Iterable[Node], node: Node, place: Place, chance: float | None = None) -> None:
        for source in before:
            flow = self.drawing.flow(place.scope, source, node, self.fresh("Flow"))
            if chance is not None:
                self.stated["flows"][flow.attrib["id"]] = {"probability": chance}

    def behind(self, before: Iterable[Node], place: Place, element: str, kind: str | None = None, **more: str) -> Node:
        """A new node behind others."""
        node = self.node(place, element, kind, **more)
        self.connect(before, node, place)
        return node

    def end(self, place: Place, nodes: Iterable[Node], kind: str | None = None) -> None:
        for node in nodes:
            self.behind([node], place, "endEvent", kind)

    def one(self, before: list[Node], place: Place) -> list[Node]:
        """A single node behind others: what follows shall not join them."""
        return before if len(before) < 2 else [self.behind(before, place, "exclusiveGateway")]

    def draw(self, block: Block, place: Place, before: list[Node]) -> list[Node]:
        if not before:
            return []
        if isinstance(block, Sequence):
            for each in block.blocks:
                before = self.draw(each, place, before)
            return before
        return self._BLOCKS[type(block)](self, block, place, before)

    def state(self, node: Node, facts: Facts | None) -> None:
        if facts is not None and facts.stated:
            self.stated["steps"][node.attrib["id"]] = facts.stated

    def step(self, block: Step, place: Place, before: list[Node]) -> list[Node]:
        node = self.receiver(place, self.behind(before, place, block.element))
        self.state(node, block.facts)
        return [node, *self.boundary(block.boundary, node, place)]

    def boundary(self, events: Iterable[Boundary], host: Node, place: Place) -> list[Node]:
        """Boundary events with what follows them; the last nodes of those that come back."""
        back: list[Node] = []
        for event in events:
            if self.calm and place.is_repeated and not event.interrupting:
                continue
            cancels = {"attachedToRef": host.attrib["id"], "cancelActivity": str(event.interrupting).lower()}
            node = self.node(place, "boundaryEvent", event.kind, **cancels)
            if event.probability is not None:
                self.stated["events"][node.attrib["id"]] = {"probability": event.probability}
            rejoins = event.interrupting and (event.rejoins or place.in_branch)
            inner = place if event.interrupting else replace(place, in_branch=False)
            last = [node] if event.side is None else self.draw(event.side, inner, [node])
            if rejoins:
                back += last
            else:
                self.end(place, last)
        return back

    def mark(self, block: Mark, place: Place, before: list[Node]) -> list[Node]:
        if block.kind != "link":
            return [self.receiver(place, self.behind(before, place, block.element, block.kind))]
        name = self.fresh("Link")
        self.behind(before, place, "intermediateThrowEvent", "link", ref=name)
        return [self.node(place, "intermediateCatchEvent", "link", ref=name)]

    def choice(self, block: Choice, place: Place, before: list[Node]) -> list[Node]:
        gateway = self.behind(before, place, block.gateway)
        last: list[Node] = []
        for branch, chance in zip(block.branches, block.stated, strict=True):
            first = gateway
            if block.gateway == "eventBasedGateway" or chance is not None:
                first = self.node(place, "intermediateCatchEvent", "timer")
                self.connect([gateway], first, place, chance)
            if block.gateway == "eventBasedGateway":
                self.receiver(place, first, gateway)
            last += self.draw(branch, place, [first])
        return self.one(last, place) if block.has_join else last

    def parallel(self, block: Parallel, place: Place, before: list[Node]) -> list[Node]:
        inner = replace(place, in_branch=True)
        split = self.split(block.step, "parallelGateway", place, before)
        join = self.node(place, "parallelGateway")
        for branch in block.branches:
            self.connect(self.one(self.draw(branch, inner, [split]), inner), join, place)
        return [join]

    def split(self, step: Step | None, gateway: str, place: Place, before: list[Node]) -> Node:
        if step is not None:
            return self.step(step, place, before)[0]
        return self.behind(self.one(before, place), place, gateway)

    def inclusive(self, block: Inclusive, place: Place, before: list[Node]) -> list[Node]:
        if self.calm and place.in_loop and place.in_inclusive:
            return self.choice(Choice("exclusiveGateway", block.branches, block.stated, has_join=True), place, before)
        inner = replace(place, in_branch=True, in_inclusive=True)
        split = self.split(block.step, "inclusiveGateway", place, before)
        join = self.node(place, "inclusiveGateway")
        for number, (branch, chance) in enumerate(zip(block.branches, block.stated, strict=True)):
            first = self.node(inner, "intermediateThrowEvent")
            flow = self.drawing.flow(place.scope, split, first, self.fresh("Flow"))
            if block.has_default and number == len(block.branches) - 1:
                split.set("default", flow.attrib["id"])
            elif block.step is not None:
                self.drawing.condition(flow)
            if chance is not None:
                self.stated["flows"][flow.attrib["id"]] = {"probability": chance}
            self.connect(self.one(self.draw(branch, inner, [first]), inner), join, place)
        return [join]

    def loop(self, block: Loop, place: Place, before: list[Node]) -> list[Node]:
        inner = replace(place, in_loop=True, is_repeated=True)
        join = self.behind(before, inner, "exclusiveGateway")
        last = self.draw(block.body, inner, [join])
        if not last:
            return []
        leave = self.behind(last, inner, "exclusiveGateway")
        again = self.node(inner, "intermediateThrowEvent")
        self.connect([leave], again, place, block.chance)
        self.connect(self.draw(block.redo, inner, [again]), join, place)
        return [leave]

    def scope(self, block: Scope, place: Place, before: list[Node]) -> list[Node]:
        host = self.behind(before, place, block.element)
        self.state(host, block.facts)
        if block.element == "callActivity":
            process = self.drawing.process(self.fresh("Process"))
            host.set("calledElement", process.attrib["id"])
            inner = place.inside(process, process)
        else:
            inner = place.inside(host, place.process)
        if block.has_events:
            start = self.node(inner, "startEvent")
            self.end(inner, self.draw(block.body, inner, [start if self.calm else self.receiver(inner, start)]))
        else:
            self.behind(self.draw(block.body, inner, [self.node(inner, "task")]), inner, "manualTask")
            self.node(inner, "userTask")
        return [host, *self.boundary(block.boundary, host, place)]

    def stop(self, block: Stop, place: Place, before: list[Node]) -> list[Node]:
        """In a calm model, an end event that removes no token and is missed at no join."""
        if self.calm and place.in_branch:
            return before
        gateway = self.behind(before, place, "exclusiveGateway")
        end = self.node(place, "endEvent", None if self.calm else block.kind)
        self.connect([gateway], end, place, block.chance)
        return [gateway]

    def meets(self, node: Node, taken: list[Node]) -> bool:
        """Whether a message to this node could meet others, or find another event-based gateway waiting, too."""
        is_gateway = node.tag == tag("eventBasedGateway")
        return node in taken or (is_gateway and any(other.tag == node.tag for other in taken))

    _BLOCKS: ClassVar[dict[type[Block], Callable[..., list[Node]]]] = {
        Step: step,
        Mark: mark,
        Choice: choice,
        Parallel: parallel,
        Inclusive: inclusive,
        Loop: loop,
        Scope: scope,
        Stop: stop,
    }

    def draw_messages(self, collaboration: Collaboration) -> None:
        outside = self.drawing.pool("Outside", black_box=True)
        taken: list[Node] = []
        for sends, takes, medium in collaboration.messages:
            source, process = self.senders[sends % len(self.senders)]
            able = [
                (node, meeting)
                for node, meeting, home in self.receivers
                if home is not process and not (self.calm and self.meets(meeting, taken))
            ]
            if not able or takes > MOST_INSIDE:
                target = meeting = outside
            else:
                target, meeting = able[takes % len(able)]
                taken.append(meeting)
            flow = self.drawing.message(source.attrib["id"], target.attrib["id"], self.fresh("Message"))
            if medium is not None:
                self.stated["messages"][flow.attrib["id"]] = {"medium": medium}
