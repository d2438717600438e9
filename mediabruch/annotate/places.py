"""Where an annotation file's ids stand in the model; an id without a place is a mistake that names the nearest one."""

from collections.abc import Iterator, Mapping
from typing import Protocol

from mediabruch.annotate.nearest import nearest
from mediabruch.annotate.nodes import MistakeError
from mediabruch.annotate.sidecar import Entry, Sidecar, first_of
from mediabruch.annotate.vocabulary import Section
from mediabruch.errors import Message
from mediabruch.model import FlowNodeType, Model, Statement


class Element(Protocol):
    """What all elements of a model that facts can be stated about have in common."""

    @property
    def key(self) -> int: ...  # noqa: D102
    @property
    def id(self) -> str | None: ...  # noqa: D102
    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def line(self) -> int: ...  # noqa: D102
    @property
    def statements(self) -> tuple[Statement, ...]: ...  # noqa: D102


CHANCES = frozenset({FlowNodeType.START_EVENT, FlowNodeType.BOUNDARY_EVENT})
"""Events that have a probability."""

KIND_OF_SECTION = {
    Section.STEPS: Message("an activity"),
    Section.FLOWS: Message("a sequence flow"),
    Section.MESSAGES: Message("a message flow"),
    Section.EVENTS: Message("a start or boundary event"),
    Section.PARTICIPANTS: Message("a participant"),
}


def elements(model: Model) -> Mapping[Section, tuple[Element, ...]]:
    """The elements that facts can be stated about, by the section that speaks of them."""
    return {
        Section.STEPS: model.activities,
        Section.FLOWS: model.sequence_flows,
        Section.MESSAGES: model.message_flows,
        Section.EVENTS: tuple(node for node in model.nodes if node.type in CHANCES),
        Section.PARTICIPANTS: model.participants,
    }


def others(model: Model) -> tuple[Element, ...]:
    """The elements that nothing can be stated about."""
    nodes = (node for node in model.nodes if node.type not in CHANCES and not node.is_activity)
    return (*model.processes, *model.lanes, *nodes, *model.data)


def check_places(sidecar: Sidecar, model: Model) -> None:
    """Raise `AnnotationError` for the first id of the file that has no place in the model, with the nearest id."""
    places = elements(model)
    strays = [
        (section, entry)
        for section, entries in sidecar.entries.items()
        if entries.keys() - (ids := {element.id for element in places[section]})
        for entry in entries.values()
        if entry.id not in ids
    ]
    if not strays:
        return
    mistakes = [MistakeError(Message(""), entry.line, entry.column) for _, entry in strays]
    first = min(range(len(strays)), key=lambda index: mistakes[index].place)
    mistakes[first].message = _sentence(*strays[first], model)
    raise first_of(mistakes, sidecar.path)


def _sentence(section: Section, entry: Entry, model: Model) -> Message:
    places = elements(model)
    for home, candidates in places.items():
        if any(element.id == entry.id for element in candidates):
            template = "{id} is {kind}, so its facts belong under {home}, not under {section}."
            return Message(template, id=entry.id, kind=KIND_OF_SECTION[home], home=str(home), section=str(section))
    if any(element.id == entry.id for element in others(model)):
        template = "{id} is not {kind}, and nothing can be stated about it."
        return Message(template, id=entry.id, kind=KIND_OF_SECTION[section])
    named = next((element for element in places[section] if element.id and _same(element.name, entry.id)), None)
    if named is not None:
        template = '"{name}" is a name; annotations go by ids, and the id is {id}.'
        return Message(template, name=named.name, id=named.id)
    return _unknown(entry.id, [element.id for element in places[section] if element.id], list(_ids(model)))


def _unknown(stray: str, right_kind: list[str], any_kind: list[str]) -> Message:
    near = nearest(stray, right_kind) or nearest(stray, any_kind) or nearest(stray, right_kind or any_kind, cutoff=0.0)
    if near is None:
        return Message('The model has no element with the id "{id}"; none of its elements has an id.', id=stray)
    return Message('The model has no element with the id "{id}". Did you mean {nearest}?', id=stray, nearest=near)


def _ids(model: Model) -> Iterator[str]:
    return (element.id for group in elements(model).values() for element in group if element.id)


def _same(name: str, word: str) -> bool:
    return bool(name) and " ".join(name.split()).casefold() == " ".join(word.split()).casefold()
