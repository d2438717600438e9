"""What the model says of one step, place by place, as arguments for its sides."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from mediabruch.annotate.infer import actors
from mediabruch.annotate.infer.acts import Reading, read
from mediabruch.annotate.infer.entries import lexicon
from mediabruch.annotate.infer.house import HouseWord, HouseWords
from mediabruch.annotate.infer.matching import Matcher
from mediabruch.annotate.infer.weighing import CLEAR, Argument
from mediabruch.media import Medium
from mediabruch.model import DataElement, DataType, FlowNode, FlowNodeType, MessageFlow, Model, TextAnnotation

BOTH = ("receives", "produces")
_DATA = frozenset({Medium.DATA})
_DIGITAL = frozenset({Medium.DIGITAL})
_DOCUMENT = frozenset({Medium.DOCUMENT})
_PAPER = frozenset({Medium.PAPER})
_MACHINES = {
    FlowNodeType.SERVICE_TASK: _DIGITAL,
    FlowNodeType.SCRIPT_TASK: _DIGITAL,
    FlowNodeType.BUSINESS_RULE_TASK: _DATA,
}
_HANDLING = frozenset({"work", "sign", "fetch", "forward"})
"""Roles that look at what they get: a form shows it to them."""
_ARRIVAL = frozenset({"receive", "forward", "work", "send"})
_STATED_BY_HOUSE = 0.95
_MACHINE_TASK = 0.86
_MACHINE_PLACE = 0.8
_FORM_PRODUCES = 0.85
_FORM_RECEIVES = 0.65
_STORE = 0.78
_UNNAMED_STORE = 0.62
_DATA_WORD = 0.68
"""The word data in the name of a data object; in a label it says less."""
_SYSTEM_PARTNER = 0.72
_IMPLEMENTED = 0.75
_NEAR = 0.95
_LONG = 0.8
_CONDITIONAL = 0.55
_DOCUMENTED = 0.85
_IN_CODE = 0.85
_FOR_ALL = 0.65
_LONG_WORDS = 14
_CONDITION = re.compile(
    r"\b(?:falls|wenn|sofern|ggf|gegebenenfalls|eventuell|evtl|alternativ|optional|kann|könnte|künftig|zukünftig|geplant"
    r"|if|in case|optionally|may|might|could|future|planned)\b",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"\b(?:alle[smnr]?|sämtliche[rns]?|gesamte[rnsm]?|komplett\w*|vollständig\w*|durchgängig\w*|durchgehend\w*"
    r"|ausschließlich\w*|immer|stets|grundsätzlich|generell|jeweils|ganze[rnsm]?|überwiegend"
    r"|whole|entire\w*|all|everything|every|always|only|exclusively|throughout|completely|fully)\b",
    re.IGNORECASE,
)
_TALK = re.compile(r"kommunikation|schriftverkehr|korrespondenz|austausch|versand|communicat|correspond|exchange", re.I)
_OPEN_STORES = re.compile(
    r"akte|ablage|archiv|ordner|registratur|schrank|lager|unterlage|file|folder|warehouse|binder", re.I
)
_CODE = re.compile(r"[^A-Za-zÄÖÜäöüß]+|(?<=[a-z])(?=[A-Z][a-z])")


@dataclass(frozen=True)
class Surroundings:
    """A model with what all its steps share, and the ways from a step to what belongs to it."""

    model: Model
    house: HouseWords
    matcher: Matcher

    @cached_property
    def in_efile(self) -> bool:
        """Whether the model names an electronic file: then folders and circulation are digital."""
        names = (
            *(node.name for node in self.model.nodes),
            *(pool.name for pool in self.model.participants),
            *(lane.name for lane in self.model.lanes),
            *(data.name for data in self.model.data),
            *(note.text for note in self.model.text_annotations),
        )
        return any(read(name, self.matcher).names_efile for name in names if name)

    @cached_property
    def machine_places(self) -> Mapping[int, str]:
        """Lanes and processes that are IT systems."""
        return actors.machine_places(self.model, self.house)

    @cached_property
    def data(self) -> Mapping[int, DataElement]:
        """Data elements by key."""
        return {element.key: element for element in self.model.data}

    @cached_property
    def data_of(self) -> Mapping[int, list[tuple[str, DataElement]]]:
        """What each node reads and writes, with the side it bears on; undirected lines say nothing."""
        found: dict[int, list[tuple[str, DataElement]]] = defaultdict(list)
        for association in self.model.data_associations:
            if association.source in self.data:
                found[association.target].append(("receives", self.data[association.source]))
            elif association.target in self.data:
                found[association.source].append(("produces", self.data[association.target]))
        return found

    @cached_property
    def notes_of(self) -> Mapping[int, list[TextAnnotation]]:
        """The notes at each element."""
        notes = {note.key: note for note in self.model.text_annotations}
        found: dict[int, list[TextAnnotation]] = defaultdict(list)
        for association in self.model.associations:
            if association.source in notes:
                found[association.target].append(notes[association.source])
            if association.target in notes:
                found[association.source].append(notes[association.target])
        return found

    @cached_property
    def free_notes(self) -> tuple[TextAnnotation, ...]:
        """Notes that hang on nothing, or on a pool or process."""
        wide = {pool.key for pool in self.model.participants} | {process.key for process in self.model.processes}
        bound = {note.key for key, notes in self.notes_of.items() if key not in wide for note in notes}
        return tuple(note for note in self.model.text_annotations if note.key not in bound)

    @cached_property
    def messages_of(self) -> Mapping[int, list[tuple[str, MessageFlow, int | None]]]:
        """The message flows at each node: the side, the flow, and the other end."""
        found: dict[int, list[tuple[str, MessageFlow, int | None]]] = defaultdict(list)
        for flow in self.model.message_flows:
            if flow.source is not None:
                found[flow.source].append(("produces", flow, flow.target))
            if flow.target is not None:
                found[flow.target].append(("receives", flow, flow.source))
        return found

    @cached_property
    def place_names(self) -> Mapping[int, tuple[str, str | None, int]]:
        """Names, ids and lines of lanes, and of pools by their own key and their process's."""
        found: dict[int, tuple[str, str | None, int]] = {}
        for pool in self.model.participants:
            found[pool.key] = (pool.name, pool.id, pool.line)
            if pool.process is not None:
                found.setdefault(pool.process, (pool.name, pool.id, pool.line))
        for lane in self.model.lanes:
            found[lane.key] = (lane.name, lane.id, lane.line)
        return found

    @cached_property
    def fills(self) -> Mapping[int, str]:
        """Fill colors, where the diagram was read."""
        return {shape.element: shape.fill for diagram in self.model.diagrams for shape in diagram.shapes if shape.fill}


