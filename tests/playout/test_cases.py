"""What happens in one case, calculated by hand: expected workings, each row with its calculation."""

from typing import Any

import pytest

from tests.support.findings import handovers, visits
from tests.support.models import build

BRANCHING: list[tuple[str, str, dict[str, float]]] = [
    ("a complex gateway takes one: 1/2 each", "complex1 > A; complex1 > B", {"A": 0.5, "B": 0.5}),
    (
        "an exclusive gateway's conditions and default are two ways: 1/2",
        "xor1 -?-> A; xor1 -*-> B",
        {"A": 0.5, "B": 0.5},
    ),
    ("all stated as 0 are unstated: 1/2", "xor1 -0-> A; xor1 -0-> B", {"A": 0.5, "B": 0.5}),
    (
        "0.4 is kept, two share 0.6",
        "xor1 -0.4-> A; xor1 > B; xor1 > C",
        {"A": 0.4, "B": 0.3, "C": 0.3},
    ),
    ("0.9 and 0.6 of 1.5 leave nothing", "start1(0.9) > A; start2(0.6) > B; start3 > C", {"A": 0.6, "B": 0.4, "C": 0}),
    ("a parallel gateway takes all, whatever is stated", "and1 -0.2-> A; and1 > B", {"A": 1, "B": 1}),
    ("so does a step with plain flows", "S -0.2-> A; S > B", {"S": 1, "A": 1, "B": 1}),
    ("an inclusive gateway's only flow is taken", "or1 -0.2-> A", {"A": 1}),
    ("of {A} {B} {A,B}, A is in two", "or1 > A; or1 > B", {"A": 2 / 3, "B": 2 / 3}),
    ("of {A} {B} {A,B} and the default alone", "or1 > A; or1 > B; or1 -*-> C", {"A": 0.5, "B": 0.5, "C": 0.25}),
    ("only the default states: it does not count", "or1 > A; or1 -*0.9-> B", {"A": 0.5, "B": 0.5}),
    ("A with 0.3, else the default", "or1 -0.3-> A; or1 -*0.9-> B", {"A": 0.3, "B": 0.7}),
    ("0.2 and 0.5, at least one of them: 1 - 0.8 * 0.5", "or1 -0.2-> A; or1 > B", {"A": 0.2 / 0.6, "B": 0.5 / 0.6}),
    ("none is likely, so both count as unstated", "or1 -0-> A; or1 -0-> B", {"A": 2 / 3, "B": 2 / 3}),
    ("a single conditional flow is taken", "S -?-> A", {"S": 1, "A": 1}),
    ("even if it is stated as 0", "S -?0-> A", {"S": 1, "A": 1}),
    ("a conditional flow beside a plain one: 0.5", "S > A; S -?-> B", {"S": 1, "A": 1, "B": 0.5}),
    ("a default beside a plain one: none conditional is taken", "S > A; S -*-> B", {"S": 1, "A": 1, "B": 1}),
    ("conditions out of an event, too", "start1 -?0.3-> A; start1 -*-> B", {"A": 0.3, "B": 0.7}),
]

LOOPS: list[tuple[str, str, dict[str, float]]] = [
    ("again with 1/2: 1 / (1 - 1/2)", "start1 > xor1 > A > xor2 -0.5-> xor1; xor2 > B", {"A": 2, "B": 1}),
    ("back to a step: 1 / (1 - 1/4)", "start1 > A > xor1 > B; xor1 -0.25-> A", {"A": 4 / 3, "B": 1}),
    (
        "2 rounds inside, 2 outside",
        "start1 > A > B > xor1 -0.5-> B; xor1 > xor2 -0.5-> A; xor2 > C",
        {"A": 2, "B": 4, "C": 1},
    ),
    ("a loop that is left with 1e-6", "start1 > A > xor1 -0.000001-> B; xor1 > A", {"A": 1e6, "B": 1}),
    (
        "0.8 go round for ever: B, then once more until the same state comes again",
        "start1 > A > xor1 -0.2-> end1; xor1 -0.8-> B > B",
        {"A": 1, "B": 1.6},
    ),
]

