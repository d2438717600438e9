"""How information travels through a process: the graph of handovers, and the media at each of its points.

Every carrier (a step, or a message flow of stated medium) has two *points*: what it takes in and what it hands on. An
edge leads from the one to the other, and one more for each handover, so that a conversion inside a step and one between
two steps look the same: patterns must not depend on whether someone drew the printing.
"""

from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

import networkx as nx

from mediabruch.analysis import Analysis
from mediabruch.breaks.carriers import Carrier, carriers
from mediabruch.errors import Message
from mediabruch.media import DIGITAL_MEDIA, Annotation, Medium, ordered
from mediabruch.model import FlowNode
from mediabruch.score import AUTOMATIC

_TINY = 1e-9
_PAPER = frozenset({Medium.PAPER})
LONGEST_NAME = 160
"""Characters of a name that a sentence holds."""


class MediaPoint(NamedTuple):
    """What a carrier takes in, or what it hands on."""

    carrier: int
    """Key of a step or message flow."""
    is_out: bool
    """What it hands on."""


def taken(key: int) -> MediaPoint:
    """The point where a carrier takes in."""
    return MediaPoint(key, is_out=False)


def given(key: int) -> MediaPoint:
    """The point where a carrier hands on."""
    return MediaPoint(key, is_out=True)


class Waypoint(NamedTuple):
    """A carrier on the way of some information."""

    carrier: int
    """Key of a step or message flow."""
    media: tuple[Medium, ...]
    """What the information is in here; two media where the step converts it."""


