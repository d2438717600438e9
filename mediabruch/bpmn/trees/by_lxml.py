"""Trees of lxml: the fast way, which also saves what can be saved of broken files.

Very large files and very long ones go to expat: its trees take half the memory, and know their lines.
"""

from contextlib import suppress
from functools import cache
from typing import cast

from lxml import etree

from mediabruch.bpmn.element import XmlElement
from mediabruch.bpmn.encodings import UTF_8
from mediabruch.bpmn.trees.broken import BrokenXmlError

_MOST_LINES = 65_535
"""An element of libxml2 counts no further."""
_LARGE = 2_000_000
"""In bytes, a few thousand steps: from here on, memory matters more than a fortieth of a second for each million."""


def strict(data: bytes) -> XmlElement:
    """The root of a file. Raises `BrokenXmlError` for what is not XML."""
    if len(data) > _LARGE or (len(data) > _MOST_LINES and data.count(b"\n") >= _MOST_LINES):
        from mediabruch.bpmn.trees import by_expat  # few files are

        with suppress(BrokenXmlError):  # libxml2 says what is wrong
            return by_expat.strict(data)
    try:
        return cast(XmlElement, etree.fromstring(data, _parser()))
    except etree.XMLSyntaxError as error:
        from mediabruch.bpmn.trees.lxml_reasons import xml_reason  # most files are XML

        raise BrokenXmlError(xml_reason(error), *error.position) from error


def saved(data: bytes) -> XmlElement | None:
    """The root of what libxml2 saves of a broken file."""
    try:
        root = cast(XmlElement | None, etree.fromstring(data, _parser(recover=True)))
    except etree.XMLSyntaxError:
        return None
    if root is not None:
        etree.strip_elements(root, etree.Entity, with_tail=False)
    return root


@cache
def _parser(*, recover: bool = False) -> etree.XMLParser:
    """A parser that opens nothing but the bytes it is given; blanks tell it of lines beyond those that it counts."""
    return etree.XMLParser(
        encoding=UTF_8,
        recover=recover,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        collect_ids=False,
        remove_comments=True,
        remove_pis=True,
        remove_blank_text=not recover,
    )
