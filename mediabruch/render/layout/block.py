"""A part of a drawing that was laid out by itself and can be moved as a whole."""

from collections.abc import Iterable
from typing import NamedTuple

from mediabruch.model import Bounds, Edge, Shape
from mediabruch.render.geometry import border, center


class Block(NamedTuple):
    """Shapes and edges from the corner (0, 0) to (`width`, `height`)."""

    width: float
    height: float
    shapes: tuple[Shape, ...] = ()
    edges: tuple[Edge, ...] = ()

    def moved(self, x: float, y: float) -> "Block":
        """The same further right and down."""
        return self._replace(
            shapes=tuple(moved(shape, x, y) for shape in self.shapes),
            edges=tuple(
                edge._replace(waypoints=tuple((left + x, top + y) for left, top in edge.waypoints))
                for edge in self.edges
            ),
        )

    def boxes(self) -> dict[int, Bounds]:
        """Where each element stands."""
        return {shape.element: shape.bounds for shape in self.shapes}


def moved(shape: Shape, x: float, y: float) -> Shape:
    """The same shape further right and down."""
    box = shape.bounds
    return shape._replace(bounds=Bounds(box.x + x, box.y + y, box.width, box.height))


def tied(boxes: dict[int, Bounds], lines: Iterable[tuple[int | None, str | None, int, int]]) -> list[Edge]:
    """Straight edges between shapes, border to border; each line is its key, its id, and its two ends."""
    edges = []
    for key, identity, source, target in lines:
        if source in boxes and target in boxes and source != target:
            one, other = boxes[source], boxes[target]
            edges.append(Edge(key, (border(one, center(other)), border(other, center(one))), element_id=identity))
    return edges
