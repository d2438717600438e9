"""The drawing, where it is asked for."""

import pytest

from mediabruch.model import Bounds, Edge, Shape
from tests.bpmn.snippets import node, noted, read_definitions

pytestmark = pytest.mark.usefixtures("way")

PROCESS = """<collaboration id="C"><participant id="X" processRef="P"/></collaboration>
<process id="P"><task id="A"/><exclusiveGateway id="G"/><textAnnotation id="T"/><sequenceFlow id="f" sourceRef="A"
targetRef="G"/><association id="a" sourceRef="A" targetRef="T"/></process>"""


def drawn(content: str, *, process: str = PROCESS) -> str:
    return f"""{process}<bpmndi:BPMNDiagram id="D1" name="Erste&#10;Seite"><bpmndi:BPMNPlane bpmnElement="C">
{content}
</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>"""


def test_only_when_asked_for() -> None:
    content = drawn(
        '<bpmndi:BPMNShape bpmnElement="A"><dc:Bounds x="1" y="2" width="3" height="4"/></bpmndi:BPMNShape>'
    )
    assert read_definitions(content).diagrams == ()
    [diagram] = read_definitions(content, diagram=True).diagrams
    assert (diagram.id, diagram.name, diagram.plane) == ("D1", "Erste Seite", "C")


def test_shapes() -> None:
    model = read_definitions(
        drawn(
            '<bpmndi:BPMNShape id="s1" bpmnElement="x:A"><dc:Bounds x="-1.5" y="2" width="3" height="4"/>'
            '<bpmndi:BPMNLabel><dc:Bounds x="5" y="6" width="7" height="8"/></bpmndi:BPMNLabel></bpmndi:BPMNShape>'
            '<bpmndi:BPMNShape bpmnElement="X" isHorizontal="true" isExpanded="false"><dc:Bounds x="0" y="0" width="1" '
            'height="1"/><bpmndi:BPMNLabel/></bpmndi:BPMNShape>'
            '<bpmndi:BPMNShape bpmnElement="G" isMarkerVisible="true"><dc:Bounds x="0" y="0" width="1" height="1"/>'
            "</bpmndi:BPMNShape>"
        ),
        diagram=True,
    )
    unit = Bounds(0, 0, 1, 1)
    assert model.diagrams[0].shapes == (
        Shape(node(model, "A").key, Bounds(-1.5, 2, 3, 4), Bounds(5, 6, 7, 8), id="s1"),
        Shape(model.participants[0].key, unit, is_horizontal=True, is_expanded=False),
        Shape(node(model, "G").key, unit, is_marker_visible=True),
    )
    assert [str(note.message) for note in model.notes] == [
        "The drawing has no lines; those of the file (1) count all the same."
    ]


def test_edges() -> None:
    points = '<di:waypoint x="1" y="2"/><di:waypoint x="3" y="4.5"/>'
    model = read_definitions(
        drawn(
            f'<bpmndi:BPMNEdge id="e1" bpmnElement="f" bioc:stroke="#ABCDEF">{points}<bpmndi:BPMNLabel><dc:Bounds '
            f'x="5" y="6" width="7" height="8"/></bpmndi:BPMNLabel></bpmndi:BPMNEdge>'
            f'<bpmndi:BPMNEdge bpmnElement="a">{points}</bpmndi:BPMNEdge>'
        ),
        diagram=True,
    )
    waypoints = ((1.0, 2.0), (3.0, 4.5))
    assert model.diagrams[0].edges == (
        Edge(model.sequence_flows[0].key, waypoints, Bounds(5, 6, 7, 8), "#abcdef", "f", "e1"),
        Edge(None, waypoints, element_id="a"),
    )


@pytest.mark.parametrize(
    ("attributes", "extension", "colors"),
    [
        ('color:background-color="#FFF" color:border-color="#000000"', "", ("#ffffff", "#000000")),
        ('bioc:fill="#BBDEFB" bioc:stroke="#1E88E5"', "", ("#bbdefb", "#1e88e5")),
        ('bioc:fill="rgb(255, 224, 178)" bioc:stroke="rgb(251,140,999)"', "", ("#ffe0b2", "#fb8cff")),
        ('bioc:fill="rgb(255, 224)" bioc:stroke="rgb(a,b,c)"', "", (None, None)),
        ('bioc:fill="red" bioc:stroke="#000F"', "", ("#ff0000", "#000000")),
        ('bioc:fill="transparent" bioc:stroke="reddish"', "", (None, None)),
        ("", '<signavio:signavioMetaData metaKey="bgcolor" metaValue="#FFCC00"/>', ("#ffcc00", None)),
        ("", '<vendor:p name="borderColor" value="#62A716"/>', (None, "#62a716")),
        ("", "", (None, None)),
    ],
)
def test_colors(attributes: str, extension: str, colors: tuple[str | None, str | None]) -> None:
    process = f'<process id="C"><task id="A"><extensionElements>{extension}</extensionElements></task></process>'
    shape = f'<bpmndi:BPMNShape bpmnElement="A" {attributes}><dc:Bounds x="0" y="0" width="1" height="1"/>'
    model = read_definitions(drawn(f"{shape}</bpmndi:BPMNShape>", process=process), diagram=True)
    [read] = model.diagrams[0].shapes
    assert (read.fill, read.stroke) == colors


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ('<dc:Bounds x="1" y="a" width="3" height="4"/>', "The bounds in the diagram are no rectangle."),
        ('<dc:Bounds x="1" y="nan" width="3" height="4"/>', "The bounds in the diagram are no rectangle."),
        ('<dc:Bounds x="1" y="1" width="-3" height="4"/>', "The bounds in the diagram are no rectangle."),
        ('<dc:Bounds x="1" y="1"/>', "The bounds in the diagram are no rectangle."),
        ("", "The shape in the diagram has no bounds."),
    ],
)
def test_bounds_that_are_none(content: str, sentence: str) -> None:
    model = read_definitions(drawn(f'<bpmndi:BPMNShape bpmnElement="A">{content}</bpmndi:BPMNShape>'), diagram=True)
    assert model.diagrams[0].shapes == ()
    assert noted(model) == [("A", 5, sentence)]


def test_waypoints_that_are_none() -> None:
    model = read_definitions(
        drawn(
            '<bpmndi:BPMNEdge bpmnElement="f">\n<di:waypoint x="1" y="?"/><di:waypoint x="1" y="2"/></bpmndi:BPMNEdge>'
        ),
        diagram=True,
    )
    assert model.diagrams[0].edges[0].waypoints == ((1, 2),)
    assert noted(model) == [(None, 6, "The waypoint in the diagram is no point.")]


def test_edges_without_waypoints_are_left_out() -> None:
    model = read_definitions(drawn('<bpmndi:BPMNEdge bpmnElement="f"/>'), diagram=True)
    assert model.diagrams[0].edges == ()


def test_shapes_of_unknown_elements_are_left_out() -> None:
    model = read_definitions(
        drawn('<bpmndi:BPMNShape bpmnElement="none"><dc:Bounds x="1" y="2" width="3" height="4"/></bpmndi:BPMNShape>'),
        diagram=True,
    )
    assert model.diagrams[0].shapes == ()


def test_several_diagrams() -> None:
    model = read_definitions(drawn("") + drawn("", process=""), diagram=True)
    assert len(model.diagrams) == 2
    assert model == read_definitions(drawn("") + drawn("", process=""), diagram=True)
