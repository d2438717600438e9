"""Where a process stands, as a part of the published document."""

from collections.abc import Mapping
from typing import Any

from mediabruch.i18n import Translator
from mediabruch.maturity.cost import Burden, CostEstimate, PlaceCost
from mediabruch.maturity.cost_table import Span
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
        "cost": _cost(standing.cost, ids, words),
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


def _cost(cost: CostEstimate, ids: Ids, words: Translator) -> dict[str, Any]:
    authority, applicant = cost.per_year(cost.authority), cost.per_year(cost.applicant)
    is_counted = authority is not None and applicant is not None
    return {
        "edition": words.message(cost.table.edition),
        "source": words.message(cost.table.source),
        "cases": cost.cases,
        "per_case": {"authority": _burden(cost.authority), "applicant": _burden(cost.applicant)},
        "per_year": {"authority": _burden(authority), "applicant": _burden(applicant)} if is_counted else None,
        "places": [_place(place, cost, ids) for place in cost.places],
    }


def _place(place: PlaceCost, cost: CostEstimate, ids: Ids) -> dict[str, Any]:
    return {
        "step": ids[place.element],
        "step_key": place.element,
        "kind": place.kind,
        "borne_by": "applicant" if place.is_applicant else "authority",
        "per_case": place.per_case,
        **_burden(place.burden),
        "proxy": cost.table.proxies.get(place.kind),
    }


def _burden(burden: Burden | None) -> dict[str, list[float]]:
    return {} if burden is None else {"minutes": _span(burden.minutes), "euros": _span(burden.euros)}


def _span(span: Span) -> list[float]:
    return [span.low, span.high]
