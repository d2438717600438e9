"""YAML into a row of events with lines and columns, and its mistakes into sentences.

PyYAML only splits the text here; it decides nothing about what words mean, builds no values, follows no aliases.
"""

from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

from mediabruch.errors import Message
from mediabruch.notation.letters import composed
from mediabruch.notation.nodes import Close, Event, MistakeError, Open, Scalar, brief, grow
from mediabruch.patterns import pattern

if TYPE_CHECKING:
    import yaml

PLAIN_TAGS = frozenset({None, "!", "tag:yaml.org,2002:str"})
PLAIN_STYLES = frozenset({None, ""})
"""PyYAML's and libyaml's word for a scalar without quotes."""
_ORDER_MARK = "\ufeff"
_HALF = pattern(r"\\u[dD][89a-fA-F]")
"""Half a character, as JSON escapes it: as marks of order, libyaml takes it otherwise."""
_INDENTATION = Message("This line is indented differently from those it belongs to.")
_SIGN = Message("A text that begins with this sign stands in quotes.")
_BLOCK = Message("Behind | or > a text begins in the next line.")
_DIRECTIVE = Message("Lines that begin with % are not read; leave them out.")
PROBLEMS = {
    r"character '\t'": Message("A tab stands where YAML allows only spaces."),
    "mapping values are not allowed": Message(
        "A colon stands where none is expected: the indentation is wrong, or a text with a colon lacks its quotes."
    ),
    "could not find expected ':'": Message("The key before this place has no colon behind it."),
    "expected ',' or": Message("A comma or a closing bracket is missing before this place."),
    "expected the node content, but found '<stream end>'": Message("The file ends too early: a bracket is not closed."),
    "expected the node content": Message("A value is missing here."),
    "expected <block end>": _INDENTATION,
    "entries are not allowed": _INDENTATION,
    "mapping keys are not allowed": _INDENTATION,
    "expected '<document start>'": Message("What stands here belongs to nothing before it."),
    "found unexpected end of stream": Message("The file ends too early: a quotation mark is not closed."),
    "found unexpected document separator": Message("A quotation mark is not closed before this place."),
    "escape": Message("Behind a backslash stands what YAML does not know; a backslash itself is written twice."),
    "cannot start any token": _SIGN,
    "expected alphabetic or numeric": _SIGN,
    "expected '!'": _SIGN,
    "expected URI": _SIGN,
    "indentation indicator": _BLOCK,
    "expected a comment or a line break": _BLOCK,
    "incompatible YAML document": _DIRECTIVE,
    "YAML directive": _DIRECTIVE,
    "tag handle": _DIRECTIVE,
    "special characters are not allowed": Message("A character stands here that no text file should hold."),
}
"""What PyYAML says, and what the user is told."""


def yaml_events(text: str) -> Iterator[Event]:
    """The events of the only document in a YAML text. Raises `MistakeError` at its first mistake.

    libyaml reads some 20 times as fast as PyYAML itself, but not every machine has it, and its complaints differ: so
    the sentences come from PyYAML everywhere.
    """
    import yaml  # 20 ms, and most models have no annotation file

    try:
        yield from _events(text, loader_for(text))
    except (yaml.YAMLError, ValueError, OverflowError) as error:  # not all escapes are characters: "\UFFFFFFFF"
        raise _mistake(text, error) from error


def loader_for(text: str) -> "type[yaml.SafeLoader]":
    """The grammar that holds for a text, whether it is read or changed: libyaml's, where the machine has it.

    Both count places in characters, and differ in little (libyaml allows tabs before comments, as YAML does).
    """
    import yaml  # as above

    is_unlike = _ORDER_MARK in text or ("\\u" in text and _HALF.search(text) is not None)
    return yaml.SafeLoader if is_unlike else getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _events(text: str, loader: "type[yaml.SafeLoader]") -> Iterator[Event]:
    import yaml  # already loaded

    documents = 0
    for event in yaml.parse(text, Loader=loader):
        if isinstance(event, yaml.NodeEvent):
            yield _node_event(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            yield Close()
        elif isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                message = Message("A second document begins here; one file holds one.")
                raise MistakeError(message, *_place(event.start_mark))


def _node_event(event: "yaml.NodeEvent") -> Event:
    import yaml  # already loaded

    line, column = _place(event.start_mark)
    if isinstance(event, yaml.AliasEvent):
        message = Message(
            "Annotations have no references: write out what *{name} stands for.", name=brief(str(event.anchor))
        )
        raise MistakeError(message, line, column)
    tag = getattr(event, "tag", None)
    if tag not in PLAIN_TAGS:
        raise MistakeError(Message("Annotations have no types: leave out {tag}.", tag=brief(str(tag))), line, column)
    if isinstance(event, yaml.ScalarEvent):
        return Scalar(_joined(event.value), event.style in PLAIN_STYLES and tag is None, line, column)
    return Open(isinstance(event, yaml.MappingStartEvent), line, column)


def _mistake(text: str, error: Exception) -> MistakeError:
    import yaml  # already loaded

    try:
        with suppress(ValueError, OverflowError):
            grow(_events(text, yaml.SafeLoader))
    except MistakeError as earlier:  # what we refuse may stand before what libyaml refuses, which looks ahead
        return earlier
    except yaml.YAMLError as ours:
        error = ours
    if isinstance(error, yaml.MarkedYAMLError):
        return MistakeError(_sentence(error.problem or str(error)), *_place(error.problem_mark or error.context_mark))
    if isinstance(error, yaml.reader.ReaderError) and isinstance(error.position, int):
        before = text[: error.position]
        return MistakeError(_sentence(error.reason), before.count("\n") + 1, len(before) - before.rfind("\n"))
    return MistakeError(_sentence(str(error)))


def _sentence(problem: str) -> Message:
    for words, sentence in PROBLEMS.items():
        if words in problem:
            return sentence
    return Message("This is not valid YAML.")


def _joined(text: str) -> str:
    """The text with both halves of a pair, written as two escapes as JSON does, made one character."""
    if text.isascii():
        return text
    return composed(text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass"))


def _place(mark: object) -> tuple[int | None, int | None]:
    """Line and column, from 1."""
    line, column = getattr(mark, "line", None), getattr(mark, "column", None)
    return None if line is None else line + 1, None if column is None else column + 1
