"""Files that were changed as text, read again: what comes out has to be the same model, or is refused.

Whoever writes into a user's BPMN file goes through here. Reading mends what is broken, and can mend it otherwise where
something was put in; that must not cost anybody a step.
"""

from collections import Counter
from dataclasses import fields
from typing import Any

from mediabruch.bpmn.build import build
from mediabruch.bpmn.diagram import COLOR_PROPERTIES
from mediabruch.bpmn.namespaces import MARKER
from mediabruch.bpmn.splice import UNUSUAL
from mediabruch.errors import MediabruchError
from mediabruch.model import Diagram, Model

_OURS = frozenset({"line", "statements", "fill", "stroke"})
"""What may be another one afterwards: where things stand, what they state to mediabruch, and their colors."""


def reread(before: Model, after: bytes) -> Model:
    """The model of a changed file. Raises `MediabruchError` where it is not the one that it was before.

    The drawings count where `before` was read with them.
    """
    try:
        now = build(after, before.path, diagram=bool(before.diagrams))
    except MediabruchError as error:
        raise MediabruchError(UNUSUAL, path=before.path) from error
    if _bare(now) != _bare(before):
        raise MediabruchError(UNUSUAL, path=before.path)
    return now


def _bare(model: Model) -> list[Any]:
    """All of a model but what may be another one afterwards."""
    parts: list[Any] = []
    for field in fields(Model):
        value = getattr(model, field.name)
        if field.name == "notes":
            parts.append(Counter((note.code, note.element, note.message.template) for note in value))
        elif field.name == "diagrams":
            parts.append([_drawn(one) for one in value])
        elif isinstance(value, tuple):
            parts.append([_without_ours(one) for one in value])
        elif field.compare and field.name != "path":
            parts.append(value)
    return parts


def _drawn(diagram: Diagram) -> list[Any]:
    """A drawing without the annotations that mediabruch put into it."""
    shapes = [_without_ours(shape) for shape in diagram.shapes if not (shape.id or "").startswith(MARKER)]
    edges = [_without_ours(edge) for edge in diagram.edges if not (edge.id or "").startswith(MARKER)]
    return [diagram.plane, shapes, edges]


def _without_ours(element: Any) -> dict[str, Any]:
    """The fields of an element; among the properties that vendors give it are colors as well."""
    kept = {name: value for name, value in element._asdict().items() if name not in _OURS}
    if "properties" in kept:
        kept["properties"] = [one for one in kept["properties"] if one[0].lower() not in COLOR_PROPERTIES]
    return kept
