"""Annotations that a person states beside the model, checked against the vocabulary."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from mediabruch.errors import AnnotationError, Message
from mediabruch.notation.nearest import unknown_key
from mediabruch.notation.nodes import MistakeError, Node, Scalar, Table, gathered, is_nothing, mistake, node_of, shown
from mediabruch.statements.facts import SIDES, Fact, Facts, by_side, fact_of, term_of
from mediabruch.statements.vocabulary import EXAMPLES, KEY_GLOSSARY, PROCESS_TERMS, SCHEMA, Section, Term


class SidecarEntry(NamedTuple):
    """What is stated under one id."""

    id: str
    facts: Facts
    line: int | None = None
    column: int | None = None


class Sidecar(NamedTuple):
    """The content of an annotation file, checked against the vocabulary but not yet against a model."""

    path: str | None = None
    """`None` where the annotations came from the caller of the library."""
    entries: Mapping[Section, Mapping[str, SidecarEntry]] = {}
    """By section and id, in the order of the file."""
    process: Facts = MappingProxyType({})
    """What is stated of the process as a whole."""


def sidecar_from_mapping(annotations: Mapping[str, object]) -> Sidecar:
    """Annotations from Python values of the same form as an annotation file. Raises `AnnotationError`.

    >>> sidecar = sidecar_from_mapping({"flows": {"Flow_1": {"probability": 0.2}}})
    >>> str(sidecar.entries[Section.FLOWS]["Flow_1"].facts["probability"])
    'probability: 0.2'
    """
    return sidecar_of(lambda: node_of(annotations), None)


def overlaid(sidecar: Sidecar | None, changes: Sidecar) -> Sidecar:
    """What is stated, with changes: what these say of an element takes the place of what is said there.

    >>> stated = sidecar_from_mapping({"steps": {"A": {"medium": "paper", "minutes": 5}}})
    >>> changed = overlaid(stated, sidecar_from_mapping({"steps": {"A": {"produces": "data"}}}))
    >>> [str(fact) for fact in changed.entries[Section.STEPS]["A"].facts.values()]
    ['medium: paper', 'produces: data', 'minutes: 5']
    """
    if sidecar is None:
        return changes
    entries = {section: dict(known) for section, known in sidecar.entries.items()}
    for section, changed in changes.entries.items():
        known = entries.setdefault(section, {})
        for id_, entry in changed.items():
            before = known.get(id_)
            known[id_] = (
                entry if before is None else before._replace(facts=_replaced(before.facts, entry.facts, section))
            )
    return Sidecar(sidecar.path, entries, {**sidecar.process, **changes.process})


def _replaced(before: Facts, changes: Facts, section: Section) -> Facts:
    """Facts with changes; a step's medium counts as both sides, so that one of them can change alone."""
    if section is not Section.STEPS or not changes.keys() & {"medium", *SIDES}:
        return {**before, **changes}
    return {**by_side(before), **by_side(changes)}


def sidecar_of(root: Callable[[], Node | None], path: str | None) -> Sidecar:
    """Annotations from the tree that `root` makes. Raises `AnnotationError` with all mistakes in the file."""
    mistakes: list[MistakeError] = []
    entries: Mapping[Section, Mapping[str, SidecarEntry]] = {}
    process: dict[str, Fact] = {}
    try:
        node = root()
        if node is not None and not is_nothing(node):
            entries = _sections(node, process, mistakes)
    except MistakeError as error:
        mistakes.append(error)
    if mistakes:
        raise gathered(mistakes, AnnotationError, path)
    return Sidecar(path, entries, process)


