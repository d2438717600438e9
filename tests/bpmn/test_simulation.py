"""Branch probabilities that are meant for simulators."""

import pytest

from tests.bpmn.snippets import flow, noted, read_definitions

pytestmark = pytest.mark.usefixtures("way")

PROCESS = """<process id="P"><task id="A"/><startEvent id="S"/><sequenceFlow id="f" sourceRef="A" targetRef="A"/>
<sequenceFlow id="g" sourceRef="A" targetRef="A"/></process>"""


def bpsim(**shares: str) -> str:
    parameters = "".join(
        f'<bpsim:ElementParameters elementRef="{identifier}"><bpsim:ControlParameters><bpsim:Probability>'
        f'<bpsim:FloatingParameter value="{share}"/></bpsim:Probability></bpsim:ControlParameters>'
        "</bpsim:ElementParameters>"
        for identifier, share in shares.items()
    )
    return (
        f"<relationship><extensionElements><bpsim:BPSimData><bpsim:Scenario>{parameters}</bpsim:Scenario>"
        "</bpsim:BPSimData></extensionElements></relationship>"
    )


def qbp(**shares: str) -> str:
    flows = "".join(
        f'<qbp:sequenceFlow elementId="{identifier}" executionProbability="{share}"/>'
        for identifier, share in shares.items()
    )
    return f"<qbp:processSimulationInfo><qbp:sequenceFlows>{flows}</qbp:sequenceFlows></qbp:processSimulationInfo>"


@pytest.mark.parametrize(
    ("simulation", "expected"),
    [
        (bpsim(f="0.3", g="0.7"), (0.3, 0.7)),
        (bpsim(f="30.0", g="70"), (0.3, 0.7)),
        (qbp(f="0.3", g="0.7"), (0.3, 0.7)),
    ],
)
def test_probabilities_by_key(simulation: str, expected: tuple[float, float]) -> None:
    model = read_definitions(PROCESS + simulation)
    assert model.probabilities == {
        flow(model, "f").key: pytest.approx(expected[0]),
        flow(model, "g").key: pytest.approx(expected[1]),
    }


def test_inside_the_extensions_of_a_process() -> None:
    inner = qbp(f="0.25")
    model = read_definitions(
        PROCESS.replace('<task id="A"/>', f"<extensionElements>{inner}</extensionElements><task id='A'/>")
    )
    assert list(model.probabilities.values()) == [0.25]


def test_events_have_probabilities_and_tasks_do_not() -> None:
    model = read_definitions(PROCESS + bpsim(S="0.5", A="0.4"))
    assert model.probabilities == {model.nodes[1].key: 0.5}


def test_the_first_scenario_counts() -> None:
    model = read_definitions(PROCESS + bpsim(f="0.3") + bpsim(f="0.4"))
    assert list(model.probabilities.values()) == [0.3]


@pytest.mark.parametrize("share", ["-1", "101", "nan", "inf", "often"])
def test_no_shares(share: str) -> None:
    model = read_definitions(PROCESS + "\n" + bpsim(f=share))
    assert not model.probabilities
    assert noted(model) == [("f", 4, "The simulator's probability for f is no share.")]


def test_unknown_elements() -> None:
    model = read_definitions(PROCESS + "\n" + bpsim(none="0.5"))
    assert noted(model) == [("none", 4, "The simulator's probability is for none, which the file lacks.")]


@pytest.mark.parametrize("empty", ["", " "])
def test_what_nobody_filled_in_is_not_stated(empty: str) -> None:
    for simulation in (qbp(f=empty, g=empty), bpsim(f=empty, g=empty)):
        model = read_definitions(PROCESS + simulation)
        assert (model.probabilities, noted(model)) == ({}, [])
    assert noted(read_definitions(PROCESS + qbp(f="oft")))[0][2] == "The simulator's probability for f is no share."
