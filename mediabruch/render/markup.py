"""Writes XML: every text and attribute value is escaped, and what XML cannot hold is left out."""

from collections.abc import Mapping
from typing import NewType

from mediabruch.patterns import pattern

Attributes = Mapping[str, str | float | None]
"""By name; `None` leaves an attribute out."""

Written = NewType("Written", str)
"""Attributes as they stand in the document, escaped."""

_FORBIDDEN = pattern("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\x7f-\x9f]")
"""What XML 1.0 refuses or discourages."""
_DIRECTION = pattern("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
"""Marks that turn the direction of all text around them; letters have their own direction without."""
_BLANKS = pattern("[\t\n\r\x0b\x0c\x85\u2028\u2029]+")
_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_UNUSUAL = pattern("[^ !#-%'-;=?-~]")
"""Whatever needs a closer look in a value."""
_VALUE = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


def number(value: float) -> str:
    """A length with at most two decimals, always the same.

    >>> number(12.0), number(-0.001), number(3.14159)
    ('12', '0', '3.14')
    """
    whole = int(value)
    return str(whole) if whole == value else f"{round(value, 2) + 0.0:.12g}"


def clean(text: str) -> str:
    r"""Foreign text in one line, without what XML refuses and without marks that turn its surroundings around.

    >>> clean("a\nb\x00c")
    'a bc'
    """
    if text.isprintable():
        return text  # nearly always: what is refused, turns the direction or breaks the line prints nothing
    return _DIRECTION.sub("", _FORBIDDEN.sub("", _BLANKS.sub(" ", text)))


def written(attributes: Attributes) -> Written:
    """Attributes as they stand in a document, to be used many times."""
    parts = []
    for name, value in attributes.items():
        if isinstance(value, str):
            if _UNUSUAL.search(value):
                value = clean(value).translate(_VALUE)  # noqa: PLW2901 (this is the hot path)
            parts.append(f' {name}="{value}"')
        elif value is not None:
            parts.append(f' {name}="{number(value)}"')
    return Written("".join(parts))


_NOTHING: Attributes = {}
_EMPTY = Written("")


class Markup:
    """An XML document in the making."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._open: list[str] = []

    def open(self, tag: str, attributes: Attributes = _NOTHING) -> None:
        """Begin an element; `close` ends it."""
        self._parts.append(f"<{tag}{written(attributes)}>")
        self._open.append(tag)

    def close(self) -> None:
        """End the element that was begun last."""
        self._parts.append(f"</{self._open.pop()}>")

    def empty(self, tag: str, attributes: Attributes, more: Written = _EMPTY) -> None:
        """An element without content."""
        self._parts.append(f"<{tag}{written(attributes)}{more}/>")

    def leaf(self, tag: str, text: str, attributes: Attributes = _NOTHING, more: Written = _EMPTY) -> None:
        """An element that holds nothing but text."""
        if _UNUSUAL.search(text):
            text = clean(text).translate(_TEXT)
        self._parts.append(f"<{tag}{written(attributes)}{more}>{text}</{tag}>")

    def insert(self, other: "Markup") -> None:
        """Take in what another one holds, at this place."""
        self._parts += other._parts

    def __str__(self) -> str:
        return "".join(self._parts)
