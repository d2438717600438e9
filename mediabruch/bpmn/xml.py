"""The bytes of a file into an XML tree: strictly first, then with its usual slips mended, each of them noted.

Nothing outside the file is ever touched: a document type, and with it entities and the network, is refused.
"""

import re
from contextlib import suppress
from typing import NamedTuple

from mediabruch.bpmn.element import XmlElement
from mediabruch.bpmn.encodings import decoding
from mediabruch.bpmn.naming import DEFINITIONS, as_bpmn, declare_prefixes, split
from mediabruch.bpmn.trees import trees
from mediabruch.bpmn.trees.broken import BrokenXmlError
from mediabruch.errors import Message, UnreadableError
from mediabruch.files.disguises import MODEL, Disguise, conflict, disguise
from mediabruch.model import Note
from mediabruch.patterns import pattern

_DOCUMENT_TYPE = Message(
    "The file declares a document type (DOCTYPE), which can pull in entities and other files; "
    "remove the declaration, a BPMN model needs none."
)

_DECLARATION = pattern(rb"<\?xml\s[^>]*\?>")
"""May stand at the very beginning of a file only."""
_BLANK = b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"
_BEGINNING = 64
"""Bytes among which any but an empty file has something, nearly always."""


class Document(NamedTuple):
    """A file as an XML tree with a `definitions` root in the namespace of BPMN."""

    root: XmlElement
    data: bytes
    """The file in UTF-8."""
    notes: tuple[Note, ...]


def parse(data: bytes, path: str) -> Document:
    """The tree of a BPMN file and what had to be mended in it.

    Raises `UnreadableError` for what is empty, not XML, not BPMN, or declares a document type.
    """
    if not data[:_BEGINNING].strip(_BLANK) and not data.strip(_BLANK):
        raise UnreadableError(Message("The file is empty."), path=path)
    form = decoding(data)
    text = form.in_utf_8(data)
    _refuse_document_type(text, path)
    notes = list(form.notes)
    try:
        root = trees().strict(text)
    except BrokenXmlError as error:
        _refuse(disguise(data, MODEL) or conflict(text), path)
        root = _recovered(text, error, path, notes)
    if split(root.tag)[1].lower() == "html":
        _refuse(disguise(data, MODEL), path)
    return Document(as_bpmn(root, notes, path), text, tuple(notes))


def _refuse(found: Disguise | None, path: str) -> None:
    if found is not None:
        raise UnreadableError(found.message, path=path, line=found.line)


def _refuse_document_type(data: bytes, path: str) -> None:
    """Refuse a DOCTYPE before any parser sees it; it stands before the first element or nowhere."""
    position = 0
    while (position := data.find(b"<", position)) >= 0:
        if data.startswith((b"<!DOCTYPE", b"<!doctype"), position):
            _refuse(disguise(data, MODEL), path)
            raise UnreadableError(_DOCUMENT_TYPE, path=path, line=data.count(b"\n", 0, position) + 1)
        if data.startswith(b"<!--", position):
            position = data.find(b"-->", position)
        elif data.startswith(b"<?", position):
            position = data.find(b"?>", position)
        else:
            return
        if position < 0:
            return


def _blanked(found: re.Match[bytes]) -> bytes:
    return b"\n" * found.group().count(b"\n")


BROKEN_XML = Message("The XML is broken in line {line}, column {column} ({reason}); what can be saved is read.")
"""What is noted of a damaged file."""


def _recovered(data: bytes, error: BrokenXmlError, path: str, notes: list[Note]) -> XmlElement:
    """What can be saved of a broken file, with a note that names the place of the first error."""
    line, column, reason = error.line, error.column, error.reason
    root = _saved(data, path)
    if root is None or split(root.tag)[1] not in DEFINITIONS:
        message = Message("The file is not XML: {reason}.", reason=reason)
        raise UnreadableError(message, path=path, line=line, column=column)
    notes.append(Note("MB909", BROKEN_XML.filled(line=line, column=column, reason=reason), line=line))
    return root


def _saved(data: bytes, path: str) -> XmlElement | None:
    """The tree with small slips mended; if that is not enough, what the parser saves of it."""
    from mediabruch.bpmn.slips import mended  # most files are whole

    start = max(data.find(b"<"), 0)
    data = b"\n" * data.count(b"\n", 0, start) + data[start:]
    _refuse_document_type(data, path)
    data = mended(_DECLARATION.sub(_blanked, data, count=1))
    with suppress(BrokenXmlError):
        return trees().strict(data)
    root = trees().saved(data)
    if root is not None:
        declare_prefixes(root)
    return root
