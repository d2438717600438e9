"""Vendors' extensions as pairs of name and value, and facts that are stated to mediabruch."""

import pytest

from mediabruch.infer import infer
from mediabruch.model import Statement
from tests.bpmn.snippets import elements, read_definitions, read_process

pytestmark = pytest.mark.usefixtures("way")


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


def test_attributes_that_a_house_has_defined_in_bizagi() -> None:
    model = read_definitions(
        """<collaboration id="C"><extensionElements><bizagi:BizagiExtensions><bizagi:BizagiExtendedAttributeDefinitions>
        <bizagi:BizagiExtendedAttributeDefinition Id="a1"><bizagi:Name>mediabruch:medium</bizagi:Name>
        </bizagi:BizagiExtendedAttributeDefinition><bizagi:BizagiExtendedAttributeDefinition Id="a2"><bizagi:Name>
        IT-System</bizagi:Name></bizagi:BizagiExtendedAttributeDefinition></bizagi:BizagiExtendedAttributeDefinitions>
        </bizagi:BizagiExtensions></extensionElements></collaboration>
        <process id="P"><task id="A"><extensionElements><bizagi:BizagiExtensions><bizagi:BizagiProperties>
        <bizagi:BizagiProperty name="bgColor" value="#fff"/></bizagi:BizagiProperties>
        <bizagi:BizagiExtendedAttributeValues><bizagi:BizagiExtendedAttributeValue Id="a1"><bizagi:Content>paper
        </bizagi:Content></bizagi:BizagiExtendedAttributeValue><bizagi:BizagiExtendedAttributeValue Id="a2">
        <bizagi:Content>Hades</bizagi:Content></bizagi:BizagiExtendedAttributeValue>
        <bizagi:BizagiExtendedAttributeValue Id="a3"><bizagi:Content>x</bizagi:Content>
        </bizagi:BizagiExtendedAttributeValue></bizagi:BizagiExtendedAttributeValues></bizagi:BizagiExtensions>
        </extensionElements></task></process>"""
    )
    [task] = model.nodes
    assert task.properties == (("bgColor", "#fff"), ("IT-System", "Hades"), ("a3", "x"))
    assert [(one.name, one.value) for one in task.statements] == [("medium", "paper")]


@pytest.mark.parametrize(
    "extension",
    [
        "<vendor:property><key>Medium</key><value>Papier</value></vendor:property>",
        "<vendor:property><vendor:name>Medium</vendor:name><vendor:value>Papier</vendor:value></vendor:property>",
        '<vendor:set><vendor:parameter name="Medium">Papier</vendor:parameter></vendor:set>',
        '<adonis:instance><adonis:record name="T"><adonis:row><adonis:attribute name="Medium">Papier</adonis:attribute>'
        "</adonis:row></adonis:record></adonis:instance>",
        '<adonis:instance><adonis:record name="Medium"><adonis:row><adonis:attribute name="col_{1}">Papier'
        "</adonis:attribute></adonis:row></adonis:record></adonis:instance>",
    ],
)
def test_names_and_values_that_stand_in_children(extension: str) -> None:
    model = read_process(f'<task id="A"><extensionElements>{extension}</extensionElements></task>')
    assert model.nodes[0].properties == (("Medium", "Papier"),)


def processhub(**parameters: str) -> str:
    written = "".join(
        f'<processhub:inputParameter name="{name.replace("_", "-")}">{value}</processhub:inputParameter>'
        for name, value in parameters.items()
    )
    space = 'xmlns:processhub="http://processhub.com/schema/1.0/bpmn"'
    return f"<extensionElements><processhub:inputOutput {space}>{written}</processhub:inputOutput></extensionElements>"


def property_of_spiff(value: str) -> str:
    return f'<extensionElements><vendor:property name="formJsonSchemaFilename" value="{value}"/></extensionElements>'


@pytest.mark.parametrize(
    ("attributes", "content", "has_form"),
    [
        ("", processhub(processhub_userform='[{"name": "Titel"}]'), True),
        ("", processhub(processhub_userform="[]"), False),
        ("", processhub(processhub_userform=""), False),
        ("", property_of_spiff("antrag.json"), True),
        ("", property_of_spiff(""), False),
        ('xmlns:pm="http://processmaker.com/BPMN/2.0/Schema.xsd" pm:screenRef="3"', "", True),
        ('xmlns:pm="http://processmaker.com/BPMN/2.0/Schema.xsd" pm:screenRef=""', "", False),
        ('xmlns:kp="http://knowprocess.com/bpmn" kp:formKey="f"', "", True),
        ('xmlns:operaton="http://operaton.org/schema/1.0/bpmn" operaton:formKey="f"', "", True),
        ("", '<ioSpecification><dataInput name="TaskName"/></ioSpecification>', False),  # of every user task in jBPM
        ("", '<ioSpecification><dataInput name="Antrag"/></ioSpecification>', False),
    ],
)
def test_forms_of_further_engines(attributes: str, content: str, has_form: object) -> None:
    model = read_process(f'<userTask id="A" {attributes}>{content}</userTask>')
    assert (model.nodes[0].form is not None) is has_form


@pytest.mark.parametrize(
    ("type_", "parameters", "media"),
    [
        ("sendTask", {"send_task_receiver": '["a"]', "send_task_subject": "Ihr Antrag"}, "document"),
        ("sendTask", {"send_task_receiver": "[]", "send_task_subject": "Ihr Antrag"}, None),
        ("sendTask", {"send_task_receiver": '["a"]'}, None),
        ("userTask", {"send_task_receiver": '["a"]', "send_task_subject": "Ihr Antrag"}, None),
    ],
)
def test_send_tasks_with_subject_and_receiver_are_e_mail(
    type_: str, parameters: dict[str, str], media: str | None
) -> None:
    model = read_process(f'<{type_} id="A" name="Beteiligte informieren">{processhub(**parameters)}</{type_}>')
    known = infer(model).get(model.nodes[0].key)
    assert (known and known.produces) == (None if media is None else frozenset({media}))


def test_work_items_of_jbpm() -> None:
    model = read_process('<task id="A" drools:taskName="Email"/>')
    assert model.nodes[0].implementation == "Email"
