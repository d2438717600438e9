"""Little models for inference: a step with what may stand around it."""

from mediabruch.infer import NO_VOCABULARY, Vocabulary, infer
from mediabruch.media import UNKNOWN, Annotation, Medium, Side
from mediabruch.model import (
    Association,
    DataAssociation,
    DataElement,
    DataType,
    FlowNode,
    FlowNodeType,
    Lane,
    MessageFlow,
    Model,
    Participant,
    Process,
    TextAnnotation,
)

PROCESS, STEP, LANE, POOL, OTHER_POOL, OTHER_PROCESS, OTHER_STEP, NOTE = range(1, 9)


def node(label: str, kind: str = "task", **more: object) -> FlowNode:
    """A step of the first process."""
    return FlowNode(STEP, "step", FlowNodeType(kind), label, 10, PROCESS, **more)  # type: ignore[arg-type]


def little(step: FlowNode, **more: object) -> Model:
    """A model with one process and this step."""
    parts: dict[str, object] = {"processes": (Process(PROCESS, "process", "", 1),), "nodes": (step,), **more}
    return Model("little.bpmn", "", **parts)  # type: ignore[arg-type]


def known(model: Model, house: Vocabulary = NO_VOCABULARY) -> Annotation:
    """What is inferred of the step."""
    return infer(model, house).get(STEP, UNKNOWN)


def noted(text: str) -> dict[str, object]:
    """A note at the step."""
    return {
        "text_annotations": (TextAnnotation(NOTE, "note", text, 30),),
        "associations": (Association(STEP, NOTE, 31),),
    }


def free_note(text: str) -> dict[str, object]:
    """A note that hangs on nothing."""
    return {"text_annotations": (TextAnnotation(NOTE, "note", text, 30),)}


def reads(name: str, kind: DataType = DataType.OBJECT, **more: object) -> dict[str, object]:
    """A data element that the step reads."""
    data = DataElement(40, "data", kind, name, 40, **more)  # type: ignore[arg-type]
    return {"data": (data,), "data_associations": (DataAssociation(40, STEP, 41),)}


def writes(name: str, kind: DataType = DataType.OBJECT, **more: object) -> dict[str, object]:
    """A data element that the step writes."""
    data = DataElement(40, "data", kind, name, 40, **more)  # type: ignore[arg-type]
    return {"data": (data,), "data_associations": (DataAssociation(STEP, 40, 41),)}


def in_lane(name: str) -> dict[str, object]:
    """A lane around the step, which has to name it, too."""
    return {"lanes": (Lane(LANE, "lane", name, 5, PROCESS),)}


def in_pool(name: str) -> dict[str, object]:
    """A pool around the step."""
    return {"participants": (Participant(POOL, "pool", name, 4, PROCESS),)}


def sends(name: str, pool: str = "Antragsteller", message: str = "") -> dict[str, object]:
    """A message flow from the step to a black-box pool."""
    flow = MessageFlow(50, "message", name, 50, STEP, OTHER_POOL, message)
    return {"participants": (Participant(OTHER_POOL, "other", pool, 6),), "message_flows": (flow,)}


def gets(name: str, pool: str = "Antragsteller") -> dict[str, object]:
    """A message flow from a black-box pool to the step."""
    flow = MessageFlow(50, "message", name, 50, OTHER_POOL, STEP)
    return {"participants": (Participant(OTHER_POOL, "other", pool, 6),), "message_flows": (flow,)}


def side(text: str) -> Side:
    """A side as the tables write it."""
    if text == "?":
        return None
    return frozenset() if text == "physical" else frozenset(Medium(medium) for medium in text.split("+"))


def fits(wanted: str, found: Side) -> bool:
    """Whether a side is what the table wants; `digital` there is any digital medium."""
    expected = side(wanted)
    if expected and Medium.DIGITAL in expected and found:
        return {medium.family for medium in expected} == {medium.family for medium in found}
    return expected == found


def said(found: Side) -> str:
    """A side as the tables write it."""
    if found is None:
        return "?"
    return "+".join(medium.value for medium in Medium if medium in found) or "physical"
