"""Which probabilities were used, and which of them somebody stated."""

import pytest

from mediabruch.playout.branches import branches
from tests.support.models import Built, build


def told(built: Built) -> dict[str, tuple[float, bool]]:
    """Of each flow or event: its probability, and whether it was stated."""
    flows = {flow.key: str(flow.id) for flow in built.model.sequence_flows}
    names = flows | {node.key: str(node.id) for node in built.model.nodes}
    return {names[key]: (round(chance, 9), stated) for key, (chance, stated) in branches(built.compiled).items()}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("A > B", {}),
        ("and1 -0.3-> A; and1 > B", {}),
        ("A > B; A > C", {}),
        ("xor1 > A; xor1 > B", {"xor1>A": (0.5, False), "xor1>B": (0.5, False)}),
        # the last one follows from the others
        ("xor1 -0.2-> A; xor1 > B", {"xor1>A": (0.2, True), "xor1>B": (0.8, True)}),
        (
            "xor1 -0.2-> A; xor1 > B; xor1 > C",
            {"xor1>A": (0.2, True), "xor1>B": (0.4, False), "xor1>C": (0.4, False)},
        ),
        # not so where ways are independent
        ("or1 -0.2-> A; or1 > B", {"or1>A": (0.333333333, True), "or1>B": (0.833333333, False)}),
        ("or1 -0.2-> A; or1 -*-> B", {"or1>A": (0.2, True), "or1>B": (0.8, False)}),
        ("A -?0.3-> B; A > C", {"A>B": (0.3, True)}),
        ("A -?-> B; A -*-> C", {"A>B": (0.5, False), "A>C": (0.5, False)}),
        ("A > B; A!late > C; A+soon(0.3) > D", {"A!late": (0.1, False), "A+soon": (0.3, True)}),
        ("Sub{A > error1} > B; Sub!error1 > C", {}),
        ("start1 > A; start2(0.3) > B", {"start1": (0.7, True), "start2": (0.3, True)}),
        (
            "start1 > A; start2 > A; start3(0.4) > A",
            {"start1": (0.3, False), "start2": (0.3, False), "start3": (0.4, True)},
        ),
        ("ev1 > timer1; ev1 > timer2", {"ev1>timer1": (0.5, False), "ev1>timer2": (0.5, False)}),
        # of branches that all await messages, the messages decide
        ("One: A > B; Two: ev1 > R; ev1 > S; A ~> R; B ~> S", {}),
        (
            "One: A; Two: ev1 > R; ev1 > timer1; A ~> R",
            {"ev1>R": (0.5, False), "ev1>timer1": (0.5, False)},
        ),
    ],
)
def test_branches(line: str, expected: dict[str, tuple[float, bool]]) -> None:
    assert told(build(line)) == expected
