"""A plan as the published document. Its schema is `mediabruch.report.plan.schema`."""

from typing import Any

from mediabruch.i18n import Translator
from mediabruch.measures.candidate import Candidate
from mediabruch.measures.plan import Plan
from mediabruch.measures.robust import UnknownSide
from mediabruch.report.document import score_document
from mediabruch.report.json_text import Document, json_text
from mediabruch.report.names import Names
from mediabruch.report.plan.costs import change_document, costs_document, with_cost_before
from mediabruch.report.plan.speech import decides_words, interaction_words, measure_title

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
        "candidates": [
            {
                **_candidate(one.candidate, names),
                "after": score_document(one.after),
                "cost": change_document(one.candidate, plan.cost, one.cost),
            }
            for one in plan.candidates
        ],
        "plan": [
            {
                "id": stage.candidate.id,
                "after": score_document(stage.after),
                "cost": change_document(stage.candidate, before, stage.cost),
            }
            for stage, before in with_cost_before(plan)
        ],
        "front": [
            {"ids": [one.id for one in point.candidates], "effort": point.effort, "after": score_document(point.after)}
            for point in plan.front
        ],
        "robust": _robust(plan, names),
        "interactions": [
            {
                "kind": one.kind.value,
                "ids": [plan.candidates[i].candidate.id for i in (one.first, one.second)],
                "message": interaction_words(one, plan, names),
            }
            for one in plan.interactions
        ],
        "bound_by_law": [
            {"step": model.node_by_key[key].id, "key": key, "law": plan.analysis.annotations[key].required_by_law}
            for key in plan.bound_by_law
        ],
        "exact": plan.is_exact,
        "gap": plan.gap,
        "cost": costs_document(plan, names),
    }


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
    found = plan.robustness
    if found is None:
        return {"first": True, "decides": None, "element": None, "side": None, "rival": None, "exact": True}
    element, side = None, None
    if isinstance(found.decides, UnknownSide):
        element, side = names.model.node_by_key[found.decides.step].id, found.decides.side
    elif found.decides is not None:
        flows = {flow.key: flow.id for flow in names.model.sequence_flows}
        element = {**flows, **{node.key: node.id for node in names.model.nodes}}[found.decides]
    return {
        "first": found.first,
        "decides": decides_words(plan, names) or None,
        "element": element,
        "side": side,
        "rival": None if found.rival is None else plan.candidates[found.rival].candidate.id,
        "exact": found.is_exact,
    }
