"""The content of files that others made: what is no plain file is never waited for, or read, without end."""

import errno
import os
import stat
import time
from io import FileIO

_CHUNK = 1 << 20
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""Windows has no pipes among its files, and other files of text and of bytes."""


class SilentFileError(OSError):
    """A pipe or device out of which nothing comes."""


def content_of(path: str | os.PathLike[str], at_most: int, *, patience: float = 0.0) -> bytes:
    """The bytes of a file; of a longer one those that show it, one more than `at_most`.

    A pipe that nobody has opened for writing is waited for as long as `patience` says, in seconds, and one that someone
    has opened for a while longer. Raises `OSError`, and `ValueError` for a name that no file could have.
    """
    file = os.open(path, _FLAGS)  # half the time of `open`, which is asked for every model
    try:
        status = os.fstat(file)
        if stat.S_ISREG(status.st_mode):
            expected = status.st_size or at_most  # files of the kernel have no size, and a content
            return os.read(file, min(expected, at_most) + 1)  # memory is taken for all that is asked for
        if stat.S_ISDIR(status.st_mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), os.fspath(path))
        with FileIO(file, closefd=False) as pipe:
            return _drained(pipe, at_most + 1, patience)
    finally:
        os.close(file)


def _drained(file: FileIO, at_most: int, patience: float) -> bytes:
    """What comes out of a pipe or device until its end."""
    import select  # most files are plain ones

    parts: list[bytes] = []
    left, limit = at_most, time.monotonic() + patience
    while left > 0:
        part = file.read(min(left, _CHUNK))
        if part is None:  # someone holds its other end
            if not select.select([file], [], [], 2.0 + 10 * patience)[0]:
                raise SilentFileError
        elif part:
            parts.append(part)
            left -= len(part)
        elif parts or time.monotonic() > limit or not stat.S_ISFIFO(os.fstat(file.fileno()).st_mode):
            break
        else:
            time.sleep(0.01)
    if not parts and stat.S_ISFIFO(os.fstat(file.fileno()).st_mode):
        raise SilentFileError
    return b"".join(parts)
