"""What is said where too little is known to judge a process: the media breaks that are found, and how surely."""

from collections.abc import Collection, Sequence

from mediabruch.breaks.media_break import MediaBreak
from mediabruch.errors import Message
from mediabruch.figures import TINY
from mediabruch.media import Family
from mediabruch.rules.registry import RULES
from mediabruch.verdict.by_half import all_that_is_known, digital_by_half
from mediabruch.verdict.hedges import is_partly_known, known_extent, speaking
from mediabruch.verdict.naming import named_together
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
    said = (
        Message("Only part is known yet ({extent}). {certain}")
        if is_partly_known(process)
        else Message("Too little is known yet ({extent}). {certain}")
    )
    message = said.filled(extent=known_extent(process, most=HALF), certain=certain)
    return Verdict(kind=VerdictKind.TOO_LITTLE_KNOWN, message=message, step=step)


def _certain(process: ProcessFacts) -> tuple[Message, int | None]:
    if process.breaks:
        return _found(process)
    if (alone := _alone(process)) is not None:
        return alone, None
    if process.families == {Family.DIGITAL}:
        return Message("What is known is digital."), None
    if Family.DIGITAL not in process.families:
        return Message("What is known is {medium}.", medium=where_words(process.families)), None
    where = where_words(process.families - {Family.DIGITAL})
    return Message(
        "What is known is partly digital and partly {where}; no media break is known yet.", where=where
    ), None


def _alone(process: ProcessFacts) -> Message | None:
    """The one step that is all that is known; `None` where more is, or it works in several ways."""
    steps = speaking(process)
    if len(steps) != 1 or process.halves:
        return None
    if process.families == {Family.DIGITAL}:
        said = Message("All that is known is that {step} works digitally.")
    elif process.families == {Family.PAPER}:
        said = Message("All that is known is that {step} works on paper.")
    else:
        return None
    return said.filled(step=process.quoted(steps[0].node.key))


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
    rest = [one for one in process.breaks if one not in told]
    return _with_less_sure(process, message, told, rest), first


def _with_less_sure(
    process: ProcessFacts, message: Message, told: Sequence[MediaBreak], rest: Sequence[MediaBreak]
) -> Message:
    """What is said of the surest media breaks, and where the others are."""
    if not rest:
        return message
    before = [one.step for one in told]
    if len(rest) == 1:
        step = named_together(process, [rest[0].step], beside=before)
        return Message(
            "{found} Less sure is one at {step} ({kind}).", found=message, step=step, kind=RULES[rest[0].code].title
        )
    where, _ = most_often(process, rest, beside=before)
    return Message("{found} Less sure are {n} more, {where}.", found=message, n=len(rest), where=where)


def most_often(
    process: ProcessFacts, breaks: Sequence[MediaBreak], *, beside: Collection[int] = ()
) -> tuple[Message, int]:
    """Where these media breaks are most often, at one place or at several equally often, and the first of them."""
    steps, is_everywhere = _most_frequent(process, breaks)
    named = named_together(process, steps, beside=beside)
    return (
        Message("at {steps}", steps=named) if is_everywhere else Message("most often at {steps}", steps=named)
    ), steps[0]


def surely_most_often(process: ProcessFacts) -> tuple[Message, int]:
    """Where most media breaks are; where those are only supposed and others sure, where most of the sure are."""
    where, step = most_often(process, process.breaks)
    sure = [one for one in process.breaks if not process.is_guessed(one)]
    if not sure or any(one.step == step for one in sure):
        return where, step
    steps, _ = _most_frequent(process, sure)
    return Message("most surely at {steps}", steps=named_together(process, steps)), steps[0]


def _most_frequent(process: ProcessFacts, breaks: Sequence[MediaBreak]) -> tuple[list[int], bool]:
    """The steps at which these breaks are most often, and whether these are all."""
    weights = process.break_weights
    steps = list(dict.fromkeys(found.step for found in breaks))
    most = max(weights[step] for step in steps)
    often = [step for step in steps if weights[step] >= most - TINY]
    return often, len(often) == len(steps)
