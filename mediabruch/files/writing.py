"""Files that are changed as a whole: written aside, then renamed; and one at a time, where the platform can lock."""

import os
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_FORGOTTEN = 3600.0
"""Seconds after which a file that was written aside and never renamed is taken for the remains of a killed process."""
_PATIENCE = 10.0
"""Seconds that others may take, until we go on without them."""


def replace_file(path: Path, content: bytes, *, is_lasting: bool = False) -> None:
    """Write a file aside and rename it: whoever reads it, it is the old or the new one.

    Links are followed, permissions kept; what is no plain file is written to as it is. With `is_lasting` it is so
    whenever the machine stops, too. Raises `OSError`; then the file is as it was.
    """
    target = Path(os.path.realpath(path))
    if target.exists() and not target.is_file():
        target.write_bytes(content)
        return
    aside = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        with aside.open("wb") as file:
            file.write(content)
            if is_lasting:
                file.flush()
                os.fsync(file.fileno())
        if target.exists():
            aside.chmod(stat.S_IMODE(target.stat().st_mode))
        aside.replace(target)
    finally:
        aside.unlink(missing_ok=True)


def sweep(path: Path) -> None:
    """Remove what killed processes have left beside a file."""
    target = Path(os.path.realpath(path))
    start, end = f".{target.name}.", ".tmp"
    with suppress(OSError):
        for other in target.parent.iterdir():
            if other.name.startswith(start) and other.name.endswith(end) and _is_old(other):
                middle = other.name[len(start) : -len(end)]
                if middle.isdecimal():
                    other.unlink()


def _is_old(path: Path) -> bool:
    return path.stat().st_mtime < time.time() - _FORGOTTEN


@contextmanager
def alone_beside(path: Path) -> Iterator[None]:
    """Let no other mediabruch change files in this file's folder meanwhile, where the platform can lock folders.

    Editors and other programs know nothing of it: compare with what was read before writing. Not to be nested.
    """
    try:
        import fcntl
    except ImportError:  # Windows
        yield
        return
    try:
        folder = os.open(Path(os.path.realpath(path)).parent, os.O_RDONLY)
    except OSError:  # writing says why
        yield
        return
    try:
        limit = time.monotonic() + _PATIENCE
        while time.monotonic() < limit:
            try:
                fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                time.sleep(0.01)
            except OSError:  # some file systems have no locks
                break
        yield
    finally:
        os.close(folder)
