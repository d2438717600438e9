"""Pictures as documents: well-formed, safe, accessible, and the same each time."""

import re
from collections import Counter
from dataclasses import replace

import pytest

from mediabruch.model import Bounds, Diagram, Edge, Shape
from mediabruch.render import Theme, pictures, svg
from mediabruch.render.scene import Elements
from tests.render.pictured import SVG, analysis_of, elements, node, parsed, texts, with_node
from tests.support.models import build

LINE = "Antrag(paper) > Erfassen(paper:data,by_hand) > xor1 -0.7-> Bescheid(digital); xor1 > Nachfordern > Erfassen"
HOSTILE = [
    "<script>alert(1)</script>",
    "]]>",
    '"><image href="https://example.org/x.png" onload="alert(1)"/>',
    "a\u202eb\u2066",
    "javascript:alert(1)",
    "x" * 10_000,
    "\x00\x01\x1b[31m\ud800",
    "&amp;&#0;&unknown;",
    "Ünïcödé Größe 漢字 🙂",
]


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("theme", list(Theme))
def test_hostile_names_stay_names(name: str, theme: Theme) -> None:
    analysis = with_node(analysis_of(LINE), "Erfassen", name=name, id=name)
    analysis = replace(analysis, model=replace(analysis.model, name=name))
    root = parsed(svg(analysis, theme=theme))
    assert {one.tag.removeprefix(SVG) for one in root.iter()} <= {
        "svg", "g", "title", "desc", "style", "rect", "circle", "path", "text"
    }  # fmt: skip
    assert not [key for one in root.iter() for key in one.attrib if key.startswith("on") or "href" in key]
    assert all(re.fullmatch(r"[a-z0-9-]+", one.get("id")) for one in root.iter() if one.get("id"))


def test_nothing_is_fetched_and_nothing_only_some_converters_know() -> None:
    picture = svg(analysis_of(LINE))
    assert "http" not in picture.replace('xmlns="http://www.w3.org/2000/svg"', "")
    assert not re.search("url\\(|<marker|foreignObject|<use|@import|<image", picture)


def test_same_input_same_bytes() -> None:
    assert pictures(analysis_of(LINE)) == pictures(analysis_of(LINE))


@pytest.mark.parametrize("lang", ["de", "en"])
def test_every_group_has_a_name_of_its_own(lang: str) -> None:
    root = parsed(svg(analysis_of(LINE), lang=lang))
    ids = Counter(one.get("id") for one in root.iter() if one.get("id"))
    assert max(ids.values()) == 1
    labelled = elements(root, role="img")
    assert len(labelled) > 8
    for one in [root, *labelled]:
        for reference in one.get("aria-labelledby").split():
            assert "".join(next(found for found in root.iter() if found.get("id") == reference).itertext())


def test_ids_of_several_pictures_differ() -> None:
    analysis = analysis_of(LINE)
    diagram = analysis.model.diagrams[0]
    twice = replace(analysis, model=replace(analysis.model, diagrams=(diagram, diagram._replace(name="Zwei"))))
    first, second = pictures(twice)
    assert second.name.endswith("– Zwei")
    one, other = (
        {each.get("id") for each in parsed(picture.svg).iter() if each.get("id")} for picture in (first, second)
    )
    assert not one & other


def test_an_element_that_is_drawn_twice_has_two_ids() -> None:
    analysis = analysis_of("A(paper) > B(data)")
    diagram = analysis.model.diagrams[0]
    double = diagram._replace(shapes=diagram.shapes * 2, edges=diagram.edges * 2)
    root = parsed(svg(replace(analysis, model=replace(analysis.model, diagrams=(double,)))))
    assert max(Counter(one.get("id") for one in root.iter() if one.get("id")).values()) == 1
    assert len(elements(root, data_element="A")) == 2


def test_steps_say_what_is_known_in_words() -> None:
    root = parsed(svg(analysis_of(LINE)))
    (step,) = elements(root, data_element="Erfassen")
    assert step.find(f"{SVG}title").text == "task: Erfassen"
    said = step.find(f"{SVG}desc").text
    assert "Takes in: paper. Hands on: data." in said
    assert "Works 1.4 times per case." in said
    assert "Media break MB104, capture by hand: paper becomes data, 1.4 times per case." in said


