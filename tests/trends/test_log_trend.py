"""The trend of an event log: what its cases show month by month."""

from dataclasses import replace

import pytest

from mediabruch.conformance.replay import Replay, ReplayOptions
from mediabruch.errors import LogError
from mediabruch.logs.cases import CaseGroup, EventLog
from mediabruch.trends.log_trend import trend_of_log
from tests.support.logs import replayed
from tests.support.models import build

MODEL = "Antrag(data) > xor1 > Drucken(paper) > xor2 > Ende(data); xor1 > xor2"


def _replay(*months: tuple[int, int], least: int = 5, model: str = MODEL) -> Replay:
    """Of each month from January 2026 on, how many cases are printed, and how many are not."""
    groups = [
        CaseGroup(activities=activities, count=count, month=(2026, month))
        for month, counts in enumerate(months, start=1)
        for activities, count in zip((("Antrag", "Drucken", "Ende"), ("Antrag", "Ende")), counts, strict=True)
        if count
    ]
    return replayed(build(model), EventLog(groups=tuple(groups)), ReplayOptions(min_group=least))


def test_each_point_holds_the_figures_of_its_own_cases() -> None:
    trend = trend_of_log(_replay((30, 10), (10, 30), (0, 40)))
    assert [(point.label, point.day.isoformat(), point.cases) for point in trend.points] == [
        ("2026-01", "2026-01-01", 40),
        ("2026-02", "2026-02-01", 40),
        ("2026-03", "2026-03-01", 40),
    ]
    (process,) = trend.processes
    rates = [state.score.breaks_per_case for state in process.states]
    assert rates == pytest.approx([2 * 30 / 40, 2 * 10 / 40, 0.0])


def test_breaks_are_new_when_they_first_happen_often_and_gone_after_they_last_did() -> None:
    (process,) = trend_of_log(_replay((0, 40), (20, 20), (2, 38), (20, 20), (3, 37))).processes
    new = [[one.name for one in step.new] for step in process.steps]
    gone = [[one.name for one in step.gone] for step in process.steps]
    assert new == [[], ["Drucken", "Ende"], [], [], []]
    assert gone == [[], [], [], [], ["Drucken", "Ende"]]


def test_few_cases_count_with_their_neighbors() -> None:
    trend = trend_of_log(_replay((1, 1), (10, 10), (2, 0), least=5))
    assert sum(point.cases or 0 for point in trend.points) == 24
    assert all((point.cases or 0) >= 5 for point in trend.points)
    assert "–" in trend.points[0].label


def test_nothing_can_be_said_of_a_log_without_months_or_complete_cases() -> None:
    with pytest.raises(LogError, match="over time"):
        trend_of_log(replayed(build("A > B"), EventLog(groups=(CaseGroup(activities=("A", "B"), count=9),))))
    begun = CaseGroup(activities=("A",), count=9, month=(2026, 1), is_complete=False)
    with pytest.raises(LogError, match="over time"):
        trend_of_log(replayed(build("A > B"), EventLog(groups=(begun, replace(begun, activities=("B",))))))
