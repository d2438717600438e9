"""Trees of Python's own expat: for very large files, and for places where lxml cannot be installed, as a browser.

Nothing is expanded: a document type is refused. Of broken files little is saved: those with undeclared prefixes, a few
wrong end tags, attributes that stand twice or hold “<”, or without their end.
"""

from typing import cast
from xml.parsers import expat

from mediabruch.bpmn.element import XmlElement
from mediabruch.bpmn.encodings import UTF_8
from mediabruch.bpmn.trees import reasons
from mediabruch.bpmn.trees.expat_element import ExpatElement
from mediabruch.bpmn.trees.expat_faults import Begun, Fault, broken, fault_behind, fault_in_tag, fault_of, mended_place
from mediabruch.bpmn.trees.lines import LineCounter
from mediabruch.bpmn.trees.names import Scope, TagError

_DEEPEST = 256
"""As deep as libxml2 goes."""
_BLANKS = " \t\r\n"
_MOST_MENDS = 20
_MOST_BYTES = 20_000_000
"""Read at most in order to mend a file."""


def strict(data: bytes) -> XmlElement:
    """The root of a file. Raises `BrokenXmlError` for what is not XML."""
    reader = _Reader(data)
    fault = reader.read()
    if fault is not None:
        raise broken(data, fault)
    return cast(XmlElement, reader.root)


def saved(data: bytes) -> XmlElement | None:
    """The root of a broken file that is read up to its end, once few places are mended."""
    for _ in range(min(_MOST_MENDS, _MOST_BYTES // max(len(data), 1)) + 1):
        reader = _Reader(data, is_forgiving=True)
        fault = reader.read()
        better = None if fault is None else mended_place(data, fault)
        if better is None:
            return cast(XmlElement | None, reader.root) if fault is None or fault.is_end else None
        data = better
    return None


class _Open:
    """An element that has begun and not ended."""

    __slots__ = ("element", "is_mixed", "outer", "written")

    def __init__(self, element: ExpatElement, written: str, outer: Scope) -> None:
        self.element = element
        self.written = written
        self.outer = outer
        """Around the element."""
        self.is_mixed = False
        """Whether it says something beside its children."""


class _Reader:
    """One file on its way into a tree."""

    def __init__(self, data: bytes, *, is_forgiving: bool = False) -> None:
        self.root: ExpatElement | None = None
        self._data = data
        self._keeps_blanks = is_forgiving
        self._scope = Scope.outermost(is_forgiving=is_forgiving)
        self._lines = LineCounter(data)
        self._open: list[_Open] = []
        self._last: ExpatElement | None = None
        """The child of the innermost open element that ended last."""
        self._texts: list[str] = []
        self._start = 0
        """Where the last tag begins."""
        parser = self._parser = expat.ParserCreate(UTF_8)
        parser.StartElementHandler = self._begin
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._texts.append
        parser.StartDoctypeDeclHandler = _refuse_document_type
        parser.XmlDeclHandler = _check_version

    def read(self) -> Fault | None:
        """Build the tree, up to the first fault."""
        try:
            self._parser.Parse(self._data, True)  # noqa: FBT003 - expat's own signature
        except expat.ExpatError as error:
            place = max(self._parser.ErrorByteIndex, 0)
            if self.root is not None and not self._open:
                return fault_behind(place)
            if self._texts:
                self._say()
            begun = [Begun(one.written, one.element.sourceline) for one in self._open]
            return fault_of(self._data, error.code, place, begun)
        except TagError as error:
            return fault_in_tag(self._data, self._start, error)
        finally:
            del self._parser  # which holds this reader, and this reader the file
        return None

    def _begin(self, written: str, attributes: dict[str, str]) -> None:
        if self._texts:
            self._say()
        self._start = self._parser.CurrentByteIndex
        scope = self._scope
        if attributes and (":" in (names := "".join(attributes)) or "xmlns" in names):
            scope = scope.within(written, attributes)
            attributes = scope.qualified(attributes)
        element = ExpatElement(scope.tags[written], attributes)
        element.sourceline = self._lines.line(self._start)
        if self._open:
            if len(self._open) == _DEEPEST:
                raise TagError(reasons.LIMIT)
            self._open[-1].element.append(element)
        else:
            self.root = element
        self._open.append(_Open(element, written, self._scope))
        self._scope, self._last = scope, None

    def _end(self, _written: str) -> None:
        if self._texts:
            self._say(is_ending=True)
        ended = self._open.pop()
        self._scope, self._last = ended.outer, ended.element

    def _say(self, *, is_ending: bool = False) -> None:
        """Put text at its place; blanks between elements that nothing is said between are left out, as by libxml2."""
        text = "".join(self._texts)
        self._texts.clear()
        inner = self._open[-1]
        if not text.strip(_BLANKS) and not self._keeps_blanks:
            is_all = is_ending and self._last is None
            if not is_all and not inner.is_mixed:
                return
        else:
            inner.is_mixed = True
        if self._last is None:
            inner.element.text = text
        else:
            self._last.tail = text


def _refuse_document_type(*_: object) -> None:
    raise TagError(reasons.DOCUMENT_TYPE)


def _check_version(version: str, *_: object) -> None:
    if not version.startswith("1."):
        raise TagError(reasons.DECLARATION)
