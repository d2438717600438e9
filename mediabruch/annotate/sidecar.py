"""Annotation files (sidecars): what a person states about a model, in a file of its own beside it."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from mediabruch.annotate.nearest import hint
from mediabruch.annotate.nodes import (
    Event,
    MistakeError,
    Node,
    Scalar,
    Table,
    grow,
    is_nothing,
    mistake,
    node_of,
    shown,
)
from mediabruch.annotate.shapes import Value
from mediabruch.annotate.vocabulary import KEY_GLOSSARY, SCHEMA, VOCABULARY, Section, Term, sections_of
from mediabruch.errors import AnnotationError, Message

LARGEST = 8_000_000
"""Bytes; a step takes about 60."""
MODEL_SUFFIXES = (".bpmn20.xml", ".bpmn.xml", ".bpmn2", ".bpmn", ".xml")
SIDECAR_SUFFIXES = (".media.yaml", ".media.yml", ".media.json")
UNTEXTUAL = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Fact:
    """Something stated."""

    name: str
    value: Value
    words: str
    """The value as it was written, in one line."""
    line: int | None = None
    column: int | None = None
    source: str = "sidecar"
    """`sidecar` or `model`: whose line this is."""


Facts = Mapping[str, Fact]
"""Facts about one element, by name."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What the file states under one id."""

    id: str
    facts: Facts
    line: int | None = None
    column: int | None = None


@dataclass(frozen=True, slots=True)
class Sidecar:
    """The content of an annotation file, checked against the vocabulary but not yet against a model."""

    path: str | None = None
    """`None` where the annotations came from the caller of the library."""
    entries: Mapping[Section, Mapping[str, Entry]] = field(default_factory=dict)
    """By section and id, in the order of the file."""


def find_sidecar(model_path: str | PurePath) -> Path | None:
    """The annotation file beside a model: `NAME.media.yaml`, `.yml` or `.json` beside `NAME.bpmn`.

    Raises `AnnotationError` where two of them stand there, since one of them would go unread.
    """
    path = Path(model_path)
    name = path.name
    for suffix in MODEL_SUFFIXES:
        if name.lower().endswith(suffix) and len(name) > len(suffix):
            name = name[: -len(suffix)]
            break
    found = [path.with_name(name + suffix) for suffix in SIDECAR_SUFFIXES if path.name]
    found = [candidate for candidate in found if candidate.is_file()]
    if len(found) > 1:
        message = Message(
            "Beside it stands {other}; keep one of them, or name the one that counts.", other=found[1].name
        )
        raise AnnotationError(message, path=str(found[0]))
    return found[0] if found else None


