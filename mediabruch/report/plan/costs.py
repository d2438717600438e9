"""What a plan does about costs: before and after, what is saved, and when it has paid for itself."""

from collections.abc import Iterator
from math import inf
from typing import Any

from mediabruch.figures import TINY
from mediabruch.maturity.cost import CostEstimate
from mediabruch.maturity.cost_table import CostRange
from mediabruch.maturity.saving import MONTHS, PayBack, Saving, pay_back, saving
from mediabruch.measures.candidate import Candidate
from mediabruch.measures.plan import Plan, Stage
from mediabruch.report.blocks import Block, BulletList, bullet, paragraph
from mediabruch.report.costs import burden_words, euro_words, proxy_words, range_words
from mediabruch.report.names import Names
from mediabruch.report.spans import Span, Style
from mediabruch.report.standing_document import borne_document, burden_document, cost_document, span_document

_FEW_MONTHS = 24
"""Months from which on years are counted."""


def has_costs(plan: Plan) -> bool:
    """Whether anything costs, before or after, or is stated to."""
    return bool(plan.cost.places or plan.cost_after.places or plan.euros)


def cost_blocks(plan: Plan, names: Names) -> Iterator[Block]:
    """Costs today and once the plan is done, and when it has paid for itself."""
    if not has_costs(plan):
        return
    words = names.words
    items = [(words.text("Today"), said_of(plan.cost, names))]
    if plan.stages:
        items.append((words.text("Once the plan is done"), said_of(plan.cost_after, names)))
    if (back := plan_pay_back(plan)) is not None:
        items.append((words.text("Pay-back"), pay_back_words(back, names)))
    yield BulletList(tuple(bullet("", Span(label, Style.TITLE), f": {said}") for label, said in items))
    yield paragraph(Span(proxy_words(plan.cost, names), Style.DIM))


def said_of(cost: CostEstimate, names: Names) -> str:
    """What it costs whom."""
    words = names.words
    own, others = burden_words(cost, cost.authority, names), burden_words(cost, cost.applicant, names)
    told = (
        (words.text("authority {burden}", burden=own), words.text("applicants {burden}", burden=others))
        if cost.is_administration
        else (words.text("own work {burden}", burden=own), words.text("customers {burden}", burden=others))
    )
    borne = [cost.authority, cost.applicant]
    return "; ".join(one for one, burden in zip(told, borne, strict=True) if burden.minutes.high > TINY) or words.text(
        "nothing"
    )


def with_cost_before(plan: Plan) -> Iterator[tuple[Stage, CostEstimate]]:
    """Each stage, with what media breaks cost before it."""
    before = plan.cost
    for stage in plan.stages:
        yield stage, before
        before = stage.cost


def stage_words(stage: Stage, before: CostEstimate, names: Names) -> str:
    """What media breaks cost once a measure is done, and when it has paid for itself; empty where nothing costs."""
    told = []
    if before.places or stage.cost.places:
        told.append(names.words.text("Costs then: {costs}.", costs=said_of(stage.cost, names)))
    back = pay_back_of(stage.candidate, before, stage.cost)
    if back is not None:
        told.append(pay_back_words(back, names))
    return " ".join(told)


def pay_back_words(found: PayBack, names: Names) -> str:
    """When something has paid for itself."""
    words = names.words
    euros = euro_words(CostRange(low=found.euros, high=found.euros), words)
    if found.months is None:
        return words.text("When {euros} euros have paid off is unknown without cases a year.", euros=euros)
    if found.never:
        return words.text("{euros} euros do not pay back: no money is saved.", euros=euros)
    if found.months.high == inf:
        soonest = _months(CostRange(low=found.months.low, high=found.months.low), names)
        return words.text("{euros} euros pay back after {time} at the soonest, if at all.", euros=euros, time=soonest)
    return words.text("{euros} euros pay back after {time}.", euros=euros, time=_months(found.months, names))


def _months(months: CostRange, names: Names) -> str:
    if months.high < _FEW_MONTHS:
        return names.words.text("{range} months", range=range_words(months, names.words))
    return names.words.text("{range} years", range=range_words(months.times(1 / MONTHS), names.words))


def pay_back_of(candidate: Candidate, before: CostEstimate, after: CostEstimate) -> PayBack | None:
    """When a measure has paid for itself; `None` where its euros are not stated."""
    euros = candidate.measure.euros
    return None if euros is None else pay_back(euros, saving(before, after), after.cases)


def plan_pay_back(plan: Plan) -> PayBack | None:
    """When the whole plan has paid for itself; `None` where the euros of a measure are not stated."""
    return None if plan.euros is None else pay_back(plan.euros, saving(plan.cost, plan.cost_after), plan.cost.cases)


def costs_document(plan: Plan, names: Names) -> dict[str, Any]:
    """Edition, cases, and the costs before and after, as a part of the published document."""
    before = cost_document(plan.cost, names.words)
    return {
        **{name: before[name] for name in ("edition", "source", "cases")},
        "before": borne_document(plan.cost),
        "after": borne_document(plan.cost_after),
        "saved": _saved(saving(plan.cost, plan.cost_after)),
        "pay_back": _pay_back(plan_pay_back(plan)),
    }


def change_document(candidate: Candidate, before: CostEstimate, after: CostEstimate) -> dict[str, Any]:
    """The costs after a change, what it saves, and when it has paid for itself."""
    return {
        **borne_document(after),
        "saved": _saved(saving(before, after)),
        "pay_back": _pay_back(pay_back_of(candidate, before, after)),
    }


def _saved(saved: Saving) -> dict[str, Any]:
    return {"authority": burden_document(saved.authority), "applicant": burden_document(saved.applicant)}


def _pay_back(found: PayBack | None) -> dict[str, Any] | None:
    if found is None:
        return None
    months = None if found.months is None or found.never else [_finite(end) for end in span_document(found.months)]
    return {"euros": found.euros, "months": months, "never": found.never}


def _finite(months: float) -> float | None:
    return months if months < float("inf") else None
