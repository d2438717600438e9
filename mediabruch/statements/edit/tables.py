"""Splices that add, change and take away pairs of the tables in a text, in the form in which each table is written."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from mediabruch.notation.spots import TextSpot
from mediabruch.patterns import pattern

Splice = tuple[int, int, str]
"""What stands between two places of a text is replaced by another text."""

_COLON = pattern(r"\s*:")
_REST = pattern(r"[ \t]*(,?)[ \t]*(#[^\r\n]*)?")
"""What may follow a pair in braces on its line."""
_COMMENT = pattern(r"""(?<=[\s\[{,:])(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')|(?<!\S)(#[^\r\n]*)""")
"""A text in quotes, or a comment; only the latter is a group."""
_STEP = 2
"""Columns by which a table stands further in than its key."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A key and its value, to be written."""

    key: str
    value: "str | tuple[Pair, ...]"
    remark: str = ""
    """A comment, where the form has comments and the pair a line of its own."""
    has_lines: bool = False
    """Whether each inner pair stands on a line of its own, where the form allows it."""

    def in_braces(self) -> str:
        """On one line."""
        if isinstance(self.value, str):
            return f"{self.key}: {self.value}"
        return f"{self.key}: {{{', '.join(pair.in_braces() for pair in self.value)}}}"

    def lines(self, indent: int) -> list[str]:
        """As a part of a table that has a line for each pair."""
        comment = f"  # {self.remark}" if self.remark else ""
        if isinstance(self.value, str) or not self.has_lines:
            return [" " * indent + self.in_braces() + comment]
        inner = [line for pair in self.value for line in pair.lines(indent + _STEP)]
        return [f"{' ' * indent}{self.key}:{comment}", *inner]


def spliced(text: str, splices: Iterable[Splice]) -> str:
    """The text with all splices; those at one place in their order."""
    parts: list[str] = []
    cursor = 0
    for start, end, replacement in sorted(splices, key=lambda splice: splice[0]):
        parts += [text[cursor:start], replacement]
        cursor = max(cursor, end)
    return "".join((*parts, text[cursor:]))


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables of one text."""

    text: str

    @property
    def newline(self) -> str:
        """How the text ends its lines."""
        return "\r\n" if "\r\n" in self.text else "\n"

    def changed(self, table: TextSpot, gone: Collection[str | None], new: Sequence[Pair]) -> Iterator[Splice]:
        """Take pairs away and add others; new ones take the place of the first that goes."""
        change = self._in_braces if table.in_brackets else self._on_lines
        yield from change(table, [pair for pair in table.pairs if pair[0].text in gone], new)

    def below(self, table: TextSpot, new: Sequence[Pair]) -> Iterator[Splice]:
        """Add pairs to a table on lines, each behind an empty line."""
        end = self._line_end(table.pairs[-1][1].end)
        for pair in new:
            yield (end, end, self.newline + self._lines([pair], self._column(table.start)))

    def beside(
        self, table: TextSpot, gone: Collection[str], new: Sequence[Pair], homes: Collection[str]
    ) -> Iterator[Splice]:
        """Take pairs from a table on lines, and put others in the place of the first that goes.

        Where none goes, they stand behind the last one of `homes`, else below all.
        """
        leaving = [pair for pair in table.pairs if pair[0].text in gone]
        home = next((value for key, value in reversed(table.pairs) if key.text in homes), None)
        indent = self._column(table.start)
        if new and leaving:
            yield self._replaced(*leaving.pop(0), new, indent)
        elif new:
            end = self._line_end((home or table.pairs[-1][1]).end)
            yield (end, end, self.newline * (home is None) + self._lines(new, indent))
        for pair in leaving:
            yield self._without_line(*pair)

    def _without_line(self, key: TextSpot, value: TextSpot) -> Splice:
        """A pair goes with its line; where that is the first line of the text, with the line break behind it."""
        end, before = self._line_end(value.end), self.text.rfind("\n", 0, key.start)
        kept = self._kept(key.start, end, key)
        if before >= 0:
            before -= self.text[:before].endswith("\r")
            return (before, end, kept)
        behind = len(self.newline) if self.text[end : end + len(self.newline)] == self.newline and not kept else 0
        return (key.start, end + behind, kept.removeprefix(self.newline).lstrip(" "))

    def valued(self, key: TextSpot, value: TextSpot, word: str) -> Splice:
        """Give a key another value."""
        colon = _COLON.match(self.text, key.end)
        if colon is None or colon.end() > value.start:  # {key} in YAML's braces
            return (key.end, key.end, f": {word}")
        if value.start == value.end:
            return (colon.end(), colon.end(), f" {word}")
        if value.text is None and not value.in_brackets:  # a list on lines of its own
            return (colon.end(), value.end, f" {word}{self._kept(colon.end(), value.end, key)}")
        return (value.start, value.end, word)

    def filled(self, key: TextSpot, value: TextSpot, new: Sequence[Pair]) -> Iterator[Splice]:
        """Give a key, whose value says nothing, a table with a line for each pair."""
        colon = _COLON.match(self.text, key.end)
        end = self._line_end(value.end)
        if colon is None:
            yield (key.end, key.end, ":")
        elif not self.text[value.end : end].strip():
            yield (colon.end(), value.end, "")
        else:
            yield (value.start, value.end, "")
        yield (end, end, self._lines(new, self._column(key.start) + _STEP))

    def _on_lines(
        self, table: TextSpot, gone: Sequence[tuple[TextSpot, TextSpot]], new: Sequence[Pair]
    ) -> Iterator[Splice]:
        indent = self._column(table.start)
        if gone and new:
            pair, *gone = gone
            yield self._replaced(*pair, new, indent)
        elif new:
            end = self._line_end(table.pairs[-1][1].end)
            yield (end, end, self._lines(new, indent))
        for key, value in gone:
            end = self._line_end(value.end)
            yield (self.text.rfind("\n", 0, key.start), end, self._kept(key.start, end, key))

    def _replaced(self, key: TextSpot, value: TextSpot, new: Sequence[Pair], indent: int) -> Splice:
        """Others in the place of a pair on lines; its comments stay before them."""
        comments = self._comments_before(key, key.start, value.end)
        return (key.start, value.end, comments + self._lines(new, indent).strip())

    def _in_braces(
        self, table: TextSpot, gone: Sequence[tuple[TextSpot, TextSpot]], new: Sequence[Pair]
    ) -> Iterator[Splice]:
        written = [pair.in_braces() for pair in new]
        if gone and new:
            (key, value), *gone = gone
            yield (key.start, value.end, self._comments_before(key, key.start, value.end) + ", ".join(written))
        elif not table.pairs:
            yield (table.start, table.end, f"{{{', '.join(written)}}}")
        elif new:
            yield from self._behind(*table.pairs[-1], written)
        yield from self._without(table, {key.start for key, _ in gone})

    def _without(self, table: TextSpot, gone: Collection[int]) -> Iterator[Splice]:
        """A table in braces without the pairs that begin at some places; comments stay, on lines of their own."""
        kept = [pair for pair in table.pairs if pair[0].start not in gone]
        last = kept[-1][0].start if kept else -1
        for key, _ in table.pairs:
            if key.start in gone and key.start < last:
                following = next(other.start for other, _ in kept if other.start > key.start)
                end = min(following, *(other.start for other, _ in table.pairs if other.start > key.start))
                yield (key.start, end, self._comments_before(key, key.start, end))
        if gone and max(gone) > last:  # nothing that is kept follows
            start, (key, value) = (kept[-1][1].end if kept else table.start + 1), table.pairs[-1]
            rest = _REST.match(self.text, value.end)
            end = value.end if kept or rest is None else rest.end(1)
            yield (start, end, " " * bool(kept) + found if (found := self._comments_before(key, start, end)) else "")

    def _comments_before(self, key: TextSpot, start: int, end: int) -> str:
        """The comments of a part that goes, and a line break behind each."""
        return "".join(f"{one}{self.newline}{' ' * self._column(key.start)}" for one in self._comments(start, end))

    def _comments(self, start: int, end: int) -> list[str]:
        return [comment.rstrip() for comment in _COMMENT.findall(self.text, start, end) if comment]

    def _behind(self, key: TextSpot, value: TextSpot, written: list[str]) -> Iterator[Splice]:
        """Pairs behind the last one in braces: on lines of their own if it stands on one."""
        before = self.text[: key.start]
        lead = before[len(before.rstrip()) :]
        rest = _REST.match(self.text, value.end)
        if rest is None or not ("\n" in lead or rest[2]):
            yield (value.end, value.end, "".join(f", {pair}" for pair in written))
            return
        if "\n" not in lead:
            lead = self.newline + " " * self._column(key.start)
        if not rest[1]:
            yield (value.end, value.end, ",")
        end = rest.end() if rest[2] else rest.end(1)
        yield (end, end, lead + f",{lead}".join(written) + rest[1])

    def _kept(self, start: int, end: int, key: TextSpot) -> str:
        """The comments of a part that goes, on lines of their own."""
        return "".join(f"{self.newline}{' ' * self._column(key.start)}{one}" for one in self._comments(start, end))

    def _lines(self, pairs: Sequence[Pair], indent: int) -> str:
        return "".join(f"{self.newline}{line}" for pair in pairs for line in pair.lines(indent))

    def _line_end(self, place: int) -> int:
        """Where the line of a place ends, its line break aside."""
        end = self.text.find("\n", place)
        if end < 0:
            return len(self.text)
        return end - 1 if self.text[place:end].endswith("\r") else end

    def _column(self, place: int) -> int:
        return place - (self.text.rfind("\n", 0, place) + 1)
