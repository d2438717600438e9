"""How information travels through a process: the graph of handovers, and the media at each of its points.

Every carrier (a step, or a message flow of stated medium) has two *points*: its input and its output. An edge leads
from the one to the other, and one more for each handover, so that a conversion inside a step and one between two steps
look the same: rules must not depend on whether someone drew the printing.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from mediabruch.breaks.carriers import Carrier, carrier_of, is_automatic
from mediabruch.errors import Message, enumerated
from mediabruch.figures import TINY
from mediabruch.media import DIGITAL_MEDIA, PAPER, UNKNOWN, Annotation, Medium, Purpose, ordered
from mediabruch.model import FlowNode, FlowNodeType
from mediabruch.notation.letters import shortened
from mediabruch.rules.digraph import Digraph
from mediabruch.rules.purposes import is_for
from mediabruch.rules.waypoint import Waypoint

if TYPE_CHECKING:  # who lists the rules need not wait for the play-out
    from mediabruch.analysis import Analysis

_MOST = 3
"""Steps that a sentence names."""


class MediaPoint(NamedTuple):
    """The input or the output of a carrier."""

    carrier: int
    """Key of a step or message flow."""
    is_output: bool


def input_of(key: int) -> MediaPoint:
    """The point where a carrier takes in."""
    return MediaPoint(key, is_output=False)


def output_of(key: int) -> MediaPoint:
    """The point where a carrier hands on."""
    return MediaPoint(key, is_output=True)


class HandoverGraph:
    """The graph of handovers of one analysis. Everything here is read only; lists of keys are in document order."""

    def __init__(self, analysis: "Analysis") -> None:
        self.analysis = analysis
        self.model = analysis.model
        self.carriers: Mapping[int, Carrier] = {
            **{
                step.node.key: carrier_of(step.node, step.annotation)
                for step in analysis.steps
                if step.annotation.is_carrier
            },
            **{key: Carrier(receives=media, produces=media) for key, media in analysis.messages.items()},
        }

    # -- how often ---------------------------------------------------------------------------------

    @cached_property
    def per_case(self) -> Mapping[tuple[int, int], float]:
        """The handovers that happen, by the keys of sender and receiver, and how often in one case."""
        found: dict[tuple[int, int], float] = {}
        for handover in self.analysis.handovers:
            if handover.per_case > TINY:
                pair = (handover.sender, handover.receiver)
                found[pair] = found.get(pair, 0.0) + handover.per_case
        return found

    @cached_property
    def _visits(self) -> Mapping[int, float]:
        """Expected visits of steps; of message flows, what they are expected to take or hand on."""
        found = {step.node.key: step.visits_per_case for step in self.analysis.steps}
        for handover in self.analysis.handovers:
            for key in (handover.sender, handover.receiver):
                if key not in self.model.node_by_key:
                    found[key] = max(found.get(key, 0.0), handover.per_case)
        return found

    def visits(self, key: int) -> float:
        """How often a carrier works in one case."""
        return self._visits.get(key, 0.0)

    def hands_to_both(self, sender: int, one: int, other: int) -> bool:
        """Whether a carrier surely hands over to both others in some case: more handovers than visits."""
        handed = self.per_case[sender, one] + self.per_case[sender, other]
        return handed > self.visits(sender) + TINY

    def least_per_case(self, path: Sequence[Waypoint]) -> float:
        """How often a case can take a path at most: its rarest handover, or the visits of its only step."""
        keys = [stop.carrier for stop in path]
        passed = [self.per_case[pair] for pair in pairwise(keys) if pair in self.per_case]
        return min([*passed, *map(self.visits, keys)], default=0.0)

    # -- who hands over to whom --------------------------------------------------------------------

    @cached_property
    def handovers(self) -> Digraph[int]:
        """The carriers that work at all, and the handovers between them."""
        working = {key for key in self.carriers if self.visits(key) > TINY}
        return Digraph(working.union(*self.per_case), self.per_case)

    @cached_property
    def inside(self) -> dict[int, Digraph[int]]:
        """The handovers inside each process."""
        nodes: defaultdict[int, set[int]] = defaultdict(set)
        edges: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
        for key in self.handovers:
            if (process := self.process(key)) is not None:
                nodes[process].add(key)
        for sender, receiver in self.handovers.edges:
            process = self.process(sender)
            if process is not None and process == self.process(receiver):
                edges[process].append((sender, receiver))
        return {process: Digraph(keys, edges[process]) for process, keys in nodes.items()}

    @cached_property
    def doors(self) -> dict[int, set[int]]:
        """Where a message to a process can arrive: at its start events, and at the border of its pool."""
        found: defaultdict[int, set[int]] = defaultdict(set)
        for pool in self.model.participants:
            if pool.process is not None:
                found[pool.process].add(pool.key)
        for node in self.model.nodes:
            if node.type is FlowNodeType.START_EVENT and node.parent is None:
                found[node.process].add(node.key)
        return found

    @cached_property
    def message_targets(self) -> frozenset[int]:
        """Where messages go."""
        return frozenset(flow.target for flow in self.model.message_flows if flow.target is not None)

    def predecessors(self, key: int) -> list[int]:
        """The carriers that hand over to this one."""
        return self.handovers.predecessors(key)

    def successors(self, key: int) -> list[int]:
        """The carriers that this one hands over to."""
        return self.handovers.successors(key)

    def downstream(self, keys: Iterable[int]) -> set[int]:
        """All carriers that information of these ones reaches, themselves only where it comes back to them."""
        return self.handovers.downstream(keys)

    # -- in which media ----------------------------------------------------------------------------

    @cached_property
    def points(self) -> Digraph[MediaPoint]:
        """The points of known media, and how information passes between them."""
        ends = (point(key) for key in self.handovers for point in (input_of, output_of))
        known = {end for end in ends if self.media_at(end)}
        inside = [(input_of(key), output_of(key)) for key in self.handovers]
        between = [(output_of(sender), input_of(receiver)) for sender, receiver in self.handovers.edges]
        return Digraph(known, (edge for edge in inside + between if known.issuperset(edge)))

    def inputs(self, key: int) -> frozenset[Medium]:
        """The media that a carrier takes in; where that is unknown, what arrives. Empty where nothing is known to."""
        receives = self.carriers[key].receives
        if receives is not None:
            return receives
        return frozenset().union(*map(self.outputs, self.predecessors(key)))

    def outputs(self, key: int) -> frozenset[Medium]:
        """The media that a carrier hands on."""
        return self.carriers[key].offers

    def media_at(self, point: MediaPoint) -> frozenset[Medium]:
        """The media at a point."""
        return self.outputs(point.carrier) if point.is_output else self.inputs(point.carrier)

    def is_paper(self, point: MediaPoint) -> bool:
        """Whether the information is on paper there, and on nothing else."""
        return self.media_at(point) == PAPER

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
        return self.inputs(key) == self.outputs(key) == PAPER

    def works_digitally(self, key: int) -> bool:
        """Whether a carrier takes in and hands on digital media, and nothing else."""
        return self.is_digital(input_of(key)) and self.is_digital(output_of(key))

    def waypoint(self, key: int) -> Waypoint:
        """A carrier with the first medium that it takes in and the first that it hands on."""
        media = [*ordered(self.inputs(key))[:1], *ordered(self.outputs(key))[:1]]
        return Waypoint(carrier=key, media=tuple(dict.fromkeys(media)))

    def path(self, points: Iterable[MediaPoint]) -> tuple[Waypoint, ...]:
        """Points in a row as the carriers that they belong to, each with its media."""
        media: list[tuple[int, list[Medium]]] = []
        for point in points:
            if not media or media[-1][0] != point.carrier:
                media.append((point.carrier, []))
            media[-1][1].extend(ordered(self.media_at(point))[:1])
        return tuple(Waypoint(carrier=key, media=tuple(dict.fromkeys(found))) for key, found in media)

    # -- what they are -----------------------------------------------------------------------------

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
        return is_automatic(node, known or UNKNOWN)

    def process(self, key: int) -> int | None:
        """The process in which a step stands; `None` for a message flow."""
        node = self.step(key)
        return None if node is None else node.process

    def label(self, key: int) -> str:
        """The label of a step or message flow; empty where it has none."""
        node = self.step(key)
        if node is not None:
            return node.name.strip()
        flow = self.model.message_flow_by_key[key]
        return flow.name.strip() or flow.message.strip()

    def is_for(self, key: int, *purposes: Purpose) -> bool:
        """Whether what a step or message flow is called says that it has one of these purposes."""
        return is_for(self.label(key), *purposes, house=self.analysis.options.vocabulary)

    def quoted(self, key: int) -> Message:
        """A step or message flow, in a sentence."""
        node, name = self.step(key), shortened(self.label(key))
        if node is None:
            return Message("message “{name}”", name=name) if name else Message("message flow")
        if name:
            return Message("“{name}”", name=name)
        return Message("the step {id} without a name", id=node.id) if node.id else Message("a step without a name")

    def listed(self, keys: Sequence[int]) -> Message:
        """Some steps in a sentence, the first three by name."""
        return enumerated([self.quoted(key) for key in keys[:_MOST]], rest=len(keys) - _MOST)
