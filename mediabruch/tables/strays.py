"""Workbooks without cells that lie far off: the library that reads them fills the whole rectangle around all cells.

A blank typed into the last cell of a sheet, or a row that was repeated down to the end of it, would take all memory.
"""

import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile
from zlib import error as ZlibError  # noqa: N812 - an exception

from mediabruch.patterns import pattern

MOST_CELLS = 3_000_000
"""A sheet around whose cells a rectangle of no more cells lies is read as it is."""
ROWS, COLUMNS = 30_000, 100
"""What is read of any other."""
LARGEST = 300_000_000
"""In bytes, unpacked."""
DAMAGES = (
    BadZipFile, EOFError, LookupError, NotImplementedError, OSError,
    RuntimeError, ValueError, expat.ExpatError, ZlibError,
)  # fmt: skip
"""What is raised where a workbook cannot be taken apart."""
_DIGITS = 7
"""Of numbers of rows and columns."""
_SHEET = pattern(r"xl/worksheets/[^/]+\.xml")
_CONTENT = "content.xml"
_PLACE = pattern(rb"""<(?:\w+:)?c\s(?:[^>]*?\s)?r=["']([A-Z]{1,3})([0-9]{1,7})["']""")
_END = pattern(rb"</(?:\w+:)?c\s*>")
_DIMENSION = pattern(rb"<(?:\w+:)?dimension\s[^>]*>(?:\s*</(?:\w+:)?dimension\s*>)?")
_TABLE, _ROW, _CELLS = "table:table", "table:table-row", frozenset({"table:table-cell", "table:covered-table-cell"})
"""With the prefix that every program writes, and without which the library for workbooks finds nothing."""
_MANY_ROWS, _MANY_COLUMNS = "table:number-rows-repeated", "table:number-columns-repeated"


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
    except _EntityError:
        return None
    except DAMAGES:
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
            part = file.read(name)
            pieces = [piece for rows in _Sheets(part).rows for piece in _shortened(part, rows, most)]
            if pieces:
                yield name, (_with(part, pieces), pieces[0].cell)


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


class _Piece(NamedTuple):
    """Bytes that give way to others."""

    start: int
    end: int
    now: bytes = b""
    cell: str = ""
    """Where the first cell stood that is left out by this."""


def _with(part: bytes, pieces: Iterable[_Piece]) -> bytes:
    """The bytes with other pieces, which come in their order."""
    kept, place = [], 0
    for piece in pieces:
        kept += [part[place : piece.start], piece.now]
        place = piece.end
    return b"".join([*kept, part[place:]])


def _without_far_cells(part: bytes) -> tuple[bytes, str]:
    """A sheet of Excel without what lies far off, and without its note on how large it is."""
    far = list(_far_cells(part))
    return _DIMENSION.sub(b"", _with(part, far), count=1), far[0].cell if far else ""


def _far_cells(part: bytes) -> Iterator[_Piece]:
    place = 0
    while cell := _PLACE.search(part, place):
        place = part.find(b">", cell.end()) + 1
        if place and part[place - 2 : place] != b"/>":
            end = _END.search(part, place)
            place = end.end() if end else 0
        if not place:
            return
        if _number(cell[1]) > COLUMNS or int(cell[2]) > ROWS:
            yield _Piece(cell.start(), place, cell=f"{cell[1].decode()}{cell[2].decode()}")


class _EntityError(Exception):
    """Entities are declared, by which a small file becomes as large as it likes."""


class _Cell:
    """A cell of LibreOffice, which may stand for many beside each other."""

    __slots__ = ("many", "place", "says")

    def __init__(self, place: int, many: int) -> None:
        self.place = place
        """Of its tag, in bytes."""
        self.many = many
        self.says = False
        """Whether anything is in it."""


class _Row(NamedTuple):
    """A row of LibreOffice, which may stand for many below each other."""

    place: int
    many: int
    cells: list[_Cell]


class _Sheets:
    """The rows of each sheet in a file of LibreOffice."""

    def __init__(self, part: bytes) -> None:
        self.rows: list[list[_Row]] = []
        self._cell: _Cell | None = None
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler = self._begin
        self._parser.EndElementHandler = self._end
        self._parser.EntityDeclHandler = _refuse_entity
        self._parser.Parse(part, True)  # noqa: FBT003 - expat's own signature

    def _begin(self, name: str, attributes: Mapping[str, str]) -> None:
        if self._cell is not None:
            self._cell.says = True
        elif name in _CELLS and self.rows and self.rows[-1]:
            self._cell = _Cell(self._parser.CurrentByteIndex, _many(attributes, _MANY_COLUMNS))
            self.rows[-1][-1].cells.append(self._cell)
        elif name == _ROW and self.rows:
            self.rows[-1].append(_Row(self._parser.CurrentByteIndex, _many(attributes, _MANY_ROWS), []))
        elif name == _TABLE:
            self.rows.append([])

    def _end(self, name: str) -> None:
        if name in _CELLS:
            self._cell = None


def _refuse_entity(*_: object) -> None:
    raise _EntityError


def _shortened(part: bytes, rows: Sequence[_Row], most: int) -> Iterator[_Piece]:
    """What to change in a sheet of LibreOffice so that what lies far off is left out."""
    said = [row for row in rows if any(cell.says for cell in row.cells)]
    if sum(row.many for row in said) * max(map(_width, said), default=0) <= most:
        return
    number = 0
    for row in rows:
        kept = max(min(row.many, ROWS - number), 1)
        number += row.many
        if kept < row.many:
            yield _repeated(part, row.place, _MANY_ROWS, kept, f"A{ROWS + 1}")
        column = 0
        for cell in row.cells:
            column += cell.many
            if column > COLUMNS and cell.many > 1:
                kept = max(COLUMNS - column + cell.many, 1)
                yield _repeated(part, cell.place, _MANY_COLUMNS, kept, f"CW{number}")


def _repeated(part: bytes, place: int, name: str, many: int, cell: str) -> _Piece:
    """Another number of repetitions in the tag that begins at a place, where one is written."""
    found = re.compile(rb"\s%s\s*=\s*[\"']([^\"']*)" % name.encode()).search(part, place)
    if found is None:
        raise ValueError(name)
    return _Piece(*found.span(1), str(many).encode(), cell)


def _width(row: _Row) -> int:
    """How many columns a row takes up to the last cell that says something."""
    last = max(number for number, cell in enumerate(row.cells) if cell.says)
    return sum(cell.many for cell in row.cells[: last + 1])


def _many(attributes: Mapping[str, str], name: str) -> int:
    written = attributes.get(name) or "1"
    return int(written[:_DIGITS]) if written.isdecimal() else 1
