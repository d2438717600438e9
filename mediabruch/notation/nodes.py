"""Written facts as a small tree, whatever they were written in: YAML, JSON or Python values.

Each node keeps its line and column, and whether it was written plainly or in quotes: only plain words can be numbers,
`true`, `false` or nothing. What a word means is decided by the vocabulary, never by YAML (where `no` is false).
"""

import math
from collections import deque
from collections.abc import Iterator, Mapping, Sequence, Set
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from mediabruch.errors import MediabruchError, Message
from mediabruch.figures import written_number
from mediabruch.notation.letters import composed
from mediabruch.patterns import pattern

if TYPE_CHECKING:
    from numbers import Real

DEPTH = 8
"""Deepest nesting; the format itself needs four levels."""
TOO_DEEP = Message("This is nested too deeply; annotations need four levels.")
SHOWN_LENGTH = 60
SHOWN_ITEMS = 10
UNTEXTUAL = pattern(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 cannot hold, or what would steer a terminal."""
NOTHING = frozenset({"", "~", "null", "Null", "NULL"})


class Scalar(NamedTuple):
    """A single word, number or text."""

    text: str
    plain: bool = False
    """Written without quotes."""
    line: int | None = None
    column: int | None = None


class Items(NamedTuple):
    """A list."""

    nodes: tuple["Node", ...]
    line: int | None = None
    column: int | None = None


class Table(NamedTuple):
    """Keys and values in the order of the file, doubles included."""

    entries: tuple[tuple[Scalar, "Node"], ...]
    line: int | None = None
    column: int | None = None


Node = Scalar | Items | Table


class Open(NamedTuple):
    """A table or list begins."""

    is_table: bool
    line: int | None = None
    column: int | None = None


class Close(NamedTuple):
    """The innermost table or list ends."""


Event = Scalar | Open | Close


class MistakeError(Exception):
    """Something in the written facts cannot be used; becomes an `AnnotationError` or a note, by where it stands."""

    def __init__(self, message: Message, line: int | None = None, column: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.line = line
        self.column = column

    @property
    def place(self) -> tuple[int, int]:
        """For sorting in the order of the file."""
        return (self.line or 0, self.column or 0)


E = TypeVar("E", bound=MediabruchError)
_MOST = 50
"""Mistakes of one file that are told."""


def gathered(mistakes: Sequence[MistakeError], kind: type[E], path: str | None) -> E:
    """The error for the first mistake in a file, with the others in the order of their places."""
    first, *others = (
        kind(one.message, path=path, line=one.line, column=one.column)
        for one in sorted(mistakes, key=lambda one: one.place)[:_MOST]
    )
    if len(mistakes) > _MOST:
        others.append(kind(Message("Further mistakes: {count}.", count=len(mistakes) - _MOST), path=path))
    first.others = tuple(others)
    return first


def mistake(node: Node | Open, message: Message) -> MistakeError:
    """A mistake at the place of a node."""
    return MistakeError(message, node.line, node.column)


def is_nothing(node: Node) -> bool:
    """Whether the node says nothing: an empty value, `~` or `null`."""
    return isinstance(node, Scalar) and node.plain and node.text in NOTHING


def is_textual(text: str) -> bool:
    """Whether every text format can hold all characters: no control characters, no halves of pairs."""
    return text.isprintable() or UNTEXTUAL.search(text) is None


def shown(node: Node) -> str:
    """The node in one short line that can stand in a sentence."""
    match node:
        case Scalar(text=text):
            return brief(text)
        case Items():
            return ", ".join(shown(item) for item in node.nodes[:SHOWN_ITEMS]) or "[]"
        case Table():
            return "{...}" if node.entries else "{}"


def brief(text: str) -> str:
    """Foreign text in one short line that can stand in a sentence."""
    words = " ".join(text[: 2 * SHOWN_LENGTH].split())
    line = "".join(character if character.isprintable() else "\ufffd" for character in words)
    return line if len(line) <= SHOWN_LENGTH else line[: SHOWN_LENGTH - 1] + "…"


NO_BREAK = "\u00a0"


def grow(events: Iterator[Event]) -> Node | None:
    """The tree of a well-formed row of events; `None` for an empty one. Raises `MistakeError` where it is too deep."""
    first = next(events, None)
    root = None if first is None else _node(first, events, 0)
    deque(events, maxlen=0)  # there may be mistakes behind the root
    return root


def _node(event: Event, events: Iterator[Event], depth: int) -> Node:
    if isinstance(event, Scalar):
        return event
    if isinstance(event, Close):  # pragma: no cover - both writers' rows are well formed
        raise MistakeError(Message("A list or table ends that never began."))
    if depth == DEPTH:
        raise mistake(event, TOO_DEEP)
    if event.is_table:
        return Table(tuple(_entries(events, depth + 1)), event.line, event.column)
    return Items(tuple(_items(events, depth + 1)), event.line, event.column)


def _items(events: Iterator[Event], depth: int) -> Iterator[Node]:
    for event in events:
        if isinstance(event, Close):
            return
        yield _node(event, events, depth)


def _entries(events: Iterator[Event], depth: int) -> Iterator[tuple[Scalar, Node]]:
    for event in events:
        if isinstance(event, Close):
            return
        if not isinstance(event, Scalar):
            raise mistake(event, Message("A list or table stands where a key is wanted."))
        if event.plain and NO_BREAK in event.text:  # copied from a web page or Word, and seen by nobody
            raise mistake(event, Message("A protected space (U+00A0) stands here; type an ordinary one."))
        yield event, _node(next(events), events, depth)


def node_of(value: object, depth: int = 0) -> Node:
    """The tree of Python values as a caller of the library states them."""
    if depth > DEPTH:
        raise MistakeError(TOO_DEEP)
    if isinstance(value, Mapping):
        return Table(tuple((_key(key), node_of(item, depth + 1)) for key, item in value.items()))
    if isinstance(value, list | tuple):
        return Items(tuple(node_of(item, depth + 1) for item in value))
    if isinstance(value, Set):
        return Items(tuple(node_of(item, depth + 1) for item in sorted(value, key=str)))
    return _scalar_of(value)


def _scalar_of(value: object) -> Scalar:
    from numbers import Real  # only what programs state is told so

    match value:
        case None:
            return Scalar("null", plain=True)
        case bool():
            return Scalar("true" if value else "false", plain=True)
        case str():
            return Scalar(composed(str(value)))
        case Real():
            return Scalar(_digits(value), plain=True)
        case _:
            raise MistakeError(Message("Annotations cannot hold a value of type {type}.", type=type(value).__name__))


def _digits(number: "Real") -> str:
    try:
        return written_number(float(number))
    except (OverflowError, ValueError):
        return repr(math.inf)


def _key(key: object) -> Scalar:
    if isinstance(key, str):
        return Scalar(composed(str(key)))
    raise MistakeError(Message("Keys of annotations are text, not {type}.", type=type(key).__name__))
