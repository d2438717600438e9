"""Files in which people correct which processes belong together: written once with what was found, read strictly."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from mediabruch.errors import AnnotationError, Message
from mediabruch.notation.nearest import hint, unknown_key
from mediabruch.notation.nodes import (
    Items,
    MistakeError,
    Node,
    Scalar,
    Table,
    gathered,
    is_nothing,
    mistake,
    shown,
)
from mediabruch.notation.written import written_id
from mediabruch.statements.reading import read_text, root_of
from mediabruch.statements.sidecar import check_schema, unique

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupingForm:
    """What a kind of these files looks like."""

    schema: str
    section: str
    """The key under which the groups stand."""
    remark: str
    """The first line: what stands in the file, and what to do with it."""


class Grouping(NamedTuple):
    """Processes that belong together."""

    name: str
    processes: tuple[str, ...]
    """As the file calls them."""
    confidence: float = 1.0


def grouping_text(form: GroupingForm, groups: Iterable[Grouping], *, is_json: bool = False) -> str:
    """The file as it is first written; groups that are not sure are marked. Of one name, the later get numbers."""
    named: dict[str, Grouping] = {}
    for group in groups:
        number, name = 2, group.name
        while name in named:
            number, name = number + 1, f"{group.name} ({number})"
        named[name] = group
    if is_json:
        content = {"schema": form.schema, form.section: {name: group.processes for name, group in named.items()}}
        return json.dumps(content, ensure_ascii=False, indent=2) + "\n"
    lines = [f"# {form.remark}", f"schema: {form.schema}", f"{form.section}:"]
    for name, group in named.items():
        doubt = "" if group.confidence == 1 else f"  # confidence {group.confidence:.2f}"
        lines.append(f"  {written_id(name)}:{doubt}")
        lines += [f"    - {written_id(process)}" for process in group.processes]
    return "\n".join(lines) + "\n"


def read_grouping(
    path: str, form: GroupingForm, known: Mapping[str, T], side: Callable[[T], object] | None = None
) -> dict[T, str]:
    """The group of each process that a file names; `known` are all processes, as the file calls them.

    With `side`, a group holds one process of each side at most. Raises `AnnotationError` with all mistakes.
    """
    reader = _Reader(known, side)
    try:
        root = root_of(read_text(path), path)
        if root is not None and not is_nothing(root):
            for group, word in _named(root, form, reader.mistakes):
                reader.take(group, word)
    except MistakeError as error:
        reader.mistakes.append(error)
    if reader.mistakes:
        raise gathered(reader.mistakes, AnnotationError, path)
    return reader.found


class _Reader(Generic[T]):
    """Puts processes into their groups, and collects what is wrong."""

    def __init__(self, known: Mapping[str, T], side: Callable[[T], object] | None) -> None:
        self._known, self._side = known, side
        self._sides: set[tuple[str, object]] = set()
        self.found: dict[T, str] = {}
        self.mistakes: list[MistakeError] = []

    def take(self, group: str, word: Node) -> None:
        """Put a process into its group, or note what is wrong with it."""
        text = word.text if isinstance(word, Scalar) else ""
        if text not in self._known:
            advice = hint(text, tuple(self._known))
            message = Message("Unknown process “{word}”. {hint}", word=shown(word), hint=advice)
            self.mistakes.append(mistake(word, message))
            return
        process = self._known[text]
        side = (group, self._side(process) if self._side is not None else process)
        if process in self.found:
            message = Message("“{word}” stands in two groups, or twice in one.", word=shown(word))
            self.mistakes.append(mistake(word, message))
        elif side in self._sides:
            message = Message("Before “{word}”, its group has another process of the same side.", word=shown(word))
            self.mistakes.append(mistake(word, message))
        else:
            self.found[process] = group
            self._sides.add(side)


def _named(root: Node, form: GroupingForm, mistakes: list[MistakeError]) -> Iterator[tuple[str, Node]]:
    """Each process that stands in the file, with its group."""
    if not isinstance(root, Table):
        message = Message(
            "This file begins with the key {section}, not with {word}.",
            section=form.section,
            word=shown(root),
        )
        raise mistake(root, message)
    for key, node in unique(root, mistakes):
        if key.text == "schema":
            check_schema(node, form.schema, mistakes)
        elif key.text == form.section:
            yield from _groups(node, form, mistakes)
        else:
            mistakes.append(unknown_key(key, ("schema", form.section)))


def _groups(node: Node, form: GroupingForm, mistakes: list[MistakeError]) -> Iterator[tuple[str, Node]]:
    if is_nothing(node):
        return
    if not isinstance(node, Table):
        message = Message(
            "Under {section} stand groups with lists of processes, not {word}.", section=form.section, word=shown(node)
        )
        mistakes.append(mistake(node, message))
        return
    for key, items in unique(node, mistakes):
        if isinstance(items, Items):
            yield from ((key.text, item) for item in items.nodes)
        elif not is_nothing(items):
            message = Message(
                "Under “{group}” stands a list of processes, not {word}.", group=shown(key), word=shown(items)
            )
            mistakes.append(mistake(items, message))
