"""Merged cells: what stands in a block holds for all of its rows and columns, as people see it on the screen."""

import io
from collections.abc import Iterable, Mapping, Sequence
from typing import IO
from xml.parsers import expat
from zipfile import ZipFile

from mediabruch.tables.strays import DAMAGES

_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0 "
"""As expat writes a namespace before a name."""
_ROW = f"{_TABLE}table-row"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_CONTENT = "content.xml"
_LARGEST = 200_000_000
"""In bytes."""

Block = tuple[tuple[int, int], tuple[int, int]]
"""Row and column, from 0, of the first and of the last cell."""


def spread(rows: Sequence[Sequence[str]], blocks: Iterable[Block]) -> list[list[str]]:
    """The rows with the text of each block in all of its cells.

    >>> spread([["A", "paper"], ["B", ""], ["C", ""]], [((0, 1), (1, 1))])
    [['A', 'paper'], ['B', 'paper'], ['C', '']]
    """
    filled = [list(row) for row in rows]
    for (top, left), (low, right) in blocks:
        text = filled[top][left] if top < len(filled) and left < len(filled[top]) else ""
        for row in filled[top : low + 1] if text else ():
            row[left : right + 1] = [text] * len(row[left : right + 1])
    return filled


def blocks_in_ods(data: bytes) -> dict[str, list[Block]]:
    """The merged cells of a file of LibreOffice by sheet, of which the library for workbooks tells nothing.

    What cannot be read is left out here: the library says why.
    """
    try:
        with ZipFile(io.BytesIO(data)) as file, file.open(_CONTENT) as content:
            if file.getinfo(_CONTENT).file_size > _LARGEST:
                return {}
            return _Sheets().read(content)
    except DAMAGES:
        return {}


class _Sheets:
    """The sheets of a file while it is read, of which nothing but the blocks is kept."""

    def __init__(self) -> None:
        self._found: dict[str, list[Block]] = {}
        self._sheet = ""
        self._row = self._column = self._rows = 0

    def read(self, content: IO[bytes]) -> dict[str, list[Block]]:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = self._begin
        parser.EndElementHandler = self._end
        parser.StartDoctypeDeclHandler = _refuse_document_type
        parser.ParseFile(content)
        return self._found

    def _begin(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == f"{_TABLE}table":
            self._sheet, self._row = attributes.get(f"{_TABLE}name", ""), 0
        elif tag == _ROW:
            self._column, self._rows = 0, _many(attributes, "number-rows-repeated")
        elif tag in _CELLS:
            down, across = _many(attributes, "number-rows-spanned"), _many(attributes, "number-columns-spanned")
            if down > 1 or across > 1:
                last = (self._row + down - 1, self._column + across - 1)
                self._found.setdefault(self._sheet, []).append(((self._row, self._column), last))
            self._column += _many(attributes, "number-columns-repeated")

    def _end(self, tag: str) -> None:
        if tag == _ROW:
            self._row += self._rows


def _refuse_document_type(*_: object) -> None:
    """Stop at a document type: it could hold entities, and none is expanded."""
    raise ValueError


def _many(attributes: Mapping[str, str], name: str) -> int:
    written = attributes.get(f"{_TABLE}{name}") or "1"
    return int(written) if written.isdecimal() else 1
