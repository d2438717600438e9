"""What the play-out and the annotations tell about the model itself: the notes MB901 and MB903 to MB908."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from mediabruch.errors import Message
from mediabruch.media import UNKNOWN, Annotation
from mediabruch.model import FlowNode, FlowNodeType, Model, Note
from mediabruch.playout import Arrangement, Playout
from mediabruch.playout.branches import scaled


def model_notes(arrangement: Arrangement, annotations: Mapping[int, Annotation], playout: Playout) -> Iterator[Note]:
    """The notes on a model that was played, each with the element it concerns."""
    model = arrangement.model
    yield from _steps(model, annotations)
    yield from _unreached(arrangement, playout)
    yield from _stuck(model, playout)
    yield from _ends(arrangement)
    for node in scaled(arrangement):
        yield _note("MB902", Message("The stated probabilities do not add up to 1; they are scaled."), node)


def _steps(model: Model, annotations: Mapping[int, Annotation]) -> Iterator[Note]:
    for node in model.activities:
        if not annotations.get(node.key, UNKNOWN).is_known:
            yield _note("MB901", Message("The medium of this step is unknown."), node)
        if not node.name:
            yield _note("MB908", Message("This step has no name."), node)


def _unreached(arrangement: Arrangement, playout: Playout) -> Iterator[Note]:
    """One note for each step that no case reaches; what stands in an unplayed sub-process is left to its own note."""
    reached = {
        key
        for effect, expected in zip(playout.effects, playout.expected, strict=True)
        if expected > 0
        for key, _ in effect.workings
    }
    unplayed: set[int] = set()
    for node in arrangement.model.activities:
        if node.parent in unplayed:
            unplayed.add(node.key)
            continue
        if node.key in reached:
            continue
        unplayed.add(node.key)
        yield _note("MB903", _why_unreached(node), node)


def _why_unreached(node: FlowNode) -> Message:
    if node.triggered_by_event:
        return Message("This event sub-process is not played, since no message flow reaches its start.")
    if node.is_for_compensation:
        return Message("Compensation is not played.")
    return Message("No case reaches this step.")


def _stuck(model: Model, playout: Playout) -> Iterator[Note]:
    forced: dict[int, float] = defaultdict(float)
    assumed: dict[int, float] = defaultdict(float)
    for effect, expected in zip(playout.effects, playout.expected, strict=True):
        if effect.forced is not None:
            forced[effect.forced] += expected
        if effect.assumed is not None:
            assumed[effect.assumed] += expected
    for key in sorted(forced):
        message = Message("This join waits for a branch that never comes; it goes on without it.")
        yield _note("MB904", message, model.node_by_key[key])
    if playout.never_ends > 0:
        yield Note(
            "MB905",
            Message(
                "Some cases never end: {share:.1%} go round in a loop without a way out.", share=playout.never_ends
            ),
        )
    for key in sorted(assumed):
        message = Message("No message reaches this element in time; one from outside is assumed.")
        yield _note("MB906", message, model.node_by_key[key])


def _ends(arrangement: Arrangement) -> Iterator[Note]:
    for process in arrangement.model.processes:
        nodes = arrangement.children.get(process.key, [])
        if not nodes:
            continue
        if not arrangement.entries(process.key):
            yield Note(
                "MB907", Message("This process has no place to begin, so it is left out."), process.id, process.line
            )
        elif not any(node.type is FlowNodeType.START_EVENT for node in nodes):
            yield Note("MB907", Message("This process has no start event."), process.id, process.line)
        if not any(node.type is FlowNodeType.END_EVENT for node in nodes):
            yield Note("MB907", Message("This process has no end event."), process.id, process.line)


def _note(code: str, message: Message, node: FlowNode) -> Note:
    return Note(code, message, node.id, node.line)
