"""Steps whose result leaves the flow of work: sent out, filed on paper or thrown away; the office goes on without it.

That something is sent out, `dispatch` tells, and `handouts`, what is printed for somebody to keep; the last act of the
label says what is filed. The steps after it say whether they work with it: another lane does, and so does a step that
names the thing. A receiver outside, or a machine that comes next, speaks for leaving. What brings an answer back, by
its own words or since an answer is taken in next, stays in the flow of work.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from mediabruch.infer.reading.acts import Reading
from mediabruch.infer.steps.context import ModelContext
from mediabruch.infer.steps.dispatch import hands_to_machines, has_receiver, is_dispatch, is_print, sends_by_words
from mediabruch.infer.steps.handouts import is_handed_out, is_stuck_on
from mediabruch.infer.steps.sources import ASKED_FOR
from mediabruch.infer.text.normal import words_of
from mediabruch.infer.vocabulary.named_things import named_things
from mediabruch.media import DIGITAL_MEDIA, ORAL, PAPER, PHYSICAL, Aside, Evidence, Side
from mediabruch.model import EventKind, FlowNode, FlowNodeType

_SURE = 0.7
_TELLING = (("talk",), ("send",))


class Leaving(NamedTuple):
    """Whether what a step makes is sent out, whether it leaves the flow of work, and why."""

    is_dispatch: bool
    aside: Aside | None
    evidence: Evidence | None
    """`None` for what follows from what people state."""


def leaving(
    node: FlowNode, context: ModelContext, label: Reading, produces: Side, *, dispatch: bool | None = None
) -> Leaving | None:
    """How what the step makes leaves; `None` where it does not. `dispatch` is what people state of it."""
    if dispatch is None and not _may_leave(label, node.type, produces) and node.key not in context.messages_of:
        return None
    if dispatch is None and is_stuck_on(node, context, label, produces):
        return Leaving(is_dispatch=False, aside=Aside.OTHER, evidence=_kept_by_oneself(label))
    is_kept = dispatch is None and is_handed_out(node, context, label, produces)
    if is_kept and context.is_citizen(node):
        return Leaving(is_dispatch=False, aside=Aside.OTHER, evidence=_kept_by_oneself(label))
    is_sent = (is_kept or is_dispatch(node, context, label, produces)) if dispatch is None else dispatch
    aside = _by_words(label, produces) or (Aside.SENT if is_sent else None)
    if aside is None:
        return None
    is_talk = label.roles[-1:] == ("talk",)
    is_question = (_is_asked(node, label) if is_talk else label.asks) and not is_print(node, context, produces)
    is_told = label.roles[-1:] in _TELLING and produces == ORAL and not is_question
    is_lost = bool(produces) and (produces or PHYSICAL).isdisjoint(DIGITAL_MEDIA)
    if (aside is Aside.SENT and is_question) or not _leaves_the_flow(
        node, context, aside, is_kept=is_kept, is_told=is_told, is_lost=is_lost
    ):
        aside = None
    if not is_sent and aside is None:
        return None
    return Leaving(is_sent, aside, _evidence(node, label, aside, is_inferred=is_sent and dispatch is None))


@lru_cache(maxsize=4096)
def _may_leave(label: Reading, kind: FlowNodeType, produces: Side) -> bool:
    """Whether what a step makes may leave, message flows aside: only paper, what is sent, and what is put away does.

    Most steps need no look at what comes after them.
    """
    is_sent = kind is FlowNodeType.SEND_TASK or sends_by_words(label, produces)
    return is_sent or produces == PAPER or _by_words(label, produces) is not None


def _evidence(node: FlowNode, label: Reading, aside: Aside | None, *, is_inferred: bool) -> Evidence | None:
    """The words or the type that say so."""
    argued = ["dispatch=true"] if is_inferred else []
    if aside is not None and (is_inferred or aside is Aside.FILED):
        argued.append(f"aside={aside.value}")
    if not argued:
        return None
    act = label.last.act if label.last is not None else None
    text, entry = (act.text, act.entry.name) if act is not None else (node.type.value, None)
    return Evidence("label", text, None, None, entry, " ".join(argued), _SURE)


def _kept_by_oneself(label: Reading) -> Evidence | None:
    """What somebody prints to keep, or sticks on a thing, goes to nobody."""
    act = label.last.act if label.last is not None else None
    return None if act is None else Evidence("label", act.text, None, None, act.entry.name, "aside=true", _SURE)


def _is_asked(node: FlowNode, label: Reading) -> bool:
    """Whether who is called is asked for something: "call customers for an update"."""
    return label.asks or not ASKED_FOR.isdisjoint(words_of(node.name))


def _by_words(label: Reading, produces: Side) -> Aside | None:
    """What the last act says: something is filed on paper, or destroyed."""
    if label.last is None or label.last.act is None or produces == PHYSICAL:
        return None
    verb = label.last.act.entry
    is_filed = verb.role == "store" or (verb.role == "convert" and "filed" in verb.tags)
    is_filed = is_filed or (verb.role == "put" and any("filing" in item.entry.tags for item in label.last.mentions))
    return Aside.FILED if verb.role == "destroy" or (is_filed and produces == PAPER) else None


def _leaves_the_flow(  # noqa: PLR0913 - how it leaves
    node: FlowNode, context: ModelContext, aside: Aside, *, is_kept: bool, is_told: bool, is_lost: bool
) -> bool:
    """Whether the steps after it work without what it makes; at the end of a process nobody works with it."""
    following = context.following(node)
    if not following:
        return _ends_its_process(node, context)
    return is_kept or _goes_on_without(node, following, context, aside, is_told=is_told, is_lost=is_lost)


def _ends_its_process(node: FlowNode, context: ModelContext) -> bool:
    """Whether nothing comes after a last step: what encloses or calls its process may go on with what it makes."""
    return node.parent is None and node.process not in context.model.graph.callers


def _goes_on_without(  # noqa: PLR0913 - how it leaves
    node: FlowNode, following: Iterable[FlowNode], context: ModelContext, aside: Aside, *, is_told: bool, is_lost: bool
) -> bool:
    """Whether the next steps work without what this one makes; on machines, paper and speech are `is_lost`."""
    nexts = tuple(following)
    others = [
        other
        for other in nexts
        if other.process != node.process
        or (other.lane != node.lane and not (is_lost and hands_to_machines(node, (other,), context)))
    ]
    is_heard_outside = is_told and has_receiver(node, context)  # the next lane hears nothing of it
    if not is_heard_outside and others:
        return False
    if aside is Aside.SENT and _is_answered(node, context, is_told=is_told):
        return False
    if hands_to_machines(node, nexts, context) or (aside is Aside.SENT and has_receiver(node, context)):
        return True
    return not any(named_things(node.name) & named_things(other.name) for other in nexts)


def _is_answered(node: FlowNode, context: ModelContext, *, is_told: bool) -> bool:
    """Whether an answer is waited for: by a message flow back, by the type of what comes next, or by its words.

    What is told by word of mouth is gone: an answer that comes to a later step is not spoken with it.
    """
    flows = context.messages_of.get(node.key, ())
    asked = {context.model.home_of(other) for side, _, other in flows if side == "produces" and other is not None}
    for near in (node,) if is_told else (node, *context.nearest(node)):
        senders = {
            context.model.home_of(other)
            for side, _, other in context.messages_of.get(near.key, ())
            if side == "receives"
        }
        if not asked.isdisjoint(senders) or (near is not node and _takes_answer(near, context)):
            return True
    return False


def _takes_answer(node: FlowNode, context: ModelContext) -> bool:
    if node.type is FlowNodeType.INTERMEDIATE_CATCH_EVENT:
        return any(definition.kind is EventKind.MESSAGE for definition in node.event_definitions)
    return node.type is FlowNodeType.RECEIVE_TASK or (
        node.is_activity and context.read(node.name).roles[:1] == ("receive",)
    )
