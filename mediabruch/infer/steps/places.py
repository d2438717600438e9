"""What holds for many steps of a model: lanes and pools, notes for all, and the conventions of the house."""

import re
from collections.abc import Iterable, Iterator

from mediabruch.infer.reading.acts import Reading
from mediabruch.infer.reading.evidence import Argument
from mediabruch.infer.reading.parts import Mention, Part
from mediabruch.infer.steps.context import ModelContext
from mediabruch.infer.steps.engines import is_engine
from mediabruch.infer.steps.signatures import takes_signed
from mediabruch.infer.vocabulary import actors
from mediabruch.media import DATA, DIGITAL, DOCUMENT
from mediabruch.model import AUTOMATIC_TASKS, FlowNode, FlowNodeType
from mediabruch.options import CustomTerm

BOTH = ("receives", "produces")
_ARRIVAL = frozenset({"receive", "forward", "check", "inspect", "handle", "send"})
_STATED_BY_HOUSE = 0.95
_MACHINE_PLACE = 0.8
_MACHINE_WORK = 0.72
_POST = frozenset({FlowNodeType.SEND_TASK, FlowNodeType.RECEIVE_TASK})
_BESIDE_ENGINES = _POST | {FlowNodeType.TASK, FlowNodeType.USER_TASK}
"""What is done in the pool of a process engine, but not surely by it."""
_FOR_ALL = 0.65
"""An assumption from a note about the whole process, or from a default of the house."""
_CARRIES = (Part.CHANNEL, Part.PLACE, Part.TARGET, Part.RESULT)
"""What a carrier of the process is in a text about it: not an object, and not out of a subordinate phrase."""
_TALK = r"kommunikation|schriftverkehr|korrespondenz|austausch|versand|communicat|correspond|exchange"
"""Looked for in any case of letters, and compiled when the first text of a whole process turns up."""


_NO_SCREEN = frozenset({FlowNodeType.CALL_ACTIVITY, FlowNodeType.SUB_PROCESS})


def _of(word: CustomTerm, source: str, text: str, weight: float = _STATED_BY_HOUSE) -> Iterator[Argument]:
    for side in BOTH:
        media = word.receives if side == "receives" else word.produces
        if media is not None:
            yield Argument(side, media, weight, source, text, word.cited)


def conventions(node: FlowNode, context: ModelContext) -> Iterator[Argument]:
    """Name prefixes and colors that the house has given a meaning."""
    house = context.house
    for word in house.prefixes:
        if node.name.lower().startswith(word.name.lower()):
            yield from _of(word, "name", word.name)
            break
    if house.colors:
        from mediabruch.notation.colors import color_of  # few houses give colors a meaning

        fill = context.fills.get(node.key) or next(
            (color for name, value in node.properties if name.lower() == "bgcolor" and (color := color_of(value))), None
        )
        known = next((word for word in house.colors if fill and color_of(word.name) == fill), None)
        if known is not None and fill:
            yield from _of(known, "color", fill)


def places(node: FlowNode, context: ModelContext, label: Reading) -> tuple[Argument, ...]:
    """Lane and pool: systems work digitally; conventions of the house; the mail room gets paper."""
    said = _place(node.process, "participant", context)
    if node.lane is not None:
        said = (*_place(node.lane, "lane", context), *said)
    if said and node.type not in AUTOMATIC_TASKS and takes_signed(label):
        said = tuple(argument for argument in said if argument.entry is not None)  # it may come on paper all the same
    if node.lane is None:
        return tuple(_bearing(said, node, context)) if said else ()
    return (*_bearing(said, node, context), *_arriving(node.lane, context, label))


def _bearing(said: Iterable[Argument], node: FlowNode, context: ModelContext) -> Iterator[Argument]:
    """What places say, as far as it bears on this type of task."""
    for argument in said:
        if node.type is FlowNodeType.MANUAL_TASK and argument.entry is None:
            continue  # done without the system that the lane or pool is
        if node.type in _BESIDE_ENGINES and _is_of_engine(argument, context):
            yield _by_work(argument._replace(is_unnamed=True))  # which may only list the task
        else:
            yield _by_work(argument) if node.type in _POST else argument


def _arriving(key: int, context: ModelContext, label: Reading) -> Iterator[Argument]:
    """What usually arrives in a lane: paper in the mail room."""
    lane = context.model.lane_by_key.get(key)
    known = actors.actor(lane.name) if lane is not None else None
    if lane is not None and known is not None and known.medium is not None and _ARRIVAL & {*label.roles, *_bare(label)}:
        for side in BOTH:
            media = frozenset({known.medium})
            yield Argument(side, media, known.weight, "lane", lane.name, known.entry, lane.id, lane.line)


