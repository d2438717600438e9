"""A model with what all its steps share, and the ways from a step to what belongs to it."""

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from mediabruch.infer.reading.acts import Reading, read, read_in_efile, read_in_english, read_of_articles
from mediabruch.infer.reading.evidence import Argument
from mediabruch.infer.steps.articles import tell_of_articles
from mediabruch.infer.steps.conditions import is_about_all, is_about_process
from mediabruch.infer.steps.process_systems import ProcessSystem, process_systems, titles_of
from mediabruch.infer.vocabulary import actors
from mediabruch.infer.vocabulary.lexicons import lexicon
from mediabruch.infer.vocabulary.matching import Matcher
from mediabruch.infer.vocabulary.words import language_of
from mediabruch.model import (
    DataElement,
    FlowNode,
    FlowNodeType,
    MessageFlow,
    Model,
    Process,
    TextAnnotation,
)
from mediabruch.model.kept import kept
from mediabruch.options import Vocabulary

_BY_HAND = FlowNodeType.MANUAL_TASK
_NEAR_STEPS = 40
"""Nodes that are looked at after a step."""


class ModelContext:
    """What is asked of a model for each of its steps, found once."""

    def __init__(self, model: Model, house: Vocabulary, matcher: Matcher) -> None:
        self.model = model
        self.house = house
        self.matcher = matcher

    @kept
    def in_efile(self) -> bool:
        """Whether the model names an electronic file: then folders and circulation are digital.

        All texts of the model are read for it, so it is asked only where a word hangs on it.
        """
        return any(read(name, self.matcher, "").names_efile for name in self._texts() if name)

    @kept
    def is_about_articles(self) -> bool:
        """Whether the model is about articles of science, so that a paper is what somebody wrote, on paper or not."""
        return tell_of_articles((*self._texts(), *(flow.name for flow in self.model.message_flows)))

    def _texts(self) -> tuple[str, ...]:
        """All that the model names, and its notes."""
        return (
            *titles_of(self.model),
            *(node.name for node in self.model.nodes),
            *(pool.name for pool in self.model.participants),
            *(lane.name for lane in self.model.lanes),
            *(data.name for data in self.model.data),
            *(note.text for note in self.model.text_annotations),
        )

    @kept
    def is_english(self) -> bool:
        """Whether more texts of the model are English than German; asked only where a word hangs on it."""
        names = (*(node.name for node in self.model.nodes), *(pool.name for pool in self.model.participants))
        told = [language_of(name, self.matcher) for name in dict.fromkeys(names) if name]
        return told.count("en") > told.count("de")

    @kept
    def process_systems(self) -> Mapping[int, ProcessSystem]:
        """The systems in which processes as a whole are worked on, by key of process."""
        return process_systems(self.model, self.matcher)

    def read(self, text: str, role: str = "") -> Reading:
        """What a text says of a step of this model; `role` holds where it has no verb of its own."""
        reading = read(text, self.matcher, role)
        if reading.hangs_on_language and self.is_english:
            return read_in_english(text, self.matcher, role)
        if reading.hangs_on_articles and self.is_about_articles:
            return read_of_articles(text, self.matcher, role)
        return read_in_efile(text, self.matcher, role) if reading.hangs_on_efile and self.in_efile else reading

    def is_machine(self, node: FlowNode) -> bool:
        """Whether the step stands in a lane or pool that is an IT system, and is not done by hand."""
        is_by_hand = node.type is _BY_HAND
        return not is_by_hand and (node.lane in self.machine_places or node.process in self.machine_places)

    def is_citizen(self, node: FlowNode) -> bool:
        """Whether the step stands in the lane of a citizen or a customer, or in a pool of theirs."""
        places = (self.place_names.get(place) for place in (node.lane, node.process) if place is not None)
        known = next((known for place in places if place and (known := actors.actor(place[0])) is not None), None)
        return known is not None and known.party == actors.CITIZEN

    def machine_of(self, node: FlowNode) -> str | None:
        """The name of the system in whose lane or pool the step stands, if it has one."""
        if not self.is_machine(node):
            return None
        lane = self.machine_places.get(node.lane) if node.lane is not None else None
        return lane or self.machine_places.get(node.process) or None

    def machine_at(self, end: int | None) -> str | None:
        """The name of the system at an end of a message flow: a pool, or the place of a node."""
        pool = self.model.participant_by_key.get(end) if end is not None else None
        if pool is not None:
            if pool.process is not None:
                return self.machine_places.get(pool.process)
            return pool.name if actors.is_system(pool.name, self.house) else None
        node = self.model.node_by_key.get(end) if end is not None else None
        return self.machine_of(node) if node is not None else None

    @kept
    def machine_places(self) -> Mapping[int, str]:
        """Lanes and processes that are IT systems."""
        return actors.machine_places(self.model, self.house)

    @kept
    def data(self) -> Mapping[int, DataElement]:
        """Data elements by key."""
        return {element.key: element for element in self.model.data}

    @kept
    def data_of(self) -> Mapping[int, list[tuple[str, DataElement]]]:
        """What each node reads and writes, with the side it bears on; undirected lines say nothing."""
        found: dict[int, list[tuple[str, DataElement]]] = defaultdict(list)
        for association in self.model.data_associations:
            if association.source in self.data:
                found[association.target].append(("receives", self.data[association.source]))
            elif association.target in self.data:
                found[association.source].append(("produces", self.data[association.target]))
        return found

    @kept
    def notes_of(self) -> Mapping[int, list[TextAnnotation]]:
        """The notes at each element."""
        notes = {note.key: note for note in self.model.text_annotations}
        found: dict[int, list[TextAnnotation]] = defaultdict(list)
        for association in self.model.associations:
            if association.source in notes:
                found[association.target].append(notes[association.source])
            if association.target in notes:
                found[association.source].append(notes[association.target])
        return found

    @kept
    def notes_for_all(self) -> tuple[TextAnnotation, ...]:
        """Notes that hang on nothing, on a pool, process or its beginning, and say that they speak of all steps."""
        if not self.model.text_annotations:
            return ()
        wide = self.model.participant_by_key.keys() | self.model.process_by_key.keys()
        starts = {node.key for node in self.model.nodes if node.type is FlowNodeType.START_EVENT}
        bound = {
            note.key
            for key, notes in self.notes_of.items()
            if key not in wide
            for note in notes
            if key not in starts or not is_about_process(note.text)
        }
        free = (note for note in self.model.text_annotations if note.key not in bound)
        return tuple(note for note in free if is_about_all(note.text))

    @kept
    def described_as_a_whole(self) -> Mapping[int, Process]:
        """The processes whose documentation says that it speaks of all steps, by key."""
        described = (process for process in self.model.processes if process.documentation)
        return {process.key: process for process in described if is_about_all(process.documentation)}

    @kept
    def speaks_of_all(self) -> bool:
        """Whether a note, a description or a default of the house may speak of all steps of a process or lane."""
        return bool(self.model.text_annotations or self.described_as_a_whole or self.house.defaults)

    @kept
    def has_conventions(self) -> bool:
        """Whether the house has given a meaning to prefixes or colors."""
        return bool(self.house.prefixes or self.house.colors)

    @kept
    def messages_of(self) -> Mapping[int, list[tuple[str, MessageFlow, int | None]]]:
        """The message flows at each node: the side, the flow, and the other end."""
        found: dict[int, list[tuple[str, MessageFlow, int | None]]] = defaultdict(list)
        for flow in self.model.message_flows:
            if flow.source is not None:
                found[flow.source].append(("produces", flow, flow.target))
            if flow.target is not None:
                found[flow.target].append(("receives", flow, flow.source))
        return found

    def following(self, node: FlowNode) -> tuple[FlowNode, ...]:
        """The next activities after a step, through gateways and events."""
        return tuple(near for near in self.nearest(node) if near.is_activity)

    def nearest(self, node: FlowNode) -> tuple[FlowNode, ...]:
        """The next activities after a step, and the nodes on the way: for the few steps of which it is asked."""
        if node.key not in self._nearest:
            self._nearest[node.key] = self._next(node.key)
        return self._nearest[node.key]

    def later(self, node: FlowNode) -> tuple[FlowNode, ...]:
        """The nodes after a step, as far as is looked: for the few steps of which it is asked."""
        return self._next(node.key, through_steps=True)

    def earlier(self, node: FlowNode) -> tuple[FlowNode, ...]:
        """The activities before a step, as far as is looked: for the few steps of which it is asked."""
        incoming = self.model.graph.incoming
        found: list[FlowNode] = []
        seen = {node.key}
        waiting = [flow.source for flow in incoming.get(node.key, ())]
        while waiting and len(seen) < _NEAR_STEPS:
            key = waiting.pop()
            before = self.model.node_by_key.get(key) if key is not None else None
            if before is None or before.key in seen:
                continue
            seen.add(before.key)
            found += [before] if before.is_activity else []
            waiting += [flow.source for flow in incoming.get(before.key, ())]
        return tuple(found)

    @kept
    def containers(self) -> frozenset[int]:
        """The keys of sub-processes with content."""
        return frozenset(node.parent for node in self.model.nodes if node.parent is not None)

    @kept
    def _nearest(self) -> dict[int, tuple[FlowNode, ...]]:
        return {}

    def _next(self, start: int, *, through_steps: bool = False) -> tuple[FlowNode, ...]:
        outgoing = self.model.graph.outgoing
        found: dict[int, FlowNode] = {}
        seen = {start}
        waiting = [flow.target for flow in outgoing.get(start, ())]
        while waiting and len(seen) < _NEAR_STEPS:
            key = waiting.pop()
            node = self.model.node_by_key.get(key) if key is not None else None
            if node is None or node.key in seen:
                continue
            seen.add(node.key)
            found[node.key] = node
            if through_steps or not node.is_activity:
                waiting += [flow.target for flow in outgoing.get(node.key, ())]
        return tuple(found.values())

    @kept
    def place_names(self) -> Mapping[int, tuple[str, str | None, int]]:
        """Names, ids and lines of lanes, and of pools by their own key and their process's."""
        found = {process.key: (process.name, process.id, process.line) for process in self.model.processes}
        for pool in self.model.participants:
            found[pool.key] = (pool.name, pool.id, pool.line)
            if pool.process is not None:
                found[pool.process] = (pool.name, pool.id, pool.line)
        for lane in self.model.lanes:
            found[lane.key] = (lane.name, lane.id, lane.line)
        return found

    @kept
    def said_of_places(self) -> dict[int, tuple[Argument, ...]]:
        """What lanes and processes say of all steps in them, by key, as far as it was asked for."""
        return {}

    @kept
    def fills(self) -> Mapping[int, str]:
        """Fill colors, where the diagram was read."""
        return {shape.element: shape.fill for diagram in self.model.diagrams for shape in diagram.shapes if shape.fill}


def context_of(model: Model, house: Vocabulary) -> ModelContext:
    """The model ready to be asked about its steps."""
    return ModelContext(model, house, matcher_of(house))


@lru_cache(maxsize=8)
def matcher_of(house: Vocabulary) -> Matcher:
    """What finds the words of the lexicon, with the own words of a team on top."""
    return Matcher(lexicon(house))
