"""The rows of a filled-in table into changes of annotation files; what cannot be taken over is named, row by row."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from mediabruch.errors import Message
from mediabruch.exchange.columns import BOTH_SIDES, STATED
from mediabruch.exchange.rows import stated_of
from mediabruch.exchange.separated import unguarded
from mediabruch.exchange.sheets import Cell, SheetRow
from mediabruch.exchange.speech import said
from mediabruch.exchange.understanding import plain, understood
from mediabruch.i18n import LANGUAGES, Translator, translator
from mediabruch.model import FlowNode, Model
from mediabruch.notation.nodes import MistakeError, brief
from mediabruch.notation.shapes import Value
from mediabruch.statements.edit.editing import FactEdit
from mediabruch.statements.facts import SIDES
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
    """Of how many steps something new is said."""
    remarks: list[RowRemark] = field(default_factory=list)


_Find = Callable[[str], "Target | Message"]
"""The model of a file that a row names, or the reason why there is none."""
_Answer = tuple[Value | None, Cell]


def take(lines: Iterable[SheetRow], find: _Find, words: Translator) -> Taken:
    """What the rows say that the annotation files do not say yet."""
    taken = Taken()
    answers: dict[Path, dict[str, dict[str, _Answer]]] = defaultdict(lambda: defaultdict(dict))
    targets: dict[Path, tuple[Target, _Steps]] = {}
    for line in lines:
        target = find(line.said("file"))
        if isinstance(target, Message):
            taken.remarks.append(RowRemark(RowTrouble.GONE, line.place, _lost(line, target)))
            continue
        if target.path not in targets:
            targets[target.path] = (target, _Steps(target.model))
        steps = targets[target.path][1]
        node = steps.find(line)
        if isinstance(node, Message):
            if line.said("id") or _says(line):
                taken.remarks.append(RowRemark(RowTrouble.GONE, line.place, _lost(line, node)))
            continue
        taken.remarks += _changed(line, node)
        _read(line, (target, node), answers[target.path][node.id or ""], (taken.remarks, words))
    for key, found in answers.items():
        _state(targets[key][0], found, taken)
    return taken


class _Steps:
    """The steps of one model, by what rows name them by."""

    def __init__(self, model: Model) -> None:
        self.by_id: dict[str, list[FlowNode]] = defaultdict(list)
        self.by_name: dict[str, list[FlowNode]] = defaultdict(list)
        for node in model.activities:
            self.by_id[(node.id or "").strip()].append(node)
            self.by_name[plain(node.name)].append(node)

    def find(self, line: SheetRow) -> FlowNode | Message:
        """The step that a row speaks of: by its id, without one by its label."""
        identifier, name = line.said("id"), line.said("name")
        twins = self.by_id.get(identifier, [])
        if identifier and twins:
            return next((node for node in twins if plain(node.name) == plain(name)), twins[0])
        alike = [node for node in self.by_name.get(plain(name), []) if name and node.id]
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
            alike[0] if len(alike) == 1 else Message("Which “{name}” is meant only an id can tell.", name=brief(name))
        )


def _says(line: SheetRow) -> str:
    """All answers of a row, in one line."""
    return "; ".join(f"{name}: {brief(line.said(name))}" for name in (BOTH_SIDES, *STATED) if line.said(name))


def _lost(line: SheetRow, reason: Message) -> Message:
    """The reason why a row was passed by, with what it says."""
    says = _says(line)
    return Message("{reason} The row says: {answers}", reason=reason, answers=says) if says else reason


def _changed(line: SheetRow, node: FlowNode) -> Iterator[RowRemark]:
    name = line.said("name")
    if name and plain(node.name) not in {plain(name), plain(unguarded(name))}:
        message = Message(
            "The step {id} is called “{now}” now, and “{before}” in the table; see whether the row still holds.",
            id=node.id or "",
            now=brief(node.name),
            before=brief(name),
        )
        yield RowRemark(RowTrouble.CHANGED, line.place, message)


def _read(
    line: SheetRow, step: tuple[Target, FlowNode], found: dict[str, _Answer], notes: tuple[list[RowRemark], Translator]
) -> None:
    """Take the answers of one row in."""
    (target, node), (remarks, words) = step, notes
    stated = stated_of(target.sidecar, node.id)
    for name, cell in _cells(line):
        if not cell.text:
            if name in stated and name not in found:
                remarks.append(RowRemark(RowTrouble.BLANK, cell.place, _BLANK))
            continue
        if name in stated and _shows(cell.text, name, stated[name]):
            continue
        try:
            value = understood(name, cell.text, words)
        except MistakeError as error:
            remarks.append(RowRemark(RowTrouble.REFUSED, cell.place, error.message))
            continue
        if value == stated.get(name):
            continue
        if name in found and found[name][0] != value:
            message = Message("{place} says otherwise of the same step, and counts.", place=found[name][1].place)
            remarks.append(RowRemark(RowTrouble.REFUSED, cell.place, message))
        else:
            found.setdefault(name, (value, cell))


_BLANK = Message("The cell is blank, and what was stated before stays.")


def _cells(line: SheetRow) -> Iterator[tuple[str, Cell]]:
    """The cells to fill in; a column for both sides counts where a side has none of its own."""
    both = line.cells.get(BOTH_SIDES)
    for name in STATED:
        cell = line.cells.get(name)
        if name in SIDES and both is not None and both.text and (cell is None or not cell.text):
            cell = both
        if cell is not None:
            yield name, cell


def _shows(text: str, name: str, value: Value) -> bool:
    """Whether a cell is as it was written, white space aside, and what guards it in CSV."""
    texts = {plain(text), plain(unguarded(text))}
    return any(plain(said(name, value, translator(language))) in texts for language in LANGUAGES)


def _state(target: Target, found: Mapping[str, Mapping[str, _Answer]], taken: Taken) -> None:
    """The changes of one annotation file."""
    names = {node.id: node.name for node in target.model.activities}
    changes: list[FactEdit] = []
    for identifier, answers in found.items():
        if not answers:
            continue
        facts = _facts(stated_of(target.sidecar, identifier), {name: value for name, (value, _) in answers.items()})
        changes.append(FactEdit(Section.STEPS, identifier, facts, names[identifier]))
    if changes:
        ids = [change.id for change in changes]
        taken.steps += len(ids)
        taken.changes[target.path] = [*changes, *remembering(fingerprints(target.model), ids)]


def _facts(stated: Mapping[str, Value], new: Mapping[str, Value | None]) -> dict[str, Value | None]:
    """The facts to write; of two sides that are the same, `medium` is short."""
    facts = {name: value for name, value in new.items() if name not in SIDES}
    if not new.keys() & set(SIDES):
        return facts
    sides = {side: new[side] if side in new else stated.get(side) for side in SIDES}
    receives, produces = (sides[side] for side in SIDES)
    if receives is not None and receives == produces:
        return {"medium": receives, **dict.fromkeys(SIDES, None), **facts}
    return {"medium": None, **sides, **facts}
