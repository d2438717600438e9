"""Annotations into a BPMN file and out of it again, without touching a byte beside.

What comes out is read again, and refused if it is another model, or states anything but what it should.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from mediabruch.bpmn import read_bytes
from mediabruch.bpmn.rewritten import reread
from mediabruch.bpmn.splice import UNUSUAL, Text
from mediabruch.errors import MediabruchError, Message
from mediabruch.exchange.editor import Editor, without_declaration
from mediabruch.exchange.own import FactForm
from mediabruch.model import Model, Note
from mediabruch.notation.shapes import Value
from mediabruch.statements.edit.editing import FactEdit
from mediabruch.statements.facts import SIDES, by_side
from mediabruch.statements.in_model import facts_in_model
from mediabruch.statements.places import Element, check_places, places_in
from mediabruch.statements.sidecar import Sidecar
from mediabruch.statements.vocabulary import Section

Values = Mapping[str, Value]
Stated = dict[tuple[Section, int], Values]
"""What elements state, by section and key."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A model without the facts that it stated, and these facts."""

    data: bytes
    changes: tuple[FactEdit, ...]
    """For the annotation file."""
    kept: tuple[Message, ...]
    """What stays in the model, and why."""


def into_model(data: bytes, path: str, sidecar: Sidecar, form: FactForm = FactForm.OWN) -> bytes:
    """The file with what an annotation file states; facts that it states already stay as they stand there.

    Where both state something different, the annotation file holds, as it does when they are read. Written twice is
    written once. Raises `UnreadableError`, `AnnotationError` for ids that the model lacks, and `MediabruchError` where
    the file is written in a way in which nothing can be added without loss.
    """
    model = read_bytes(data, path)
    places = places_in(model)
    check_places(sidecar, model, places)
    wanted = _stated(model)
    editor = Editor(Text.of(data, path), places, path)
    for section, elements in places.items():
        entries = sidecar.entries.get(section, {})
        for element in elements:
            entry = entries.get(element.id or "")
            if entry is None:
                continue
            before = wanted[section, element.key]
            ours = {name: fact.value for name, fact in entry.facts.items()}
            after = wanted[section, element.key] = _merged(before, ours, section)
            if not _agree(before, after, section):
                editor.state(section, element, _changed(before, after), form)
    result = editor.result()
    _check(result, model, wanted)
    return result


def out_of_model(data: bytes, path: str, sidecar: Sidecar | None = None) -> Moved:
    """The file without the facts that it states, as far as an annotation file can take them.

    What is no use, has no id, or is contradicted by the annotation file stays where it is. Raises as `into_model` does.
    """
    model = read_bytes(data, path)
    places, wanted = places_in(model), _stated(model)
    editor = Editor(Text.of(data, path), places, path)
    changes: list[FactEdit] = []
    known: dict[tuple[Section, str], Values] = {}
    kept: list[Message] = []
    for section, elements in places.items():
        for element in elements:
            facts = wanted[section, element.key]
            if not facts:
                continue
            ours = known.get((section, element.id or "")) or _ours(sidecar, section, element)
            fought = _fought(ours, facts, section)
            kept += _reasons(element, fought)
            if element.id is None:
                continue
            editor.free(section, element, facts.keys() - fought)
            wanted[section, element.key] = {name: value for name, value in facts.items() if name in fought}
            new = _new(ours, {name: value for name, value in facts.items() if name not in fought}, section)
            known[section, element.id] = {**ours, **new}
            if new:
                changes.append(FactEdit(section, element.id, {**new}, element.name))
    result = without_declaration(editor.result())
    _check(result, model, wanted)
    return Moved(result, tuple(changes), tuple(kept))


def _ours(sidecar: Sidecar | None, section: Section, element: Element) -> Values:
    entry = sidecar.entries.get(section, {}).get(element.id or "") if sidecar else None
    return {name: fact.value for name, fact in entry.facts.items()} if entry else {}


def _fought(ours: Values, theirs: Values, section: Section) -> frozenset[str]:
    """The facts of the model that the annotation file contradicts."""
    spread = _by_side(ours, section)
    return frozenset(
        name
        for name, value in theirs.items()
        if any(one in spread and not _same(spread[one], value) for one in _by_side({name: value}, section))
    )


def _new(ours: Values, theirs: Values, section: Section) -> dict[str, Value]:
    """What the annotation file does not state yet."""
    known = _by_side(ours, section)
    if not known.keys() & set(SIDES):
        return {name: value for name, value in theirs.items() if name not in known}
    return {name: value for name, value in _by_side(theirs, section).items() if name not in known}


def _reasons(element: Element, fought: Collection[str]) -> Iterator[Message]:
    if element.id is None:
        yield Message("What the model states in line {line} stays there: the element has no id.", line=element.line)
        return
    for name in sorted(fought):
        yield Message(
            "What the model states of {id} stays there: the annotation file says otherwise ({fact}).",
            id=element.id,
            fact=name,
        )


def _stated(model: Model) -> Stated:
    """What the elements of a model state, as far as it can be used."""
    unused: list[Note] = []
    return {
        (section, element.key): {
            name: fact.value for name, fact in facts_in_model(section, element, unused).items() if element.statements
        }
        for section, elements in places_in(model).items()
        for element in elements
    }


def _by_side(values: Values, section: Section) -> dict[str, Value]:
    """The values with a step's `medium` spread over both sides."""
    return by_side(values) if section is Section.STEPS else dict(values)


def _merged(theirs: Values, ours: Values, section: Section) -> dict[str, Value]:
    """What is known of both; ours holds, and a remark joins what the other one says."""
    if section is Section.STEPS and ours.keys() & {"medium", *SIDES}:
        if "medium" in ours:
            theirs = {name: value for name, value in theirs.items() if name not in SIDES}
        elif "medium" in theirs:
            theirs = _by_side(theirs, section)
    merged = {**theirs, **ours}
    if "note" in theirs and "note" in ours:
        lines = str(theirs["note"]).split("\n")
        is_said = all(line in lines for line in str(ours["note"]).split("\n"))
        merged["note"] = theirs["note"] if is_said else f"{ours['note']}\n{theirs['note']}"
    return merged


def _agree(one: Values, other: Values, section: Section) -> bool:
    one, other = _by_side(one, section), _by_side(other, section)
    return one.keys() == other.keys() and all(_same(one[name], other[name]) for name in one)


def _same(one: Value, other: Value) -> bool:
    if isinstance(one, str) and isinstance(other, str):
        return one.split() == other.split()
    return one == other


def _changed(before: Values, after: Values) -> dict[str, Value | None]:
    """The values that are new, and `None` for those that go."""
    new = {name: value for name, value in after.items() if name not in before or not _same(before[name], value)}
    return {**dict.fromkeys(before.keys() - after.keys(), None), **new}


def _check(result: bytes, model: Model, wanted: Stated) -> None:
    """Refuse a file that is not the same model, or does not state what it should; nothing may get lost."""
    stated = _stated(reread(model, result))
    is_right = stated.keys() == wanted.keys() and all(
        _agree(stated[place], values, place[0]) for place, values in wanted.items()
    )
    if not is_right:
        raise MediabruchError(UNUSUAL, path=model.path)