def _sections(
    root: Node, process: dict[str, Fact], mistakes: list[MistakeError]
) -> dict[Section, dict[str, SidecarEntry]]:
    """The entries of each section; what stands beside the sections goes into `process`."""
    if not isinstance(root, Table):
        raise mistake(root, Message("Annotations begin with a key such as steps, not with {word}.", word=shown(root)))
    entries: dict[Section, dict[str, SidecarEntry]] = {}
    for key, node in unique(root, mistakes):
        if key.text in tuple(Section):
            section = Section(key.text)
            entries[section] = _entries(section, node, mistakes)
        elif key.text in PROCESS_TERMS:
            _take(PROCESS_TERMS[key.text], node, process, mistakes)
        elif key.text == "schema":
            check_schema(node, SCHEMA, mistakes)
        elif key.text != "$schema":  # editors of JSON look for their schema under this key
            mistakes.append(unknown_key(key, ("schema", *Section, *PROCESS_TERMS), glossary=KEY_GLOSSARY))
    return entries


def _take(term: Term, node: Node, facts: dict[str, Fact], mistakes: list[MistakeError]) -> None:
    try:
        fact = fact_of(term, node)
    except MistakeError as error:
        mistakes.append(error)
    else:
        if fact is not None:
            facts[term.name] = fact


def check_schema(node: Node, known: str, mistakes: list[MistakeError]) -> None:
    """Note it where a file follows another schema; one that names none is taken to follow this one."""
    if is_nothing(node) or (isinstance(node, Scalar) and node.text == known):
        return
    message = Message("This follows {found}, and mediabruch knows only {known}.", found=shown(node), known=known)
    mistakes.append(mistake(node, message))


def _entries(section: Section, node: Node, mistakes: list[MistakeError]) -> dict[str, SidecarEntry]:
    if is_nothing(node):
        return {}
    if not isinstance(node, Table):
        message = Message("Under {section} stand ids and their facts, not {word}.", section=section, word=shown(node))
        mistakes.append(mistake(node, message))
        return {}
    return {
        key.text: SidecarEntry(key.text, facts_under(section, key, facts, mistakes), key.line, key.column)
        for key, facts in unique(node, mistakes)
    }


def facts_under(section: Section, owner: Scalar, node: Node, mistakes: list[MistakeError]) -> Facts:
    """The facts that stand under one key."""
    if is_nothing(node):
        return {}
    if not isinstance(node, Table):
        facts_like = EXAMPLES[section]
        message = Message(
            "{id} wants facts such as {example}, not {word}.", id=shown(owner), example=facts_like, word=shown(node)
        )
        mistakes.append(mistake(node, message))
        return {}
    facts: dict[str, Fact] = {}
    for key, value in unique(node, mistakes):
        try:
            fact = fact_of(term_of(section, key), value)
        except MistakeError as error:
            mistakes.append(error if error.line is not None else _of_element(owner, error))
        else:
            if fact is not None:
                facts[key.text] = fact
    _check_sides(owner, facts, mistakes)
    return facts


def _of_element(owner: Scalar, error: MistakeError) -> MistakeError:
    """A mistake in what stands in no file, where a line would tell; on the page, the field tells."""
    message = Message("{id}: {mistake}", Message("{mistake}"), id=shown(owner), mistake=error.message)
    return MistakeError(message)


def _check_sides(owner: Scalar, facts: Facts, mistakes: list[MistakeError]) -> None:
    for side in ("receives", "produces"):
        if "medium" in facts and side in facts:
            message = Message(
                "{id} states medium, which is short for both sides, and {side} too; state receives and produces.",
                id=shown(owner),
                side=side,
            )
            mistakes.append(MistakeError(message, facts[side].line, facts[side].column))
            return


def unique(table: Table, mistakes: list[MistakeError]) -> Iterator[tuple[Scalar, Node]]:
    """The entries of a table; a key that stands a second time is a mistake."""
    seen: dict[str, Scalar] = {}
    for key, node in table.entries:
        first = seen.setdefault(key.text, key)
        if first is key:
            yield key, node
        else:
            message = Message("“{key}” stands here again, after line {line}.", key=shown(key), line=first.line)
            mistakes.append(mistake(key, message))
