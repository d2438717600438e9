"""Which pictures a model needs so that each of its nodes is seen on one.

A picture for each diagram; one for the inside of each collapsed sub-process that no other diagram shows; and one for
what no diagram draws. What has no coordinates is laid out.
"""

from collections.abc import Iterable
from typing import NamedTuple

from mediabruch.i18n import Translator
from mediabruch.model import Diagram, FlowNode, Model
from mediabruch.render.layout import lay_out
from mediabruch.render.scene import Elements, Scene

_LONGEST = 200


class Sheet(NamedTuple):
    """One picture to draw."""

    name: str
    scene: Scene


def sheets(model: Model, words: Translator) -> tuple[Sheet, ...]:
    """The pictures of a model; never none."""
    elements = Elements(model)
    found: list[Sheet] = []
    hidden: dict[int, tuple[frozenset[int], Diagram]] = {}
    for diagram in model.diagrams:
        inside = elements.hidden(diagram)
        scene = elements.scene(diagram, frozenset().union(*inside.values()))
        if scene.items:
            found.append(Sheet(_name(model, diagram), scene))
            for key, nodes in inside.items():
                hidden.setdefault(key, (nodes, diagram))
    seen = {key for sheet in found for key in sheet.scene.nodes}
    for key, (nodes, diagram) in hidden.items():
        if not nodes <= seen:
            node = model.node_by_key[key]
            seen |= nodes
            title = words.text("Inside “{name}”", name=(node.name.strip() or node.id or "")[:_LONGEST])
            found.append(Sheet(title, _inside(elements, diagram, nodes)))
    missing = frozenset(node.key for node in model.nodes) - seen
    if missing or not found:
        title = words.text("Not in the diagram") if found else _title(model, ())
        found.append(Sheet(title, elements.scene(lay_out(model, missing))))
    return tuple(found)


def _inside(elements: Elements, diagram: Diagram, nodes: frozenset[int]) -> Scene:
    """The content of a sub-process as the diagram has it, or laid out where the diagram lacks part of it."""
    others = frozenset(node.key for node in elements.model.nodes) - nodes
    drawn = frozenset(shape.element for shape in diagram.shapes)
    if not nodes <= drawn:
        return elements.scene(lay_out(elements.model, nodes))
    scene = elements.scene(diagram, others)
    return Scene(
        tuple(item for item in scene.items if isinstance(item.element, FlowNode)),
        tuple(line for line in scene.lines if _ends(line.flow.source, line.flow.target) & nodes),
    )


def _ends(*keys: int | None) -> frozenset[int]:
    return frozenset(key for key in keys if key is not None)


def _name(model: Model, diagram: Diagram) -> str:
    return _title(model, (diagram.name,) if len(model.diagrams) > 1 else ())


def _title(model: Model, parts: Iterable[str]) -> str:
    names = dict.fromkeys(name.strip()[:_LONGEST] for name in (model.name, *parts))
    return " – ".join(name for name in names if name)
