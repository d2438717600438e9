"""Where an annotation file's ids stand in the model; an id without a place is a mistake that names the nearest one."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from mediabruch.errors import AnnotationError, Message
from mediabruch.model import ACTIVITIES, GATEWAYS, FlowNodeType, Model, Statement
from mediabruch.notation.letters import comparable
from mediabruch.notation.nearest import nearest
from mediabruch.notation.nodes import MistakeError, brief, gathered
from mediabruch.statements.sidecar import Sidecar, SidecarEntry
from mediabruch.statements.vocabulary import Section

_NAMED = 5
"""Ids that are named where none is near."""


class Element(Protocol):
    """What the elements that facts can be stated about have in common."""

    @property
    def key(self) -> int:
        """Its position in document order."""

    @property
    def id(self) -> str | None:
        """As the file has it."""

    @property
    def name(self) -> str:
        """Its label."""

    @property
    def line(self) -> int:
        """Its XML line."""

    @property
    def statements(self) -> tuple[Statement, ...]:
        """What it states about itself."""


Places = Mapping[Section, tuple[Element, ...]]
"""The elements that facts can be stated about, by the section that speaks of them."""

CHANCES = frozenset({FlowNodeType.START_EVENT, FlowNodeType.BOUNDARY_EVENT})
"""Events that have a probability."""

KINDS = {
    Section.STEPS: Message("an activity"),
    Section.FLOWS: Message("a sequence flow"),
    Section.MESSAGES: Message("a message flow"),
    Section.EVENTS: Message("a start or boundary event"),
    Section.PARTICIPANTS: Message("a participant"),
}


def places_in(model: Model) -> Places:
    """The elements that facts can be stated about."""
    return {
        Section.STEPS: model.activities,
        Section.FLOWS: model.sequence_flows,
        Section.MESSAGES: model.message_flows,
        Section.EVENTS: tuple([node for node in model.nodes if node.type in CHANCES]),
        Section.PARTICIPANTS: model.participants,
    }


def elsewhere(model: Model) -> tuple[Element, ...]:
    """The elements that nothing can be stated about."""
    nodes = [node for node in model.nodes if node.type not in CHANCES and node.type not in ACTIVITIES]
    return (*model.processes, *model.lanes, *nodes, *model.data)


def check_places(sidecar: Sidecar, model: Model, places: Places) -> None:
    """Raise `AnnotationError` for the ids of the file that have no place in the model, each with the nearest id."""
    strays: list[tuple[Section, SidecarEntry]] = []
    for section, entries in sidecar.entries.items():
        if section is Section.REMEMBERED:  # of elements that may be gone
            continue
        ids = {element.id for element in places[section]}
        strays.extend((section, entry) for entry in entries.values() if entry.id not in ids)
    if not strays:
        return
    raise gathered(
        [MistakeError(_stray(stray, sidecar, model, places), stray[1].line, stray[1].column) for stray in strays],
        AnnotationError,
        sidecar.path,
    )


def _stray(stray: tuple[Section, SidecarEntry], sidecar: Sidecar, model: Model, places: Places) -> Message:
    section, entry = stray
    message = _sentence(section, entry.id, model, places)
    if entry.id not in sidecar.entries.get(Section.REMEMBERED, {}):
        return message
    return Message(
        "{mistake} “mediabruch annotate --check” finds elements whose ids have changed.",
        Message("{mistake} It was another one when this was stated."),
        mistake=message,
    )


def place_mistake(section: Section, stray: str, model: Model) -> Message:
    """What is wrong with an id that has no place in the model, with the nearest that has one."""
    return _sentence(section, stray, model, places_in(model))


def _sentence(section: Section, stray: str, model: Model, places: Places) -> Message:
    """What is wrong with an id: its section, its kind, that it is a name, or its spelling."""
    for home, elements in places.items():
        if any(element.id == stray for element in elements):
            return Message(
                "{id} is {kind}, so what is known of it belongs under {home}, not under {section}.",
                id=stray,
                kind=KINDS[home],
                home=str(home),
                section=str(section),
            )
    if any(node.id == stray and node.type in GATEWAYS for node in model.nodes):
        return Message("{id} is a gateway; state the probability of each flow that leaves it, under flows.", id=stray)
    if stray in _other_ids(model):
        return Message("{id} is not {kind}, and nothing can be stated about it.", id=stray, kind=KINDS[section])
    name = comparable(stray)
    for element in places[section]:
        if element.id and name and comparable(element.name) == name:
            return Message("“{name}” is a name; annotations go by ids, here {id}.", name=brief(stray), id=element.id)
    return _unknown(section, stray, places)


def _unknown(section: Section, stray: str, places: Places) -> Message:
    """The sentence on an id that no element has: near ids of the right kind first, then of others, then any."""
    for home in (section, *places):
        near = nearest(stray, _ids(places[home]))
        if near is not None:
            break
    else:
        return _unlike_any(section, stray, _ids(places[section]))
    if home is not section:
        return Message(
            "The model has no element with the id “{id}”. The nearest is {nearest}, {kind}.",
            id=brief(stray),
            nearest=near,
            kind=KINDS[home],
        )
    return Message(
        "The model has no element with the id “{id}”. Did you mean {nearest}?", id=brief(stray), nearest=near
    )


def _unlike_any(section: Section, stray: str, ids: Sequence[str]) -> Message:
    if not ids:
        return Message(
            "The model has no element with the id “{id}”, nor {kind} with any.", id=brief(stray), kind=KINDS[section]
        )
    known = ", ".join([*map(brief, ids[:_NAMED]), *(["…"] if len(ids) > _NAMED else [])])
    return Message("The model has no element with the id “{id}”. Known here: {known}.", id=brief(stray), known=known)


def _other_ids(model: Model) -> set[str | None]:
    drawn = {group.id for group in model.groups} | {note.id for note in model.text_annotations}
    return drawn | {element.id for element in elsewhere(model)}


def _ids(elements: tuple[Element, ...]) -> list[str]:
    return list(dict.fromkeys(element.id for element in elements if element.id))
