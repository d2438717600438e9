"""What is said of steps that are known by half: that they hand on digitally, or that paper comes in, and no more."""

from collections.abc import Iterable

from mediabruch.analyzed import Step
from mediabruch.errors import Message
from mediabruch.media import Family, Side
from mediabruch.verdict.hedges import is_partly_known, known_steps, speaking
from mediabruch.verdict.process import ProcessFacts

_TWO = 2
_HOW = {
    frozenset({Family.DIGITAL}): Message("digitally"),
    frozenset({Family.PAPER}): Message("on paper"),
    frozenset({Family.ORAL}): Message("spoken"),
    frozenset({Family.DIGITAL, Family.PAPER}): Message("digitally or on paper"),
    frozenset({Family.DIGITAL, Family.ORAL}): Message("digitally or spoken"),
    frozenset({Family.PAPER, Family.ORAL}): Message("on paper or spoken"),
}


def all_that_is_known(process: ProcessFacts) -> Message | None:
    """That nothing can be said, but of what is known by half; `None` where nothing is."""
    gives, takes = _giving(process.halves), _taking(process.halves)
    _, count = known_steps(process.analysis)
    if not gives and not takes:
        return None
    if len(gives) == len(takes) == 1 and len(process.halves) == _TWO:
        (taker, came), (giver, went) = *takes.items(), *gives.items()
        return Message(
            "Nothing can be said yet: all that is known is that {step} gets information {how}, and {other} hands on "
            "{way}.",
            step=process.quoted(taker),
            how=_how([came]),
            other=process.quoted(giver),
            way=_how([went]),
        )
    if gives and takes:
        return Message(
            "Nothing can be said yet: of {n} of {all} steps either the intake or the output is known, of none both.",
            n=len(process.halves),
            all=count,
        )
    how = _how((gives or takes).values())
    one, *others = gives or takes
    if others:
        several = (
            Message("Nothing can be said yet: all that is known is that {n} of {all} steps hand on {how}.")
            if gives
            else Message("Nothing can be said yet: all that is known is that {n} of {all} steps get information {how}.")
        )
        return several.filled(n=len(others) + 1, all=count, how=how)
    single = (
        Message("Nothing can be said yet: all that is known is that {step} hands on {how}.")
        if gives
        else Message("Nothing can be said yet: all that is known is that {step} gets information {how}.")
    )
    return single.filled(step=process.quoted(one), how=how)


def digital_by_half(process: ProcessFacts) -> Message | None:
    """How many steps hand on digitally, or get information digitally, where more do so than are known on both sides.

    `None` where as many are known on both sides: then these speak.
    """
    full = len(speaking(process))
    gives, takes = len(_giving(process.halves)), len(_taking(process.halves))
    half = max(gives, takes)
    if half <= full or process.families != {Family.DIGITAL}:
        return None
    if is_partly_known(process):
        said = (
            Message("Only part is known yet: {n} of {all} steps hand on digitally; the intake of {half} is open.")
            if gives >= takes
            else Message(
                "Only part is known yet: {n} of {all} steps get information digitally; the output of {half} is open."
            )
        )
    else:
        said = (
            Message("Too little is known yet: {n} of {all} steps hand on digitally; the intake of {half} is open.")
            if gives >= takes
            else Message(
                "Too little is known yet: {n} of {all} steps get information digitally; the output of {half} is open."
            )
        )
    return said.filled(n=full + half, all=known_steps(process.analysis)[1], half=half)


def _giving(steps: Iterable[Step]) -> dict[int, Side]:
    return {step.node.key: step.annotation.produces for step in steps if step.annotation.produces}


def _taking(steps: Iterable[Step]) -> dict[int, Side]:
    return {step.node.key: step.annotation.receives for step in steps if step.annotation.receives}


def _how(sides: Iterable[Side]) -> Message:
    families = frozenset(medium.family for side in sides for medium in side or ())
    return _HOW.get(families, Message("digitally, on paper or spoken"))
