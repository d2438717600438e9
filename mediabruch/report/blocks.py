"""What a section of a report says: a list of blocks, which each format shows in its own layout.

A block holds words and no lines: the screen wraps them (see `layout`), HTML and Markdown have markup for them.
"""

from collections.abc import Iterable
from typing import NamedTuple

from mediabruch.report.screen import harmless
from mediabruch.report.spans import NO_BREAK, Line, Span, Words


class Heading(NamedTuple):
    """The title of what follows."""

    text: str


class Paragraph(NamedTuple):
    """Some sentences."""

    words: Line
    indent: int = 0
    """Columns by which a screen sets it in, below the words of an item."""


class Bullet(NamedTuple):
    """An item of a list."""

    head: Span
    """What stands before the words, such as a number or a code; empty for a plain bullet."""
    words: Line


class BulletList(NamedTuple):
    """Items, one below the other."""

    items: tuple[Bullet, ...]
    head_width: int = 0
    """Columns that the heads take on a screen, flush right; a wider head takes what it needs."""


class Pairs(NamedTuple):
    """Labels with what they say."""

    pairs: tuple[tuple[str, Line], ...]


class CodeLine(NamedTuple):
    """A line to copy, with a comment behind it; each may be empty."""

    code: str
    comment: str = ""

    @property
    def whole(self) -> str:
        """The line with its comment, for formats that do not wrap it."""
        gap = "  " if self.code.strip() else ""
        return harmless(f"{self.code}{gap}# {self.comment}" if self.comment else self.code).rstrip()


class Code(NamedTuple):
    """Lines to copy."""

    lines: tuple[CodeLine, ...]


Block = Heading | Paragraph | BulletList | Pairs | Code


def section(title: str, content: Iterable[Block]) -> tuple[Block, ...]:
    """Blocks below a heading; nothing where there are none."""
    blocks = tuple(content)
    return (Heading(title), *blocks) if blocks else ()


def paragraph(*words: Words, indent: int = 0) -> Paragraph:
    """A paragraph of these words."""
    return Paragraph(styled(words), indent)


def bullet(head: Words, *words: Words) -> Bullet:
    """An item of these words; its head is never broken, so that its spaces can be plain."""
    lead = head if isinstance(head, Span) else Span(head)
    return Bullet(Span(lead.text.replace(NO_BREAK, " "), lead.style), styled(words))


def styled(words: Iterable[Words]) -> Line:
    """Words as spans, without empty ones."""
    spans = (Span(word) if isinstance(word, str) else word for word in words)
    return tuple(span for span in spans if span.text)


def said(words: Iterable[Words]) -> str:
    """Words without their styles."""
    return "".join(span.text for span in styled(words)).replace(NO_BREAK, " ")
