"""Single cases: their laws over generated models, held against a search that tries all ways."""

import pytest
from hypothesis import HealthCheck, assume, given, settings

from mediabruch.analysis import Analysis
from mediabruch.breaks.carriers import carriers
from mediabruch.one_case import CaseKind, SingleCase, find_case
from mediabruch.playout import CompiledModel
from mediabruch.playout.chain import explore
from tests.laws.blocks import Collaboration, collaborations
from tests.laws.drawn import drawn
from tests.laws.test_laws import analyzed
from tests.support.models import build

LOOP = "start > Antrag(paper) > Pruefen(data) > xor; xor -0.6-> Bescheid(data) > end; xor -0.4-> Antrag"


def case_of(analysis: Analysis, kind: CaseKind) -> SingleCase:
    case = find_case(analysis, kind)
    assert case is not None
    return case


def names_of(case: SingleCase, analysis: Analysis) -> list[str]:
    nodes = analysis.model.node_by_key
    return [nodes[stop.node].name for stop in case.stops if nodes[stop.node].is_activity and stop.is_entered]


def all_ways(analysis: Analysis) -> dict[tuple[int, ...], float]:
    """All ways from a beginning to an end by the effects on them, with their probabilities; of what does not loop."""
    compiled = CompiledModel(analysis.model, analysis.stated_shares)
    chain = explore(compiled.game(carriers(compiled, analysis.annotations, analysis.messages).followed), 100_000)
    assume(len(chain.steps) < 400)
    assume(not chain.loops)
    ways: dict[tuple[int, ...], float] = {}
    open_: list[tuple[int, float, tuple[int, ...]]] = [(state, chance, ()) for state, chance in chain.start.items()]
    while open_:
        assume(len(open_) + len(ways) < 3000)
        state, chance, effects = open_.pop()
        if not chain.steps[state]:
            ways[effects] = max(ways.get(effects, 0.0), chance)
        open_ += [
            (after, chance * share, (*effects, effect)) for share, after, effect in chain.steps[state] if share > 0
        ]
    return ways


@settings(max_examples=60, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(collaborations())
def test_cases_are_the_best_of_all_ways(collaboration: Collaboration) -> None:
    analysis = analyzed(drawn(collaboration, calm=True))
    ways = all_ways(analysis)
    assume(ways)
    likeliest = case_of(analysis, CaseKind.LIKELIEST)
    assert likeliest.probability == pytest.approx(max(ways.values()))
    worst = case_of(analysis, CaseKind.WORST)
    assert worst.break_count == analysis.score.breaks_max
    assert worst.probability <= likeliest.probability + 1e-12
    free = find_case(analysis, CaseKind.BREAK_FREE)
    assert (free is not None) == (analysis.score.break_free_rate_high > 1e-12)
    if free is not None:
        assert free.break_count == 0
        assert free.probability <= analysis.score.break_free_rate_high + 1e-12


def test_the_worst_goes_round_a_loop_once() -> None:
    analysis = build(LOOP).analysis()
    assert names_of(case_of(analysis, CaseKind.LIKELIEST), analysis) == ["Antrag", "Pruefen", "Bescheid"]
    worst = case_of(analysis, CaseKind.WORST)
    assert names_of(worst, analysis) == ["Antrag", "Pruefen", "Antrag", "Pruefen", "Bescheid"]
    assert worst.break_count == 3
    assert worst.probability == pytest.approx(0.4 * 0.6)
    assert [stop.is_again for stop in worst.stops].count(True) == 3


def test_a_break_free_case_avoids_the_likelier_way() -> None:
    line = "start > Antrag(paper) > xor; xor -0.9-> Erfassen(data) > end1; xor -0.1-> Ablegen(paper) > end2"
    analysis = build(line).analysis()
    free = case_of(analysis, CaseKind.BREAK_FREE)
    assert names_of(free, analysis) == ["Antrag", "Ablegen"]
    assert free.probability == pytest.approx(0.1)


def test_there_is_none_where_each_case_breaks_or_none_ends() -> None:
    assert find_case(build("Antrag(paper) > Erfassen(data)").analysis(), CaseKind.BREAK_FREE) is None
    endless = build("start > Antrag(paper) > Pruefen(data) > Antrag").analysis()
    for kind in CaseKind:
        assert find_case(endless, kind) is None


def test_flows_lead_from_stop_to_stop() -> None:
    analysis = build(LOOP).analysis()
    flows = {flow.key: flow for flow in analysis.model.sequence_flows}
    case = case_of(analysis, CaseKind.WORST)
    for before, after in zip(case.stops, case.stops[1:], strict=False):
        assert after.came_by == before.goes_by
        assert {flows[key].target for key in after.came_by} == {after.node}
    assert case.stops[0].came_by == ()
