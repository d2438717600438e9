"""The graph of handovers as networkx has it."""

from pathlib import Path

import networkx as nx
import pytest

from mediabruch.analysis import Analysis
from mediabruch.library import ProcessAnalysis
from tests.support.models import build


def networkx_of(analysis: Analysis) -> "nx.DiGraph[int]":
    return ProcessAnalysis(analysis).to_networkx()


def test_graph_holds_steps_handovers_and_breaks() -> None:
    built = build("A(data) > xor1 -0.25-> B(paper) > xor2 > C(data); xor1 > xor2; C ~paper~> [Citizen]")
    graph = networkx_of(built.analysis())
    step, scan, last, letter = (built.keys[name] for name in ("A", "B", "C", "C~>Citizen"))
    assert list(graph) == [step, scan, last, letter]
    assert graph.nodes[scan] == {
        "id": "B",
        "name": "B",
        "type": "task",
        "line": built.model.node_by_key[scan].line,
        "receives": "paper",
        "produces": "paper",
        "state": "other",
        "breaks_per_case": 0.25,
    }
    assert graph.nodes[letter]["type"] == "messageFlow"
    # B is reached in a quarter of the cases by a printout.
    assert graph.edges[step, scan] == {"per_case": 0.25, "state": "other"}
    assert graph.edges[scan, last] == {"per_case": 0.25, "state": "other"}
    assert graph.edges[step, last] == {"per_case": 0.75, "state": "digital"}
    assert graph.edges[last, letter] == {"per_case": 1, "state": "other"}


def test_unknown_steps_hand_on_and_things_do_not() -> None:
    built = build("A(data) > Unknown > B(physical) > C(data)")
    graph = networkx_of(built.analysis())
    assert [(data["id"], data.get("receives"), data.get("state")) for _, data in graph.nodes(data=True)] == [
        ("A", "data", "digital"),
        ("Unknown", None, "unknown"),
        ("B", "physical", None),
        ("C", "data", "digital"),
    ]
    names = {key: name for name, key in built.keys.items()}
    assert [(names[one], names[other]) for one, other in graph.edges] == [("A", "Unknown"), ("Unknown", "C")]


@pytest.mark.parametrize("form", ["graphml", "gexf", "gml"])
def test_the_graph_can_be_saved_in_every_form(form: str, tmp_path: Path) -> None:
    graph = networkx_of(build("A(data) > Unknown > B(paper+document) > C(physical); C ~paper~> [Citizen]").analysis())
    file = tmp_path / f"graph.{form}"
    getattr(nx, f"write_{form}")(graph, file)
    again = getattr(nx, f"read_{form}")(file)
    assert again.number_of_edges() == graph.number_of_edges()
