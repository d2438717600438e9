"""The work of a check on each model: its figures, its findings, and the names of its elements."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from mediabruch.errors import Message
from mediabruch.portfolio.examined import ExaminedModel
from mediabruch.portfolio.jobs import Job, JobOutcome, Work
from mediabruch.portfolio.stored import FOREIGN, examined_from, text_of

if TYPE_CHECKING:
    from mediabruch.analysis import Analysis
    from mediabruch.model import FlowNode, MessageFlow


def examined(job: Job, analysis: "Analysis") -> tuple[ExaminedModel, tuple[Message, ...]]:
    """What is kept of an analysis."""
    from mediabruch.findings.collect import collect_findings
    from mediabruch.verdict import assumed_message, verdict

    model = analysis.model
    found = collect_findings(analysis, path=job.path, place=job.place)
    kept = ExaminedModel(
        path=job.path,
        name=model.name,
        sha256=model.sha256,
        verdict=verdict(analysis).message,
        assumed=assumed_message(analysis),
        score=analysis.score,
        findings=found.findings,
        facts=analysis.profile.facts,
        cases=analysis.profile.cases,
        elements=_labels(model.activities) | _labels(model.message_flows),
    )
    return kept, found.troubles


def _sound(text: str) -> ExaminedModel | None:
    """The model of a text; `None` where it is none of ours."""
    try:
        return examined_from(text)
    except FOREIGN:
        return None


def _labels(elements: "Iterable[FlowNode | MessageFlow]") -> dict[str, str]:
    return {element.id: element.name for element in elements if element.id}


Examination = JobOutcome[ExaminedModel]
"""What became of the examination of a model."""
EXAMINATION = Work(name="examine", make=examined, to_text=text_of, from_text=_sound)
