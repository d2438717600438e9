"""Where a break happens and which kind it is: one line, one case."""

import pytest

from mediabruch.media import Medium
from tests.support.findings import breaks, handovers
from tests.support.models import build

KINDS = [
    # printout and dispatch
    ("A(data) > B(paper)", "standard", ["MB101 A>B"]),
    ("A(data:paper) > B(paper)", "standard", ["MB101 in A"]),
    ("A(document) > B(?:paper)", "standard", ["MB101 in B"]),
    ("A(data:paper, send) > B(paper)", "standard", ["MB102 in A"]),
    ("A(data:paper); A ~> [Citizen]", "standard", ["MB102 in A"]),
    ("A(data:paper) > B(paper); B ~> [Citizen]", "standard", ["MB101 in A"]),
    ("A(data); A ~paper~> [Citizen]", "standard", ["MB102 A>A~>Citizen"]),
    ("One: A(data); Two: start1 > B(paper); A ~> start1", "standard", ["MB102 A>B"]),
    ("One: A(data); Two: start1 > B(paper); A ~data~> start1", "standard", ["MB102 A~>start1>B"]),
    ("One: A(data); Two: start1 > B(data:paper) > C(paper); A ~> start1", "standard", ["MB101 in B"]),
    # scan
    ("A(paper) > B(document)", "standard", ["MB103 A>B"]),
    ("A(paper:document)", "standard", ["MB103 in A"]),
    ("A(paper) > B(?:document)", "standard", ["MB103 in B"]),
    # capture
    ("A(paper) > B(data)", "standard", ["MB104 A>B"]),
    ("A(paper) > B(digital)", "standard", ["MB104 A>B"]),
    ("A(oral) > B(data)", "standard", ["MB104 A>B"]),
    ("A(oral) > B(digital)", "standard", ["MB104 A>B"]),
    ("A(oral:data)", "standard", ["MB104 in A"]),
    # re-keying: data wanted, by hand, of documents alone
    ("A(document) > B(data, by_hand)", "standard", ["MB105 A>B"]),
    ("A(document) > B(data)", "standard", []),
    ("A(document) > B(data, by_hand)", "physical", []),
    ("A(digital) > B(data, by_hand)", "standard", []),
    ("A(document+data) > B(data, by_hand)", "standard", []),
    ("A(document+paper) > B(data, by_hand)", "standard", ["MB105 A>B"]),
    ("A(document) > B(digital, by_hand)", "standard", []),
    ("A(document, by_hand) > B(data)", "standard", []),
    ("A(document:data, by_hand)", "standard", ["MB105 in A"]),
    ("A(document) > B(?:data, by_hand)", "standard", ["MB105 in B"]),
    # spoken
    ("A(oral) > B(document)", "standard", ["MB106 A>B"]),
    ("A(oral) > B(paper)", "standard", ["MB106 A>B"]),
    ("A(paper) > B(oral)", "standard", ["MB106 A>B"]),
    ("A(data) > B(oral)", "standard", ["MB106 A>B"]),
    # by hand from one system into another
    ("A(data, system=X) > B(data, by_hand, system=Y)", "extended", ["MB107 A>B"]),
    ("A(data, system=X) > B(data, by_hand, system=Y)", "standard", []),
    ("A(data, system=X) > B(data, system=Y)", "extended", []),
    ("A(data, system=X) > B(data, by_hand, system=X)", "extended", []),
    ("A(data) > B(data, by_hand, system=Y)", "extended", []),
    ("A(data, system=X) > B(?:data, by_hand, system=Y)", "extended", ["MB107 A>B"]),
    ("A(document, system=X) > B(data, by_hand, system=Y)", "extended", ["MB105 A>B", "MB107 A>B"]),
    # loss of structure
    ("A(data) > B(document)", "extended", ["MB108 A>B"]),
    ("A(data) > B(document)", "standard", []),
    ("A(data+document) > B(document)", "extended", []),
    ("A(digital) > B(document)", "extended", []),
    ("A(data+paper) > B(document)", "extended", ["MB108 A>B"]),
    ("A(data:document)", "extended", ["MB108 in A"]),
]

