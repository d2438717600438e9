"""Changed annotation files to the disk: a file is always whole, and nobody's answers are lost to another's."""

import codecs
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from mediabruch.errors import AnnotationError, Message
from mediabruch.files.contents import content_of
from mediabruch.files.reasons import reason_of
from mediabruch.files.texts import decoded, encoding_of
from mediabruch.files.writing import alone_beside, replace_file, sweep
from mediabruch.statements.edit.editing import FactEdit, Place, Stated, edited, stated_in
from mediabruch.statements.reading import ANNOTATION_TEXT, parse_sidecar

_TRIES = 20
"""How often a change is made anew, where someone else has changed the file meanwhile."""


@dataclass(frozen=True, slots=True)
class Saved:
    """One change of one file, as it can be taken back."""

    path: Path
    before: bytes | None
    """`None`: there was no such file."""
    after: bytes
    places: tuple[Place, ...]
    """What was spoken of."""


def save(path: Path, changes: Iterable[FactEdit] = (), moves: Mapping[Place, str] | None = None) -> Saved:
    """Make changes in an annotation file, a new one where there is none; the file is read anew before.

    Raises `AnnotationError` where it cannot be read or written, or is not valid; then it stays as it was.
    """
    changes = tuple(changes)
    with alone_beside(path):
        for _ in range(_TRIES):
            before = _content(path)
            text = decoded(before or b"", str(path), ANNOTATION_TEXT)
            after = encoded_like(edited(text, str(path), changes, moves), before or b"")
            if after == before or _is_replaced(path, before, after):
                return Saved(path, before, after, tuple((change.section, change.id) for change in changes))
    raise AnnotationError(Message("Others change the file all the time; try again."), path=str(path))


def take_back(saved: Saved) -> None:
    """Undo a change: the file is as it was before, but for what others have changed since then.

    Raises `AnnotationError` as `save` does.
    """
    with alone_beside(saved.path):
        now = _content(saved.path)
        if now == saved.after:
            if saved.before is None:
                saved.path.unlink()
                return
            if _is_replaced(saved.path, now, saved.before):
                return
    stated, current = (_stated(saved.path, content) for content in (saved.before, now))
    changes = [
        FactEdit(*place, {**dict.fromkeys(current.get(place, {}), None), **stated.get(place, {})})
        for place in saved.places
    ]
    save(saved.path, changes)


def _stated(path: Path, content: bytes | None) -> Stated:
    return stated_in(parse_sidecar(decoded(content or b"", str(path), ANNOTATION_TEXT), str(path)))


def encoded_like(text: str, before: bytes) -> bytes:
    """The text in the encoding that its file had before."""
    if encoding_of(before) == "utf-8":
        return text.encode()
    mark = before[:2]
    return mark + text.encode("utf-16-le" if mark == codecs.BOM_UTF16_LE else "utf-16-be")


def _content(path: Path) -> bytes | None:
    try:
        return content_of(path, ANNOTATION_TEXT.largest)
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        message = ANNOTATION_TEXT.unreadable.filled(reason=reason_of(error))
        raise AnnotationError(message, path=str(path)) from error


def _is_replaced(path: Path, before: bytes | None, after: bytes) -> bool:
    """Change a file, unless it is not what it was any more: others may have changed it meanwhile."""
    if _content(path) != before:
        return False
    try:
        sweep(path)
        replace_file(path, after, is_lasting=True)
    except OSError as error:
        message = Message("The annotation file cannot be written: {reason}.", reason=reason_of(error))
        raise AnnotationError(message, path=str(path)) from error
    return True
