"""Coloring a file changes its colors, and nothing else in it."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from mediabruch.analysis import Analysis
from mediabruch.bpmn import read_bytes
from mediabruch.errors import MediabruchError, UnreadableError
from mediabruch.i18n import translator
from mediabruch.render.colored import color_bytes, color_file
from tests.support.models import analyze, build
from tests.support.shared import CORPUS, PROJECT, needs_shared

WORDS = translator("de")
EXAMPLES = sorted((PROJECT / "examples").glob("*/*.bpmn"))
BIOC = "http://bpmn.io/schema/bpmn/biocolor/1.0"
COLOR = "http://www.omg.org/spec/BPMN/non-normative/color/1.0"
COLORS = (f"{{{COLOR}}}", f"{{{BIOC}}}", "color:", "bioc:")
ADDED = (
    re.compile(rb' xmlns:(?:bioc|color|signavio)\d?="[^"]*"'),
    re.compile(rb' (?:bioc|color)\d?:(?:fill|stroke|background-color|border-color)="#[0-9a-f]{6}"'),
    re.compile(rb'<signavio:signavioMetaData metaKey="bgcolor" metaValue="#[0-9a-f]{6}"/>'),
    re.compile(rb"<((?:[\w.-]+:)?extensionElements)></\1>"),
)
DRAWN = """<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:di="http://www.omg.org/spec/BPMN/20100524/DI"
  xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:dd="http://www.omg.org/spec/DD/20100524/DI"{spaces}>
  <process id="P">
    <task id="A" name="Prüfen"><documentation>so</documentation>{inside}<outgoing>F</outgoing></task>
    <sequenceFlow id="F" sourceRef="A" targetRef='B'/>
    <task id='B' name="Ablegen" />
  </process>
  <di:BPMNDiagram><di:BPMNPlane bpmnElement="P">
    <di:BPMNShape bpmnElement="A"{shape}><dc:Bounds x="100" y="100" width="100" height="80"/></di:BPMNShape>
    <di:BPMNShape bpmnElement="B"><dc:Bounds x="300" y="100" width="100" height="80"/></di:BPMNShape>
    <di:BPMNEdge bpmnElement="F"><dd:waypoint x="200" y="140"/><dd:waypoint x="300" y="140"/></di:BPMNEdge>
  </di:BPMNPlane></di:BPMNDiagram>
