"""The graph of handovers as networkx has it."""

from tests.support.models import build


def test_graph_holds_steps_handovers_and_breaks() -> None:
    built = build("A(data) > xor1 -0.25-> B(paper:document) > xor2 > C(data); xor1 > xor2; C ~paper~> [Citizen]")
    graph = built.analysis().to_networkx()
    step, scan, last, letter = (built.keys[name] for name in ("A", "B", "C", "C~>Citizen"))
    assert list(graph) == [step, scan, last, letter]
    assert graph.nodes[scan] == {
        "id": "B",
        "name": "B",
        "type": "task",
        "line": built.model.node_by_key[scan].line,
        "receives": ["paper"],
        "produces": ["document"],
        "breaks_per_case": 0.25,
    }
    assert graph.nodes[letter]["type"] == "messageFlow"
    # B is reached in a quarter of the cases by a printout, and hands on to C without a break.
    assert graph.edges[step, scan] == {"per_case": 0.25, "seamless": False, "breaks_per_case": 0.25}
    assert graph.edges[scan, last] == {"per_case": 0.25, "seamless": True, "breaks_per_case": 0}
    assert graph.edges[step, last] == {"per_case": 0.75, "seamless": True, "breaks_per_case": 0}
    assert graph.edges[last, letter] == {"per_case": 1, "seamless": False, "breaks_per_case": 1}


def test_unknown_steps_stand_alone() -> None:
    graph = build("A(data) > Unknown > B(physical)").analysis().to_networkx()
    assert [(data["id"], data["receives"]) for _, data in graph.nodes(data=True)] == [
        ("A", ["data"]),
        ("Unknown", None),
        ("B", []),
    ]
    assert graph.number_of_edges() == 0
