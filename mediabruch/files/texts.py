"""The text of files that people write: annotation files, configurations, and what else is kept in YAML or TOML."""

from os import PathLike
from typing import NamedTuple

from mediabruch.errors import MediabruchError, Message
from mediabruch.files.contents import content_of
from mediabruch.files.disguises import conflict, disguise
from mediabruch.files.reasons import reason_of


class TextKind(NamedTuple):
    """What a file is to be, and what is said where it is not."""

    expected: Message
    """What it is called where it turns out to be something else; see `disguises`."""
    largest: int
    """In bytes."""
    error: type[MediabruchError]
    """What is raised."""
    unreadable: Message
    """Names the `{reason}`."""
    too_large: Message
    """Names the `{limit}` in megabytes."""
    not_utf8: Message


def text_of_file(path: str | PathLike[str], kind: TextKind) -> str:
    """The text of a file. Raises the error of its kind where it cannot be read, is too large, or is none."""
    try:
        content = content_of(path, kind.largest)
    except (OSError, ValueError) as error:
        raise kind.error(kind.unreadable.filled(reason=reason_of(error)), path=str(path)) from error
    if len(content) > kind.largest:
        raise kind.error(kind.too_large.filled(limit=kind.largest // 1_000_000), path=str(path))
    return decoded(content, str(path), kind)


def encoding_of(content: bytes) -> str:
    """UTF-16 where the file begins with its mark, else UTF-8."""
    return "utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8"


def decoded(content: bytes, path: str, kind: TextKind) -> str:
    """The text of a content. Raises the error of its kind where it is something else, or in another encoding."""
    found = disguise(content, kind.expected) or conflict(content)
    if found is not None:
        raise kind.error(found.message, path=path, line=found.line)
    encoding = encoding_of(content)
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        line_start = content.rfind(b"\n", 0, error.start) + 1
        line = content.count(b"\n", 0, line_start) + 1
        column = len(content[line_start : error.start].decode(encoding, "replace")) + 1
        raise kind.error(kind.not_utf8, path=path, line=line, column=column) from error
