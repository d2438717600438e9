"""What expat stumbles over, in our words and at the places where libxml2 notices it; the few faults that are mended."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple
from xml.parsers.expat import errors

from mediabruch.bpmn.trees import reasons
from mediabruch.bpmn.trees.broken import BrokenXmlError
from mediabruch.bpmn.trees.names import TagError
from mediabruch.errors import Message
from mediabruch.patterns import pattern


class Begun(NamedTuple):
    """An element that has begun and not ended."""

    written: str
    line: int

    @property
    def name(self) -> str:
        """Without prefix, as libxml2 calls it."""
        return self.written.rpartition(":")[2]


class Fault(NamedTuple):
    """Why reading stopped."""

    reason: Message
    noticed: int
    """The byte at which libxml2 would say so."""
    place: int
    """The byte at which expat says so."""
    code: int = 0
    """Of expat; 0 for a fault that it does not know."""
    open: str = ""
    """The innermost element that was open."""

    @property
    def is_end(self) -> bool:
        """Whether the file has no more elements than were read, or none that reading would go down to."""
        return self.code in _ENDS or self.reason in {reasons.TRAILING, reasons.LIMIT}


_CODES = errors.codes
_MISMATCH, _TWICE = _CODES[errors.XML_ERROR_TAG_MISMATCH], _CODES[errors.XML_ERROR_DUPLICATE_ATTRIBUTE]
_UNCLOSED_TOKEN = _CODES[errors.XML_ERROR_UNCLOSED_TOKEN]
_DECLARATION_WITHIN = _CODES[errors.XML_ERROR_MISPLACED_XML_PI]
_ENDS = frozenset(
    {
        _CODES[errors.XML_ERROR_NO_ELEMENTS],
        _UNCLOSED_TOKEN,
        _CODES[errors.XML_ERROR_UNCLOSED_CDATA_SECTION],
    }
)
_SIGNS = rb"\s<>/=\"'&;!?"
_NAME = rb"[^" + _SIGNS + rb"]++"
_ATTRIBUTE = pattern(rb"(?<![^" + _SIGNS + rb"])(" + _NAME + rb")\s*+=\s*+(?:\"[^\"]*\"|'[^']*')")
_LAST_NAME = pattern(rb"\s(" + _NAME + rb")\s*+$")
_OPEN_VALUE = pattern(rb"=\s*+[\"']")
_BLANKS = pattern(rb"\s*+")
_INSTRUCTION = pattern(rb"<\?.*?\?>", re.DOTALL)
_END_TAG = pattern(rb"(" + _NAME + rb")\s*>?")
"""Behind `</`."""
_START = pattern(rb"<" + _NAME)
_REFERENCE = pattern(rb"&#?" + _NAME + rb";?")
_ENTITY = pattern(rb"&(?!(?:amp|lt|gt|quot|apos);|#)(" + _NAME + rb");")


def broken(data: bytes, fault: Fault) -> BrokenXmlError:
    """The fault as what is raised for it."""
    before = data[: fault.noticed]
    column = len(before[before.rfind(b"\n") + 1 :].decode(errors="replace")) + 1
    return BrokenXmlError(fault.reason, before.count(b"\n") + 1, column)


def fault_in_tag(data: bytes, start: int, error: TagError) -> Fault:
    """The fault of a start tag that expat accepts, and libxml2 does not."""
    found = _START.match(data, start)
    end = start if found is None else found.end()
    name = None if found is None else found.group()[1:].decode()
    while name != error.written and (found := _ATTRIBUTE.match(data, _behind_blanks(data, end))):
        end, name = found.end(), found[1].decode()
        if name == error.written and error.reason.template == reasons.COLON.template:
            end = found.end(1)
    return Fault(error.reason, _behind_blanks(data, end) if error.written is None else end, start)


def _end_of_attributes(data: bytes, place: int) -> int:
    """Behind the attributes that follow at a place."""
    while found := _ATTRIBUTE.match(data, _behind_blanks(data, place)):
        place = found.end()
    return place


def _behind_blanks(data: bytes, place: int) -> int:
    found = _BLANKS.match(data, place)
    return place if found is None else found.end()


def fault_behind(place: int) -> Fault:
    """The fault of what stands behind the end of the root, whatever it is."""
    return Fault(reasons.TRAILING, place, place)


def fault_of(data: bytes, code: int, place: int, begun: Sequence[Begun]) -> Fault:
    """The fault that expat tells by a code, with the elements that are open before it."""
    tell = _TELL.get(code)
    reason, noticed = tell(data, place, begun) if tell is not None else (reasons.CHARACTER, place)
    return Fault(reason, noticed, place, code, begun[-1].written if begun else "")


def mended_place(data: bytes, fault: Fault) -> bytes | None:
    """The file with a tag put right, or without what stands twice; `None` where the fault is another one."""
    if fault.code == _MISMATCH and (found := _END_TAG.match(data, fault.place)):
        return data[: found.start(1)] + fault.open.encode() + data[found.end(1) :]
    if fault.reason == reasons.LT_IN_VALUE:
        return _escaped(data, fault.place)
    if fault.code == _UNCLOSED_TOKEN and (found := _START.match(data, fault.place)):
        return data[: _end_of_attributes(data, found.end())] + b"/>"
    doubled = {_TWICE: _ATTRIBUTE, _DECLARATION_WITHIN: _INSTRUCTION}.get(fault.code)
    if doubled is not None and (found := doubled.match(data, fault.place)):
        return data[: fault.place] + re.sub(rb"[^\n]", b" ", found.group()) + data[found.end() :]
    return None


def _escaped(data: bytes, place: int) -> bytes | None:
    """The file with each “<” of a value as a character, the first of which stands at a place."""
    begun = list(_OPEN_VALUE.finditer(data, data.rfind(b"<", 0, place), place))
    end = data.find(begun[-1].group()[-1:], place)
    return None if end < 0 else data[:place] + data[place:end].replace(b"<", b"&lt;") + data[end:]


_Told = tuple[Message, int]


def _no_end(data: bytes, _place: int, begun: Sequence[Begun]) -> _Told:
    if not begun:
        return reasons.EMPTY, len(data)
    return reasons.UNENDED.filled(name=begun[-1].name, line=str(begun[-1].line)), len(data)


def _unclosed(data: bytes, place: int, _begun: Sequence[Begun]) -> _Told:
    reason = next((reason for start, reason in _UNCLOSED.items() if data.startswith(start, place)), None)
    return (reason or _in_tag(data[place:])), len(data)


def _local(name: bytes) -> str:
    """A name without prefix."""
    return name.rpartition(b":")[2].decode(errors="replace")


def _in_tag(tag: bytes) -> Message:
    """Why a tag does not end."""
    rest = _ATTRIBUTE.sub(b"", tag)
    if b"=" in rest:
        return reasons.QUOTES
    if tag.endswith((b'"', b"'")):
        return reasons.BLANK
    name = _LAST_NAME.search(rest)
    return reasons.END_MISSING if name is None else reasons.NO_VALUE.filled(name=_local(name[1]))


def _ended_otherwise(data: bytes, place: int, begun: Sequence[Begun]) -> _Told:
    found = _END_TAG.match(data, place)
    other = found[1].decode(errors="replace") if found else ""
    name, line = begun[-1].name, str(begun[-1].line)
    other = other if name == begun[-1].written else other.rpartition(":")[2]
    return reasons.ENDED_OTHERWISE.filled(name=name, line=line, other=other), found.end() if found else place


def _told_twice(data: bytes, place: int, _begun: Sequence[Begun]) -> _Told:
    found = _ATTRIBUTE.match(data, place)
    name = found[1] if found else b""
    is_declaration = name.startswith(b"xmlns")
    end = found.end() if found and is_declaration else _behind_blanks(data, _end_of_attributes(data, place))
    return reasons.TWICE.filled(name=_local(name)), end


def _unknown(data: bytes, place: int, _begun: Sequence[Begun]) -> _Told:
    found = _ENTITY.search(data, place)  # in the value of an attribute it is the place of the tag
    name = found[1].decode(errors="replace") if found else ""
    return reasons.UNKNOWN_ENTITY.filled(name=name), found.end() if found else place


def _number(data: bytes, place: int, _begun: Sequence[Begun]) -> _Told:
    found = _REFERENCE.search(data, place)
    return reasons.CHARACTER, found.end() if found else place


def _token(data: bytes, place: int, _begun: Sequence[Begun]) -> _Told:
    """The fault where expat meets a character that may not stand there: what comes before it says which."""
    before, sign = data[max(place - _LOOK_BACK, 0) : place], data[place : place + 1]
    for ending, reason, back in _BEFORE:
        if ending.search(before):
            return reason, place - back
    tag = data[max(data.rfind(b"<", 0, place), 0) : place]
    rest = _ATTRIBUTE.sub(b"", tag)
    if not tag.startswith(b"<") or (b">" in rest and not _OPEN_VALUE.search(rest)):
        return reasons.CHARACTER, place
    return _in_begun_tag(tag, rest, sign), place - tag.endswith(b"/")


def _in_begun_tag(tag: bytes, rest: bytes, sign: bytes) -> Message:
    """Why a sign may not follow in a tag, the rest of which are no attributes."""
    if _OPEN_VALUE.search(rest):
        return reasons.LT_IN_VALUE if sign == b"<" else reasons.CHARACTER
    if tag[-1:].isspace() or tag.endswith(b"/"):
        return reasons.END_MISSING if tag.startswith(b"</") else reasons.NAME
    return _in_tag(tag)


_LOOK_BACK = 2_000
"""In bytes."""
_BEFORE = (
    (pattern(rb"<!--(?:(?!-->).)*--$", re.DOTALL), reasons.COMMENT, 2),
    (pattern(rb"<\?[^>]*$"), reasons.INSTRUCTION, 0),
    (pattern(rb"\]\]$"), reasons.SECTION_END, 2),
    (pattern(rb"&$"), reasons.NAME, 0),
    (pattern(rb"&#[^;\s]*$"), reasons.REFERENCED, 0),
    (pattern(rb"&[^;\s<>&]*$"), reasons.REFERENCE, 0),
    (pattern(rb"</?$"), reasons.NAME, 0),
)
"""What stands before a place where no mark of XML may stand, and how many bytes before it libxml2 notices that."""
_UNCLOSED: Mapping[bytes, Message] = {
    b"<!--": reasons.COMMENT,
    b"<![CDATA[": reasons.SECTION,
    b"<?": reasons.INSTRUCTION,
    b"&#": reasons.REFERENCED,
    b"&": reasons.REFERENCE,
}
"""By what begins and does not end."""
_TELL: Mapping[int, Callable[[bytes, int, Sequence[Begun]], _Told]] = {
    _CODES[name]: tell
    for name, tell in {
        errors.XML_ERROR_NO_ELEMENTS: _no_end,
        errors.XML_ERROR_UNCLOSED_TOKEN: _unclosed,
        errors.XML_ERROR_PARTIAL_CHAR: lambda data, *_: (reasons.ENCODING, len(data)),
        errors.XML_ERROR_UNCLOSED_CDATA_SECTION: lambda data, *_: (reasons.SECTION, len(data)),
        errors.XML_ERROR_TAG_MISMATCH: _ended_otherwise,
        errors.XML_ERROR_DUPLICATE_ATTRIBUTE: _told_twice,
        errors.XML_ERROR_UNDEFINED_ENTITY: _unknown,
        errors.XML_ERROR_BAD_CHAR_REF: _number,
        errors.XML_ERROR_INVALID_TOKEN: _token,
        errors.XML_ERROR_SYNTAX: lambda _, place, __: (reasons.EMPTY, place),
        errors.XML_ERROR_MISPLACED_XML_PI: lambda _, place, __: (reasons.MISPLACED_DECLARATION, place + len("<?xml")),
        errors.XML_ERROR_XML_DECL: lambda _, place, __: (reasons.DECLARATION, place),
    }.items()
}
