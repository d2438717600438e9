"""The encoding that a file is really in, where its declaration says something else."""

import codecs
import re
from typing import NamedTuple

from mediabruch.errors import Message
from mediabruch.model import Note

_DECLARATION = re.compile(rb"\s*<\?xml[^>]{0,200}?\sencoding\s*=\s*[\"']([A-Za-z0-9._:-]{1,40})[\"']")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"<\0\0\0", "utf-32-le"),
    (b"\0\0\0<", "utf-32-be"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
"""How files in Unicode begin: byte order marks, and the first character of XML in wide characters."""
_SINGLE_BYTES = ("utf-8", "ascii", "iso8859", "cp125", "latin", "koi8", "mac", "euc", "gb", "shift", "big5")
"""How the encodings in which plain letters are single bytes are called by `codecs`."""


class Decoded(NamedTuple):
    """Bytes that an XML parser reads right."""

    data: bytes
    """In an encoding in which plain letters are single bytes."""
    encoding: str | None
    """What the parser is to believe instead of the file's declaration; `None` where that is right."""
    notes: tuple[Note, ...] = ()


def in_single_bytes(data: bytes) -> Decoded:
    """The bytes as they are, as far as possible; else in UTF-8, with notes where the declaration is wrong."""
    mark = next((encoding for start, encoding in _MARKS if data.startswith(start)), None)
    if mark not in {None, "utf-8"}:
        return Decoded(data.decode(mark, "replace").encode(), "utf-8")
    if mark:
        return Decoded(data, "utf-8")
    declared = _declared(data)
    codec = _codec(declared)
    if codec == "utf-8" or (codec.startswith(_SINGLE_BYTES) and data.isascii()):
        return Decoded(data, None)
    return Decoded(data, None) if _holds_other_than_utf_8(data, codec) else _really_utf_8(data, declared)


def with_windows_1252(data: bytes) -> Decoded | None:
    """What the parser refused, with the bytes that are no UTF-8 read as Windows-1252; `None` if all are UTF-8."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        message = Message(
            "The file declares {declared} but holds other bytes; they are read as {actual}.",
            declared=_declared(data),
            actual="Windows-1252",
        )
        note = Note("MB909", message, line=data.count(b"\n", 0, error.start) + 1)
        return Decoded(data.decode("utf-8", _FALLBACK).encode(), "utf-8", (note,))
    return None


def _declared(data: bytes) -> str:
    declaration = _DECLARATION.match(data)
    return declaration[1].decode() if declaration else "UTF-8"


def _holds_other_than_utf_8(data: bytes, codec: str) -> bool:
    """Whether the bytes can be in the known encoding that is declared, and cannot be in UTF-8."""
    if not codec.startswith(_SINGLE_BYTES):
        return False
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return True
    return False


def _really_utf_8(data: bytes, declared: str) -> Decoded:
    message = Message("The file declares {declared} but is written in {actual}.", declared=declared, actual="UTF-8")
    return Decoded(data, "utf-8", (Note("MB909", message, line=1),))


def _codec(declared: str) -> str:
    """The name that `codecs` gives the encoding; empty for an unknown one."""
    try:
        return codecs.lookup(declared).name
    except LookupError:
        return ""


def _windows_1252(error: UnicodeError) -> tuple[str, int]:
    """Error handler of `codecs`: the bytes that are no UTF-8 as characters of Windows-1252."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


_FALLBACK = "mediabruch.windows-1252"
codecs.register_error(_FALLBACK, _windows_1252)
