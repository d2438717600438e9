"""Where a break happens and which kind it is: one line, one case."""

import pytest

from mediabruch.media import Medium
from tests.support.findings import breaks, handovers, links
from tests.support.models import build

KINDS = [
    # printout and dispatch
    ("A(data) > B(paper)", "standard", ["MB101 A>B"]),
    ("A(data:paper) > B(paper)", "standard", ["MB101 in A"]),
    ("A(document) > B(?:paper)", "standard", ["MB101 in B"]),
    ("A(data:paper, send) > B(paper)", "standard", ["MB101 in A"]),
    ("A(data:paper, aside=sent) > B(data)", "standard", ["MB102 in A"]),
    ("A(data:paper, aside=filed) > B(data)", "standard", ["MB101 in A"]),
    ("A(data) > B(paper, party=citizen)", "standard", ["MB102 A>B"]),
    ("A(data, party=citizen) > B(paper, party=citizen)", "standard", ["MB101 A>B"]),
    ("A(data) > B(paper, party=authority)", "standard", ["MB101 A>B"]),
    ("A(data:paper); A ~data~> [Citizen]", "standard", ["MB104 A>A~>Citizen", "MB101 in A"]),
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


SENDERS = [
    # senders that make the same change make one break together
    ("and1 > A(paper) > and2; and1 > B(paper) > and2 > C(data)", "standard", ["MB104 A+B>C"]),
    ("and1 > A(paper) > and2; and1 > B(oral) > and2 > C(data)", "standard", ["MB104 A>C", "MB104 B>C"]),
    ("and1 > A(data) > and2; and1 > B(document) > and2 > C(paper)", "standard", ["MB101 A+B>C"]),
    ("and1 > A(data) > and2; and1 > B(document+oral) > and2 > C(paper)", "standard", ["MB101 A>C", "MB101 B>C"]),
    ("and1 > A(document) > and2; and1 > B(document) > and2 > C(data, by_hand)", "standard", ["MB105 A+B>C"]),
    (
        "and1 > A(data, system=X) > and2; and1 > B(data, system=X) > and2 > C(data, by_hand, system=Y)",
        "extended",
        ["MB107 A+B>C"],
    ),
    (
        "and1 > A(data, system=X) > and2; and1 > B(data, system=Z) > and2 > C(data, by_hand, system=Y)",
        "extended",
        ["MB107 A>C", "MB107 B>C"],
    ),
    # in one working only
    ("and1 > A(paper) > C(data); and1 > B(paper) > C", "standard", ["MB104 A>C", "MB104 B>C"]),
    # likewise in one sending over a message flow of stated medium
    (
        "and1 > A(paper) > and2; and1 > B(paper) > and2 > C(physical); C ~data~> [Citizen]",
        "standard",
        ["MB104 A+B>C~>Citizen"],
    ),
]

ASIDE = [
    # what leaves the flow is not what the next step goes on with
    ("A(data) > Letter(data:paper, aside=sent) > B(data)", ["MB102 in Letter"]),
    ("A(data) > Letter(data:paper) > B(data)", ["MB101 in Letter", "MB104 Letter>B"]),
    ("A(data) > Letter(paper, aside=filed) > B(data)", ["MB101 A>Letter"]),
    ("A(paper) > Copy(?:data, aside) > B(data)", ["MB104 A>B", "MB104 in Copy"]),
    # but its messages come from it
    (
        "One: A(data) > Letter(paper, aside=sent) > B(data); Two: start1 > C(data); Letter ~> start1",
        ["MB102 A>Letter", "MB104 Letter>C"],
    ),
    # a boundary event carries what the step took
    ("A(data) > Letter(data:paper, aside=sent) > end1; Letter!late(0.5) > B(data)", ["MB102 in Letter"]),
    # of a step whose content is played, its own working only is aside
    ("A(data) > Sub(data:paper, aside=sent){B(data)} > C(data)", ["MB102 in Sub"]),
]

AUTOMATIC = [
    ("A(paper) > B(?:data, service)", []),
    ("A(paper) > B(?:data, user)", ["MB104 in B"]),
    ("A(paper) > B(?:data, user, automatic)", []),
    ("A(paper) > B(paper:data, service)", ["MB103 in B"]),
]


@pytest.mark.parametrize(("line", "rules", "expected"), SENDERS)
def test_senders_of_the_same_change(line: str, rules: str, expected: list[str]) -> None:
    assert breaks(build(line).analysis(rules)) == expected


@pytest.mark.parametrize(("line", "expected"), [*ASIDE, *AUTOMATIC])
def test_aside_and_automatic_steps(line: str, expected: list[str]) -> None:
    assert sorted(breaks(build(line).analysis())) == sorted(expected)


LINKS: list[tuple[str, str, dict[str, str]]] = [
    ("A(data) > B(document)", "standard", {"A": "digital", "B": "digital", "A>B": "digital"}),
    ("A(data) > B(document)", "extended", {"A": "digital", "B": "digital", "A>B": "other"}),
    ("A(paper) > B(paper)", "standard", {"A": "other", "B": "other", "A>B": "other"}),
    ("A(data+paper) > B(data)", "standard", {"A": "other", "B": "digital", "A>B": "digital"}),
    ("A(data) > B(data+paper)", "standard", {"A": "digital", "B": "other", "A>B": "other"}),
    ("A(document) > B(data, by_hand)", "standard", {"A": "digital", "B": "digital", "A>B": "other"}),
    # nothing is taken for granted: what a step hands on is what it is known to produce
    ("A(data:?) > B(data)", "standard", {"A": "unknown", "B": "digital", "A>B": "unknown"}),
    ("A(paper:?) > B(?:data)", "standard", {"A": "other", "B": "unknown", "A>B": "unknown"}),
    ("A(data) > U > B(data)", "standard", {"A": "digital", "U": "unknown", "B": "digital", "A>U": "unknown",
        "U>B": "unknown"}),
    ("A > B(paper)", "standard", {"A": "unknown", "B": "other", "A>B": "other"}),
    ("A(paper) > B", "standard", {"A": "other", "B": "unknown", "A>B": "other"}),
    # an automatic step of unknown intake works on what its system holds
    ("A(data) > B(?:data, service)", "standard", {"A": "digital", "B": "digital", "A>B": "digital"}),
    ("A(paper) > B(?:data, service)", "standard", {"A": "other", "B": "digital", "A>B": "unknown"}),
    ("A > B(?:data, service)", "standard", {"A": "unknown", "B": "digital", "A>B": "unknown"}),
    ("A(data) > B(?:paper, service)", "standard", {"A": "digital", "B": "other", "A>B": "digital"}),
    # a thing or a person beside a medium says nothing
    ("A(data) > B(data:physical) > C(data)", "standard", {"A": "digital", "B": "digital", "C": "digital",
        "A>B": "digital", "B>C": "unknown"}),
    ("A(data) > B(physical:data)", "standard", {"A": "digital", "B": "digital", "A>B": "unknown"}),
    ("A(data) > B(physical) > C(data)", "standard", {"A": "digital", "C": "digital", "A>C": "digital"}),
    # message flows of stated medium
    ("A(data); A ~paper~> [Citizen]", "standard", {"A": "digital", "A>A~>Citizen": "other"}),
    ("A(physical); A ~data~> [Citizen]", "standard", {">A~>Citizen": "digital"}),
    # a step whose content is played
    ("Sub{A(data)}", "standard", {"A": "digital"}),
    ("Sub(paper){A(data)}", "standard", {"Sub": "other", "A": "digital", "Sub>A": "other"}),
]  # fmt: skip


@pytest.mark.parametrize(("line", "rules", "expected"), LINKS)
def test_links(line: str, rules: str, expected: dict[str, str]) -> None:
    assert links(build(line).analysis(rules)) == expected


def test_handovers_tell_who_takes_from_whom() -> None:
    analysis = build("and1 > P(paper) > and2; and1 > A(data) > and2 > B(?:data)").analysis()
    assert handovers(analysis) == {"P>B": 1, "A>B": 1}


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


ARRIVALS = [
    ("data", "document", "digital", ("data", "document")),
    ("data", "digital", "digital", ("data", "digital")),
    ("data", "data", "data", ("data",)),
    ("data", "document+oral", None, ()),  # what is spoken is lost, too: another change
]


@pytest.mark.parametrize(("one", "other", "before", "offers"), ARRIVALS)
def test_what_a_step_converts_is_one_break_whoever_it_comes_from(
    one: str, other: str, before: str | None, offers: tuple[str, ...]
) -> None:
    found = build(f"xor1 > A({one}) > C(?:paper, aside=sent); xor1 > B({other}) > C").analysis().breaks
    inside = [each for each in found if each.is_inside]
    if before is None:
        assert len(inside) > 1
        return
    (only,) = inside
    assert (only.code, only.per_case, only.before, only.after, only.offers) == ("MB102", 1, before, "paper", offers)


def test_breaks_stand_in_document_order() -> None:
    analysis = build("Z(data) > Y(paper) > X(data) > W(oral)").analysis()
    assert breaks(analysis) == ["MB101 Z>Y", "MB104 Y>X", "MB106 X>W"]
