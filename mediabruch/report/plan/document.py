"""A plan as the published document. Its schema is `mediabruch.report.plan.schema`."""

from typing import Any

from mediabruch.i18n import Translator
from mediabruch.measures.candidate import Candidate
from mediabruch.measures.plan import Plan
from mediabruch.measures.robust import RobustPlace
from mediabruch.measures.unknowns import Unknown, UnknownSide
from mediabruch.report.document import score_document
from mediabruch.report.json_text import Document, json_text
from mediabruch.report.names import Names
from mediabruch.report.plan.costs import change_document, costs_document, with_cost_before
from mediabruch.report.plan.speech import interaction_words, measure_title
from mediabruch.report.plan.sureness import decides_words

PLAN = "mediabruch/plan/1"


def plan_json(plan: Plan, words: Translator) -> str:
    """The plan as indented JSON; sentences speak the language of `words`."""
    return json_text(plan_document(plan, words)) + "\n"


def plan_document(plan: Plan, words: Translator) -> Document:
    """The document of one plan."""
    model = plan.analysis.model
    names = Names(model, words)
    return {
        "schema": PLAN,
        "language": words.language,
        "model": {"path": model.path, "sha256": model.sha256, "name": model.name},
        "rules": plan.analysis.options.definition.value,
        "goal": {
            "budget": plan.goal.budget,
            "until": None if plan.goal.target is None else str(plan.goal.target),
            "reached": plan.reaches_target,
        },
        "weights": {str(interest): weight for interest, weight in plan.weights.items()},
        "before": score_document(plan.before),
        "candidates": _candidates(plan, names),
        "plan": _stages(plan),
        "front": [
            {"ids": [one.id for one in point.candidates], "effort": point.effort, "after": score_document(point.after)}
            for point in plan.front
        ],
        "robust": _robust(plan, names),
        "interactions": _interactions(plan, names),
        "bound_by_law": [
            {"step": model.node_by_key[key].id, "key": key, "law": plan.analysis.annotations[key].required_by_law}
            for key in plan.bound_by_law
        ],
        "exact": plan.is_exact,
        "gap": plan.gap,
        "cost": costs_document(plan, names),
    }


def _candidates(plan: Plan, names: Names) -> list[Document]:
    """Each measure that fits, with what it brings alone."""
    return [
        {
            **_candidate(one.candidate, names),
            "after": score_document(one.after),
            "cost": change_document(one.candidate, plan.cost, one.cost),
        }
        for one in plan.candidates
    ]


def _stages(plan: Plan) -> list[Document]:
    """The measures in their order, each with what is reached then."""
    return [
        {
            "id": stage.candidate.id,
            "after": score_document(stage.after),
            "cost": change_document(stage.candidate, before, stage.cost),
        }
        for stage, before in with_cost_before(plan)
    ]


def _interactions(plan: Plan, names: Names) -> list[Document]:
    """Pairs of measures that act on each other."""
    return [
        {
            "kind": one.kind.value,
            "ids": [plan.candidates[i].candidate.id for i in (one.first, one.second)],
            "message": interaction_words(one, plan, names),
        }
        for one in plan.interactions
    ]


def _candidate(candidate: Candidate, names: Names) -> Document:
    words, measure, model = names.words, candidate.measure, names.model
    ids = {node.key: node.id for node in model.nodes} | {flow.key: flow.id for flow in model.message_flows}
    return {
        "id": candidate.id,
        "measure": measure.id,
        "title": measure_title(candidate, names),
        "steps": [ids[key] for key in candidate.steps],
        "edits": {"schema": "mediabruch/annotations/1", **_plain(candidate.edits)},
        "effort": candidate.effort,
        "effort_class": measure.effort.value,
        "euros": measure.euros,
        "who": measure.who.value,
        "solution": words.message(measure.solution),
        "needs": [words.message(need) for need in measure.needs],
        "law": None if measure.law is None else words.message(measure.law),
        "source": measure.source or None,
    }


def _plain(edits: Any) -> dict[str, Any]:
    return {section: {id_: dict(facts) for id_, facts in elements.items()} for section, elements in edits.items()}


def _robust(plan: Plan, names: Names) -> Document:
    """The first place, and under `places` each of the first ones."""
    places = [_place(one, plan, names) for one in plan.robustness.places] if plan.robustness is not None else []
    first = places[0] if places else None
    return {
        "first": first is None or first["holds"],
        "decides": None if first is None else first["decides"],
        "element": None if first is None else first["element"],
        "side": None if first is None else first["side"],
        "rival": first["rivals"][0] if first is not None and first["rivals"] else None,
        "exact": first is None or first["exact"],
        "places": places,
    }


def _place(found: RobustPlace, plan: Plan, names: Names) -> Document:
    element, side = _asked_about(found.decides, names)
    return {
        "place": found.place,
        "ids": [plan.candidates[i].candidate.id for i in found.candidates],
        "holds": found.holds,
        "decides": decides_words(found, plan, names) or None,
        "element": element,
        "side": side,
        "rivals": [plan.candidates[i].candidate.id for i in found.rivals],
        "exact": found.is_exact,
    }


def _asked_about(decides: Unknown | None, names: Names) -> tuple[str | None, str | None]:
    """The id of what decides, and the side of a step."""
    if decides is None:
        return None, None
    if isinstance(decides, UnknownSide):
        return names.model.node_by_key[decides.step].id, decides.side
    flows = {flow.key: flow.id for flow in names.model.sequence_flows}
    return {**flows, **{node.key: node.id for node in names.model.nodes}}[decides], None
