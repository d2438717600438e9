"""Elements of the standard library that do what reading asks of one."""

from collections.abc import Callable, Iterator
from functools import cache
from xml.etree import ElementTree as ET

from mediabruch.bpmn.element import XmlElement


class ExpatElement(ET.Element):
    """An element that knows its line, and is asked for several tags at once."""

    __slots__ = ("sourceline",)

    sourceline: int

    def iter(self, *tags: str) -> Iterator[XmlElement]:  # type: ignore[override]  # the base knows one tag only
        """Itself and all elements inside that have one of the tags, in the order of the file."""
        if len(tags) == 1 and "*" not in tags[0]:
            return super().iter(tags[0])  # type: ignore[return-value]
        return _those(super().iter(), tags)  # type: ignore[arg-type]

    def iterchildren(self, *tags: str) -> Iterator[XmlElement]:
        """The children that have one of the tags."""
        return _those(iter(self), tags)  # type: ignore[arg-type]


def _those(elements: Iterator[XmlElement], tags: tuple[str, ...]) -> Iterator[XmlElement]:
    return (element for element in elements if _is_meant(tags)(element.tag)) if tags else elements


@cache
def _is_meant(tags: tuple[str, ...]) -> Callable[[str], bool]:
    """Whether a tag is one of these, among which may be `{*}name` and `{namespace}*`."""
    known = frozenset(tags)
    local = frozenset(tag[3:] for tag in tags if tag.startswith("{*}"))
    spaces = tuple(tag[:-1] for tag in tags if tag.endswith("}*"))
    if not local and not spaces:
        return known.__contains__
    return lambda tag: tag in known or tag.rpartition("}")[2] in local or tag.startswith(spaces)
