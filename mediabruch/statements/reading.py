"""The text of annotation files: how it is read."""

from collections.abc import Iterator
from os import PathLike

from mediabruch.errors import AnnotationError, Message
from mediabruch.files.disguises import ANNOTATIONS
from mediabruch.files.texts import TextKind, text_of_file
from mediabruch.notation.nodes import Event, Node, grow
from mediabruch.statements.sidecar import Sidecar, sidecar_of

ANNOTATION_TEXT = TextKind(
    expected=ANNOTATIONS,
    largest=8_000_000,  # one step takes about 60
    error=AnnotationError,
    unreadable=Message("The annotation file cannot be read: {reason}."),
    too_large=Message("The annotation file is larger than {limit} MB."),
    not_utf8=Message("The annotation file is not in UTF-8; save it in that encoding."),
)


def read_sidecar(path: str | PathLike[str]) -> Sidecar:
    """The content of an annotation file. Raises `AnnotationError` where it cannot be read or makes no sense."""
    return parse_sidecar(read_text(path), str(path))


def read_text(path: str | PathLike[str]) -> str:
    """The text of an annotation file. Raises `AnnotationError` where it cannot be read."""
    return text_of_file(path, ANNOTATION_TEXT)


def parse_sidecar(text: str, path: str) -> Sidecar:
    """Annotations from YAML, or from JSON where the path ends in `.json`. Raises `AnnotationError`.

    >>> parse_sidecar("steps: {A: {medium: papr}}", "a.media.yaml")
    Traceback (most recent call last):
    mediabruch.errors.AnnotationError: a.media.yaml:1:21: medium: unknown medium “papr”. Did you mean paper? Known \
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
