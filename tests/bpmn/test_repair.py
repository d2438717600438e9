"""Files with the usual slips: read all the same, with a note on each."""

import codecs

import pytest

from mediabruch.bpmn import NAMESPACE, read_bytes
from mediabruch.errors import UnreadableError
from tests.bpmn.snippets import node, noted, read_definitions

pytestmark = pytest.mark.usefixtures("way")

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


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("pr&uuml;fen", "prüfen"),
        ("Akte&nbsp;prüfen", "Akte prüfen"),
        ("Akte&NewLine;prüfen", "Akte prüfen"),
        ("pr&uuml;fen &nope; &amp; ablegen", "prüfen &nope; & ablegen"),
        ("Kosten &LT; 5", "Kosten < 5"),
        ("Kosten < 5 und <= 7", "Kosten < 5 und <= 7"),
        ("<b>Akte</b> prüfen", "Akte prüfen"),
        ("Müller & Söhne", "Müller & Söhne"),
        ("Akte&#11;prüfen &#0;und&#xFFFF; ablegen", "Akte prüfen und ablegen"),
        ("Akte\x0bprüfen", "Akte prüfen"),
    ],
)
def test_no_word_is_lost_to_a_slip(written: str, read: str) -> None:
    data = TEXT.replace("prüfen", written).replace("</process>", "\n<task id='B'/></process>").encode()
    model = read_bytes(data, "a.bpmn")
    assert [(node.id, node.name, node.line) for node in model.nodes] == [("A", read, 3), ("B", "", 4)]
    [(_, line, sentence)] = noted(model)
    assert line == 3
    assert sentence.startswith("The XML is broken in line 3")


def test_signs_in_texts() -> None:
    text = TEXT.replace("/></process>", "><documentation>bei a < 5 & b</documentation></task></process>")
    [task] = read_bytes(text.encode(), "a.bpmn").nodes
    assert task.documentation == "bei a < 5 & b"


@pytest.mark.parametrize("tag", ["<task id='B'></tusk>", "<task id='B' id='C'/>", "<task id='B'\nname='a' name='b'/>"])
def test_tags_that_are_wrong(tag: str) -> None:
    model = read_bytes(TEXT.replace("</process>", f"{tag}\n<task id='D'/></process>").encode(), "a.bpmn")
    assert [node.id for node in model.nodes] == ["A", "B", "D"]
    assert model.nodes[2].line == 4 + tag.count("\n")
    assert len(model.notes) == 1


def test_references_behind_what_is_saved() -> None:
    text = TEXT.replace(
        "/></process>", " name='twice'><documentation>a &lt; &amp;&quot; & &nope;</documentation></task></process>"
    )
    [task] = read_bytes(text.encode(), "a.bpmn").nodes
    assert task.documentation == 'a < &" & &nope;'


def test_slips_in_texts_and_ids() -> None:
    body = "<documentation>M&uuml;ller & Sohn<br>Nord</documentation>"
    text = TEXT.replace('id="A"', 'id="Pr&uuml;fung"').replace(
        "/></process>", f">{body}</task><task id='B'/></process>"
    )
    model = read_bytes(text.encode(), "a.bpmn")
    assert [node.id for node in model.nodes] == ["Prüfung", "B"]
    assert model.nodes[0].documentation.split() == ["Müller", "&", "Sohn", "Nord"]


def test_what_is_no_slip_stays() -> None:
    text = "<!-- & --><documentation><![CDATA[a & b &amp;x]]></documentation>"
    data = TEXT.replace("/></process>", f">{text}</task><task id='B' name='C & D'/></process>").encode()
    model = read_bytes(data, "a.bpmn")
    assert [model.nodes[0].documentation, model.nodes[1].name] == ["a & b &x", "C & D"]


@pytest.mark.parametrize(
    "encoding", ["undefined", "idna", "punycode", "unicode_escape", "hex", "utf-7", "utf-8-sig", "x"]
)
def test_declared_encodings_that_are_none(encoding: str) -> None:
    for text in (declared(encoding).encode(), declared(encoding).encode("cp1252")):
        assert read_bytes(text, "a.bpmn").nodes[0].name == "prüfen"


