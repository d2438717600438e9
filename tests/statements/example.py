"""A small model for the tests of annotations, with one element of each kind and statements as wanted."""

from mediabruch.model import (
    DataElement,
    DataType,
    FlowNode,
    FlowNodeType,
    Lane,
    MessageFlow,
    Model,
    Participant,
    Process,
    SequenceFlow,
    Statement,
    TextAnnotation,
)

PROCESS, POOL, OUTSIDE, LANE, START, CHECK, PRINT, GATEWAY, TIMEOUT, END, TWIN_1, TWIN_2 = range(12)
FLOW, YES, NO, LETTER, RECORD, REMARK = range(20, 26)

NODES = {
    START: ("Start", FlowNodeType.START_EVENT, ""),
    CHECK: ("Check", FlowNodeType.USER_TASK, "Antrag  prüfen"),
    PRINT: ("Print", FlowNodeType.TASK, "Bescheid drucken"),
    GATEWAY: ("Gateway", FlowNodeType.EXCLUSIVE_GATEWAY, ""),
    TIMEOUT: ("Timeout", FlowNodeType.BOUNDARY_EVENT, ""),
    END: ("End", FlowNodeType.END_EVENT, ""),
    TWIN_1: ("Twin", FlowNodeType.SERVICE_TASK, ""),
    TWIN_2: ("Twin", FlowNodeType.TASK, ""),
}


def model(*statements: str, probabilities: dict[int, float] | None = None) -> Model:
    """The model; `Check medium=paper` is a statement about `Check`, the first in XML line 101, the next in 102."""
    stated: dict[str, list[Statement]] = {}
    for line, statement in enumerate(statements, start=101):
        element, _, fact = statement.partition(" ")
        name, _, value = fact.partition("=")
        stated.setdefault(element, []).append(Statement(name, value, line))

    def of(element: str) -> tuple[Statement, ...]:
        return tuple(stated.get(element, ()))

    return Model(
        path="example.bpmn",
        processes=(Process(PROCESS, "Process", "", PROCESS, statements=of("Process")),),
        participants=(
            Participant(POOL, "Pool", "Stadt", POOL, PROCESS, statements=of("Pool")),
            Participant(OUTSIDE, "Outside", "Bürgerin", OUTSIDE, statements=of("Outside")),
        ),
        lanes=(Lane(LANE, "Lane", "", LANE, PROCESS, statements=of("Lane")),),
        nodes=tuple(FlowNode(key, *node, key, PROCESS, statements=of(node[0])) for key, node in NODES.items()),
        sequence_flows=tuple(
            SequenceFlow(key, name, "", key, PROCESS, statements=of(name))
            for key, name in ((FLOW, "Flow"), (YES, "Flow_yes"), (NO, "no"))
        ),
        message_flows=(MessageFlow(LETTER, "Letter", "", LETTER, PRINT, OUTSIDE, statements=of("Letter")),),
        data=(DataElement(RECORD, "Record", DataType.OBJECT, "", RECORD, statements=of("Record")),),
        text_annotations=(TextAnnotation(REMARK, "Remark", "", REMARK),),
        probabilities=probabilities or {},
    )
