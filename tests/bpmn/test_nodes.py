"""Activities, events and gateways with all that their elements say."""

import pytest

from mediabruch.model import EventDefinition, EventKind, FlowNodeType, LoopType
from tests.bpmn.snippets import node, noted, read_definitions, read_process

pytestmark = pytest.mark.usefixtures("way")


@pytest.mark.parametrize("type_", FlowNodeType)
def test_every_type_stays_distinct(type_: FlowNodeType) -> None:
    model = read_process(f'<{type_} id="A" name="Eins"/>')
    read = model.nodes[0]
    assert (read.type, read.id, read.name, read.line) == (type_, "A", "Eins", 3)


def test_elements_without_id_are_elements() -> None:
    assert [node.id for node in read_process("<task/><task/><userTask/>").nodes] == [None, None, None]


def test_sub_processes_hold_their_content() -> None:
    model = read_process(
        '<subProcess id="S" triggeredByEvent="true"><transaction id="T"><task id="A"/></transaction></subProcess>'
        '<adHocSubProcess id="H"><task id="B"/></adHocSubProcess>'
    )
    parents = {child.id: child.parent for child in model.nodes}
    assert parents == {
        "S": None,
        "T": node(model, "S").key,
        "A": node(model, "T").key,
        "H": None,
        "B": node(model, "H").key,
    }
    assert node(model, "S").triggered_by_event
    assert not node(model, "T").triggered_by_event


def test_unknown_elements_are_noted() -> None:
    model = read_process('<task id="A"/>\n<startEventLike id="S"/>\n<vendor:task id="X"/>')
    assert [node.id for node in model.nodes] == ["A"]
    assert noted(model) == [("S", 4, "The element startEventLike is not known and is left out.")]


@pytest.mark.parametrize("kind", EventKind)
def test_event_definitions(kind: EventKind) -> None:
    [event] = read_process(f'<endEvent id="E"><{kind}EventDefinition id="D"/></endEvent>').nodes
    assert event.event_definitions == (EventDefinition(kind),)


def test_names_of_what_events_refer_to() -> None:
    model = read_definitions(
        '<message id="M" name="Antrag"/><error id="Err" name="Frist"/><signal id="Sig" name="Alarm"/>'
        '<escalation id="Esc" name="Chef"/><process id="P">'
        '<startEvent id="a"><messageEventDefinition messageRef="tns:M"/></startEvent>'
        '<endEvent id="b"><errorEventDefinition errorRef="Err"/></endEvent>'
        '<endEvent id="c"><errorEventDefinition errorRef=""/></endEvent>'
        '<endEvent id="d"><errorEventDefinition errorRef="x:Unknown"/></endEvent>'
        '<endEvent id="e"><signalEventDefinition signalRef="Sig"/><escalationEventDefinition escalationRef="q:Esc"/>'
        "</endEvent>"
        '<intermediateThrowEvent id="f"><linkEventDefinition name="weiter&#10;unten"/></intermediateThrowEvent>'
        "</process>"
    )
    assert {event.id: event.event_definitions for event in model.nodes} == {
        "a": (EventDefinition(EventKind.MESSAGE, "M", "Antrag"),),
        "b": (EventDefinition(EventKind.ERROR, "Err", "Frist"),),
        "c": (EventDefinition(EventKind.ERROR),),
        "d": (EventDefinition(EventKind.ERROR, "Unknown"),),
        "e": (
            EventDefinition(EventKind.SIGNAL, "Sig", "Alarm"),
            EventDefinition(EventKind.ESCALATION, "Esc", "Chef"),
        ),
        "f": (EventDefinition(EventKind.LINK, None, "weiter unten"),),
    }


def test_shared_event_definitions() -> None:
    model = read_definitions(
        '<errorEventDefinition id="D" errorRef="Err"/><error id="Err" name="Frist"/><process id="P">'
        '<endEvent id="a"><eventDefinitionRef>x:D</eventDefinitionRef></endEvent>\n'
        '<endEvent id="b"><eventDefinitionRef>none</eventDefinitionRef></endEvent></process>'
    )
    assert node(model, "a").event_definitions == (EventDefinition(EventKind.ERROR, "Err", "Frist"),)
    assert node(model, "b").event_definitions == ()
    assert noted(model) == [("b", 3, "The event refers to the definition none, which the file lacks.")]


@pytest.mark.parametrize(("value", "interrupting"), [("true", True), ("1", True), ("false", False), ("0", False)])
def test_interrupting(value: str, *, interrupting: bool) -> None:
    model = read_process(
        f'<task id="A"/><boundaryEvent id="B" attachedToRef="A" cancelActivity="{value}"/>'
        f'<subProcess id="S" triggeredByEvent="true"><startEvent id="C" isInterrupting="{value}"/></subProcess>'
    )
    assert (node(model, "B").interrupting, node(model, "C").interrupting) == (interrupting, interrupting)


def test_boundary_events_interrupt_unless_said() -> None:
    model = read_process('<boundaryEvent id="B" attachedToRef="x:A"/><task id="A"/>')
    boundary = node(model, "B")
    assert (boundary.interrupting, boundary.attached_to) == (True, node(model, "A").key)


def test_what_awaits_all_and_what_begins_a_process() -> None:
    model = read_process(
        '<startEvent id="S" parallelMultiple="true"/><eventBasedGateway id="G" eventGatewayType="Parallel" '
        'instantiate="true"/><eventBasedGateway id="H"/><receiveTask id="R" instantiate="true"/>'
    )
    assert [n.id for n in model.nodes if n.is_parallel] == ["S", "G"]
    assert [n.id for n in model.nodes if n.is_instantiating] == ["G", "R"]


