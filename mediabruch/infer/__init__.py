"""Media inferred from what the model says of its steps: labels, notes, data, messages, systems, types.

Words are data (`lexicon/`, see `entries.py`); `normal` and `matching` find them, `clauses` and `acts` read a text,
`sources` asks the model, `evidence` decides. Nothing is guessed: where the model says nothing, a side stays unknown.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from mediabruch.infer.actors import parties
from mediabruch.infer.acts import Reading
from mediabruch.infer.arrivals import arrivals, is_worked_on, with_arrivals
from mediabruch.infer.aside import leaving
from mediabruch.infer.containers import without_summaries
from mediabruch.infer.context import ModelContext, context_of
from mediabruch.infer.evidence import GENERAL, Argument, Decision, decide
from mediabruch.infer.lookups import with_lookups
from mediabruch.infer.measured import measured
from mediabruch.infer.originals import with_originals
from mediabruch.infer.signatures import with_signatures
from mediabruch.infer.sources import arguments, is_open_way, printed_from
from mediabruch.media import DIGITAL_MEDIA, PAPER, UNKNOWN, Annotation, Evidence, Medium, Origin, Side
from mediabruch.model import AUTOMATIC_TASKS, FlowNode, FlowNodeType, Model
from mediabruch.options import NO_VOCABULARY, CustomTerm, Vocabulary

__all__ = ["NO_VOCABULARY", "CustomTerm", "Vocabulary", "infer", "parties"]

_BY_MACHINE = AUTOMATIC_TASKS | {FlowNodeType.SEND_TASK}
_WRITING = frozenset({"make", "answer", "ask", "request"})
"""What people do anew, whatever they have before them."""
_OUTSIDE = frozenset({"citizen", "company"})


def infer(
    model: Model, house: Vocabulary = NO_VOCABULARY, dispatch: Mapping[int, bool] = {}
) -> Mapping[int, Annotation]:
    """The annotations that can be inferred, by key of activity; activities of which nothing is known are absent.

    `house` holds the team's own words and conventions, `dispatch` what people state of steps that send something out.
    Cost: linear in the model; texts that recur are read once.
    """
    context = context_of(model, house)
    acting = parties(model, house)
    pools = {pool.process: acting.get(pool.key) for pool in model.participants if pool.process is not None}
    come = arrivals(context)
    found: dict[int, Annotation] = {}
    for node in model.activities:
        party = (acting.get(node.lane) if node.lane is not None else None) or pools.get(node.process)
        annotation = _annotation(node, context, party, dispatch.get(node.key), come.get(node.key, ()))
        if annotation != UNKNOWN:
            found[node.key] = annotation
    if come:
        found = dict(with_arrivals(found, come, context))
    found = with_signatures(without_summaries(found, context), context)
    return with_lookups(with_originals(found, context), context)


def _annotation(
    node: FlowNode,
    context: ModelContext,
    party: str | None,
    dispatch: bool | None,  # noqa: FBT001
    come: tuple[Argument, ...],
) -> Annotation:
    label = context.read(node.name)
    argued = tuple(arguments(node, context, label))
    if node.type in AUTOMATIC_TASKS:
        is_open = is_open_way(node, label)
        argued = tuple(each for each in argued if _is_heard(each, label) and not (is_open and _is_by_type(each)))
    sides = _decided(argued)
    if node.type in AUTOMATIC_TASKS and sides.made == PAPER and sides.receives is None:
        sides = _decided((*argued, printed_from(node)))
    if node.type in AUTOMATIC_TASKS and any(not argument.media <= DIGITAL_MEDIA for argument in come):
        come = ()
    if come and sides.receives is None and is_worked_on(come, label, sides.made):
        sides = _decided((*argued, *come))
    if context.house.habits and sides.origin is None:
        from mediabruch.infer.habits import habits  # read only where the configuration asks for them

        sides = _decided((*argued, *habits(node, context)))
    receives, made, evidence = sides.receives, sides.made, sides.evidence
    left = leaving(node, context, label, made, dispatch=dispatch)
    return Annotation(
        receives=receives.media if receives is not None else None,
        produces=made,
        origin=sides.origin,
        confidence=sides.confidence,
        evidence=evidence if left is None or left.evidence is None else (*evidence, left.evidence),
        system=label.system or _system(node, context),
        by_hand=_is_by_hand(node, context, label, receives, party),
        party=party,
        aside=left.aside if left is not None else None,
        assumed=sides.assumed,
        dispatch=True if left is not None and left.is_dispatch else None,
        is_written=_is_written(label, made),
        is_intake_implied=_is_implied(node, label, receives, made),
    )


def _is_written(label: Reading, made: Side) -> bool:
    """Whether a person writes what the step produces; papers that are sent by e-mail are scanned for it."""
    if not label.roles or not made or not made <= DIGITAL_MEDIA or "convert" in label.roles:
        return False
    is_sent = label.roles[-1] == "send" and not any("tangible" in mention.entry.tags for mention in label.mentions)
    return is_sent or not _WRITING.isdisjoint(label.roles)


def _is_implied(node: FlowNode, label: Reading, receives: Decision | None, made: Side) -> bool:
    """Whether an intake follows from the work alone: that of a machine, or something digital that is printed."""
    if receives is None or not receives.media:
        return False
    if node.type in AUTOMATIC_TASKS:
        return True
    is_print = label.roles[-1:] == ("convert",) and made == PAPER and receives.media <= DIGITAL_MEDIA
    return is_print and all(argument.source == "label" for argument in receives.won)


def _is_heard(argument: Argument, label: Reading) -> bool:
    """Whether an argument can hold of a machine: it takes in no paper but to scan it."""
    return argument.side != "receives" or Medium.PAPER not in argument.media or "convert" in label.roles


def _is_by_type(argument: Argument) -> bool:
    """Whether an argument says of what goes out no more than how machines usually work, or names the way."""
    return argument.side == "produces" and (argument.source == "label" or argument.source in GENERAL)


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


def _system(node: FlowNode, context: ModelContext) -> str | None:
    """The system the step works in, by its lane or pool, or by a store with the name of a system."""
    place = context.machine_of(node)
    if place:
        return place
    for _, element in context.data_of.get(node.key, ()):
        if (named := context.read(element.name).system) is not None:
            return named
    return None


def _is_by_hand(
    node: FlowNode, context: ModelContext, label: Reading, receives: Decision | None, party: str | None
) -> bool:
    """Whether a person transcribes: words of typing off, or capturing what is not data yet.

    Not machines, not what a system does, and not people outside who fill in their own form.
    """
    if node.type in _BY_MACHINE or context.is_machine(node):
        return False
    if label.rekeys:
        return True
    if not label.captures or label.is_automatic or party in _OUTSIDE:
        return False
    is_data_already = receives is not None and Medium.DATA in receives.media and receives.media <= DIGITAL_MEDIA
    return not is_data_already
