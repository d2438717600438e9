"""The rules that choose the verdict, in their order: the first that fits speaks."""

from collections.abc import Callable, Iterable

from mediabruch.analysis import Analysis
from mediabruch.analyzed import Step
from mediabruch.breaks.link import LinkState
from mediabruch.errors import Message
from mediabruch.figures import TINY, is_one, rate_message
from mediabruch.media import Family, Purpose
from mediabruch.rules.registry import RULES
from mediabruch.verdict.by_half import all_that_is_known
from mediabruch.verdict.hedges import hedged
from mediabruch.verdict.little import surely_most_often, too_little
from mediabruch.verdict.process import HALF, MOST, ProcessFacts, other_family, where_words
from mediabruch.verdict.unread import unread_message
from mediabruch.verdict.value import Verdict, VerdictKind

_FEW = 2
"""Steps that a process may be digital but for."""
_SCANNED, _SENT = "MB103", "MB102"
_CAPTURED = frozenset({_SCANNED, "MB104", "MB105", "MB107"})


def verdict(analysis: Analysis) -> Verdict:
    """The verdict on a process. Cost: linear in its links."""
    process = ProcessFacts(analysis)
    return hedged(process, next(found for rule in _RULES if (found := rule(process)) is not None))


VerdictRule = Callable[[ProcessFacts], Verdict | None]


def _nothing(process: ProcessFacts) -> Verdict | None:
    """No link is known, and no media break."""
    counted = [step for step in process.analysis.steps if step.knowledge is not None]
    if not counted:
        return Verdict(kind=VerdictKind.NO_STEPS, message=_no_steps(process.analysis))
    if process.known > TINY or process.breaks:
        return None
    carrying = sum(step.annotation.is_carrier for step in counted)
    if (half := all_that_is_known(process)) is not None:
        message = half
    elif carrying:
        message = Message("Nothing can be said: no case comes to a step whose medium is known.")
    else:
        message = _no_medium(counted)
    return Verdict(kind=VerdictKind.NOTHING_KNOWN, message=message)


def _no_medium(counted: list[Step]) -> Message:
    """That no step tells the medium of any information; things and persons are none."""
    things = sum(step.annotation.is_known for step in counted)
    if things == len(counted):
        return Message("Nothing can be said: all steps are about things and persons, none about information.")
    if things > 1:
        return Message(
            "Nothing can be said yet: no step tells its medium; {n} of {all} are about things and persons.",
            n=things,
            all=len(counted),
        )
    if things:
        return Message(
            "Nothing can be said yet: no step tells its medium; 1 of {all} is about a thing or a person.",
            all=len(counted),
        )
    return Message("Nothing can be said yet: no step tells its medium.")


def _no_steps(analysis: Analysis) -> Message:
    """That the model has no steps; where it has a choreography, that this is not what is read."""
    if (unread := unread_message(analysis.model)) is not None:
        return unread
    tasks = analysis.model.choreography_tasks
    if not tasks:
        return Message("There is nothing to judge: the model has no steps.")
    if tasks == 1:
        return Message(
            "There is nothing to judge: the file holds a choreography of 1 task, and only processes and collaborations "
            "are read."
        )
    return Message(
        "There is nothing to judge: the file holds a choreography of {n} tasks, and only processes and collaborations "
        "are read.",
        n=tasks,
    )


def _on_paper(process: ProcessFacts) -> Verdict | None:
    """Nothing that is known is digital."""
    if process.score.links_digital > TINY or Family.DIGITAL in process.families:
        return None
    message = {
        frozenset({Family.PAPER}): Message("On paper throughout."),
        frozenset({Family.ORAL}): Message("Spoken throughout."),
    }.get(process.families, Message("On paper and spoken throughout."))
    return Verdict(kind=VerdictKind.ON_PAPER, message=message)


def _digital(process: ProcessFacts) -> Verdict | None:
    """Nothing that is known is not digital."""
    if process.score.links_other > TINY or process.families - {Family.DIGITAL}:
        return None
    return Verdict(kind=VerdictKind.DIGITAL, message=Message("Digital throughout."))