PLACES = [
    # the count does not depend on whether the printing is drawn
    ("A(digital) > Print(digital:paper) > B(paper) > Scan(paper:document)", ["MB101 in Print", "MB103 in Scan"]),
    ("A(digital) > B(paper) > C(document)", ["MB101 A>B", "MB103 B>C"]),
    # a copy is none
    ("A(paper) > B(paper) > C(oral) > D(oral)", ["MB106 B>C"]),
    # between and inside at one step
    ("A(paper) > B(data:oral)", ["MB106 in B", "MB104 A>B"]),
    # hybrids: each family that is wanted and not offered
    ("A(paper+data) > B(paper)", []),
    ("A(paper+data) > B(paper+document)", []),
    ("A(paper+data) > B(oral)", ["MB106 A>B"]),
    ("A(paper) > B(paper+data)", ["MB104 A>B"]),
    ("A(paper) > B(data+oral)", ["MB104 A>B", "MB106 A>B"]),
    ("A(paper) > B(data+document)", ["MB104 A>B"]),
    ("A(oral) > B(paper+document)", ["MB106 A>B", "MB106 A>B"]),
    ("A(paper:paper+data)", ["MB104 in A"]),
    # where only one side is known
    ("A(?:paper) > B(data)", ["MB104 A>B"]),
    ("A(paper) > B(data:?) > C(paper)", ["MB101 B>C", "MB104 A>B"]),
    ("A(?:paper)", []),
    ("A(data) > B(?:paper) > C(paper)", ["MB101 in B"]),
    # of several arrivals the worst, once per working
    ("and1 > A(paper) > and2; and1 > B(data) > and2 > C(?:data)", ["MB104 in C"]),
    ("and1 > A(paper) > and2; and1 > B(oral) > and2 > C(?:data)", ["MB104 in C"]),
    ("and1 > A(paper) > and2; and1 > B(data) > and2 > C(data)", ["MB104 A>C"]),
    ("and1 > A(data) > and2; and1 > B(paper) > and2 > C(?:data+oral)", ["MB104 in C", "MB106 in C"]),
    # things, events, gateways and unknown steps are passed through
    ("A(data) > Unknown > B(paper)", ["MB101 A>B"]),
    ("A(data) > Card(physical) > B(paper)", ["MB101 A>B"]),
    ("A(data) > timer1 > xor1 > B(paper)", ["MB101 A>B"]),
    ("A(data) > Sub{Unknown} > B(paper)", ["MB101 A>B"]),
    ("A(data) > Sub{B(paper)} > C(data)", ["MB104 B>C", "MB101 A>B"]),
    ("A(data) > Sub(paper){Unknown} > C(data)", ["MB101 A>Sub", "MB104 Sub>C"]),
    # a step that takes a thing hands on nothing that could change; one that makes a thing hands on what it took
    ("A(data) > B(physical:paper)", []),
    ("A(data) > B(data:physical) > C(paper)", ["MB101 B>C"]),
    # how often
    ("A(data) > xor1 -0.25-> B(paper); xor1 > C(data)", ["MB101 A>B x0.25"]),
    ("start1 > xor1 > A(paper) > B(data) > xor2 > C(data); xor2 -0.5-> xor1", ["MB101 B>A", "MB104 A>B x2"]),
    ("start1 > xor1 > A(paper:data) > xor2 > C(data); xor2 -0.5-> xor1", ["MB104 in A x2", "MB101 A>A"]),
    # message flows with a medium carry
    ("A(data) ; A ~paper~> [Citizen]", ["MB102 A>A~>Citizen"]),
    ("Unknown ; Unknown ~paper~> [Citizen]", []),
    (
        "One: A(data); Two: start1 > B(data); A ~paper~> start1",
        ["MB104 A~>start1>B", "MB102 A>A~>start1"],
    ),
]


@pytest.mark.parametrize(("line", "rules", "expected"), KINDS)
def test_kind(line: str, rules: str, expected: list[str]) -> None:
    assert breaks(build(line).analysis(rules)) == expected


@pytest.mark.parametrize(("line", "expected"), PLACES)
def test_place(line: str, expected: list[str]) -> None:
    assert sorted(breaks(build(line).analysis())) == sorted(expected)


@pytest.mark.parametrize(
    ("line", "seamless", "others"),
    [
        ("A(data) > B(document)", ["A>B"], []),
        ("A(paper) > B(paper)", [], ["A>B"]),
        ("A(data) > B(paper)", [], ["A>B"]),
        ("A(data+paper) > B(data)", [], ["A>B"]),
        ("A(data) > B(data+paper)", [], ["A>B"]),
        ("A(document) > B(data, by_hand)", [], ["A>B"]),
        # an unknown side takes what is offered; what happens inside the step is not on the handover
        ("A(data) > B(?:paper)", ["A>B"], []),
        ("A(paper) > B(?:data)", [], ["A>B"]),
        ("A(data); A ~data~> [Citizen]", ["A>A~>Citizen"], []),
        ("A(data); A ~> [Citizen]", [], []),
        ("A(data)", [], []),
    ],
)
def test_seamless(line: str, seamless: list[str], others: list[str]) -> None:
    built = build(line)
    names = dict(zip(built.keys.values(), built.keys, strict=True))
    found = {each: f"{names[each.sender]}>{names[each.receiver]}" for each in built.analysis().handovers}
    assert [name for each, name in found.items() if each.seamless] == seamless
    assert [name for each, name in found.items() if not each.seamless] == others


def test_seamless_handovers_are_told_from_others_between_the_same_steps() -> None:
    # A comes to B with a paper from P or without one; B takes whatever comes, so that each arrival counts apart.
    analysis = build("and1 > P(paper) > and2; and1 > A(data) > and2 > B(?:data)").analysis()
    assert handovers(analysis) == {"P>B": 1, "A>B": 1}
    assert [each.seamless for each in analysis.handovers] == [False, True]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("A(data) > B(paper, law=§ 126 BGB)", "§ 126 BGB"),
        ("A(data, law=§ 126 BGB) > B(paper)", "§ 126 BGB"),
        ("A(data, law=one) > B(paper, law=other)", "other"),
        ("A(data:paper, law=§ 126 BGB)", "§ 126 BGB"),
        ("A(data) > B(paper)", None),
    ],
)
def test_a_break_that_the_law_asks_for_counts_and_says_so(line: str, expected: str | None) -> None:
    analysis = build(line).analysis()
    assert [each.required_by_law for each in analysis.breaks] == [expected]
    assert analysis.score.breaks_per_case == 1


def test_a_break_names_what_is_offered_and_wanted_and_where() -> None:
    built = build("A(paper+document) > B(oral+paper)")
    (found,) = built.analysis().breaks
    assert (found.offers, found.needs) == ((Medium.DOCUMENT, Medium.PAPER), (Medium.PAPER, Medium.ORAL))
    assert (found.before, found.after) == (Medium.DOCUMENT, Medium.ORAL)
    assert built.xml.splitlines()[found.line - 1].strip().startswith(b'<task id="B"')


def test_breaks_stand_in_document_order() -> None:
    analysis = build("Z(data) > Y(paper) > X(data) > W(oral)").analysis()
    assert breaks(analysis) == ["MB101 Z>Y", "MB104 Y>X", "MB106 X>W"]
