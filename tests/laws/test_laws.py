"""The laws of the contract, over generated collaborations."""

import random
from collections import Counter, defaultdict
from collections.abc import Mapping
from math import sqrt
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from mediabruch.analysis import Analysis
from mediabruch.breaks.carriers import Carrier, carriers
from mediabruch.breaks.finding import Judgement
from mediabruch.media import RuleSet
from mediabruch.model import Model
from mediabruch.playout import Effect, Playout, play
from mediabruch.playout.simulate import Runs, simulate
from tests.laws.blocks import Collaboration, collaborations
from tests.laws.changes import inserted, moved, renamed, reordered
from tests.laws.drawn import Drawn, drawn
from tests.laws.figures import differences, figures
from tests.support.models import built

RULES = ("physical", "standard", "extended")
rules_of_any_kind = st.sampled_from(RULES)
seeds = st.integers(0, 10_000).map(random.Random)

law = settings(
    max_examples=100,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)
simulated = settings(law, max_examples=50)

DIGITAL = ("data", "document", "digital")
NOT_DIGITAL = ("paper", "oral")
RUNS = 1_000


def analyzed(model: Drawn, rules: str = "standard") -> Analysis:
    analysis = built(model.xml, model.stated).analysis(rules)
    assume(analysis.playout.method == "exact")
    return analysis


@law
@given(collaborations(), rules_of_any_kind, seeds)
def test_a_transparent_node_before_a_target_changes_no_figure(
    collaboration: Collaboration, rules: str, rng: random.Random
) -> None:
    """Directly before the target the order of firing stays, so this holds for all models that end."""
    model = drawn(collaboration, calm=False)
    changed = Drawn(inserted(model.xml, rng, before_target=True), model.stated)
    before = analyzed(model, rules)
    assume(before.playout.never_ends == 0)
    assert not differences(figures(before), figures(analyzed(changed, rules)))


@law
@given(collaborations(), rules_of_any_kind, seeds)
def test_a_transparent_node_anywhere_changes_no_figure_of_a_calm_model(
    collaboration: Collaboration, rules: str, rng: random.Random
) -> None:
    model = drawn(collaboration, calm=True)
    changed = Drawn(inserted(model.xml, rng, before_target=False), model.stated)
    assert not differences(figures(analyzed(model, rules)), figures(analyzed(changed, rules)))


@law
@given(collaborations(), rules_of_any_kind, seeds)
def test_renaming_ids_and_moving_shapes_changes_nothing(
    collaboration: Collaboration, rules: str, rng: random.Random
) -> None:
    model = drawn(collaboration, calm=False)
    xml, names = renamed(moved(model.xml, rng), rng)
    stated = {section: {names[key]: facts for key, facts in of.items()} for section, of in model.stated.items()}
    before, after = analyzed(model, rules), analyzed(Drawn(xml, stated), rules)
    assert figures(before) == figures(after, names)


@law
@given(collaborations(), rules_of_any_kind, seeds)
def test_reordering_siblings_changes_nothing_in_a_calm_model(
    collaboration: Collaboration, rules: str, rng: random.Random
) -> None:
    """Calm, and waiting for no message in vain: of several nodes that do, the first in the document goes on first."""
    model = drawn(collaboration, calm=True)
    before, after = analyzed(model, rules), analyzed(Drawn(reordered(model.xml, rng), model.stated), rules)
    assume(before.playout.assumed_messages == after.playout.assumed_messages == 0)
    assert not differences(figures(before), figures(after))


def all_of(medium: str, model: Drawn) -> Drawn:
    """The same model with one medium everywhere: on both sides of each step, and on each message flow that has one."""
    bare = built(model.xml, {})
    messages = {flow: {"medium": medium} for flow in model.stated["messages"]}
    steps: dict[str, Any] = {str(node.id): {"medium": medium} for node in bare.model.activities}
    return Drawn(model.xml, {**model.stated, "steps": steps, "messages": messages})


@law
@given(collaborations(), rules_of_any_kind, st.sampled_from(DIGITAL))
def test_one_digital_medium_everywhere_scores_100(collaboration: Collaboration, rules: str, medium: str) -> None:
    analysis = analyzed(all_of(medium, drawn(collaboration, calm=False)), rules)
    assert analysis.score.end_to_end_score == (None if not analysis.handovers else pytest.approx(100))
    assert analysis.breaks == ()
    assert analysis.score.breaks_max == 0
    assert analysis.score.end_to_end_rate == pytest.approx(1)


@law
@given(collaborations(), rules_of_any_kind, st.sampled_from(NOT_DIGITAL))
def test_one_other_medium_everywhere_scores_0_without_any_break(
    collaboration: Collaboration, rules: str, medium: str
) -> None:
    analysis = analyzed(all_of(medium, drawn(collaboration, calm=False)), rules)
    assert analysis.score.end_to_end_score == (None if not analysis.handovers else 0)
    assert analysis.breaks == ()
    assert analysis.score.breaks_max == 0


