"""Merged cells: what stands in a block holds for all of its rows and columns, as people see it on the screen."""

import io
from collections.abc import Iterable, Iterator, Sequence
from typing import IO
from zipfile import BadZipFile, ZipFile

from lxml import etree

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
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
            found: dict[str, list[Block]] = {}
            for sheet, block in _blocks(content):
                found.setdefault(sheet, []).append(block)
            return found
    except (BadZipFile, KeyError, OSError, etree.XMLSyntaxError, ValueError, NotImplementedError, RuntimeError):
        return {}


def _blocks(content: IO[bytes]) -> Iterator[tuple[str, Block]]:
    sheet, row, column = "", 0, 0
    events = etree.iterparse(
        content,
        events=("start", "end"),
        tag=[f"{_TABLE}table", _ROW, *_CELLS],
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
    )
    for event, element in events:
        if event == "start" and element.tag == f"{_TABLE}table":
            sheet, row = element.get(f"{_TABLE}name") or "", 0
        elif event == "start" and element.tag == _ROW:
            column = 0
        elif event == "start":
            down, across = _many(element, "number-rows-spanned"), _many(element, "number-columns-spanned")
            if down > 1 or across > 1:
                yield sheet, ((row, column), (row + down - 1, column + across - 1))
            column += _many(element, "number-columns-repeated")
        elif element.tag == _ROW:
            row += _many(element, "number-rows-repeated")
            element.clear()


def _many(element: etree._Element, name: str) -> int:
    written = element.get(f"{_TABLE}{name}") or "1"
    return int(written) if written.isdecimal() else 1
