"""What was found before, by the content of all that it depends on: files, options, and mediabruch itself.

One database for each version, in the user's cache folder. It is not kept in the working directory on purpose: there, a
merge request could bring a cache along that finds nothing.
"""

import hashlib
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from mediabruch.errors import Message
from mediabruch.files.reasons import reason_of
from mediabruch.version import __version__

if TYPE_CHECKING:
    import sqlite3

_Value = TypeVar("_Value")
VARIABLE = "MEDIABRUCH_CACHE_DIR"
"""The environment variable that names another folder."""
_STALE = 30 * 24 * 3600
"""Seconds after which what another version kept is thrown away."""
_LARGEST = 256_000_000
"""Bytes; some 100,000 models."""
_CODE = (".py", ".tsv")
_TABLE = "CREATE TABLE IF NOT EXISTS results (key TEXT PRIMARY KEY, digest TEXT, model TEXT) WITHOUT ROWID"
"""A result with the digest of its text: what was not written as it stands here is passed over."""


def cache_folder(environ: Mapping[str, str]) -> Path | None:
    """Where the platform keeps caches of programs; `None` where the user has no home.

    >>> cache_folder({"XDG_CACHE_HOME": "/c"}).as_posix() if sys.platform == "linux" else "/c/mediabruch"
    '/c/mediabruch'
    """
    if named := environ.get(VARIABLE):
        return Path(named)
    try:
        if sys.platform == "win32":
            return Path(environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "mediabruch" / "Cache"
        if sys.platform == "darwin":
            return Path.home() / "Library" / "Caches" / "mediabruch"
        named = environ.get("XDG_CACHE_HOME", "")
        return Path(named if named.startswith("/") else Path.home() / ".cache") / "mediabruch"
    except RuntimeError:  # no home
        return None


@cache
def build_id() -> str:
    """What tells this mediabruch from others: its version, and the content of its code and word lists."""
    digest = hashlib.sha256(f"{__version__} {sys.version_info[:2]}".encode())
    for name, path in _code_in(str(Path(__file__).parents[1])):
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - each start waits for it
            content = file.read()
        digest.update(f"{name} {len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()[:16]


def _code_in(folder: str, above: str = "") -> Iterator[tuple[str, str]]:
    """The files of code and word lists: their names, seen from the package, in one order, and where they lie."""
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        if entry.name.endswith(_CODE):
            yield above + entry.name, entry.path
        elif entry.is_dir():
            yield from _code_in(entry.path, f"{above}{entry.name}/")


class _UnusableError(Exception):
    """The database cannot be read or written; its one argument says why."""


class Cache:
    """Looks results up and keeps them. Whatever is wrong with the database, the check goes on without it."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / f"check-{build_id()}.sqlite"
        self.troubles: list[Message] = []

    def find(self, keys: Sequence[str | None], from_text: Callable[[str], _Value | None]) -> list[_Value | None]:
        """What is kept under keys, `None` where nothing is. What is corrupt or foreign is passed over, with a note."""
        found: list[_Value | None] = [None] * len(keys)
        if not os.path.exists(self._file):  # noqa: PTH110 - where a folder may not be looked into, nothing is kept
            return found
        try:
            with self._opened() as database:
                for key, at in sorted((key, at) for at, key in enumerate(keys) if key):  # as they lie on the disk
                    row = database.execute("SELECT digest, model FROM results WHERE key = ?", (key,)).fetchone()
                    found[at] = self._sound(row[0], row[1], from_text) if row else None
        except _UnusableError as error:
            self._trouble(Message("The cache cannot be read: {reason}.", reason=error.args[0]))
        return found

    def _sound(self, digest: str, text: str, from_text: Callable[[str], _Value | None]) -> _Value | None:
        if digest == _digest(str(text)) and (value := from_text(text)) is not None:
            return value
        message = Message(
            "An entry of the cache is corrupt or foreign, and was passed over: {file}.", file=str(self._file)
        )
        self._trouble(message)
        return None

    def keep(self, results: Iterable[tuple[str, str]]) -> None:
        """Keep results by their keys: all or none."""
        rows = [(key, _digest(text), text) for key, text in results]
        if not rows:
            return
        try:
            with self._opened() as database:
                database.executemany("INSERT OR REPLACE INTO results VALUES (?, ?, ?)", rows)
        except _UnusableError as error:
            self._trouble(Message("The cache cannot be written: {reason}.", reason=error.args[0]))

    @contextmanager
    def _opened(self) -> "Iterator[sqlite3.Connection]":
        """The database for one use, after which it is closed: other processes may want it too."""
        try:
            import sqlite3
        except ImportError as error:  # some builds of Python come without
            raise _UnusableError(Message("this Python comes without SQLite")) from error
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self._file)) as database, database:
                database.execute(_TABLE)
                yield database
        except OSError as error:
            raise _UnusableError(reason_of(error)) from error
        except sqlite3.OperationalError as error:
            code = getattr(error, "sqlite_errorname", type(error).__name__)
            raise _UnusableError(Message("SQLite reports {code}", code=code)) from error
        except sqlite3.DatabaseError as error:
            self._file.unlink(missing_ok=True)
            raise _UnusableError(Message("it is corrupt or foreign, and was thrown away")) from error

    def tidy(self) -> None:
        """Throw away what has grown too large, and what other versions kept and did not add to for a month."""
        try:
            for file in self._file.parent.glob("check-*.sqlite"):
                about = file.stat()
                is_stale = file != self._file and time.time() - about.st_mtime > _STALE
                if is_stale or about.st_size > _LARGEST:
                    file.unlink()
        except OSError:
            return

    def _trouble(self, message: Message) -> None:
        """Each trouble is told once."""
        if all(message.template != told.template for told in self.troubles):
            self.troubles.append(message)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def key_of(*parts: bytes) -> str:
    """A key for all parts in their order."""
    return hashlib.sha256(b"".join([piece for part in parts for piece in (b"%d:" % len(part), part)])).hexdigest()
