"""The lines of elements in files of more lines than libxml2 counts."""

from typing import cast
from xml.parsers import expat

from lxml import etree

from mediabruch.bpmn.element import XmlElement

MOST_LINES = 65_535
"""An element of libxml2 counts no further."""

_LINE = "{urn:mediabruch:line}line"


class NumberedElement(etree.ElementBase):
    """An element that was told its line."""

    @property
    def sourceline(self) -> int:  # type: ignore[override]  # the stubs know no type of it
        """The line that expat counted, else the nearest one that libxml2 knows."""
        line = self.get(_LINE)
        return int(line) if line else cast(int, super().sourceline)


def number(root: XmlElement, data: bytes) -> None:
    """Tell each element its line, as expat counts it; the document type was refused before."""
    lines: list[int] = []
    parser = expat.ParserCreate("utf-8")
    parser.StartElementHandler = lambda *_: lines.append(parser.CurrentLineNumber)
    try:
        parser.Parse(data, True)  # noqa: FBT003 - expat's own signature
    except expat.ExpatError:  # malformed for expat alone
        return
    for element, line in zip(root.iter(), lines, strict=False):
        element.set(_LINE, str(line))
