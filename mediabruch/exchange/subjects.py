"""What the rows of a table speak of: steps and branches by their ids or labels, and processes as a whole."""

from collections import defaultdict
from typing import NamedTuple

from mediabruch.errors import Message
from mediabruch.exchange.columns import PROCESS_STATED
from mediabruch.exchange.sheets import SheetRow
from mediabruch.model import Model
from mediabruch.notation.letters import comparable
from mediabruch.notation.nodes import brief
from mediabruch.statements.edit.editing import WHOLE, Place
from mediabruch.statements.places import places_in
from mediabruch.statements.vocabulary import Section


class Subject(NamedTuple):
    """What a row speaks of."""

    section: Section | None
    """`None` for the process as a whole."""
    id: str
    name: str
    """Its label."""

    @property
    def place(self) -> Place:
        """Where an annotation file speaks of it."""
        return self.section, self.id


class Subjects:
    """The steps and branches of one model, by what rows name them by, and the process that they are in."""

    def __init__(self, model: Model) -> None:
        self._by_id: dict[str, list[Subject]] = defaultdict(list)
        self._by_name: dict[str, list[Subject]] = defaultdict(list)
        self._whole = Subject(*WHOLE, model.name)
        places = places_in(model)
        for section in (Section.STEPS, Section.FLOWS, Section.EVENTS):
            for element in places[section]:
                self._by_id[(element.id or "").strip()].append(Subject(section, element.id or "", element.name))
        for step in model.activities:
            self._by_name[comparable(step.name)].append(Subject(Section.STEPS, step.id or "", step.name))

    def name(self, section: Section | None, identifier: str) -> str:
        """The label of what stands at a place."""
        return self._whole.name if section is None else self._by_id[identifier.strip()][0].name

    def find(self, line: SheetRow) -> Subject | Message:
        """What a row speaks of: by its id, without one a step by its label."""
        if is_of_process(line):
            return self._whole
        identifier, name = line.said("id"), line.said("name")
        twins = self._by_id.get(identifier, [])
        if identifier and twins:
            return next((twin for twin in twins if comparable(twin.name) == comparable(name)), twins[0])
        alike = [step for step in self._by_name.get(comparable(name), []) if name and step.id]
        if identifier and len(alike) == 1:
            return Message(
                "The model has no step {id} any more; “{name}” is {other} now.",
                id=brief(identifier),
                name=brief(name),
                other=alike[0].id,
            )
        if identifier:
            return Message("The model has no step {id} any more.", id=brief(identifier))
        if not alike:
            return Message("The row names no step of the model that has an id.")
        return (
            alike[0] if len(alike) == 1 else Message("Only an id can tell which “{name}” is meant.", name=brief(name))
        )


def is_of_process(line: SheetRow) -> bool:
    """Whether a row speaks of the process as a whole: it names no step, and among steps it names the process.

    A column such as `department` beside steps says whose the step is, not whose the process.
    """
    if not line.cells.keys() & {*PROCESS_STATED}:
        return False
    is_among_steps = bool(line.cells.keys() & {"id", "name"})
    return not is_among_steps or not (line.said("id") or line.said("name") or not line.said("process"))
