"""Breaks are marked where they happen, with kind and frequency; lines weigh what is handed on."""

from dataclasses import replace
from typing import Any

import pytest

from mediabruch.analysis import Analysis
from mediabruch.i18n import translator
from mediabruch.render import Theme, svg
from mediabruch.render.facts import Facts
from mediabruch.render.flow_weights import carried
from mediabruch.render.marks import marks
from mediabruch.render.scene import Elements
from tests.render.pictured import SVG, analysis_of, elements, parsed, texts
from tests.support.models import build


def places(analysis: Analysis) -> list[str]:
    """`MB101 A>B` for a mark on that line, `MB101 B` for one on a step."""
    model = analysis.model
    names = {node.key: node.id for node in model.nodes}
    lines: dict[int, Any] = {flow.key: flow for flow in model.sequence_flows}
    lines |= {flow.key: flow for flow in model.message_flows}
    found = []
    for mark in marks(Facts(analysis, translator("en")), Elements(model).scene(model.diagrams[0])):
        codes = " ".join(one.code for _, one in mark.breaks)
        line = None if mark.line is None else lines[mark.line]
        place = names[mark.step] if line is None else f"{names[line.source]}>{names[line.target]}"
        found.append(f"{codes} {place}")
    return found


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("A(paper) > B(data)", ["MB104 A>B"]),
        ("A(digital) > B(digital:paper)", ["MB101 B"]),
        ("A(paper) > xor1 > B(data); xor1 > C(data)", ["MB104 xor1>B", "MB104 xor1>C"]),
        ("A(paper) > and1 > X > and2 > B(data); and1 > and2", ["MB104 and2>B"]),
        ("A(paper) > X > Y > B(data)", ["MB104 Y>B"]),
        ("A(paper) > Haus{B(data)} > C(data)", ["MB104 start>B"]),
        ("One: A(paper); Two: B(data); A ~> B", ["MB104 A>B"]),
        ("S > A(paper) > xor1 > B(data) > A; xor1 > E", ["MB104 xor1>B", "MB101 B>A"]),
        ("A(digital) > B(digital)", []),
    ],
)
def test_marks_stand_where_breaks_happen(line: str, expected: list[str]) -> None:
    analysis = analysis_of(line)
    names = {node.id: "start" for node in analysis.model.nodes if node.id and "start" in node.id.lower()}
    found = []
    for place in places(analysis):
        code, where = place.split(" ", 1)
        found.append(f"{code} {'>'.join(names.get(part, part) for part in where.split('>'))}")
    assert sorted(found) == sorted(expected)


def test_a_mark_says_kind_and_number_and_names_its_breaks() -> None:
    analysis = analysis_of("A(paper) > xor1 -0.25-> B(data); xor1 > C(paper)")
    root = parsed(svg(analysis, lang="de"))
    (mark,) = elements(root, **{"class": "mb-break"})
    assert [mark.get(name) for name in ("data-break", "data-code")] == ["1", "MB104"]
    assert [one.text for one in mark.iter(f"{SVG}text")] == ["Erfassung 0,25×", "MB104"]
    assert "Papier" in mark.find(f"{SVG}desc").text


def test_several_breaks_of_one_place_are_one_mark() -> None:
    analysis = analysis_of("A(paper) > and1; B(document) > and1; and1 > C(data,by_hand)")
    (mark,) = elements(parsed(svg(analysis)), **{"class": "mb-break"})
    assert mark.get("data-break") == "1 2"
    assert mark.get("data-code") == "MB104 MB105"
    assert [one.text for one in mark.iter(f"{SVG}text")] == ["typed in 1×", "MB104", "re-typed 1×", "MB105"]


def test_what_the_law_asks_for_is_told_apart() -> None:
    analysis = analysis_of("A(paper,law=§ 126 BGB) > B(data)")
    (mark,) = elements(parsed(svg(analysis)), **{"class": "mb-break"})
    assert [one.text for one in mark.iter(f"{SVG}text")] == ["typed in 1× §", "MB104"]
    assert "Required by law: § 126 BGB." in mark.find(f"{SVG}desc").text


def test_many_kinds_at_one_place_are_summed_up() -> None:
    analysis = analysis_of("A(paper) > B(data)")
    (one,) = analysis.breaks
    many = tuple(one._replace(code=f"MB10{number}") for number in range(1, 7))
    (mark,) = elements(parsed(svg(replace(analysis, breaks=many))), **{"class": "mb-break"})
    assert [each.text for each in mark.iter(f"{SVG}text")] == ["printed 1×", "MB101", "sent on paper 1×", "MB102", "+4"]


@pytest.mark.parametrize(
    ("line", "weights"),
    [
        ("A(paper) > B(paper) > C(paper)", {"A>B": 1, "B>C": 1}),
        ("A(paper) > xor1 -0.25-> B(paper); xor1 > C(paper)", {"A>xor1": 1, "xor1>B": 0.25, "xor1>C": 0.75}),
        ("A(paper) > and1 > B(paper); and1 > C(paper)", {"A>and1": 1, "and1>B": 1, "and1>C": 1}),
        ("A(paper) > X > B(paper)", {"A>X": 1, "X>B": 1}),
        ("A > B > C(paper)", {}),
        ("S > A(paper) > xor1 -0.5-> A; xor1 > B(paper)", {"A>xor1": 2, "xor1>A": 1, "xor1>B": 1}),
    ],
)
def test_lines_weigh_what_is_handed_on(line: str, weights: dict[str, float]) -> None:
    analysis = build(line).analysis()
    names = {node.key: node.id for node in analysis.model.nodes}
    found = {
        f"{names[flow.source]}>{names[flow.target]}": carried(analysis).weights[flow.key]
        for flow in analysis.model.sequence_flows
        if flow.key in carried(analysis).weights and flow.source is not None and flow.target is not None
    }
    assert {key: found.get(key) for key in weights} == {key: pytest.approx(weight) for key, weight in weights.items()}


def test_heavier_lines_are_thicker() -> None:
    analysis = analysis_of("A(paper) > xor1 -0.1-> B(paper); xor1 > C(paper)")
    ids = {node.key: node.id for node in analysis.model.nodes}
    widths = {}
    for flow in analysis.model.sequence_flows:
        if flow.source is not None and ids[flow.source] == "xor1" and flow.target is not None:
            (group,) = elements(parsed(svg(analysis, theme=Theme.LIGHT)), data_key=str(flow.key))
            widths[ids[flow.target]] = float(group.find(f"{SVG}path").get("stroke-width"))
    assert widths["C"] > widths["B"] + 0.5


def test_the_legend_explains_every_sign() -> None:
    said = set(texts(parsed(svg(analysis_of("A > B")))))
    assert {
        "data", "digital document", "digital", "paper", "a thing or a person, no information",
        "medium not known", "media break: kind and number per case, § if required by law",
        "the thicker, the more often information is handed on",
    } <= said  # fmt: skip
