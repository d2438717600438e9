"""What one member is told of the others, and all of each other without names: nobody's figure can be found out."""

import json
import random
from collections import Counter
from collections.abc import Sequence

import pytest

from mediabruch.i18n import translator
from mediabruch.portfolio.ring import LEAST_GROUP, Ring, RingFigures, RingMember, compare_members
from mediabruch.portfolio.told_quartiles import BREAKS_STEP, POINTS_STEP, ToldQuartiles, told_quartiles
from mediabruch.report.ring.anonymity import sizes, without_rare_kinds
from mediabruch.report.ring.formats import RING_FORMATS
from mediabruch.report.ring.shown import ShownRing, anonymous_ring, member_ring
from mediabruch.report.screen import Screen

KEY = "99001"


def figures(low: float, breaks: float, codes: dict[str, float] | None = None, service: str = KEY) -> RingFigures:
    return RingFigures(
        service=service, low=low, high=100.0, breaks_per_case=breaks, coverage=0.5, codes=codes or {"MB101": breaks}
    )


def ring(lows: Sequence[float], breaks: Sequence[float] = (), size: Sequence[str] = ()) -> Ring:
    """Our own member comes first."""
    members = [
        RingMember(
            name=f"m{at:02}",
            size=size[at] if size else "",
            processes=(figures(low, breaks[at] if breaks else 1.0),),
        )
        for at, low in enumerate(lows)
    ]
    return compare_members(members)


def printed(shown: ShownRing, format_: str, language: str) -> str:
    content = RING_FORMATS[format_](shown, translator(language), Screen())
    return content if isinstance(content, str) else content.decode()


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("format_", RING_FORMATS)
@pytest.mark.parametrize("others", [0, 1, 2, 3, 5])
def test_of_few_others_nothing_is_told_at_all(others: int, format_: str, language: str) -> None:
    """Whatever their figures are, and whether they have the service: the report is the same, byte by byte."""
    drawn = random.Random(others)
    told = set()
    for _ in range(5):
        lows = [40.0, *(drawn.uniform(0, 100) for _ in range(others))]
        rates = [1.0, *(drawn.uniform(0, 5) for _ in range(others))]
        told.add(printed(member_ring(ring(lows, rates), "m00"), format_, language))
        members = [ring([40.0]).members[0], *(RingMember(name=f"n{at}") for at in range(others))]
        told.add(printed(member_ring(compare_members(members), "m00"), format_, language))
    assert len(told) == 1 if format_ != "json" else _same_but_for_members(told)


def _same_but_for_members(told: set[str]) -> bool:
    documents = [json.loads(text) for text in told]
    return all(document["services"] == documents[0]["services"] for document in documents)


@pytest.mark.parametrize("step", [POINTS_STEP, BREAKS_STEP])
@pytest.mark.parametrize("others", [6, 7, 11, 12, 13, 17])
@pytest.mark.parametrize("spread", ["wide", "narrow", "all the same", "none", "all"])
def test_no_figure_of_another_can_be_solved_for(others: int, step: float, spread: str) -> None:
    """Of all that the others could be, where the same is told, each figure may be as much as a step from itself."""
    most = 100.0 if step == POINTS_STEP else 40.0
    drawn = random.Random(others)
    hidden = {
        "wide": [drawn.uniform(0, most) for _ in range(others)],
        "narrow": [drawn.uniform(most / 2, most / 2 + step / 2) for _ in range(others)],
        "all the same": [most / 2] * others,
        "none": [0.0] * others,
        "all": [most if step == POINTS_STEP else most - step / 2] * others,
    }[spread]
    told = told_quartiles(hidden, step)
    assert told is not None
    assert (told.first is not None) is (others >= 4 * LEAST_GROUP)
    ends = _could_be(sorted(hidden), told, step, most, drawn)
    assert all(high - low > 0.75 * step for low, high in ends)


def _could_be(
    values: list[float], told: ToldQuartiles, step: float, most: float, drawn: random.Random
) -> list[tuple[float, float]]:
    """The ends between which each figure moves in a random walk through all that would be told alike."""
    found = [(value, value) for value in values]
    values = [min(value, most - 1e-9) for value in values]
    for _ in range(3000):
        first = drawn.randrange(len(values))
        last = drawn.choice([first, drawn.randrange(first, len(values))])
        low = values[first - 1] if first else 0.0
        high = values[last + 1] if last + 1 < len(values) else most
        near = drawn.choice([(low, min(high, low + step)), (max(low, high - step), high)])
        moved = [*values[:first], *[drawn.uniform(*near)] * (last + 1 - first), *values[last + 1 :]]
        if told_quartiles(moved, step) == told:
            values = moved
            found = [(min(ends[0], one), max(ends[1], one)) for ends, one in zip(found, values, strict=True)]
    return found


def test_the_least_and_the_greatest_are_never_told() -> None:
    document = json.loads(printed(member_ring(ring([float(at) for at in range(20)]), "m00"), "json", "en"))
    spread = document["services"][0]["low"]
    assert spread == {"least": None, "first": 7.5, "median": 12.5, "third": 12.5, "most": None}


def test_ones_own_figure_is_not_among_those_of_the_others() -> None:
    lows = [float(at) for at in range(20)]
    one, other = (json.loads(printed(member_ring(ring([own, *lows]), "m00"), "json", "en")) for own in (0.0, 90.0))
    assert one["services"][0]["low"] == other["services"][0]["low"]


def test_services_in_the_own_view_stand_in_an_order_that_tells_nothing() -> None:
    """The order of the whole ring goes by how much its members differ."""
    own = (figures(10.0, 1.0, service="1"), figures(90.0, 0.0, service="2"))
    for apart in (0.0, 100.0):
        other = RingMember(name="b", processes=(figures(apart, 1.0, service="1"), figures(50.0, 1.0, service="2")))
        found = member_ring(compare_members([RingMember(name="a", processes=own), other]), "a")
        assert [one.service for one in found.services] == ["1", "2"]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("AAAB", {"": 4}),
        ("AAABB", {"": 5}),
        ("AAABBB", {"A": 3, "B": 3}),
        ("AAABBBC", {"B": 3, "": 4}),
        ("AAAABBBBC", {"B": 4, "": 5}),
        ("AAABBBCDE", {"A": 3, "B": 3, "": 3}),
        ("AB", {"": 2}),
    ],
)
def test_size_classes_of_few_are_not_told_apart(given: str, told: dict[str, int]) -> None:
    found = ring([1.0] * len(given), size=given)
    assert dict(sizes(found)) == told
    assert dict(anonymous_ring(found).sizes) == told


def test_kinds_of_media_breaks_that_few_have_or_lack_are_not_told() -> None:
    codes = ["MB101 MB104", "MB101 MB104", "MB101 MB104", "MB101 MB106", "MB101 MB103", "MB101 MB103"]
    standings = [(str(at), figures(50.0, 1.0, dict.fromkeys(each.split(), 1.0))) for at, each in enumerate(codes)]
    told = Counter(code for _, found in without_rare_kinds(standings) for code in found.codes)
    assert told == {"MB101": 6, "MB104": 3}
    few = [code for _, found in without_rare_kinds(standings[2:5]) for code in found.codes]
    assert set(few) == {"MB101"}
