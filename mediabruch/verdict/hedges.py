"""How much a verdict rests on, and what may happen before the step that it names."""

from mediabruch.analysis import Analysis
from mediabruch.analyzed import Step
from mediabruch.breaks.crossed import latest_sentence
from mediabruch.errors import Message
from mediabruch.figures import TINY
from mediabruch.interview import is_doubtful
from mediabruch.media import Knowledge
from mediabruch.verdict.process import HALF, ProcessFacts, where_words
from mediabruch.verdict.value import Verdict, VerdictKind

CLEAR = 0.1
"""Share of what is unknown up to which a sentence does without a hedge."""
_UNHEDGED = frozenset({VerdictKind.NO_STEPS, VerdictKind.NOTHING_KNOWN, VerdictKind.TOO_LITTLE_KNOWN})
_THROUGHOUT = frozenset({VerdictKind.ON_PAPER, VerdictKind.DIGITAL, VerdictKind.PAPER_OUT, VerdictKind.ALMOST_DIGITAL})
"""What is said of all of a process: any unknown link takes a hedge."""
_PLACING = frozenset(
    {VerdictKind.TOO_LITTLE_KNOWN, VerdictKind.PAPER_INSIDE, VerdictKind.CAPTURED, VerdictKind.CHANGES}
)
"""What says where something begins: unknown steps before it are named."""


def hedged(process: ProcessFacts, found: Verdict) -> Verdict:
    """A verdict with how much it rests on, and with the unknown steps before the one that it names."""
    message = found.message
    if found.kind not in _UNHEDGED and _is_hedged(process, found.kind):
        message = _partly(process, found)
    if found.kind not in _UNHEDGED and (share := _share_to_confirm(process)) > HALF:
        message = (
            Message("{verdict} This is only inferred, and to be confirmed.", verdict=message)
            if share > 1 - TINY
            else Message("{verdict} Most of this is only inferred, and to be confirmed.", verdict=message)
        )
    if found.kind in _PLACING and (doubt := _doubt(process, found.step)) is not None:
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
    speaking = _speaking(process)
    return sum(is_doubtful(step.annotation) for step in speaking) / len(speaking) if speaking else 0.0


def _speaking(process: ProcessFacts) -> list[Step]:
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


def _doubt(process: ProcessFacts, step: int | None) -> Message | None:
    """That something may happen before the step that is named; `None` where no unknown steps lie before it."""
    unknown = process.across(step) if step is not None else ()
    if step is None or not unknown:
        return None
    return latest_sentence(process.quoted(step), [process.quoted(key) for key in unknown])


def known_steps(analysis: Analysis) -> tuple[int, int]:
    """How many steps are known on all sides, by people or inferred, of how many; defaults are no knowledge."""
    counted = [step for step in analysis.steps if step.knowledge is not None]
    return sum(step.knowledge is Knowledge.FULL for step in counted), len(counted)


def known_extent(process: ProcessFacts, *, most: float) -> Message:
    """How much is known: of how many steps, or, where more than `most` of them are, of what a case goes through.

    Steps that are known may be few of those that a case goes through, or take from others whose medium nobody knows.
    """
    known, count = known_steps(process.analysis)
    if not _speaking(process):
        return Message("of {steps} both what it takes in and what it hands on", steps=no_step(process))
    if known > most * count:
        return Message("{known} of 100 workings and handovers", known=round(100 * (1 - process.unknown)))
    if count == 1:
        return Message("{known} of 1 step", known=known)
    return Message("{known} of {all} steps", known=known, all=count)


def no_step(process: ProcessFacts) -> Message:
    """What is said of no step where none speaks; that others are known: things and persons, or what no case reaches."""
    whole = [step for step in process.analysis.steps if step.knowledge is Knowledge.FULL]
    if not whole:
        return Message("no step")
    if any(step.annotation.is_carrier for step in whole):
        return Message("no step that cases come to")
    return Message("no step that works on information")