@law
@given(collaborations(), rules_of_any_kind, seeds)
def test_making_a_known_step_digital_never_lowers_the_score(
    collaboration: Collaboration, rules: str, rng: random.Random
) -> None:
    """`digital`, not `data`: under the extended rules, data handed on to a document loses its structure."""
    model = drawn(collaboration, calm=False)
    before = analyzed(model, rules)
    known = [step.node.id for step in before.steps if step.annotation.is_carrier]
    assume(known)
    chosen = str(rng.choice(known))
    facts = {name: fact for name, fact in model.stated["steps"][chosen].items() if name not in {"receives", "produces"}}
    steps = {**model.stated["steps"], chosen: {**facts, "medium": "digital"}}
    after = analyzed(Drawn(model.xml, {**model.stated, "steps": steps}), rules)
    assert after.score.handovers_per_case == pytest.approx(before.score.handovers_per_case)
    assert after.score.seamless_handovers_per_case >= before.score.seamless_handovers_per_case - 1e-9
    if before.score.end_to_end_score is not None:
        assert after.score.end_to_end_score is not None
        assert after.score.end_to_end_score >= before.score.end_to_end_score - 1e-7


@simulated
@given(collaborations())
def test_expectations_equal_the_mean_of_simulated_runs(collaboration: Collaboration) -> None:
    """Six standard errors wide, and the seed is fixed: nothing is left to chance from one test run to the next."""
    exact, sample, _ = played(drawn(collaboration, calm=False))
    sums: dict[Effect, float] = defaultdict(float)
    squares: dict[Effect, float] = defaultdict(float)
    for run, number in sample.runs:
        for effect, times in run.effects:
            sums[sample.effects[effect]] += times * number / RUNS
            squares[sample.effects[effect]] += times * times * number / RUNS
    for each, expected in zip(exact.effects, exact.expected, strict=True):
        spread = squares[each] - 2 * sums[each] * expected + expected * expected
        assert abs(sums[each] - expected) <= 6 * sqrt(max(spread, expected) / RUNS) + 10 / RUNS, each


@simulated
@given(collaborations(), rules_of_any_kind)
def test_the_distribution_of_breaks_equals_that_of_simulated_runs(collaboration: Collaboration, rules: str) -> None:
    exact, sample, (model, found) = played(drawn(collaboration, calm=False))
    judgement = Judgement(model, exact, found, RuleSet(rules))
    breaks_of = [judgement.breaks_of(effect) for effect in exact.effects]
    clean = [judgement.is_clean(effect) for effect in exact.effects]
    tally = exact.tally(breaks_of, clean)
    of_effect = dict(zip(exact.effects, zip(breaks_of, clean, strict=True), strict=True))
    counted: Counter[int] = Counter()
    digital = 0
    for run, number in sample.runs:
        happened = [(*of_effect[sample.effects[effect]], times) for effect, times in run.effects]
        counted[sum(breaks * times for breaks, _, times in happened)] += number
        digital += number * all(is_clean for _, is_clean, _ in happened)
    assert tally.least <= min(counted)
    assert tally.most is None or max(counted) <= tally.most
    shares = [sum(number for breaks, number in counted.items() if min(breaks, 10) == each) for each in range(11)]
    for share, expected in zip((*shares, digital), (*tally.distribution, tally.clean), strict=True):
        assert abs(share / RUNS - expected) <= 6 * sqrt(expected * (1 - min(expected, 1)) / RUNS) + 10 / RUNS


def played(model: Drawn) -> tuple[Playout, Runs, tuple[Model, Mapping[int, Carrier]]]:
    """The exact play-out of a model that ends, and a simulated one."""
    case = built(model.xml, model.stated)
    found = carriers(case.model, case.annotations.steps, case.annotations.messages)
    game = case.arrangement.game(found)
    exact = play(game)
    assume(exact.runs is None and exact.never_ends == 0)
    sample = simulate(game, RUNS)
    assert not any(run.is_endless for run, _ in sample.runs)
    return exact, sample, (case.model, found)


@law
@given(collaborations(), rules_of_any_kind)
def test_the_figures_agree_with_each_other(collaboration: Collaboration, rules: str) -> None:
    analysis = analyzed(drawn(collaboration, calm=False), rules)
    score = analysis.score
    distribution = score.breaks_distribution
    assert sum(distribution) == pytest.approx(1)
    assert min(distribution) >= 0
    assert score.break_free_rate == distribution[0]
    assert 0 <= score.end_to_end_rate <= score.break_free_rate + 1e-12
    assert score.breaks_min <= score.breaks_per_case + 1e-9
    assert all(chance == 0 for chance in distribution[: min(score.breaks_min, 10)])
    mean = sum(count * chance for count, chance in enumerate(distribution))
    if score.breaks_max is None:
        assert mean <= score.breaks_per_case + 1e-9
    else:
        assert score.breaks_per_case <= score.breaks_max + 1e-9
        assert all(chance <= 1e-12 for chance in distribution[score.breaks_max + 1 :])
        assert score.breaks_max > 10 or mean == pytest.approx(score.breaks_per_case)
    assert sum(each.per_case for each in analysis.breaks) == pytest.approx(score.breaks_per_case)
    assert sum(each.per_case for each in analysis.handovers) == pytest.approx(score.handovers_per_case)
    seamless = sum(each.per_case for each in analysis.handovers if each.seamless)
    assert seamless == pytest.approx(score.seamless_handovers_per_case)
    assert 0 <= score.seamless_handovers_per_case <= score.handovers_per_case + 1e-9
    for rate in (score.digital_step_share, score.automation_rate, score.coverage, analysis.playout.never_ends):
        assert rate is None or 0 <= rate <= 1 + 1e-12
    if score.end_to_end_low is not None and score.end_to_end_high is not None:
        assert -1e-9 <= score.end_to_end_low <= score.end_to_end_high + 1e-9 <= 100 + 1e-7
