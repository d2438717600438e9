"""A BPMN file as a whole, and how to find its elements."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mediabruch.model.elements import (
    ACTIVITIES,
    Association,
    DataAssociation,
    DataElement,
    Diagram,
    FlowNode,
    Group,
    Lane,
    MessageFlow,
    Note,
    Participant,
    Process,
    SequenceFlow,
    TextAnnotation,
)
from mediabruch.model.kept import kept

if TYPE_CHECKING:
    from mediabruch.model.graph import ProcessGraph


@dataclass(frozen=True, repr=False)
class Model:
    """A BPMN file as read: everything that bears on processes, in document order."""

    path: str
    """The file as the user named it; `-` for standard input."""
    name: str = ""
    """Name of the collaboration or only process, else of the file; never that of a pool."""
    processes: tuple[Process, ...] = ()
    participants: tuple[Participant, ...] = ()
    lanes: tuple[Lane, ...] = ()
    nodes: tuple[FlowNode, ...] = ()
    sequence_flows: tuple[SequenceFlow, ...] = ()
    message_flows: tuple[MessageFlow, ...] = ()
    data: tuple[DataElement, ...] = ()
    data_associations: tuple[DataAssociation, ...] = ()
    text_annotations: tuple[TextAnnotation, ...] = ()
    associations: tuple[Association, ...] = ()
    groups: tuple[Group, ...] = ()
    diagrams: tuple[Diagram, ...] = ()
    """Empty unless the diagram was asked for."""
    probabilities: Mapping[int, float] = field(default_factory=dict)
    """Branch probabilities that the file carries for a simulator, by key of sequence flow or event, in 0..1."""
    notes: tuple[Note, ...] = ()
    choreography_tasks: int = 0
    """Tasks of choreographies: they are noted, and not read."""
    source: bytes = field(default=b"", repr=False, compare=False)
    """The file's bytes: for columns, and for pictures that are asked for later."""

    def __repr__(self) -> str:
        return f"<Model {self.name!r} ({self.path}): {len(self.nodes)} nodes in {len(self.processes)} processes>"

    @kept
    def sha256(self) -> str:
        """Of the file's bytes, in hexadecimal."""
        import hashlib  # few ask

        return hashlib.sha256(self.source).hexdigest()

    @kept
    def activities(self) -> tuple[FlowNode, ...]:
        """The steps, in document order."""
        return tuple([node for node in self.nodes if node.type in ACTIVITIES])

    @kept
    def node_by_key(self) -> Mapping[int, FlowNode]:
        """The flow nodes by their keys."""
        return {node.key: node for node in self.nodes}

    @kept
    def message_flow_by_key(self) -> Mapping[int, MessageFlow]:
        """The message flows by their keys."""
        return {flow.key: flow for flow in self.message_flows}

    @kept
    def lane_by_key(self) -> Mapping[int, Lane]:
        """The lanes by their keys."""
        return {lane.key: lane for lane in self.lanes}

    @kept
    def process_by_key(self) -> Mapping[int, Process]:
        """The processes by their keys."""
        return {process.key: process for process in self.processes}

    @kept
    def participant_by_key(self) -> Mapping[int, Participant]:
        """The participants by their keys."""
        return {participant.key: participant for participant in self.participants}

    @kept
    def sequence_flow_by_key(self) -> Mapping[int, SequenceFlow]:
        """The sequence flows by their keys."""
        return {flow.key: flow for flow in self.sequence_flows}

    @kept
    def participant_by_process(self) -> Mapping[int, Participant]:
        """The participant of each process that has one (the first, if several)."""
        participants: dict[int, Participant] = {}
        for participant in self.participants:
            if participant.process is not None:
                participants.setdefault(participant.process, participant)
        return participants

    def lane_of(self, node: FlowNode) -> Lane | None:
        """The innermost lane that a node stands in."""
        return None if node.lane is None else self.lane_by_key.get(node.lane)

    def participant_of(self, node: FlowNode) -> Participant | None:
        """The participant whose process a node stands in."""
        return self.participant_by_process.get(node.process)

    def home_of(self, end: int | None) -> int | None:
        """The process at an end of a message flow, by the key of a node or participant; else the participant itself."""
        node = self.node_by_key.get(end) if end is not None else None
        if node is not None:
            return node.process
        pool = self.participant_by_key.get(end) if end is not None else None
        if pool is None:
            return None
        return pool.key if pool.process is None else pool.process

    @kept
    def graph(self) -> "ProcessGraph":
        """What leads where, what stands in what, and which calls play which process."""
        from mediabruch.model.graph import ProcessGraph  # it knows the model

        return ProcessGraph(self)
