"""The drawing: shapes, edges, labels and colors, in the diagram's coordinates.

Only read when asked for. Tags are compared by local name, because tools disagree on the namespaces of the drawing.
"""

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from mediabruch.bpmn.context import TRUE, Context
from mediabruch.bpmn.element import XmlElement
from mediabruch.bpmn.found import TAG, ElementKind, FoundElement
from mediabruch.bpmn.labels import label
from mediabruch.bpmn.namespaces import BIOC, COLOR
from mediabruch.errors import Message
from mediabruch.model import Bounds, Diagram, Edge, Shape
from mediabruch.notation.colors import color_of

_LINES = frozenset({ElementKind.FLOW, ElementKind.MESSAGE_FLOW})
_SHAPES = frozenset(ElementKind) - _LINES
_FILL = (f"{{{COLOR}}}background-color", f"{{{BIOC}}}fill")
_STROKE = (f"{{{COLOR}}}border-color", f"{{{BIOC}}}stroke")
COLOR_PROPERTIES = {"bgcolor": "fill", "bordercolor": "stroke"}
"""Properties of elements, in lower case, by which Signavio, Bizagi and others color them."""
_LEAST = 0.001
"""What is less is nothing: divided by it, figures overflow."""
_FARTHEST = 1_000_000.0
"""Some 200 meters on paper: beyond it figures overflow, and a stray point makes all else invisible."""


def diagrams(context: Context) -> tuple[Diagram, ...]:
    """Every diagram of the file; shapes of elements that the model does not keep are left out."""
    return tuple(_diagram(context, element) for element in context.scan.diagrams)


def _diagram(context: Context, element: XmlElement) -> Diagram:
    plane = next(iter(_children(element, "BPMNPlane")), None)
    drawn: dict[str, list[XmlElement]] = {}
    for child in plane if plane is not None else ():
        drawn.setdefault(_local(child), []).append(child)
    twins: Counter[str] = Counter()
    return Diagram(
        id=element.get("id"),
        name=label(element.get("name") or ""),
        plane=None if plane is None else plane.get("bpmnElement"),
        shapes=tuple([shape for child in drawn.get("BPMNShape", ()) if (shape := _shape(context, child, twins))]),
        edges=tuple([edge for child in drawn.get("BPMNEdge", ()) if (edge := _edge(context, child, twins))]),
    )


def _meant(
    context: Context, reference: str | None, kinds: frozenset[ElementKind], twins: Counter[str]
) -> FoundElement | None:
    """The element that is drawn; of several that share an id, the second where it is drawn for the second time."""
    several = [found for found in context.references.twins.get(reference or "", ()) if found.kind in kinds]
    if not several or reference is None:
        return context.references.find(reference, kinds)
    twins[reference] += 1
    return several[min(twins[reference], len(several)) - 1]


def _shape(context: Context, element: XmlElement, twins: Counter[str]) -> Shape | None:
    found = _meant(context, element.get("bpmnElement"), _SHAPES, twins)
    if found is None:
        return None
    bounds = _bounds(context, element)
    if bounds is None:
        return None
    own = _own_colors(context, found)
    return Shape(
        element=found.key,
        bounds=bounds,
        label=_label_bounds(context, element),
        is_horizontal=_flag(element, "isHorizontal"),
        is_expanded=_flag(element, "isExpanded"),
        fill=_color(element, _FILL) or own.get("fill"),
        stroke=_color(element, _STROKE) or own.get("stroke"),
        is_marker_visible=element.get("isMarkerVisible") in TRUE,
        id=element.get("id"),
    )


def _edge(context: Context, element: XmlElement, twins: Counter[str]) -> Edge | None:
    """An edge; without element for associations, with neither for those of which the file has no trace."""
    reference = element.get("bpmnElement")
    found = _meant(context, reference, _LINES, twins)
    points = [_point(context, child) for child in _children(element, "waypoint")]
    waypoints = tuple(point for point in points if point is not None)
    if not waypoints:
        return None
    return Edge(
        element=None if found is None else found.key,
        waypoints=waypoints,
        label=_label_bounds(context, element),
        stroke=_color(element, _STROKE),
        element_id=found.id if found is not None else reference,
        id=element.get("id"),
    )


def _label_bounds(context: Context, element: XmlElement) -> Bounds | None:
    for child in _children(element, "BPMNLabel"):
        if any(True for _ in _children(child, "Bounds")):
            return _bounds(context, child)
    return None


def _bounds(context: Context, element: XmlElement) -> Bounds | None:
    """The rectangle inside a shape or label; one that is no rectangle is noted and skipped."""
    for child in _children(element, "Bounds"):
        x, y, width, height = (coordinate(child.get(name)) for name in ("x", "y", "width", "height"))
        if x is not None and y is not None and width is not None and height is not None and min(width, height) >= 0:
            return Bounds(x, y, width, height)
        context.note(Message("The bounds in the diagram are no rectangle."), _owner_id(element), child.sourceline)
        return None
    context.note(Message("The shape in the diagram has no bounds."), _owner_id(element), element.sourceline)
    return None


def _point(context: Context, element: XmlElement) -> tuple[float, float] | None:
    x, y = coordinate(element.get("x")), coordinate(element.get("y"))
    if x is None or y is None:
        context.note(Message("The waypoint in the diagram is no point."), None, element.sourceline)
        return None
    return x, y


def _owner_id(element: XmlElement) -> str | None:
    return element.get("bpmnElement")


def coordinate(text: str | None) -> float | None:
    """The number that is written, as far as anyone could draw there; `None` for anything else."""
    try:
        number = float(text or "")
    except ValueError:
        return None
    if not abs(number) <= _FARTHEST:  # nor what cannot be compared
        return None
    return number if abs(number) >= _LEAST else 0.0


def _flag(element: XmlElement, name: str) -> bool | None:
    value = element.get(name)
    return None if value is None else value in TRUE


def _color(element: XmlElement, names: tuple[str, ...]) -> str | None:
    return next((color for name in names if (color := color_of(element.get(name)))), None)


def _own_colors(context: Context, found: FoundElement) -> dict[str, str]:
    """Colors among the properties of the element itself."""
    colors: dict[str, str] = {}
    if any(part.tag == f"{TAG}extensionElements" for part in found.parts):
        for name, value in context.describe(found).properties:
            role = COLOR_PROPERTIES.get(name.lower())
            if role is not None and (color := color_of(value)):
                colors.setdefault(role, color)
    return colors


def _children(element: XmlElement, local: str) -> Iterator[XmlElement]:
    return (child for child in element if _local(child) == local)


def _local(element: XmlElement) -> str:
    return _without_namespace(element.tag)


@lru_cache(maxsize=256)
def _without_namespace(tag: str) -> str:
    return tag.rpartition("}")[2]
