"""The rows of a filled-in table into changes of annotation files; what cannot be taken over is named, row by row."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from mediabruch.errors import Message
from mediabruch.exchange.columns import BOTH_SIDES, SHARE, STATED
from mediabruch.exchange.rows import stated_of
from mediabruch.exchange.separated import unguarded
from mediabruch.exchange.sheets import Cell, SheetRow
from mediabruch.exchange.speech import FACTS_CALLED, said
from mediabruch.exchange.understanding import understood
from mediabruch.i18n import LANGUAGES, Translator, translator
from mediabruch.model import Model
from mediabruch.notation.letters import comparable
from mediabruch.notation.nodes import MistakeError, brief
from mediabruch.notation.shapes import Value
from mediabruch.statements.edit.editing import FactEdit
from mediabruch.statements.facts import SIDES, with_sides
from mediabruch.statements.fit.fingerprints import fingerprints, remembering
from mediabruch.statements.places import Element, places_in
from mediabruch.statements.sidecar import Sidecar
from mediabruch.statements.vocabulary import Section


class RowTrouble(StrEnum):
    """Why someone should look at a row."""

    REFUSED = "refused"
    """What a cell says was not taken over."""
    GONE = "gone"
    """The model has no such step any more."""
    CHANGED = "changed"
    """The step has another label than in the table; its answers were taken over."""
    BLANK = "blank"
    """A cell is blank of which something is stated; it stays."""


@dataclass(frozen=True, slots=True)
class RowRemark:
    """Something about a row or cell."""

    trouble: RowTrouble
    place: str
    message: Message


@dataclass(frozen=True, slots=True)
class Target:
    """A model whose annotation file the answers are for."""

    model: Model
    sidecar: Sidecar | None
    path: Path
    """Of the annotation file, which there may not be yet."""


@dataclass(slots=True)
class Taken:
    """What a table says, for one annotation file after the other."""

    changes: dict[Path, list[FactEdit]] = field(default_factory=dict)
    """By annotation file; none where nothing is new."""
    steps: int = 0
    """Of how many steps something new is said."""
    remarks: list[RowRemark] = field(default_factory=list)


_Find = Callable[[str], "Target | Message"]
"""The model of a file that a row names, or the reason why there is none."""


class _Answer(NamedTuple):
    """What the cells of all rows about one fact say."""

    value: Value | None
    cell: Cell
    """The first that says it."""
    is_contested: bool = False
    """Another cell says otherwise; then nothing is taken over."""


class _Subject(NamedTuple):
    """What a row speaks of."""

    section: Section
    element: Element


_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
_Answers = dict[Path, dict[tuple[Section, str], dict[str, _Answer]]]


def take(lines: Iterable[SheetRow], find: _Find, words: Translator) -> Taken:
    """What the rows say that the annotation files do not say yet."""
    taken = Taken()
    answers: _Answers = defaultdict(lambda: defaultdict(dict))
    targets: dict[Path, tuple[Target, _Elements]] = {}
    for line in lines:
        if line.remark is not None:
            taken.remarks.append(RowRemark(RowTrouble.REFUSED, line.place, line.remark))
            continue
        target = find(line.said("file"))
        if isinstance(target, Message):
            taken.remarks.append(RowRemark(RowTrouble.GONE, line.place, _lost(line, target, words)))
            continue
        if target.path not in targets:
            targets[target.path] = (target, _Elements(target.model))
        elements = targets[target.path][1]
        subject = elements.find(line)
        if isinstance(subject, Message):
            if line.said("id") or _says(line, words):
                taken.remarks.append(RowRemark(RowTrouble.GONE, line.place, _lost(line, subject, words)))
            continue
        taken.remarks += _changed(line, subject)
        place = (subject.section, subject.element.id or "")
        _read(line, (target, subject), answers[target.path][place], (taken.remarks, words))
    taken.remarks = list(dict.fromkeys(taken.remarks))  # a cell for both sides is spoken of for each
    for key, found in answers.items():
        _state(*targets[key], found, taken)
    return taken


def spelled(lines: Iterable[SheetRow], find: _Find) -> tuple[int, int]:
    """How many rows name what a model has in other letters than ASCII, and how many would but for these letters."""
    elements: dict[Path, _Elements] = {}
    right = wrong = 0
    for line in lines:
        target = find(line.said("file"))
        if isinstance(target, Message):
            wrong += not line.said("file").isascii()
            continue
        if target.path not in elements:
            elements[target.path] = _Elements(target.model)
        subject, name = elements[target.path].find(line), line.said("name")
        if isinstance(subject, Message):
            wrong += not (line.said("id") or name).isascii()
        elif comparable(subject.element.name) == comparable(name):
            right += not name.isascii()
        else:
            wrong += _skeleton(subject.element.name) == _skeleton(name)
    return right, wrong


def _skeleton(text: str) -> str:
    """What is sure of a text whose letters beyond ASCII may be wrong."""
    return _BEYOND_ASCII.sub("?", comparable(text))


class _Elements:
    """The steps and branches of one model, by what rows name them by."""

    def __init__(self, model: Model) -> None:
        self.by_id: dict[str, list[_Subject]] = defaultdict(list)
        self.by_name: dict[str, list[_Subject]] = defaultdict(list)
        places = places_in(model)
        for section in (Section.STEPS, Section.FLOWS, Section.EVENTS):
            for element in places[section]:
                self.by_id[(element.id or "").strip()].append(_Subject(section, element))
        for step in model.activities:
            self.by_name[comparable(step.name)].append(_Subject(Section.STEPS, step))

    def find(self, line: SheetRow) -> _Subject | Message:
        """What a row speaks of: by its id, without one a step by its label."""
        identifier, name = line.said("id"), line.said("name")
        twins = self.by_id.get(identifier, [])
        if identifier and twins:
            return next((twin for twin in twins if comparable(twin.element.name) == comparable(name)), twins[0])
        alike = [step for step in self.by_name.get(comparable(name), []) if name and step.element.id]
        if identifier and len(alike) == 1:
            return Message(
                "The model has no step {id} any more; “{name}” is {other} now.",
                id=brief(identifier),
                name=brief(name),
                other=alike[0].element.id,
            )
        if identifier:
            return Message("The model has no step {id} any more.", id=brief(identifier))
        if not alike:
            return Message("The row names no step of the model that has an id.")
        return (
            alike[0] if len(alike) == 1 else Message("Which “{name}” is meant only an id can tell.", name=brief(name))
        )


def _says(line: SheetRow, words: Translator) -> str:
    """All answers of a row, in one line."""
    called = {**FACTS_CALLED, BOTH_SIDES: Message("medium"), SHARE: Message("share of the cases")}
    return "; ".join(
        f"{words.message(called[name])}: {brief(line.said(name))}"
        for name in (BOTH_SIDES, *STATED, SHARE)
        if line.said(name)
    )


def _lost(line: SheetRow, reason: Message, words: Translator) -> Message:
    """The reason why a row was passed by, with what it says."""
    says = _says(line, words)
    return Message("{reason} The row says: {answers}", reason=reason, answers=says) if says else reason


def _changed(line: SheetRow, subject: _Subject) -> Iterator[RowRemark]:
    name, element = line.said("name"), subject.element
    if subject.section is not Section.STEPS or not name:  # branches are named by more than their label
        return
    if comparable(element.name) not in {comparable(name), comparable(unguarded(name))}:
        message = Message(
            "The step {id} is called “{now}” now, and “{before}” in the table; see whether the row still holds.",
            id=element.id or "",
            now=brief(element.name),
            before=brief(name),
        )
        yield RowRemark(RowTrouble.CHANGED, line.place, message)


def _read(
    line: SheetRow,
    about: tuple[Target, _Subject],
    found: dict[str, _Answer],
    notes: tuple[list[RowRemark], Translator],
) -> None:
    """Take the answers of one row in."""
    (target, subject), (remarks, words) = about, notes
    stated = stated_of(target.sidecar, subject.element.id, subject.section)
    for name, cell in _cells(line, subject.section):
        if not cell.text:
            if name in stated and name not in found:
                remarks.append(RowRemark(RowTrouble.BLANK, cell.place, _BLANK))
            continue
        try:
            shows = name in stated and _shows(cell.text, name, stated[name])
            value = stated[name] if shows else understood(name, cell.text, words)
        except MistakeError as error:
            remarks.append(RowRemark(RowTrouble.REFUSED, cell.place, error.message))
            continue
        first = found.setdefault(name, _Answer(value, cell))
        if first.value != value:
            remarks += _contested(first, cell)
            found[name] = first._replace(is_contested=True)


def _contested(first: _Answer, cell: Cell) -> Iterator[RowRemark]:
    """The remarks on cells that say different things of one fact; the first one is remarked upon once."""
    pairs = (
        [(cell.place, first.cell.place)]
        if first.is_contested
        else [
            (first.cell.place, cell.place),
            (cell.place, first.cell.place),
        ]
    )
    for place, other in pairs:
        message = Message("{place} says otherwise of the same step, and neither is taken over.", place=other)
        yield RowRemark(RowTrouble.REFUSED, place, message)


_BLANK = Message("The cell is blank, and what was stated before stays.")


def _cells(line: SheetRow, section: Section) -> Iterator[tuple[str, Cell]]:
    """The cells to fill in; a column for both sides counts where a side has none of its own."""
    if section is not Section.STEPS:
        yield from ((name, line.cells[name]) for name in (SHARE, "note") if name in line.cells)
        return
    both = line.cells.get(BOTH_SIDES)
    for name in STATED:
        cell = line.cells.get(name)
        if name in SIDES and both is not None and both.text and (cell is None or not cell.text):
            cell = both
        if cell is not None:
            yield name, cell


def _shows(text: str, name: str, value: Value) -> bool:
    """Whether a cell is as it was written, white space aside, and what guards it in CSV."""
    texts = {comparable(text), comparable(unguarded(text))}
    return any(comparable(said(name, value, translator(language))) in texts for language in LANGUAGES)


def _state(
    target: Target,
    elements: _Elements,
    found: Mapping[tuple[Section, str], Mapping[str, _Answer]],
    taken: Taken,
) -> None:
    """The changes of one annotation file."""
    changes: list[FactEdit] = []
    for (section, identifier), answers in found.items():
        stated = stated_of(target.sidecar, identifier, section)
        new = {
            name: answer.value
            for name, answer in answers.items()
            if not answer.is_contested and answer.value != stated.get(name)
        }
        if not new:
            continue
        facts = with_sides(stated, new) if section is Section.STEPS else new
        changes.append(FactEdit(section, identifier, facts, elements.by_id[identifier.strip()][0].element.name))
    if changes:
        ids = [change.id for change in changes]
        taken.steps += len(ids)
        taken.changes[target.path] = [*changes, *remembering(fingerprints(target.model), ids)]
