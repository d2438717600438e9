"""The bytes of a file into an XML tree: strictly first, then with its usual slips mended, each of them noted.

Nothing outside the file is ever touched: a document type, and with it entities and the network, is refused.
"""

import re
from contextlib import suppress
from functools import cache
from typing import NamedTuple, cast

from lxml import etree

from mediabruch.bpmn.element import XmlElement
from mediabruch.bpmn.encodings import UTF_8, decoding
from mediabruch.bpmn.lines import MOST_LINES, NumberedElement, number
from mediabruch.bpmn.naming import DEFINITIONS, as_bpmn, declare_prefixes, split
from mediabruch.bpmn.slips import mended
from mediabruch.bpmn.xml_reasons import xml_reason
from mediabruch.errors import Message, UnreadableError
from mediabruch.files.disguises import MODEL, Disguise, conflict, disguise
from mediabruch.model import Note

_DOCUMENT_TYPE = Message(
    "The file declares a document type (DOCTYPE), which can pull in entities and other files; "
    "remove the declaration, a BPMN model needs none."
)

_DECLARATION = re.compile(rb"<\?xml\s[^>]*\?>")
"""May stand at the very beginning of a file only."""
_BLANK = b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"
_BEGINNING = 64
"""Bytes among which any but an empty file has something, nearly always."""
_LARGE = 500_000
"""From this size on lines are counted before parsing, because parsing twice takes longer."""


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
        root = _strictly(text)
    except etree.XMLSyntaxError as error:
        _refuse(disguise(data, MODEL) or conflict(text), path)
        root = _recovered(text, error, path, notes)
    if split(root.tag)[1].lower() == "html":
        _refuse(disguise(data, MODEL), path)
    return Document(as_bpmn(root, notes, path), text, tuple(notes))


def _refuse(found: Disguise | None, path: str) -> None:
    if found is not None:
        raise UnreadableError(found.message, path=path, line=found.line)


def _strictly(data: bytes) -> XmlElement:
    if len(data) < _LARGE or data.count(b"\n") < MOST_LINES:
        root = cast(XmlElement, etree.fromstring(data, _parser()))
        if len(data) < MOST_LINES or _last(root).sourceline < MOST_LINES:
            return root
    root = cast(XmlElement, etree.fromstring(data, _parser(is_long=True)))
    number(root, data)
    return root


def _last(root: XmlElement) -> XmlElement:
    """The last element of the document."""
    while len(root):
        root = root[-1]
    return root


@cache
def _parser(*, recover: bool = False, is_long: bool = False) -> etree.XMLParser:
    """A parser that opens nothing but the bytes it is given."""
    parser = etree.XMLParser(
        encoding=UTF_8,
        recover=recover,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        collect_ids=False,
        remove_comments=True,
        remove_pis=True,
        remove_blank_text=not is_long,
    )
    if is_long:
        parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=NumberedElement))
    return parser


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


def _recovered(data: bytes, error: etree.XMLSyntaxError, path: str, notes: list[Note]) -> XmlElement:
    """What can be saved of a broken file, with a note that names the place of the first error."""
    line, column = error.position
    reason = xml_reason(error)
    root = _saved(data, path)
    if root is None or split(root.tag)[1] not in DEFINITIONS:
        message = Message("The file is not XML: {reason}.", reason=reason)
        raise UnreadableError(message, path=path, line=line, column=column)
    message = Message(
        "The XML is broken in line {line}, column {column} ({reason}); what can be saved is read.",
        line=line,
        column=column,
        reason=reason,
    )
    notes.append(Note("MB909", message, line=line))
    return root


def _saved(data: bytes, path: str) -> XmlElement | None:
    """The tree with small slips mended; if that is not enough, what libxml2 saves of it."""
    start = max(data.find(b"<"), 0)
    data = b"\n" * data.count(b"\n", 0, start) + data[start:]
    _refuse_document_type(data, path)
    data = mended(_DECLARATION.sub(_blanked, data, count=1))
    with suppress(etree.XMLSyntaxError):
        return _strictly(data)
    try:
        root = cast(XmlElement | None, etree.fromstring(data, _parser(recover=True, is_long=True)))
    except etree.XMLSyntaxError:
        return None
    if root is not None:
        etree.strip_elements(root, etree.Entity, with_tail=False)
        declare_prefixes(root)
    return root
