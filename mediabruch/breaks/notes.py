"""What the play-out and the annotations tell about the model itself: its notes, MB901 and from MB903 on."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Set

from mediabruch.breaks.evaluate import Evaluation
from mediabruch.errors import Message
from mediabruch.figures import HARDLY_ANY, rate_message
from mediabruch.media import DIGITAL_MEDIA, UNKNOWN, Annotation, Side
from mediabruch.model import FlowNode, FlowNodeType, Model, Note
from mediabruch.playout import CompiledModel, Playout
from mediabruch.playout.branches import scaled
from mediabruch.playout.game import MOST_TOKENS

_UNKNOWN = Message("The medium of this step is unknown.")
MOST_LOST = 0.001
"""Tokens that may be lost in one case, as expected, before it is worth a note."""


def model_notes(
    evaluation: Evaluation, compiled: CompiledModel, annotations: Mapping[int, Annotation], possible: Set[int]
) -> Iterator[Note]:
    """The notes on a model that was played, each with the element it concerns.

    `possible` are the nodes that a token can come to, where the play-out was simulated, and is asked for no other.
    """
    yield from _steps(compiled, annotations)
    yield from _unreached(evaluation, possible)
    yield from _stuck(evaluation)
    yield from _endless(evaluation.playout)
    yield from _undrawn(evaluation)
    yield from _ends(compiled)
    for node in scaled(compiled):
        yield _note("MB902", Message("The stated probabilities do not add up to 1; they are scaled."), node)


def is_slight(note: Note) -> bool:
    """Whether a note says that hardly anything is left out, which changes no figure that people read."""
    lost = note.message.facts.get("lost") if note.code == "MB911" else None
    return isinstance(lost, Message) and lost.template == HARDLY_ANY.template


def _steps(compiled: CompiledModel, annotations: Mapping[int, Annotation]) -> Iterator[Note]:
    for node in compiled.model.activities:
        if node.key not in compiled.played and not annotations.get(node.key, UNKNOWN).is_known:
            yield _note("MB901", _UNKNOWN, node)
        if not node.name:
            yield _note("MB908", Message("This step has no name."), node)


def _unreached(evaluation: Evaluation, possible: Set[int]) -> Iterator[Note]:
    """One note for each step that no case reaches; what stands in an unplayed sub-process is left to its own note.

    A step that cases can come to, and none of the simulated ones did, is rare and gets no note.
    """
    reached = {key for key, expected in evaluation.visits.items() if expected > 0}
    activities = evaluation.model.activities
    if evaluation.playout.runs is not None:
        reached |= possible
    unplayed: set[int] = set()
    for node in activities:
        if node.parent in unplayed:
            unplayed.add(node.key)
            continue
        if node.key in reached:
            continue
        unplayed.add(node.key)
        yield _note("MB903", _why_unreached(node, evaluation.model), node)


def _why_unreached(node: FlowNode, model: Model) -> Message:
    if node.triggered_by_event:
        inside = model.graph.children.get(node.key, ())
        if any(_is_sent_from_outside(each, model) for each in inside):
            return Message(
                "This event sub-process is not played: what starts it comes from outside, and how often is not drawn."
            )
        return Message("This event sub-process is not played, since no message flow reaches its start.")
    if node.is_for_compensation:
        return Message("Compensation is not played.")
    if _is_sent_from_outside(node, model) or any(_is_sent_from_outside(one, model) for one in _before(node, model)):
        return Message("No case reaches this step: what starts it comes from outside, and how often is not drawn.")
    return Message("No case reaches this step.")


def _is_sent_from_outside(node: FlowNode, model: Model) -> bool:
    """Whether nothing leads to a node but messages from a pool's border."""
    sent = model.graph.messages_in.get(node.key, ()) if not model.graph.incoming.get(node.key) else ()
    return any(flow.source not in model.node_by_key for flow in sent)


def _before(node: FlowNode, model: Model) -> Iterator[FlowNode]:
    """The nodes from which sequence flows lead to a node, over any others."""
    seen, waiting = {node.key}, [node.key]
    for key in waiting:
        for flow in model.graph.incoming.get(key, ()):
            if flow.source is not None and flow.source not in seen:
                seen.add(flow.source)
                waiting.append(flow.source)
                yield model.node_by_key[flow.source]


def _undrawn(evaluation: Evaluation) -> Iterator[Note]:
    """One note for each automatic step that nothing but paper or speech reaches."""
    carriers = evaluation.carriers
    taking = {key for key in evaluation.automatic if key in carriers and carriers[key].takes_from_its_system}
    offered: dict[int, list[Side]] = defaultdict(list)
    for link in evaluation.links if taking else ():
        if link.sender is not None and link.receiver in taking:
            offered[link.receiver].append(carriers[link.sender].produces)
    for key, sides in offered.items():
        if all(side and not side & DIGITAL_MEDIA for side in sides):
            message = Message("How the information comes into this automatic step is not drawn: nothing digital does.")
            yield _note("MB912", message, evaluation.model.node_by_key[key])


def _endless(playout: Playout) -> Iterator[Note]:
    share = playout.never_ends
    if share > 0 and playout.runs is None:
        message = Message(
            "Some cases never end: {share:.1%} go round in a loop that they never, or hardly ever, leave.", share=share
        )
        yield Note("MB905", message)
    elif share > 0:
        message = Message(
            "Some cases are very long: {share:.1%} of the simulated ones were broken off before they ended.",
            share=share,
        )
        yield Note("MB905", message)


def _stuck(evaluation: Evaluation) -> Iterator[Note]:
    nodes = evaluation.model.node_by_key
    forced: dict[int, float] = defaultdict(float)
    assumed: dict[int, float] = defaultdict(float)
    lost: dict[int, float] = defaultdict(float)
    for effect, expected in evaluation.unusual:
        for key in effect.lost:
            lost[key] += expected
        if effect.forced is not None:
            forced[effect.forced] += expected
        if effect.assumed is not None:
            assumed[effect.assumed] += expected
    for key in sorted(forced):
        message = Message("This join waits for a branch that never comes; it goes on without it.")
        yield _note("MB904", message, nodes[key])
    for key in sorted(assumed):
        message = Message("No message reaches this element in time; one from outside is assumed.")
        yield _note("MB906", message, nodes[key])
    for key in sorted(lost):
        if lost[key] > MOST_LOST:
            message = Message(
                "More tokens come here than the {most} that are counted; the figures leave {lost} per case out.",
                most=MOST_TOKENS,
                lost=rate_message(lost[key]),
            )
            yield _note("MB911", message, nodes[key])


def _ends(compiled: CompiledModel) -> Iterator[Note]:
    for process in compiled.model.processes:
        types = {node.type for node in compiled.children.get(process.key, ())}
        if not types:
            continue
        if not compiled.entries(process.key):
            yield Note(
                "MB907", Message("This process has no place to begin, so it is left out."), process.id, process.line
            )
        elif FlowNodeType.START_EVENT not in types:
            yield Note("MB907", Message("This process has no start event."), process.id, process.line)
        if FlowNodeType.END_EVENT not in types:
            yield Note("MB907", Message("This process has no end event."), process.id, process.line)


def _note(code: str, message: Message, node: FlowNode) -> Note:
    return tuple.__new__(Note, (code, message, node.id, node.line))
