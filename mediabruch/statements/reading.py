"""The text of annotation files: how it is read."""

from collections.abc import Iterator
from os import PathLike

from mediabruch.errors import AnnotationError, Message
from mediabruch.files.contents import content_of
from mediabruch.files.disguises import ANNOTATIONS, conflict, disguise
from mediabruch.files.reasons import reason_of
from mediabruch.notation.nodes import Event, Node, grow
from mediabruch.statements.sidecar import Sidecar, sidecar_of

LARGEST = 8_000_000
"""In bytes; one step takes about 60."""


def read_sidecar(path: str | PathLike[str]) -> Sidecar:
    """The content of an annotation file. Raises `AnnotationError` where it cannot be read or makes no sense."""
    return parse_sidecar(read_text(path), str(path))


def read_text(path: str | PathLike[str]) -> str:
    """The text of an annotation file. Raises `AnnotationError` where it cannot be read."""
    try:
        content = content_of(path, LARGEST)
    except (OSError, ValueError) as error:
        message = Message("The annotation file cannot be read: {reason}.", reason=reason_of(error))
        raise AnnotationError(message, path=str(path)) from error
    if len(content) > LARGEST:
        message = Message("The annotation file is larger than {limit} MB.", limit=LARGEST // 1_000_000)
        raise AnnotationError(message, path=str(path))
    return decoded(content, str(path))


def encoding_of(content: bytes) -> str:
    """UTF-16 where the file begins with its mark, else UTF-8."""
    return "utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8"


def decoded(content: bytes, path: str) -> str:
    """The text of an annotation file. Raises `AnnotationError` where it is something else, or in another encoding."""
    found = disguise(content, ANNOTATIONS) or conflict(content)
    if found is not None:
        raise AnnotationError(found.message, path=path, line=found.line)
    encoding = encoding_of(content)
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        line_start = content.rfind(b"\n", 0, error.start) + 1
        line = content.count(b"\n", 0, line_start) + 1
        column = len(content[line_start : error.start].decode(encoding, "replace")) + 1
        message = Message("The annotation file is not in UTF-8; save it in that encoding.")
        raise AnnotationError(message, path=path, line=line, column=column) from error


def parse_sidecar(text: str, path: str) -> Sidecar:
    """Annotations from YAML, or from JSON where the path ends in `.json`. Raises `AnnotationError`.

    >>> parse_sidecar("steps: {A: {medium: papr}}", "a.media.yaml")
    Traceback (most recent call last):
    mediabruch.errors.AnnotationError: a.media.yaml:1:21: medium: unknown medium "papr". Did you mean paper? Known \
here: data, document, digital, paper, oral, physical.
    """
    return sidecar_of(lambda: root_of(text, path), path)


def root_of(text: str, path: str) -> Node | None:
    """The tree that a text holds; `None` where it is empty. Raises `MistakeError`."""
    return grow(_events(text.removeprefix("\ufeff"), path))


def _events(text: str, path: str) -> Iterator[Event]:
    if path.lower().endswith(".json"):
        from mediabruch.notation.json_events import json_events  # json is seldom wanted

        return json_events(text)
    from mediabruch.notation.yaml_events import yaml_events  # as above

    return yaml_events(text)
