"""Files that are something else than their name says: named as what they are, not as what a parser makes of them."""

import re
from typing import NamedTuple

from mediabruch.errors import Message
from mediabruch.patterns import pattern

MODEL, ANNOTATIONS = Message("a BPMN model"), Message("an annotation file")
CONFIGURATION, TABLE = Message("a configuration"), Message("a table")

_ZIP, _OLD = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
WORKBOOKS = (_ZIP, _OLD)
"""How the files of spreadsheets begin: those of today, and those of old Excel or with a password."""
_ARCHIVE = Message("a ZIP archive, as Office, Visio and Bizagi save their files")
_PACKED = Message("a packed archive")
_PICTURE = Message("a picture")
_BEGINNINGS = (
    (_ZIP, _ARCHIVE),
    (_OLD, Message("a file of old Office or Visio")),
    (b"%PDF-", Message("a PDF document")),
    (b"\x89PNG\r\n", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"\x1f\x8b", _PACKED),
    (b"7z\xbc\xaf\x27\x1c", _PACKED),
    (b"Rar!\x1a", _PACKED),
)
_POINTER = b"version https://git-lfs."
_PAGE = pattern(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*|<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html)\b", re.I | re.S
)
_CONFLICT = pattern(rb"^<{7} [^\n]*$", re.MULTILINE)


class Disguise(NamedTuple):
    """What a file is instead, and where that is seen."""

    message: Message
    line: int | None = None


def disguise(content: bytes, wanted: Message) -> Disguise | None:
    """What a file is by how it begins, if that is not what is `wanted`."""
    if content.startswith(_POINTER):
        message = Message(
            "This is a pointer of Git LFS; the file itself was not fetched. Run: git lfs pull",
            Message("This only points to the file, which lies in Git LFS; ask those who keep it there for the file."),
        )
        return Disguise(message)
    found = next((name for beginning, name in _BEGINNINGS if content.startswith(beginning)), None)
    if found is not None:
        return Disguise(Message("This is {found}, and not {wanted}.", found=found, wanted=wanted))
    head = content[:2000]
    if b"html" in head.lower() and _PAGE.match(head):
        message = Message(
            "This is a web page (HTML), and not {wanted}; was the page saved that shows the file, or asks to log in?",
            wanted=wanted,
        )
        return Disguise(message)
    return None


def conflict(content: bytes) -> Disguise | None:
    """Whether both sides of a merge conflict stand in a file that nobody has resolved."""
    found = _CONFLICT.search(content) if b"<<<<<<< " in content else None
    if found is None:
        return None
    message = Message("A merge conflict of Git stands here; resolve it, and keep one of the two sides.")
    return Disguise(message, content.count(b"\n", 0, found.start()) + 1)
