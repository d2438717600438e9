"""Annotation files: where they are found, and how they are read."""

from collections.abc import Iterator
from os import PathLike
from os.path import isfile
from pathlib import Path

from mediabruch.annotate.nodes import Event, Node, grow
from mediabruch.annotate.sidecar import Sidecar, sidecar_of
from mediabruch.errors import AnnotationError, Message

LARGEST = 8_000_000
"""In bytes; one step takes about 60."""
MODEL_SUFFIXES = (".bpmn20.xml", ".bpmn.xml", ".bpmn2", ".bpmn", ".xml")
SIDECAR_SUFFIXES = (".media.yaml", ".media.yml", ".media.json")


def find_sidecar(model_path: str | PathLike[str]) -> Path | None:
    """The annotation file beside a model: `NAME.media.yaml`, `.yml` or `.json` beside `NAME.bpmn`.

    Raises `AnnotationError` where two of them stand there, since one of them would go unread.
    """
    path = Path(model_path)
    name = _plain_name(path)
    base = str(path)[: len(str(path)) - len(path.name)] + name
    found = [Path(base + suffix) for suffix in SIDECAR_SUFFIXES if name and isfile(base + suffix)]  # noqa: PTH113 - asked for every model
    if len(found) > 1:
        message = Message(
            "{other} stands beside it: keep one of the two, or name the one that counts.", other=found[1].name
        )
        raise AnnotationError(message, path=str(found[0]))
    return found[0] if found else None


def sidecar_for(model_path: str | PathLike[str]) -> Path:
    """The annotation file beside a model, or the place where a new one belongs: `NAME.media.yaml`.

    Raises `AnnotationError` where two of them stand there.
    """
    path = Path(model_path)
    return find_sidecar(path) or path.with_name((_plain_name(path) or path.name) + SIDECAR_SUFFIXES[0])


def _plain_name(path: Path) -> str:
    """The model's name without its suffix."""
    suffixes = (suffix for suffix in MODEL_SUFFIXES if path.name.lower().endswith(suffix))
    return path.name[: -len(next(suffixes, "")) or None]


def read_sidecar(path: str | PathLike[str]) -> Sidecar:
    """The content of an annotation file. Raises `AnnotationError` where it cannot be read or makes no sense."""
    return parse_sidecar(read_text(path), str(path))


def read_text(path: str | PathLike[str]) -> str:
    """The text of an annotation file. Raises `AnnotationError` where it cannot be read."""
    try:
        with Path(path).open("rb") as file:
            content = file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        message = Message(
            "The annotation file cannot be read: {reason}.", reason=getattr(error, "strerror", "") or error
        )
        raise AnnotationError(message, path=str(path)) from error
    if len(content) > LARGEST:
        message = Message("The annotation file is larger than {limit} MB.", limit=LARGEST // 1_000_000)
        raise AnnotationError(message, path=str(path))
    return decoded(content, str(path))


def encoding_of(content: bytes) -> str:
    """UTF-16 where the file begins with its mark, else UTF-8."""
    return "utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8"


def decoded(content: bytes, path: str) -> str:
    """The text of an annotation file. Raises `AnnotationError` where it is in another encoding."""
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
        from mediabruch.annotate.json_events import json_events  # json is seldom wanted

        return json_events(text)
    from mediabruch.annotate.yaml_events import yaml_events  # as above

    return yaml_events(text)
