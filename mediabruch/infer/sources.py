"""What the model says of one step, place by place, as arguments for its sides, in the order of `evidence.SOURCES`."""

import re
from collections.abc import Iterator
from functools import lru_cache

from mediabruch.infer import places
from mediabruch.infer.actors import SYSTEM, actor
from mediabruch.infer.acts import Reading
from mediabruch.infer.conditions import is_conditional
from mediabruch.infer.context import ModelContext
from mediabruch.infer.entries import Entry
from mediabruch.infer.evidence import CLEAR, THRESHOLD, Argument
from mediabruch.infer.handouts import is_on_paper
from mediabruch.infer.normal import plain, words_of
from mediabruch.infer.parts import Part
from mediabruch.infer.placeholders import is_empty_note, is_unnamed_data, names_device, without_references
from mediabruch.infer.weighing import Claim
from mediabruch.media import DATA, DIGITAL, DIGITAL_MEDIA, ORAL, PAPER, PHYSICAL, Medium
from mediabruch.model import DataElement, DataType, FlowNode, FlowNodeType
from mediabruch.patterns import pattern

BOTH = ("receives", "produces")
_MACHINES = {
    FlowNodeType.SERVICE_TASK: DIGITAL,
    FlowNodeType.SCRIPT_TASK: DIGITAL,
    FlowNodeType.BUSINESS_RULE_TASK: DATA,
}
_HANDLING = frozenset({"check", "inspect", "handle", "do", "edit", "sign", "look", "fetch", "forward", "pay"})
"""Roles that look at what they get: a form shows it to them."""
_TYPED = frozenset({"enter", "edit", "make", "receive"})
"""Roles of what is done in a form itself."""
_WAITING = frozenset({"warten", "ab|warten", "erwarten"})
ASKED_FOR = frozenset({"for", "um", "wegen", "nach"})
"""What somebody is called for stands behind these words."""
_ON_FILES = (("make",), ("sign",))
"""What a machine does to a file where a person may do it to paper."""
_LOOKING = frozenset({"look", "fetch"})
_MACHINE_TASK = 0.86
_FORM_PRODUCES = 0.85
_FORM_RECEIVES = 0.65
_STORE = 0.78
_UNNAMED_STORE = 0.62
_DATA_ALONE = (("daten",), ("data",))
_DATA_WORD = 0.68
"""The word data in the name of a data object; in a label it says less."""
_SYSTEM_PARTNER = 0.72
_IMPLEMENTED = 0.75
_NEAR = 0.95
_LONG = 0.8
_CONDITIONAL = 0.55
_DOCUMENTED = 0.85
_IN_CODE = 0.85
_LONG_WORDS = 14
_OPEN_STORES = r"akte|ablage|archiv|ordner|registratur|schrank|lager|unterlage|file|folder|warehouse|binder"
"""Compiled when the first note or store turns up: many models have none."""
_ON_PAPER = pattern(r"druck|print|post|kuvert|papier|on paper")
"""How entries are called that say what a machine does with paper."""
_CODE = pattern(r"[^A-Za-zÄÖÜäöüß]+|(?<=[a-z])(?=[A-Z][a-z])")


def arguments(  # noqa: C901 - one place after the other
    node: FlowNode, context: ModelContext, label: Reading
) -> Iterator[Argument]:
    """All arguments for the sides of a step; `label` is its label, read. Most steps have few of these places."""
    if context.has_conventions:
        yield from places.conventions(node, context)
    if node.key in context.data_of:
        yield from _data(node, context)
    if node.key in context.notes_of:
        yield from _notes(node, context, label)
    if node.documentation:
        yield from _documentation(node, context, label)
    is_sent_by_code = node.type is FlowNodeType.SEND_TASK and bool(_code(node))
    if label.claims and not _prints_on_screen(node, label):
        is_machine = node.type in _MACHINES or is_sent_by_code or context.is_machine(node)
        yield from _label(
            label, is_machine=is_machine or node.type is FlowNodeType.CALL_ACTIVITY, is_on_screen=bool(node.form)
        )
    if node.key in context.messages_of:
        yield from _messages(node, context)
    if node.form:
        yield from _form(node, label)
    if node.implementation:
        yield from _implementation(node, context)
    yield from places.places(node, context, label)
    if node.type in _MACHINES:
        yield _of_type(node)
    if label.is_screen:
        yield from places.screen_work(node, context)
    if context.speaks_of_all:
        yield from places.process(node, context, label)


