"""Conditions on figures, and what is said of those that are not met."""

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

from mediabruch.analysis import analyze_annotated
from mediabruch.bpmn.xml import BROKEN_XML
from mediabruch.checks.conditions import failed_conditions
from mediabruch.checks.policy import Policy
from mediabruch.i18n import translator
from mediabruch.model import Note
from mediabruch.statements.annotations import Annotations
from mediabruch.verdict import verdict
from tests.support.models import build


@pytest.mark.parametrize(("chance", "shown"), [(0.15, "0.15"), (0.1504, "0.1504"), (0.150001, "0.150001")])
def test_as_many_digits_are_shown_as_tell_the_two_apart(chance: float, shown: str) -> None:
    analysis = build(f"A(data) > xor1 -{chance}-> B(paper); xor1 -{1 - chance}-> C(data)").analysis()
    model: Any = SimpleNamespace(score=analysis.score, path="a.bpmn", verdict=None)
    said = [str(failed.message) for failed in failed_conditions(model, Policy(max_breaks=0.15))]
    assert [f"Media breaks per case: {shown}; allowed are 0.15 at most."] * (chance > 0.15) == said


@pytest.mark.parametrize(
    "policy", [Policy(min_score=0), Policy(max_breaks=5), Policy(min_rate=0.1), Policy(min_coverage=0)]
)
@pytest.mark.parametrize("is_damaged", [True, False])
def test_nothing_is_passed_of_a_damaged_file_without_a_step(policy: Policy, is_damaged: bool) -> None:  # noqa: FBT001
    model = build("start1 > end1").model
    note = Note("MB909", BROKEN_XML.filled(line=1, column=2, reason="cut off"), line=1)
    analysis = analyze_annotated(replace(model, notes=(note,) if is_damaged else ()), Annotations())
    said = verdict(analysis).message
    held: Any = SimpleNamespace(score=analysis.score, path="a.bpmn", verdict=said)
    assert ("of the damaged file, no step could be read" in str(said)) == is_damaged
    assert bool(list(failed_conditions(held, policy))) == is_damaged


@pytest.mark.parametrize(
    ("policy", "english", "german"),
    [
        (Policy(max_breaks=0.1), "Media breaks per case: 0.15; allowed are 0.1", "Medienbrüche je Fall: 0,15;"),
        (Policy(max_breaks=0.14999), "Media breaks per case: 0.15; allowed are 0.14999", "höchstens 0,14999"),
        (Policy(min_score=100), "known to be 90 at least; 100 is", "mindestens 90 beträgt; verlangt ist 100"),
        (Policy(min_score=90.04), "known to be 90 at least; 90.04 is", "mindestens 90 beträgt; verlangt ist 90,04"),
        (Policy(min_rate=0.9), "85\u00a0% of the cases", "85\u00a0% der Fälle"),
        (
            Policy(min_rate=0.85021),
            "85\u00a0% of the cases are known to be digital throughout; 85.021\u00a0%",
            "85,021",
        ),
    ],
)
def test_a_figure_that_fails_never_looks_like_what_is_asked_for(policy: Policy, english: str, german: str) -> None:
    analysis = build("A(data) > xor1 -0.15-> B(paper); xor1 -0.85-> C(data)").analysis()
    model: Any = SimpleNamespace(score=analysis.score, path="a.bpmn", verdict=None)
    (failed,) = failed_conditions(model, policy)
    assert english in translator("en").message(failed.message)
    assert german in translator("de").message(failed.message)
