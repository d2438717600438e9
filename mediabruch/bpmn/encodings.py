"""The encoding that a file is really in: decided once, for who reads it and for who changes its bytes."""

import codecs
from typing import NamedTuple

from mediabruch.errors import Message
from mediabruch.model import Note
from mediabruch.patterns import pattern

_DECLARATION = pattern(rb"(?:\xef\xbb\xbf)?\s*<\?xml[^>]{0,200}?\sencoding\s*=\s*[\"']([A-Za-z0-9._:-]{1,40})[\"']")
_USUAL = b'<?xml version="1.0" encoding="UTF-8"'
"""How nearly all files begin, and declare what holds without a declaration, too."""
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"<\0\0\0", "utf-32-le"),
    (b"\0\0\0<", "utf-32-be"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
"""How files begin in which a plain letter takes more than one byte."""
_WIDE = tuple(start for start, _ in _MARKS)
UTF_8 = "utf-8"
_SINGLE_BYTES = ("ascii", "iso8859", "cp125", "cp4", "cp8", "cp9", "latin", "koi8", "mac", "euc", "gb", "shift", "big5")
"""How `codecs` calls the further encodings in which the marks of XML are single bytes."""
_EBCDIC = frozenset({"cp424", "cp875"})
_CONTROLS = pattern(rb"[\x80-\x9f]")
"""In ISO-8859-1 controls that nobody types; in Windows-1252 quotation marks, dashes and the euro."""


class Decoding(NamedTuple):
    """How the bytes of a file become characters."""

    codec: str
    errors: str = "strict"
    notes: tuple[Note, ...] = ()
    """Where the declaration is wrong."""

    @property
    def is_wide(self) -> bool:
        """Whether a plain letter takes more than one byte."""
        return self.codec.startswith(("utf-16", "utf-32"))

    def in_utf_8(self, data: bytes) -> bytes:
        """The file in UTF-8, without the mark that a file in wide letters begins with."""
        if (self.codec == UTF_8 and self.errors == "strict") or (not self.is_wide and data.isascii()):
            return data
        return data.decode(self.codec, self.errors).removeprefix("\ufeff").encode()


def decoding(data: bytes) -> Decoding:
    """By its mark, as UTF-8 where it can be, as the file declares, else as UTF-8 mixed with Windows-1252."""
    if data.startswith(_WIDE):
        return Decoding(next(codec for start, codec in _MARKS if data.startswith(start)), "replace")
    declaration = None if data.startswith(_USUAL) else _DECLARATION.match(data)
    declared = declaration[1].decode() if declaration else "UTF-8"
    codec = _codec(declared)
    stranger = _first_stranger(data, UTF_8)
    if stranger is None:
        if codec == UTF_8 or data.startswith(codecs.BOM_UTF8) or (codec and data.isascii()):
            # What is added to plain letters is added in the encoding that the file declares.
            return Decoding(codec if data.isascii() else UTF_8)
        message = Message("The file declares {declared} but is written in {actual}.", declared=declared, actual="UTF-8")
        return Decoding(UTF_8, notes=(Note("MB909", message, line=1),))
    if codec == "iso8859-1" and (control := _CONTROLS.search(data)):
        return Decoding("cp1252", _AS_1252, (_other_bytes(data, declared, control.start()),))
    if codec not in {"", UTF_8} and _first_stranger(data, codec) is None:
        return Decoding(codec)
    return Decoding(UTF_8, _AS_1252, (_other_bytes(data, declared, stranger),))


def _codec(declared: str) -> str:
    """The name that `codecs` gives an encoding in which XML can be read byte for byte; empty for any other."""
    try:
        name = codecs.lookup(declared).name
    except LookupError:
        return ""
    return name if name == UTF_8 or (name.startswith(_SINGLE_BYTES) and name not in _EBCDIC) else ""


def _first_stranger(data: bytes, codec: str) -> int | None:
    """The place of the first byte that an encoding does not know."""
    try:
        data.decode(codec)
    except UnicodeDecodeError as error:
        return error.start
    return None


def _other_bytes(data: bytes, declared: str, place: int) -> Note:
    message = Message(
        "The file declares {declared} but holds other bytes; they are read as {actual}.",
        declared=declared,
        actual="Windows-1252",
    )
    return Note("MB909", message, line=data.count(b"\n", 0, place) + 1)


def _windows_1252(error: UnicodeError) -> tuple[str, int]:
    """Error handler of `codecs`: the bytes that an encoding does not know as characters of Windows-1252."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


_AS_1252 = "mediabruch.windows-1252"
codecs.register_error(_AS_1252, _windows_1252)
