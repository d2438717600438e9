"""What a sub-process or a called process says of itself, its content says better."""

from mediabruch.infer import infer
from mediabruch.media import UNKNOWN, Medium
from mediabruch.model import FlowNode, FlowNodeType, Model, Process
from tests.infer.little import OTHER_PROCESS, OTHER_STEP, PROCESS, STEP, little, node


def within(label: str) -> Model:
    """A sub-process that prints, with one step."""
    outer = node("Bescheid drucken", kind=FlowNodeType.SUB_PROCESS)
    inner = FlowNode(OTHER_STEP, "inner", FlowNodeType.TASK, label, 11, PROCESS, parent=STEP)
    return little(outer, nodes=(outer, inner))


def test_the_content_says_in_which_medium_it_works() -> None:
    found = infer(within("Bescheid ausdrucken"))
    assert found.get(STEP, UNKNOWN).produces is None
    assert found[OTHER_STEP].produces == frozenset({Medium.PAPER})


def test_where_the_content_says_nothing_the_label_counts() -> None:
    assert infer(within("Drucker wählen"))[STEP].produces == frozenset({Medium.PAPER})


def test_so_it_is_of_what_is_called() -> None:
    outer = node("Print document", kind=FlowNodeType.CALL_ACTIVITY, called_process=OTHER_PROCESS)
    inner = FlowNode(OTHER_STEP, "inner", FlowNodeType.TASK, "Print letter", 21, OTHER_PROCESS)
    called = Process(OTHER_PROCESS, "called", "", 20)
    model = little(outer, nodes=(outer, inner), processes=(Process(PROCESS, "process", "", 1), called))
    assert infer(model).get(STEP, UNKNOWN).produces is None
