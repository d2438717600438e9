"""What the model says of one step beside its label: data, notes, documentation, messages, code, places."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from mediabruch.infer.reading.acts import Reading
from mediabruch.infer.reading.evidence import CLEAR, Argument
from mediabruch.infer.reading.weighing import Claim
from mediabruch.infer.steps import places
from mediabruch.infer.steps.conditions import is_conditional
from mediabruch.infer.steps.context import ModelContext
from mediabruch.infer.steps.grounds import Grounds, is_call
from mediabruch.infer.steps.handouts import is_kept, is_on_paper
from mediabruch.infer.text.normal import plain, words_of
from mediabruch.infer.text.placeholders import (
    is_empty_note,
    is_unnamed_data,
    lists_fields,
    names_device,
    without_references,
)
from mediabruch.media import DATA, DIGITAL, DOCUMENT, ORAL, PAPER, Medium
from mediabruch.model import AUTOMATIC_TASKS, DataElement, DataType, FlowNode, FlowNodeType
from mediabruch.patterns import pattern

_STORE = 0.78
_UNNAMED_STORE = 0.62
_DATA_ALONE = (("daten",), ("data",))
_DATA_WORD = 0.68
"""The word data in the name of a data object; in a label it says less."""
_SYSTEM_PARTNER = 0.72
_NEAR = 0.95
_LONG = 0.8
_CONDITIONAL = 0.55
_DOCUMENTED = 0.85
_LONG_WORDS = 14
_PROTOCOLS = (("rest",), ("soap",), ("api",), ("http",))
_TECHNICAL = pattern(r"(?i)\b(?:rest[ -]api|api|https?|soap|url|endpoint|web ?service)\b|workitem")
_LOOKING = frozenset({"look", "fetch"})
_OPEN_STORES = (
    r"akte|ablage|archiv|ordner|registratur|schrank|regal|tresor|lager|unterlage|file|folder|warehouse|binder|shel[fv]"
)
"""Compiled when the first note or store turns up: many models have none."""
_CODE = pattern(r"[^A-Za-zÄÖÜäöüß]+|(?<=[a-z])(?=[A-Z][a-z])")
_SEND_TASK, _USER_TASK = FlowNodeType.SEND_TASK, FlowNodeType.USER_TASK


def grounds_of(node: FlowNode, context: ModelContext, label: Reading, party: str | None) -> Grounds:
    """What a step is judged by; `label` is its label, read. Most steps have few of these places."""
    key, code = node.key, _code(node)
    is_machine, has_data = context.is_machine(node), key in context.data_of
    is_drawn = has_data or node.documentation or key in context.notes_of or context.has_conventions
    return Grounds(
        node.name,
        node.type,
        label,
        node.form,
        code,
        _called(node, code, context) if code else None,
        is_machine,
        party,
        label.system or (_system(node, context) if is_machine or has_data else None),
        tuple(_drawn(node, context, label)) if is_drawn else (),
        tuple(_messages(node, context, label)) if key in context.messages_of else (),
        places.places(node, context, label),
        tuple(_shared(node, context, label)) if label.is_screen or context.speaks_of_all else (),
    )


def calls_code(node: FlowNode, label: Reading) -> bool:
    """Whether what is called is a program, and nobody is spoken to: "Rest : Call existing loan"."""
    if "talk" not in label.roles or not any(map(is_call, label.claims)):
        return False
    return words_of(node.name)[:1] in _PROTOCOLS or _TECHNICAL.search(node.documentation) is not None


def _drawn(node: FlowNode, context: ModelContext, label: Reading) -> Iterator[Argument]:
    if context.has_conventions:
        yield from places.conventions(node, context)
    if node.key in context.data_of:
        yield from _data(node, context, label)
    if node.key in context.notes_of:
        yield from _notes(node, context, label)
    if node.documentation:
        yield from _documentation(node, context, label)


def _shared(node: FlowNode, context: ModelContext, label: Reading) -> Iterator[Argument]:
    if label.is_screen:
        yield from places.screen_work(node, context)
    if context.speaks_of_all:
        yield from places.process(node, context, label)


def _called(node: FlowNode, code: str, context: ModelContext) -> Reading | None:
    """What a machine's code is called, read: "sendEmailDelegate"."""
    if node.type is _USER_TASK:
        return None
    return context.read(words_in(code), "send" if node.type is _SEND_TASK else "")


def _system(node: FlowNode, context: ModelContext) -> str | None:
    """The system the step works in, by its lane or pool, or by a store with the name of a system."""
    place = context.machine_of(node)
    if place:
        return place
    for _, element in context.data_of.get(node.key, ()):
        if (named := context.read(element.name).system) is not None:
            return named
    return None


def _data(node: FlowNode, context: ModelContext, label: Reading) -> Iterator[Argument]:
    """Data objects and stores that the step reads or writes, by their names."""
    for side, element in context.data_of[node.key]:
        if side == "receives" and _is_receipt(element.name, label):
            continue
        media, weight, entry = _data_medium(element, context)
        if media is not None:
            media = DOCUMENT if media == DATA and side == "produces" and _files_papers(label) else media
            is_unnamed = weight == _UNNAMED_STORE
            yield Argument(side, media, weight, "data", element.name, entry, element.id, element.line, is_unnamed)


