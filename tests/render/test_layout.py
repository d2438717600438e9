"""What is laid out does not overlap, stands in its lane and pool, and is joined border to border."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediabruch.bpmn import read_bytes
from mediabruch.model import Bounds, Diagram, FlowNodeType, Model
from mediabruch.render.layout import lay_out
from mediabruch.render.layout.ranks import ranks
from tests.support.models import build

LINES = [
    "A",
    "A > B > C",
    "A > xor1 > B > xor2; xor1 > C > xor2 > D; D > A",
    "A > Haus{B > Innen{C > D} > E} > F",
    "A > B; A!late > C; A+soon > D; Haus{E}; Haus!error1 > F",
    "One: A > B; Two: C > D; [Court]; A ~> C; D ~> B; B ~> Court",
    "A > A; B > B > A",
    "; ".join(f"A > B{number}; B{number} > C" for number in range(12)),
]


def whole(model: Model) -> Diagram:
    return lay_out(model, frozenset(node.key for node in model.nodes))


def boxes(model: Model) -> dict[int, Bounds]:
    return {shape.element: shape.bounds for shape in whole(model).shapes}


def share(one: Bounds, other: Bounds) -> float:
    across = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
    down = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
    return max(across, 0) * max(down, 0)


def is_in(inner: Bounds, outer: Bounds) -> bool:
    return share(inner, outer) == pytest.approx(inner.width * inner.height)


@pytest.mark.parametrize("line", LINES)
def test_nodes_stand_apart_and_inside_their_frames(line: str) -> None:
    model = build(line).model
    found = boxes(model)
    assert found.keys() >= {node.key for node in model.nodes}
    for one, other in combinations(model.nodes, 2):
        if one.parent == other.parent and FlowNodeType.BOUNDARY_EVENT not in (one.type, other.type):
            assert share(found[one.key], found[other.key]) == 0, (one.id, other.id)
    for node in model.nodes:
        if node.parent is not None and node.attached_to is None:
            assert is_in(found[node.key], found[node.parent])
        pool = model.participant_by_process.get(node.process)
        if pool is not None:
            assert is_in(found[node.key], found[pool.key])
    pools = [found[pool.key] for pool in model.participants]
    assert all(share(one, other) == 0 for one, other in combinations(pools, 2))


@pytest.mark.parametrize("line", LINES)
def test_lines_run_from_border_to_border_at_right_angles(line: str) -> None:
    model = build(line).model
    found = boxes(model)
    edges = {edge.element: edge.waypoints for edge in whole(model).edges}
    for flow in model.sequence_flows:
        if flow.source is None or flow.target is None:
            continue
        points = edges[flow.key]
        for end, key in ((points[0], flow.source), (points[-1], flow.target)):
            box = found[key]
            assert box.x - 0.01 <= end[0] <= box.x + box.width + 0.01
            assert box.y - 0.01 <= end[1] <= box.y + box.height + 0.01
        for one, other in pairwise(points):
            assert one[0] == pytest.approx(other[0]) or one[1] == pytest.approx(other[1])


@pytest.mark.parametrize("line", LINES[:4])
def test_work_runs_from_left_to_right(line: str) -> None:
    model = build(line).model
    found = boxes(model)
    known = {node.id: found[node.key].x for node in model.nodes}
    for one, other in (("A", "B"), ("B", "C"), ("C", "D")):
        if one in known and other in known and "Innen" not in known:
            assert known[one] < known[other] or line == LINES[2]


LANES = b"""<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><collaboration id="C">
<participant id="P" name="Amt" processRef="Proc"/></collaboration><process id="Proc"><laneSet>
<lane id="L1" name="Oben"><childLaneSet>
<lane id="L11" name="Links"><flowNodeRef>a</flowNodeRef></lane>
<lane id="L12"><flowNodeRef>b</flowNodeRef></lane></childLaneSet></lane>
<lane id="L2"><flowNodeRef>c</flowNodeRef><flowNodeRef>d</flowNodeRef></lane><lane id="L3"/></laneSet>
<task id="a"/><task id="b"/><task id="c"/><task id="d"/><dataObjectReference id="data" name="Akte"/>
<textAnnotation id="note"><text>Hinweis</text></textAnnotation><association id="as" sourceRef="a" targetRef="note"/>
<sequenceFlow id="f1" sourceRef="a" targetRef="c"/><sequenceFlow id="f2" sourceRef="c" targetRef="b"/>
<sequenceFlow id="f3" sourceRef="b" targetRef="d"/></process></definitions>"""


def test_nodes_stand_in_their_lanes_and_lanes_in_theirs() -> None:
    model = read_bytes(LANES, "lanes.bpmn")
    found = boxes(model)
    lanes = {lane.id: found[lane.key] for lane in model.lanes}
    assert lanes.keys() == {"L1", "L11", "L12", "L2", "L3"}
    for node in model.nodes:
        assert node.lane is not None
        assert is_in(found[node.key], found[node.lane])
    for lane in model.lanes:
        if lane.parent is not None:
            assert is_in(lanes[lane.id], found[lane.parent])
    leaves = [lanes[name] for name in ("L11", "L12", "L2", "L3")]
    assert all(share(one, other) == 0 for one, other in combinations(leaves, 2))
    assert [box.y for box in leaves] == sorted(box.y for box in leaves)
    assert all(lane.height > 0 for lane in leaves)
    assert model.text_annotations[0].key in found


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=40))
def test_ranks_are_columns_without_holes_before_them(lines: list[tuple[int, int]]) -> None:
    found = ranks(range(13), lines)
    assert found.keys() == set(range(13))
    assert all(rank >= 0 for rank in found.values())
    forward = [(source, target) for source, target in lines if found[source] < found[target]]
    backward = [(source, target) for source, target in lines if found[source] >= found[target] and source != target]
    targets: dict[int, set[int]] = {}
    for source, target in forward:
        targets.setdefault(source, set()).add(target)
    for source, target in backward:
        assert _reaches(target, source, targets), "only a line that closes a loop leads back"


def _reaches(start: int, end: int, targets: dict[int, set[int]]) -> bool:
    open_, seen = [start], {start}
    while open_:
        place = open_.pop()
        if place == end:
            return True
        open_ += targets.get(place, set()) - seen
        seen |= targets.get(place, set())
    return False


def test_deep_nesting_and_long_chains_are_laid_out() -> None:
    deep = b"".join(b'<subProcess id="s%d">' % number for number in range(150)) + b'<task id="t"/>'
    head = b'<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="P">'
    model = read_bytes(head + deep + b"</subProcess>" * 150 + b"</process></definitions>", "deep.bpmn")
    assert len(boxes(model)) == 151
    long = b"".join(b'<task id="t%d"/>' % number for number in range(3000))
    flows = b"".join(b'<sequenceFlow id="f%d" sourceRef="t%d" targetRef="t%d"/>' % (n, n, n + 1) for n in range(2999))
    assert len(boxes(read_bytes(head + long + flows + b"</process></definitions>", "long.bpmn"))) == 3000