JOINS: list[tuple[str, str, dict[str, float]]] = [
    ("a step fires for each token", "and1 > A > C; and1 > B > C", {"A": 1, "B": 1, "C": 2}),
    (
        "C is done with A before B stands in the document: two tokens, one after the other, reach Z",
        "and1 > A > C(data) > Z; and1 > B > C",
        {"A": 1, "B": 1, "C": 2, "Z": 2},
    ),
    (
        "A and B stand before C: C fires twice before Z does, and its two equal tokens are counted",
        "and1 > A(data); and1 > B(paper) > C(data) > Z; A > C",
        {"A": 1, "B": 1, "C": 2, "Z": 2},
    ),
    (
        "the same, where C is unknown: the tokens carry A and B, so they are two",
        "and1 > A(data); and1 > B(paper) > C > Z; A > C",
        {"A": 1, "B": 1, "C": 2, "Z": 2},
    ),
    ("a join waits for both", "and1 > A > and2; and1 > B > and2 > C", {"A": 1, "B": 1, "C": 1}),
    ("an inclusive join waits for what comes", "or1 > A > or2; or1 > B > or2 > C", {"A": 2 / 3, "B": 2 / 3, "C": 1}),
    (
        "an exclusive one does not",
        "or1 > A(data) > xor1; or1 > B(paper) > xor1 > C",
        {"A": 2 / 3, "B": 2 / 3, "C": 4 / 3},
    ),
    (
        "the later of two joins stands first in the document, and still waits for the other",
        "or9 > Z; or1 -1-> A(data) > or2 > or9; or1 -1-> B(paper) > or2; or1 -1-> C(oral) > or9",
        {"A": 1, "B": 1, "C": 1, "Z": 1},
    ),
    (
        "even where the other stands in a sub-process",
        "or9 > Z; or1 -1-> Sub{or2 -1-> A(data) > or3; or2 -1-> B(paper) > or3} > or9; or1 -1-> C(oral) > or9",
        {"Sub": 1, "A": 1, "B": 1, "C": 1, "Z": 1},
    ),
    (
        "or in a called process",
        "One: or9 > Z; or1 -1-> K(calls=Two) > or9; or1 -1-> C(oral) > or9;"
        " Two: or2 -1-> A(data) > or3; or2 -1-> B(paper) > or3",
        {"K": 1, "A": 1, "B": 1, "C": 1, "Z": 1},
    ),
    (
        "an inclusive join in a loop",
        "start1 > xor1 > or1 > A > or2; or1 > B > or2 > xor2 -0.5-> xor1; xor2 > C",
        {"A": 4 / 3, "B": 4 / 3, "C": 1},
    ),
]

