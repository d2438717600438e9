"""Trees of lxml: the fast way, which also saves what can be saved of broken files."""

import sys
from contextlib import suppress
from functools import cache
from typing import cast

from lxml import etree

from mediabruch.bpmn.element import XmlElement
from mediabruch.bpmn.encodings import UTF_8
from mediabruch.bpmn.trees.broken import BrokenXmlError

_MOST_LINES = 65_535
"""An element of libxml2 counts no further."""
_LARGE = 500_000
"""From this size on lines are counted before parsing, because parsing twice takes longer."""
_LINE = "{urn:mediabruch:line}line"


class _NumberedElement(etree.ElementBase):
    """An element that was told its line."""

    @property
    def sourceline(self) -> int:  # type: ignore[override]  # the stubs know no type of it
        """The line that expat counted, else the nearest one that libxml2 knows."""
        line = self.get(_LINE)
        return int(line) if line else cast(int, super().sourceline)


def strict(data: bytes) -> XmlElement:
    """The root of a file. Raises `BrokenXmlError` for what is not XML."""
    try:
        if len(data) < _LARGE or data.count(b"\n") < _MOST_LINES:
            root = cast(XmlElement, etree.fromstring(data, _parser()))
            if len(data) < _MOST_LINES or _last(root).sourceline < _MOST_LINES:
                return root
        root = cast(XmlElement, etree.fromstring(data, _parser(is_long=True)))
    except etree.XMLSyntaxError as error:
        from mediabruch.bpmn.trees.lxml_reasons import xml_reason  # most files are XML

        raise BrokenXmlError(xml_reason(error), *error.position) from error
    from mediabruch.bpmn.trees.lines import lines_of_elements  # few files are so long

    for element, line in zip(root.iter(), lines_of_elements(data), strict=False):
        element.set(_LINE, str(line))
    return root


def saved(data: bytes) -> XmlElement | None:
    """The root of what libxml2 saves of a broken file."""
    try:
        root = cast(XmlElement | None, etree.fromstring(data, _parser(recover=True, is_long=True)))
    except etree.XMLSyntaxError:
        return None
    if root is not None:
        etree.strip_elements(root, etree.Entity, with_tail=False)
    return root


def give_back() -> None:
    """Hand the memory of large trees that are gone back to the system, where the system's library is that of GNU.

    It keeps what libxml2 returns to it, a dozen times the size of the file, and Python's own objects never go there.
    """
    if sys.platform == "linux":
        with suppress(ImportError, OSError, AttributeError):  # a Python without ctypes, or another library
            from ctypes import CDLL  # seldom wanted

            CDLL(None).malloc_trim(0)


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
        parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=_NumberedElement))
    return parser
