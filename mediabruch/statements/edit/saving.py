"""Changed annotation files to the disk: written aside, then renamed, so that a file is always whole."""

import codecs
import os
import shutil
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from mediabruch.errors import AnnotationError, Message
from mediabruch.statements.edit.editing import FactEdit, Place, Stated, edited, stated_in
from mediabruch.statements.reading import decoded, encoding_of, parse_sidecar

_FORGOTTEN = 3600.0
"""Seconds after which a file that was written aside and never renamed is taken for the remains of a killed process."""


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
    before = _content(path)
    after = _encoded(edited(decoded(before or b"", str(path)), str(path), changes, moves), before or b"")
    if after != before:
        replace_file(path, after)
    return Saved(path, before, after, tuple((change.section, change.id) for change in changes))


def take_back(saved: Saved) -> None:
    """Undo a change: the file is as it was before, but for what others have changed since then.

    Raises `AnnotationError` as `save` does.
    """
    now = _content(saved.path)
    if now == saved.after:
        if saved.before is None:
            saved.path.unlink()
        else:
            replace_file(saved.path, saved.before)
        return
    stated, current = (_stated(saved.path, content) for content in (saved.before, now))
    changes = [
        FactEdit(*place, {**dict.fromkeys(current.get(place, {}), None), **stated.get(place, {})})
        for place in saved.places
    ]
    save(saved.path, changes)


def _stated(path: Path, content: bytes | None) -> Stated:
    return stated_in(parse_sidecar(decoded(content or b"", str(path)), str(path)))


def _encoded(text: str, before: bytes) -> bytes:
    """The text in the encoding that its file had before."""
    if encoding_of(before) == "utf-8":
        return text.encode()
    mark = before[:2]
    return mark + text.encode("utf-16-le" if mark == codecs.BOM_UTF16_LE else "utf-16-be")


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        message = Message("The annotation file cannot be read: {reason}.", reason=error.strerror or str(error))
        raise AnnotationError(message, path=str(path)) from error


def replace_file(path: Path, content: bytes) -> None:
    """Write a file aside and rename it: whoever reads it, and whenever the machine stops, it is the old or the new one.

    Links are followed, permissions kept. Raises `AnnotationError` where it cannot be written.
    """
    target = path.resolve()
    aside = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        _sweep(target)
        with aside.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            shutil.copymode(target, aside)
        aside.replace(target)
    except OSError as error:
        message = Message("The annotation file cannot be written: {reason}.", reason=error.strerror or str(error))
        raise AnnotationError(message, path=str(path)) from error
    finally:
        aside.unlink(missing_ok=True)


def _sweep(target: Path) -> None:
    """Remove what killed processes have left beside a file."""
    start, end = f".{target.name}.", ".tmp"
    for path in target.parent.iterdir():
        if path.name.startswith(start) and path.name.endswith(end) and path.name[len(start) : -len(end)].isdecimal():
            with suppress(OSError):
                if path.stat().st_mtime < time.time() - _FORGOTTEN:
                    path.unlink()