def _data(node: FlowNode, context: ModelContext) -> Iterator[Argument]:
    """Data objects and stores that the step reads or writes, by their names."""
    for side, element in context.data_of[node.key]:
        media, weight, entry = _data_medium(element, context)
        if media is not None:
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
    """What a text beside a step says of it: where to read on tells only where something is looked up."""
    return text if _LOOKING.intersection(label.roles) else without_references(text)


def _notes(node: FlowNode, context: ModelContext, label: Reading) -> Iterator[Argument]:
    for note in context.notes_of[node.key]:
        if is_empty_note(note.text):
            continue
        share = _share(note.text)
        reading = context.read(_own(note.text, label), _role(label))
        if names_device(note.text, {act.text for act in reading.acts}):
            continue
        for claim in reading.claims:
            weight = claim.weight * share
            yield Argument(claim.side, claim.media, weight, "note", claim.text, claim.entry, note.id, note.line)


def _documentation(node: FlowNode, context: ModelContext, label: Reading) -> Iterator[Argument]:
    share = _share(node.documentation) * _DOCUMENTED
    is_called = node.type is FlowNodeType.CALL_ACTIVITY
    for claim in context.read(_own(node.documentation, label), _role(label)).claims:
        if is_called and _is_call(claim):
            continue  # "Call process X" is what the element does
        weight = claim.weight * share
        yield Argument(claim.side, claim.media, weight, "documentation", claim.text, claim.entry)


def _prints_on_screen(node: FlowNode, label: Reading) -> bool:
    """Whether a script prints a result or a line, or any program prints or scans what is on no paper."""
    if node.type not in _MACHINES or label.roles[-1:] != ("convert",):
        return False
    if node.type is FlowNodeType.SCRIPT_TASK and not any(mention.media for mention in label.mentions):
        return True
    return _of_paper(label) and not is_on_paper(node.name, label)


def _of_paper(label: Reading) -> bool:
    """Whether its last act prints or scans."""
    verb = label.last.act.entry if label.last is not None and label.last.act is not None else None
    return verb is not None and PAPER in (verb.receives, verb.produces)


def _label(label: Reading, *, is_machine: bool, is_on_screen: bool) -> Iterator[Argument]:
    """The label's own words. A machine makes files, until they are printed, calls services, and handles no things.

    It signs without a pen. So does a call of another process, no work of its own. In forms, people make files too.
    """
    for claim in label.claims:
        if is_machine and (_is_call(claim) or claim.media == PHYSICAL or _is_only_named(claim, label)):
            continue
        is_on_file = is_machine and label.roles[-1:] in _ON_FILES
        is_on_file = is_on_file or (is_on_screen and label.roles[-1:] == ("make",))
        is_file = is_on_file and claim.media == PAPER and "papier" not in claim.entry
        weight = claim.weight * _CONDITIONAL if is_file else claim.weight
        yield Argument(claim.side, claim.media, weight, "label", claim.text, claim.entry)


def _is_call(claim: Claim) -> bool:
    """Whether somebody or something is called, by that verb."""
    return claim.media == ORAL and claim.text.lower().startswith("call")


def _named(label: Reading) -> Iterator[Entry]:
    """The words of the lexicon that a label has."""
    yield from (mention.entry for mention in label.mentions)
    yield from (act.entry for act in label.acts)


def is_open_way(node: FlowNode, label: Reading) -> bool:
    """Whether its type does not tell how a machine's message goes out: a fax, or a call to people."""
    if any("fax" in entry.term and entry.produces == PAPER for entry in _named(label)):
        return True
    called = words_of(node.name)[-1:] if any(map(_is_call, label.claims)) else ()
    known = actor(called[0]) if called else None
    return known is not None and known.party != SYSTEM


def _is_only_named(claim: Claim, label: Reading) -> bool:
    """Whether paper is only named at a machine, which neither prints, scans nor posts: it works on a file."""
    if claim.media != PAPER or "convert" in label.roles:
        return False
    is_done = claim.entry.partition(":")[0].startswith("acts") or _ON_PAPER.search(claim.entry) is not None
    by_post = any(mention.text == claim.text and mention.part is Part.CHANNEL for mention in label.mentions)
    by_post = by_post or any(act.entry.produces == PAPER and act.entry.role == "send" for act in label.acts)
    return not (is_done or by_post)


