"""Annotations in the model's own file: lossless, written once however often, and read as they were stated."""

import re
from collections import Counter
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from mediabruch.bpmn import read_bytes
from mediabruch.bpmn.namespaces import BPMN, NAMESPACE
from mediabruch.errors import AnnotationError, MediabruchError, UnreadableError
from mediabruch.exchange.in_model import into_model, out_of_model
from mediabruch.exchange.own import FactForm
from mediabruch.model import Model
from mediabruch.statements.edit.editing import edited, stated_in
from mediabruch.statements.reading import parse_sidecar, read_sidecar
from mediabruch.statements.sidecar import sidecar_from_mapping
from tests.exchange.stating import stated_for
from tests.support.models import analyze
from tests.support.shared import CORPUS, PROJECT, needs_shared

EXAMPLES = sorted((PROJECT / "examples").glob("*/*.bpmn"))
MODELS = [path for path in sorted(CORPUS.rglob("*")) if path.suffix in {".bpmn", ".bpmn2", ".xml"} and path.is_file()]
FIGURES = ("score", "handovers", "branches", "messages", "playout")
DRAWN = """<?xml version="1.0" encoding="{encoding}"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"{spaces}>
  <process id="P">
    <task id="A" name="Prüfen"{attributes}><documentation>so</documentation>{inside}<outgoing>F</outgoing></task>
    <sequenceFlow id="F" sourceRef="A" targetRef='B'/>
    <task id='B' name="Ablegen" />
  </process>
</definitions>
"""
OWN = f' xmlns:mb="{NAMESPACE}"'
CAMUNDA = ' xmlns:camunda="http://camunda.org/schema/1.0/bpmn"'
PAPER = {"steps": {"A": {"medium": "paper"}}}


def drawn(spaces: str = "", inside: str = "", attributes: str = "", encoding: str = "utf-8") -> bytes:
    text = DRAWN.format(spaces=spaces, inside=inside, attributes=attributes, encoding=encoding)
    return text.encode(encoding)


def stated(data: bytes, annotations: dict[str, Any], form: FactForm = FactForm.OWN) -> bytes:
    result = into_model(data, "drawn.bpmn", sidecar_from_mapping(annotations), form)
    assert into_model(result, "drawn.bpmn", sidecar_from_mapping(annotations), form) == result
    return result


def plain(model: Model) -> list[Any]:
    """All of a model and its diagrams but what it states, and the lines where things stand."""
    parts: list[Any] = []
    for field in fields(Model):
        value = getattr(model, field.name)
        if field.name == "notes":
            parts.append(Counter((note.code, note.element) for note in value))
        elif isinstance(value, tuple):
            blank = {"line": 0, "statements": ()}
            parts.append([one._replace(**{name: blank[name] for name in blank if hasattr(one, name)}) for one in value])
        elif field.compare and field.name != "sha256":
            parts.append(value)
    return parts


def tree(data: bytes) -> Counter[tuple[str, tuple[tuple[str, str], ...], str]]:
    """All elements that are not ours, nor extensions without content."""
    root = etree.fromstring(data, etree.XMLParser(recover=True, huge_tree=True))
    for own in list(root.iter(f"{{{NAMESPACE}}}*")):
        own.getparent().remove(own)
    return Counter(
        (str(one.tag), tuple(sorted(one.attrib.items())), (one.text or "").strip())
        for one in root.iter(tag=etree.Element)
        if len(one) or not str(one.tag).endswith("extensionElements")
    )


def check_file(path: Path) -> bool:
    """Hold one model to all promises; whether its bytes came back."""
    data = path.read_bytes()
    model = read_bytes(data, str(path), diagram=True)
    annotations = stated_for(model)
    sidecar = sidecar_from_mapping(annotations)
    result = into_model(data, str(path), sidecar)
    again = read_bytes(result, str(path), diagram=True)
    assert plain(again) == plain(model)
    assert tree(result) == tree(data)
    assert into_model(result, str(path), sidecar) == result
    beside = analyze(replace(model, path="elsewhere.bpmn"), annotations=annotations)
    inside = analyze(replace(again, path="elsewhere.bpmn"))
    for figure in FIGURES:
        assert getattr(inside, figure) == getattr(beside, figure), figure
    assert [one._replace(line=0) for one in inside.breaks] == [one._replace(line=0) for one in beside.breaks]
    moved = out_of_model(result, str(path))
    back = stated_in(parse_sidecar(edited("", "x.yaml", moved.changes), "x.yaml"))
    known = stated_in(sidecar)
    if "mediabruch" not in data.decode("latin-1"):
        assert back == known
        assert moved.kept == ()
    return moved.data == data