def read_sidecar(path: str | PurePath) -> Sidecar:
    """The content of an annotation file. Raises `AnnotationError` where it cannot be read or makes no sense."""
    try:
        with Path(path).open("rb") as file:
            content = file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise AnnotationError(
            Message("The annotation file cannot be read: {reason}.", reason=reason), path=str(path)
        ) from error
    if len(content) > LARGEST:
        raise AnnotationError(
            Message("The annotation file is larger than {limit} MB.", limit=LARGEST // 1_000_000), path=str(path)
        )
    return parse_sidecar(_decoded(content, str(path)), str(path))


def _decoded(content: bytes, path: str) -> str:
    encoding = "utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        before = content[: error.start]
        line, column = before.count(b"\n") + 1, error.start - (before.rfind(b"\n") + 1) + 1
        message = Message("The annotation file is not in UTF-8; save it in that encoding.")
        raise AnnotationError(message, path=path, line=line, column=column) from error


def parse_sidecar(text: str, path: str) -> Sidecar:
    """Annotations from YAML, or from JSON where the path ends in `.json`. Raises `AnnotationError`.

    >>> parse_sidecar("steps: {A: {medium: papr}}", "a.media.yaml")
    Traceback (most recent call last):
    mediabruch.errors.AnnotationError: a.media.yaml:1:21: medium: unknown medium "papr". Did you mean paper? Known \
here: data, document, digital, paper, oral, physical.
    """
    return _checked(lambda: grow(_events(text.removeprefix("\ufeff"), path)), path)


def sidecar_from_mapping(annotations: Mapping[str, object]) -> Sidecar:
    """Annotations from Python values of the same form. Raises `AnnotationError`.

    >>> sidecar_from_mapping({"flows": {"F": {"probability": 0.2}}}).entries[Section.FLOWS]["F"].facts["probability"]
    Fact(name='probability', value=0.2, words='0.2', line=None, column=None, source='sidecar')
    """
    return _checked(lambda: node_of(annotations), None)


def _events(text: str, path: str) -> Iterator[Event]:
    if path.lower().endswith(".json"):
        from mediabruch.annotate.json_events import json_events  # noqa: PLC0415 - json is not always wanted

        return json_events(text)
    from mediabruch.annotate.yaml_events import yaml_events  # noqa: PLC0415 - as above

    return yaml_events(text)


def _checked(root: Callable[[], Node | None], path: str | None) -> Sidecar:
    mistakes: list[MistakeError] = []
    entries: dict[Section, dict[str, Entry]] = {}
    try:
        node = root()
        if node is not None and not is_nothing(node):
            entries = _sections(node, mistakes)
    except MistakeError as error:
        mistakes.append(error)
    if mistakes:
        raise first_of(mistakes, path)
    return Sidecar(path, entries)


def first_of(mistakes: list[MistakeError], path: str | None) -> AnnotationError:
    """The error for the first mistake in the file, which says how many others there are."""
    first, others = min(mistakes, key=lambda error: error.place), len(mistakes) - 1
    message = first.message
    if others == 1:
        message = Message("{mistake} (The file has one more mistake.)", mistake=message)
    elif others:
        message = Message("{mistake} (The file has {count} more mistakes.)", mistake=message, count=others)
    return AnnotationError(message, path=path, line=first.line, column=first.column)


def _sections(root: Node, mistakes: list[MistakeError]) -> dict[Section, dict[str, Entry]]:
    if not isinstance(root, Table):
        raise mistake(root, "Annotations begin with keys like steps, not with {word}.", word=shown(root))
    entries: dict[Section, dict[str, Entry]] = {}
    for key, node in _unique(root, mistakes):
        if key.text in tuple(Section):
            section = Section(key.text)
            entries[section] = _entries(section, node, mistakes)
        elif key.text == "schema":
            _schema(node, mistakes)
        elif key.text != "$schema":  # editors of JSON look for their schema under this key
            advice = hint(key.text, ("schema", *Section), KEY_GLOSSARY)
            mistakes.append(mistake(key, 'Unknown key "{word}". {hint}', word=shown(key), hint=advice))
    return entries


def _schema(node: Node, mistakes: list[MistakeError]) -> None:
    if not is_nothing(node) and not (isinstance(node, Scalar) and node.text == SCHEMA):
        template = "The file follows {found}; this version of mediabruch knows {known}."
        mistakes.append(mistake(node, template, found=shown(node), known=SCHEMA))


def _entries(section: Section, node: Node, mistakes: list[MistakeError]) -> dict[str, Entry]:
    if is_nothing(node):
        return {}
    if not isinstance(node, Table):
        template = "Under {section} stand ids with their facts, not {word}."
        mistakes.append(mistake(node, template, section=str(section), word=shown(node)))
        return {}
    return {
        key.text: Entry(key.text, _facts(section, key, facts, mistakes), key.line, key.column)
        for key, facts in _unique(node, mistakes)
    }


def _facts(section: Section, owner: Scalar, node: Node, mistakes: list[MistakeError]) -> Facts:
    if is_nothing(node):
        return {}
    if not isinstance(node, Table):
        template = "{id} wants facts such as {{{example}: ...}}, not {word}."
        example = next(iter(VOCABULARY[section]))
        mistakes.append(mistake(node, template, id=shown(owner), example=example, word=shown(node)))
        return {}
    facts: dict[str, Fact] = {}
    for key, value in _unique(node, mistakes):
        try:
            fact = fact_of(term_of(section, key), value)
        except MistakeError as error:
            mistakes.append(error)
            continue
        if fact is not None:
            facts[key.text] = fact
    if "medium" in facts and facts.keys() & {"receives", "produces"}:
        template = "{id} states medium, which is short for both sides, and a side as well: state receives and produces."
        mistakes.append(mistake(owner, template, id=shown(owner)))
    return facts


def _unique(table: Table, mistakes: list[MistakeError]) -> Iterator[tuple[Scalar, Node]]:
    """The entries; keys that stand again, or that no text can hold, are mistakes."""
    seen: dict[str, Scalar] = {}
    for key, node in table.entries:
        first = seen.setdefault(key.text, key)
        if first is key:
            yield key, node
        else:
            template = '"{key}" stands here a second time, first in line {line}.'
            mistakes.append(mistake(key, template, key=shown(key), line=first.line))


def term_of(section: Section, key: Scalar) -> Term:
    """The fact that a key names. Raises `MistakeError` with the right section or the nearest key."""
    terms = VOCABULARY[section]
    if key.text in terms:
        return terms[key.text]
    elsewhere = sections_of(key.text)
    if elsewhere:
        template = "{key} has no meaning under {section}; it belongs under {others}."
        raise mistake(key, template, key=key.text, section=str(section), others=", ".join(elsewhere))
    advice = hint(key.text, terms, KEY_GLOSSARY)
    template = 'Unknown key "{word}" under {section}. {hint}'
    raise mistake(key, template, word=shown(key), section=str(section), hint=advice)


def fact_of(term: Term, node: Node) -> Fact | None:
    """The fact that a node states; `None` where it says nothing. Raises `MistakeError` where it is unusable."""
    if is_nothing(node):
        return None
    if isinstance(node, Scalar) and UNTEXTUAL.search(node.text):
        raise mistake(node, "{fact} holds a character that no text file should hold.", fact=term.name)
    value = term.shape.read(term.name, node)
    return Fact(term.name, value, _words(node), node.line, node.column)


def _words(node: Node) -> str:
    items = getattr(node, "nodes", None)
    return shown(node) if items is None else ", ".join(shown(item) for item in items) or "[]"
