"""The call `plan`: what to do about the media breaks of a process, in words, with the steps that it is about."""

from collections.abc import Iterator
from typing import Any

from mediabruch.measures.goal import Goal, target_of
from mediabruch.measures.plan import Plan, PlanSettings, plan_for
from mediabruch.report.names import Names
from mediabruch.report.page.plan import chart_svg
from mediabruch.report.plan.blocks import plan_blocks
from mediabruch.report.plan.speech import measure_title, plan_headline
from mediabruch.report.ranking import ranking_words
from mediabruch.workbench.analysts import OpenProcess
from mediabruch.workbench.asked import Asked
from mediabruch.workbench.blocks_view import blocks_view
from mediabruch.workbench.desk import Desk, ProcessSide


def answer_plan(desk: Desk, asked: Asked) -> dict[str, Any]:
    """The plan for a process: its stages, all that the report says of it, and the front as a chart."""
    process = desk.process(asked.string("path"), asked.choice("which", ProcessSide.AS_IS))
    plan = plan_of(process, asked)
    names = Names(plan.analysis.model, asked.words)
    return {
        "summary": plan_headline(plan, names),
        "ranking": ranking_words(process.analysis, names),
        "steps": list(_stages(plan, names)),
        "blocks": blocks_view(plan_blocks(plan, names)),
        "chart": chart_svg(plan, asked.words) if len(plan.front) > 1 else "",
    }


def plan_of(process: OpenProcess, asked: Asked) -> Plan:
    """The plan for a process, to the goal that is asked for: a target such as `score=80`. Raises `MediabruchError`."""
    target = target_of(asked.string("goal")) if asked.has("goal") else None
    return plan_for(process.analysis, PlanSettings(goal=Goal(target=target)))


def _stages(plan: Plan, names: Names) -> Iterator[dict[str, Any]]:
    words = names.words
    for number, stage in enumerate(plan.stages, 1):
        nodes = [names.model.node_by_key.get(key) for key in stage.candidate.steps]
        yield {
            "number": number,
            "id": stage.candidate.id,
            "text": measure_title(stage.candidate, names),
            "lines": [
                words.text(
                    "Then {after} of 100, {breaks} media breaks a case.",
                    after=words.points(stage.after.end_to_end_low or 0.0),
                    breaks=words.rate(stage.after.breaks_per_case),
                ),
                words.message(stage.candidate.measure.solution),
            ],
            "marks": [node.id for node in nodes if node is not None and node.id],
            "edits": stage.candidate.edits,
            "keys": list(stage.candidate.steps),
        }
