"""How often information is carried along each line."""

import pytest

from mediabruch.render.flow_weights import carried
from tests.support.models import build


def weights(line: str) -> dict[str, float]:
    """The weight of each sequence flow, as `A>B`."""
    built = build(line)
    names = {key: name or "" for name, key in built.keys.items()}
    found = carried(built.analysis()).weights
    flows = {flow.key: flow for flow in built.model.sequence_flows}
    ends = {key: f"{names[flows[key].source or 0]}>{names[flows[key].target or 0]}" for key in found if key in flows}
    return {ends[key]: weight for key, weight in found.items() if key in ends}


def test_branches_share_what_is_carried() -> None:
    found = weights("A(data) > xor1 -0.25-> B(data); xor1 > C(data)")
    assert found["A>xor1"] == pytest.approx(1)
    assert [found["xor1>B"], found["xor1>C"]] == pytest.approx([0.25, 0.75])


def test_a_process_that_two_calls_play_gives_each_its_share() -> None:
    found = weights("One: A(data) > Call1(calls=Two) > B(data) > Call2(calls=Two) > C(data); Two: Do(data)")
    assert [found["Call1>B"], found["Call2>C"]] == pytest.approx([1, 1])


def test_a_call_in_a_circle_is_passed_as_a_step() -> None:
    assert weights("One: A(data) > Call(calls=One) > B(data)")["Call>B"] == pytest.approx(1)


def test_what_comes_after_a_step_aside_takes_from_before_it() -> None:
    built = build("One: A(data) > Letter(paper, aside=sent) > C(data); Two: start1 > D(data); Letter ~> start1")
    found = carried(built.analysis())
    keys, flows = built.keys, built.keys_of_flows
    assert found.weights[flows["A>Letter"]] == found.weights[flows["Letter>C"]] == pytest.approx(1)
    assert found.last_lines[keys["A"], keys["C"]] == flows["Letter>C"]
    assert (keys["Letter"], keys["C"]) not in found.last_lines
    assert (keys["Letter"], keys["D"]) in found.last_lines
