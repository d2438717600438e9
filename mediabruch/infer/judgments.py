"""What is told of a step, decided: its sides, how sure they are, and why."""

from functools import lru_cache
from typing import NamedTuple

from mediabruch.infer.intakes import intake_of
from mediabruch.infer.measured import measured
from mediabruch.infer.reading.acts import Reading
from mediabruch.infer.reading.evidence import GENERAL, Argument, Decision, decide
from mediabruch.infer.steps.grounds import Grounds
from mediabruch.infer.steps.sources import arguments, is_open_way, printed_from
from mediabruch.infer.steps.typed_talk import is_talk
from mediabruch.media import CLIENTS, DIGITAL_MEDIA, ORAL, PAPER, Annotation, Evidence, Medium, Origin, Side
from mediabruch.model import AUTOMATIC_TASKS, FlowNodeType

_BY_MACHINE = AUTOMATIC_TASKS | {FlowNodeType.SEND_TASK}
_WRITING = frozenset({"make", "answer", "ask", "request"})
"""What people do anew, whatever they have before them."""


class Judgment(NamedTuple):
    """What a step is taken for by itself."""

    annotation: Annotation
    argued: tuple[Argument, ...]
    """What it rests on."""


@lru_cache(maxsize=8192)
def judge(grounds: Grounds) -> Judgment:
    """What a step is taken for; found once for all steps of which the same is told, in whatever model."""
    argued = tuple(arguments(grounds))
    if grounds.type not in AUTOMATIC_TASKS:
        annotation = annotated(grounds, argued)
        if _is_put_into_writing(grounds.label) and annotation.receives == ORAL and annotation.produces in (None, ORAL):
            argued = tuple(each for each in argued if each.media != ORAL)
            annotation = annotated(grounds, argued)
        return Judgment(annotation, argued)
    label, is_open = grounds.label, is_open_way(grounds)
    argued = tuple(each for each in argued if _is_heard(each, label) and not (is_open and _is_by_type(each, label)))
    if is_talk(grounds):
        argued = tuple(each for each in argued if each.source not in GENERAL)
    annotation = annotated(grounds, argued)
    if annotation.produces == PAPER and annotation.receives is None:
        annotation = annotated(grounds, (*argued, printed_from(grounds)))
    return Judgment(annotation, argued)


def _is_put_into_writing(label: Reading) -> bool:
    """Whether a talk held before is written down; where nothing tells in what, it does not run on as speech."""
    return bool(label.acts) and all("record" in act.entry.tags for act in label.acts)


def annotated(grounds: Grounds, argued: tuple[Argument, ...]) -> Annotation:
    """A step as these arguments tell."""
    sides = _decided(argued)
    receives = sides.receives
    return Annotation(
        receives=receives.media if receives is not None else None,
        produces=sides.made,
        origin=sides.origin,
        confidence=sides.confidence,
        evidence=sides.evidence,
        system=grounds.system,
        by_hand=_is_by_hand(grounds, receives),
        party=grounds.party,
        assumed=sides.assumed,
        is_written=_is_written(grounds.label, sides.made),
        intake=intake_of(grounds, receives, sides.made),
    )


def _is_written(label: Reading, made: Side) -> bool:
    """Whether a person writes what the step produces; papers that are sent by e-mail are scanned for it."""
    if not label.roles or not made or not made <= DIGITAL_MEDIA or "convert" in label.roles:
        return False
    is_sent = label.roles[-1] == "send" and not any("tangible" in mention.entry.tags for mention in label.mentions)
    return is_sent or not _WRITING.isdisjoint(label.roles)


def _is_heard(argument: Argument, label: Reading) -> bool:
    """Whether an argument can hold of a machine: it takes in no paper but to scan it."""
    return argument.side != "receives" or Medium.PAPER not in argument.media or "convert" in label.roles


def _is_by_type(argument: Argument, label: Reading) -> bool:
    """Whether an argument says of what goes out no more than how machines usually work, or names the way.

    Where the label names several ways, it decides nothing, and is told.
    """
    is_way = argument.source == "label" and not label.is_open
    return argument.side == "produces" and (is_way or argument.source in GENERAL)


def _is_by_hand(grounds: Grounds, receives: Decision | None) -> bool:
    """Whether a person transcribes: words of typing off, or capturing what is not data yet.

    Not machines, not what a system does, and not people outside who fill in their own form.
    """
    if grounds.type in _BY_MACHINE or grounds.is_machine:
        return False
    label = grounds.label
    if label.rekeys:
        return True
    if not label.captures or label.is_automatic or grounds.party in CLIENTS:
        return False
    is_data_already = receives is not None and Medium.DATA in receives.media and receives.media <= DIGITAL_MEDIA
    return not is_data_already


class _Sides(NamedTuple):
    """What is argued of a step, decided."""

    receives: Decision | None = None
    made: Side = None
    """What it produces."""
    evidence: tuple[Evidence, ...] = ()
    origin: Origin | None = None
    """The strongest one of the known sides; `None` where neither is known."""
    confidence: float = 0.0
    assumed: frozenset[str] = frozenset()
    """The sides that are only assumed."""


_UNDECIDED = _Sides()


@lru_cache(maxsize=4096)
def _decided(argued: tuple[Argument, ...]) -> _Sides:
    """What the step takes in, what it passes on, and the evidence; found once where steps are argued of alike."""
    if not argued:
        return _UNDECIDED
    by_words = decide(argument for argument in argued if argument.side == "receives")
    made_by_words = decide(argument for argument in argued if argument.side == "produces")
    receives, produces = measured(by_words, made_by_words), measured(made_by_words, by_words)
    known = {name: side for name, side in (("receives", receives), ("produces", produces)) if side is not None}
    evidence = tuple([argument.evidence for argument in argued])
    if not known:
        return _Sides(evidence=evidence)
    assumed = frozenset(name for name, side in known.items() if side.is_assumed)
    return _Sides(
        receives,
        None if produces is None else produces.media,
        evidence,
        Origin.ASSUMED if len(assumed) == len(known) else Origin.INFERRED,
        min(side.confidence for side in known.values()),
        assumed,
    )
