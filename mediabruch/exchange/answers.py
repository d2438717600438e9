"""The rows of a filled-in table into changes of annotation files; what cannot be taken over is named, row by row."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from mediabruch.errors import Message
from mediabruch.exchange.columns import BOTH_SIDES, PROCESS_STATED, PROCESSES, SHARE, STATED
from mediabruch.exchange.rows import stated_of
from mediabruch.exchange.separated import unguarded
from mediabruch.exchange.sheets import Cell, SheetRow
from mediabruch.exchange.speech import FACTS_CALLED, said
from mediabruch.exchange.subjects import Subject, Subjects, is_of_process
from mediabruch.exchange.understanding import understood
from mediabruch.i18n import LANGUAGES, Translator, translator
from mediabruch.model import Model
from mediabruch.notation.letters import comparable
from mediabruch.notation.nodes import MistakeError, brief
from mediabruch.notation.shapes import Value
from mediabruch.patterns import pattern
from mediabruch.statements.edit.editing import FactEdit, Place
from mediabruch.statements.facts import SIDES, with_sides
from mediabruch.statements.fit.fingerprints import fingerprints, remembering
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
    """Of how many steps and branches something new is said."""
    processes: int = 0
    """Of how many processes as a whole."""
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


_BEYOND_ASCII = pattern(r"[^\x00-\x7f]+")
_Answers = dict[Path, dict[Place, dict[str, _Answer]]]


def take(lines: Iterable[SheetRow], find: _Find, words: Translator) -> Taken:
    """What the rows say that the annotation files do not say yet."""
    taken = Taken()
    answers: _Answers = defaultdict(lambda: defaultdict(dict))
    targets: dict[Path, tuple[Target, Subjects]] = {}
    for line in lines:
        if line.remark is not None:
            taken.remarks.append(RowRemark(RowTrouble.REFUSED, line.place, line.remark))
            continue
        target = find(line.said("file"))
        if isinstance(target, Message):
            taken.remarks.append(RowRemark(RowTrouble.GONE, line.place, _lost(line, target, words)))
            continue
        if target.path not in targets:
            targets[target.path] = (target, Subjects(target.model))
        subject = targets[target.path][1].find(line)
        if isinstance(subject, Message):
            if line.said("id") or _says(line, words):
                taken.remarks.append(RowRemark(RowTrouble.GONE, line.place, _lost(line, subject, words)))
            continue
        taken.remarks += _changed(line, subject)
        _read(line, (target, subject), answers[target.path][subject.place], (taken.remarks, words))
    taken.remarks = list(dict.fromkeys(taken.remarks))  # a cell for both sides is spoken of for each
    for key, found in answers.items():
        _state(*targets[key], found, taken)
    return taken


def spelled(lines: Iterable[SheetRow], find: _Find) -> tuple[int, int]:
    """How many rows name what a model has in other letters than ASCII, and how many would but for these letters."""
    subjects: dict[Path, Subjects] = {}
    right = wrong = 0
    for line in lines:
        target = find(line.said("file"))
        if isinstance(target, Message):
            wrong += not line.said("file").isascii()
            continue
        if target.path not in subjects:
            subjects[target.path] = Subjects(target.model)
        subject, name = subjects[target.path].find(line), line.said("name")
        if isinstance(subject, Message):
            wrong += not (line.said("id") or name).isascii()
        elif comparable(subject.name) == comparable(name):
            right += not name.isascii()
        else:
            wrong += _skeleton(subject.name) == _skeleton(name)
    return right, wrong


def _skeleton(text: str) -> str:
    """What is sure of a text whose letters beyond ASCII may be wrong."""
    return _BEYOND_ASCII.sub("?", comparable(text))


def _says(line: SheetRow, words: Translator) -> str:
    """All answers of a row, in one line."""
    of_process = {column.name: column.title for column in PROCESSES}
    called = {**FACTS_CALLED, **of_process, BOTH_SIDES: Message("medium"), SHARE: Message("share of the cases")}
    facts = PROCESS_STATED if is_of_process(line) else (BOTH_SIDES, *STATED, SHARE)
    return "; ".join(f"{words.message(called[name])}: {brief(line.said(name))}" for name in facts if line.said(name))


def _lost(line: SheetRow, reason: Message, words: Translator) -> Message:
    """The reason why a row was passed by, with what it says."""
    says = _says(line, words)
    return Message("{reason} The row says: {answers}", reason=reason, answers=says) if says else reason


def _changed(line: SheetRow, subject: Subject) -> Iterator[RowRemark]:
    name = line.said("name")
    if subject.section is not Section.STEPS or not name:  # branches are named by more than their label
        return
    if comparable(subject.name) not in {comparable(name), comparable(unguarded(name))}:
        message = Message(
            "The step {id} is called “{now}” now, and “{before}” in the table; see whether the row still holds.",
            id=subject.id,
            now=brief(subject.name),
            before=brief(name),
        )
        yield RowRemark(RowTrouble.CHANGED, line.place, message)


def _read(
    line: SheetRow,
    about: tuple[Target, Subject],
    found: dict[str, _Answer],
    notes: tuple[list[RowRemark], Translator],
) -> None:
    """Take the answers of one row in."""
    (target, subject), (remarks, words) = about, notes
    stated = stated_of(target.sidecar, subject.id, subject.section)
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
        message = Message("{place} says otherwise of the same, and neither is taken over.", place=other)
        yield RowRemark(RowTrouble.REFUSED, place, message)


_BLANK = Message("The cell is blank, and what was stated before stays.")


def _cells(line: SheetRow, section: Section | None) -> Iterator[tuple[str, Cell]]:
    """The cells to fill in; a column for both sides counts where a side has none of its own."""
    if section is None:
        yield from ((name, line.cells[name]) for name in PROCESS_STATED if name in line.cells)
        return
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
    subjects: Subjects,
    found: Mapping[Place, Mapping[str, _Answer]],
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
        changes.append(FactEdit(section, identifier, facts, subjects.name(section, identifier)))
    if changes:
        ids = [change.id for change in changes if change.section is not None]
        taken.steps += len(ids)
        taken.processes += len(changes) - len(ids)
        taken.changes[target.path] = [*changes, *remembering(fingerprints(target.model), ids)]
