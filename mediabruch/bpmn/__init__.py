"""A BPMN file into a `Model`: hardened XML, a table of elements, the dialects of the vendors.

Reading forgives: what a file does wrong is mended or left out, and a note says what and where. Only what is no BPMN at
all raises.
"""

import codecs
import errno
import os
import sys
from typing import IO

from mediabruch.bpmn.namespaces import NAMESPACE
from mediabruch.errors import Message, UnreadableError
from mediabruch.files.contents import content_of
from mediabruch.files.models import STANDARD_INPUT
from mediabruch.files.reasons import reason_of
from mediabruch.model import Model
from mediabruch.model.uncollected import uncollected

__all__ = ["NAMESPACE", "bytes_of", "read", "read_bytes"]

LARGEST = 100_000_000
"""In bytes; a step takes about 1,000."""
_TOO_LARGE = Message("The file is larger than {limit} MB.", limit=LARGEST // 1_000_000)
ModelSource = str | os.PathLike[str] | bytes | IO[bytes] | IO[str]
"""A path, `-` for standard input, the bytes of a file, or an open file."""


def read(source: ModelSource, *, diagram: bool = False) -> Model:
    """Read a BPMN file; its shapes and edges too if `diagram` is asked for.

    Raises `UnreadableError` with one sentence if there is no such file, it cannot be read, or is no BPMN.
    """
    if isinstance(source, str | os.PathLike):
        path = os.fspath(source)
        return read_bytes(bytes_of(path), path, diagram=diagram)
    if isinstance(source, bytes | bytearray | memoryview):
        return read_bytes(bytes(source), STANDARD_INPUT, diagram=diagram)
    if not hasattr(source, "read"):
        message = Message(
            "A model is read from a path, from bytes or from an open file, not from {type}.", type=type(source).__name__
        )
        raise UnreadableError(message)
    content, path = _content(source), str(getattr(source, "name", STANDARD_INPUT))
    # Text has left its encoding behind, whatever its first line says: a mark tells which one it is in now.
    data = codecs.BOM_UTF8 + content.removeprefix("\ufeff").encode() if isinstance(content, str) else content
    return read_bytes(data, path, diagram=diagram)


def read_bytes(data: bytes, path: str, *, diagram: bool = False) -> Model:
    """Read a BPMN file from its bytes; `path` is how messages and reports call it. Raises `UnreadableError`."""
    from mediabruch.bpmn.build import build

    with uncollected():
        return build(data, path, diagram=diagram)


def _content(source: IO[bytes] | IO[str]) -> bytes | str:
    """What an open file holds. Raises `UnreadableError`."""
    path = str(getattr(source, "name", STANDARD_INPUT))
    try:
        content: bytes | str = source.read(LARGEST + 1)
        if len(content) <= LARGEST:
            return content
        message = _TOO_LARGE
    except UnicodeDecodeError:
        message = Message("The file is not in the encoding in which it was opened; open it for reading bytes.")
    except (OSError, ValueError) as error:
        is_closed = isinstance(error, ValueError)  # Python's word for it
        reason = reason_of(OSError(errno.EBADF, "") if is_closed else error)
        message = Message("The file cannot be read: {reason}.", reason=reason)
    raise UnreadableError(message, path=path)


def bytes_of(path: str) -> bytes:
    """The content of a file, or of standard input (`-`). Raises `UnreadableError`."""
    try:
        if path == STANDARD_INPUT:
            content = sys.stdin.buffer.read(LARGEST + 1)
        else:
            content = content_of(path, LARGEST, patience=2.0)
        if len(content) <= LARGEST:
            return content
        message = _TOO_LARGE
    except FileNotFoundError:
        from mediabruch.files.missing import missing  # most files are there

        message = missing(path)
    except IsADirectoryError:
        message = Message("This is a folder; a model file is meant.")
    except PermissionError:
        message = Message("The file may not be read: permission denied.")
    except (OSError, ValueError) as error:
        message = Message("The file cannot be read: {reason}.", reason=reason_of(error))
    raise UnreadableError(message, path=path)
