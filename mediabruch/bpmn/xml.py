"""The bytes of a file into an XML tree: strictly first, then with its usual slips mended, each of them noted.

Nothing outside the file is ever touched: a document type, and with it entities and the network, is refused.
"""

from functools import cache
from typing import NamedTuple, cast

from lxml import etree

from mediabruch.bpmn.element import XmlElement
from mediabruch.bpmn.encodings import Decoded, in_single_bytes, with_windows_1252
from mediabruch.bpmn.lines import MOST_LINES, NumberedElement, number
from mediabruch.bpmn.naming import as_bpmn, declare_prefixes, split
from mediabruch.errors import Message, UnreadableError
from mediabruch.model import Note

_DOCUMENT_TYPE = Message(
    "The file declares a document type (DOCTYPE), which can pull in entities and other files; "
    "remove the declaration, a BPMN model needs none."
)

_LARGE = 500_000
"""From this size on lines are counted before parsing, because parsing twice takes longer."""


class Document(NamedTuple):
    """A file as an XML tree with a `definitions` root in the namespace of BPMN."""

    root: XmlElement
    data: bytes
    """The file in an encoding in which plain letters are single bytes."""
    notes: tuple[Note, ...]


def parse(data: bytes, path: str) -> Document:
    """The tree of a BPMN file and what had to be mended in it.

    Raises `UnreadableError` for what is empty, not XML, not BPMN, or declares a document type.
    """
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise UnreadableError(Message("The file is empty."), path=path)
    decoded = in_single_bytes(data)
    _refuse_document_type(decoded.data, path)
    notes = list(decoded.notes)
    root, data = _tree(decoded, path, notes)
    return Document(as_bpmn(root, notes, path), data, tuple(notes))


def _tree(decoded: Decoded, path: str, notes: list[Note]) -> tuple[XmlElement, bytes]:
    """The tree, and the bytes it was read from in the end."""
    try:
        return _strictly(decoded), decoded.data
    except etree.XMLSyntaxError as error:
        first = error
    other = with_windows_1252(decoded.data)
    if other is not None:
        notes += other.notes
        decoded = other
        try:
            return _strictly(decoded), decoded.data
        except etree.XMLSyntaxError as error:
            first = error
    return _recovered(decoded, first, path, notes), decoded.data


def _strictly(decoded: Decoded) -> XmlElement:
    data, encoding = decoded.data, decoded.encoding
    if len(data) < _LARGE or data.count(b"\n") < MOST_LINES:
        root = cast(XmlElement, etree.fromstring(data, _parser(encoding)))
        if _last(root).sourceline < MOST_LINES:
            return root
    root = cast(XmlElement, etree.fromstring(data, _parser(encoding, is_long=True)))
    number(root, data, encoding)
    return root


def _last(root: XmlElement) -> XmlElement:
    """The last element of the document."""
    while len(root):
        root = root[-1]
    return root


@cache
def _parser(encoding: str | None, *, recover: bool = False, is_long: bool = False) -> etree.XMLParser:
    """A parser that opens nothing but the bytes it is given."""
    parser = etree.XMLParser(
        encoding=encoding,
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
        if data.startswith(b"<!DOCTYPE", position):
            raise UnreadableError(_DOCUMENT_TYPE, path=path, line=data.count(b"\n", 0, position) + 1)
        if data.startswith(b"<!--", position):
            position = data.find(b"-->", position)
        elif data.startswith(b"<?", position):
            position = data.find(b"?>", position)
        else:
            return
        if position < 0:
            return


def _recovered(decoded: Decoded, error: etree.XMLSyntaxError, path: str, notes: list[Note]) -> XmlElement:
    """What libxml2 can save of a broken file, with a note that names the place of the first error."""
    line, column = error.position
    reason = (error.msg or "").split(", line ")[0].strip()
    start = max(decoded.data.find(b"<"), 0)
    lines_before = decoded.data.count(b"\n", 0, start)
    repaired = decoded._replace(data=b"\n" * lines_before + decoded.data[start:].replace(b"\0", b""))
    _refuse_document_type(repaired.data, path)
    try:
        root = cast(
            XmlElement | None, etree.fromstring(repaired.data, _parser(repaired.encoding, recover=True, is_long=True))
        )
    except etree.XMLSyntaxError:
        root = None
    if root is not None:
        etree.strip_elements(root, etree.Entity, with_tail=False)
        declare_prefixes(root)
    if root is None or split(root.tag)[1] != "definitions":
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
