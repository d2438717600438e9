"""Processes, pools and lanes."""

from tests.bpmn.snippets import node, noted, read_definitions, read_process


def test_processes_without_collaboration() -> None:
    model = read_definitions('<process id="P" name="Eins"/>\n<process id="Q"><task id="A"/></process><process/>')
    assert [(process.id, process.name, process.line) for process in model.processes] == [
        ("P", "Eins", 2),
        ("Q", "", 3),
        (None, "", 3),
    ]
    assert node(model, "A").process == model.processes[1].key


def test_processes_anywhere() -> None:
    model = read_definitions(
        '<vendor:folder><process id="P"><task id="A"/><process id="Q"><task id="B"/></process><task id="C"/></process>'
        "</vendor:folder><odd><process><task/></process></odd>"
    )
    by_process = {process.id: [n.id for n in model.nodes if n.process == process.key] for process in model.processes}
    assert by_process == {"P": ["A", "C"], "Q": ["B"], None: [None]}


def test_participants() -> None:
    model = read_definitions(
        '<collaboration>\n<participant id="X" name="Amt&#10;für Hunde" processRef="ns:P"><documentation>d'
        '</documentation></participant>\n<participant id="Y"/>\n<participant id="Z" processRef="none"/></collaboration>'
        '<process id="P"/>'
    )
    assert [(pool.id, pool.name, pool.line, pool.process) for pool in model.participants] == [
        ("X", "Amt für Hunde", 3, model.processes[0].key),
        ("Y", "", 4, None),
        ("Z", "", 5, None),
    ]
    assert model.participants[0].documentation == "d"
    assert noted(model) == [("Z", 5, "The pool refers to the process none, which the file lacks.")]


def test_participants_of_a_kind() -> None:
    model = read_definitions(
        '<collaboration><participant id="X"><participantMultiplicity minimum="2"/></participant><participant id="Y"/>'
        "</collaboration>"
    )
    assert [pool.is_multiple for pool in model.participants] == [True, False]


def test_choreographies_and_conversations() -> None:
    model = read_definitions(
        '<choreography id="C">\n<participant id="X" processRef="P"/><choreographyTask id="T"/>'
        '<startEvent id="S"/><messageFlow id="m" sourceRef="X" targetRef="X"/></choreography>\n'
        '<collaboration id="D"><conversation id="N"/><participant id="Y"/></collaboration>\n'
        '<process id="P"><task id="A"/></process>'
    )
    assert [pool.id for pool in model.participants] == ["X", "Y"]
    assert [n.id for n in model.nodes] == ["A"]
    assert noted(model) == [
        (
            "C",
            2,
            "The choreography is not played, only the processes it refers to: "
            "choreographyTask, startEvent are left out.",
        ),
        ("D", 4, "The collaboration holds elements that are not played: conversation."),
    ]


def test_the_innermost_lane_counts() -> None:
    model = read_process(
        '<laneSet><lane id="L" name="Amt"><flowNodeRef>A</flowNodeRef><flowNodeRef> B </flowNodeRef><childLaneSet>'
        '<lane id="M" name="Büro"><flowNodeRef>x:A</flowNodeRef></lane><lane id="N"/></childLaneSet></lane></laneSet>'
        '<task id="A"/><task id="B"/>'
    )
    lanes = {lane.id: lane for lane in model.lanes}
    assert (lanes["M"].parent, lanes["N"].parent, lanes["L"].parent) == (lanes["L"].key, lanes["L"].key, None)
    assert (node(model, "A").lane, node(model, "B").lane) == (lanes["M"].key, lanes["L"].key)
    assert (lanes["M"].name, lanes["M"].process) == ("Büro", model.processes[0].key)
    assert not model.notes


def test_lanes_of_what_no_lane_lists() -> None:
    model = read_process(
        '<laneSet><lane id="L"><flowNodeRef>S</flowNodeRef><flowNodeRef>A</flowNodeRef></lane>'
        '<lane id="M"><flowNodeRef>C</flowNodeRef></lane></laneSet>'
        '<boundaryEvent id="E" attachedToRef="A"/><task id="A"/><boundaryEvent id="F" attachedToRef="C"/>'
        '<subProcess id="S"><task id="B"/><subProcess id="T"><task id="C"/><task id="D"/></subProcess></subProcess>'
    )
    names = {lane.key: lane.id for lane in model.lanes}
    lanes = {n.id: names[n.lane] for n in model.nodes if n.lane is not None}
    assert lanes == {"E": "L", "A": "L", "F": "M", "S": "L", "B": "L", "T": "L", "C": "M", "D": "L"}


def test_nodes_outside_all_lanes_are_one_note() -> None:
    lanes = '<laneSet><lane id="L"><flowNodeRef>A</flowNodeRef></lane></laneSet>'
    tasks = "\n".join(f'<task id="{identifier}"/>' for identifier in "ABCDE")
    model = read_process(lanes + "\n" + tasks)
    assert noted(model) == [("P", 5, "Nodes in no lane (4): B, C, D, …")]
    assert not read_process(tasks).notes


def test_lanes_that_list_what_is_not_there() -> None:
    model = read_process(
        '<laneSet><lane id="L">\n<flowNodeRef>A</flowNodeRef>\n<flowNodeRef>X</flowNodeRef>\n<flowNodeRef/>'
        '<flowNodeRef>D</flowNodeRef></lane></laneSet><task id="A"/><dataObject id="D"/>'
    )
    assert noted(model) == [("L", 5, "The lane lists X, which the file lacks.")]


def test_nodes_in_several_lanes() -> None:
    model = read_process(
        '<laneSet><lane id="L"><flowNodeRef>A</flowNodeRef><flowNodeRef>A</flowNodeRef></lane>\n'
        '<lane id="M"><flowNodeRef>A</flowNodeRef></lane></laneSet><task id="A"/>'
    )
    assert model.nodes[0].lane == model.lanes[0].key
    assert noted(model) == [("A", 4, "The node stands in several lanes; the first one counts.")]