def test_verdict_and_bar_stand_in_the_head() -> None:
    analysis = analysis_of("A(paper) > B(data) > C")
    assert {
        "20 digital",
        "40 not digital",
        "40 not known",
        "of 100 workings and handovers: 20 digital, 40 not digital, 40 not known",
        "1 media break in every case · 2 of 3 steps known",
    } <= set(texts(parsed(svg(analysis))))
    said = parsed(svg(analysis)).find(f"{SVG}desc").text
    assert said.startswith("As far as is known (2 of 3 steps): Stays on paper until it is typed in at “B”. of 100")
    assert "1 Medienbruch in jedem Fall · 2 von 3 Schritten bekannt" in set(texts(parsed(svg(analysis, lang="de"))))


def test_pictures_are_as_wide_as_is_asked() -> None:
    analysis = analysis_of("A(paper) > B(data)")
    (usual,), (wide,) = pictures(analysis), pictures(analysis, width=1600)
    assert wide.width == pytest.approx(1600)
    assert wide.height / wide.width == pytest.approx(usual.height / usual.width)
    root = parsed(wide.svg)
    assert (root.get("width"), root.get("viewBox")) == ("1600", parsed(usual.svg).get("viewBox"))


def test_nothing_known_and_nothing_there() -> None:
    assert "Nothing can be said yet: no step tells its medium." in set(texts(parsed(svg(build("A > B").analysis()))))
    empty = build("A").analysis()
    empty = replace(empty, model=replace(empty.model, nodes=(), sequence_flows=(), participants=(), processes=()))
    assert parsed(svg(empty)) is not None


def test_themes_have_their_colors_in_attributes() -> None:
    analysis = analysis_of(LINE)
    light, dark, auto = (svg(analysis, theme=theme) for theme in Theme)
    assert 'fill="#0d1117"' in dark
    assert "<style" not in light + dark
    assert re.sub(' class="mb-[fs]-[^"]*"|<style>.*?</style>', "", auto) == light


def test_the_modelers_coordinates_are_kept() -> None:
    analysis = analysis_of("A(paper) > B(data)")
    a, b = (node(analysis.model, name).key for name in "AB")
    shapes = (Shape(a, Bounds(100, 50, 100, 80)), Shape(b, Bounds(700, 350, 120, 60)))
    model = replace(analysis.model, diagrams=(Diagram("D", "", None, shapes, ()),))
    first = pictures(replace(analysis, model=model))[0]
    boxes = {}
    for name in "AB":
        (group,) = elements(parsed(first.svg), data_element=name)
        rect = group.find(f"{SVG}rect")
        boxes[name] = [float(rect.get(part)) for part in ("x", "y", "width", "height")]
    assert boxes == {"A": [100, 50, 100, 80], "B": [700, 350, 120, 60]}


@pytest.mark.parametrize("bad", [float("nan"), float("inf"), 1e300, -1e9])
def test_coordinates_without_sense_are_laid_out(bad: float) -> None:
    analysis = analysis_of("A(paper) > B(data)")
    shapes = tuple(Shape(one.key, Bounds(bad, 0, 100, 80)) for one in analysis.model.nodes)
    model = replace(analysis.model, diagrams=(Diagram("D", "", None, shapes, ()),))
    (picture,) = pictures(replace(analysis, model=model))
    assert len(elements(parsed(picture.svg), data_element="A")) == 1
    assert picture.width < 5000


@pytest.mark.parametrize("between", [(), ((300.0, 90.0),)])
def test_ends_at_the_origin_are_moved_to_their_shapes(between: tuple[tuple[float, float], ...]) -> None:
    analysis = analysis_of("A(paper) > B(data)")
    a, b = (node(analysis.model, name).key for name in "AB")
    shapes = (Shape(a, Bounds(100, 50, 100, 80)), Shape(b, Bounds(500, 50, 100, 80)))
    flow = next(flow for flow in analysis.model.sequence_flows if (flow.source, flow.target) == (a, b))
    edge = Edge(flow.key, ((0.0, 0.0), *between, (0.0, 0.0)))
    diagram = Diagram("D", "", None, shapes, (edge,))
    (line,) = Elements(analysis.model).scene(diagram).lines
    assert line.edge.waypoints == ((200, 90), *between, (500, 90))