@pytest.mark.parametrize(
    ("attribute", "sentence"),
    [
        ('attachedToRef="X"', "The boundary event sits on X, which is no activity of the file."),
        ('attachedToRef="B"', "The boundary event sits on B, which is no activity of the file."),
        ('attachedToRef="G"', "The boundary event sits on G, which is no activity of the file."),
        ("", "The boundary event sits on no activity."),
    ],
)
def test_boundary_events_without_host_stay(attribute: str, sentence: str) -> None:
    model = read_process(f'<exclusiveGateway id="G"/>\n<boundaryEvent id="B" {attribute}/>')
    assert node(model, "B").attached_to is None
    assert noted(model) == [("B", 4, sentence)]


def test_compensation() -> None:
    model = read_process(
        '<task id="A"/><task id="B" isForCompensation="true"/><task id="C"/><task id="D"/>'
        '<boundaryEvent id="E" attachedToRef="A"><compensateEventDefinition/></boundaryEvent>'
        '<boundaryEvent id="F" attachedToRef="A"><timerEventDefinition/></boundaryEvent>'
        '<association id="x" sourceRef="E" targetRef="C"/><association id="y" sourceRef="F" targetRef="D"/>'
    )
    assert {task.id for task in model.nodes if task.is_for_compensation} == {"B", "C"}


@pytest.mark.parametrize(
    ("content", "loop"),
    [
        ("", None),
        ("<standardLoopCharacteristics/>", LoopType.STANDARD),
        ("<multiInstanceLoopCharacteristics/>", LoopType.PARALLEL),
        ('<multiInstanceLoopCharacteristics isSequential="true"/>', LoopType.SEQUENTIAL),
    ],
)
@pytest.mark.parametrize("type_", ["task", "subProcess", "callActivity"])
def test_loops(type_: str, content: str, loop: LoopType | None) -> None:
    assert read_process(f'<{type_} id="A">{content}</{type_}>').nodes[0].loop is loop


def test_call_activities() -> None:
    model = read_definitions(
        '<globalUserTask id="G"/><process id="P"><callActivity id="A" calledElement="ns:Q"/><callActivity id="B" '
        'calledElement="G"/><callActivity id="C"/><callActivity id="D"><extensionElements><zeebe:calledElement '
        'processId="Q"/></extensionElements></callActivity></process><process id="Q"/>'
    )
    key = model.processes[1].key
    calls = {call.id: (call.called_element, call.called_process) for call in model.nodes}
    assert calls == {"A": ("ns:Q", key), "B": ("G", None), "C": (None, None), "D": ("Q", key)}


@pytest.mark.parametrize(
    ("attributes", "content", "implementation"),
    [
        ("", "", None),
        ('implementation="##unspecified"', "", None),
        ('implementation="##WebService"', "", None),
        ('implementation="webService"', "", None),
        ('implementation="kp:mail"', "", "kp:mail"),
        ('camunda:class="org.example.Fee"', "", "org.example.Fee"),
        ('camunda:expression="${fee}" name="x"', "", "${fee}"),
        ('camunda:type="external" camunda:topic="fees"', "", "fees"),
        ('flowable:type="mail"', "", "mail"),
        ('activiti:delegateExpression="${fee}"', "", "${fee}"),
        ('camunda:decisionRef="fee-table"', "", "fee-table"),
        ('camunda:class=" "', "", None),
        ("", '<zeebe:taskDefinition type="charge"/>', "charge"),
        ("", '<zeebe:calledDecision decisionId="fee"/>', "fee"),
        (
            "",
            "<camunda:connector><camunda:connectorId>http-connector</camunda:connectorId></camunda:connector>",
            "http-connector",
        ),
    ],
)
def test_implementation(attributes: str, content: str, implementation: str | None) -> None:
    model = read_process(
        f'<serviceTask id="A" {attributes}><extensionElements>{content}</extensionElements></serviceTask>'
    )
    assert model.nodes[0].implementation == implementation


def test_scripts() -> None:
    model = read_process(
        '<scriptTask id="A" scriptFormat="groovy"><script>x</script></scriptTask>'
        '<scriptTask id="B"><script>x</script></scriptTask><scriptTask id="C"/>'
    )
    assert [task.implementation for task in model.nodes] == ["groovy", "script", None]


@pytest.mark.parametrize(
    ("attributes", "content", "form"),
    [
        ("", "", None),
        ('camunda:formKey="embedded:app:forms/a.html"', "", "embedded:app:forms/a.html"),
        ('camunda:formRef="antrag"', "", "antrag"),
        ('camunda:formHandlerClass="org.example.Form"', "", "org.example.Form"),
        ('flowable:formKey="antrag"', "", "antrag"),
        ('activiti:formKey="antrag"', "", "antrag"),
        ("", '<zeebe:formDefinition formKey="antrag"/>', "antrag"),
        ("", '<zeebe:formDefinition formId="antrag" bindingType="latest"/>', "antrag"),
        ("", '<zeebe:formDefinition externalReference="antrag"/>', "antrag"),
        ("", '<camunda:formData><camunda:formField id="a"/></camunda:formData>', "formData"),
        ("", '<activiti:formProperty id="a"/>', "formProperty"),
    ],
)
@pytest.mark.parametrize("type_", ["userTask", "startEvent"])
def test_form(type_: str, attributes: str, content: str, form: str | None) -> None:
    model = read_process(f'<{type_} id="A" {attributes}><extensionElements>{content}</extensionElements></{type_}>')
    assert model.nodes[0].form == form


def test_documentation_is_joined() -> None:
    [task] = read_process(
        "<task><documentation> Erst <b>dies</b>, </documentation><documentation/><documentation>dann das."
        "</documentation></task>"
    ).nodes
    assert task.documentation == "Erst dies,\ndann das."
