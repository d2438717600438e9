"""What can go wrong in a way the user can mend, and the one form that sentences take.

A `Message` keeps its template and its facts apart, so that `mediabruch.i18n` can say it in German or English
long after the place that noticed it has returned.
"""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from enum import StrEnum
from typing import TypeVar

_Named = TypeVar("_Named", bound="Message | str")
_Kind = TypeVar("_Kind", bound=StrEnum)

DEBUG = "MEDIABRUCH_DEBUG"
"""The environment variable that lets what nobody foresaw end the run, with all that Python says of it."""
_TOLD = 200
"""Characters of what Python says of a mistake of ours."""


class Message:
    """A sentence for the reader: an English template (the key of the translation) and the facts that fill it.

    >>> str(Message("Flow {flow} has no target.", flow="Flow_1"))
    'Flow Flow_1 has no target.'
    """

    __slots__ = ("facts", "on_page", "template")

    template: str
    facts: Mapping[str, object]
    """Plain values or further messages, by the names in the template."""
    on_page: "Message | None"
    """The same with the same facts, where people see buttons and fields, and know no commands and keys of files."""

    def __init__(self, template: str, on_page: "Message | None" = None, /, **facts: object) -> None:
        self.template = template
        self.on_page = on_page
        self.facts = facts

    def filled(self, **facts: object) -> "Message":
        """The same sentence with these facts, for templates that wait for them in tables."""
        return Message(self.template, self.on_page, **self.facts, **facts)

    def __str__(self) -> str:
        return self.template.format(**self.facts)

    def __repr__(self) -> str:
        return f"Message({(str(self) if self.facts else self.template)!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Message) and (self.template, self.facts) == (other.template, other.facts)

    def __hash__(self) -> int:
        return hash(self.template)


class Key(str):
    """A key of the files that people write, in a sentence about its value; on the page it is called as the field is."""

    __slots__ = ()


def enumerated(named: Sequence[_Named], rest: int = 0) -> Message | _Named:
    """One to three things in a sentence, and how many more there are.

    >>> str(enumerated([Message("a"), Message("b")], rest=4))
    'a, b and 4 more'
    """
    match named:
        case [one]:
            said: Message | _Named = one
        case [one, two]:
            said = Message("{one}, {two}", one=one, two=two)
        case [one, two, three]:
            said = Message("{one}, {two}, {three}", one=one, two=two, three=three)
        case _:
            said = Message("no step")
    return said if rest <= 0 else Message("{named} and {n} more", named=said, n=rest)


class MediabruchError(Exception):
    """Base of all errors that mediabruch raises on purpose: one clear sentence, with a way out."""

    message: Message
    path: str | None
    """The file that is concerned, as the user named it; `None` where no file is."""
    line: int | None
    """Line in that file, from 1."""
    column: int | None
    """Column in that line, from 1."""
    others: "tuple[MediabruchError, ...]" = ()
    """Further mistakes in the same file."""

    def __init__(
        self, message: Message, *, path: str | None = None, line: int | None = None, column: int | None = None
    ) -> None:
        super().__init__(message)
        self.message = message
        self.path = path
        self.line = line
        self.column = column

    @property
    def place(self) -> str:
        """`path:line:column`, as far as known; empty where nothing is."""
        return ":".join(str(part) for part in (self.path, self.line, self.column) if part is not None)

    @property
    def each(self) -> "tuple[MediabruchError, ...]":
        """This mistake and the others of the file."""
        return (self, *self.others)

    def __str__(self) -> str:
        more = f" (Further mistakes: {len(self.others)}.)" if self.others else ""
        return f"{self.place}: {self.message}{more}" if self.place else f"{self.message}{more}"


class UnreadableError(MediabruchError):
    """The file cannot be read as a process model: missing, empty, not XML, not BPMN, or unsafe."""


class AnnotationError(MediabruchError):
    """An annotation file says something that has no meaning or no place in the model."""


class LogError(MediabruchError):
    """The file cannot be read as an event log, or does not belong to the model."""


class ConfigError(MediabruchError):
    """A configuration file or option says something that mediabruch does not know."""


class UnknownElementError(MediabruchError):
    """An id that the model lacks."""


class UnforeseenError(MediabruchError):
    """A mistake of mediabruch itself, which nobody foresaw."""


def member_of(kinds: type[_Kind], word: str, name: str) -> _Kind:
    """The one of these kinds that a word stands for, given under a name. Raises `ConfigError` where none does."""
    try:
        return kinds(word)
    except ValueError as error:
        known = ", ".join(kinds)
        message = Message("{name} is one of {known}, not “{word}”.", name=name, known=known, word=str(word)[:_TOLD])
        raise ConfigError(message) from error


def missing_extra(what: Message, extra: str) -> Message:
    """The sentence about what needs packages that come with an extra of mediabruch, and are not installed.

    >>> str(missing_extra(Message("PDF files"), "pdf"))
    "PDF files need further packages; install them with: pip install 'mediabruch[pdf]'"
    """
    return Message(
        "{what} need further packages; install them with: {command}",
        Message("{what} need further packages, which are not installed with this program ({extra})."),
        what=what,
        command=f"pip install 'mediabruch[{extra}]'",
        extra=f"mediabruch[{extra}]",
    )


@contextmanager
def contained(path: str | None = None) -> Iterator[None]:
    """Keep whatever nobody foresaw to the one file that it happened at: it becomes an `UnforeseenError`.

    Nothing may rest on this. It is there so that one odd file does not take the report on all others with it.

    >>> with contained("a.bpmn"):
    ...     [].pop()
    Traceback (most recent call last):
    mediabruch.errors.UnforeseenError: a.bpmn: mediabruch failed here (IndexError: pop from empty list); please report \
it.
    """
    try:
        yield
    except MediabruchError:
        raise
    except Exception as error:
        if os.environ.get(DEBUG):
            raise
        raise UnforeseenError(unforeseen(error), path=path) from error


def unforeseen(error: Exception) -> Message:
    """The sentence about a mistake of ours."""
    said = " ".join(f"{type(error).__name__}: {error}"[:_TOLD].split()).rstrip(": ")
    return Message("mediabruch failed here ({problem}); please report it.", problem=said)
