"""The figures that stand beside the verdict, in words: media breaks in a case, steps that are known, and the bar."""

from mediabruch.analysis import Analysis
from mediabruch.errors import Message
from mediabruch.figures import is_one, rate_message
from mediabruch.interview import is_guessed
from mediabruch.media import Knowledge
from mediabruch.verdict.assumed import assumed_steps
from mediabruch.verdict.hedges import known_steps
from mediabruch.verdict.parts import Parts
from mediabruch.verdict.process import HALF


def breaks_message(analysis: Analysis) -> Message:
    """How often information changes its medium in a case, as far as is known; hedged where not all of it is sure."""
    said = _breaks(analysis)
    supposed = [bool(found.across) for found in analysis.breaks]
    unsure = [bool(found.across) or is_guessed(analysis, found.step, found.senders) for found in analysis.breaks]
    if not any(unsure):
        return said
    if all(supposed):
        return Message("presumably {breaks}", breaks=said)
    if all(unsure):
        return Message("{breaks}, to be confirmed", breaks=said)
    return Message("{breaks}, not all sure", breaks=said)


def _breaks(analysis: Analysis) -> Message:
    score = analysis.score
    least, most = score.breaks_min, score.breaks_max
    if not any(step.annotation.is_carrier for step in analysis.steps):
        return Message("media breaks not known yet")
    if most == 0 and score.links_unknown > HALF * score.links:
        return Message("media breaks not known yet")
    if most == 0:
        return Message("no known media break")
    if least == most:
        return (
            Message("1 media break in every case") if most == 1 else Message("{n} media breaks in every case", n=most)
        )
    if most == 1:
        return Message("1 media break in {share} of 100 cases", share=round(100 * score.breaks_per_case) or 1)
    return _average(score.breaks_per_case, least, most)


def _average(per_case: float, least: int, most: int | None) -> Message:
    if is_one(per_case):
        if most is None and not least:
            return Message("1 media break a case on average, in loops any number")
        if most is None:
            return Message("1 media break a case on average, at least {least}", least=least)
        return Message("1 media break a case on average, {least} to {most}", least=least, most=most)
    rate = rate_message(per_case)
    if most is None and not least:
        return Message("{rate} media breaks a case on average, in loops any number", rate=rate)
    if most is None:
        return Message("{rate} media breaks a case on average, at least {least}", rate=rate, least=least)
    return Message("{rate} media breaks a case on average, {least} to {most}", rate=rate, least=least, most=most)


def known_message(analysis: Analysis) -> Message:
    """How many steps are known, how many by half, and of how many something is only assumed."""
    known, count = known_steps(analysis)
    partly = sum(step.knowledge is Knowledge.PARTLY for step in analysis.steps)
    if assumed := assumed_steps(analysis):
        return Message("{known} of {all} steps known, of {n} something is assumed", known=known, all=count, n=assumed)
    if not partly:
        return Message("{known} of {all} steps known", known=known, all=count)
    return Message("{known} of {all} steps known, {partly} by half", known=known, all=count, partly=partly)


def parts_messages(parts: Parts) -> tuple[tuple[str, int, Message], ...]:
    """The parts of the bar that are not empty: `digital`, `other` or `unknown`, how many of 100, and in words."""
    said = (
        ("digital", parts.digital, Message("{n} digital", n=parts.digital)),
        ("other", parts.other, Message("{n} not digital", n=parts.other)),
        ("unknown", parts.unknown, Message("{n} not known", n=parts.unknown)),
    )
    return tuple(part for part in said if part[1])
