"""Puts data (its name above it) and notes above what they belong to, without moving it."""

from collections.abc import Mapping
from typing import NamedTuple

from mediabruch.model import Bounds, DataElement, Edge, Model, Shape, TextAnnotation
from mediabruch.render.layout.block import tied
from mediabruch.render.text import fit

_NOTE = 130.0
_GAP = 16.0
_DATA = (36.0, 50.0)
_LABEL = 96.0


class Extras(NamedTuple):
    """Data and notes in a strip above the nodes, and the dotted lines to them."""

    height: float
    width: float
    shapes: tuple[Shape, ...]
    edges: tuple[Edge, ...]


def extras(model: Model, boxes: Mapping[int, Bounds], foot: float) -> Extras:
    """The strip that ends at the height `foot` above nodes that stand at these places."""
    ties: list[tuple[None, str | None, int, int]] = [
        *((None, one.id, one.source, one.target) for one in model.data_associations),
        *((None, one.id, one.source, one.target) for one in model.associations),
    ]
    homes: dict[int, int] = {}
    for _, _, source, target in ties:
        for extra, home in ((source, target), (target, source)):
            if home in boxes and extra not in boxes:
                homes.setdefault(extra, home)
    all_: tuple[tuple[DataElement | TextAnnotation, ...], ...] = (model.data, model.text_annotations)
    found = [one for some in all_ for one in some if one.key in homes]
    found.sort(key=lambda one: (boxes[homes[one.key]].x, one.key))
    shapes: list[Shape] = []
    x, height = 0.0, 0.0
    for one in found:
        width, down = _size(one)
        taken = max(width, _LABEL) if isinstance(one, DataElement) else width
        box = boxes[homes[one.key]]
        x = max(x, box.x + box.width / 2 - taken / 2)
        label = 34.0 if isinstance(one, DataElement) else 0.0
        shapes.append(Shape(one.key, Bounds(x + (taken - width) / 2, foot - down - _GAP, width, down)))
        height = max(height, down + label + 2 * _GAP)
        x += taken + _GAP
    places = {**boxes, **{shape.element: shape.bounds for shape in shapes}}
    edges = tied(places, (tie for tie in ties if tie[1] and {tie[2], tie[3]} & homes.keys()))
    return Extras(height, x, tuple(shapes), tuple(edges))


def _size(one: DataElement | TextAnnotation) -> tuple[float, float]:
    if isinstance(one, DataElement):
        return _DATA
    text = fit(one.text, (_NOTE - 10, 120.0), (11.0, 10.0, 9.0))
    return _NOTE, max(text.height + 6, 24.0)
