"""The notes on a model, each beside a near miss."""

from importlib import import_module

import pytest

from mediabruch.bpmn import read_bytes
from tests.support.findings import notes
from tests.support.models import analyze, build

CASES = [
    # MB901: nothing is known of a step
    ("A", ["MB901 A"]),
    ("A(?:paper)", []),
    ("A(paper:?)", []),
    ("A(physical)", []),
    ("A(system=X)", ["MB901 A"]),
    ("Sub{A(paper)}", []),
    ("Sub{A}", ["MB901 A"]),
    # MB902: probabilities that had to be scaled
    ("A(data) > xor1 -0.9-> B(data); xor1 -0.6-> C(data)", ["MB902 xor1"]),
    ("A(data) > xor1 -0.1-> B(data); xor1 -0.3-> C(data)", ["MB902 xor1"]),
    ("A(data) > xor1 -0.1-> B(data); xor1 -0.9-> C(data)", []),
    ("A(data) > xor1 -0.1-> B(data); xor1 > C(data)", []),
    ("A(data) > xor1 -0-> B(data); xor1 -0-> C(data)", []),
    ("A(data) > or1 -0.9-> B(data); or1 -0.6-> C(data)", []),
    ("start1(0.9) > A(data); start2(0.9) > A", ["MB902 start1"]),
    ("start1(0.9) > A(data); start2(0.1) > A", []),
    ("A(data) > end1; A!late(0.7) > end2; A!error1(0.7) > end3", ["MB902 A"]),
    ("A(data) > end1; A!late(0.7) > end2; A!error1(0.3) > end3", []),
    ("A(data) > end1; A+late(0.7) > end2; A+error1(0.7) > end3", []),
    # MB903: no case reaches a step
    ("A(data) > xor1 -0-> B(data); xor1 -1-> C(data)", ["MB903 B"]),
    ("A(data) > xor1 -0-> B(data); xor1 > C(data)", ["MB903 B"]),
    ("A(data) > xor1 -0.001-> B(data); xor1 > C(data)", []),
    ("start1 > A(data); B(data) > C(data)", ["MB903 B", "MB903 C"]),
    ("A(data) > xor1 -1-> B(data); xor1 > Sub(data){C(data) > Inner(data){D(data)}}", ["MB903 Sub"]),
    # MB904: a join that lacks a branch
    ("xor1 > A(data) > and1; xor1 > B(data) > and1", ["MB904 and1"]),
    ("xor1 > A(data) > xor2; xor1 > B(data) > xor2", []),
    ("and1 > A(data) > and2; and1 > B(data) > and2", []),
    ("or1 > A(data) > or2; or1 > B(data) > or2", []),
    # MB905: no way out of a loop
    ("start1 > xor1 > A(data) > xor2 > xor1; xor2 > end1", []),
    ("start1 > xor1 > A(data) > xor1", ["MB905", "MB907 Pool_process"]),
    ("start1 > A(data) > xor1 > B(data) > end1; xor1 > C(data) > C", ["MB905"]),
    # MB906: a message is awaited that nobody sends
    ("One: A(data) > B(data); Two: C(data) > xor1 -0-> D(data); xor1 > E(data); D ~> B", ["MB906 B", "MB903 D"]),
    ("One: A(data) > B(data); Two: C(data); C ~> B", []),
    ("One: A(data) > B(data); [Court] ~> B", []),
    # MB907: no start or no end
    ("start1 > A(data)", []),
    ("start1 > A(data) > end1; B(data) > end2", ["MB903 B"]),
]


@pytest.mark.parametrize(("line", "expected"), CASES)
def test_note(line: str, expected: list[str]) -> None:
    assert sorted(notes(build(line).analysis())) == sorted(expected)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("A(data) > end1", ["MB907 Pool_process"]),
        ("start1 > A(data)", ["MB907 Pool_process"]),
        ("start1 > A(data) > end1", []),
        ("A(data) > B(data) > A", ["MB903 A", "MB903 B", "MB907 Pool_process", "MB907 Pool_process"]),
        # only a process's own events count
        ("Sub(data){start1 > A(data) > end1}", ["MB907 Pool_process", "MB907 Pool_process"]),
        ("start1 > Sub(data){A(data)} > end1", []),
        ("One: start1 > A(data) > end1; Two: start2 > B(data)", ["MB907 Two_process"]),
    ],
)
def test_missing_start_and_end(line: str, expected: list[str]) -> None:
    assert sorted(notes(build(line, ends=False).analysis())) == expected


