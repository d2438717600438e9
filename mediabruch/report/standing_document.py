"""Where a process stands, as a part of the published document."""

from collections.abc import Mapping
from typing import Any

from mediabruch.i18n import Translator
from mediabruch.maturity.cost import Burden, CostEstimate, PlaceCost
from mediabruch.maturity.cost_table import CostRange
from mediabruch.maturity.gate import GateVerdict
from mediabruch.maturity.standing import Standing
from mediabruch.maturity.yardsticks import GRADE_SOURCE, GRADES, YARDSTICKS
from mediabruch.maturity.zone_figures import ZoneLinks

Ids = Mapping[int, str | None]


def standing_document(standing: Standing, ids: Ids, words: Translator) -> dict[str, Any]:
    """Zones, gates, grade and cost; sentences in the language of `words`."""
    figures, stated, grade = standing.figures, standing.analysis.profile.reifegrad, standing.grade
    return {
        "zones": {
            "by_zone": {zone.value: _links(links) for zone, links in figures.by_zone.items()},
            "front": _links(figures.front),
            "inside": _links(figures.inside),
        },
        "administration": {
            "holds": standing.administration.holds,
            "origin": standing.administration.origin.value,
            "signs": list(standing.administration.signs),
        },
        "gates": [_gate(verdict, ids, words) for verdict in standing.gates],
        "grade": {
            "low": grade.low,
            "high": grade.high,
            "names": [words.message(GRADES[grade.low]), words.message(GRADES[grade.high])],
            "source": words.message(GRADE_SOURCE),
            "derivation": [words.message(sentence) for sentence in grade.derivation],
            "missing": [words.message(sentence) for sentence in grade.missing],
            "steps": [ids[key] for key in grade.steps],
        },
        "reifegrad": None if stated is None else {"model": stated[0], "level": int(stated[1])},
        "cost": {
            **cost_document(standing.cost, words),
            "places": [_place(place, standing.cost, ids) for place in standing.cost.places],
        },
    }


def _links(links: ZoneLinks) -> dict[str, float]:
    return {"links_digital": links.digital, "links_other": links.other, "links_unknown": links.unknown}


def _gate(verdict: GateVerdict, ids: Ids, words: Translator) -> dict[str, Any]:
    known = YARDSTICKS[verdict.gate]
    return {
        "id": verdict.gate.value,
        "state": verdict.state.value,
        "title": words.message(known.title),
        "source": words.message(known.source),
        "scope": words.message(known.scope),
        "steps": [ids[key] for key in verdict.steps],
        "step_keys": list(verdict.steps),
        "reasons": [words.message(sentence) for sentence in verdict.reasons],
        "asks": [words.message(sentence) for sentence in verdict.asks],
    }


def cost_document(cost: CostEstimate, words: Translator) -> dict[str, Any]:
    """Who bears what, by which tables, for how many cases."""
    return {
        "edition": words.message(cost.table.edition),
        "source": words.message(cost.table.source),
        "cases": cost.cases,
        **borne_document(cost),
    }


def borne_document(cost: CostEstimate) -> dict[str, Any]:
    """Who bears what, per case, and per year where the number of cases is known."""
    authority, applicant = cost.per_year(cost.authority), cost.per_year(cost.applicant)
    per_case = {"authority": burden_document(cost.authority), "applicant": burden_document(cost.applicant)}
    if authority is None or applicant is None:
        return {"per_case": per_case, "per_year": None}
    per_year = {"authority": burden_document(authority), "applicant": burden_document(applicant)}
    return {"per_case": per_case, "per_year": per_year}


def _place(place: PlaceCost, cost: CostEstimate, ids: Ids) -> dict[str, Any]:
    return {
        "step": ids[place.element],
        "step_key": place.element,
        "kind": place.kind,
        "borne_by": "applicant" if place.is_applicant else "authority",
        "per_case": place.per_case,
        **burden_document(place.burden),
        "proxy": None if place.is_stated else cost.table.proxies.get(place.kind),
    }


def burden_document(burden: Burden) -> dict[str, list[float]]:
    """Minutes and euros, each from low to high."""
    return {"minutes": span_document(burden.minutes), "euros": span_document(burden.euros)}


def span_document(span: CostRange) -> list[float]:
    """Both ends, the lower first."""
    return [span.low, span.high]