BOUNDARIES: list[tuple[str, str, dict[str, float]]] = [
    ("0.1", "A > B; A!late > C", {"A": 1, "B": 0.9, "C": 0.1}),
    ("0.1 for two", "A > B; A!late > C; A!error1 > D", {"A": 1, "B": 0.9, "C": 0.05, "D": 0.05}),
    (
        "a stated one replaces its own half",
        "A > B; A!late(0.2) > C; A!error1 > D",
        {"A": 1, "B": 0.75, "C": 0.2, "D": 0.05},
    ),
    ("0.8 + 0.6 are scaled", "A > B; A!late(0.8) > C; A!error1(0.6) > D", {"A": 1, "B": 0, "C": 4 / 7, "D": 3 / 7}),
    ("0.1 beside", "A > B; A+late > C", {"A": 1, "B": 1, "C": 0.1}),
    ("two beside", "A > B; A+late > C; A+soon(0.5) > D", {"A": 1, "B": 1, "C": 0.1, "D": 0.5}),
    ("after the content", "Sub{A > B} > C; Sub!late > D", {"Sub": 1, "A": 1, "B": 1, "C": 0.9, "D": 0.1}),
    ("back again: 1 / (1 - 0.1)", "start1 > A > B; A!late > A", {"A": 1 / 0.9, "B": 1}),
    (
        "an error that comes for certain has no share, whatever is stated; 0.1 of the other 0.7 are late",
        "Sub{A > xor1 -0.3-> error1; xor1 > B} > C; Sub!error1(0.9) > D; Sub!late > F",
        {"Sub": 1, "A": 1, "B": 0.7, "C": 0.63, "D": 0.3, "F": 0.07},
    ),
    (
        "an escalation is no error: that one keeps its share of 0.1",
        "Sub{A > escalation1} > B; Sub!error1 > C",
        {"Sub": 1, "A": 1, "B": 0.9, "C": 0.1},
    ),
    ("nobody catches it", "Sub{A > error1} > B", {"Sub": 1, "A": 1, "B": 1}),
    (
        "the inner one does not interrupt, so both go on; the outer one keeps its share",
        "Outer{Sub{A > escalation1} > B} > C; Sub+escalation1 > D; Outer!escalation1 > F",
        {"Outer": 1, "Sub": 1, "A": 1, "B": 1, "D": 1, "C": 0.9, "F": 0.1},
    ),
    (
        "the error takes away what is still to be done: W waits for a message until the error has happened",
        "One: Sub{and1 > A > error1; and1 > W > B} > C; Sub!error1 > D; Two: X > xor1 -0-> Y; xor1 > Z; Y ~> W",
        {"Sub": 1, "A": 1, "W": 0, "B": 0, "C": 0, "D": 1, "X": 1, "Y": 0, "Z": 1},
    ),
]

SCOPES: list[tuple[str, str, dict[str, float]]] = [
    ("a circle has no entry: a plain step", "start1 > Sub{A > xor1 > A} > C", {"Sub": 1, "C": 1, "A": 0}),
    ("an empty one", "Sub{} > C", {"Sub": 1, "C": 1}),
    ("three deep", "Sub{Inner{Core{A}}} > B", {"Sub": 1, "Inner": 1, "Core": 1, "A": 1, "B": 1}),
    (
        "a terminate end event comes last, so B and C still work; it ends its own scope only",
        "Sub{and1 > A > terminate1; and1 > B > C} > D",
        {"Sub": 1, "A": 1, "B": 1, "C": 1, "D": 1},
    ),
    (
        "what waits is removed: W has no message yet",
        "One: Sub{and1 > A > terminate1; and1 > W > B} > C; Two: X > xor1 -0-> Y; xor1 > Z; Y ~> W",
        {"Sub": 1, "A": 1, "W": 0, "B": 0, "C": 1, "X": 1, "Y": 0, "Z": 1},
    ),
    ("called twice, one after the other", "One: K(calls=Two) > L(calls=Two); Two: A", {"K": 1, "L": 1, "A": 2}),
    ("called in a loop", "One: start1 > K(calls=Two) > xor1 -0.5-> K; xor1 > B; Two: A", {"K": 2, "B": 1, "A": 2}),
    ("its own process is not called", "One: A > K(calls=One) > B", {"A": 1, "K": 1, "B": 1}),
    ("nor one that does not exist", "A > K(calls=Nobody) > B", {"A": 1, "K": 1, "B": 1}),
    (
        "nor one that has no place to begin",
        "One: start1 > K(calls=Two) > B > end1; Two: start2 > X > end2",
        {"K": 1, "B": 1, "X": 1},
    ),
]

