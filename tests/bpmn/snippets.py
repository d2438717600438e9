"""Small BPMN files for tests: what a test cares about, wrapped into what every file has."""

from typing import Any

from mediabruch.bpmn import read_bytes
from mediabruch.model import FlowNode, Model, SequenceFlow

NAMESPACES = " ".join(
    f'xmlns{":" if prefix else ""}{prefix}="{namespace}"'
    for prefix, namespace in {
        "": "http://www.omg.org/spec/BPMN/20100524/MODEL",
        "bpmndi": "http://www.omg.org/spec/BPMN/20100524/DI",
        "dc": "http://www.omg.org/spec/DD/20100524/DC",
        "di": "http://www.omg.org/spec/DD/20100524/DI",
        "camunda": "http://camunda.org/schema/1.0/bpmn",
        "zeebe": "http://camunda.org/schema/zeebe/1.0",
        "activiti": "http://activiti.org/bpmn",
        "flowable": "http://flowable.org/bpmn",
        "signavio": "http://www.signavio.com",
        "bizagi": "http://www.bizagi.com/bpmn20",
        "drools": "http://www.jboss.org/drools",
        "bpsim": "http://www.bpsim.org/schemas/1.0",
        "qbp": "http://www.qbp-simulator.com/Schema201212",
        "bioc": "http://bpmn.io/schema/bpmn/biocolor/1.0",
        "color": "http://www.omg.org/spec/BPMN/non-normative/color/1.0",
        "adonis": "http://www.boc-group.com",
        "gbtec": "http://www.gbtec.de/bpmn/MODEL",
        "vendor": "urn:vendor",
        "mediabruch": "https://mediabruch.dev/schema/bpmn/1",
    }.items()
)


def definitions(content: str, *, head: str = "") -> bytes:
    """A file; `content` begins in line 2."""
    return f'<definitions id="D" {NAMESPACES}{head}>\n{content}\n</definitions>'.encode()


def read_definitions(content: str, *, diagram: bool = False) -> Model:
    return read_bytes(definitions(content), "test.bpmn", diagram=diagram)


def read_process(content: str) -> Model:
    """A file with one process `P` in line 2; its content begins in line 3."""
    return read_definitions(f'<process id="P" name="Prozess">\n{content}\n</process>')


def node(model: Model, identifier: str) -> FlowNode:
    return next(node for node in model.nodes if node.id == identifier)


def flow(model: Model, identifier: str) -> SequenceFlow:
    return next(flow for flow in model.sequence_flows if flow.id == identifier)


def noted(model: Model) -> list[tuple[str | None, int | None, str]]:
    """Element, line and sentence of each note."""
    assert all(note.code == "MB909" for note in model.notes)
    return [(note.element, note.line, str(note.message)) for note in model.notes]


def elements(model: Model) -> list[Any]:
    """All elements that have a key, in document order."""
    lists: tuple[tuple[Any, ...], ...] = (
        model.processes,
        model.participants,
        model.lanes,
        model.nodes,
        model.sequence_flows,
        model.message_flows,
        model.data,
        model.text_annotations,
        model.groups,
    )
    return sorted((element for several in lists for element in several), key=lambda element: element.key)
