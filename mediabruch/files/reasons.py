"""Why a file cannot be read or written, in our words: those of the operating system are in its own language."""

import errno
from collections.abc import Mapping

from mediabruch.errors import Message
from mediabruch.files.contents import SilentFileError

_BUSY = Message("another program uses it")
_DENIED = Message("permission denied")
_FULL = Message("the disk is full")
_TOO_MANY = Message("too many files are open")
_REASONS: Mapping[int, Message] = {
    errno.ENOENT: Message("there is no such file or folder"),
    errno.EACCES: _DENIED,
    errno.EPERM: _DENIED,
    errno.EROFS: Message("nothing can be written there"),
    errno.EISDIR: Message("it is a folder"),
    errno.ENOTDIR: Message("a part of the path is no folder"),
    errno.EEXIST: Message("it is there already"),
    errno.ENOTEMPTY: Message("the folder is not empty"),
    errno.ENAMETOOLONG: Message("the name is too long"),
    errno.EINVAL: Message("the name is not allowed"),
    errno.ELOOP: Message("its links lead round in a circle"),
    errno.ENOSPC: _FULL,
    getattr(errno, "EDQUOT", errno.ENOSPC): _FULL,
    errno.EFBIG: Message("the file is too large"),
    errno.EMFILE: _TOO_MANY,
    errno.ENFILE: _TOO_MANY,
    errno.EBUSY: _BUSY,
    getattr(errno, "ETXTBSY", errno.EBUSY): _BUSY,
    errno.EXDEV: Message("it lies on another drive"),
    errno.EBADF: Message("the stream is closed"),
    errno.EIO: Message("the drive reports a fault"),
    errno.ENXIO: Message("there is no such device"),
    errno.ENODEV: Message("there is no such device"),
    errno.EADDRINUSE: Message("another program listens there"),
    errno.EADDRNOTAVAIL: Message("it is no address of this machine"),
}


def reason_of(error: OSError | ValueError) -> Message:
    """Why the system refuses a file; a `ValueError` says that no file can have the name.

    >>> str(reason_of(FileNotFoundError(errno.ENOENT, "Datei oder Verzeichnis nicht gefunden")))
    'there is no such file or folder'
    >>> str(reason_of(OSError(errno.ECHILD, "No child processes")))
    'the system reports ECHILD'
    """
    if not isinstance(error, OSError):
        return Message("no file can have this name")
    if isinstance(error, SilentFileError):
        return Message("nothing comes out of this pipe or device")
    for kind, number in _KINDS.items():
        if error.errno is None and isinstance(error, kind):
            return _REASONS[number]
    known = _REASONS.get(error.errno or 0)
    code = errno.errorcode.get(error.errno or 0, error.errno or type(error).__name__)
    return known or Message("the system reports {code}", code=code)


_KINDS = {
    FileNotFoundError: errno.ENOENT,
    PermissionError: errno.EACCES,
    IsADirectoryError: errno.EISDIR,
    NotADirectoryError: errno.ENOTDIR,
    FileExistsError: errno.EEXIST,
}
"""For errors that Python raises without a number."""
