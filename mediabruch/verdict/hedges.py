"""How much a verdict rests on, and what may happen before the step that it names."""

from collections.abc import Callable

from mediabruch.analysis import Analysis
from mediabruch.analyzed import Step
from mediabruch.breaks.crossed import crossed_sentence, earlier_sentence
from mediabruch.errors import Message
from mediabruch.figures import TINY
from mediabruch.interview import is_doubtful
from mediabruch.media import Knowledge, Origin
from mediabruch.verdict.process import HALF, ProcessFacts, where_words
from mediabruch.verdict.unsure import unsure_message
from mediabruch.verdict.value import Verdict, VerdictKind

CLEAR = 0.1
"""Share of what is unknown up to which a sentence does without a hedge."""
_UNHEDGED = frozenset({VerdictKind.NO_STEPS, VerdictKind.NOTHING_KNOWN, VerdictKind.TOO_LITTLE_KNOWN})
_THROUGHOUT = frozenset({VerdictKind.ON_PAPER, VerdictKind.DIGITAL, VerdictKind.PAPER_OUT, VerdictKind.ALMOST_DIGITAL})
"""What is said of all of a process: any unknown link takes a hedge."""
_ABSOLUTE = frozenset({VerdictKind.ON_PAPER, VerdictKind.DIGITAL})
"""What is said of every step: where it is for the most part inferred, that is said, too."""
_WITHOUT_FIGURES = frozenset({VerdictKind.NO_STEPS, VerdictKind.NOTHING_KNOWN})
_PLACING = frozenset(
    {VerdictKind.TOO_LITTLE_KNOWN, VerdictKind.PAPER_INSIDE, VerdictKind.CAPTURED, VerdictKind.CHANGES}
)
"""What says where something begins: unknown steps before it are named."""


def hedged(process: ProcessFacts, found: Verdict) -> Verdict:
    """A verdict with how much it rests on, with the unknown steps before the one that it names, and what it leaves out.

    What is said of all of a process, and rests for the most part on what is inferred, is said of what the model shows.
    """
    message = found.message
    if found.kind not in _UNHEDGED and _is_hedged(process, found.kind):
        message = _partly(process, found)
    elif found.kind in _ABSOLUTE and _share(process, _is_inferred) > HALF >= _share_to_confirm(process):
        message = Message("By what the model shows: {verdict}", verdict=message)
    if found.kind not in _UNHEDGED and (share := _share_to_confirm(process)) > HALF:
        message = (
            Message("{verdict} This is only inferred, and to be confirmed.", verdict=message)
            if share > 1 - TINY
            else Message("{verdict} Most of this is only inferred, and to be confirmed.", verdict=message)
        )
    if found.kind in _PLACING and (doubt := _doubt(process, found)) is not None:
        message = Message("{verdict} {doubt}", verdict=message, doubt=doubt)
    if found.kind not in _WITHOUT_FIGURES and (doubt := unsure_message(process.analysis)) is not None:
        message = Message("{verdict} {doubt}", verdict=message, doubt=doubt)
    return Verdict(kind=found.kind, message=message, step=found.step)


def _is_hedged(process: ProcessFacts, kind: VerdictKind) -> bool:
    """Whether much of what happens is unknown, or many of the steps; for some kinds, anything is much."""
    reached = [step.knowledge for step in process.steps.values() if step.visits_per_case > TINY and step.knowledge]
    most = TINY if kind in _THROUGHOUT else CLEAR
    return process.unknown > most or reached.count(Knowledge.FULL) < (1 - CLEAR) * len(reached)


def _share_to_confirm(process: ProcessFacts) -> float:
    """How much of what a sentence rests on is to be confirmed: all media breaks or none; without any, of the steps."""
    if process.breaks:
        return float(all(map(process.is_unconfirmed, process.breaks)))
    return _share(process, lambda step: is_doubtful(step.annotation))


def _share(process: ProcessFacts, holds: Callable[[Step], bool]) -> float:
    """Of the steps that a sentence rests on, those of which something holds; 0 without any."""
    steps = speaking(process)
    return sum(map(holds, steps)) / len(steps) if steps else 0.0


def _is_inferred(step: Step) -> bool:
    return step.annotation.origin is not Origin.STATED


def speaking(process: ProcessFacts) -> list[Step]:
    """The steps that cases come to, and of whose information everything is known: what a sentence rests on."""
    return [
        step
        for step in process.steps.values()
        if step.knowledge is Knowledge.FULL and step.annotation.is_carrier and step.visits_per_case > TINY
    ]


def _partly(process: ProcessFacts, found: Verdict) -> Message:
    """A verdict with how much it rests on; of a part, nothing is said to be throughout the whole."""
    extent = known_extent(process, most=1 - CLEAR)
    if found.kind is VerdictKind.DIGITAL:
        return Message("What is known ({extent}) is digital.", extent=extent)
    if found.kind is VerdictKind.ON_PAPER:
        where = where_words(process.families)
        return Message("What is known ({extent}) happens {where}.", extent=extent, where=where)
    return Message("As far as is known ({extent}): {verdict}", extent=extent, verdict=found.message)


def _doubt(process: ProcessFacts, found: Verdict) -> Message | None:
    """That the change may happen before the step that is named; `None` where no unknown steps lie before it."""
    unknown = process.across(found.step) if found.step is not None else ()
    if found.step is None or not unknown:
        return None
    named = [process.quoted(key) for key in unknown]
    if found.kind is VerdictKind.TOO_LITTLE_KNOWN and len(process.breaks) == 1:
        return crossed_sentence(named)  # the one break has just been named
    return earlier_sentence(process.quoted(found.step), named)


def known_steps(analysis: Analysis) -> tuple[int, int]:
    """How many steps are known on all sides, by people or inferred, of how many; defaults are no knowledge."""
    counted = [step for step in analysis.steps if step.knowledge is not None]
    return sum(step.knowledge is Knowledge.FULL for step in counted), len(counted)


def is_partly_known(process: ProcessFacts) -> bool:
    """Whether of most steps at least the intake or the output is known: little of it may be known on both ends."""
    return len(speaking(process)) + len(process.halves) > HALF * known_steps(process.analysis)[1]


def known_extent(process: ProcessFacts, *, most: float) -> Message:
    """How much is known: of how many steps, or, where more than `most` of them are, of what a case goes through.

    Steps that are known may be few of those that a case goes through, or take from others whose medium nobody knows.
    """
    known, count = known_steps(process.analysis)
    partly = len(process.halves)
    if not speaking(process):
        return Message("{n} of {all} steps, and only by half", n=partly, all=count) if partly else _no_step(count)
    if known > most * count:
        return Message("{known} % of what happens in a case", known=round(100 * (1 - process.unknown)))
    if partly and most <= HALF:
        return Message("{known} of {all} steps, {partly} more by half", known=known, all=count, partly=partly)
    if count == 1:
        return Message("{known} of 1 step", known=known)
    return Message("{known} of {all} steps", known=known, all=count)


def _no_step(count: int) -> Message:
    return Message("none of {all} steps that cases come to", all=count)
