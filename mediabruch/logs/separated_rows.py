"""The rows of a log in CSV: whatever encoding and separator it was saved with."""

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from mediabruch.errors import Message
from mediabruch.logs.source import LogSource
from mediabruch.patterns import pattern
from mediabruch.tables.charsets import eight_bit_encoding

SeparatedRow = tuple[int, Sequence[str]]
"""Its line in the file, from 1, and its cells."""

_SEPARATORS = ";,\t|"
_CHUNK = 1 << 20
_MOST_ROWS = 0.6
"""Share of rows that the right separator cuts alike."""
_SAMPLE = 200
"""Lines from which the separator is found."""
_LONGEST_CELL = 131_072
_MOST_LINES = 100
"""Lines that a row of a log may take; a quotation mark that nobody closes swallows more."""
_LETTERS = 1 << 18
"""Bytes of lines with other letters than ASCII that tell the encoding."""
_CONTROLS = pattern(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_BINARY = Message("This is no table, though it may be called so: it holds characters that no text has.")
_UNCLOSED = Message(
    "A quotation mark opens here that is not closed, or closes within a cell; double the marks that belong to the text."
)

_LONG = Message("A cell of this line is longer than {most} characters.", most=_LONGEST_CELL)


@dataclass(frozen=True, slots=True)
class SeparatedRows:
    """The rows of a text."""

    source: LogSource
    encoding: str
    separator: str

    def __iter__(self) -> Iterator[SeparatedRow]:
        """All rows that are not blank, each time from the beginning. Raises `LogError`."""
        csv.field_size_limit(_LONGEST_CELL)
        with _text(self.source, self.encoding) as text:
            reader = csv.reader(text, delimiter=self.separator, strict=True)
            before = 0
            try:
                for row in reader:
                    line, before = before + 1, reader.line_num
                    if before - line > _MOST_LINES:
                        raise self.source.error(_UNCLOSED, line)
                    if row and (len(row) > 1 or row[0].strip()):
                        yield line, row
            except csv.Error as error:
                is_long = "limit" in str(error) and reader.line_num - before <= 1
                raise self.source.error(_LONG if is_long else _UNCLOSED, before + 1) from error


def separated_rows(source: LogSource) -> SeparatedRows:
    """The rows of a CSV file. Raises `LogError` for what is no table, or one whose columns cannot be told apart."""
    encoding = _encoding(source)
    lines: list[str] = []
    with _text(source, encoding) as text:
        for _ in range(_SAMPLE):
            line = text.readline(_LONGEST_CELL)
            if not line:
                break
            lines.append(line)
    if any(_CONTROLS.search(line) for line in lines):
        raise source.error(_BINARY)
    return SeparatedRows(source, encoding, _separator(lines, source))


@contextmanager
def _text(source: LogSource, encoding: str) -> Iterator[io.TextIOWrapper]:
    with source.opened() as stream:
        text = io.TextIOWrapper(stream, encoding, errors="replace", newline="")
        yield text
        text.detach()


def _encoding(source: LogSource) -> str:
    """UTF-16 or UTF-8 where the file is in it as a whole, else one of those that Excel writes."""
    head = source.head
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if b"\0" in head[:2]:
        return "utf-16-le" if head[1:2] == b"\0" else "utf-16-be"
    decoder = codecs.getincrementaldecoder("utf-8")()
    with source.opened() as stream:
        try:
            for chunk in iter(lambda: stream.read(_CHUNK), b""):
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return _eight_bits(source)
    return "utf-8-sig"


def _eight_bits(source: LogSource) -> str:
    sample = bytearray()
    with source.opened() as stream:
        for line in iter(lambda: stream.readline(_LONGEST_CELL), b""):
            if not line.isascii():
                sample += line
            if len(sample) > _LETTERS:
                break
    return eight_bit_encoding(bytes(sample))


def _separator(lines: Sequence[str], source: LogSource) -> str:
    """The separator by which most rows have the same number of cells, of several that with the most cells."""
    ranked = {separator: _regularity(lines, separator) for separator in _SEPARATORS}
    best = max(ranked, key=lambda separator: (ranked[separator][0] > _MOST_ROWS, *ranked[separator][::-1]))
    if ranked[best][0] > 0:
        return best
    raise source.error(unseparated(line.strip() for line in lines))


def unseparated(lines: Iterable[str]) -> Message:
    """Why all stands in one column, and what to do."""
    inner = Counter(separator for line in lines for separator in _SEPARATORS if separator in line)
    if inner:
        return Message(
            "All columns stand in one, with “{separator}” between them: split them (in Excel: Data, Text to Columns), "
            "and save the table anew.",
            separator=inner.most_common(1)[0][0].replace("\t", "⇥"),
        )
    return Message(
        "The table has one column only: separate the columns with semicolons, commas or tabs, and save it anew."
    )


def _regularity(lines: Sequence[str], separator: str) -> tuple[float, int]:
    """The share of rows that have the usual number of cells, and this number; none where the usual number is 1."""
    try:
        widths = Counter(len(row) for row in csv.reader(lines, delimiter=separator) if row)
    except csv.Error:
        return 0.0, 0
    if not widths:
        return 0.0, 0
    width, count = max(widths.items(), key=lambda item: (item[1] * (item[0] > 1), item[0]))
    return (count / widths.total() if width > 1 else 0.0), width