def surroundings(model: Model, house: HouseWords) -> Surroundings:
    """The model ready to be asked about its steps."""
    return Surroundings(model, house, _matcher(house))


_MATCHERS: dict[HouseWords, Matcher] = {}


def _matcher(house: HouseWords) -> Matcher:
    if house not in _MATCHERS:
        _MATCHERS[house] = Matcher(lexicon(house))
    return _MATCHERS[house]


def arguments(node: FlowNode, around: Surroundings, label: Reading) -> Iterator[Argument]:
    """All arguments for the sides of a step; `label` is its label, read."""
    yield from _conventions(node, around)
    yield from _data(node, around)
    yield from _notes(node, around, label)
    yield from _documentation(node, around, label)
    yield from _label(label, is_machine=node.type in _MACHINES or _is_at_machine(node, around))
    yield from _messages(node, around)
    yield from _form(node, label)
    yield from _implementation(node, around)
    yield from _places(node, around, label)
    yield from _type(node)
    yield from _process(node, around, label)


def _of(word: HouseWord, source: str, text: str, weight: float = _STATED_BY_HOUSE) -> Iterator[Argument]:
    for side in BOTH:
        media = word.receives if side == "receives" else word.produces
        if media is not None:
            yield Argument(side, media, weight, source, text, word.cited)


def _conventions(node: FlowNode, around: Surroundings) -> Iterator[Argument]:
    """Name prefixes and colors that the house has given a meaning."""
    house = around.house
    for word in house.prefixes:
        if node.name.lower().startswith(word.name.lower()):
            yield from _of(word, "name", word.name)
            break
    if house.colors:
        fill = around.fills.get(node.key) or next((value for name, value in node.properties if name == "bgcolor"), None)
        known = next((word for word in house.colors if fill and word.name.lower() == fill.lower()), None)
        if known is not None and fill:
            yield from _of(known, "color", fill)


def _data(node: FlowNode, around: Surroundings) -> Iterator[Argument]:
    """Data objects and stores that the step reads or writes, by their names."""
    for side, element in around.data_of.get(node.key, ()):
        media, weight, entry = _data_medium(element, around)
        if media is not None:
            yield Argument(side, media, weight, "data", element.name, entry, element.id, element.line)


