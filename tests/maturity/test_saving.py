"""What a change saves, and when it has paid for itself."""

from dataclasses import replace
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediabruch.analysis import analyze_model
from mediabruch.i18n import translator
from mediabruch.maturity.cost import CostEstimate
from mediabruch.maturity.cost_table import CostRange
from mediabruch.maturity.saving import PayBack, pay_back, saving
from mediabruch.maturity.standing import Standing
from mediabruch.options import Options
from mediabruch.report.names import Names
from mediabruch.report.plan.costs import pay_back_words
from mediabruch.statements.sidecar import sidecar_from_mapping
from tests.support.models import build

MEDIA = ("data", "document", "digital", "paper", "oral")


def _cost(line: str) -> CostEstimate:
    return Standing(build(line).analysis()).cost


def test_what_stays_costs_the_same_before_and_after() -> None:
    before, after = _cost("A(paper) > B(data) > C(paper)"), _cost("A(paper) > B(data) > C(data)")
    saved = saving(before, after)
    assert (saved.authority.minutes.low, saved.authority.minutes.high) == (2, 10)
    assert saved.authority.euros.low == pytest.approx(2 * 25.5 / 60)
    assert saved.applicant.minutes == CostRange(low=0, high=0)


def test_a_break_of_another_kind_may_cost_more_or_less() -> None:
    saved = saving(_cost("A(paper) > B(data)"), _cost("A(data) > B(paper)"))
    assert (saved.authority.minutes.low, saved.authority.minutes.high) == (2 - 10, 8 - 2)


@given(
    st.lists(st.sampled_from(MEDIA), min_size=3, max_size=3), st.lists(st.sampled_from(MEDIA), min_size=3, max_size=3)
)
def test_a_saving_lies_within_the_difference_of_the_ranges_and_holds_both_ends(
    one: list[str], other: list[str]
) -> None:
    lines = [" > ".join(f"S{i}({medium})" for i, medium in enumerate(media)) for media in (one, other)]
    before, after = map(_cost, lines)
    saved = saving(before, after).authority.minutes
    first, then = before.authority.minutes, after.authority.minutes
    assert first.low - then.high - 1e-9 <= saved.low <= min(first.low - then.low, first.high - then.high) + 1e-9
    assert max(first.low - then.low, first.high - then.high) - 1e-9 <= saved.high <= first.high - then.low + 1e-9


def test_pay_back_is_a_range_of_months() -> None:
    saved = saving(_cost("A(paper) > B(data)"), _cost("A(data) > B(data)"))
    back = pay_back(1200, saved, 1000)
    assert back.months is not None
    assert back.months.low == pytest.approx(12 * 1200 / (1000 * 8 * 40.7 / 60))
    assert back.months.high == pytest.approx(12 * 1200 / (1000 * 2 * 25.5 / 60))
    assert not back.never


def test_pay_back_without_cases_is_unknown_and_without_saving_never() -> None:
    saved = saving(_cost("A(paper) > B(data)"), _cost("A(data) > B(data)"))
    assert pay_back(1200, saved, None).months is None
    nothing = saving(_cost("A(paper) > B(data)"), _cost("A(paper) > B(data)"))
    assert pay_back(1200, nothing, 1000).never
    doubtful = pay_back(1200, saving(_cost("A(paper) > B(data)"), _cost("A(data) > B(paper)")), 1000)
    assert doubtful.months is not None
    assert doubtful.months.high == inf
    assert not doubtful.never


@pytest.mark.parametrize(
    ("months", "says"),
    [
        (None, "When 1,200 euros have paid off is unknown without cases a year."),
        (CostRange(low=inf, high=inf), "1,200 euros do not pay back: no money is saved."),
        (CostRange(low=3.04, high=inf), "1,200 euros pay back after 3 months at the soonest, if at all."),
        (CostRange(low=3.04, high=11.9), "1,200 euros pay back after 3 to 12 months."),
        (CostRange(low=18.0, high=66.0), "1,200 euros pay back after 1.5 to 5.5 years."),
    ],
)
def test_pay_back_is_said_with_two_digits(months: CostRange | None, says: str) -> None:
    names = Names(build("A(paper)").model, translator("en"))
    assert pay_back_words(PayBack(euros=1234.0, months=months), names) == says


# -- stated minutes ------------------------------------------------------------------------------------


def _minutes(label: str, minutes: float, *, inference: bool = True) -> tuple[CostRange, bool]:
    """What converting takes at a step of this label, whose working time is stated."""
    model = build("Zuvor > Jetzt").model
    nodes = tuple(node._replace(name=label) if node.name == "Jetzt" else node for node in model.nodes)
    step = next(node for node in nodes if node.name == label)
    own = {"steps": {step.id or "": {"receives": "paper", "produces": "data", "minutes": minutes}}}
    options = Options(inference=inference)
    analysis = analyze_model(replace(model, nodes=nodes), options, sidecar=sidecar_from_mapping(own))
    place = next(one for one in Standing(analysis).cost.places if one.element == step.key and one.kind == "MB104")
    return place.once.minutes, place.is_stated


@pytest.mark.parametrize("label", ["Antragsdaten erfassen", "Capture the data", "Antrag einscannen"])
def test_working_time_of_what_only_converts_takes_the_place_of_the_proxy(label: str) -> None:
    assert _minutes(label, 25) == (CostRange(low=25, high=25), True)


@pytest.mark.parametrize("label", ["Baugenehmigung erstellen", "Antrag prüfen und erfassen", "Jetzt"])
def test_working_time_of_what_does_more_is_the_most_that_converting_takes(label: str) -> None:
    assert _minutes(label, 90) == (CostRange(low=2, high=8), False)
    assert _minutes(label, 5) == (CostRange(low=2, high=5), False)
    assert _minutes(label, 1) == (CostRange(low=1, high=1), False)


def test_without_inference_words_tell_nothing() -> None:
    assert _minutes("Antragsdaten erfassen", 25, inference=False) == (CostRange(low=2, high=8), False)


def test_who_is_stated_to_come_digitally_goes_no_way() -> None:
    def kinds(medium: str) -> list[str]:
        model = build("Persönlich_vorsprechen > Prüfen").model
        nodes = tuple(node._replace(name=node.name.replace("_", " ")) for node in model.nodes)
        step = next(node for node in nodes if node.name == "Persönlich vorsprechen")
        own = {"steps": {step.id or "": {"medium": medium, "party": "citizen"}}}
        found = analyze_model(replace(model, nodes=nodes), sidecar=sidecar_from_mapping(own))
        return [place.kind for place in Standing(found).cost.places if place.kind == "way"]

    assert (kinds("paper"), kinds("digital")) == (["way"], [])