def _data_medium(element: DataElement, context: ModelContext) -> tuple[frozenset[Medium] | None, float, str | None]:
    """What a data element is in; a "phone" is spoken through, a "phone order" is a record of what was said."""
    is_store = element.type is DataType.STORE
    name = f"{'' if is_unnamed_data(element.name) else element.name} {element.state}".strip()
    if element.is_physical:
        return frozenset(), _STORE, None
    best: tuple[frozenset[Medium] | None, float, str | None] = (None, 0.0, None)
    reading = context.read(name, "make")
    for claim in reading.claims:
        is_record = claim.media == ORAL and len(words_of(claim.text)) < len(words_of(name))
        if claim.side == "produces" and claim.weight > best[1] and not is_record:
            best = (claim.media, claim.weight * _NEAR, claim.entry)
    for mention in reading.mentions:
        if "data" in mention.entry.tags and best[1] < _DATA_WORD and words_of(name) not in _DATA_ALONE:
            best = (DATA, _DATA_WORD, mention.entry.name)
    if is_store and (best[0] is None or best[1] < CLEAR) and not re.search(_OPEN_STORES, name, re.IGNORECASE):
        best = (DATA, _STORE if name else _UNNAMED_STORE, best[2])
    return best


def _role(label: Reading) -> str:
    """What the step does in the end; a label without a verb is taken to work on what it names."""
    return label.roles[-1] if label.roles and label.roles[-1] else "handle"


def _share(text: str) -> float:
    """How much a text beside the label counts: long ones speak of many things, conditional ones of some cases."""
    text = plain(text)
    share = _LONG if len(text.split()) > _LONG_WORDS else _NEAR
    return share * _CONDITIONAL if is_conditional(text) else share


def _own(text: str, label: Reading) -> str:
    """What a text beside a step says of it: references tell only where something is looked up, fields nothing."""
    if lists_fields(text):
        return ""
    return text if _LOOKING.intersection(label.roles) else without_references(text)


def _notes(node: FlowNode, context: ModelContext, label: Reading) -> Iterator[Argument]:
    for note in context.notes_of[node.key]:
        if is_empty_note(note.text):
            continue
        share = _share(note.text)
        reading = context.read(_own(note.text, label), _role(label))
        if names_device(note.text, {act.text for act in reading.acts}):
            continue
        if node.type in AUTOMATIC_TASKS and "convert" in reading.roles and not is_on_paper(note.text, reading):
            continue  # a program prints there, or scans
        for claim in reading.claims:
            weight = claim.weight * share
            yield Argument(claim.side, claim.media, weight, "note", claim.text, claim.entry, note.id, note.line)


def _documentation(node: FlowNode, context: ModelContext, label: Reading) -> Iterator[Argument]:
    share = _share(node.documentation) * _DOCUMENTED
    is_called = node.type is FlowNodeType.CALL_ACTIVITY
    for claim in context.read(_own(node.documentation, label), _role(label)).claims:
        if is_called and is_call(claim):
            continue  # "Call process X" is what the element does
        weight = claim.weight * share
        yield Argument(claim.side, claim.media, weight, "documentation", claim.text, claim.entry)


def _carried(name: Reading) -> Iterable[Claim]:
    """What the name of a message says that it carries; in "Brief mit Begründung" nobody gives reasons for a letter."""
    made = [claim for claim in name.claims if claim.side == "produces"]
    things = {mention.text for mention in name.mentions if not mention.is_state}
    return made or [claim for claim in name.claims if claim.text in things]


def _messages(node: FlowNode, context: ModelContext, label: Reading) -> Iterator[Argument]:
    """Message flows by what they carry, and by whether a system is at the other end."""
    for side, flow, other in context.messages_of[node.key]:
        for text in dict.fromkeys(name for name in (flow.name, flow.message) if name):
            if side == "receives" and _is_receipt(text, label):
                continue
            for claim in _carried(context.read(text, "make")):
                if node.type in AUTOMATIC_TASKS and side == "produces" and _is_named_only(claim, label):
                    continue
                weight = claim.weight * _NEAR
                yield Argument(side, claim.media, weight, "message", claim.text, claim.entry, flow.id, flow.line)
        name = context.machine_at(other)
        if name:
            yield Argument(side, DIGITAL, _SYSTEM_PARTNER, "message", name, None, flow.id, flow.line)


def _is_named_only(claim: Claim, label: Reading) -> bool:
    """Whether a message is called a letter, and the label of the program that sends it prints and posts nothing."""
    return claim.media == PAPER and all(own.media != PAPER for own in label.claims)


def _files_papers(label: Reading) -> bool:
    """Whether a certificate, a contract or the like is filed: as a file, not typed in."""
    is_named = any("tangible" in mention.entry.tags for mention in label.mentions)
    return label.roles[-1:] == ("store",) and is_named


def _is_receipt(text: str, label: Reading) -> bool:
    """Whether a text names the receipt for what is paid here: nobody pays with it."""
    return label.roles[-1:] == ("pay",) and is_kept(text)


def _code(node: FlowNode) -> str:
    """What carries the task out; nothing where `##unspecified` or the like says nothing."""
    code = node.implementation or ""
    return "" if code.startswith("##") else code


@lru_cache(maxsize=4096)
def words_in(code: str) -> str:
    """The words of what is called, without what is handed to it: `sendMail(getVariable("phone"))` calls nobody."""
    return _CODE.sub(" ", code.partition("(")[0]).strip()
