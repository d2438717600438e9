"""What is said where too little is known to judge a process: the media breaks that are found, and how surely."""

from mediabruch.errors import Message
from mediabruch.figures import TINY
from mediabruch.media import Family
from mediabruch.rules.registry import RULES
from mediabruch.verdict.hedges import known_extent
from mediabruch.verdict.process import HALF, ProcessFacts, where_words
from mediabruch.verdict.value import Verdict, VerdictKind


def too_little(process: ProcessFacts) -> Verdict | None:
    """More than half of the links are unknown: only what is known is said, and certain is what people state."""
    if process.unknown <= HALF:
        return None
    certain, step = _certain(process)
    extent = known_extent(process, most=HALF)
    message = Message("Too little is known yet ({extent}). {certain}", extent=extent, certain=certain)
    return Verdict(kind=VerdictKind.TOO_LITTLE_KNOWN, message=message, step=step)


def _certain(process: ProcessFacts) -> tuple[Message, int | None]:
    if process.breaks:
        return _found(process)
    if process.score.links_other < TINY:
        return Message("What is known is digital."), None
    if Family.DIGITAL not in process.families:
        return Message("What is known is {medium}.", medium=where_words(process.families)), None
    return Message("No media break is known yet."), None


def _found(process: ProcessFacts) -> tuple[Message, int]:
    """The most frequent media break, and how sure it is: stated, found, or only supposed."""
    worst, *others = process.breaks
    facts = {"step": process.name(worst.step), "kind": RULES[worst.code].title}
    if process.is_stated(worst):
        return Message("Certain is a media break at “{step}” ({kind}).", **facts), worst.step
    n = len(process.breaks)
    are_sure = not all(map(process.is_guessed, process.breaks))
    if not others:
        message = (
            Message("Found so far: a media break at “{step}” ({kind}).", **facts)
            if are_sure
            else Message("Supposed so far: a media break at “{step}” ({kind}).", **facts)
        )
        return message, worst.step
    steps, first = most_often(process)
    message = (
        Message("Found so far: {n} media breaks, {where}.", n=n, where=steps)
        if are_sure
        else Message("Supposed so far: {n} media breaks, {where}.", n=n, where=steps)
    )
    return message, first


def most_often(process: ProcessFacts) -> tuple[Message, int]:
    """Where media break most often, at one place or at several equally often, and the first of them."""
    weights = process.break_weights
    steps = list(dict.fromkeys(found.step for found in process.breaks))
    most = max(weights.values())
    first, *rest = [step for step in steps if weights[step] >= most - TINY]
    named: str | Message = Message("“{step}”", step=process.name(first))
    if len(rest) == 1:
        named = Message("“{step}” and “{other}”", step=process.name(first), other=process.name(rest[0]))
    elif rest:
        named = Message("“{step}” and {n} other steps", step=process.name(first), n=len(rest))
    if len(rest) + 1 == len(steps):
        return Message("at {steps}", steps=named), first
    return Message("most often at {steps}", steps=named), first
