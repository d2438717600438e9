"""What differs between two versions of a process: cases in a line each, and the laws."""

import random
from dataclasses import replace

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from mediabruch.analysis import Analysis, analyze_annotated
from mediabruch.differences.diff import diff_analyses
from mediabruch.differences.difference import Attribution, BreakFate, ProcessDiff
from mediabruch.model import Model
from tests.laws.blocks import Collaboration, collaborations
from tests.laws.drawn import drawn
from tests.support.chains import long_chain
from tests.support.models import build, built

FIGURES = ("low", "high", "breaks_per_case")


def diff(old: str, new: str) -> ProcessDiff:
    return diff_analyses(build(old).analysis(), build(new).analysis())


def told(found: ProcessDiff) -> list[str]:
    """`removed B -1`, `changed A media -0.5`: kind, label, aspects, and the part in the breaks."""
    labels: list[str] = []
    for one in found.differences:
        model, key = (found.old.model, one.old) if one.new is None else (found.new.model, one.new)
        node = None if key is None else model.node_by_key.get(key)
        name = "~" if node is None else node.name or node.id
        words = [one.kind.value, str(name), *one.aspects, f"{one.part.breaks_per_case:+.3g}"]
        labels.append(" ".join(words))
    return sorted(labels)


CASES = {
    "nothing": ("A(paper) > B(data)", "A(paper) > B(data)", []),
    "a step is gone": ("A(data) > B(data:paper) > C(data)", "A(data) > C(data)", ["removed B -2"]),
    "a step is new": ("A(data) > C(data)", "A(data) > B(data:paper) > C(data)", ["added B +2"]),
    "a medium": ("A(data) > B(paper)", "A(data) > B(data)", ["changed B media -1"]),
    "both ends of one break": ("A(paper) > B(data)", "A(data) > B(data)", ["changed A media -1"]),
    "two that matter only together": (
        "A(data) > B(paper) > C(paper) > D(data)",
        "A(data) > B(data) > C(data) > D(data)",
        ["changed B media -1", "changed C media -1"],
    ),
    "a share": (
        "A(data) > xor1 -0.2-> B(paper) > xor2; xor1 -0.8-> C(data) > xor2 > D(data)",
        "A(data) > xor1 -0.7-> B(paper) > xor2; xor1 -0.3-> C(data) > xor2 > D(data)",
        ["shares xor1 +1"],
    ),
    "a message": (
        "Amt: A(data); Hof: B(data); A ~paper~> B",
        "Amt: A(data); Hof: B(data); A ~data~> B",
        ["message ~ -2"],
    ),
    "a system": ("A(data, system=X) > B(data)", "A(data, system=Y) > B(data)", ["changed A system +0"]),
    "by whom": ("A(data, user) > B(data)", "A(data, service) > B(data)", ["changed A automatic +0"]),
    "where": (
        "A(data) > B(data) > C(data) > D(data)",
        "A(data) > C(data) > D(data) > B(data)",
        ["changed B position +0"],
    ),
}


@pytest.mark.parametrize(("old", "new", "expected"), CASES.values(), ids=CASES)
def test_what_differs(old: str, new: str, expected: list[str]) -> None:
    found = diff(old, new)
    assert told(found) == expected
    check(found)


def test_breaks_are_gone_new_moved_or_kept() -> None:
    found = diff(
        "A(data) > B(paper) > C(data) > D(paper)",
        "A(data) > B(data) > C(data) > D(paper) > E(data)",
    )
    codes = [(one.fate, one.old and one.old.code, one.new and one.new.code) for one in found.breaks]
    assert codes == [
        (BreakFate.GONE, "MB101", None),
        (BreakFate.GONE, "MB104", None),
        (BreakFate.KEPT, "MB101", "MB101"),
        (BreakFate.NEW, None, "MB104"),
    ]


def test_a_break_that_comes_from_another_step_has_moved() -> None:
    found = diff("A(data) > C(paper)", "A(data) > X(data) > C(paper)")
    assert [one.fate for one in found.breaks] == [BreakFate.MOVED]


