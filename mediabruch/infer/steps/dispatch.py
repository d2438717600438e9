"""Steps that send out what they make: to someone outside, or to another office.

The last act of the label says so, or a message flow, the type of task, or what a machine prints. What is passed on
inside, to another lane of the house, is not sent out, unless it names a receiver outside or goes by post. Whether the
office goes on without what was sent, `aside` tells: a letter that is answered is sent out all the same.
"""

from collections.abc import Iterable
from functools import lru_cache

from mediabruch.infer.lexicon import FOLDER
from mediabruch.infer.reading.acts import Reading
from mediabruch.infer.reading.parts import Clause, Part
from mediabruch.infer.steps.context import ModelContext
from mediabruch.infer.steps.handouts import takes_paper
from mediabruch.infer.steps.purposes import Terms
from mediabruch.infer.text.normal import words_of
from mediabruch.infer.vocabulary.actors import is_outside
from mediabruch.infer.vocabulary.entries import Entry
from mediabruch.media import DOCUMENT, ORAL, PAPER, PHYSICAL, Side
from mediabruch.model import AUTOMATIC_TASKS, FlowNode, FlowNodeType
from mediabruch.notation.tsv import rows

_SENDING = frozenset({"send", "answer", "talk"})
_ASKING = frozenset({"ask", "request"})
"""Acts that send something only where the label says on which way: "Unterlagen per Post anfordern"."""
_NO_SENDING = frozenset({"convert", "confer"})
_CALLS = AUTOMATIC_TASKS | {FlowNodeType.CALL_ACTIVITY}
"""What calls programs and processes, not people."""
_LEAVING = frozenset({"delivers", "returned"})
_THERE = frozenset({Part.TARGET, Part.TOWARD, Part.PLACE})


def is_dispatch(node: FlowNode, context: ModelContext, label: Reading, produces: Side) -> bool:
    """Whether a step sends out what it makes, by its words or by what the model draws around it."""
    is_said = sends_by_words(label, produces) and not _is_unheard(node, context, label, produces)
    if not is_said and not _leaves_by_itself(node, context, label, produces):
        return False
    following = context.following(node)
    if not following and not is_said:
        return False
    return not _is_passed_on(node, following) or has_receiver(node, context) or _goes_by_post(label.last)


def is_print(node: FlowNode, context: ModelContext, produces: Side) -> bool:
    """Whether a machine prints."""
    return _is_machine(node, context) and produces == PAPER


def hands_to_machines(node: FlowNode, nexts: Iterable[FlowNode], context: ModelContext) -> bool:
    """Whether machines come next; after a machine, calls say nothing of persons.

    What stands in the lane of a system is a machine as long as it does not take in paper.
    """
    is_after_machine = _is_machine(node, context)
    return all(
        other.type in AUTOMATIC_TASKS
        or (other.type is FlowNodeType.CALL_ACTIVITY and is_after_machine)
        or (context.is_machine(other) and not takes_paper(context.read(other.name)))
        for other in nexts
    )


def _is_machine(node: FlowNode, context: ModelContext) -> bool:
    return node.type in AUTOMATIC_TASKS or context.is_machine(node)


def has_receiver(node: FlowNode, context: ModelContext) -> bool:
    """Whether somebody outside gets it, by a message flow or by name."""
    return _sends_message(node, context) or any(map(is_outside, words_of(node.name)))


def sends_by_words(label: Reading, produces: Side) -> bool:
    """What the last act says; an English noun is often no act at all: a "confirmation screen" confirms nothing."""
    last = label.last
    if last is None or last.act is None or produces == PHYSICAL:
        return False
    verb, role = last.act.entry, label.roles[-1]
    is_said = _goes_by_post(last) if role in _ASKING else role in _SENDING or not verb.tags.isdisjoint(_LEAVING)
    is_said = is_said or (role == "put" and _is_posted(last))
    if not is_said or (last.act.is_noun and verb.file == "acts.en"):
        return False
    return not _stays_inside(last) and not _is_call(label, last)


def _is_unheard(node: FlowNode, context: ModelContext, label: Reading, produces: Side) -> bool:
    """Whether nobody is told: a process is called, or what is confirmed is neither acknowledged nor anybody's."""
    verb = label.last.act.entry if label.last is not None and label.last.act is not None else None
    if verb is None:
        return False
    if verb.role == "talk":
        return node.type in _CALLS and produces != ORAL
    if "receiver" not in verb.tags or node.type is FlowNodeType.SEND_TASK:
        return False
    return not has_receiver(node, context) and not _acknowledged().hold(words_of(node.name))


@lru_cache(maxsize=1)
def _acknowledged() -> Terms:
    return next(
        Terms(row["terms"].split(" | ")) for row in rows(FOLDER / "handouts.tsv") if row["kind"] == "acknowledged"
    )


def _stays_inside(last: Clause) -> bool:
    """Whether what is sent goes on in the house."""
    verb = last.act.entry if last.act is not None else None
    is_inward = verb is not None and "inward" in verb.tags
    return is_inward or any("inside" in mention.entry.tags for mention in last.mentions)


def _is_call(label: Reading, last: Clause) -> bool:
    """Whether it tells something, and not by word of mouth."""
    is_talk = last.act is not None and last.act.entry.role == "talk"
    return is_talk and not any(claim.media == ORAL for claim in label.claims)


def _goes_by_post(last: Clause | None) -> bool:
    """Whether the label names a way that leaves the house on paper: "per Post", "by registered letter"."""
    mentions = last.mentions if last is not None else ()
    return any(
        mention.part is Part.CHANNEL and mention.media == PAPER and _is_post(mention.entry) for mention in mentions
    )


def _is_posted(last: Clause) -> bool:
    """Whether it is brought where the post takes it: "zur Post geben"."""
    return any("post" in mention.entry.tags and mention.part in _THERE for mention in last.mentions)


def _is_post(entry: Entry) -> bool:
    """Whether a word for paper is a way out of the house; "gedruckt" and "auf Papier" say how something is made."""
    is_way = "adverb" not in entry.tags or "post" in entry.tags
    return is_way and not entry.role and "inside" not in entry.tags


def _leaves_by_itself(node: FlowNode, context: ModelContext, label: Reading, produces: Side) -> bool:
    """Whether something leaves of which the words do not say so.

    A send task sends; what a machine prints goes out, as far as machines come next; what is said over a message flow
    is heard at its other end, and paper of which a label names no act ("letter") goes there.
    """
    if _is_machine(node, context) and produces == PAPER:
        return hands_to_machines(node, context.following(node), context)
    if node.type in AUTOMATIC_TASKS:
        return False
    if not label.asks and (produces == ORAL or (produces == PAPER and not any(label.roles))):
        return _sends_message(node, context)
    is_mailed = produces == DOCUMENT and not label.asks and _NO_SENDING.isdisjoint(label.roles)
    return node.type is FlowNodeType.SEND_TASK and (is_mailed or not label.roles)


def _sends_message(node: FlowNode, context: ModelContext) -> bool:
    return any(side == "produces" for side, _, _ in context.messages_of.get(node.key, ()))


def _is_passed_on(node: FlowNode, following: Iterable[FlowNode]) -> bool:
    """Whether another lane of the house comes next."""
    return any(other.process == node.process and other.lane != node.lane for other in following)
