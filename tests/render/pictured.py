"""Pictures for tests: of one-line models, with a diagram that was laid out, and their parts."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from lxml import etree

from mediabruch.analysis import Analysis
from mediabruch.model import FlowNode, Model
from mediabruch.render.layout import lay_out
from tests.support.models import build

SVG = "{http://www.w3.org/2000/svg}"


def drawn(analysis: Analysis) -> Analysis:
    """The same with a diagram of all its nodes."""
    model = analysis.model
    return replace(
        analysis, model=replace(model, diagrams=(lay_out(model, frozenset(node.key for node in model.nodes)),))
    )


def analysis_of(text: str) -> Analysis:
    """A drawn analysis of a model in one line."""
    return drawn(build(text).analysis())


def with_node(analysis: Analysis, identity: str, **changes: Any) -> Analysis:
    """The same with one node changed."""
    nodes = tuple(node._replace(**changes) if node.id == identity else node for node in analysis.model.nodes)
    return replace(analysis, model=replace(analysis.model, nodes=nodes))


def node(model: Model, identity: str) -> FlowNode:
    return next(node for node in model.nodes if node.id == identity)


def parsed(svg: str) -> Any:
    """The document, read as strictly as browsers read XML."""
    return etree.fromstring(svg.encode())


def elements(root: Any, **attributes: str) -> list[Any]:
    """All elements with these attributes; `_` in a name stands for `-`."""
    wanted = {name.replace("_", "-"): value for name, value in attributes.items()}
    return [one for one in root.iter() if all(one.get(name) == value for name, value in wanted.items())]


def texts(root: Any) -> Iterator[str]:
    """All that is written on the picture."""
    return ("".join(one.itertext()) for one in root.iter(f"{SVG}text"))
