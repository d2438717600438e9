"""Each node is seen on some picture, whatever the file draws of it."""

from dataclasses import replace
from typing import Any

import pytest

from mediabruch.analysis import Analysis
from mediabruch.model import Diagram, Shape
from mediabruch.render import pictures
from tests.render.pictured import analysis_of, elements, node, parsed

LINE = "A(paper) > Haus{B(data) > C(paper)} > D(data)"


def shown(analysis: Analysis) -> dict[str, set[str]]:
    """By name of each picture: the steps on it."""
    found = {}
    for picture in pictures(analysis):
        root = parsed(picture.svg)
        steps = {one.get("data-element") for one in elements(root, **{"class": "mb-step"})}
        found[picture.name] = steps
    return found


def with_diagrams(analysis: Analysis, *diagrams: Diagram) -> Analysis:
    return replace(analysis, model=replace(analysis.model, diagrams=diagrams))


def changed(analysis: Analysis, identity: str, **facts: Any) -> Analysis:
    """The same with other facts on the shape of a node."""
    diagram = analysis.model.diagrams[0]
    key = node(analysis.model, identity).key
    shapes = tuple(shape._replace(**facts) if shape.element == key else shape for shape in diagram.shapes)
    return with_diagrams(analysis, diagram._replace(shapes=shapes))


def without(analysis: Analysis, *identities: str) -> Analysis:
    diagram = analysis.model.diagrams[0]
    keys = {node(analysis.model, identity).key for identity in identities}
    shapes = tuple(shape for shape in diagram.shapes if shape.element not in keys)
    return with_diagrams(analysis, diagram._replace(shapes=shapes))


def test_one_diagram_one_picture() -> None:
    assert list(shown(analysis_of(LINE)).values()) == [{"A", "Haus", "B", "C", "D"}]


def test_without_any_diagram_all_is_laid_out() -> None:
    analysis = with_diagrams(analysis_of(LINE))
    assert list(shown(analysis).values()) == [{"A", "Haus", "B", "C", "D"}]


def test_the_inside_of_a_collapsed_sub_process_is_a_picture_of_its_own() -> None:
    analysis = changed(analysis_of(LINE), "Haus", is_expanded=False)
    assert list(shown(analysis).values()) == [{"A", "Haus", "D"}, {"B", "C"}]
    assert "Inside “Haus”" in shown(analysis)


def test_the_same_where_the_file_has_no_coordinates_for_it() -> None:
    analysis = without(changed(analysis_of(LINE), "Haus", is_expanded=False), "B", "C")
    assert list(shown(analysis).values()) == [{"A", "Haus", "D"}, {"B", "C"}]


def test_a_diagram_of_the_inside_needs_no_further_picture() -> None:
    analysis = changed(analysis_of(LINE), "Haus", is_expanded=False)
    first = analysis.model.diagrams[0]
    inner = {node(analysis.model, name).key for name in "BC"} | {
        one.key for one in analysis.model.nodes if one.parent == node(analysis.model, "Haus").key
    }
    second = Diagram("D2", "Innen", None, tuple(shape for shape in first.shapes if shape.element in inner), ())
    assert list(shown(with_diagrams(analysis, first, second)).values()) == [{"A", "Haus", "D"}, {"B", "C"}]


def test_what_no_diagram_draws_is_added() -> None:
    found = shown(without(analysis_of(LINE), "D"))
    assert list(found.values()) == [{"A", "Haus", "B", "C"}, {"D"}]
    assert "Not in the diagram" in found


@pytest.mark.parametrize("stated", [True, None])
def test_a_frame_that_holds_its_content_is_expanded(stated: bool | None) -> None:  # noqa: FBT001
    assert len(pictures(changed(analysis_of(LINE), "Haus", is_expanded=stated))) == 1


def test_a_diagram_of_nothing_known_is_no_picture() -> None:
    analysis = analysis_of(LINE)
    empty = Diagram("E", "", None, (Shape(99_999, analysis.model.diagrams[0].shapes[0].bounds),), ())
    assert len(pictures(with_diagrams(analysis, *analysis.model.diagrams, empty))) == 1
