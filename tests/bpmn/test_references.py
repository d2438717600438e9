"""Document order, and ids that have a prefix, stand twice, or lead nowhere."""

from tests.bpmn.snippets import elements, flow, node, noted, read_definitions, read_process


def test_keys_follow_the_document() -> None:
    model = read_definitions(
        '<process id="P"><laneSet><lane id="L"><childLaneSet><lane id="M"/><lane id="N"/></childLaneSet></lane>'
        '<lane id="O"/></laneSet><task id="A"/><subProcess id="S"><sequenceFlow id="f" sourceRef="B" targetRef="C"/>'
        '<task id="B"/><subProcess id="T"><task id="C"/></subProcess><task id="D"/></subProcess><dataObject id="E"/>'
        '<sequenceFlow id="g" sourceRef="A" targetRef="S"/></process><collaboration id="K"><participant id="X" '
        'processRef="P"/><messageFlow id="h" sourceRef="X" targetRef="Q"/><participant id="Q"/></collaboration>'
    )
    assert [element.id for element in elements(model)] == list("PLMNOASfBTCDEgXhQ")
    assert len({element.key for element in elements(model)}) == len(elements(model))
    assert [n.id for n in model.nodes] == list("ASBTCD")


def test_collaboration_before_the_process() -> None:
    model = read_definitions(
        '<collaboration><messageFlow id="m" sourceRef="A" targetRef="X"/><participant id="X"/></collaboration>'
        '<process id="P"><task id="A"/></process>'
    )
    assert model.message_flows[0].key < model.participants[0].key < model.processes[0].key < model.nodes[0].key


def test_prefixed_references() -> None:
    model = read_process('<task id="A"/><task id="x:B"/><sequenceFlow id="f" sourceRef="ns:A" targetRef="x:B"/>')
    assert (flow(model, "f").source, flow(model, "f").target) == tuple(task.key for task in model.nodes)
    assert not model.notes


def test_the_exact_id_goes_first() -> None:
    model = read_process('<task id="A"/><task id="x:A"/><sequenceFlow id="f" sourceRef="x:A" targetRef="A"/>')
    assert (flow(model, "f").source, flow(model, "f").target) == (node(model, "x:A").key, node(model, "A").key)


def test_an_id_twice_means_the_element_near_by() -> None:
    model = read_definitions(
        '<process id="P"><task id="A"/>\n<subProcess id="S"><task id="A"/><task id="B"/><sequenceFlow id="f" '
        'sourceRef="A" targetRef="B"/></subProcess></process>\n<process id="Q"><sequenceFlow id="g" sourceRef="A" '
        'targetRef="B"/><task id="A"/><sequenceFlow id="h" sourceRef="A" targetRef="C"/><task id="C"/></process>'
        '<collaboration><messageFlow id="m" sourceRef="A" targetRef="C"/></collaboration>'
    )
    outer, inner, other = (task.key for task in model.nodes if task.id == "A")
    assert flow(model, "f").source == inner
    assert (flow(model, "g").source, flow(model, "h").source) == (other, other)
    assert model.message_flows[0].source == outer
    assert ("A", 3, "The id stands 3 times in the file, first in line 2.") in noted(model)


def test_flows_that_share_an_id_are_separate_flows() -> None:
    model = read_process(
        '<exclusiveGateway id="G" default="f"/><task id="A"/><task id="B"/>\n'
        '<sequenceFlow id="f" sourceRef="G" targetRef="A"/>\n<sequenceFlow id="f" sourceRef="G" targetRef="B"/>'
        '<sequenceFlow sourceRef="A" targetRef="B"/><sequenceFlow sourceRef="A" targetRef="B"/>'
    )
    assert [flow.id for flow in model.sequence_flows] == ["f", "f", None, None]
    assert [flow.is_default for flow in model.sequence_flows] == [True, True, False, False]
    assert noted(model) == [("f", 5, "The id stands 2 times in the file, first in line 4.")]


def test_a_flow_and_a_node_of_one_id() -> None:
    model = read_process('<sequenceFlow id="A" sourceRef="A" targetRef="B"/><task id="A"/><task id="B"/>')
    assert model.sequence_flows[0].source == node(model, "A").key


def test_references_without_the_prefix_before_a_dot() -> None:
    model = read_definitions(
        '<process id="P"><laneSet><lane id="P.L"><flowNodeRef>A</flowNodeRef><flowNodeRef>B</flowNodeRef>'
        '</lane></laneSet><task id="P.A" default="f"/><task id="P.Sub.B"/>'
        '<sequenceFlow id="P.f" sourceRef="A" targetRef="Sub.B"/>'
        '</process><process id="Q"><task id="Q.A"/></process>'
    )
    assert [one.lane for one in model.nodes] == [model.lanes[0].key, model.lanes[0].key, None]
    [line] = model.sequence_flows
    assert (line.source, line.target, line.is_default) == (model.nodes[0].key, model.nodes[1].key, True)
    assert not noted(model)


def test_a_short_reference_that_two_ids_fit_leads_nowhere() -> None:
    model = read_process(
        '<task id="x.A"/><task id="y.A"/><task id="B"/><sequenceFlow id="f" sourceRef="A" targetRef="B"/>'
    )
    assert model.sequence_flows[0].source is None
    assert len(noted(model)) == 1
