"""The file of a log: opened as often as it is read, unpacked on the way, and never copied."""

import gzip
import io
import os
import stat
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, NamedTuple

from mediabruch.errors import LogError, Message
from mediabruch.files.contents import content_of
from mediabruch.files.disguises import WORKBOOKS, conflict, disguise
from mediabruch.files.reasons import reason_of

LARGEST = 500_000_000
"""Bytes that are taken from a pipe, which cannot be read twice, or from a workbook, which is read as a whole."""
_HEAD = 1 << 16
_PACKED = b"\x1f\x8b"
_UNPACKED = 100_000_000
"""In bytes: what a packed log may unpack to, whatever its size."""
_RATIO = 300
"""How many times larger than packed a log may be beyond that; real ones are some 20 to 60 times."""
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_LOG = Message("an event log")
_TOO_LARGE = Message("What comes in is larger than {limit} MB; name the log as a file.", limit=LARGEST // 10**6)


class LogSource(NamedTuple):
    """Where a log is read from."""

    path: str | None
    """As the user named it, for errors; `None` for bytes."""
    content: bytes | None
    """The whole, where it was in memory anyway or came from a pipe; `None` for a file that is opened anew each time."""
    head: bytes
    """Its first bytes, unpacked."""

    @property
    def is_workbook(self) -> bool:
        """Whether a spreadsheet has written it."""
        return self.head.startswith(WORKBOOKS)

    @property
    def is_markup(self) -> bool:
        """Whether it is XML."""
        head = self.head
        for mark in _MARKS:
            head = head.removeprefix(mark)
        return head.replace(b"\0", b"").lstrip().startswith(b"<")

    @contextmanager
    def opened(self) -> Iterator[IO[bytes]]:
        """The bytes from their beginning, unpacked. Raises `LogError`."""
        with _opened(self.path, self.content) as stream:
            yield stream

    def whole(self) -> bytes:
        """All bytes. Raises `LogError` where they are too many."""
        with self.opened() as stream:
            data = stream.read(LARGEST + 1)
        if len(data) > LARGEST:
            raise LogError(Message("The table is larger than {limit} MB.", limit=LARGEST // 10**6), path=self.path)
        return data

    def error(self, message: Message, line: int | None = None) -> LogError:
        """A mistake in this file."""
        return LogError(message, path=self.path, line=line)


def log_source(source: str | os.PathLike[str] | bytes) -> LogSource:
    """The source of a log: a path (`-` for standard input) or its bytes.

    Raises `LogError` where it cannot be read, is empty, or is something else.
    """
    path = None if isinstance(source, bytes) else os.fspath(source)
    content = source if isinstance(source, bytes) else _unrepeatable(str(path))
    with _opened(path, content) as stream:
        head = stream.read(_HEAD)
    if not head.strip():
        raise LogError(Message("The event log is empty."), path=path)
    found = None if head.startswith(WORKBOOKS) else disguise(head, _LOG) or conflict(head)
    if found is not None:
        raise LogError(found.message, path=path, line=found.line)
    return LogSource(path, content, head)


def _unrepeatable(path: str) -> bytes | None:
    """What comes out of a pipe, which can be read once only."""
    try:
        if path == "-":
            content = sys.stdin.buffer.read(LARGEST + 1)
        elif stat.S_ISREG(Path(path).stat().st_mode):
            return None
        else:
            content = content_of(path, LARGEST, patience=2.0)
    except (OSError, ValueError) as error:
        raise _refused(path, error) from error
    if len(content) > LARGEST:
        raise LogError(_TOO_LARGE, path=path)
    return content


def _refused(path: str | None, error: OSError | ValueError) -> LogError:
    return LogError(Message("The event log cannot be read: {reason}.", reason=reason_of(error)), path=path)


@contextmanager
def _opened(path: str | None, content: bytes | None) -> Iterator[IO[bytes]]:
    try:
        file = io.BytesIO(content) if content is not None else open(path or "", "rb")  # noqa: SIM115, PTH123 - closed below
    except (OSError, ValueError) as error:
        raise _refused(path, error) from error
    with file:
        is_packed = file.read(2) == _PACKED
        size = file.seek(0, os.SEEK_END)
        file.seek(0)
        yield io.BufferedReader(_Unpacked(file, size, path), _HEAD) if is_packed else file


class _Unpacked(io.RawIOBase):
    """A packed stream, unpacked up to a bound that no honest log reaches."""

    def __init__(self, packed: IO[bytes], size: int, path: str | None) -> None:
        super().__init__()
        self._stream = gzip.GzipFile(fileobj=packed)
        self._left = max(_UNPACKED, _RATIO * size)
        self._path = path

    def readable(self) -> bool:
        """Always: an `io.RawIOBase` that may be read says so."""
        return True

    def readinto(self, buffer: object) -> int:
        """Unpack some more. Raises `LogError` where it cannot be unpacked, or becomes far too much."""
        assert isinstance(buffer, bytearray | memoryview)
        try:
            count = self._stream.readinto(buffer)
        except (OSError, EOFError, zlib.error) as error:
            message = Message("The packed file is damaged or was cut off; unpack it, or fetch it again.")
            raise LogError(message, path=self._path) from error
        self._left -= count
        if self._left < 0:
            message = Message("The packed file unpacks to more than any log does; it is not read.")
            raise LogError(message, path=self._path)
        return count