def test_worse_is_less_digital_or_more_breaks() -> None:
    assert diff("A(data) > B(data)", "A(data) > B(paper)").is_worse
    assert not diff("A(data) > B(paper)", "A(data) > B(data)").is_worse
    assert not diff("A(data) > B(data)", "A(data) > B(data)").is_worse


def check(found: ProcessDiff) -> None:
    """The parts add up to the change of the figures."""
    for name in FIGURES:
        parts = sum(getattr(one.part, name) for one in found.differences)
        assert parts == pytest.approx(getattr(found.change, name), abs=1e-6), name


def test_many_changes_are_divided_in_two_orders_or_by_kind() -> None:
    xml, stated = long_chain(100)
    old = built(xml, stated).analysis()
    paper = {"steps": {step: {"medium": "paper"} for step in stated["steps"]}}
    new = built(xml, paper).analysis()
    found = diff_analyses(old, new)
    assert found.attribution is Attribution.ORDERED
    check(found)
    larger, media = long_chain(600)
    paper = {"steps": {step: {"medium": "paper"} for step in media["steps"]}}
    found = diff_analyses(built(larger, media).analysis(), built(larger, paper).analysis())
    assert found.attribution is Attribution.GROUPED
    check(found)


# -- laws ------------------------------------------------------------------------------------------


def analyzed(collaboration: Collaboration) -> Analysis:
    model = drawn(collaboration, calm=True)
    return built(model.xml, model.stated).analysis()


def mixed(analysis: Analysis, seed: int) -> Analysis:
    """The process with some media changed, and other ids."""
    chance = random.Random(seed)
    from mediabruch.media import UNKNOWN, Medium
    from mediabruch.statements.annotations import Annotations

    steps = {
        node.key: (
            analysis.annotations.get(node.key, UNKNOWN)._replace(receives=frozenset({chance.choice(list(Medium))}))
            if chance.random() < 0.3
            else analysis.annotations.get(node.key, UNKNOWN)
        )
        for node in analysis.model.activities
    }
    known = Annotations(steps=steps, probabilities=analysis.stated_shares, messages=analysis.messages)
    model: Model = replace(
        analysis.model,
        nodes=tuple(node._replace(id=f"_{chance.getrandbits(64):x}") for node in analysis.model.nodes),
    )
    return analyze_annotated(model, known, analysis.options)


@settings(max_examples=12, phases=[Phase.explicit, Phase.generate])
@given(collaborations())
def test_a_model_differs_in_nothing_from_itself(collaboration: Collaboration) -> None:
    analysis = analyzed(collaboration)
    found = diff_analyses(analysis, analysis)
    assert found.is_empty
    assert not found.is_worse
    assert found.matching.confidence == 1


@settings(max_examples=12, phases=[Phase.explicit, Phase.generate])
@given(collaborations(), st.integers(0, 1000))
def test_parts_add_up_and_backwards_is_the_mirror_image(collaboration: Collaboration, seed: int) -> None:
    old = analyzed(collaboration)
    new = mixed(old, seed)
    there, back = diff_analyses(old, new), diff_analyses(new, old)
    check(there)
    check(back)
    for name in FIGURES:
        assert getattr(there.change, name) == pytest.approx(-getattr(back.change, name), abs=1e-9)
        parts = sorted(getattr(one.part, name) for one in there.differences)
        mirror = sorted(-getattr(one.part, name) for one in back.differences)
        assert parts == pytest.approx(mirror, abs=1e-6)
    assert len(there.of_fate(BreakFate.GONE)) == len(back.of_fate(BreakFate.NEW))


@settings(max_examples=12, phases=[Phase.explicit, Phase.generate])
@given(collaborations(), collaborations())
def test_parts_add_up_between_strangers(one: Collaboration, other: Collaboration) -> None:
    check(diff_analyses(analyzed(one), analyzed(other)))
