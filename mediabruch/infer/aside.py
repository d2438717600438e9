"""Steps whose result leaves the flow of work: sent out, filed on paper or thrown away; the office goes on without it.

The last act of the label says that something leaves; the steps after it say whether they work with it: another lane
does, and so does a step that names the thing. A message flow, a receiver outside, or a machine that comes next speak
for leaving. What brings an answer back, by its own words or since an answer is taken in next, does not leave; nor does
what is passed on inside.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from mediabruch.infer.actors import is_outside
from mediabruch.infer.acts import Reading
from mediabruch.infer.context import ModelContext
from mediabruch.infer.matching import capitalized
from mediabruch.infer.normal import Token, plain, tokens
from mediabruch.infer.parts import Clause
from mediabruch.media import PHYSICAL, Aside, Evidence, Medium, Side
from mediabruch.model import EventKind, FlowNode, FlowNodeType

_SENDING = frozenset({"send", "answer", "talk"})
_FILING = frozenset({"store", "convert"})
_AUTOMATIC = frozenset({FlowNodeType.SERVICE_TASK, FlowNodeType.SCRIPT_TASK, FlowNodeType.BUSINESS_RULE_TASK})
_PAPER = frozenset({Medium.PAPER})
_ORAL = frozenset({Medium.ORAL})
_SURE = 0.7
_SHORTEST = 4
"""Letters of a word that names a thing."""
_ENDINGS = ("en", "es", "er", "n", "s", "e")


class Leaving(NamedTuple):
    """That what a step makes leaves the flow of work, and why."""

    aside: Aside
    evidence: Evidence


def leaving(node: FlowNode, context: ModelContext, label: Reading, produces: Side) -> Leaving | None:
    """How what the step makes leaves the flow of work, if it does; at the end of a process words alone say it."""
    aside = _by_words(label, produces)
    following = context.following.get(node.key, ())
    if aside is None and following and _leaves_by_itself(node, context, label, produces):
        aside = Aside.SENT
    if aside is None or not (following or _ends_its_process(node, context)):
        return None
    if following and not _goes_on_without(node, following, context, aside):
        return None
    text = label.last.act.text if label.last is not None and label.last.act is not None else node.type.value
    entry = label.last.act.entry.name if label.last is not None and label.last.act is not None else None
    return Leaving(aside, Evidence("label", text, None, None, entry, f"aside={aside.value}", _SURE))


def _leaves_by_itself(node: FlowNode, context: ModelContext, label: Reading, produces: Side) -> bool:
    """Whether something leaves of which the words do not say so.

    A send task sends; what a machine prints goes out, as far as machines come next; what is said over a message flow
    is heard at its other end, and paper of which a label names no act ("letter") goes there.
    """
    if node.type in _AUTOMATIC:
        return produces == _PAPER and _hands_to_machines(node, context.following.get(node.key, ()))
    if not label.asks and (produces == _ORAL or (produces == _PAPER and not any(label.roles))):
        return any(side == "produces" for side, _, _ in context.messages_of.get(node.key, ()))
    return node.type is FlowNodeType.SEND_TASK and not label.roles


def _ends_its_process(node: FlowNode, context: ModelContext) -> bool:
    """Whether nothing comes after a last step: what encloses or calls its process may go on with what it makes."""
    return node.parent is None and node.process not in context.model.graph.callers


def _by_words(label: Reading, produces: Side) -> Aside | None:
    """What the last act says: something is sent, or filed on paper, or destroyed."""
    if label.last is None or label.last.act is None or produces == PHYSICAL:
        return None
    verb = label.last.act.entry
    is_paper_filed = verb.role in _FILING and produces == _PAPER and (verb.role == "store" or "filed" in verb.tags)
    if verb.role == "destroy" or is_paper_filed:
        return Aside.FILED
    is_sent = verb.role in _SENDING or not verb.tags.isdisjoint(("delivers", "returned"))
    return Aside.SENT if is_sent and not _stays_inside(label, label.last) else None


def _stays_inside(label: Reading, last: Clause) -> bool:
    """Whether an answer comes back, or what is sent goes on inside; an English noun is often no act at all."""
    verb = last.act.entry if last.act is not None else None
    if verb is None or (last.act is not None and last.act.is_noun and verb.file == "acts.en"):
        return True  # a "confirmation screen" confirms nothing
    is_call = verb.role == "talk" and not any(claim.media == _ORAL for claim in label.claims)
    is_inside = "inward" in verb.tags or any("inside" in mention.entry.tags for mention in last.mentions)
    return label.asks or is_call or is_inside


def _goes_on_without(node: FlowNode, following: Iterable[FlowNode], context: ModelContext, aside: Aside) -> bool:
    """Whether the next steps work without what this one makes."""
    nexts = tuple(following)
    if any(other.process != node.process or other.lane != node.lane for other in nexts):
        return False
    if aside is Aside.SENT and _is_answered(node, context):
        return False
    if _hands_to_machines(node, nexts):
        return True
    if aside is Aside.SENT and _has_receiver(node, context):
        return True
    things = set(_things(node.name))
    return not any(things.intersection(_things(other.name)) for other in nexts)


def _hands_to_machines(node: FlowNode, nexts: Iterable[FlowNode]) -> bool:
    """Whether machines come next; after a machine, calls beside them say nothing of persons."""
    types = {other.type for other in nexts}
    calls = {FlowNodeType.CALL_ACTIVITY} if node.type in _AUTOMATIC and types & _AUTOMATIC else set()
    return types <= _AUTOMATIC | calls


def _is_answered(node: FlowNode, context: ModelContext) -> bool:
    """Whether an answer is waited for: by a message flow back, by the type of what comes next, or by its words."""
    flows = context.messages_of.get(node.key, ())
    asked = {context.home(other) for side, _, other in flows if side == "produces" and other is not None}
    for near in (node, *context.nearest.get(node.key, ())):
        senders = {
            context.home(other) for side, _, other in context.messages_of.get(near.key, ()) if side == "receives"
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


def _has_receiver(node: FlowNode, context: ModelContext) -> bool:
    """Whether somebody outside gets it, by a message flow or by name."""
    flows = context.messages_of.get(node.key, ())
    return any(side == "produces" for side, _, _ in flows) or any(map(is_outside, _words(node.name)))


def _things(name: str) -> Iterator[str]:
    """The things that a label names, without endings: nouns in German, words that are no verbs in English."""
    for index, token in enumerate(tokens(plain(name))):
        if len(token.word) >= _SHORTEST and (capitalized(token) if index == 0 else token.raw.isalpha()):
            yield _stem(token)


def _words(name: str) -> Iterator[str]:
    return (token.word for token in tokens(plain(name)) if token.word)


def _stem(token: Token) -> str:
    return next((token.word.removesuffix(end) for end in _ENDINGS if token.word.endswith(end)), token.word)
