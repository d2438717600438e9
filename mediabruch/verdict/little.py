"""What is said where too little is known to judge a process: the media breaks that are found, and how surely."""

from collections.abc import Sequence

from mediabruch.breaks.media_break import MediaBreak
from mediabruch.errors import Message
from mediabruch.figures import TINY
from mediabruch.media import Family
from mediabruch.rules.registry import RULES
from mediabruch.verdict.by_half import all_that_is_known, digital_by_half
from mediabruch.verdict.hedges import known_extent, speaking
from mediabruch.verdict.process import HALF, ProcessFacts, where_words
from mediabruch.verdict.value import Verdict, VerdictKind

_SURENESS = (
    (
        Message("Certain is a media break at “{step}” ({kind})."),
        Message("Certain are {n} media breaks, {where}."),
    ),
    (
        Message("Found so far: a media break at “{step}” ({kind})."),
        Message("Found so far: {n} media breaks, {where}."),
    ),
    (
        Message("Supposed so far: a media break at “{step}” ({kind})."),
        Message("Supposed so far: {n} media breaks, {where}."),
    ),
)
"""What is said of one media break, and of several, that are stated, found, or only supposed."""


def too_little(process: ProcessFacts) -> Verdict | None:
    """More than half of the links are unknown: only what is known is said, and certain is what people state."""
    if process.unknown <= HALF:
        return None
    half = None if process.breaks else digital_by_half(process) if speaking(process) else all_that_is_known(process)
    if half is not None:
        return Verdict(kind=VerdictKind.TOO_LITTLE_KNOWN, message=half)
    certain, step = _certain(process)
    extent = known_extent(process, most=HALF)
    message = Message("Too little is known yet ({extent}). {certain}", extent=extent, certain=certain)
    return Verdict(kind=VerdictKind.TOO_LITTLE_KNOWN, message=message, step=step)


def _certain(process: ProcessFacts) -> tuple[Message, int | None]:
    if process.breaks:
        return _found(process)
    if process.families == {Family.DIGITAL}:
        return Message("What is known is digital."), None
    if Family.DIGITAL not in process.families:
        return Message("What is known is {medium}.", medium=where_words(process.families)), None
    where = where_words(process.families - {Family.DIGITAL})
    return Message(
        "What is known is partly digital and partly {where}; no media break is known yet.", where=where
    ), None


def _found(process: ProcessFacts) -> tuple[Message, int]:
    """The media breaks that are surest, by where most of them are: stated, else found, else only supposed."""
    stated = list(filter(process.is_stated, process.breaks))
    sure = [one for one in process.breaks if not process.is_guessed(one)]
    told = stated or sure or process.breaks
    one, several = next(words for words, are in zip(_SURENESS, (stated, sure, told), strict=True) if are)
    steps, first = most_often(process, told)
    if len(told) == 1:
        message = one.filled(step=process.name(first), kind=RULES[told[0].code].title)
    else:
        message = several.filled(n=len(told), where=steps)
    rest = len(process.breaks) - len(told)
    if rest == 1:
        message = Message("{found} Another one is less sure.", found=message)
    elif rest:
        message = Message("{found} {n} more are less sure.", found=message, n=rest)
    return message, first


def most_often(process: ProcessFacts, breaks: Sequence[MediaBreak]) -> tuple[Message, int]:
    """Where these media breaks are most often, at one place or at several equally often, and the first of them."""
    named, step, is_everywhere = _places(process, breaks)
    return (
        Message("at {steps}", steps=named) if is_everywhere else Message("most often at {steps}", steps=named)
    ), step


def surely_most_often(process: ProcessFacts) -> tuple[Message, int]:
    """Where most media breaks are; where those are only supposed and others sure, where most of the sure are."""
    where, step = most_often(process, process.breaks)
    sure = [one for one in process.breaks if not process.is_guessed(one)]
    if not sure or any(one.step == step for one in sure):
        return where, step
    named, step, _ = _places(process, sure)
    return Message("surely at {steps}", steps=named), step


def _places(process: ProcessFacts, breaks: Sequence[MediaBreak]) -> tuple[Message, int, bool]:
    """The steps at which these breaks are most often, in words, the first of them, and whether these are all."""
    weights = process.break_weights
    steps = list(dict.fromkeys(found.step for found in breaks))
    most = max(weights[step] for step in steps)
    first, *rest = [step for step in steps if weights[step] >= most - TINY]
    named = Message("“{step}”", step=process.name(first))
    if len(rest) == 1 and process.name(first) == process.name(rest[0]):
        named = Message("two steps “{step}”", step=process.name(first))
    elif len(rest) == 1:
        named = Message("“{step}” and “{other}”", step=process.name(first), other=process.name(rest[0]))
    elif rest:
        named = Message("“{step}” and {n} other steps", step=process.name(first), n=len(rest))
    return named, first, len(rest) + 1 == len(steps)
