"""Hostile files: a model or one clear sentence, and never anything else."""

from functools import partial

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mediabruch.bpmn import read_bytes
from mediabruch.errors import UnreadableError
from mediabruch.model import Model
from tests.bpmn.snippets import definitions
from tests.support.work import calls

pytestmark = pytest.mark.usefixtures("way")

BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL"
SMALL = definitions(
    '<collaboration><participant id="X" processRef="P"/><messageFlow id="m" sourceRef="X" targetRef="A"/>'
    '</collaboration><process id="P"><laneSet><lane id="L"><flowNodeRef>A</flowNodeRef></lane></laneSet>'
    '<subProcess id="A" name="Pr&#252;fen"><task id="B"><extensionElements><camunda:properties><camunda:property '
    'name="a" value="1"/></camunda:properties></extensionElements></task></subProcess>'
    '<boundaryEvent id="E" attachedToRef="A"><errorEventDefinition errorRef="x"/></boundaryEvent>'
    '<sequenceFlow id="f" sourceRef="A" targetRef="A"/></process><bpmndi:BPMNDiagram><bpmndi:BPMNPlane>'
    '<bpmndi:BPMNShape bpmnElement="A"><dc:Bounds x="1" y="2" width="3" height="4"/></bpmndi:BPMNShape>'
    "</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>"
)


def read_or_refused(data: bytes) -> Model | None:
    try:
        return read_bytes(data, "hostile.bpmn", diagram=True)
    except UnreadableError:
        return None


def nested(depth: int, tag: str) -> bytes:
    return definitions(f'<process id="P">{f"<{tag}>" * depth}{f"</{tag}>" * depth}</process>')


@pytest.mark.parametrize("tag", ["subProcess", "process", "odd", "task", "laneSet", "vendor:x", "extensionElements"])
@pytest.mark.parametrize("depth", [200, 5_000])
def test_deep_nesting(tag: str, depth: int) -> None:
    assert read_or_refused(nested(depth, tag)) is not None


def test_deep_lanes() -> None:
    depth = 100
    lanes = "<lane><childLaneSet>" * depth + "</childLaneSet></lane>" * depth
    model = read_or_refused(definitions(f'<process id="P"><laneSet>{lanes}</laneSet></process>'))
    assert model is not None
    assert len(model.lanes) == depth


def test_alternating_nesting_takes_linear_time() -> None:
    def nested_in_turn(depth: int) -> bytes:
        return definitions("<odd><process>" * depth + "</process></odd>" * depth)

    model = read_or_refused(nested_in_turn(100))
    assert model is not None
    assert len(model.processes) == 100
    few, many = (calls(partial(read_or_refused, nested_in_turn(depth))) for depth in (25, 100))
    assert many < 5 * few


@pytest.mark.parametrize("text", ["<?xml version='1.0'?>", "<", "<?xml", "<!--", "</a>", "]]>", "&", "<definitions"])
def test_next_to_nothing(text: str) -> None:
    read_or_refused(text.encode())


def test_billion_laughs() -> None:
    entities = "".join(f'<!ENTITY l{i + 1} "{f"&l{i};" * 10}">' for i in range(9))
    data = f'<!DOCTYPE d [<!ENTITY l0 "ha">{entities}]><definitions xmlns="{BPMN}">&l9;</definitions>'
    assert read_or_refused(data.encode()) is None


def test_external_entity() -> None:
    data = f'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><definitions xmlns="{BPMN}">&x;</definitions>'
    assert read_or_refused(data.encode()) is None


@pytest.mark.parametrize("size", [1_000_000, 11_000_000])
def test_large_attributes(size: int) -> None:
    model = read_or_refused(definitions(f'<process id="P"><task id="A" name="{"x" * size}"/></process>'))
    assert model is None or model.notes or len(model.nodes[0].name) == size


def test_nul_bytes() -> None:
    model = read_or_refused(SMALL.replace(b"<task", b"\0<task\0"))
    assert model is not None
    assert [note.code for note in model.notes] == ["MB909"]


def test_many_twins_take_linear_time() -> None:
    tasks = '<task id="A"/>'

    def twins(count: int) -> bytes:
        return definitions(f'<process id="P">{tasks * count}</process>')

    assert read_or_refused(twins(300)) is not None
    few, many = (calls(partial(read_or_refused, twins(count))) for count in (300, 3_000))
    assert many < 12 * few


@pytest.mark.parametrize(
    "name", ["camunda:x:y", "camunda::x", "camunda:1x", ":x", ":x:y", "x:", "::", "bpmn:a:b", "a:b:c"]
)
@pytest.mark.parametrize(
    "root",
    [
        f'<definitions xmlns="{BPMN}">BODY</definitions>',
        '<definitions xmlns="urn:x">BODY</definitions>',
        "<bpmn:definitions>BODY</bpmn:definitions>",
        "<:definitions>BODY</:definitions>",
    ],
    ids=["BPMN", "other namespace", "undeclared prefix", "empty prefix"],
)
def test_names_that_xml_does_not_allow(name: str, root: str) -> None:
    body = f'<process id="P"><{name} {name}="1"/><task id="A" {name}="&#1;"/></process>'
    model = read_or_refused(root.replace("BODY", body).encode())
    assert model is None or [node.id for node in model.nodes] == ["A"]
    assert model is not None or root.startswith("<:")


@pytest.mark.parametrize("step", [7])
def test_truncated_files(step: int) -> None:
    for end in range(0, len(SMALL), step):
        read_or_refused(SMALL[:end])


@given(st.binary(max_size=200))
@example(b"<\0d\0")
@example(b"\xff\xfe<\0")
@example(b"\0\0\0<")
def test_random_bytes(data: bytes) -> None:
    read_or_refused(data)


@given(st.binary(max_size=60), st.integers(0, len(SMALL)), st.integers(0, 40))
@settings(max_examples=300)
def test_damaged_files(patch: bytes, position: int, removed: int) -> None:
    read_or_refused(SMALL[:position] + patch + SMALL[position + removed :])


@given(st.text(alphabet='<>/="& :;!?-[]abdefinotsprcx\n', max_size=120))
def test_markup_soup(text: str) -> None:
    read_or_refused(definitions(f"<process>{text}</process>"))
    read_or_refused(text.encode())