def _data_medium(element: DataElement, around: Surroundings) -> tuple[frozenset[Medium] | None, float, str | None]:
    is_store = element.type is DataType.STORE
    name = f"{element.name} {element.state}".strip()
    if element.is_physical:
        return frozenset(), _STORE, None
    best: tuple[frozenset[Medium] | None, float, str | None] = (None, 0.0, None)
    reading = read(name, around.matcher, "make", in_efile=around.in_efile)
    for claim in reading.claims:
        if claim.side == "produces" and claim.weight > best[1]:
            best = (claim.media, claim.weight * _NEAR, claim.entry)
    for mention in reading.mentions:
        if "data" in mention.entry.tags and best[1] < _DATA_WORD:
            best = (_DATA, _DATA_WORD, mention.entry.name)
    if is_store and (best[0] is None or best[1] < CLEAR) and not _OPEN_STORES.search(name):
        best = (_DATA, _STORE if name else _UNNAMED_STORE, best[2])
    return best


def _said(text: str, around: Surroundings, role: str) -> Reading:
    return read(text, around.matcher, role, in_efile=around.in_efile)


def _role(label: Reading) -> str:
    """What the step does in the end; a label without a verb is taken to work on what it names."""
    return label.roles[-1] if label.roles and label.roles[-1] else "work"


def _share(text: str) -> float:
    """How much a text beside the label counts: long ones speak of many things, conditional ones of some cases."""
    share = _LONG if len(text.split()) > _LONG_WORDS else _NEAR
    return share * _CONDITIONAL if _CONDITION.search(text) else share


def _notes(node: FlowNode, around: Surroundings, label: Reading) -> Iterator[Argument]:
    for note in around.notes_of.get(node.key, ()):
        share = _share(note.text)
        for claim in _said(note.text, around, _role(label)).claims:
            weight = claim.weight * share
            yield Argument(claim.side, claim.media, weight, "note", claim.text, claim.entry, note.id, note.line)


def _documentation(node: FlowNode, around: Surroundings, label: Reading) -> Iterator[Argument]:
    if node.documentation:
        share = _share(node.documentation) * _DOCUMENTED
        for claim in _said(node.documentation, around, _role(label)).claims:
            weight = claim.weight * share
            yield Argument(claim.side, claim.media, weight, "documentation", claim.text, claim.entry)


def _label(label: Reading, *, is_machine: bool) -> Iterator[Argument]:
    """The label's own words. What a machine makes ("Brief generieren") is a file until it is printed."""
    for claim in label.claims:
        is_file = is_machine and label.roles[-1:] == ("make",) and claim.media == _PAPER and "papier" not in claim.entry
        weight = claim.weight * _CONDITIONAL if is_file else claim.weight
        yield Argument(claim.side, claim.media, weight, "label", claim.text, claim.entry)


def _is_at_machine(node: FlowNode, around: Surroundings) -> bool:
    return node.lane in around.machine_places or node.process in around.machine_places


def _messages(node: FlowNode, around: Surroundings) -> Iterator[Argument]:
    """Message flows by what they carry, and by whether a system is at the other end."""
    for side, flow, other in around.messages_of.get(node.key, ()):
        for text in dict.fromkeys(name for name in (flow.name, flow.message) if name):
            for claim in _said(text, around, "make").claims:
                if claim.side == "produces":
                    weight = claim.weight * _NEAR
                    yield Argument(side, claim.media, weight, "message", claim.text, claim.entry, flow.id, flow.line)
        name = _machine_at(other, around)
        if name:
            yield Argument(side, _DIGITAL, _SYSTEM_PARTNER, "message", name, None, flow.id, flow.line)


def _machine_at(end: int | None, around: Surroundings) -> str | None:
    """The name of the system at an end of a message flow: a pool, or the place of a node."""
    if end is None:
        return None
    for pool in around.model.participants:
        if pool.key == end:
            if pool.process is not None:
                return around.machine_places.get(pool.process)
            return pool.name if actors.is_system(pool.name, around.house) else None
    node = around.model.node_by_key.get(end)
    if node is None:
        return None
    return around.machine_places.get(node.lane or -1) or around.machine_places.get(node.process)


def _form(node: FlowNode, label: Reading) -> Iterator[Argument]:
    """A form on the screen takes in data; who checks or decides sees data, too."""
    if node.form:
        yield Argument("produces", _DATA, _FORM_PRODUCES, "form", node.form)
        if label.roles and label.roles[0] in _HANDLING:
            yield Argument("receives", _DATA, _FORM_RECEIVES, "form", node.form)


