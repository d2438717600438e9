"""The text of an XML file into a tree: by lxml where it is installed, else by expat, which every Python brings along.

Of well-formed files both make the same trees, and open nothing but the bytes they are given. Of broken files, lxml
saves more.
"""

from functools import cache
from typing import Protocol

from mediabruch.bpmn.element import XmlElement


class Trees(Protocol):
    """A way to make trees of files that are written in UTF-8 and have no document type."""

    def strict(self, data: bytes) -> XmlElement:
        """The root of a file. Raises `BrokenXmlError` for what is not XML."""

    def saved(self, data: bytes) -> XmlElement | None:
        """The root of what can be saved of a broken file; what has an undeclared prefix keeps it in its name."""


@cache
def trees() -> Trees:
    """That of lxml where it is installed, else that of expat."""
    try:
        from mediabruch.bpmn.trees import by_lxml
    except ImportError:
        from mediabruch.bpmn.trees import by_expat

        return by_expat
    return by_lxml
