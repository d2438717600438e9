"""Which steps of unknown medium lie before a media break, and what a break across them is called."""

import pytest

from mediabruch.breaks.crossed import crossed_message
from tests.support.findings import breaks
from tests.support.models import build

CROSSED = [
    # one, several in a row, several side by side
    ("A(digital) > B > C(paper)", {"A>C": "B"}),
    ("A(digital) > B > C > D(paper)", {"A>D": "B C"}),
    ("A(digital) > xor1 > B > xor2 > D(paper); xor1 > C > xor2", {"A>D": "B C"}),
    ("A(digital) > xor1 > B > B2 > xor2 > C(paper); xor2 > xor1", {"A>C": "B B2"}),
    # what hands over directly leaves no doubt
    ("A(digital) > B(paper)", {"A>B": ""}),
    ("A(digital) > xor1 > B > xor2 > C(paper); xor1 > xor2", {"A>C": ""}),
    ("and1 > A(digital) > and2; and1 > X(digital) > B > and2; and2 > C(paper)", {"A+X>C": ""}),
    # events, gateways, things and steps whose content is played are none of them
    ("A(digital) > timer1 > xor1 > Card(physical) > Sub{B} > C(paper)", {"A>C": "B"}),
    ("A(digital) > timer1 > xor1 > Card(physical) > C(paper)", {"A>C": ""}),
    # what is sent aside stays beside the way
    ("A(digital) > B(aside=sent) > C(paper)", {"A>C": ""}),
    # only those on the way from who hands over, and none behind
    ("U > A(digital) > B > C(paper) > V", {"A>C": "B"}),
    ("and1 > A(digital) > B > and2; and1 > X(paper) > Y > and2; and2 > C(paper)", {"A>C": "B"}),
    # inside a step that takes what arrives
    ("A(digital) > B > C(?:paper)", {"in C": "B"}),
    ("A(digital) > B > C(digital:paper)", {"in C": ""}),
    ("A(digital) > C(?:paper)", {"in C": ""}),
    # where the time of a wait is over nothing came in there, unless it leads here with an answer, too
    ("A(digital) > W(receive) > D; W!late > C(?:paper)", {"in C x0.1": ""}),
    ("A(digital) > W(receive) > B > D; W!late > B2 > C(?:paper)", {"in C x0.1": "B2"}),
    ("A(digital) > W(receive) > B > C; W!late > C(?:paper)", {"in C": "W B"}),
    ("A(digital) > W > D; W!late > C(?:paper)", {"in C x0.1": "W"}),
    ("A(digital) > W(receive) > D; W+late > C(?:paper)", {"in C x0.1": ""}),
    # a message of stated medium is taken from an unknown step
    ("A(digital) > B; B ~paper~> [Citizen]", {"A>B~>Citizen": "B"}),
]


@pytest.mark.parametrize(("line", "expected"), CROSSED)
def test_crossed(line: str, expected: dict[str, str]) -> None:
    built = build(line)
    names = {key: name for name, key in built.keys.items()}
    analysis = built.analysis()
    found = {
        said.split(" ", 1)[1]: " ".join(str(names[key]) for key in one.across)
        for said, one in zip(breaks(analysis), analysis.breaks, strict=True)
    }
    assert found == expected


KINDS = [
    # the last step before the break is its sender: a message that came in before an unknown step is not the paper
    ("One: A(data); Two: start1 > B > C(paper); A ~> start1", "MB101"),
    ("One: A(data) > B; Two: start1 > C(paper); B ~> start1", "MB102"),
    # who is called works in the same house
    ("One: A(data) > Call(calls=Two); Two: start2 > C(paper)", "MB101"),
]


@pytest.mark.parametrize(("line", "code"), KINDS)
def test_kind(line: str, code: str) -> None:
    assert [one.code for one in build(line).analysis().breaks] == [code]


def test_message_names_three() -> None:
    said = str(crossed_message([f"“{name}”" for name in "ABCDE"]))
    assert said == "perhaps earlier, or not at all: the medium of “A”, “B”, “C” and 2 more before it is not known"
