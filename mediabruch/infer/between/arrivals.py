"""What comes in before the first step: the names of the events that wait for it, and of the messages that reach them.

After "Order received by phone" the next step hears what it works with, after "Antrag per Post eingegangen" it has
paper. So it is on the branches behind such an event: "Telefon", "per Post". Who takes an order or asks back hands on
what was said to the step that writes it down. Where several events before a step tell different media, it takes in one
or the other, and both count; where one of several beginnings tells none, nothing is said.

A step that surely works on what came takes it in; any other one likely does (`first_steps`).
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from mediabruch.infer.reading.acts import Reading
from mediabruch.infer.reading.evidence import THRESHOLD, Argument
from mediabruch.infer.reading.weighing import Claim
from mediabruch.infer.steps.context import ModelContext
from mediabruch.infer.text.normal import words_of
from mediabruch.infer.vocabulary.actors import is_outside
from mediabruch.media import ORAL, PHYSICAL, Side
from mediabruch.model import EventKind, FlowNode, FlowNodeType

_WAITING = frozenset({FlowNodeType.START_EVENT, FlowNodeType.INTERMEDIATE_CATCH_EVENT, FlowNodeType.BOUNDARY_EVENT})
_NOT_INFORMATION = frozenset(
    {EventKind.TIMER, EventKind.LINK, EventKind.ERROR, EventKind.COMPENSATE, EventKind.CANCEL, EventKind.CONDITIONAL}
)
_COMING = frozenset({"receive", "request", "answer", "handle", "do", ""})
"""Acts of which what comes in is told; a request that came is an order or an application."""
_TOLD = frozenset({"talk", "confer", "listen"})
_HEARING = frozenset({"receive", "listen", "ask", "request", "look"})
"""What people do while somebody speaks to them."""
_LEAVING = frozenset({"send", "answer", "forward", "talk", "hand"})
_MAKING = frozenset({"make", "convert"})
"""Acts at the beginning of a branch that is named for what goes out: "per Post", then "Brief verfassen"."""
_WRITING = frozenset({"make"})
_BRANCHING = frozenset({FlowNodeType.EXCLUSIVE_GATEWAY, FlowNodeType.INCLUSIVE_GATEWAY, FlowNodeType.COMPLEX_GATEWAY})
_UNSPOKEN = frozenset({"check", "inspect", "handle", "run", "do", "hand", "sign", "convert", "store", "look", "fetch"})
"""Acts that nobody does with what was said."""
_DONE = frozenset(
    {"submit", "lodge", "fill", "fill in", "fill out", "scan", "upload"}
    | {"ein|reichen", "aus|fuellen", "scannen", "ein|scannen", "hoch|laden", "uploaden"}
)
"""What was done outside before the process begins: "form submitted on the website"."""
_ARRIVING = 0.72
_SURE = 0.85
"""How far the name of an event counts for the step after it."""


def arrivals(context: ModelContext) -> Mapping[int, tuple[Argument, ...]]:
    """What steps take in by the events right before them, by key of step."""
    found: dict[int, list[Argument]] = defaultdict(list)
    for event in context.model.nodes:
        if event.type in _WAITING and _informs(event):
            come = tuple(coming(event, context)) if event.name or event.key in context.messages_of else ()
            for step in context.following(event) if come else ():
                found[step.key].extend(come)
                for later in _handed_on(step, come, context):
                    found[later.key].extend(come)
            for step, told in _branched(event, context):
                for later in (step, *_handed_on(step, (told,), context)):
                    found[later.key].append(told)
    silent = _silent(found, context) if found else frozenset()
    return {key: _together(come) for key, come in found.items() if key not in silent}


def _together(come: list[Argument]) -> tuple[Argument, ...]:
    """What several events say that comes in: one or the other."""
    media = frozenset(medium for argument in come for medium in argument.media)
    return tuple([argument._replace(media=media) for argument in come])


def _silent(found: Collection[int], context: ModelContext) -> Collection[int]:
    """The steps with a beginning of several that does not tell what comes in."""
    processes = {context.model.node_by_key[key].process for key in found}
    starts: dict[tuple[int, int | None], list[FlowNode]] = defaultdict(list)
    for event in context.model.nodes:
        if event.type is FlowNodeType.START_EVENT and event.process in processes:
            starts[event.process, event.parent].append(event)
    several = [event for events in starts.values() if len(events) > 1 for event in events if _informs(event)]
    several += [event for event in _caught(context) if event.process in processes]
    return {step.key for event in several if not any(coming(event, context)) for step in context.following(event)}


def _branched(event: FlowNode, context: ModelContext) -> Iterator[tuple[FlowNode, Argument]]:
    """The steps that begin the branches right behind an event, with what the names of the branches say that comes."""
    for arrived in context.model.graph.outgoing.get(event.key, ()):
        gateway = _only_way(arrived.target, context)
        if gateway is None or gateway.type not in _BRANCHING or _goes_out(gateway, _LEAVING, context):
            continue
        for branch in context.model.graph.outgoing.get(gateway.key, ()):
            told = _told(branch.name, context.read(branch.name, "receive"), is_start=False) if branch.name else None
            step = _only_way(branch.target, context) if told is not None else None
            if told is None or step is None or not step.is_activity:
                continue
            making = _MAKING - _WRITING if told.media == ORAL else _MAKING  # what is said is no letter that goes out
            if not _goes_out(step, _LEAVING | making, context):
                yield step, told._replace(element=branch.id, line=branch.line)


def _goes_out(node: FlowNode, roles: frozenset[str], context: ModelContext) -> bool:
    """Whether a step or question is first about what goes out, by one of these roles."""
    return not roles.isdisjoint(context.read(node.name).roles[:1])


def _only_way(key: int | None, context: ModelContext) -> FlowNode | None:
    """The node at the end of a sequence flow, if no other one leads there."""
    node = context.model.node_by_key.get(key) if key is not None else None
    return node if node is not None and len(context.model.graph.incoming.get(node.key, ())) == 1 else None


def _handed_on(step: FlowNode, come: tuple[Argument, ...], context: ModelContext) -> Iterator[FlowNode]:
    """The step that works with what was said to those before, which only took it in or asked back."""
    seen: set[int] = set()
    while all(argument.media == ORAL for argument in come) and step.key not in seen:
        seen.add(step.key)
        reading = context.read(step.name)
        is_heard = bool(reading.roles) and _HEARING.issuperset(reading.roles) and not reading.claims
        ways = context.model.graph.outgoing.get(step.key, ()) if is_heard else ()
        later = _only_way(ways[0].target, context) if len(ways) == 1 else None
        if later is None or not later.is_activity:
            return
        yield later
        step = later


def is_worked_on(come: Collection[Argument], label: Reading, produces: Side) -> bool:
    """Whether a step surely works on what came: it takes it in, or makes something of it.

    What was said is not checked or handled, it is written down or answered. Of several ways none is sure.
    """
    if any(len(argument.media) > 1 for argument in come) or (produces is None and label.roles[:1] != ("receive",)):
        return False
    return any(argument.media != ORAL for argument in come) or _UNSPOKEN.isdisjoint(label.roles)


def _caught(context: ModelContext) -> Iterator[FlowNode]:
    """The events that wait for something on the way, and may tell what comes."""
    for event in context.model.nodes:
        if event.type is FlowNodeType.INTERMEDIATE_CATCH_EVENT and _informs(event):
            yield event


def _informs(event: FlowNode) -> bool:
    return all(definition.kind not in _NOT_INFORMATION for definition in event.event_definitions)


def coming(event: FlowNode, context: ModelContext) -> Iterator[Argument]:
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
    if not reading.claims or name.rstrip().endswith("?"):  # as most events
        return None
    roles = set(reading.roles)
    claims = [_arrived(claim, reading) for claim in reading.claims]
    claims = [claim for claim in claims if claim.media != PHYSICAL and claim.weight >= THRESHOLD]
    is_done = bool(reading.acts) and reading.acts[-1].entry.term in _DONE
    if is_done:
        claims = [claim for claim in claims if claim.side == "produces"]
    spoken = [claim for claim in claims if claim.media == ORAL]
    if roles <= _COMING | _TOLD and spoken:
        is_visit = "confer" in roles or any("confer" in mention.entry.tags for mention in reading.mentions)
        claims = [] if is_visit else spoken  # who comes in person brings papers, too
    elif not (is_start and (any(map(is_outside, words_of(name))) or is_done)) and not _comes(reading):
        return None
    first = next(iter(claims), None)
    if first is None:
        return None
    return Argument("receives", first.media, first.weight * _SURE, "event", first.text, first.entry)


def _arrived(claim: Claim, reading: Reading) -> Claim:
    """A claim of a word that only leans to a medium, and tells it where something arrives so: "Posteingang"."""
    arrives = any("arrives" in item.entry.tags and item.text == claim.text for item in reading.mentions)
    return claim._replace(weight=max(claim.weight, _ARRIVING)) if arrives else claim


def _comes(reading: Reading) -> bool:
    """Whether a name says that something comes in."""
    return reading.roles[-1:] == ("receive",) or _COMING.issuperset(reading.roles)
