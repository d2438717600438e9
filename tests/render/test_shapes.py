"""Every shape of a process diagram is drawn, each kind in its own way, and no label leaves its shape."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from typing import Any, cast

import pytest

from mediabruch.media import Annotation, Medium
from mediabruch.model import (
    ACTIVITIES,
    EVENTS,
    GATEWAYS,
    Bounds,
    DataElement,
    DataType,
    Diagram,
    EventDefinition,
    EventKind,
    FlowNodeType,
    Group,
    Lane,
    LoopType,
    Participant,
    Shape,
    TextAnnotation,
)
from mediabruch.render import svg
from mediabruch.render.text import ASCENT, LINE, width
from tests.render.pictured import SVG, analysis_of, elements, node, parsed, with_node

NAMES = [
    "",
    "Antrag prüfen",
    "Leistungen zur Bildung und Teilhabe nach dem Sozialgesetzbuch gewähren",
    "Vollständigkeitsprüfungsbescheinigungsverfahren",
    "x" * 10_000,
    "W" * 40 + " " + "M" * 40,
    "漢字" * 80,
]
PAPER, DATA = frozenset({Medium.PAPER}), frozenset({Medium.DATA})
SIDES = [(None, None), (PAPER, PAPER), (PAPER, DATA), (None, frozenset[Medium]()), (frozenset(Medium), None)]


def drawn_as(box: tuple[float, float] = (100, 80), **changes: Any) -> Any:
    """The group of a node with these changes, in a shape of this size."""
    known: Annotation | None = changes.pop("known", None)
    shape: dict[str, Any] = changes.pop("shape", {})
    analysis = with_node(analysis_of("A > B"), "A", **changes)
    key = node(analysis.model, "A").key
    diagram = Diagram("D", "", None, (Shape(key, Bounds(50, 60, *box), **shape),), ())
    annotations = {} if known is None else {key: known}
    analysis = replace(analysis, model=replace(analysis.model, diagrams=(diagram,)), annotations=annotations)
    (group,) = elements(parsed(svg(analysis)), data_element="A")
    return group


def figure(group: Any) -> str:
    """What is drawn, without words."""
    return "|".join(
        str(sorted((key, value) for key, value in one.items() if key != "id"))
        for one in group.iter()
        if one.tag not in {f"{SVG}title", f"{SVG}desc", f"{SVG}text", f"{SVG}g"}
    )


def assert_all_differ(figures: dict[Any, str]) -> None:
    for one, other in combinations(figures, 2):
        assert figures[one] != figures[other], (one, other)


def test_activities_differ() -> None:
    plain = {FlowNodeType.TASK, *ACTIVITIES}
    assert_all_differ({kind: figure(drawn_as(type=kind)) for kind in plain})


def test_markers_differ() -> None:
    changes: list[dict[str, Any]] = [
        {},
        *({"loop": loop} for loop in LoopType),
        {"is_for_compensation": True},
        {"type": FlowNodeType.SUB_PROCESS},
        {"type": FlowNodeType.SUB_PROCESS, "triggered_by_event": True},
        {"type": FlowNodeType.SUB_PROCESS, "shape": {"is_expanded": True}},
    ]
    assert_all_differ({str(change): figure(drawn_as(**change)) for change in changes})


def test_events_differ() -> None:
    found: dict[Any, Any] = {}
    for kind in EVENTS:
        for definition in set(EventKind) - {EventKind.TERMINATE}:
            found[kind, definition] = drawn_as((36, 36), type=kind, event_definitions=(EventDefinition(definition),))
        found[kind, "none"] = drawn_as((36, 36), type=kind)
        several = (EventDefinition(EventKind.TIMER), EventDefinition(EventKind.MESSAGE))
        found[kind, "several"] = drawn_as((36, 36), type=kind, event_definitions=several)
    found["interrupting"] = drawn_as((36, 36), type=FlowNodeType.BOUNDARY_EVENT, interrupting=False)
    found["parallel"] = drawn_as((36, 36), type=FlowNodeType.START_EVENT, event_definitions=several, is_parallel=True)
    same: set[Any] = {(FlowNodeType.BOUNDARY_EVENT, other) for other in (*EventKind, "none", "several")}
    same.add((FlowNodeType.INTERMEDIATE_THROW_EVENT, "none"))
    assert_all_differ({key: figure(group) for key, group in found.items() if key not in same})
    assert figure(found[FlowNodeType.BOUNDARY_EVENT, EventKind.TIMER]) == figure(
        found[FlowNodeType.INTERMEDIATE_CATCH_EVENT, EventKind.TIMER]
    )


def test_gateways_differ() -> None:
    shape = {"is_marker_visible": True}
    found: dict[Any, str] = {kind: figure(drawn_as((50, 50), type=kind, shape=shape)) for kind in GATEWAYS}
    found["no marker"] = figure(drawn_as((50, 50), type=FlowNodeType.EXCLUSIVE_GATEWAY))
    for change in ({"is_instantiating": True}, {"is_instantiating": True, "is_parallel": True}):
        found[str(change)] = figure(drawn_as((50, 50), type=FlowNodeType.EVENT_BASED_GATEWAY, **change))
    assert_all_differ(found)


def test_unknown_is_visible_and_every_medium_has_icon_and_word() -> None:
    unknown = drawn_as()
    assert "?" not in [one.text for one in unknown.iter(f"{SVG}text")]
    assert "unknown" in [one.text for one in unknown.iter(f"{SVG}text")]
    assert any(one.get("stroke-dasharray") for one in unknown.iter(f"{SVG}rect"))
    found = {}
    for medium in Medium:
        side = frozenset({medium})
        group = drawn_as(known=Annotation(side, side))
        found[medium] = figure(group)
        assert not any(one.get("stroke-dasharray") for one in group.iter(f"{SVG}rect"))
        assert [one.text for one in group.iter(f"{SVG}text") if one.text != "A"]
    assert_all_differ(found)


def test_conversions_show_both_sides() -> None:
    group = drawn_as(known=Annotation(frozenset({Medium.PAPER}), frozenset({Medium.DATA})))
    assert [one.text for one in group.iter(f"{SVG}text")][:2] == ["paper", "data"]


def written(group: Any) -> Iterator[tuple[str, Bounds]]:
    """Each text with the rectangle it needs."""
    for one in group.iter(f"{SVG}text"):
        size, x, foot = float(one.get("font-size")), float(one.get("x")), float(one.get("y"))
        across = width(one.text, size)
        left = {"middle": x - across / 2, "end": x - across}.get(one.get("text-anchor"), x)
        yield one.text, Bounds(left, foot - size * ASCENT, across, size * LINE)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("box", [(100, 80), (150, 60), (60, 40), (30, 20), (8, 300), (400, 300)])
@pytest.mark.parametrize("kind", [FlowNodeType.USER_TASK, FlowNodeType.TRANSACTION])
def test_no_word_leaves_its_shape_nor_covers_another(name: str, box: tuple[float, float], kind: FlowNodeType) -> None:
    for sides in SIDES:
        places = list(written(drawn_as(box, name=name, type=kind, known=Annotation(*sides), loop=LoopType.PARALLEL)))
        for text, place in places:
            assert place.x >= 50 - 0.02, text
            assert place.x + place.width <= 50 + box[0] + 0.02, text
            assert place.y >= 60 - 0.02, text
            assert place.y + place.height <= 60 + box[1] + 2, text
        for (_, one), (_, other) in combinations(places, 2):
            across = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
            down = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
            assert across <= 0.1 or down <= 1.6


def others(model: Any) -> list[tuple[Any, dict[str, Any]]]:
    process = model.processes[0].key
    return [
        (Participant(901, "P", "Pool", 1), {}),
        (Participant(901, "P", "Pool", 1, process), {"is_horizontal": True}),
        (Participant(901, "P", "Pool", 1, process), {"is_horizontal": False}),
        (Participant(901, "P", "Pool", 1, process, is_multiple=True), {}),
        (Lane(901, "P", "Lane", 1, process), {"is_horizontal": True}),
        (Lane(901, "P", "Lane", 1, process), {"is_horizontal": True, "fill": "#ffcccc"}),
        *((DataElement(901, "P", kind, "Data", 1), {}) for kind in DataType),
        (DataElement(901, "P", DataType.OBJECT, "Data", 1, is_collection=True), {}),
        (TextAnnotation(901, "P", "Note", 1), {}),
        (Group(901, "P", "Group", 1), {}),
    ]


HOMES = {
    Participant: "participants",
    Lane: "lanes",
    DataElement: "data",
    TextAnnotation: "text_annotations",
    Group: "groups",
}


def test_everything_else_differs() -> None:
    analysis = analysis_of("A(paper)")
    inner = Shape(node(analysis.model, "A").key, Bounds(150, 150, 100, 80))
    found = {}
    for number, (element, facts) in enumerate(others(analysis.model)):
        diagram = Diagram("D", "", None, (Shape(901, Bounds(100, 100, 300, 300), **facts), inner), ())
        model = replace(analysis.model, diagrams=(diagram,), **cast("Any", {HOMES[type(element)]: (element,)}))
        (group,) = elements(parsed(svg(replace(analysis, model=model))), data_element="P")
        found[number] = figure(group)
        assert [one.text for one in group.iter(f"{SVG}text")] == [getattr(element, "name", None) or "Note"]
    assert_all_differ(found)
