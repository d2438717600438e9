"""Changes to the text of an annotation file; comments, order and form of all else stay as they are.

The text is never written anew: each change becomes splices at the places where it belongs. What comes out is read
again, and refused if it states anything but what it stated before and the changes.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from mediabruch.errors import AnnotationError, Message
from mediabruch.notation.letters import composed
from mediabruch.notation.nodes import brief, is_textual
from mediabruch.notation.shapes import Value
from mediabruch.notation.spots import TextSpot, spots
from mediabruch.notation.written import written_id
from mediabruch.patterns import pattern
from mediabruch.statements.edit.tables import Pair, Splice, Tables, spliced
from mediabruch.statements.edit.writing import written_value
from mediabruch.statements.reading import parse_sidecar
from mediabruch.statements.sidecar import Sidecar
from mediabruch.statements.vocabulary import PROCESS_TERMS, SCHEMA, Section

MEMORY = "by mediabruch, to find the elements again when their ids change"
"""What is said to those who come upon a section that they did not write."""
UNUSUAL = Message("The file is written in a form that mediabruch cannot change without loss; change it by hand.")
_ODD_BREAK = pattern("\r(?!\n)|[\x85\u2028\u2029]")
Place = tuple[Section | None, str]
"""A section, and the id of an element in it; `WHOLE` is no element."""
WHOLE: Place = (None, "")
"""The process as a whole, of which is stated what stands beside the sections."""
Stated = Mapping[Place, Mapping[str, Value]]
"""Facts by name, by the element they are about."""


@dataclass(frozen=True, slots=True)
class FactEdit:
    """New facts about one element, or about the process as a whole: `FactEdit(*WHOLE, {"cases": 12000.0})`."""

    section: Section | None
    id: str
    facts: Mapping[str, Value | None]
    """By name; `None` takes a fact away, and facts that are not named stay. An entry without facts goes."""
    remark: str = ""
    """What a comment behind a new entry, or the first new fact about the whole, says to readers of YAML: the label."""


def edited(text: str, path: str, changes: Iterable[FactEdit] = (), moves: Mapping[Place, str] | None = None) -> str:
    r"""The text of an annotation file with changes; an empty text becomes a new file.

    `moves` says which id stands where another one stood; all moves happen at once, and before the changes. Changes of
    one element are made in their order. Raises `AnnotationError` where the file is not valid, or is written in a form
    in which nothing can be changed without loss. Cost: linear in the text, and some milliseconds for each 100 lines.

    >>> from mediabruch.media import PHYSICAL
    >>> print(edited("steps:\n  A: {medium: oral}  # why\n", "a.media.yaml",
    ...              [FactEdit(Section.STEPS, "A", {"medium": None, "receives": PHYSICAL})]), end="")
    steps:
      A: {receives: physical}  # why
    """
    mark, text = ("\ufeff", text[1:]) if text.startswith("\ufeff") else ("", text)
    moves = {place: composed(to) for place, to in (moves or {}).items()}
    changes = tuple(changes)
    before = stated_in(parse_sidecar(text, path))
    wanted = _wanted(before, changes, moves)
    is_json = path.lower().endswith(".json")
    remarks = {} if is_json else {(change.section, change.id): _remark(change.remark) for change in changes}
    result = _Edit(text, is_json, before, wanted, moves, remarks).text(spots(text, path))
    if not _says(result, path, wanted):
        raise AnnotationError(UNUSUAL, path=path, line=_odd_line(text))
    return mark + result


def _remark(text: str) -> str:
    return brief(text) if is_textual(text) else ""


def stated_in(sidecar: Sidecar) -> Stated:
    """The values of all facts in an annotation file."""
    stated: dict[Place, Mapping[str, Value]] = {
        (section, entry.id): {name: fact.value for name, fact in entry.facts.items()}
        for section, entries in sidecar.entries.items()
        for entry in entries.values()
    }
    if sidecar.process:
        stated[WHOLE] = {name: fact.value for name, fact in sidecar.process.items()}
    return stated


def _wanted(before: Stated, changes: tuple[FactEdit, ...], moves: Mapping[Place, str]) -> dict[Place, dict[str, Value]]:
    """What the file is to state."""
    wanted = {
        (section, moves.get((section, identifier), identifier)): dict(facts)
        for (section, identifier), facts in before.items()
    }
    if len(wanted) < len(before):
        raise AnnotationError(Message("Two annotations would come to stand under one id."))
    for change in changes:
        facts = {**wanted.get((change.section, composed(change.id)), {}), **change.facts}
        kept = {name: _read_back(value) for name, value in facts.items() if value is not None}
        if kept:
            wanted[change.section, composed(change.id)] = kept
        else:
            wanted.pop((change.section, composed(change.id)), None)
    return wanted


def _read_back(value: Value) -> Value:
    """A value as it will be read: in composed letters."""
    if isinstance(value, tuple):
        return tuple(map(composed, value))
    return composed(value) if type(value) is str else value


def _says(result: str, path: str, wanted: Stated) -> bool:
    """Whether a text says what it should; nothing may get lost."""
    try:
        return stated_in(parse_sidecar(result, path)) == wanted
    except AnnotationError:
        return False


def _odd_line(text: str) -> int | None:
    """The first line that ends as lines seldom do: what most programs would take for one line, YAML takes for two."""
    odd = _ODD_BREAK.search(text)
    return None if odd is None else text.count("\n", 0, odd.start()) + 1


@dataclass(frozen=True, slots=True)
class _Edit:
    """The splices that lead from what a text states to what it is to state."""

    source: str
    is_json: bool
    before: Stated
    wanted: Stated
    moves: Mapping[Place, str]
    remarks: Mapping[Place, str]

    def text(self, root: TextSpot | None) -> str:
        """The text with all changes."""
        if root is None or not root.pairs:
            return self._begun(root)
        tables = Tables(self.source)
        splices: list[Splice] = []
        for key, value in root.pairs:
            if key.text in tuple(Section):
                splices += self._section(Section(key.text or ""), (key, value), in_brackets=root.in_brackets)
            elif key.text in PROCESS_TERMS:
                splices += self._about_whole(key.text or "", (key, value))
        known = {key.text for key, _ in root.pairs}
        new = [pair for pair in self._sections() if pair.key.strip('"') not in known]
        about = self._remarked([pair for pair in self._whole() if pair.key.strip('"') not in known])
        gone = [name for name in self.before.get(WHOLE, {}) if name not in self.wanted.get(WHOLE, {})]
        if root.in_brackets:
            return spliced(self.source, [*splices, *tables.changed(root, gone, [*about, *new])])
        added = [*tables.beside(root, gone, about, ("schema", *PROCESS_TERMS)), *tables.below(root, new)]
        return spliced(self.source, [*splices, *added])

    def _whole(self) -> list[Pair]:
        """All that is to be stated of the process as a whole."""
        return list(self._facts(self.wanted.get(WHOLE, {})))

    def _remarked(self, new: list[Pair]) -> list[Pair]:
        """New facts about the whole, the remark behind the first."""
        return [replace(pair, remark=self.remarks.get(WHOLE, "")) for pair in new[:1]] + new[1:]

    def _about_whole(self, name: str, spots_of: tuple[TextSpot, TextSpot]) -> Iterator[Splice]:
        """The change of a fact about the whole that the text has."""
        value = self.wanted.get(WHOLE, {}).get(name)
        if value is not None and value != self.before.get(WHOLE, {}).get(name):
            yield Tables(self.source).valued(*spots_of, written_value(name, value, is_json=self.is_json))

    def _begun(self, root: TextSpot | None) -> str:
        """A text that said nothing, with a beginning."""
        schema = Pair(self._name("schema"), written_value("schema", SCHEMA, is_json=self.is_json))
        whole, sections = [schema, *self._remarked(self._whole())], self._sections()
        if self.is_json:
            return (
                json.dumps(
                    json.loads(f"{{{', '.join(pair.in_braces() for pair in [*whole, *sections])}}}"),
                    ensure_ascii=False,
                    indent=2,
                )
                + "\n"
            )
        newline = Tables(self.source).newline
        blocks = [[line for pair in whole for line in pair.lines(0)], *(pair.lines(0) for pair in sections)]
        written = f"{newline}{newline}".join(map(newline.join, blocks)) + newline
        if root is None:
            return f"{self.source.rstrip()}{newline}{written}".lstrip("\r\n")
        rest = self.source[root.end :]
        end = root.end + len(rest) - len(rest.lstrip(" \t"))
        return spliced(self.source, [(root.start, end, newline + written)])

    def _sections(self) -> list[Pair]:
        """All sections, with the entries that are new."""
        sections = [section for section in Section if any(section is place for place, _ in self.wanted)]
        return [
            Pair(
                self._name(section),
                tuple(self._entries(section, (), has_lines=False)),
                remark=MEMORY if section is Section.REMEMBERED else "",
                has_lines=True,
            )
            for section in sections
        ]

    def _entries(self, section: Section, known: Collection[str | None], *, has_lines: bool) -> Iterator[Pair]:
        for (home, identifier), facts in self.wanted.items():
            if home is section and identifier not in known:
                key = written_id(identifier, is_json=self.is_json)
                yield Pair(key, tuple(self._facts(facts)), self.remarks.get((home, identifier), ""), has_lines)

    def _facts(self, facts: Mapping[str, Value]) -> Iterator[Pair]:
        for name, value in facts.items():
            yield Pair(self._name(name), written_value(name, value, is_json=self.is_json))

    def _name(self, name: str) -> str:
        return f'"{name}"' if self.is_json else name

    def _section(self, section: Section, spots_of: tuple[TextSpot, TextSpot], *, in_brackets: bool) -> Iterator[Splice]:
        """The changes in a section that the text has."""
        tables, (key, value) = Tables(self.source), spots_of
        ids = {entry.text: self.moves.get((section, entry.text or ""), entry.text or "") for entry, _ in value.pairs}
        gone = [identifier for identifier, now in ids.items() if (section, now) not in self.wanted]
        for entry, facts in value.pairs:
            if entry.text in gone:
                continue
            if ids[entry.text] != entry.text:
                yield (entry.start, entry.end, written_id(ids[entry.text], is_json=self.is_json))
            yield from self._entry((section, entry.text or ""), ids[entry.text], (entry, facts))
        has_lines = bool(value.pairs) and value.pairs[-1][1].is_table and not value.pairs[-1][1].in_brackets
        new = list(self._entries(section, ids.values(), has_lines=has_lines))
        if value.pairs:
            yield from tables.changed(value, gone, new)
        elif new and in_brackets:
            yield tables.valued(key, value, f"{{{', '.join(pair.in_braces() for pair in new)}}}")
        elif new:
            yield from tables.filled(key, value, new)

    def _entry(self, place: Place, now: str, spots_of: tuple[TextSpot, TextSpot]) -> Iterator[Splice]:
        """The changes of the facts in an entry that the text has."""
        tables, (entry, table) = Tables(self.source), spots_of
        before, wanted = self.before[place], self.wanted[place[0], now]
        if before == wanted:
            return
        if not table.pairs:
            yield tables.valued(entry, table, f"{{{', '.join(pair.in_braces() for pair in self._facts(wanted))}}}")
            return
        written = {key.text: (key, value) for key, value in table.pairs}
        for name, value in wanted.items():
            if name in written and value != before.get(name):
                yield tables.valued(*written[name], written_value(name, value, is_json=self.is_json))
        gone = [name for name in before if name not in wanted]
        new = [pair for pair in self._facts(wanted) if pair.key.strip('"') not in written]
        yield from tables.changed(table, gone, new)
