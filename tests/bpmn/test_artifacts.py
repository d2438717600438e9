"""Data, notes, groups, and the dotted lines."""

from mediabruch.model import DataType
from tests.bpmn.snippets import elements, node, noted, read_definitions, read_process


def test_data_references_stand_for_what_they_refer_to() -> None:
    model = read_definitions(
        '<itemDefinition id="I" itemKind="Physical"/><dataStore id="R" name="Register" itemSubjectRef="x:I"/>'
        '<process id="P"><dataObject id="O" name="Antrag" isCollection="true"/>\n'
        '<dataObjectReference id="a" dataObjectRef="O"><dataState name="geprüft"/></dataObjectReference>\n'
        '<dataObjectReference id="b" name="Bescheid" dataObjectRef="O"/>\n'
        '<dataStoreReference id="c" dataStoreRef="ns:R"/>\n'
        '<dataObject id="d" name="Akte" itemSubjectRef="I"/></process>'
    )
    read = [(d.id, d.type, d.name, d.line, d.state, d.is_collection, d.is_physical) for d in model.data]
    assert read == [
        ("a", DataType.OBJECT, "Antrag", 3, "geprüft", True, False),
        ("b", DataType.OBJECT, "Bescheid", 4, "", True, False),
        ("c", DataType.STORE, "Register", 5, "", False, True),
        ("d", DataType.OBJECT, "Akte", 6, "", False, True),
    ]
    assert not model.notes


def test_what_a_data_object_is_associated_with_goes_to_its_reference() -> None:
    model = read_process(
        '<dataObject id="O"/><dataObjectReference id="a" dataObjectRef="O"/><textAnnotation id="T"/>'
        '<association id="x" sourceRef="T" targetRef="O"/>'
    )
    assert model.associations[0].target == model.data[0].key


def test_inputs_and_outputs_of_a_process() -> None:
    model = read_process(
        '<ioSpecification><dataInput id="a" name="Antrag"/><dataOutput id="b" name="Bescheid"/><inputSet/>'
        "</ioSpecification>"
        '<subProcess id="S"><ioSpecification><dataInput id="c"/></ioSpecification></subProcess>'
    )
    assert [(data.id, data.type) for data in model.data] == [("a", DataType.INPUT), ("b", DataType.OUTPUT)]


def test_data_that_refers_to_nothing() -> None:
    model = read_process('<dataObjectReference id="a"/>\n<dataStoreReference id="b" dataStoreRef="none"/>')
    assert [data.id for data in model.data] == ["a", "b"]
    assert noted(model) == [("b", 4, "The data refers to none, which the file lacks.")]


def test_data_associations() -> None:
    model = read_process(
        '<dataObjectReference id="D"/><dataStoreReference id="E"/><property id="V"/>\n'
        '<userTask id="A"><property id="Q" name="__targetRef_placeholder"/><dataInputAssociation id="x">'
        "<sourceRef>D</sourceRef><sourceRef>ns:E</sourceRef><targetRef>Q</targetRef></dataInputAssociation>\n"
        '<dataOutputAssociation id="y"><sourceRef>Q</sourceRef><targetRef>E</targetRef></dataOutputAssociation>\n'
        "<dataInputAssociation><sourceRef>V</sourceRef></dataInputAssociation>\n"
        '<dataInputAssociation id="z"><sourceRef>none</sourceRef></dataInputAssociation></userTask>'
        '<subProcess id="S"><dataInputAssociation id="s"><sourceRef>D</sourceRef></dataInputAssociation></subProcess>'
    )
    ids = {element.key: element.id for element in elements(model)}
    read = [(a.id, ids[a.source], ids[a.target], a.line) for a in model.data_associations]
    assert read == [("x", "D", "A", 4), ("x", "E", "A", 4), ("y", "A", "E", 5), ("s", "D", "S", 7)]
    assert noted(model) == [("z", 7, "The sourceRef of the data association is none, which the file lacks.")]


def test_associations_reach_into_activities() -> None:
    model = read_process(
        '<userTask id="A"><ioSpecification><dataInput id="in"/></ioSpecification></userTask><textAnnotation id="T">'
        '<text>auf\nPapier</text></textAnnotation>\n<association id="x" sourceRef="in" targetRef="T"/>'
    )
    [association] = model.associations
    assert (association.source, association.target) == (node(model, "A").key, model.text_annotations[0].key)
    assert (association.id, association.line, model.text_annotations[0].text) == ("x", 5, "auf Papier")


def test_associations_between_any_elements() -> None:
    model = read_definitions(
        '<collaboration><participant id="X"/><textAnnotation id="T"><text>Zahlungs-&#10;verkehr</text></textAnnotation>'
        '<association sourceRef="T" targetRef="f"/><association sourceRef="x:X" targetRef="T"/></collaboration>'
        '<process id="P"><task id="A"/><sequenceFlow id="f" sourceRef="A" targetRef="A"/></process>'
    )
    note = model.text_annotations[0]
    assert [(a.source, a.target) for a in model.associations] == [
        (note.key, model.sequence_flows[0].key),
        (model.participants[0].key, note.key),
    ]
    assert note.text == "Zahlungsverkehr"


def test_directions_of_associations() -> None:
    model = read_process(
        '<task id="A"/><association sourceRef="A" targetRef="A" associationDirection="Both"/>'
        '<association sourceRef="A" targetRef="A"/>'
    )
    assert [association.direction for association in model.associations] == ["Both", "None"]


def test_associations_that_lead_nowhere() -> None:
    model = read_process('<task id="A"/>\n<association id="x" sourceRef="A" targetRef="none"/>\n<association id="y"/>')
    assert not model.associations
    assert noted(model) == [
        ("x", 4, "The targetRef of the association is none, which is not read."),
        ("y", 5, "The association has no sourceRef."),
        ("y", 5, "The association has no targetRef."),
    ]


def test_groups_are_named_by_their_category() -> None:
    model = read_definitions(
        '<category id="C"><categoryValue id="V" value="Außen-&#10;dienst"/></category><collaboration>'
        '<group id="g" categoryValueRef="ns:V"/></collaboration><process id="P"><group id="h" name="Innen"/>'
        '<group id="i"/></process>'
    )
    assert [(group.id, group.name) for group in model.groups] == [("g", "Außendienst"), ("h", "Innen"), ("i", "")]
