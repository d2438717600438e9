"""What the drawing knows beside the process: lanes that list nothing, and lines that nobody sees."""

from mediabruch.model import Model
from mediabruch.render.picture import pictures
from tests.bpmn.snippets import node, noted, read_definitions
from tests.support.models import analyze

Box = tuple[float, float, float, float]


def drawing(boxes: dict[str, Box], lines: str = "") -> str:
    shapes = "".join(
        f'<bpmndi:BPMNShape bpmnElement="{name}"><dc:Bounds x="{x}" y="{y}" width="{width}" height="{height}"/>'
        "</bpmndi:BPMNShape>"
        for name, (x, y, width, height) in boxes.items()
    )
    edges = "".join(
        f'<bpmndi:BPMNEdge bpmnElement="{name}"><di:waypoint x="0" y="0"/><di:waypoint x="1" y="1"/></bpmndi:BPMNEdge>'
        for name in lines.split()
    )
    return (
        f'<bpmndi:BPMNDiagram><bpmndi:BPMNPlane bpmnElement="P">{shapes}{edges}</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>'
    )


def lane_names(model: Model) -> dict[str | None, str]:
    return {one.id: "" if one.lane is None else model.lane_by_key[one.lane].name for one in model.nodes}


LANES = """<process id="P"><laneSet><lane id="L" name="Post"/><lane id="M" name="Amt"/></laneSet><task id="A"/>
<boundaryEvent id="T" attachedToRef="A"/><subProcess id="U"><task id="B"/></subProcess><task id="C"/></process>"""
ROOM: dict[str, Box] = {"L": (0, 0, 600, 100), "M": (0, 100, 600, 100)}


def test_lanes_by_the_drawing() -> None:
    places: dict[str, Box] = {
        "A": (50, 90, 80, 40),
        "U": (200, 40, 80, 80),
        "B": (210, 150, 20, 20),
        "T": (50, 90, 9, 9),
    }
    model = read_definitions(LANES + drawing({**ROOM, **places}))
    assert lane_names(model) == {"A": "Amt", "T": "Amt", "U": "Post", "B": "Post", "C": ""}
    assert [sentence for _, _, sentence in noted(model)] == [
        "No lane lists 2 of the nodes; the drawing says in which they stand.",
        "Nodes in no lane (1): C.",
    ]
    assert analyze(model).model.lanes[0].name == "Post"


def test_lists_beat_the_drawing() -> None:
    listing = LANES.replace(
        'name="Amt"/>', 'name="Amt"><flowNodeRef>A</flowNodeRef><flowNodeRef>U</flowNodeRef></lane>'
    )
    model = read_definitions(listing + drawing({**ROOM, "A": (50, 10, 80, 40), "C": (300, 10, 80, 40)}))
    assert lane_names(model) == {"A": "Amt", "T": "Amt", "U": "Amt", "B": "Amt", "C": "Post"}


def test_inner_lanes_that_list_nothing() -> None:
    nested = """<process id="P"><laneSet><lane id="L" name="Amt">
    <flowNodeRef>A</flowNodeRef><flowNodeRef>B</flowNodeRef>
    <childLaneSet><lane id="M" name="Post"/></childLaneSet></lane></laneSet><task id="A"/><task id="B"/></process>"""
    boxes: dict[str, Box] = {"L": (0, 0, 300, 300), "M": (0, 0, 300, 100), "A": (9, 9, 50, 50), "B": (9, 200, 50, 50)}
    assert lane_names(read_definitions(nested + drawing(boxes))) == {"A": "Post", "B": "Amt"}


def test_lanes_of_another_process_and_odd_boxes() -> None:
    other = '<process id="Q"><task id="X"/></process>'
    boxes: dict[str, Box] = {**ROOM, "X": (9, 9, 9, 9), "A": (9, 9, 0, 9)}
    model = read_definitions(LANES + other + drawing(boxes).replace('y="100"', 'y="low"'))
    assert set(lane_names(model).values()) == {""}


FLOWS = """<process id="P"><task id="A" name="Eins"/><task id="B"/><task id="C"/><dataObjectReference id="O"/>
<textAnnotation id="N"/><association id="a" sourceRef="A" targetRef="N"/>
<sequenceFlow id="f" sourceRef="A" targetRef="B"/>
<sequenceFlow id="g" sourceRef="A" targetRef="C"/></process>"""
BOXES: dict[str, Box] = {
    "A": (0, 0, 100, 80), "B": (150, 0, 100, 80), "C": (300, 0, 100, 80), "N": (0, 200, 90, 30), "O": (300, 200, 30, 40)
}  # fmt: skip


def test_a_flow_that_nobody_sees_is_noted_and_drawn() -> None:
    content = FLOWS + drawing(BOXES, "f a")
    assert noted(read_definitions(content)) == [
        ("g", 5, "The flow from “Eins” to C is not on the drawing, and is played all the same.")
    ]
    [picture] = pictures(analyze(read_definitions(content, diagram=True)))
    [line] = picture.svg.split('data-element="g"')[1:]
    assert "stroke-dasharray" in line.partition("</g>")[0]
    assert "stroke-dasharray" not in picture.svg.partition('data-element="f"')[2].partition("</g>")[0]


def test_other_lines_that_nobody_sees() -> None:
    inside = "<task id='C'><dataInputAssociation id='d'><sourceRef>O</sourceRef></dataInputAssociation></task>"
    content = FLOWS.replace('<task id="C"/>', inside) + drawing(BOXES, "x:f g")
    assert [(where, sentence) for where, _, sentence in noted(read_definitions(content))] == [
        ("d", "The data association from O to C is not on the drawing, and counts all the same."),
        ("a", "The association of “Eins” and N is not on the drawing, and counts all the same."),
    ]
    none_drawn = FLOWS.replace('<task id="C"/>', inside) + drawing(BOXES)
    [(_, _, sentence)] = noted(read_definitions(none_drawn))
    assert sentence == "The drawing has no lines; those of the file (4) count all the same."
    extra = '<sequenceFlow id="h" sourceRef="B" targetRef="C"/></process>'
    most = FLOWS.replace('<task id="C"/>', inside).replace("</process>", extra) + drawing(BOXES, "h")
    [(_, _, sentence)] = noted(read_definitions(most))
    assert sentence.startswith("4 lines between elements of the drawing are not drawn, but count: “Eins” → B, ")


def test_lines_to_what_is_not_drawn_are_no_defect_of_the_drawing() -> None:
    boxes = {name: box for name, box in BOXES.items() if name != "C"}
    assert not noted(read_definitions(FLOWS + drawing(boxes, "f a")))
    assert not noted(read_definitions(FLOWS))


def test_the_second_edge_of_an_id_that_stands_twice_draws_the_second_flow() -> None:
    content = FLOWS.replace('id="g"', 'id="f"') + drawing(BOXES, "f f a")
    model = read_definitions(content, diagram=True)
    assert [edge.element for edge in model.diagrams[0].edges[:2]] == [flow.key for flow in model.sequence_flows]
    assert len(noted(model)) == 1
    assert len(noted(read_definitions(FLOWS.replace('id="g"', 'id="f"') + drawing(BOXES, "f a")))) == 2
    assert node(model, "A").name == "Eins"