def _paper_inside(process: ProcessFacts) -> Verdict | None:
    """Comes in digitally; of what is worked on later, at least half is not digital. What leaves is no work on paper."""
    later = [key for key in process.known_steps if key not in process.intakes and not process.leaves(key)]
    if process.intake is not Family.DIGITAL or not later or process.share_of_other(later) < HALF:
        return None
    inside = (key for key in process.in_order(process.states) if not process.leaves(key))
    held = [key for key in inside if process.is_other(key) and process.holds(key)]
    usual = [key for key in held if process.visits[key] >= max(process.visits.values()) / 2]
    if not held:
        return None
    first = (usual or held)[0]
    where = where_words(process.mostly(held))
    is_rest = process.share_of_other(process.later(first)) >= MOST or not process.later(first)
    facts = {"step": process.name(first), "where": where}
    if process.is_sent_in:
        message = (
            Message("Comes in digitally, and is handled {where} from “{step}” on.", **facts)
            if is_rest
            else Message("Comes in digitally, and is mostly handled {where}, first at “{step}”.", **facts)
        )
    else:
        message = (
            Message("Begins digitally, and is handled {where} from “{step}” on.", **facts)
            if is_rest
            else Message("Begins digitally, and is mostly handled {where}, first at “{step}”.", **facts)
        )
    return Verdict(kind=VerdictKind.PAPER_INSIDE, message=message, step=first)


def _paper_out(process: ProcessFacts) -> Verdict | None:
    """All that is not digital goes out, or is the end."""
    ends = [*(key for key in process.states if process.is_other(key)), *process.messages_on_paper]
    if not ends or not all(_is_end(process, key) for key in ends) or not _touch_all(process, ends):
        return None
    if any(process.is_apart(found, ends) for found in process.breaks):
        return None
    first, *rest = process.in_order(key for key in ends if process.source(key) not in ends)
    facts = {"step": process.name(first), "where": process.where(first, *rest)}
    are_sent = all(_is_sent(process, key) for key in ends)
    if not are_sent:
        message = Message("Digital but for the end: “{step}” is {where}.", **facts)
    elif process.is_for(first, Purpose.NOTICE):
        message = Message("Digital but for the notice: “{step}” goes out {where}.", **facts)
    elif len(rest) == 1:
        other = process.name(rest[0])
        message = (
            Message("Digital but for what goes out: two steps “{step}” are {where}.", **facts)
            if other == facts["step"]
            else Message("Digital but for what goes out: “{step}” and “{other}” are {where}.", **facts, other=other)
        )
    elif rest:
        message = Message("Digital but for what goes out: “{step}” and {n} more are {where}.", **facts, n=len(rest))
    else:
        message = Message("Digital but for what goes out: “{step}” is {where}.", **facts)
    return Verdict(kind=VerdictKind.PAPER_OUT, message=message, step=first)


def _is_end(process: ProcessFacts, key: int) -> bool:
    """Whether something takes nothing that is not digital, makes something that is not, and hands it to no step.

    Unless it is sent, no step may follow: a call after a missed deadline, say, is no end.
    """
    if key not in process.steps:
        return other_family(process.analysis.messages[key]) is Family.PAPER
    known = process.steps[key].annotation
    is_last = bool(process.order.get(key)) and (_is_sent(process, key) or process.is_last(key))
    return is_last and other_family(known.receives) is None and other_family(known.produces) is not None


def _is_sent(process: ProcessFacts, key: int) -> bool:
    if key not in process.steps:
        return True
    known = process.steps[key].annotation
    is_told = other_family(known.produces) is Family.ORAL  # who calls somebody sends nothing
    return not is_told and (_SENT in process.breaks_at(key) or known.is_dispatch)


def _touch_all(process: ProcessFacts, keys: Iterable[int]) -> bool:
    """Whether every link that is not digital has one of these steps at an end."""
    keys = set(keys)
    return all(
        link.sender in keys or link.receiver in keys for link in process.analysis.links if link.state is LinkState.OTHER
    )