def _is_of_engine(argument: Argument, context: ModelContext) -> bool:
    """Whether a place argues by the name of a process engine, and the house does not count that among its systems."""
    is_named = argument.entry is None and not argument.is_unnamed
    return is_named and is_engine(argument.text) and not actors.convention(argument.text, context.house.systems)


def _by_work(argument: Argument) -> Argument:
    """What is sent and received where only machines work, and no name says that it is a system, is less sure."""
    return argument._replace(weight=min(argument.weight, _MACHINE_WORK)) if argument.is_unnamed else argument


def _bare(label: Reading) -> tuple[str, ...]:
    return () if any(label.roles) else ("handle",)


def _place(key: int, source: str, context: ModelContext) -> tuple[Argument, ...]:
    """What a lane or process says of all steps in it, found once."""
    said = context.said_of_places.get(key)
    if said is None:
        is_named = key in context.place_names
        said = context.said_of_places[key] = tuple(_of_place(key, source, context)) if is_named else ()
    return said


def _of_place(key: int, source: str, context: ModelContext) -> Iterator[Argument]:
    name, identifier, line = context.place_names[key]
    own = actors.convention(name, context.house.lanes if source == "lane" else context.house.pools)
    if own is not None:
        for argument in _of(own, source, name):
            yield argument._replace(element=identifier, line=line)
    elif key in context.machine_places:
        media = next(
            (mention.media for mention in context.read(name).mentions if mention.media and mention.weight >= _FOR_ALL),
            DIGITAL,
        )
        media = media if media in (DATA, DOCUMENT) else DIGITAL
        text, is_unnamed = name or identifier or "", not actors.is_system(name, context.house)
        for side in BOTH:
            yield Argument(side, media, _MACHINE_PLACE, source, text, None, identifier, line, is_unnamed)


def screen_work(node: FlowNode, context: ModelContext) -> Iterator[Argument]:
    """Work on a screen, and the words of the e-file, where the whole process is worked on in a system."""
    if node.type in _NO_SCREEN:
        return
    system = context.process_systems.get(node.process)
    if system is None:
        return
    media = DOCUMENT if system.media == DOCUMENT else DIGITAL
    for side in BOTH:
        yield Argument(side, media, system.weight, system.source, system.text, system.entry)


def process(node: FlowNode, context: ModelContext, label: Reading) -> Iterator[Argument]:
    """Notes about the whole process, and the house's defaults: assumptions."""
    for text, identifier, line in _wide_texts(node, context):
        is_talk = re.search(_TALK, text, re.IGNORECASE) is not None
        for mention in _carrying(context.read(text, "handle").mentions):
            for side in BOTH:
                if mention.media is not None and _bears(side, label, is_talk=is_talk):
                    entry = mention.entry.name
                    yield Argument(side, mention.media, _FOR_ALL, "process", mention.text, entry, identifier, line)
    for word in context.house.defaults:
        if word.name in (node.type.value, "*"):
            yield from _of(word, "default", word.name, _FOR_ALL)
            break


def _carrying(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """What a text about all steps names as their carrier ("alles über Outlook"), if that is one family of media."""
    carriers = tuple(item for item in mentions if item.media and item.weight >= _FOR_ALL and item.part in _CARRIES)
    families = {medium.family for item in carriers if item.media for medium in item.media}
    return carriers if len(families) == 1 else ()


def _bears(side: str, label: Reading, *, is_talk: bool) -> bool:
    """Whether a note for all bears on this side: one about communication, on sending and receiving only."""
    if not is_talk:
        return True
    roles = set(label.roles)
    return bool(roles & ({"send", "forward"} if side == "produces" else {"receive"}))


def _wide_texts(node: FlowNode, context: ModelContext) -> Iterator[tuple[str, str | None, int | None]]:
    """Texts about all steps that say so ("alles über Outlook"), with the id and line of a note."""
    for note in context.notes_for_all:
        yield note.text, note.id, note.line
    for note in context.notes_of.get(node.lane, ()) if node.lane is not None else ():
        yield note.text, note.id, note.line
    process = context.described_as_a_whole.get(node.process)
    if process is not None:
        yield process.documentation, process.id, process.line