@pytest.mark.parametrize(("line", "expected"), [("A(data, unnamed)", ["MB908 A"]), ("A(data)", [])])
def test_unnamed_step(line: str, expected: list[str]) -> None:
    assert notes(build(line).analysis()) == expected


def test_a_note_says_where() -> None:
    built = build("A(data) > B")
    (note,) = built.analysis().notes
    assert note.line is not None
    assert built.xml.splitlines()[note.line - 1].strip().startswith(b'<task id="B"')


def test_what_no_simulated_case_came_to_may_still_be_reached(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_module("mediabruch.playout.play"), "MOST_STATES", 1)
    analysis = build(
        "start1 > A(data) > xor1 -0.9999999-> B(data); xor1 -0.0000001-> Rare(data); xor1 -0-> Never(data);"
        " Undrawn(data) > After(data)"
    ).analysis()
    assert analysis.playout.method == "simulated"
    assert {step.node.id: step.visits_per_case for step in analysis.steps}["Rare"] == 0
    assert [note.element for note in analysis.notes if note.code == "MB903"] == ["Never", "Undrawn", "After"]


def test_unplayed_parts_say_why() -> None:
    built = build("start1 > A(data) > end1")
    with_parts = built.xml.replace(
        b'<task id="A"',
        b'<subProcess id="Late" name="Late" triggeredByEvent="true"><startEvent id="s"/><task id="T" name="T"/>'
        b'</subProcess><task id="Undo" name="Undo" isForCompensation="true"/><task id="A"',
    )
    analysis = analyze(read_bytes(with_parts, "parts.bpmn"), annotations={}, inference=False)
    said = {note.element: str(note.message) for note in analysis.notes if note.code == "MB903"}
    assert said == {
        "Late": "This event sub-process is not played, since no message flow reaches its start.",
        "Undo": "Compensation is not played.",
    }


@pytest.mark.parametrize("line", ["start1 > A(data) > end1; catch1 > B(data) > C(data)", "start1 > A(data); B(data)"])
def test_what_only_a_pool_outside_starts_says_so(line: str) -> None:
    first = "catch1" if "catch1" in line else "B"
    built = build(f"Office: {line}; [Client] ~> {first}", ends=False)
    said = {str(note.message) for note in built.analysis().notes if note.code == "MB903"}
    assert said == {"No case reaches this step: what starts it comes from outside, and how often is not drawn."}
    alone = build(f"Office: {line}", ends=False).analysis()
    assert {str(note.message) for note in alone.notes if note.code == "MB903"} == {"No case reaches this step."}


def test_an_event_sub_process_that_a_pool_outside_starts_says_so() -> None:
    built = build("Office: start1 > A(data) > end1; [Client] ~> A")
    late = built.xml.replace(
        b'<task id="A"',
        b'<subProcess id="Late" name="Late" triggeredByEvent="true"><startEvent id="s"/><task id="T" name="T"/>'
        b'</subProcess><task id="A"',
    ).replace(b'targetRef="A"/></collaboration>', b'targetRef="s"/></collaboration>')
    late = late.replace(b'sourceRef="Client" targetRef="A"', b'sourceRef="Client" targetRef="s"')
    analysis = analyze(read_bytes(late, "late.bpmn"), annotations={}, inference=False)
    assert [str(note.message) for note in analysis.notes if note.code == "MB903"] == [
        "This event sub-process is not played: what starts it comes from outside, and how often is not drawn."
    ]


def test_an_endless_case_says_how_often() -> None:
    analysis = build("start1 > A(data) > xor1 -0.2-> B(data) > end1; xor1 -0.8-> C(data) > C").analysis()
    assert [str(note.message) for note in analysis.notes if note.code == "MB905"] == [
        "Some cases never end: 80.0% go round in a loop that they never, or hardly ever, leave."
    ]