def _almost_digital(process: ProcessFacts) -> Verdict | None:
    """All that is not digital happens at a step or two, and nobody knows of paper before it."""
    few = process.places_of_other
    if not 0 < len(few) <= _FEW or process.score.links_digital < MOST * process.known:
        return None
    if any(process.begins_before(key) for key in few):
        return None
    first, *rest = few
    if rest:
        step, other = process.name(first), process.name(rest[0])
        message = (
            Message("Digital but for two steps “{step}”.", step=step)
            if step == other
            else Message("Digital but for “{step}” and “{other}”.", step=step, other=other)
        )
    else:
        codes = [] if process.across(first) else sorted(process.breaks_at(first))
        kind = RULES[codes[0]].title if codes else process.where(first)
        message = Message("Digital but for “{step}”: {kind}.", step=process.name(first), kind=kind)
    return Verdict(kind=VerdictKind.ALMOST_DIGITAL, message=message, step=first)


def _captured(process: ProcessFacts) -> Verdict | None:
    """Comes in on paper or spoken, and is digital from a capture on."""
    if process.intake in (None, Family.DIGITAL):
        return None
    captures = [key for key in process.in_order(process.steps) if process.breaks_at(key) & _CAPTURED]
    if not captures:
        return None
    first = captures[0]
    later = process.later(first)
    if process.share_of_other(later) > 1 - MOST:
        return None
    is_scan = _SCANNED in process.breaks_at(first)
    facts = {"step": process.name(first), "where": where_words({process.intake} - {None})}
    if not later:
        message = (
            Message("Stays {where} until it is scanned at “{step}”.", **facts)
            if is_scan
            else Message("Stays {where} until it is typed in at “{step}”.", **facts)
        )
    elif any(_interrupts(process, key) for key in later):
        message = (
            Message("Comes in {where}, is scanned at “{step}”, and is mostly digital from there on.", **facts)
            if is_scan
            else Message("Comes in {where}, is typed in at “{step}”, and is mostly digital from there on.", **facts)
        )
    else:
        message = (
            Message("Comes in {where}, is scanned at “{step}”, and is digital from there on.", **facts)
            if is_scan
            else Message("Comes in {where}, is typed in at “{step}”, and is digital from there on.", **facts)
        )
    return Verdict(kind=VerdictKind.CAPTURED, message=message, step=first)


def _interrupts(process: ProcessFacts, key: int) -> bool:
    """Whether the work is not digital at a step; an original that is filed there is no work."""
    return bool(process.breaks_at(key)) or (process.is_other(key) and not process.leaves(key))


def _changes(process: ProcessFacts) -> Verdict | None:
    """Information changes its medium: how often, and where most."""
    if not process.breaks:
        return None
    score = process.score
    where, step = surely_most_often(process)
    facts: dict[str, object] = {"where": where}
    if score.breaks_min == score.breaks_max == 1:
        message = Message("Changes its medium once in every case, {where}.", **facts)
    elif score.breaks_min == score.breaks_max:
        message = Message("Changes its medium {n} times in every case, {where}.", n=score.breaks_min, **facts)
    elif score.breaks_max == 1:
        share = round(100 * score.breaks_per_case) or 1
        message = Message("Changes its medium in {share} of 100 cases, {where}.", share=share, **facts)
    elif is_one(score.breaks_per_case):
        message = Message("Changes its medium once a case on average, {where}.", **facts)
    else:
        message = Message(
            "Changes its medium {rate} times a case on average, {where}.",
            rate=rate_message(score.breaks_per_case),
            **facts,
        )
    return Verdict(kind=VerdictKind.CHANGES, message=message, step=step)


def _mixed(process: ProcessFacts) -> Verdict:
    """Digital here, not digital there, and no change known."""
    where = where_words(process.families - {Family.DIGITAL})
    return Verdict(
        kind=VerdictKind.MIXED,
        message=Message("Partly digital and partly {where}; no media break is known.", where=where),
    )


_RULES: tuple[VerdictRule, ...] = (
    _nothing, too_little, _on_paper, _digital, _paper_out, _paper_inside, _captured, _almost_digital, _changes, _mixed,
)  # fmt: skip
