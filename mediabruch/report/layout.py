"""Lines of styled words, laid out for a screen: one layout for terminals and pipes, so that the two cannot disagree.

Terminals get the lines painted by rich (see `paint`), all others as plain text.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import attrgetter

from mediabruch.report.blocks import Block, Bullet, BulletList, Code, Heading, Pairs, Paragraph
from mediabruch.report.screen import Screen, width_of
from mediabruch.report.spans import Line, Span, Style, Words, plain

_LEAST_BODY = 24
"""Columns that a paragraph needs beside its head; with fewer it goes below."""
_WIDEST_BAR = 80
_PART_SIGNS: Mapping[str, str] = {"digital": "█", "other": "░", "unknown": "·"}
"""What parts of a bar are drawn with: told apart without color."""
_PART_STYLES: Mapping[str, Style] = {"digital": Style.GOOD, "other": Style.CARE, "unknown": Style.DIM}


class ScreenLayout:
    """Lays out words and blocks in lines; foreign text that goes to a screen is cleaned here, and nowhere else."""

    def __init__(self, screen: Screen) -> None:
        self._screen = screen
        self._lines: list[Line] = []

    def show(self, blocks: Iterable[Block]) -> None:
        """The blocks of a section, one below the other."""
        for block in blocks:
            match block:
                case Heading(text):
                    self.heading(text)
                case Paragraph(words, indent):
                    self.write(*words, column=indent)
                case BulletList(items, head_width):
                    for item in items:
                        self._item(item, head_width)
                case Pairs(pairs):
                    self.pairs(pairs)
                case Code(lines):
                    self.blank()
                    for line in lines:
                        self.verbatim(line.code, line.comment)

    def _item(self, item: Bullet, head_width: int) -> None:
        head, words = item
        if not head.text:
            self.write(*words, head="-", column=2)
            return
        text = head.text.rjust(head_width)
        self.write(*words, head=Span(text, head.style), column=width_of(text) + 2)

    def blank(self) -> None:
        """An empty line, unless nothing is there yet or the last line already is."""
        if self._lines and self._lines[-1]:
            self._lines.append(())

    def rule(self) -> None:
        """A line across the screen."""
        self._lines.append((Span(self._screen.clean("─") * self._screen.width, Style.DIM),))

    def heading(self, text: str) -> None:
        """The title of a section."""
        self.blank()
        self.write(Span(text, Style.HEADING))

    def write(self, *words: Words, head: Words = "", column: int = 0) -> None:
        """A paragraph that begins at a column, with a head before it in its first line."""
        lead = self._clean(head)
        if lead.text and self._screen.width - column < _LEAST_BODY:
            self._lines += _wrap([lead], self._screen.width)
            lead, column = Span(""), 2
        for number, line in enumerate(_wrap([self._clean(word) for word in words], self._screen.width - column)):
            gap = " " * (column - width_of(lead.text)) if number == 0 else " " * column
            self._lines.append((lead, Span(gap), *line) if number == 0 else (Span(gap), *line))

    def line(self, *words: Words) -> None:
        """A line that is never wrapped: what is to be found, or clicked, as a whole."""
        self._lines.append(tuple(self._clean(word) for word in words))

    def pairs(self, pairs: Sequence[tuple[str, tuple[Words, ...]]]) -> None:
        """Labels with what they say, one below the other."""
        column = max(width_of(self._screen.clean(label)) for label, _ in pairs) + 2
        for label, words in pairs:
            self.write(*words, head=Span(label, Style.DIM), column=column)

    def bar(self, parts: Sequence[tuple[str, int, str]]) -> None:
        """A bar in parts of 100, each with its words, or its number alone, where there is room for them."""
        line: list[Span] = []
        drawn = 0
        total = 0
        width = min(self._screen.width, _WIDEST_BAR)
        for name, share, words in parts:
            total += share
            columns = max(round(width * total / 100) - drawn, 1)
            drawn += columns
            line.append(Span(self._part(name, columns, (words, str(share))), _PART_STYLES[name]))
        self._lines.append(tuple(line))

    def _part(self, name: str, columns: int, wordings: Sequence[str]) -> str:
        """A part with the first of these wordings that there is room for."""
        sign = self._screen.clean(_PART_SIGNS[name])
        saying = (f" {self._screen.clean(words)} " for words in wordings)
        said = next((words for words in saying if width_of(words) + 2 <= columns), "")
        left = (columns - width_of(said)) // 2
        return sign[:1] * left + said + sign[:1] * (columns - left - width_of(said))

    def verbatim(self, text: str, comment: str = "") -> None:
        """A line to copy, never wrapped, with a comment behind it, or above it where the screen is too narrow."""
        line = "  " + self._screen.clean(text)
        note = f"# {self._screen.clean(comment)}" if comment else ""
        if not text.strip():
            self._comment("  " + note)
        elif width_of(line) + 2 + width_of(note) <= self._screen.width:
            self._lines.append((Span(line), Span(f"  {note}", Style.DIM)))
        else:
            self._comment(" " * (len(line) - len(line.lstrip())) + note)
            self._lines.append((Span(line),))

    def _comment(self, note: str) -> None:
        """A comment on a line of its own, cut to the screen."""
        if width_of(note) > self._screen.width:
            more = self._screen.clean("…")
            note = _pieces(note, self._screen.width - width_of(more))[0][0] + more
        self._lines.append((Span(note, Style.DIM),))

    def text(self) -> str:
        """All that was written, in color if the screen has it."""
        if not self._screen.has_color:
            return "".join(plain(line) + "\n" for line in self._lines)
        from mediabruch.report.paint import painted  # rich takes longer to import than most models to analyze

        return painted(self._lines)

    def _clean(self, words: Words) -> Span:
        span = Span(words) if isinstance(words, str) else words
        return Span(self._screen.clean(span.text), span.style)


def _wrap(spans: Sequence[Span], width: int) -> Iterator[Line]:
    """The spans broken into lines at spaces; a word that is longer than a line is cut."""
    if len(spans) == 1 and width_of(spans[0].text) <= width and "" not in spans[0].text.split(" "):
        yield (spans[0],)  # most lines: nothing to break, no spaces to drop
        return
    line: list[Span] = []
    used = 0
    for word, columns in _words(spans, width):
        if line and used + 1 + columns > width:
            yield _joined(line)
            line, used = [], 0
        if line:
            # A space between words of one style belongs to it, so that names stay one run of color.
            line.append(Span(" ", word[0].style if line[-1].style == word[0].style else Style.PLAIN))
            used += 1
        line += word
        used += columns
    yield _joined(line)


def _joined(line: list[Span]) -> Line:
    return tuple(Span("".join([text for text, _ in run]), style) for style, run in groupby(line, key=_style))


_style = attrgetter("style")


def _words(spans: Iterable[Span], width: int) -> Iterator[tuple[list[Span], int]]:
    """The words with their columns, each of one or more pieces, none wider than `width`."""
    word: list[Span] = []
    used = 0
    for span in spans:
        for number, text in enumerate(span.text.split(" ")):
            if number and word:
                yield word, used
                word, used = [], 0
            for piece, columns in _pieces(text, width):
                if word and used + columns > width:
                    yield word, used
                    word, used = [], 0
                word.append(Span(piece, span.style))
                used += columns
    if word:
        yield word, used


def _pieces(text: str, width: int) -> list[tuple[str, int]]:
    """The text in pieces of at most `width` columns, each with its columns."""
    pieces = []
    while (columns := width_of(text)) > width:
        end = 1
        while width_of(text[: end + 1]) <= width:
            end += 1
        pieces.append((text[:end], width_of(text[:end])))
        text = text[end:]
    if text:
        pieces.append((text, columns))
    return pieces
