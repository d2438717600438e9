"""Words in a style: what the lines of a report are made of."""

from enum import StrEnum
from typing import NamedTuple

NO_BREAK = "\u00a0"
"""A space at which no line ends."""


class Style(StrEnum):
    """How a span is meant; the value is its style in the words of rich. Color never says anything alone."""

    PLAIN = ""
    TITLE = "bold"
    HEADING = "bold cyan"
    DIM = "dim"
    CARE = "yellow"
    GOOD = "green"
    BREAK = "red"


class Span(NamedTuple):
    """Some words in one style."""

    text: str
    style: Style = Style.PLAIN


Line = tuple[Span, ...]
Words = Span | str


def plain(line: Line) -> str:
    """The line as text; spaces that held words together are plain ones from here on, so that people find them."""
    return "".join(span.text for span in line).replace(NO_BREAK, " ").rstrip()
