"""A real log: the receiving phase of permits in a municipality, counted by hand."""

from collections import Counter
from functools import cache

import pytest

import mediabruch as mb
from mediabruch.conformance.replay import Replay
from mediabruch.logs.reading import read_log
from tests.support.logs import counted
from tests.support.shared import SHARED, needs_shared

pytestmark = needs_shared("logs/receipt.csv", "logs/receipt.bpmn")
WAYS_IN = {
    "Internet": frozenset({mb.Medium.DATA}),
    "e-mail": frozenset({mb.Medium.DOCUMENT}),
    "Desk": frozenset({mb.Medium.ORAL}),
    "Post": frozenset({mb.Medium.PAPER}),
}


@cache
def _replay() -> Replay:
    log = read_log(SHARED / "logs" / "receipt.csv", channel="case:channel")
    return mb.replay(SHARED / "logs" / "receipt.bpmn", log, options=mb.ReplayOptions(channel_media=WAYS_IN))


def _keys() -> dict[str, int]:
    return {node.name.split()[0]: node.key for node in _replay().analysis.model.activities}


def test_all_cases_fit() -> None:
    fit = _replay().reality.fit
    assert (fit.cases, fit.fitting, fit.approximate) == (1434, 1434, 0)


@pytest.mark.parametrize("step", ["T02", "T05", "T06", "T10", "T15", "T20"])
def test_workings_are_those_of_the_log_counted_and_by_the_chain(step: str) -> None:
    events = sum(count for name, count in _replay().log.activity_counts.items() if name.startswith(f"{step} "))
    key = _keys()[step]
    visits = {one.node.key: one.visits_per_case for one in _replay().chain.steps}
    assert counted(_replay()).workings[key] == pytest.approx(events / 1434, abs=1e-9)
    assert visits[key] == pytest.approx(events / 1434, abs=1e-9)


@pytest.mark.parametrize("step", ["T15", "T03", "T05", "T04", "T10"])
def test_shares_into_steps_are_those_counted_by_hand(step: str) -> None:
    """Each working of a step that one flow leads to is one passing of that flow."""
    model, key = _replay().analysis.model, _keys()[step]
    flows = [flow.key for flow in model.sequence_flows if flow.target == key]
    events = Counter({flow: _replay().share_of[flow].count for flow in flows}).total()
    assert events == round(counted(_replay()).workings[key] * 1434)


def test_front_and_inside_by_the_way_in() -> None:
    digital = next(group for group in _replay().by_way_in if group.is_digital == (True,))
    assert (digital.figures.cases, digital.figures.cases_with[_keys()["T05"]]) == (1271, 1152)


def test_the_steps_depend_on_each_other() -> None:
    assert {one.figure for one in _replay().differences} >= {"end_to_end_rate_high", "break_free_rate_high"}


def test_an_analysis_takes_on_the_measured_shares() -> None:
    analysis = mb.analyze(SHARED / "logs" / "receipt.bpmn").measured(_replay().log)
    visits = {step.name.split()[0]: step.visits_per_case for step in analysis.steps}
    assert visits["T05"] == pytest.approx(0.9066, abs=0.001)
    assert {branch.origin for branch in analysis.branches} >= {mb.Origin.MEASURED}