class HandoverGraph:
    """The graph of handovers of one analysis. Everything here is read only."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.model = analysis.model
        self.carriers: dict[int, Carrier] = carriers(analysis.model, analysis.annotations, analysis.messages)

    @cached_property
    def handovers(self) -> "nx.DiGraph[int]":
        """The carriers that work at all, and the handovers between them; edges have `per_case`."""
        graph: nx.DiGraph[int] = nx.DiGraph()
        graph.add_nodes_from(key for key in self.carriers if self.visits(key) > _TINY)
        for handover in self.analysis.handovers:
            if handover.per_case > _TINY:
                edge = (handover.sender, handover.receiver)
                before = graph.edges[edge]["per_case"] if graph.has_edge(*edge) else 0.0
                graph.add_edge(*edge, per_case=before + handover.per_case)
        return graph

    @cached_property
    def points(self) -> "nx.DiGraph[MediaPoint]":
        """The points of known media; they have `media`."""
        graph: nx.DiGraph[MediaPoint] = nx.DiGraph()
        for key in self.handovers:
            for point, media in ((taken(key), self.takes(key)), (given(key), self.gives(key))):
                if media:
                    graph.add_node(point, media=media)
            if self.takes(key) and self.gives(key):
                graph.add_edge(taken(key), given(key))
        for sender, receiver in self.handovers.edges:
            if given(sender) in graph and taken(receiver) in graph:
                graph.add_edge(given(sender), taken(receiver))
        return graph

    @cached_property
    def _visits(self) -> dict[int, float]:
        """Expected workings of steps; of message flows, what they are expected to take or hand on."""
        found = {step.node.key: step.visits_per_case for step in self.analysis.steps}
        for handover in self.analysis.handovers:
            for key in (handover.sender, handover.receiver):
                if key not in self.model.node_by_key:
                    found[key] = max(found.get(key, 0.0), handover.per_case)
        return found

    def visits(self, key: int) -> float:
        """How often a carrier works in one case."""
        return self._visits.get(key, 0.0)

    def takes(self, key: int) -> frozenset[Medium]:
        """What a carrier takes in; where that is unknown, what arrives. Empty where nothing is known to."""
        receives = self.carriers[key].receives
        if receives is not None:
            return receives
        return frozenset().union(*(self.gives(sender) for sender in self.before(key)))

    def gives(self, key: int) -> frozenset[Medium]:
        """What a carrier hands on."""
        return self.carriers[key].offers

    def before(self, key: int) -> list[int]:
        """Who hands over to a carrier, in document order."""
        return sorted(self.handovers.predecessors(key)) if key in self.handovers else []

    def after(self, key: int) -> list[int]:
        """Whom a carrier hands over to, in document order."""
        return sorted(self.handovers.successors(key)) if key in self.handovers else []

    def behind(self, keys: "list[int]") -> set[int]:
        """All carriers that information of these ones reaches, themselves only where it comes back to them."""
        reached: set[int] = set()
        waiting = [follower for key in keys for follower in self.after(key)]
        while waiting:
            key = waiting.pop()
            if key not in reached:
                reached.add(key)
                waiting += self.after(key)
        return reached

    def media_at(self, point: MediaPoint) -> frozenset[Medium]:
        """The media at a point."""
        return self.gives(point.carrier) if point.is_out else self.takes(point.carrier)

    def is_paper(self, point: MediaPoint) -> bool:
        """Whether the information is on paper there, and on nothing else."""
        return self.media_at(point) == _PAPER

    def is_digital(self, point: MediaPoint) -> bool:
        """Whether the information is digital there, and nothing else."""
        media = self.media_at(point)
        return bool(media) and media <= DIGITAL_MEDIA

    def is_analog(self, point: MediaPoint) -> bool:
        """Whether the information is on paper or spoken there, and in no digital medium."""
        media = self.media_at(point)
        return bool(media) and not media & DIGITAL_MEDIA

    def works_on_paper(self, key: int) -> bool:
        """Whether a carrier takes in paper and hands on paper, and nothing else."""
        return self.takes(key) == self.gives(key) == _PAPER

    def works_digitally(self, key: int) -> bool:
        """Whether a carrier takes in and hands on digital media, and nothing else."""
        return self.is_digital(taken(key)) and self.is_digital(given(key))

    def step(self, key: int) -> FlowNode | None:
        """The step of a key; `None` for a message flow."""
        return self.model.node_by_key.get(key)

    def annotation(self, key: int) -> Annotation | None:
        """What is known of a step."""
        return self.analysis.annotations.get(key)

    def is_automatic(self, key: int) -> bool:
        """Whether a carrier works without a person, as far as the model says: nobody scans or types there."""
        node, known = self.step(key), self.annotation(key)
        if node is None:
            return False
        return node.type in AUTOMATIC if known is None or known.automatic is None else known.automatic

    def process(self, key: int) -> int | None:
        """The process in which a step stands; `None` for a message flow."""
        node = self.step(key)
        return None if node is None else node.process

    def steps_of(self, process: int) -> list[int]:
        """The carrier steps of a process, in document order."""
        return [key for key in sorted(self.handovers) if self.process(key) == process]

    def label(self, key: int) -> str:
        """The label of a step or message flow; empty where it has none."""
        node = self.step(key)
        if node is not None:
            return node.name.strip()
        flow = self.model.message_flow_by_key[key]
        return flow.name.strip() or flow.message.strip()

    def quoted(self, key: int) -> Message:
        """A step or message flow, in a sentence."""
        node, name = self.step(key), shortened(self.label(key))
        if node is None:
            return Message("message “{name}”", name=name) if name else Message("message flow")
        if name:
            return Message("“{name}”", name=name)
        return Message("the step {id} without a name", id=node.id) if node.id else Message("a step without a name")

    def way(self, points: "list[MediaPoint]") -> tuple[Waypoint, ...]:
        """A path of points as the carriers on it, each with its media."""
        stops: list[Waypoint] = []
        for point in points:
            media = ordered(self.media_at(point))[:1]
            if stops and stops[-1].carrier == point.carrier:
                stops[-1] = Waypoint(point.carrier, tuple(dict.fromkeys((*stops[-1].media, *media))))
            else:
                stops.append(Waypoint(point.carrier, media))
        return tuple(stops)

    def least_per_case(self, way: tuple[Waypoint, ...]) -> float:
        """How often a case can take a way at most: its rarest handover, or the working of its only step."""
        carriers_ = [stop.carrier for stop in way]
        passed = [
            self.handovers.edges[edge]["per_case"] for edge in pairwise(carriers_) if self.handovers.has_edge(*edge)
        ]
        return min([*passed, *(self.visits(key) for key in carriers_)], default=0.0)


def listed(graph: HandoverGraph, keys: "list[int]") -> Message:
    """Some steps in a sentence, the first three by name."""
    most = 3
    names = [graph.quoted(key) for key in keys[:most]]
    match names:
        case [one]:
            named = one
        case [one, two]:
            named = Message("{one}, {two}", one=one, two=two)
        case [one, two, three]:
            named = Message("{one}, {two}, {three}", one=one, two=two, three=three)
        case _:
            named = Message("no step")
    return named if len(keys) <= most else Message("{named} and {n} more", named=named, n=len(keys) - most)


def shortened(name: str) -> str:
    """A name that leaves room for the rest of a sentence."""
    return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1] + "…"
