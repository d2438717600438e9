"""What a drawing shows, by the ids of the elements: asked in every reading, also of who wants no coordinates."""

from collections.abc import Mapping
from functools import cached_property

from mediabruch.bpmn.element import XmlElement
from mediabruch.model import Bounds
from mediabruch.notation.letters import composed

_SHAPE, _EDGE, _BOUNDS = "{*}BPMNShape", "{*}BPMNEdge", "{*}Bounds"
_SIDES = ("x", "y", "width", "height")
_FARTHEST = 1_000_000
"""Coordinates beyond this are a defect of the file."""


class DrawnPlane:
    """One diagram."""

    def __init__(self, diagram: XmlElement) -> None:
        self._diagram = diagram

    @property
    def lines(self) -> list[str]:
        """What is drawn as a line, as written and as often as it is."""
        return [name for edge in self._diagram.iter(_EDGE) if (name := edge.get("bpmnElement"))]

    @cached_property
    def boxes(self) -> Mapping[str, Bounds]:
        """Where elements stand; the first of two shapes counts."""
        found: dict[str, Bounds] = {}
        for shape in self._diagram.iter(_SHAPE):
            name = shape.get("bpmnElement")
            box = next(map(_bounds, shape.iterchildren(_BOUNDS)), None)
            if name and box is not None:
                found.setdefault(local_id(name), box)
        return found


def local_id(reference: str) -> str:
    """An id without the prefix by which a drawing may name it."""
    return composed(reference.strip().rpartition(":")[2])


def _bounds(element: XmlElement) -> Bounds | None:
    """The rectangle, if it is one: what is none is noted where the diagram is read."""
    try:
        x, y, width, height = (float(element.get(name) or "") for name in _SIDES)
    except ValueError:
        return None
    is_sound = abs(x) < _FARTHEST and abs(y) < _FARTHEST and 0 < width < _FARTHEST and 0 < height < _FARTHEST
    return Bounds(x, y, width, height) if is_sound else None