</definitions>
"""
STATED = {"steps": {"A": {"medium": "digital"}, "B": {"medium": "paper"}}}


def drawn(spaces: str = "", inside: str = "", shape: str = "") -> bytes:
    return DRAWN.format(spaces=spaces, inside=inside, shape=shape).encode()


def analysis_of(data: bytes, path: str = "drawn.bpmn") -> Analysis:
    return analyze(read_bytes(data, path), annotations=STATED)


def colored(data: bytes, *, markers: bool = False) -> bytes:
    return color_bytes(analysis_of(data), data, WORDS, markers=markers)


def without_colors(data: bytes) -> bytes:
    for pattern in ADDED:
        data = pattern.sub(b"", data)
    return data


def of_shape(data: bytes, element: str, name: str) -> str | None:
    shape = etree.fromstring(data).find(f".//{{*}}BPMNShape[@bpmnElement='{element}']")
    assert shape is not None
    return shape.get(name)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_an_example_keeps_every_byte_but_colors(path: Path) -> None:
    data, analysis = path.read_bytes(), analyze(path)
    result = color_file(analysis, WORDS)
    assert without_colors(result) == data != result
    again = analyze(read_bytes(result, str(path)))
    assert (again.score, again.breaks, again.handovers) == (analysis.score, analysis.breaks, analysis.handovers)
    assert color_bytes(again, result, WORDS) == result


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_markers_of_an_example_are_drawn_and_leave_no_trace(path: Path) -> None:
    analysis = analyze(path)
    plain, marked = color_file(analysis, WORDS), color_file(analysis, WORDS, markers=True)
    tree = etree.fromstring(marked)
    notes = {note.get("id") for note in tree.iter("{*}textAnnotation") if str(note.get("id")).startswith("Mediabruch")}
    shapes = {shape.get("bpmnElement") for shape in tree.iter("{*}BPMNShape")}
    assert len(notes) == len({found.step for found in analysis.breaks})
    assert notes <= shapes
    again = analyze(read_bytes(marked, str(path)))
    assert again.score == analysis.score
    assert color_bytes(again, marked, WORDS, markers=True) == marked
    assert color_bytes(again, marked, WORDS) == plain


def test_a_step_is_filled_by_what_it_gives_and_red_where_a_break_is() -> None:
    result = colored(drawn())
    assert (
        of_shape(result, "A", f"{{{COLOR}}}background-color") == of_shape(result, "A", f"{{{BIOC}}}fill") == "#d3f5f0"
    )
    assert of_shape(result, "B", f"{{{COLOR}}}background-color") == "#fff1e5"
    assert of_shape(result, "A", f"{{{COLOR}}}border-color") == "#0b6e64"
    assert of_shape(result, "B", f"{{{COLOR}}}border-color") == of_shape(result, "B", f"{{{BIOC}}}stroke") == "#cf222e"
    edge = etree.fromstring(result).find(".//{*}BPMNEdge")
    assert edge is not None
    assert edge.get(f"{{{COLOR}}}border-color") == "#cf222e"


def test_signavio_finds_its_color_behind_the_documentation() -> None:
    task = etree.fromstring(colored(drawn())).find(".//{*}task[@id='A']")
    assert task is not None
    assert [etree.QName(child).localname for child in task] == ["documentation", "extensionElements", "outgoing"]
    note = task.find("{*}extensionElements/{http://www.signavio.com}signavioMetaData")
    assert note is not None
    assert (note.get("metaKey"), note.get("metaValue")) == ("bgcolor", "#d3f5f0")


@pytest.mark.parametrize(
    "extensions",
    [
        "<extensionElements/>",
        "<extensionElements><x:y xmlns:x='urn:x'/></extensionElements>",
        "<extensionElements><s:signavioMetaData xmlns:s='http://www.signavio.com' metaKey='bgcolor' metaValue='#fff'/>"
        "</extensionElements>",
    ],
)
def test_extension_elements_that_are_there_are_kept(extensions: str) -> None:
    result = etree.fromstring(colored(drawn(inside=extensions)))
    assert len(result.findall(".//{*}task[@id='A']/{*}extensionElements")) == 1
    values = [note.get("metaValue") for note in result.iter("{http://www.signavio.com}signavioMetaData")]
    assert values == ["#d3f5f0", "#fff1e5"]
    assert len(result.findall(".//{urn:x}y")) == extensions.count("x:y")


def test_colors_that_are_there_are_replaced() -> None:
    data = drawn(spaces=f' xmlns:c="{COLOR}"', shape=' c:background-color="#123456"')
    result = colored(data)
    assert b"#123456" not in result
    assert result.count(b"xmlns:") == data.count(b"xmlns:") + 2
    assert of_shape(result, "A", f"{{{COLOR}}}background-color") == "#d3f5f0"


@pytest.mark.parametrize(
    ("spaces", "shape"),
    [
        (' xmlns:color="urn:other" xmlns:bioc="urn:another"', ' color:fill="no" bioc:fill="no"'),
        ("", ' xmlns:color="urn:other" color:fill="no"'),
        (f' xmlns:color="{COLOR}"', ' xmlns:color="urn:other" color:fill="no"'),
    ],
)
def test_a_prefix_that_means_something_else_is_left_alone(spaces: str, shape: str) -> None:
    result = colored(drawn(spaces, shape=shape))
    assert of_shape(result, "A", f"{{{COLOR}}}background-color") == "#d3f5f0"
    first = next(etree.fromstring(result).iter("{*}BPMNShape"))
    assert "no" in [value for _, value in first.items()]


@pytest.mark.parametrize(
    "encode",
    [
        lambda text: text.replace("UTF-8", "utf-16").encode("utf-16"),
        lambda text: text.replace("UTF-8", "utf-16").encode("utf-16-be"),
        lambda text: text.replace("UTF-8", "windows-1252").encode("cp1252"),
        lambda text: text.encode("cp1252"),
        lambda text: text.encode("utf-8-sig"),
        lambda text: text.replace("\n", "\r\n").encode(),
        lambda text: text.replace("\n", "").encode(),
        lambda text: text.replace("</process>", "").encode(),
        lambda text: text.replace(' xmlns:dd="http://www.omg.org/spec/DD/20100524/DI"', "").encode(),
    ],
    ids=["utf-16", "utf-16-be", "cp1252", "not utf-8", "bom", "crlf", "one line", "broken", "undeclared prefix"],
)
@pytest.mark.parametrize("markers", [False, True])
def test_every_encoding_and_form_is_kept(encode: Callable[[str], bytes], *, markers: bool) -> None:
    data = encode(drawn().decode())
    result = colored(data, markers=markers)
    again = analysis_of(result)
    assert again.score == analysis_of(data).score
    assert [node.name for node in again.model.nodes] == ["Prüfen", "Ablegen"]
    assert color_bytes(again, result, WORDS, markers=markers) == result
    assert result.replace(b"\0", b"").count(b"background-color") == 2
    assert (b"\r\n" in data) == (b"\r\n" in result)
    assert b"\n" not in result.replace(b"\r\n", b"") or b"\n" in data.replace(b"\r\n", b"")
    if not markers and b"\0" not in data:
        assert without_colors(result).replace(b" ></task>", b" />") == data


def test_a_model_without_a_diagram_gets_signavios_color_only() -> None:
    built = build("A(paper) > B(data)")
    result = color_bytes(built.analysis(), built.xml, WORDS)
    assert b"signavioMetaData" in result
    assert b"background-color" not in result


def test_a_file_that_has_changed_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.bpmn"
    path.write_bytes(drawn())
    analysis = analyze(path)
    path.write_bytes(drawn() + b" ")
    with pytest.raises(MediabruchError, match="has changed"):
        color_file(analysis, WORDS)
    path.unlink()
    with pytest.raises(UnreadableError, match="cannot be read"):
        color_file(analysis, WORDS)


@pytest.mark.corpus
@needs_shared("corpus")
def test_real_models_stay_the_same_but_for_colors() -> None:
    files = [path for path in sorted(CORPUS.rglob("*")) if path.is_file() and path.suffix in (".bpmn", ".xml")]
    count = 0
    for path in files[:: max(len(files) // 320, 1)]:
        try:
            analysis = analyze(path)
        except MediabruchError:
            continue
        data = path.read_bytes()
        for markers in (False, True):
            result = color_bytes(analysis, data, WORDS, markers=markers)
            again = analyze(read_bytes(result, str(path)))
            assert again.score == analysis.score, path
            assert color_bytes(again, result, WORDS, markers=markers) == result, path
        assert colorless(color_bytes(analysis, data, WORDS)) == colorless(data), path
        count += 1
    assert count > 250


def colorless(data: bytes) -> list[tuple[str, dict[str, str], str]]:
    """All elements of a file with their attributes and text, but for colors and extension elements without content."""
    root = etree.fromstring(data, etree.XMLParser(recover=True))
    found = []
    for element in root.iter("*"):
        tag = str(element.tag)
        is_color = tag.endswith("}signavioMetaData") and element.get("metaKey") == "bgcolor"
        if not is_color and not tag.endswith("}extensionElements"):
            names = {str(name): str(value) for name, value in element.items()}
            plain = {name: value for name, value in names.items() if not name.startswith(COLORS)}
            found.append((tag, plain, (element.text or "").strip()))
    return found
