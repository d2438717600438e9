"""What comes in before the first step: the names of the events that wait for it, and of the messages that reach them.

After "Order received by phone" the next step hears what it works with, after "Antrag per Post eingegangen" it has
paper. Where several events before a step tell different media, it hangs on the case what comes in, and nothing is said.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from mediabruch.infer.actors import is_outside
from mediabruch.infer.acts import Reading
from mediabruch.infer.context import ModelContext
from mediabruch.infer.evidence import THRESHOLD, Argument
from mediabruch.infer.normal import words_of
from mediabruch.media import PHYSICAL, Medium, Side
from mediabruch.model import EventKind, FlowNode, FlowNodeType

_ORAL = frozenset({Medium.ORAL})
_WAITING = frozenset({FlowNodeType.START_EVENT, FlowNodeType.INTERMEDIATE_CATCH_EVENT, FlowNodeType.BOUNDARY_EVENT})
_NOT_INFORMATION = frozenset(
    {EventKind.TIMER, EventKind.LINK, EventKind.ERROR, EventKind.COMPENSATE, EventKind.CANCEL, EventKind.CONDITIONAL}
)
_COMING = frozenset({"receive", "request", "answer", "handle", "do", ""})
"""Acts of which what comes in is told; a request that came is an order or an application."""
_TOLD = frozenset({"talk", "confer", "listen"})
_UNSPOKEN = frozenset({"check", "inspect", "handle", "run", "do", "hand", "sign", "convert", "store", "look", "fetch"})
"""Acts that nobody does with what was said."""
_SURE = 0.85
"""How far the name of an event counts for the step after it."""


def arrivals(context: ModelContext) -> Mapping[int, tuple[Argument, ...]]:
    """What steps take in by the events right before them, by key of step."""
    found: dict[int, list[Argument]] = defaultdict(list)
    for event in context.model.nodes:
        if event.type in _WAITING and (event.name or event.key in context.messages_of) and _informs(event):
            come = tuple(_come(event, context))
            for step in context.following(event) if come else ():
                found[step.key].extend(come)
    return {key: tuple(come) for key, come in found.items() if len({argument.media for argument in come}) == 1}


def is_worked_on(come: Iterable[Argument], label: Reading, produces: Side) -> bool:
    """Whether a step surely works on what came: it takes it in, or makes something of it.

    What was said is not checked or handled, it is written down or answered.
    """
    if produces is None and label.roles[:1] != ("receive",):
        return False
    return any(argument.media != _ORAL for argument in come) or _UNSPOKEN.isdisjoint(label.roles)


def _informs(event: FlowNode) -> bool:
    return all(definition.kind not in _NOT_INFORMATION for definition in event.event_definitions)


def _come(event: FlowNode, context: ModelContext) -> Iterator[Argument]:
    """What an event takes in, by its name, its message and the message flows that reach it."""
    names = [(event.name, event.id, event.line)]
    names += [(definition.name or "", event.id, event.line) for definition in event.event_definitions]
    for side, flow, _ in context.messages_of.get(event.key, ()):
        if side == "receives":
            names += [(text, flow.id, flow.line) for text in (flow.name, flow.message or "")]
    for name, identifier, line in dict.fromkeys(each for each in names if each[0]):
        argument = _told(name, context.read(name, "receive"), is_start=event.type is FlowNodeType.START_EVENT)
        if argument is not None:
            yield argument._replace(element=identifier, line=line)


def _told(name: str, reading: Reading, *, is_start: bool) -> Argument | None:
    """What a name says that comes in."""
    if not reading.claims:  # as most events
        return None
    roles = set(reading.roles)
    claims = [claim for claim in reading.claims if claim.media != PHYSICAL and claim.weight >= THRESHOLD]
    spoken = [claim for claim in claims if claim.media == _ORAL]
    if roles <= _COMING | _TOLD and spoken:
        is_visit = "confer" in roles or any("confer" in mention.entry.tags for mention in reading.mentions)
        claims = [] if is_visit else spoken  # who comes in person brings papers, too
    elif not (is_start and any(map(is_outside, words_of(name)))) and not _comes(reading):
        return None
    first = next(iter(claims), None)
    if first is None:
        return None
    return Argument("receives", first.media, first.weight * _SURE, "event", first.text, first.entry)


def _comes(reading: Reading) -> bool:
    """Whether a name says that something comes in."""
    return reading.roles[-1:] == ("receive",) or _COMING.issuperset(reading.roles)
