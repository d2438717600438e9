"""Vendors' extensions as pairs of name and value, and facts that are stated to mediabruch."""

import pytest

from mediabruch.model import Statement
from tests.bpmn.snippets import elements, read_definitions, read_process


def extended(content: str) -> str:
    return f'<task id="A">\n<extensionElements>\n{content}\n</extensionElements></task>'


@pytest.mark.parametrize(
    ("content", "properties"),
    [
        ('<camunda:properties><camunda:property name="a" value="1"/></camunda:properties>', [("a", "1")]),
        ('<zeebe:properties><zeebe:property name="a" value=" 1 "/></zeebe:properties>', [("a", "1")]),
        ('<zeebe:taskHeaders><zeebe:header key="a" value="1"/></zeebe:taskHeaders>', [("a", "1")]),
        ('<signavio:signavioMetaData metaKey="a" metaValue="1"/>', [("a", "1")]),
        ('<signavio:signavioMetaData metaKey="a"/>', [("a", "")]),
        (
            '<bizagi:BizagiExtensions><bizagi:BizagiProperties><bizagi:BizagiProperty name="a" value="1"/>'
            "</bizagi:BizagiProperties></bizagi:BizagiExtensions>",
            [("a", "1")],
        ),
        ('<flowable:field name="a" stringValue="1"/>', [("a", "1")]),
        ('<activiti:field name="a"><activiti:string>1</activiti:string></activiti:field>', [("a", "1")]),
        ('<camunda:field name="a" expression="${x}"/>', [("a", "${x}")]),
        ('<drools:metaData name="a"><drools:metaValue>1</drools:metaValue></drools:metaData>', [("a", "1")]),
        (
            '<adonis:instance><adonis:attribute name="a" novalue="0"><adonis:value>1</adonis:value><adonis:metavalue/>'
            '</adonis:attribute><adonis:attribute name="b" novalue="1"><adonis:value/></adonis:attribute>'
            "</adonis:instance>",
            [("a", "1")],
        ),
        (
            '<gbtec:entityData><gbtec:attribute stereotype="a"><gbtec:attributeValue stereotype="a" value="1"/>'
            "</gbtec:attribute></gbtec:entityData>",
            [("a", "1")],
        ),
        ('<vendor:info key="a" value="1"/>', [("a", "1")]),
        ('<vendor:all><vendor:one name="a"><vendor:value>1</vendor:value></vendor:one></vendor:all>', [("a", "1")]),
        ('<vendor:one Name="a" Value="1"/><vendor:two Name="b" Value="2"/>', [("a", "1"), ("b", "2")]),
        ('<camunda:properties><camunda:property value="1"/></camunda:properties>', []),
        ('<signavio:signavioMetaData metaKey="" metaValue="1"/>', []),
        ('<vendor:one name="no value"/><vendor:two value="no name"/>', []),
        ('<camunda:executionListener class="x"/><signavio:signavioLabel ref="text_name"/>', []),
    ],
)
def test_properties(content: str, properties: list[tuple[str, str]]) -> None:
    assert list(read_process(extended(content)).nodes[0].properties) == properties


@pytest.mark.parametrize(
    ("content", "statements"),
    [
        (
            '<camunda:properties><camunda:property name="mediabruch:medium" value="paper"/></camunda:properties>',
            [Statement("medium", "paper", 5)],
        ),
        (
            '<zeebe:properties><zeebe:property name="mediabruch:byHand" value="true"/></zeebe:properties>',
            [Statement("by_hand", "true", 5)],
        ),
        ('<signavio:signavioMetaData metaKey="mediabruch:medium" metaValue="oral"/>', [Statement("medium", "oral", 5)]),
        (
            '<mediabruch:annotation receives="paper document" requiredByLaw="§ 3a"/>',
            [Statement("receives", "paper document", 5), Statement("required_by_law", "§ 3a", 5)],
        ),
        (
            '<mediabruch:annotation\n medium="paper"/><mediabruch:annotation mediabruch:system="E-Akte"/>',
            [Statement("medium", "paper", 6), Statement("system", "E-Akte", 6)],
        ),
        ("<mediabruch:medium>paper</mediabruch:medium>", [Statement("medium", "paper", 5)]),
        (
            "<mediabruch:annotation><mediabruch:medium>paper</mediabruch:medium></mediabruch:annotation>",
            [Statement("medium", "paper", 5)],
        ),
    ],
)
def test_statements(content: str, statements: list[Statement]) -> None:
    [task] = read_process(extended(content)).nodes
    assert list(task.statements) == statements
    assert task.properties == ()


def test_statements_stand_on_every_kind_of_element() -> None:
    model = read_definitions(
        '<collaboration><participant id="X" mediabruch:party="external"/><messageFlow id="m" '
        'mediabruch:medium="paper" sourceRef="X" targetRef="A"/></collaboration><process id="P" '
        'mediabruch:medium="digital"><laneSet><lane id="L" mediabruch:party="company"><flowNodeRef>A</flowNodeRef>'
        '</lane></laneSet><task id="A" mediabruch:byHand="true"/><dataObject id="D" mediabruch:medium="paper"/>\n'
        '<sequenceFlow id="f" sourceRef="A" targetRef="A" mediabruch:probability="0.3"/></process>'
    )
    stated = {element.id: [(s.name, s.value, s.line) for s in element.statements] for element in elements(model)}
    assert stated == {
        "X": [("party", "external", 2)],
        "m": [("medium", "paper", 2)],
        "P": [("medium", "digital", 2)],
        "L": [("party", "company", 2)],
        "A": [("by_hand", "true", 2)],
        "D": [("medium", "paper", 2)],
        "f": [("probability", "0.3", 3)],
    }


def test_properties_stand_on_every_kind_of_element() -> None:
    extension = '<extensionElements><vendor:p name="a" value="1"/></extensionElements>'
    model = read_definitions(
        f'<collaboration><participant id="X">{extension}</participant><messageFlow id="m" sourceRef="X" targetRef="A">'
        f'{extension}</messageFlow></collaboration><process id="P">{extension}<laneSet><lane id="L">{extension}'
        f'<flowNodeRef>A</flowNodeRef></lane></laneSet><subProcess id="A">{extension}</subProcess><dataObject id="D">'
        f'{extension}</dataObject><sequenceFlow id="f" sourceRef="A" targetRef="A">{extension}</sequenceFlow></process>'
    )
    assert len(elements(model)) == 7
    assert {element.properties for element in elements(model)} == {(("a", "1"),)}