MESSAGES: list[tuple[str, str, dict[str, float]]] = [
    ("a process starts by message", "One: A; Two: start1 > B; A ~> start1", {"A": 1, "B": 1}),
    (
        "as often as it is sent",
        "One: start1 > A > xor1 -0.5-> A; xor1 > C; Two: start2 > B; A ~> start2",
        {"A": 2, "B": 1, "C": 1},
    ),
    (
        "only if it is sent",
        "One: xor1 -0.3-> A; xor1 > C; Two: start1 > B; A ~> start1",
        {"A": 0.3, "C": 0.7, "B": 0.3},
    ),
    ("not by one from outside", "One: A; [Court] ~> A", {"A": 1}),
    ("a black box takes it", "One: A > B; A ~> [Court]", {"A": 1, "B": 1}),
    (
        "both are triggered by each other, so each begins at the start event that no message reaches",
        "One: start1 > A; start2 > B; Two: start3 > C; start4 > D; A ~> start3; C ~> start1",
        {"A": 0, "B": 1, "C": 0, "D": 1},
    ),
    (
        "0.2 and 0.3 for the two whose messages wait, rescaled",
        "Two: B; One: start1 > ev1 -0.2-> R; ev1 -0.3-> S; ev1 > timer1 > C; B ~> R; B ~> S",
        {"B": 1, "R": 0.4, "S": 0.6, "C": 0},
    ),
    (
        "an event-based gateway waits for the message before it takes another way",
        "One: start1 > ev1 > R; ev1 > timer1 > C; Two: B; B ~> R",
        {"R": 1, "C": 0, "B": 1},
    ),
    (
        "and takes the other way if none comes",
        "One: start1 > ev1 > R; ev1 > timer1 > C; Two: xor1 -0.25-> B; xor1 > D; B ~> R",
        {"R": 0.25, "C": 0.75, "B": 0.25, "D": 0.75},
    ),
    (
        "a step that is interrupted sends none",
        "One: A > C; A!late(0.25) > D; Two: start1 > B; A ~> start1",
        {"A": 1, "C": 0.75, "D": 0.25, "B": 0.75},
    ),
    (
        "a join awaits no message, so C works before B has sent one",
        "One: and1 > A > and2; and1 > D > and2 > C; Two: B; B ~> and2",
        {"A": 1, "D": 1, "C": 1, "B": 1},
    ),
    (
        "nine tokens put Sub to work, which is at work six times; its content begins with as many as a place holds",
        "; ".join(f"and1 > throw{n}" for n in range(9))
        + "; throw0 > Sub{A} > T; "
        + "; ".join(f"throw{n} > Sub" for n in range(1, 9)),
        {"Sub": 9, "A": 6, "T": 6},
    ),
    (
        "what listens for ever never goes on by itself: R waits, and the case ends",
        "One: xor1 > R > H > xor1; Two: A > xor2 -0-> N; xor2 > end1; N ~> R",
        {"R": 0, "H": 0, "A": 1, "N": 0},
    ),
    (
        "who never waits comes after everything: W goes on first, and L once more when its places come again",
        "One: start1 > L > V > L; Two: A > W > B; Two: xor1 -0-> N; xor1 > end1; N ~> W",
        {"L": 2, "V": 1, "A": 1, "W": 1, "B": 1, "N": 0},
    ),
]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param(line, expected, id=f"{why}: {line}")
        for why, line, expected in BRANCHING + LOOPS + JOINS + BOUNDARIES + SCOPES + MESSAGES
    ],
)
def test_workings(line: str, expected: dict[str, float]) -> None:
    assert visits(build(line).analysis()) == pytest.approx(expected, rel=1e-9)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        # both last nodes hand on
        ("Sub{and1 > A(paper); and1 > B(data)} > C(digital)", {"A>C": 1, "B>C": 1}),
        # what goes in comes out again where nothing inside carries
        ("A(data) > Sub{U} > C(data)", {"A>C": 1}),
        # one branch carries, the other hands on what came in
        ("A(data) > Sub{and1 > B(data); and1 > U} > C(data)", {"A>B": 1, "A>C": 1, "B>C": 1}),
        # a boundary event carries what the step made, or what the content handed on
        ("A(data) > B(paper) > C(data); B!late > D(data)", {"A>B": 1, "B>C": 0.9, "B>D": 0.1}),
        ("Sub{A(data)} > C(data); Sub+late(1) > D(data)", {"A>C": 1, "A>D": 1}),
        # an error end event hands on what it held, not what stood in other branches
        ("Sub{and1 > A(data) > error1; and1 > B(paper)}; Sub!error1 > C(data)", {"A>C": 1}),
        # a sub-process sends when its content is done
        ("One: Sub{A(paper)}; Two: start1 > B(data); Sub ~> start1", {"A>B": 1}),
        # a join takes messages beside its tokens, if they are there
        (
            "Two: B(data); One: and1 > A(data) > and2; and1 > D(data) > and2 > C(data); B ~> and2",
            {"A>C": 1, "D>C": 1, "B>C": 1},
        ),
        (
            "One: and1 > A(data) > and2; and1 > D(data) > and2 > C(data); Two: B(data); B ~> and2",
            {"A>C": 1, "D>C": 1},
        ),
        # an aside step hands nothing on to what comes after it, but sends its messages itself
        ("A(data) > B(paper, aside) > C(data)", {"A>B": 1, "A>C": 1}),
        ("One: A(data) > B(paper, aside) > end1; Two: start1 > C(data); B ~> start1", {"A>B": 1, "B>C": 1}),
        # a step hands over to itself
        ("start1 > A(data) > xor1 -0.5-> A; xor1 > B", {"A>A": 1}),
        # a message within a process is none
        ("A(data) > B(data) > C(data); A ~> C", {"A>B": 1, "B>C": 1}),
        # through a call
        ("One: A(data) > K(calls=Two) > B(data); Two: C(data)", {"A>C": 1, "C>B": 1}),
    ],
)
def test_handovers(line: str, expected: dict[str, float]) -> None:
    assert handovers(build(line).analysis()) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("xor1 > A > and1; xor1 > B > and1", {"forced_joins": 1}),
        # of {A} {B} {A,B} two lack one
        ("or1 > A > and1; or1 > B > and1", {"forced_joins": 2 / 3}),
        ("and1 > A > and2; and1 > B > and2", {"forced_joins": 0}),
        ("One: A; Two: X > xor1 -0-> Y; xor1 > Z; Y ~> A", {"assumed_messages": 1}),
        ("One: A; Two: X > xor1 -0.25-> Y; xor1 > Z; Y ~> A", {"assumed_messages": 0.75}),
        ("One: and1 > A > and2; and1 > B > and2; Two: X > xor1 -0-> Y; xor1 > Z; Y ~> and2", {"assumed_messages": 0}),
        ("start1 > A > xor1 -0.2-> B; xor1 > C > C", {"never_ends": 0.8}),
        ("start1 > A > xor1 > A; xor1 > B", {"never_ends": 0}),
    ],
)
def test_how_the_playout_went(line: str, expected: dict[str, Any]) -> None:
    summary = build(line).analysis().playout
    assert {name: getattr(summary, name) for name in expected} == pytest.approx(expected)


def test_an_event_based_gateway_without_a_way_out_is_an_end() -> None:
    analysis = build("start1 > Sub{start2 > A(data) > ev1} > B(data) > end1", ends=False).analysis()
    assert visits(analysis) == {"Sub": 1, "A": 1, "B": 1}
    assert handovers(analysis) == {"A>B": 1}


def test_deep_nesting() -> None:
    depth = 150
    inside = "".join(f"S{number}{{" for number in range(depth)) + "A(data) > error1" + "}" * depth
    analysis = build(f"{inside}; S0!error1 > B(data)").analysis()
    assert visits(analysis) == {**{f"S{number}": 1 for number in range(depth)}, "A": 1, "B": 1}


def test_an_error_passes_a_long_chain_of_calls() -> None:
    length = 520
    chain = "; ".join(f"P{number}: K{number}(calls=P{number + 1})" for number in range(length))
    analysis = build(f"{chain}; P{length}: A > error1; P0: K; K0!error1 > B").analysis()
    assert visits(analysis)["B"] == 1
