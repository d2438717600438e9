"""Sequence flows and message flows."""

import pytest

from tests.bpmn.snippets import elements, flow, node, noted, read_definitions, read_process

pytestmark = pytest.mark.usefixtures("way")


def test_names_lines_and_conditions() -> None:
    model = read_process(
        '<exclusiveGateway id="G" default="x:c"/><task id="A"/>\n'
        '<sequenceFlow id="a" name="ja&#10;doch" sourceRef="G" targetRef="A"><conditionExpression>${x > 1} '
        "</conditionExpression></sequenceFlow>\n"
        '<sequenceFlow id="b" sourceRef="G" targetRef="A"><conditionExpression/></sequenceFlow>\n'
        '<sequenceFlow id="c" sourceRef="G" targetRef="A"/>'
    )
    read = [(f.id, f.name, f.line, f.condition, f.is_default) for f in model.sequence_flows]
    assert read == [
        ("a", "ja doch", 4, "${x > 1}", False),
        ("b", "", 5, "", False),
        ("c", "", 6, None, True),
    ]
    assert not model.notes


@pytest.mark.parametrize(
    ("ends", "sentence"),
    [
        ('targetRef="A"', "The flow has no sourceRef."),
        ('sourceRef="" targetRef="A"', "The flow has no sourceRef."),
        ('sourceRef="X" targetRef="A"', "The sourceRef of the flow is X, which the file lacks."),
        ('sourceRef="A"', "The flow has no targetRef."),
        ('sourceRef="A" targetRef="ns:X"', "The targetRef of the flow is ns:X, which the file lacks."),
        ('sourceRef="A" targetRef="P"', "The targetRef of the flow is P, which the file lacks."),
    ],
)
def test_open_ends(ends: str, sentence: str) -> None:
    model = read_process(f'<task id="A"/>\n<sequenceFlow id="f" {ends}/>')
    assert {flow(model, "f").source, flow(model, "f").target} == {None, node(model, "A").key}
    assert noted(model) == [("f", 4, sentence)]


def test_default_that_does_not_leave_the_node() -> None:
    model = read_process(
        '<task id="A" default="f"/>\n<task id="B" default="g"/><sequenceFlow id="f" sourceRef="B" targetRef="A"/>'
    )
    assert not flow(model, "f").is_default
    assert noted(model) == [
        ("A", 3, "The default flow f does not leave this node."),
        ("B", 4, "The default flow g does not leave this node."),
    ]


def test_flow_across_a_border() -> None:
    model = read_process(
        '<task id="A"/><subProcess id="S"><task id="B"/></subProcess>\n'
        '<sequenceFlow id="f" sourceRef="A" targetRef="B"/>'
    )
    assert flow(model, "f").target == node(model, "B").key
    assert noted(model) == [("f", 4, "The flow leads into another process or sub-process.")]


COLLABORATION = """<message id="M" name="Antrag"/><collaboration>
<participant id="X" processRef="P"/><participant id="Y" name="Bürgerin"/>
<messageFlow id="m" name="per Post" messageRef="ns:M" {ends}><documentation>Brief</documentation></messageFlow>
</collaboration><process id="P"><laneSet><lane id="L"/></laneSet><task id="A"/><task id="B"/></process>"""


@pytest.mark.parametrize(
    ("ends", "expected"),
    [
        ('sourceRef="A" targetRef="Y"', ("A", "Y")),
        ('sourceRef="Y" targetRef="q:B"', ("Y", "B")),
        ('sourceRef="Y" targetRef="P"', ("Y", "X")),
        ('sourceRef="Y" targetRef="L"', ("Y", "X")),
    ],
)
def test_ends_of_message_flows(ends: str, expected: tuple[str, str]) -> None:
    model = read_definitions(COLLABORATION.format(ends=ends))
    ids = {element.key: element.id for element in elements(model)}
    [message_flow] = model.message_flows
    assert (ids[message_flow.source or 0], ids[message_flow.target or 0]) == expected
    assert (message_flow.name, message_flow.message, message_flow.line) == ("per Post", "Antrag", 4)
    assert message_flow.documentation == "Brief"


@pytest.mark.parametrize(
    ("ends", "sentence"),
    [
        ('sourceRef="A" targetRef="B"', "The message flow stays within one process and is not played."),
        ('sourceRef="A" targetRef="Z"', "The targetRef of the flow is Z, which the file lacks."),
        ('sourceRef="A"', "The flow has no targetRef."),
    ],
)
def test_odd_message_flows_are_noted(ends: str, sentence: str) -> None:
    model = read_definitions(COLLABORATION.format(ends=ends))
    assert model.message_flows[0].source == node(model, "A").key
    assert ("m", 4, sentence) in noted(model)


def test_message_to_a_process_without_pool() -> None:
    model = read_definitions(
        '<collaboration><participant id="X"/><messageFlow id="m" sourceRef="X" targetRef="P"/></collaboration>'
        '<process id="P"/>'
    )
    assert noted(model) == [("m", 2, "The targetRef of the flow is P, which the file lacks.")]
