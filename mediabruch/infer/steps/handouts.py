"""What is printed for somebody to keep, or to stick on a thing: receipts, tickets, labels, badges.

It is handed out with the print, unless a later step works with it: one that names it and does not only show it on a
screen, or a next one that names anything of its label or has paper at hand. So is what the next steps send, where they
do not tell their medium themselves. The words are data, in `lexicon/handouts.tsv`.
"""

from collections.abc import Iterable
from functools import lru_cache

from mediabruch.infer.lexicon import FOLDER
from mediabruch.infer.reading.acts import Reading
from mediabruch.infer.reading.evidence import THRESHOLD
from mediabruch.infer.steps.context import ModelContext
from mediabruch.infer.steps.purposes import Terms
from mediabruch.infer.text.normal import words_of
from mediabruch.infer.vocabulary.named_things import named_things
from mediabruch.media import DIGITAL_MEDIA, PAPER, Medium, Side
from mediabruch.model import AUTOMATIC_TASKS, FlowNode
from mediabruch.notation.tsv import rows

_PAPERY = frozenset({"tangible", "page", "sheet", "mark", "identity"})
"""Kinds of words for what is printed on paper, or scanned from it."""
_STICKING = frozenset({"kleben", "auf|kleben", "affix", "stick"})
_ENDINGS = ("en", "s", "e")


@lru_cache(maxsize=1)
def _terms() -> dict[str, Terms]:
    return {row["kind"]: Terms(row["terms"].split(" | ")) for row in rows(FOLDER / "handouts.tsv")}


def is_kept(text: str) -> bool:
    """Whether a text names what somebody keeps: a receipt, a ticket."""
    return _terms()["kept"].hold(words_of(text))


def is_handed_out(node: FlowNode, context: ModelContext, label: Reading, produces: Side) -> bool:
    """Whether a step prints something to keep, with which no later step works."""
    if not prints(label, produces):
        return False
    return _is_sent_next(node, context) or _is_kept(node, context)


def is_stuck_on(node: FlowNode, context: ModelContext, label: Reading, produces: Side) -> bool:
    """Whether a step sticks a label on a thing, with which the thing goes, and no later step works with it."""
    return produces == PAPER and _sticks(label) and _is_kept(node, context)


def _sticks(label: Reading) -> bool:
    verb = label.last.act.entry if label.last is not None and label.last.act is not None else None
    return verb is not None and verb.term in _STICKING


def _is_kept(node: FlowNode, context: ModelContext) -> bool:
    """Whether a label names something to keep, with which no later step works."""
    kept = {_stem(word) for word in words_of(node.name) if _terms()["kept"].hold((word,))}
    if not kept or any(_goes_on_with(node, other, context) for other in context.following(node)):
        return False
    return not any(other.is_activity and _works_with(kept, other, context) for other in context.later(node))


def _is_sent_next(node: FlowNode, context: ModelContext) -> bool:
    """Whether all next steps only send what was printed, and tell no medium."""
    following = context.following(node)
    return bool(following) and all(_only_sends(node, other, context) for other in following)


def _only_sends(node: FlowNode, other: FlowNode, context: ModelContext) -> bool:
    reading = context.read(other.name)
    is_telling = any(claim.weight >= THRESHOLD for claim in reading.claims)
    is_same = bool(named_things(node.name) & named_things(other.name))
    return reading.roles == ("send",) and is_same and not is_telling


def _goes_on_with(node: FlowNode, other: FlowNode, context: ModelContext) -> bool:
    """Whether the next step has paper at hand, or anything that the label names: "Genehmigung und Ausweis drucken"."""
    if _sticks(context.read(other.name)):
        return False
    has_paper = any(Medium.PAPER in claim.media for claim in context.read(other.name).claims)
    is_digital = _is_on_screen(other) or _sends_digitally(context.read(other.name))
    return has_paper or (not is_digital and bool(named_things(node.name) & named_things(other.name)))


def is_on_paper(name: str, label: Reading) -> bool:
    """Whether a label names what is on paper when it is printed or scanned, or names nothing at all.

    A program prints its variables, and scans ports, and touches no paper. What is put in envelopes does.
    """
    if any(Medium.PAPER in (one.media or ()) or not _PAPERY.isdisjoint(one.entry.tags) for one in label.mentions):
        return True
    words = words_of(name)
    return len(words) == 1 or len(label.acts) > 1 or any(_terms()[kind].hold(words) for kind in ("papers", "kept"))


def prints(label: Reading, produces: Side) -> bool:
    """Whether the last act of a label puts on paper what is digital."""
    verb = label.last.act.entry if label.last is not None and label.last.act is not None else None
    return verb is not None and verb.role == "convert" and verb.produces == produces == PAPER != verb.receives


def takes_paper(reading: Reading) -> bool:
    """Whether the words say that a step takes in paper."""
    return any(
        claim.side == "receives" and Medium.PAPER in claim.media and claim.weight >= THRESHOLD
        for claim in reading.claims
    )


def _works_with(kept: Iterable[str], other: FlowNode, context: ModelContext) -> bool:
    is_named = not {_stem(word) for word in words_of(other.name)}.isdisjoint(kept)
    return (
        is_named
        and not _sticks(context.read(other.name))
        and not _is_on_screen(other)
        and not _sends_digitally(context.read(other.name))
    )


def _sends_digitally(reading: Reading) -> bool:
    """Whether the same goes out by e-mail or message, too: the office has it without the print."""
    media = [claim.media for claim in reading.claims]
    return reading.roles[-1:] == ("send",) and bool(media) and all(one <= DIGITAL_MEDIA for one in media)


def _is_on_screen(other: FlowNode) -> bool:
    return bool(other.form) or other.type in AUTOMATIC_TASKS or _terms()["show"].hold(words_of(other.name))


def _stem(word: str) -> str:
    return next((word.removesuffix(end) for end in _ENDINGS if word.endswith(end)), word)