def test_punctuation_of_windows_in_a_file_that_declares_iso() -> None:
    data = declared("ISO-8859-1").replace("prüfen", "„prüfen“ – 5 €").encode("cp1252")
    model = read_bytes(data, "a.bpmn")
    assert model.nodes[0].name == "„prüfen“ – 5 €"
    assert noted(model) == [
        (None, 3, "The file declares ISO-8859-1 but holds other bytes; they are read as Windows-1252.")
    ]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-32", "utf-32-le"])
@pytest.mark.parametrize("rest", [b"", b"\0", b"\0\0\0", b"\xd8"])
def test_wide_letters_that_end_in_the_middle(encoding: str, rest: bytes) -> None:
    assert read_bytes(declared("UTF-16").encode(encoding) + rest, "a.bpmn").nodes[0].name == "prüfen"


PASCAL = f"""<bpmn:Definitions xmlns:bpmn="{BPMN}" xmlns:di="http://www.omg.org/spec/BPMN/20100524/DI"
 xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"><bpmn:Collaboration><bpmn:Participant id="X" processRef="P"/>
</bpmn:Collaboration><bpmn:Process id="P"><bpmn:LaneSet><bpmn:Lane id="L" name="Post">
<bpmn:FlowNodeRef>S</bpmn:FlowNodeRef><bpmn:FlowNodeRef>A
</bpmn:FlowNodeRef></bpmn:Lane></bpmn:LaneSet><bpmn:StartEvent id="S"><bpmn:TimerEventDefinition/></bpmn:StartEvent>
<bpmn:UserTask id="A"><bpmn:Documentation>Brief</bpmn:Documentation></bpmn:UserTask>
<bpmn:SequenceFlow id="F" sourceRef="S" targetRef="A"><bpmn:ConditionExpression>x</bpmn:ConditionExpression>
</bpmn:SequenceFlow><bpmn:TextAnnotation id="T"><bpmn:Text>note</bpmn:Text></bpmn:TextAnnotation></bpmn:Process>
<di:bpmnDiagram><di:bpmnPlane><di:bpmnShape bpmnElement="A"><dc:bounds x="0" y="0" width="9" height="9"/></di:bpmnShape>
</di:bpmnPlane></di:bpmnDiagram></bpmn:Definitions>"""


def test_names_with_another_first_letter_at_every_level() -> None:
    model = read_bytes(PASCAL.encode(), "a.bpmn", diagram=True)
    start, task = model.nodes
    assert (start.event_definitions[0].kind, task.type, task.documentation) == ("timer", "userTask", "Brief")
    assert (task.lane, model.sequence_flows[0].condition) == (model.lanes[0].key, "x")
    assert (model.participants[0].process, model.text_annotations[0].text) == (model.processes[0].key, "note")
    assert [shape.element for shape in model.diagrams[0].shapes] == [task.key]
    [(_, line, sentence)] = noted(model)
    assert line == 2, "where the tag of the root ends"
    assert sentence.startswith("BPMN writes the first letter of these elements otherwise: ")


def test_attributes_with_a_prefix() -> None:
    data = f"""<definitions xmlns="{BPMN}" xmlns:b="{BPMN}"><process b:id="P"><startEvent b:id="S"/>
    <task b:id="A" b:name="Brief"/><sequenceFlow b:id="F" b:sourceRef="S"
    b:targetRef="A"/><boundaryEvent b:id="E" b:attachedToRef="A" b:cancelActivity="false"/></process></definitions>"""
    model = read_bytes(data.encode(), "a.bpmn")
    assert [(node.id, node.name) for node in model.nodes] == [("S", ""), ("A", "Brief"), ("E", "")]
    assert (model.nodes[2].attached_to, model.nodes[2].interrupting) == (model.nodes[1].key, False)
    assert model.sequence_flows[0].target == model.nodes[1].key
    sentence = "BPMN's attributes have no prefix, but id and others here have one; they are read all the same."
    assert noted(model) == [(None, 1, sentence)]
