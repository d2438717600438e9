"""Takes the words that would go to a screen and keeps them in blocks, for formats that have a layout of their own.

What is written on a `Page` can so be shown in HTML and Markdown as well, in the same words.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mediabruch.report.layout import Page
from mediabruch.report.screen import Screen
from mediabruch.report.spans import NO_BREAK, Span, Words

Line = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of what follows."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Some sentences."""

    words: Line


@dataclass(frozen=True, slots=True)
class BulletList:
    """Paragraphs that each have a head, such as a number or a code; a dash stands for none."""

    items: tuple[tuple[Span, Line], ...]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Labels with what they say."""

    pairs: tuple[tuple[str, Line], ...]


@dataclass(frozen=True, slots=True)
class Code:
    """Lines to copy."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar in parts of 100."""

    parts: tuple[tuple[str, int, str], ...]
    """`digital`, `other` or `unknown`, how many of 100, and the words for it."""


Block = Heading | Paragraph | BulletList | Pairs | Code | Bar


class Blocks(Page):
    """A page that keeps what is written on it."""

    def __init__(self) -> None:
        super().__init__(Screen())
        self.found: list[Block] = []

    def blank(self) -> None:
        """Nothing: space is a matter of the layout."""

    def heading(self, text: str) -> None:
        """The title of a section."""
        self.found.append(Heading(plain(self._clean(text).text)))

    def write(self, *words: Words, head: Words = "", column: int = 0) -> None:  # noqa: ARG002 - a screen's layout
        """A paragraph, with a head before it."""
        line, lead = self._line(words), self._clean(head)
        if not lead.text.strip():
            self.found.append(Paragraph(line))
            return
        item = (Span(plain(lead.text).strip(), lead.style), line)
        last = self.found[-1] if self.found else None
        if isinstance(last, BulletList):
            self.found[-1] = BulletList((*last.items, item))
        else:
            self.found.append(BulletList((item,)))

    def pairs(self, pairs: list[tuple[str, tuple[Words, ...]]]) -> None:
        """Labels with what they say."""
        self.found.append(Pairs(tuple((plain(self._clean(label).text), self._line(words)) for label, words in pairs)))

    def bar(self, parts: Sequence[tuple[str, int, str]]) -> None:
        """A bar in parts of 100."""
        self.found.append(Bar(tuple(parts)))

    def verbatim(self, text: str, comment: str = "") -> None:
        """A line to copy."""
        gap = "  " if text.strip() else ""
        line = plain(self._clean(f"{text}{gap}# {comment}" if comment else text).text).rstrip()
        last = self.found[-1] if self.found else None
        if isinstance(last, Code):
            self.found[-1] = Code((*last.lines, line))
        else:
            self.found.append(Code((line,)))

    def _line(self, words: tuple[Words, ...]) -> Line:
        return tuple(span for word in words if (span := self._clean(word)).text)


def plain(text: str) -> str:
    """The text without the spaces that are there for a screen only."""
    return text.replace(NO_BREAK, " ")


def text_of(line: Line) -> str:
    """The words of a line without their styles."""
    return "".join(span.text for span in line)


def said(words: Iterable[Words]) -> str:
    """Words without their styles."""
    return plain("".join(word if isinstance(word, str) else word.text for word in words))
