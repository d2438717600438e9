"""What would be said if all that is only assumed of steps were right: it stands beside the verdict, and never in it."""

from mediabruch.analysis import Analysis
from mediabruch.errors import Message
from mediabruch.figures import TINY
from mediabruch.verdict.rules import verdict


def assumed_steps(analysis: Analysis) -> int:
    """How many steps that cases come to have a side that is only assumed."""
    return sum(step.assumed is not None and step.visits_per_case > TINY for step in analysis.steps)


def assumed_message(analysis: Analysis) -> Message | None:
    """The verdict if what is assumed is right; `None` where nothing is assumed. Cost: one play-out more."""
    count = assumed_steps(analysis)
    if not count or analysis.with_assumed is None:
        return None
    return Message(
        "If what is only assumed of {n} of {all} steps is right: {verdict}",
        n=count,
        all=len(analysis.steps),
        verdict=verdict(analysis.with_assumed).message,
    )
