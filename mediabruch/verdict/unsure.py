"""What the figures of a process leave out, as far as it is much: cases without an end, tokens, and steps."""

from mediabruch.analysis import Analysis
from mediabruch.errors import Message
from mediabruch.figures import TINY

_MOST_UNREACHED = 0.25
"""Share of the steps that no case comes to up to which nothing is said of them in one sentence."""


def unsure_message(analysis: Analysis) -> Message | None:
    """That the figures are unsure, else that they leave out many steps; `None` where neither is so."""
    playout = analysis.playout
    if playout.is_broken_off and playout.runs is None:
        return Message("The figures are unsure: {n} of 100 cases come to no end.", n=_of_100(playout.never_ends))
    if playout.is_broken_off:
        return Message(
            "The figures are unsure: {n} of 100 simulated cases were broken off before their end.",
            n=_of_100(playout.never_ends),
        )
    if playout.loses_tokens:
        return Message("The figures are unsure: in one place more runs in parallel pile up than are counted.")
    steps = [step for step in analysis.steps if step.knowledge is not None]
    unreached = sum(step.visits_per_case < TINY for step in steps)
    if playout.runs is None and len(steps) > unreached > _MOST_UNREACHED * len(steps):
        if unreached == 1:
            return Message(
                "Counted without 1 of {all} steps: playing the process out never comes to it.", all=len(steps)
            )
        return Message(
            "Counted without {n} of {all} steps: playing the process out never comes to them.",
            n=unreached,
            all=len(steps),
        )
    return None


def _of_100(share: float) -> int:
    return max(1, round(100 * share))
