"""Workbooks without cells that lie far off: the library that reads them fills the whole rectangle around all cells.

A blank typed into the last cell of a sheet, or a row that was repeated down to the end of it, would take all memory.
"""

import io
import re
from collections.abc import Iterator
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from lxml import etree

MOST_CELLS = 3_000_000
"""A sheet around whose cells a rectangle of no more cells lies is read as it is."""
ROWS, COLUMNS = 30_000, 100
"""What is read of any other."""
LARGEST = 300_000_000
"""In bytes, unpacked."""
_DIGITS = 7
"""Of numbers of rows and columns."""
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_CONTENT = "content.xml"
_PLACE = re.compile(rb"""<(?:\w+:)?c\s(?:[^>]*?\s)?r=["']([A-Z]{1,3})([0-9]{1,7})["']""")
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_MANY_ROWS, _MANY_COLUMNS = f"{_TABLE}number-rows-repeated", f"{_TABLE}number-columns-repeated"


class Thinned(NamedTuple):
    """A workbook as it can be read."""

    data: bytes
    strays: tuple[str, ...] = ()
    """Where the first cell of each sheet stood that was left out, such as `XFD1048576`."""


def thinned(data: bytes, most: int = MOST_CELLS) -> Thinned | None:
    """The workbook without cells that lie far off; `None` for one that is far too large when it is unpacked.

    A sheet around whose cells a rectangle of at most `most` cells lies is left as it is.

    What is no workbook of Excel or LibreOffice, or none that can be taken apart, stays as it is: its reader says why.
    """
    try:
        with ZipFile(io.BytesIO(data)) as file:
            if sum(info.file_size for info in file.infolist()) > LARGEST:
                return None
            changed = dict(_changed(file, most))
            if not changed:
                return Thinned(data)
            parts = {name: changed[name][0] if name in changed else file.read(name) for name in file.namelist()}
    except (BadZipFile, KeyError, OSError, etree.XMLSyntaxError, ValueError, NotImplementedError, RuntimeError):
        return Thinned(data)
    packed = io.BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as file:
        for name, part in parts.items():
            file.writestr(name, part)
    return Thinned(packed.getvalue(), tuple(place for _, place in changed.values() if place))


def _changed(file: ZipFile, most: int) -> Iterator[tuple[str, tuple[bytes, str]]]:
    """The parts that have to be changed: what they become, and where the first cell stood that is left out."""
    for name in file.namelist():
        if _SHEET.fullmatch(name):
            part = file.read(name)
            if _is_wide(part, most):
                yield name, _without_far_cells(part)
        elif name == _CONTENT:
            root = _tree(file.read(name))
            places = [_shortened(table, most) for table in root.iter(f"{_TABLE}table")]
            if any(places):
                yield name, (etree.tostring(root, encoding="UTF-8"), next(filter(None, places)))


def _tree(part: bytes) -> etree._Element:
    return etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))


def _is_wide(part: bytes, most: int) -> bool:
    """Whether too large a rectangle lies around all cells of a sheet."""
    places = [(_number(letters), int(row)) for letters, row in _PLACE.findall(part)]
    if not places:
        return False
    across, down = ([place[axis] for place in places] for axis in (0, 1))
    return (max(across) - min(across) + 1) * (max(down) - min(down) + 1) > most


def _number(letters: bytes) -> int:
    """The number of a column, from 1."""
    number = 0
    for letter in letters:
        number = 26 * number + letter - ord("A") + 1
    return number


def _without_far_cells(part: bytes) -> tuple[bytes, str]:
    """A sheet of Excel without what lies far off."""
    root, first = _tree(part), ""
    for element in list(root.iter("{*}c", "{*}dimension")):
        found = _PLACE.match(b'<c r="%s"' % (element.get("r") or "").encode())
        is_far = found is not None and (_number(found[1]) > COLUMNS or int(found[2]) > ROWS)
        parent = element.getparent()
        if parent is not None and (is_far or etree.QName(element).localname == "dimension"):
            first = first or (element.get("r") or "")
            parent.remove(element)
    return etree.tostring(root, encoding="UTF-8"), first


def _shortened(table: etree._Element, most: int) -> str:
    """Leave out of a sheet of LibreOffice what lies far off; returns where it began, or nothing where nothing did."""
    rows = [row for row in table.iter(f"{_TABLE}table-row") if any(map(_says, row.iter(*_CELLS)))]
    down = sum(_many(row, _MANY_ROWS) for row in rows)
    across = max((_width(row) for row in rows), default=0)
    if down * across <= most:
        return ""
    number, first = 0, ""
    for row in table.iter(f"{_TABLE}table-row"):
        many = _many(row, _MANY_ROWS)
        kept = max(min(many, ROWS - number), 1)
        number += many
        if kept < many:
            row.set(_MANY_ROWS, str(kept))
            first = first or f"A{ROWS + 1}"
        column = 0
        for cell in row.iter(*_CELLS):
            wide = _many(cell, _MANY_COLUMNS)
            column += wide
            if column > COLUMNS and wide > 1:
                cell.set(_MANY_COLUMNS, str(max(COLUMNS - column + wide, 1)))
                first = first or f"CW{number}"
    return first


def _says(cell: etree._Element) -> bool:
    return len(cell) > 0


def _width(row: etree._Element) -> int:
    """How many columns a row takes up to the last one that says something."""
    cells = list(row.iter(*_CELLS))
    while cells and not _says(cells[-1]):
        cells.pop()
    return sum(_many(cell, _MANY_COLUMNS) for cell in cells)


def _many(element: etree._Element, name: str) -> int:
    written = element.get(name) or "1"
    return int(written[:_DIGITS]) if written.isdecimal() else 1
