r"""The notation of `tests.support.models.build`.

Chains of nodes are separated by `;`. A node is drawn where it is first named, in that order, and has its name as id.

- `Check` begins with a capital: a task. `Check{A > B}` is a sub-process with its content.
- In lower case, the letters say what it is: `xor1 and1 or1 ev1 complex1` gateways; `start1 catch1 throw1 timer1 end1`
  events; `error1 escalation1 terminate1` end events.
- `Check!late` is an interrupting boundary event of `Check`, `Check+late` one that does not interrupt; `Check!error1`
  and `Check+escalation1` catch.
- `A > B` a sequence flow, `-0.2->` with its probability, `-?->` or `-?0.2->` conditional, `-*->` the default.
- `Office: A > B` stands in that pool, as do the following chains; without any, there is one pool `Pool`.
- `A ~> B` a message flow, `A ~paper~> B` with its medium; `[Court]` is a pool without a process.

What is known of a node stands in brackets, separated by commas:
- its media: `(paper)`, `(receives:produces)`, `(?:data)` with one side unknown, `(paper+data)`, `(physical)`;
- `by_hand`, `automatic`, `system=X`, `law=X`, `calls=Pool` (a call activity), `unnamed`, `ref=X` of an error;
- the type of task: `user manual service send receive script businessRule`;
- a number: the probability of a start or boundary event.

Each process and sub-process has a start event that leads to all nodes without a way in unless it names one itself, and
each node without a way out has its end event; `build(..., ends=False)` leaves both out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from xml.etree import ElementTree as ET

from tests.support.drawing import CONTAINERS, Drawing, tag

_TOKEN = re.compile(
    r"\s*(?:(?P<pool>[^\W\d]\w*):\s|(?P<node>[^\W\d]\w*(?:[!+]\w+)?|\[\w+\])(?:\((?P<facts>[^()]*)\))?"
    r"|(?P<arrow>>|-(?P<mark>[?*]?)(?P<chance>[\d.]*)->)|(?P<message>~(?:(?P<medium>[\w+]+)~)?>)|(?P<sign>[{};]))"
)
_ELEMENTS = {
    "xor": ("exclusiveGateway", None),
    "and": ("parallelGateway", None),
    "or": ("inclusiveGateway", None),
    "ev": ("eventBasedGateway", None),
    "complex": ("complexGateway", None),
    "start": ("startEvent", None),
    "catch": ("intermediateCatchEvent", None),
    "timer": ("intermediateCatchEvent", "timer"),
    "throw": ("intermediateThrowEvent", None),
    "end": ("endEvent", None),
    "error": ("endEvent", "error"),
    "escalation": ("endEvent", "escalation"),
    "terminate": ("endEvent", "terminate"),
}
_TASKS = frozenset({"user", "manual", "service", "send", "receive", "script", "businessRule"})
_MEDIA = re.compile(r"(?:[?]|physical|data|document|digital|paper|oral|[:+])+")


@dataclass
class Reader:
    """Draws what it reads, and keeps what is stated."""

    drawing: Drawing = field(default_factory=Drawing)
    stated: dict[str, dict[str, Any]] = field(
        default_factory=lambda: {"steps": {}, "flows": {}, "events": {}, "messages": {}}
    )
    scopes: list[ET.Element] = field(default_factory=list)
    nodes: dict[str, tuple[ET.Element, ET.Element]] = field(default_factory=dict)
    """Of each node: itself, and its scope."""
    messages: list[tuple[str, str, str | None]] = field(default_factory=list)

    def read(self, text: str) -> None:
        """Draw all that the text names."""
        node: ET.Element | None = None
        before: tuple[ET.Element, re.Match[str]] | None = None
        for found in _tokens(text):
            if found["node"] and before is not None and before[1]["message"]:
                self.messages.append((before[0].attrib["id"], found["node"].strip("[]"), before[1]["medium"]))
            elif found["node"]:
                node = self.node(found["node"])
                self.facts(node, found["facts"])
                if before is not None:
                    self.flow(before[0], node, before[1])
            elif found["arrow"] or found["message"]:
                before = None if node is None else (node, found)
            else:
                before = None
                node = self.scope(found, node)

    def scope(self, found: re.Match[str], node: ET.Element | None) -> ET.Element | None:
        """Go into a pool or a sub-process, or leave the latter: then it is the node that a chain goes on from."""
        if found["pool"]:
            self.scopes = [self.drawing.pool(found["pool"])]
        elif found["sign"] == "{" and node is not None:
            node.tag = tag("subProcess")
            self.scopes.append(node)
        elif found["sign"] == "}":
            return self.scopes.pop()
        return node

    def node(self, name: str) -> ET.Element:
        """The node of this name, drawn where it is new."""
        if name in self.nodes:
            return self.nodes[name][0]
        if name.startswith("["):
            return self.black_box(name)
        if not self.scopes:
            self.scopes = [self.drawing.pool("Pool")]
        scope = self.scopes[-1]
        host, mark, event = re.fullmatch(r"(\w+?)([!+]?)((?<=[!+])\w+)?", name).groups()  # type: ignore[union-attr]
        if mark:
            scope = self.nodes[host][1]
            kind = next((kind for kind in ("error", "escalation") if event.startswith(kind)), "timer")
            cancels = {"attachedToRef": host, "cancelActivity": "true" if mark == "!" else "false"}
            drawn = self.drawing.event(scope, "boundaryEvent", name, kind, **cancels)
        elif name[0].isupper():
            drawn = self.drawing.node(scope, "task", name, name=name)
        else:
            element, of_kind = _ELEMENTS[name.rstrip("0123456789")]
            drawn = self.drawing.event(scope, element, name, of_kind)
        self.nodes[name] = drawn, scope
        return drawn

    def black_box(self, name: str) -> ET.Element:
        """The pool without a process that is written `[name]`, drawn where it is new."""
        pool = next(
            (pool for pool in self.drawing.root.iter(tag("participant")) if pool.attrib["id"] == name[1:-1]), None
        )
        return self.drawing.pool(name[1:-1], black_box=True) if pool is None else pool

    def flow(self, source: ET.Element, target: ET.Element, arrow: re.Match[str] | None = None) -> None:
        """Draw a sequence flow, with the arrow's marks."""
        id = f"{source.attrib['id']}>{target.attrib['id']}"  # noqa: A001 - BPMN's
        flow = self.drawing.flow(self.nodes[source.attrib["id"]][1], source, target, id)
        if arrow is None:
            return
        if arrow["mark"] == "?":
            self.drawing.condition(flow)
        if arrow["mark"] == "*":
            source.set("default", id)
        if arrow["chance"]:
            self.stated["flows"][id] = {"probability": float(arrow["chance"])}

    def facts(self, node: ET.Element, text: str | None) -> None:
        """Note what is known of a node."""
        if text is None:
            return
        id = node.attrib["id"]  # noqa: A001 - BPMN's
        known: dict[str, Any] = {}
        for fact in (fact.strip() for fact in text.split(",")):
            name, _, value = fact.partition("=")
            if _MEDIA.fullmatch(fact):
                known |= _sides(fact)
            elif fact in _TASKS:
                node.tag = tag(f"{fact}Task")
            elif name == "calls":
                node.tag = tag("callActivity")
                node.set("calledElement", f"{value}_process")
            elif name == "ref":
                node[0].set(f"{_kind(node)}Ref", value)
            elif fact == "unnamed":
                node.set("name", "")
            elif re.fullmatch(r"[\d.]+", fact):
                self.stated["events"][id] = {"probability": float(fact)}
            else:
                known[{"law": "required_by_law"}.get(name, name)] = value or True
        if known:
            self.stated["steps"][id] = known

    def draw_ends(self) -> None:
        """Start events that lead to what has no way in, and an end event for each node that has no way out."""
        flows = [flow.attrib for flow in self.drawing.root.iter(tag("sequenceFlow"))]
        sources, targets = {flow["sourceRef"] for flow in flows}, {flow["targetRef"] for flow in flows}
        for scope in [scope for name in CONTAINERS for scope in self.drawing.root.iter(tag(name))]:
            inside = [node for node, stands_in in self.nodes.values() if stands_in is scope]
            boundary = [node for node in inside if node.tag == tag("boundaryEvent")]
            first = [node for node in inside if node.attrib["id"] not in targets and node not in boundary]
            if inside and all(node.tag != tag("startEvent") for node in inside):
                start = self.drawing.node(scope, "startEvent", f"start_{scope.attrib['id']}")
                self.nodes[start.attrib["id"]] = start, scope
                for node in first:
                    self.flow(start, node)
            for node in inside:
                if node.attrib["id"] not in sources and node.tag != tag("endEvent"):
                    end = self.drawing.node(scope, "endEvent", f"end_{node.attrib['id']}")
                    self.nodes[end.attrib["id"]] = end, scope
                    self.flow(node, end)

    def draw_messages(self) -> None:
        """Message flows, and the pools that they name."""
        for source, target, medium in self.messages:
            if target not in self.nodes:
                self.black_box(f"[{target}]")
            id = f"{source}~>{target}"  # noqa: A001 - BPMN's
            self.drawing.message(source, target, id)
            if medium:
                self.stated["messages"][id] = {"medium": medium.split("+")}


def _tokens(text: str) -> Iterator[re.Match[str]]:
    position = 0
    while text[position:].strip():
        found = _TOKEN.match(text, position)
        if found is None:
            message = f"cannot read {text[position:]!r}"
            raise ValueError(message)
        yield found
        position = found.end()


def _sides(text: str) -> dict[str, Any]:
    receives, _, produces = text.partition(":")
    if not produces:
        return {"medium": _media(receives)} if receives != "?" else {}
    sides = {"receives": receives, "produces": produces}
    return {side: _media(media) for side, media in sides.items() if media != "?"}


def _media(text: str) -> str | list[str]:
    return text if text == "physical" else text.split("+")


def _kind(event: ET.Element) -> str:
    return event[0].tag.removeprefix(tag("")).removesuffix("EventDefinition")
