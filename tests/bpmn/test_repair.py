"""Files with the usual slips: read all the same, with a note on each."""

import codecs

import pytest

from mediabruch.bpmn import NAMESPACE, read_bytes
from mediabruch.errors import UnreadableError
from tests.bpmn.snippets import node, noted, read_definitions

BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL"
TEXT = f'<definitions xmlns="{BPMN}">\n<process name="Gebühr">\n<task id="A" name="prüfen"/></process></definitions>'


def declared(encoding: str) -> str:
    return f"<?xml version='1.0' encoding='{encoding}'?>{TEXT}"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        declared("UTF-8").encode(),
        declared("utf-8").encode("utf-8-sig"),
        declared("UTF-16").encode("utf-16"),
        declared("UTF-16LE").encode("utf-16-le"),
        declared("UTF-8").encode("utf-16"),
        declared("windows-1252").encode("cp1252"),
        declared("ISO-8859-1").encode("latin-1"),
        declared("ISO-8859-1").encode("utf-8-sig"),
        codecs.BOM_UTF16_BE + declared("UTF-16").encode("utf-16-be"),
        declared("UTF-32").encode("utf-32"),
    ],
)
def test_encodings(data: bytes) -> None:
    model = read_bytes(data, "a.bpmn")
    assert (model.name, model.nodes[0].name) == ("Gebühr", "prüfen")
    assert not model.notes


@pytest.mark.parametrize(
    ("data", "note"),
    [
        (
            declared("UTF-8").encode("cp1252"),
            (None, 2, "The file declares UTF-8 but holds other bytes; they are read as Windows-1252."),
        ),
        (
            TEXT.encode("cp1252"),
            (None, 2, "The file declares UTF-8 but holds other bytes; they are read as Windows-1252."),
        ),
        (
            declared("UTF-8").encode().replace("prüfen".encode(), "prüfen".encode("cp1252")),
            (None, 3, "The file declares UTF-8 but holds other bytes; they are read as Windows-1252."),
        ),
        (declared("ISO-8859-1").encode(), (None, 1, "The file declares ISO-8859-1 but is written in UTF-8.")),
        (declared("UTF-16").encode(), (None, 1, "The file declares UTF-16 but is written in UTF-8.")),
        (declared("ANSI").encode(), (None, 1, "The file declares ANSI but is written in UTF-8.")),
    ],
)
def test_wrong_declarations(data: bytes, note: tuple[None, int, str]) -> None:
    model = read_bytes(data, "a.bpmn")
    assert (model.name, model.nodes[0].name) == ("Gebühr", "prüfen")
    assert noted(model) == [note]


def test_broken_xml_names_the_first_error() -> None:
    model = read_bytes(f'<definitions xmlns="{BPMN}">\n<process id="P">\n<task id="A"/>'.encode(), "a.bpmn")
    assert [node.id for node in model.nodes] == ["A"]
    [(_, line, sentence)] = noted(model)
    assert line == 3
    assert sentence.startswith("The XML is broken in line 3, column 15 (")


@pytest.mark.parametrize("before", ["Dear reader, ", "\n\n", "\ufeff\n<?xml version='1.0'?>\n"])
def test_text_before_the_file(before: str) -> None:
    model = read_bytes((before + declared("UTF-8")).encode(), "a.bpmn")
    assert model.nodes[0].line == 3 + before.count("\n")
    assert len(model.notes) == 1


def test_undeclared_prefixes_mean_what_they_usually_mean() -> None:
    data = f"""<definitions xmlns="{BPMN}" modeler:executionPlatform="Camunda Platform">
        <bpmn:process id="P"><bpmn:serviceTask id="A" camunda:topic="fees" foo:bar="1"/>
        <serviceTask id="B" mediabruch:medium="paper"/></bpmn:process></definitions>"""
    model = read_bytes(data.encode(), "a.bpmn")
    assert node(model, "A").implementation == "fees"
    assert [node.id for node in model.nodes] == ["A", "B"]
    assert len(model.notes) == 1


