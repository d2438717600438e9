"""The bytes of a file into an XML tree: strictly first, then with its usual slips mended, each of them noted.

Nothing outside the file is ever touched: a document type, and with it entities and the network, is refused.
"""

from collections.abc import Iterator, MutableMapping
from dataclasses import dataclass
from functools import cache
from typing import Protocol, cast, overload

from lxml import etree

from mediabruch.errors import Message, UnreadableError
from mediabruch.model import Note
from mediabruch.read.encodings import Decoded, in_single_bytes, with_windows_1252
from mediabruch.read.namespaces import BPMN, PREFIXES


class Element(Protocol):
    """What reading asks of an element of lxml, whose own types are coarser than what the parser above yields."""

    tag: str
    text: str | None
    sourceline: int
    attrib: MutableMapping[str, str]

    @overload
    def get(self, key: str) -> str | None: ...
    @overload
    def get(self, key: str, default: str) -> str: ...
    def set(self, key: str, value: str) -> None: ...  # noqa: D102
    def items(self) -> list[tuple[str, str]]: ...  # noqa: D102
    def iter(self, *tags: str) -> Iterator["Element"]: ...  # noqa: D102
    def iterchildren(self, *tags: str) -> Iterator["Element"]: ...  # noqa: D102
    def iterancestors(self, *tags: str) -> Iterator["Element"]: ...  # noqa: D102
    def iterfind(self, path: str) -> Iterator["Element"]: ...  # noqa: D102
    def itertext(self) -> Iterator[str]: ...  # noqa: D102
    def find(self, path: str) -> "Element | None": ...  # noqa: D102
    def findtext(self, path: str) -> str | None: ...  # noqa: D102
    def __iter__(self) -> Iterator["Element"]: ...
    def __len__(self) -> int: ...
    def __getitem__(self, index: int) -> "Element": ...


_MOST_LINES = 65_535
"""An element of libxml2 counts no further; the lines of later ones are kept by the white space between them."""


@dataclass(frozen=True, slots=True)
class Document:
    """A file as an XML tree with a `definitions` root in the namespace of BPMN."""

    root: Element
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
    return Document(_as_bpmn(root, notes, path), data, tuple(notes))


def _tree(decoded: Decoded, path: str, notes: list[Note]) -> tuple[Element, bytes]:
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


def _strictly(decoded: Decoded) -> Element:
    root = cast(Element, etree.fromstring(decoded.data, _parser(decoded.encoding)))
    if _last(root).sourceline >= _MOST_LINES:
        root = cast(Element, etree.fromstring(decoded.data, _parser(decoded.encoding, keep_blanks=True)))
    return root


def _last(root: Element) -> Element:
    """The last element of the document."""
    while len(root):
        root = root[-1]
    return root


@cache
def _parser(encoding: str | None, *, recover: bool = False, keep_blanks: bool = False) -> etree.XMLParser:
    """A parser that opens nothing but the bytes it is given."""
    return etree.XMLParser(
        encoding=encoding,
        recover=recover,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        collect_ids=False,
        remove_comments=True,
        remove_pis=True,
        remove_blank_text=not keep_blanks,
    )


def _refuse_document_type(data: bytes, path: str) -> None:
    """Refuse a DOCTYPE before any parser sees it."""
    position = 0
    while (position := data.find(b"<", position)) >= 0:
        if data.startswith(b"<!DOCTYPE", position):
            message = Message(
                "The file declares a document type (DOCTYPE), which can pull in entities and other files; "
                "remove the declaration, a BPMN model needs none."
            )
            raise UnreadableError(message, path=path, line=data.count(b"\n", 0, position) + 1)
        if data.startswith(b"<!--", position):
            position = data.find(b"-->", position)
        elif data.startswith(b"<?", position):
            position = data.find(b"?>", position)
        else:
            return
        if position < 0:
            return


def _recovered(decoded: Decoded, error: etree.XMLSyntaxError, path: str, notes: list[Note]) -> Element:
    """What libxml2 can save of a broken file, with a note that names the place of the first error."""
    line, column = error.position
    reason = (error.msg or "").split(", line ")[0].strip()
    start = max(decoded.data.find(b"<"), 0)
    lines_before = decoded.data.count(b"\n", 0, start)
    repaired = decoded._replace(data=b"\n" * lines_before + decoded.data[start:].replace(b"\0", b""))
    try:
        root = cast(
            Element | None, etree.fromstring(repaired.data, _parser(repaired.encoding, recover=True, keep_blanks=True))
        )
    except etree.XMLSyntaxError:
        root = None
    if root is not None:
        _declare_prefixes(root)
    if root is None or _split(root.tag)[1] != "definitions":
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


def _declare_prefixes(root: Element) -> None:
    """Give elements and attributes with undeclared prefixes the namespace that their prefix usually stands for."""
    prefixes = dict(PREFIXES)
    own, colon, local = root.tag.partition(":")
    if colon and local == "definitions" and not own.startswith("{"):
        prefixes[own] = BPMN
    for element in root.iter():
        if (tag := _qualified(element.tag, prefixes)) != element.tag:
            element.tag = tag
        for name, value in element.items():
            if (better := _qualified(name, prefixes)) != name:
                del element.attrib[name]
                element.set(better, value)


def _qualified(name: str, prefixes: dict[str, str]) -> str:
    prefix, colon, local = name.rpartition("}")[2].partition(":")
    return f"{{{prefixes[prefix]}}}{local}" if colon and prefix in prefixes and local else name


_TOP = frozenset({"process", "collaboration", "choreography"})


def _as_bpmn(root: Element, notes: list[Note], path: str) -> Element:
    """The root with all elements in the namespace of BPMN, also where the file puts them into another one or none."""
    namespace, name = _split(root.tag)
    if name != "definitions":
        message = Message("This is XML, but no BPMN model: its first element is {name}, not definitions.", name=name)
        raise UnreadableError(message, path=path, line=root.sourceline)
    spaces = {space for child in root for space, local in [_split(child.tag)] if local in _TOP}
    if BPMN in spaces or (namespace == BPMN and not spaces):
        if namespace != BPMN:
            root.tag = f"{{{BPMN}}}definitions"
        return root
    if not spaces:
        message = Message(
            "This is XML, but no BPMN model: its namespace is “{namespace}”, and it holds no process.",
            namespace=namespace,
        )
        raise UnreadableError(message, path=path, line=root.sourceline)
    _move_to_bpmn(root, spaces | {namespace})
    message = Message(
        "The elements lie in the namespace “{namespace}” instead of BPMN's; they are read all the same.",
        namespace=", ".join(sorted(spaces)),
    )
    notes.append(Note("MB909", message, line=root.sourceline))
    return root


def _split(tag: str) -> tuple[str, str]:
    space, brace, local = tag.rpartition("}")
    return (space[1:], local) if brace else ("", tag)


def _move_to_bpmn(root: Element, spaces: set[str]) -> None:
    for element in root.iter():
        space, local = _split(element.tag)
        if space in spaces:
            element.tag = f"{{{BPMN}}}{local}"
