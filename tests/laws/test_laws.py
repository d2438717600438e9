"""The laws of docs/semantics.md, over generated collaborations."""

import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from math import sqrt
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from mediabruch.analysis import Analysis
from mediabruch.breaks.carriers import Carriers
from mediabruch.breaks.evaluate import Evaluation
from mediabruch.breaks.link import LinkState
from mediabruch.media import BreakDefinition
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


@pytest.fixture(scope="module", autouse=True)
def nothing_is_simulated_in_vain() -> Iterator[None]:
    """Laws are of what is exact: a model with too many states is given up before thousands of its cases are played."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("mediabruch.playout.simulate.simulate", lambda _: assume(condition=False))
        yield


def analyzed(model: Drawn, rules: str = "standard") -> Analysis:
    return built(model.xml, model.stated).analysis(rules)


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
    assert analysis.score.end_to_end_score == (None if not analysis.links else pytest.approx(100))
    assert analysis.breaks == ()
    assert analysis.score.breaks_max == 0
    assert analysis.score.end_to_end_rate_low == pytest.approx(1)


@law
@given(collaborations(), rules_of_any_kind, st.sampled_from(NOT_DIGITAL))
def test_one_other_medium_everywhere_scores_0_without_any_break(
    collaboration: Collaboration, rules: str, medium: str
) -> None:
    analysis = analyzed(all_of(medium, drawn(collaboration, calm=False)), rules)
    assert analysis.score.end_to_end_score in (None, 0)  # all that is known not to be digital
    assert analysis.score.links_digital == 0
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
    known = [step.node.id for step in before.steps if step.annotation.receives and step.annotation.produces]
    assume(known)
    chosen = str(rng.choice(known))
    facts = {name: fact for name, fact in model.stated["steps"][chosen].items() if name not in {"receives", "produces"}}
    steps = {**model.stated["steps"], chosen: {**facts, "medium": "digital"}}
    after = analyzed(Drawn(model.xml, {**model.stated, "steps": steps}), rules)
    assert after.score.links == pytest.approx(before.score.links)
    assert after.score.links_digital >= before.score.links_digital - 1e-9
    if before.score.end_to_end_score is not None:
        assert after.score.end_to_end_score is not None
        assert after.score.end_to_end_score >= before.score.end_to_end_score - 1e-7


@law
@given(collaborations(), rules_of_any_kind, seeds)
def test_stating_a_medium_only_narrows_the_band(collaboration: Collaboration, rules: str, rng: random.Random) -> None:
    """Whatever is stated later for a side that is unknown now; automatic steps and those that play a content aside."""
    model = drawn(collaboration, calm=False)
    before = analyzed(model, rules)
    unknown = [
        (step.node.id, side)
        for step in before.steps
        for side in ("receives", "produces")
        if getattr(step.annotation, side) is None and not step.is_automatic and not step.plays_content
    ]
    assume(unknown)
    steps: dict[str, Any] = {identifier: {**facts} for identifier, facts in model.stated["steps"].items()}
    for identifier, side in rng.sample(unknown, rng.randint(1, len(unknown))):
        steps.setdefault(str(identifier), {})[side] = rng.choice([*DIGITAL, *NOT_DIGITAL, ["data", "paper"]])
    after = analyzed(Drawn(model.xml, {**model.stated, "steps": steps}), rules)
    visits = [[step.visits_per_case for step in analysis.steps] for analysis in (before, after)]
    assert visits[1] == pytest.approx(visits[0])
    assert after.score.links == pytest.approx(before.score.links)
    assert after.score.links_digital >= before.score.links_digital - 1e-9
    assert after.score.links_other >= before.score.links_other - 1e-9
    assert after.score.end_to_end_rate_low >= before.score.end_to_end_rate_low - 1e-9
    assert after.score.end_to_end_rate_high <= before.score.end_to_end_rate_high + 1e-9


@law
@given(collaborations(), rules_of_any_kind)
def test_a_full_score_is_that_of_every_case(collaboration: Collaboration, rules: str) -> None:
    """Score 100 without unknown links means that every case is digital throughout and unbroken, and the other way."""
    score = analyzed(drawn(collaboration, calm=False), rules).score
    is_full = score.links_other < 1e-9 and score.links_unknown < 1e-9
    assert is_full == (score.end_to_end_rate_low > 1 - 1e-9)
    if is_full:
        assert score.end_to_end_score in (None, pytest.approx(100))
        assert score.breaks_per_case == 0


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
    evaluation = Evaluation(model, exact, found, BreakDefinition(rules))
    breaks_of = evaluation.breaks_by_effect
    clean = evaluation.keeping(lambda link: link.state is LinkState.DIGITAL)
    tally, rate = exact.tally(breaks_of), exact.rate(clean)
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
    for share, expected in zip((*shares, digital), (*tally.distribution, rate), strict=True):
        assert abs(share / RUNS - expected) <= 6 * sqrt(expected * (1 - min(expected, 1)) / RUNS) + 10 / RUNS


def played(model: Drawn) -> tuple[Playout, Runs, tuple[Model, Carriers]]:
    """The exact play-out of a model that ends, and a simulated one."""
    case = built(model.xml, model.stated)
    game = case.game()
    exact = play(game)
    assume(exact.never_ends == 0)
    sample = simulate(game, RUNS)
    assert not any(run.is_endless for run, _ in sample.runs)
    return exact, sample, (case.model, case.carriers)


@law
@given(collaborations(), rules_of_any_kind)
def test_the_figures_agree_with_each_other(collaboration: Collaboration, rules: str) -> None:
    analysis = analyzed(drawn(collaboration, calm=False), rules)
    score = analysis.score
    distribution = score.breaks_distribution
    assert sum(distribution) == pytest.approx(1)
    assert min(distribution) >= 0
    assert score.break_free_rate_high == distribution[0]
    assert 0 <= score.end_to_end_rate_low <= score.end_to_end_rate_high + 1e-9 <= 1 + 2e-9
    assert 0 <= score.break_free_rate_low <= score.break_free_rate_high + 1e-9 <= 1 + 2e-9
    assert score.end_to_end_rate_low <= score.break_free_rate_low + 1e-9
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
    assert sum(link.per_case for link in analysis.links) == pytest.approx(score.links)
    for rate in (score.automation_rate, score.coverage, score.coverage_partly, analysis.playout.never_ends):
        assert rate is None or 0 <= rate <= 1 + 1e-12
    if score.end_to_end_low is not None and score.end_to_end_high is not None:
        assert 0 <= score.end_to_end_low <= score.end_to_end_high + 1e-9 <= 100 + 1e-7
        known = score.end_to_end_score
        assert known is None or score.end_to_end_low - 1e-9 <= known <= score.end_to_end_high + 1e-9