def test_undeclared_prefix_of_our_own() -> None:
    data = f"""<definitions xmlns="{BPMN}"><process id="P"><task id="A"><extensionElements>
        <mediabruch:annotation medium="paper"/></extensionElements></task></process></definitions>"""
    [statement] = read_bytes(data.encode(), "a.bpmn").nodes[0].statements
    assert (statement.name, statement.value) == ("medium", "paper")
    assert NAMESPACE not in data


def test_any_undeclared_prefix_of_all_elements() -> None:
    data = b'<odd:definitions><odd:process id="P"><odd:userTask id="A"/></odd:process></odd:definitions>'
    assert [node.id for node in read_bytes(data, "a.bpmn").nodes] == ["A"]


@pytest.mark.parametrize("namespace", ["", "http://schema.omg.org/spec/BPMN/2.0", f"{BPMN} "])
def test_other_namespaces(namespace: str) -> None:
    data = f'<definitions xmlns="{namespace}"><process id="P"><manualTask id="A"/></process></definitions>'
    model = read_bytes(data.encode(), "a.bpmn")
    assert [node.type for node in model.nodes] == ["manualTask"]
    assert any("instead of BPMN's" in sentence for _, _, sentence in noted(model))


def test_any_prefix() -> None:
    data = f'<x:definitions xmlns:x="{BPMN}"><x:process id="P"><x:userTask id="A"/></x:process></x:definitions>'
    model = read_bytes(data.encode(), "a.bpmn")
    assert [node.type for node in model.nodes] == ["userTask"]
    assert not model.notes


def test_comments_and_instructions_are_passed() -> None:
    model = read_definitions('<!-- a --><?b c?><process id="P"><!-- <task/> --><task id="A" name="x"/></process>')
    assert [node.id for node in model.nodes] == ["A"]


def test_lines_beyond_those_that_libxml2_counts() -> None:
    blank = "\n" * 70_000
    model = read_definitions(f'<process id="P">{blank}<task id="A"/>\n<task id="B"/>\n</process>')
    assert [node.line for node in model.nodes] == [70_002, 70_003]


def test_lines_of_long_files_that_only_libxml2_reads() -> None:
    blank = "\n" * 70_000
    data = f"<?xml version='1.0' encoding='GBK'?>{TEXT.replace('<task', blank + '<task')}".encode("gbk")
    [task] = read_bytes(data, "a.bpmn").nodes
    assert abs(task.line - 70_003) <= 1


def test_a_foreign_root_around_bpmn() -> None:
    data = f'<x:definitions xmlns:x="urn:x" xmlns="{BPMN}"><process id="P"><task id="A"/></process></x:definitions>'
    model = read_bytes(data.encode(), "a.bpmn")
    assert [node.id for node in model.nodes] == ["A"]


def test_a_document_type_in_letters_of_ebcdic() -> None:
    data = f"<?xml version='1.0' encoding='IBM037'?><!DOCTYPE definitions>{TEXT}".encode("cp037")
    with pytest.raises(UnreadableError):
        read_bytes(data, "a.bpmn")


def test_nothing_is_expanded() -> None:
    bomb = '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    with pytest.raises(UnreadableError, match="DOCTYPE"):
        read_bytes((bomb + TEXT).encode(), "a.bpmn")
    with pytest.raises(UnreadableError, match="DOCTYPE"):
        read_bytes((bomb + TEXT).encode("utf-16"), "a.bpmn")
    with pytest.raises(UnreadableError, match="DOCTYPE"):
        read_bytes(("oops " + bomb + TEXT).encode(), "a.bpmn")


def test_unknown_entities_are_left_out() -> None:
    model = read_bytes(TEXT.replace("prüfen", "pr&uuml;fen").encode(), "a.bpmn")
    assert model.nodes[0].name == "prfen"
    assert len(model.notes) == 1