@pytest.mark.parametrize("form", FactForm)
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_an_example_goes_in_and_out(path: Path, form: FactForm) -> None:
    data, sidecar = path.read_bytes(), read_sidecar(path.with_suffix(".media.yaml"))
    result = into_model(data, str(path), sidecar, form)
    assert into_model(result, str(path), sidecar, form) == result
    moved = out_of_model(result, str(path))
    assert stated_in(parse_sidecar(edited("", "x.yaml", moved.changes), "x.yaml")) == stated_in(sidecar)
    declared = re.sub(rb' xmlns:(?:camunda|zeebe)="[^"]*"', b"", moved.data)
    assert declared == data


@needs_shared("corpus")
@pytest.mark.parametrize("path", MODELS[:: max(1, len(MODELS) // 25)], ids=lambda path: path.name)
def test_a_real_model_keeps_all_it_had(path: Path) -> None:
    try:
        check_file(path)
    except UnreadableError:
        pytest.skip("is no model")


@pytest.mark.corpus
@needs_shared("corpus")
def test_hundreds_of_real_models_keep_all_they_had() -> None:
    checked = restored = 0
    refused: list[str] = []
    for path in MODELS[:: max(1, len(MODELS) // 600)]:
        try:
            restored += check_file(path)
        except UnreadableError:
            continue
        except MediabruchError as error:
            refused.append(str(error))
            continue
        checked += 1
    assert checked >= 500
    assert len(refused) < checked / 100, refused
    assert restored > checked * 0.9


def test_it_is_set_in_as_its_neighbors_are() -> None:
    result = stated(drawn(), {"steps": {"B": {"receives": "paper", "produces": "data"}}}).decode()
    lines = (
        'name="Ablegen" >',
        "      <extensionElements>",
        '        <mediabruch:annotation receives="paper" produces="data"/>',
        "      </extensionElements>",
        "    </task>",
    )
    declared = drawn(f' xmlns:mediabruch="{NAMESPACE}"').decode()
    assert result == declared.replace('name="Ablegen" />', "\n".join(lines))
    one_line = re.sub(rb">\s+<", b"><", drawn())
    assert b"<extensionElements><mediabruch:annotation" in stated(one_line, PAPER)
    assert b"\n" not in stated(one_line.replace(b"\n", b""), PAPER)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1", "windows-1252"])
def test_the_encoding_stays(encoding: str) -> None:
    data = drawn(encoding=encoding)
    result = stated(data, {"steps": {"A": {"system": "Prüfung € – „so“"}}})
    assert result.decode(encoding).startswith('<?xml version="1.0"')
    assert analyze(read_bytes(result, "drawn.bpmn")).steps[0].annotation.system == "Prüfung € – „so“"
    assert out_of_model(result, "drawn.bpmn").data == data


@pytest.mark.parametrize(
    ("spaces", "attributes", "inside"),
    [
        (OWN, "", '<extensionElements><mb:annotation medium="data" party="citizen"/></extensionElements>'),
        (OWN, "", "<extensionElements><mb:medium>data</mb:medium><mb:party>citizen</mb:party></extensionElements>"),
        (OWN, ' mb:medium="data" mb:party="citizen"', ""),
        (
            CAMUNDA,
            "",
            '<extensionElements><camunda:properties><camunda:property name="mediabruch:receives" value="data"/>'
            '<camunda:property name="mediabruch:party" value="citizen"/></camunda:properties></extensionElements>',
        ),
    ],
)
@pytest.mark.parametrize("form", FactForm)
def test_the_annotation_file_holds_whatever_form_the_model_has(
    spaces: str, attributes: str, inside: str, form: FactForm
) -> None:
    result = stated(drawn(spaces, inside, attributes), PAPER, form)
    known = analyze(read_bytes(result, "drawn.bpmn"))
    assert known.steps[0].annotation.receives == known.steps[0].annotation.produces == frozenset({"paper"})
    assert known.steps[0].annotation.party == "citizen"
    assert [note for note in known.notes if note.code in {"MB902", "MB909"}] == []
    assert b"data" not in result


def test_what_the_model_says_already_stays_as_it_stands_there() -> None:
    data = drawn(OWN, "", ' mb:produces="paper" mb:receives="paper"')
    assert stated(data, PAPER) == data
    note = stated(drawn(), {"steps": {"A": {"note": "eins"}}})
    both = stated(note, {"steps": {"A": {"note": "zwei"}}})
    assert analyze(read_bytes(both, "drawn.bpmn")).steps[0].annotation.note == "zwei\neins"


def test_what_the_annotation_file_contradicts_or_nobody_understands_stays_in_the_model() -> None:
    inside = '<extensionElements><mb:annotation medium="data" party="citizen" minutes="viele"/></extensionElements>'
    data = drawn(OWN, inside)
    moved = out_of_model(data, "drawn.bpmn", sidecar_from_mapping(PAPER))
    assert b'<mb:annotation medium="data" minutes="viele"/>' in moved.data
    assert [dict(change.facts) for change in moved.changes] == [{"party": "citizen"}]
    assert [message.facts["fact"] for message in moved.kept] == ["medium"]
    nameless = drawn(OWN, inside).replace(b'id="A" ', b"")
    kept = out_of_model(nameless, "drawn.bpmn")
    assert kept.data == nameless
    assert len(kept.kept) == 1


def test_an_id_that_the_model_lacks_is_refused() -> None:
    with pytest.raises(AnnotationError, match="Did you mean"):
        stated(drawn(), {"steps": {"AA": {"medium": "paper"}}})


def test_twins_are_stated_alike_and_moved_out_alike() -> None:
    data = drawn().replace(b"id='B'", b"id='A'")
    result = stated(data, PAPER)
    assert result.count(b'annotation medium="paper"') == 2
    moved = out_of_model(result, "drawn.bpmn")
    assert moved.data == data
    assert len(moved.changes) == 1


def test_other_things_with_the_same_name_are_left_alone() -> None:
    inside = '<extensionElements><x:task id="A" xmlns:x="urn:x"/></extensionElements>'
    result = stated(drawn(f' xmlns:mediabruch="urn:other"{CAMUNDA}', inside), PAPER)
    assert b"<mediabruch2:annotation" in result
    assert b'<x:task id="A" xmlns:x="urn:x"/>' in result


@pytest.mark.parametrize(
    ("declared", "real"),
    [
        ("ISO-8859-1", "utf-8"),
        ("windows-1252", "utf-8"),
        ("UTF-8", "cp1252"),
        ("undefined", "utf-8"),
        ("idna", "cp1252"),
    ],
)
def test_who_reads_and_who_writes_see_the_same_encoding(declared: str, real: str) -> None:
    """An id with an umlaut in a file that declares another encoding than it has."""
    text = DRAWN.format(spaces="", inside="", attributes="", encoding=declared).replace('"A"', '"Prüfung"')
    result = stated(text.encode(real), {"steps": {"Prüfung": {"medium": "paper", "note": "größer"}}})
    step = read_bytes(result, "x.bpmn").nodes[0]
    assert step.id == "Prüfung"
    assert {one.name: one.value for one in step.statements} == {"medium": "paper", "note": "größer"}


@pytest.mark.parametrize("declared", ["ISO-8859-1", "windows-1252", "US-ASCII", "ISO-8859-15", "Shift_JIS"])
@pytest.mark.parametrize("form", FactForm)
def test_a_file_of_plain_letters_gets_others_in_the_encoding_that_it_declares(declared: str, form: FactForm) -> None:
    text = DRAWN.format(spaces="", inside="", attributes="", encoding=declared)
    data = text.encode("ascii", "ignore")
    result = into_model(data, "x.bpmn", sidecar_from_mapping({"steps": {"A": {"note": "größer € 審"}}}), form)
    model = read_bytes(result, "x.bpmn")
    assert [one.value for one in model.nodes[0].statements] == ["größer € 審"]
    assert model.notes == read_bytes(data, "x.bpmn").notes
    assert result.decode(declared).isascii()


@pytest.mark.parametrize("rest", [b"", b"\0", b"\0\0\0"])
@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_wide_letters_keep_what_follows_them(encoding: str, rest: bytes) -> None:
    result = stated(drawn(encoding=encoding) + rest, PAPER)
    assert result.endswith(rest)


def test_wide_letters_that_are_none_are_refused() -> None:
    data = drawn(encoding="utf-32").replace("P".encode("utf-32-le"), b"\xff\xff\xff\x7f", 1)
    with pytest.raises(UnreadableError, match="without loss"):
        stated(data, PAPER)


def test_misspelled_names_are_found_in_the_bytes() -> None:
    text = DRAWN.format(spaces=f' xmlns:b="{BPMN}"', inside="", attributes="", encoding="utf-8")
    text = text.replace("task", "UserTask").replace('id="A" name', 'b:id="A" b:name')
    result = stated(text.encode(), PAPER)
    assert [one.value for one in read_bytes(result, "x.bpmn").nodes[0].statements] == ["paper"]
    moved = out_of_model(result, "x.bpmn")
    assert moved.data == text.encode()