def _messages(node: FlowNode, context: ModelContext) -> Iterator[Argument]:
    """Message flows by what they carry, and by whether a system is at the other end."""
    for side, flow, other in context.messages_of[node.key]:
        for text in dict.fromkeys(name for name in (flow.name, flow.message) if name):
            for claim in context.read(text, "make").claims:
                if claim.side == "produces":
                    weight = claim.weight * _NEAR
                    yield Argument(side, claim.media, weight, "message", claim.text, claim.entry, flow.id, flow.line)
        name = context.machine_at(other)
        if name:
            yield Argument(side, DIGITAL, _SYSTEM_PARTNER, "message", name, None, flow.id, flow.line)


def _form(node: FlowNode, label: Reading) -> Iterator[Argument]:
    """A form on the screen takes in data; who checks or decides sees data, too.

    Where the words say that paper, speech or things are handled, it only tells that this is done.
    """
    if _asks_by_voice(node, label):
        yield Argument("receives", ORAL, CLEAR, "label", label.acts[-1].text, label.acts[-1].entry.name)
    elif _is_off_screen(label):
        return
    yield Argument("produces", DATA, _FORM_PRODUCES, "form", node.form or "")
    if label.roles and label.roles[0] in _HANDLING:
        yield Argument("receives", DATA, _FORM_RECEIVES, "form", node.form or "")


def _asks_by_voice(node: FlowNode, label: Reading) -> bool:
    """Whether somebody is called for what is then typed into the form: "call customers for their new address"."""
    is_asked = label.asks or not ASKED_FOR.isdisjoint(words_of(node.name))
    return label.roles[-1:] == ("talk",) and bool(label.acts) and is_asked


def _is_off_screen(label: Reading) -> bool:
    """Whether the work is done with paper, speech or things, and nothing is typed in."""
    if not _TYPED.isdisjoint(label.roles):
        return False
    is_off = any(claim.weight >= THRESHOLD and claim.media.isdisjoint(DIGITAL_MEDIA) for claim in label.claims)
    return is_off or "sign" in label.roles or any(act.entry.term in _WAITING for act in label.acts)


def _code(node: FlowNode) -> str:
    """What carries the task out; nothing where `##unspecified` or the like says nothing."""
    code = node.implementation or ""
    return "" if code.startswith("##") else code


@lru_cache(maxsize=4096)
def _words_in(code: str) -> str:
    """The words of what is called, without what is handed to it: `sendMail(getVariable("phone"))` calls nobody."""
    return _CODE.sub(" ", code.partition("(")[0]).strip()


def _is_thing(claim: Claim) -> bool:
    """Whether a verb's form is a thing in a name in code, which orders: "AndTexts" in `updateByStageAndTexts`."""
    file, _, verb = claim.entry.partition(": ")
    return file == "acts.en" and claim.text.lower() == f"{verb}s"


def _implementation(node: FlowNode, context: ModelContext) -> Iterator[Argument]:
    """What carries a task out: "sendEmailDelegate"; a send task with code sends digitally."""
    code = _code(node)
    if not code or node.type is FlowNodeType.USER_TASK:
        return
    words = _words_in(code)
    for claim in context.read(words, "send" if node.type is FlowNodeType.SEND_TASK else "").claims:
        if claim.side == "produces" and claim.media and not _is_thing(claim):
            yield Argument("produces", claim.media, claim.weight * _IN_CODE, "implementation", claim.text, claim.entry)
    if node.type is FlowNodeType.SEND_TASK and words not in ("true", "false", ""):
        yield Argument("produces", DIGITAL, _IMPLEMENTED, "implementation", code)


def _of_type(node: FlowNode) -> Argument:
    """What a machine makes is digital; how the information came to it, its type does not say."""
    return Argument("produces", _MACHINES[node.type], _MACHINE_TASK, "type", node.type.value)


def printed_from(node: FlowNode) -> Argument:
    """What a machine prints and posts, it takes in digitally: nobody lays paper before it."""
    return Argument("receives", DIGITAL, _MACHINE_TASK, "type", node.type.value)