def _implementation(node: FlowNode, around: Surroundings) -> Iterator[Argument]:
    """What carries a task out: "sendEmailDelegate"; a send task with code sends digitally."""
    code = node.implementation
    if not code or code.startswith("##") or node.type is FlowNodeType.USER_TASK:
        return
    words = _CODE.sub(" ", code).strip()
    for claim in _said(words, around, "send" if node.type is FlowNodeType.SEND_TASK else "").claims:
        if claim.side == "produces" and claim.media:
            yield Argument("produces", claim.media, claim.weight * _IN_CODE, "implementation", claim.text, claim.entry)
    if node.type is FlowNodeType.SEND_TASK and words not in ("true", "false", ""):
        yield Argument("produces", _DIGITAL, _IMPLEMENTED, "implementation", code)


def _places(node: FlowNode, around: Surroundings, label: Reading) -> Iterator[Argument]:
    """Lane and pool: systems work digitally; conventions of the house; the mail room gets paper."""
    lane = around.model.lane_by_key.get(node.lane) if node.lane is not None else None
    yield from _place(node.lane, "lane", around.house.lanes, around)
    yield from _place(node.process, "participant", around.house.pools, around)
    known = actors.actor(lane.name) if lane is not None else None
    if lane is not None and known is not None and known.medium is not None and _ARRIVAL & {*label.roles, *_bare(label)}:
        for side in BOTH:
            media = frozenset({known.medium})
            yield Argument(side, media, known.weight, "lane", lane.name, known.entry, lane.id, lane.line)


def _bare(label: Reading) -> tuple[str, ...]:
    return () if any(label.roles) else ("work",)


def _place(key: int | None, source: str, conventions: Iterable[HouseWord], around: Surroundings) -> Iterator[Argument]:
    if key is None or key not in around.place_names:
        return
    name, identifier, line = around.place_names[key]
    own = actors.convention(name, conventions)
    if own is not None:
        for argument in _of(own, source, name):
            yield replace(argument, element=identifier, line=line)
    elif key in around.machine_places:
        media = next(
            (
                mention.media
                for mention in _said(name, around, "").mentions
                if mention.media and mention.weight >= _FOR_ALL
            ),
            _DIGITAL,
        )
        media = media if media in (_DATA, _DOCUMENT) else _DIGITAL
        for side in BOTH:
            yield Argument(side, media, _MACHINE_PLACE, source, name, None, identifier, line)


def _type(node: FlowNode) -> Iterator[Argument]:
    media = _MACHINES.get(node.type)
    if media is not None:
        for side in BOTH:
            yield Argument(side, media, _MACHINE_TASK, "type", node.type.value)


def _process(node: FlowNode, around: Surroundings, label: Reading) -> Iterator[Argument]:
    """Notes about the whole process, and the house's defaults: assumptions."""
    for text, identifier, line in _wide_texts(node, around):
        reading = _said(text, around, "work")
        is_talk = _TALK.search(text) is not None
        for claim in reading.claims:
            if claim.weight >= _FOR_ALL and claim.media and _bears(claim.side, label, is_talk=is_talk):
                yield Argument(claim.side, claim.media, _FOR_ALL, "process", claim.text, claim.entry, identifier, line)
    for word in around.house.defaults:
        if word.name in (node.type.value, "*"):
            yield from _of(word, "default", word.name, _FOR_ALL)
            break


def _bears(side: str, label: Reading, *, is_talk: bool) -> bool:
    """Whether a note for all bears on this side: one about communication, on sending and receiving only."""
    if not is_talk:
        return True
    roles = set(label.roles)
    return bool(roles & ({"send", "forward"} if side == "produces" else {"receive"}))


def _wide_texts(node: FlowNode, around: Surroundings) -> Iterator[tuple[str, str | None, int | None]]:
    """Texts about all steps that say so ("alles über Outlook"), with the id and line of a note."""
    for note in around.free_notes:
        if _WHOLE.search(note.text):
            yield note.text, note.id, note.line
    for note in around.notes_of.get(node.lane, ()) if node.lane is not None else ():
        yield note.text, note.id, note.line
    for process in around.model.processes:
        if process.key == node.process and process.documentation and _WHOLE.search(process.documentation):
            yield process.documentation, process.id, process.line
