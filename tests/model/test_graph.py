"""The one graph of a process, case by case."""

import pytest

from tests.support.models import Built, build


def ids(built: Built, keys: object) -> list[str | None]:
    names = {key: name for name, key in built.keys.items()}
    return [names[key] for key in keys]  # type: ignore[attr-defined]


def test_flows_are_found_from_both_ends() -> None:
    built = build("A > xor1 > B; xor1 > C")
    graph, keys = built.model.graph, built.keys
    assert ids(built, [flow.target for flow in graph.outgoing[keys["xor1"]]]) == ["B", "C"]
    assert ids(built, [flow.source for flow in graph.incoming[keys["xor1"]]]) == ["A"]


def test_what_stands_beside_holds_messages_too() -> None:
    built = build("Citizen: Fill; Office: Take; Fill ~> Take")
    assert ids(built, built.model.graph.downstream[built.keys["Fill"]])[-1] == "Take"
    assert "Fill" in ids(built, built.model.graph.upstream[built.keys["Take"]])
    assert [flow.target for flow in built.model.graph.exchanged] == [built.keys["Take"]]


def test_a_scope_begins_at_its_start_events() -> None:
    built = build("start1 > A; B > A")
    (process,) = built.model.processes
    assert all(node.type == "startEvent" for node in built.model.graph.entries(process.key))


def test_without_start_events_a_scope_begins_where_no_flow_leads() -> None:
    built = build("A > B; C > B", ends=False)
    (process,) = built.model.processes
    assert [node.id for node in built.model.graph.entries(process.key)] == ["A", "C"]


def test_contents_are_all_that_is_inside_at_any_depth() -> None:
    built = build("Office: A > Post{Print > Deep{Fold} > Scan} > B")
    contents = built.model.graph.contents
    inside = set(ids(built, contents[built.keys["Post"]]))
    assert {"Print", "Deep", "Fold", "Scan"} <= inside
    assert not {"A", "B", "Post"} & inside
    (pool,) = built.model.participants
    assert {built.keys[name] for name in ("A", "Fold", "B")} < contents[pool.key]


@pytest.mark.parametrize(
    ("line", "played"),
    [
        ("One: A > Call(calls=Two); Two: B", ["Call"]),
        ("One: A > Call(calls=One)", []),
        ("One: A > Call(calls=Two); Two: B > Back(calls=One)", []),
        ("One: A > Call(calls=Two); Two: B > Again(calls=Two)", ["Call"]),
        ("One: Call(calls=Two); Two: Deep(calls=Three); Three: C > Back(calls=Two)", ["Call"]),
    ],
)
def test_a_call_that_comes_back_to_its_own_process_plays_nothing(line: str, played: list[str]) -> None:
    built = build(line)
    assert ids(built, built.model.graph.calls) == played
