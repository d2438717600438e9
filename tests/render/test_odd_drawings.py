"""Drawings with numbers that nobody can draw: what is odd is left out or drawn as nothing, and the rest is there."""

import itertools
import re

import pytest

from mediabruch.bpmn import read_bytes
from mediabruch.render import pictures
from tests.render.pictured import parsed
from tests.support.models import analyze

NUMBERS = ("1e308", "-1e308", "1e-320", "0", "-0.0", "1e7", "nan", "-inf", "1_0", "", "0.0005", "999999", "-5", "1e-3")
ODD = re.compile(r"=\"[^\"]*\b(?:nan|inf|\d{9,})\b")
KINDS = (
    'task id="a" name="Antrag drucken und versenden"',
    'subProcess id="a" name="Prüfung"',
    'startEvent id="a" name="Eingang"',
    'exclusiveGateway id="a" name="vollständig?"',
    'dataObjectReference id="a" name="Akte"',
)
SPACES = " ".join(
    f'xmlns{name}="http://www.omg.org/spec/{space}"'
    for name, space in {
        "": "BPMN/20100524/MODEL", ":b": "BPMN/20100524/DI", ":c": "DD/20100524/DC", ":d": "DD/20100524/DI",
    }.items()
)  # fmt: skip


def drawing(kind: str, bounds: str, waypoint: str) -> bytes:
    """Two nodes and the flow between them; the first node and the end of the flow stand where it is asked."""
    return f"""<definitions {SPACES}><process id="p"><{kind}/><task id="z" name="Ablage"/>
      <sequenceFlow id="f" name="per Post" sourceRef="a" targetRef="z"/></process>
      <b:BPMNDiagram><b:BPMNPlane bpmnElement="p">
      <b:BPMNShape bpmnElement="a"><c:Bounds {bounds}/><b:BPMNLabel><c:Bounds {bounds}/></b:BPMNLabel></b:BPMNShape>
      <b:BPMNShape bpmnElement="z"><c:Bounds x="300" y="100" width="100" height="80"/></b:BPMNShape>
      <b:BPMNEdge bpmnElement="f"><d:waypoint x="100" y="100"/><d:waypoint {waypoint}/></b:BPMNEdge>
      </b:BPMNPlane></b:BPMNDiagram></definitions>""".encode()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: str(kind).split(maxsplit=1)[0])
@pytest.mark.parametrize("name", ["x", "y", "width", "height"])
def test_numbers_that_nobody_can_draw(kind: str, name: str) -> None:
    for number, other in itertools.product(NUMBERS, ("100", "0")):
        sides = {"x": "100", "y": "100", "width": other, "height": "80", name: number}
        bounds = " ".join(f'{side}="{value}"' for side, value in sides.items())
        model = read_bytes(drawing(kind, bounds, f'x="300" y="{number}"'), "a.bpmn", diagram=True)
        drawn = pictures(analyze(model))
        assert "Ablage" in drawn[0].svg
        for picture in drawn:
            assert parsed(picture.svg) is not None
            assert not ODD.search(picture.svg), bounds


def test_what_was_left_out_is_noted() -> None:
    data = drawing(KINDS[0], 'x="1e308" y="1" width="1" height="1"', 'x="1e7" y="1"')
    model = read_bytes(data, "a.bpmn", diagram=True)
    said = [str(note.message) for note in model.notes]
    assert "The bounds in the diagram are no rectangle." in said
    assert "The waypoint in the diagram is no point." in said
