"""Filled-in tables from whatever spreadsheet they come: the sheet with the steps, its header, and its rows."""

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import Path

from mediabruch.errors import MediabruchError, Message
from mediabruch.exchange.columns import BOTH_SIDES, PROCESS_STATED, SHARE, STATED, column_of
from mediabruch.exchange.excel import excel_library
from mediabruch.exchange.merged import blocks_in_ods, spread
from mediabruch.exchange.separated import parsings, unguarded
from mediabruch.files.contents import content_of
from mediabruch.files.disguises import TABLE, WORKBOOKS, conflict, disguise
from mediabruch.files.reasons import reason_of
from mediabruch.notation.letters import composed
from mediabruch.tables.cells import cell_text
from mediabruch.tables.charsets import decodings
from mediabruch.tables.strays import COLUMNS, ROWS, thinned
from mediabruch.tables.strays import LARGEST as UNPACKED

LARGEST = 50_000_000
"""In bytes."""
_SEARCHED = 50
"""Rows in which a header is searched."""
_DAMAGED = Message("it is damaged, or no workbook that spreadsheets save today")
_MALFORMED = Message("a cell is too long, or lacks its closing quotation mark")
_LETTERS = 26


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that says something."""

    text: str
    place: str
    """Such as `Steps!E7`."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row of a table."""

    place: str
    cells: Mapping[str, Cell]
    """By the names of columns; blank ones are there, unless the whole column is missing."""

    remark: Message | None = None
    """What is wrong with a row that cannot be read at all."""

    def said(self, column: str) -> str:
        """What the row says in a column."""
        return self.cells[column].text if column in self.cells else ""


@dataclass(frozen=True, slots=True)
class _Sheet:
    name: str
    """Empty for a file that has no sheets."""
    rows: Sequence[Sequence[str]]


Spelled = tuple[int, int]
"""How many rows name what the models have in other letters than ASCII, and how many would but for these letters."""


def read_lines(path: Path, spelled: Callable[[Sequence[SheetRow]], Spelled] | None = None) -> list[SheetRow]:
    """The rows of a table: xlsx, ods, or CSV in any encoding and with any delimiter.

    Of the encodings that a CSV file may be in, the one holds in which most rows name what the models have: `spelled`
    counts these. Raises `MediabruchError` where the file cannot be read, has no header with an id (or step) and a
    column to fill, or is in none of these encodings.
    """
    try:
        data = content_of(path, LARGEST, patience=2.0)
    except OSError as error:
        message = Message("The file cannot be read: {reason}.", reason=reason_of(error))
        raise MediabruchError(message, path=str(path)) from error
    return lines_in(data, path, spelled)


def lines_in(data: bytes, path: Path, spelled: Callable[[Sequence[SheetRow]], Spelled] | None = None) -> list[SheetRow]:
    """The rows of a table by its content; `path` is how errors call it. Raises `MediabruchError` as `read_lines`."""
    if len(data) > LARGEST:
        raise MediabruchError(Message("The table is larger than {limit} MB.", limit=LARGEST // 10**6), path=str(path))
    if data.startswith(WORKBOOKS):
        whole = thinned(data)
        if whole is None:
            limit = UNPACKED // 10**6
            raise MediabruchError(Message("The table is larger than {limit} MB.", limit=limit), path=str(path))
        return [*map(_stray, whole.strays), *_found(list(_workbook(whole.data, path)), path)]
    found = disguise(data, TABLE) or conflict(data)
    if found is not None:
        raise MediabruchError(found.message, path=str(path), line=found.line)
    readings = [_found(list(_separated(text, path)), path) for text in decodings(data)]
    if spelled is None or len(readings) == 1:
        return readings[0]
    counts = [spelled(lines) for lines in readings]
    right, wrong = best = max(counts, key=lambda count: count[0] - count[1])
    if wrong and not right:
        raise MediabruchError(_UNKNOWN_LETTERS, path=str(path))
    return readings[counts.index(best)]


_UNKNOWN_LETTERS = Message("The letters of the table are in an unknown encoding; save it as CSV in UTF-8, or as xlsx.")


def _stray(place: str) -> SheetRow:
    message = Message(
        "Cells from {place} on lie far off the table and are not read; its first {rows} rows and {columns} columns "
        "are.",
        place=place,
        rows=ROWS,
        columns=COLUMNS,
    )
    return SheetRow(place, {}, message)


def _found(sheets: Sequence[_Sheet], path: Path) -> list[SheetRow]:
    found = [line for sheet, header in _with_header(sheets) for line in _lines(sheet, header)]
    if not any(True for _ in _with_header(sheets)):
        message = Message(
            "No sheet has a header with the id of the step and a column to fill in, such as “takes in” or “hands on”."
        )
        raise MediabruchError(message, path=str(path))
    return found


def _workbook(data: bytes, path: Path) -> Iterator[_Sheet]:
    library = excel_library("python_calamine")
    try:
        book = library.CalamineWorkbook.from_object(io.BytesIO(data))
        others = blocks_in_ods(data)
        for name in book.sheet_names:
            sheet = book.get_sheet_by_name(name)
            rows = [[cell_text(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
            yield _Sheet(name, spread(rows, sheet.merged_cell_ranges or others.get(name, ())))
    except (library.CalamineError, ValueError) as error:
        message = Message("The file is no table that can be read: {reason}.", reason=_why(error))
        raise MediabruchError(message, path=str(path)) from error


def _why(error: Exception) -> Message:
    return Message("it asks for a password") if type(error).__name__ == "PasswordError" else _DAMAGED


def _separated(text: str, path: Path) -> Iterator[_Sheet]:
    """The rows by the delimiter under which the header is understood best."""
    try:
        parsed = [_Sheet("", rows) for rows in parsings(text)]
    except csv.Error as error:
        message = Message("The file is no table that can be read: {reason}.", reason=_MALFORMED)
        raise MediabruchError(message, path=str(path)) from error
    headers = ((header, sheet) for sheet in parsed if (header := _header(sheet)) is not None)
    best = max(headers, key=lambda found: len(found[0][1]), default=None)
    if best is not None:
        yield best[1]


_Header = tuple[int, Mapping[str, int]]
"""Its row, and its columns by their names."""


def _with_header(sheets: Sequence[_Sheet]) -> Iterator[tuple[_Sheet, _Header]]:
    for sheet in sheets:
        header = _header(sheet)
        if header is not None:
            yield sheet, header


def _header(sheet: _Sheet) -> _Header | None:
    """The row that names the most columns; the first of two that have one name counts."""
    best: _Header | None = None
    for number, row in enumerate(sheet.rows[:_SEARCHED]):
        columns: dict[str, int] = {}
        for place, title in enumerate(row):
            name = column_of(title)
            if name is not None:
                columns.setdefault(name, place)
        if _is_header(columns.keys()) and (best is None or len(columns) > len(best[1])):
            best = (number, columns)
    return best


def _is_header(columns: Set[str]) -> bool:
    """Whether these columns tell what a row speaks of, and what it says: of steps and branches, or of processes."""
    of_steps = bool(columns & {"id", "name"}) and bool(columns & {*STATED, BOTH_SIDES, SHARE})
    of_processes = columns & {*PROCESS_STATED} - {"title"} and columns & {"file", "process", "title"}
    return of_steps or bool(of_processes)


def _lines(sheet: _Sheet, header: _Header) -> Iterator[SheetRow]:
    top, columns = header
    for number, row in enumerate(sheet.rows[top + 1 :], top + 2):
        if not any(text.strip() for text in row):
            continue
        texts = {name: composed(row[place]).strip(" ") if place < len(row) else "" for name, place in columns.items()}
        cells = {
            name: Cell((text if sheet.name else unguarded(text)).strip(), _place(sheet.name, number, columns[name]))
            for name, text in texts.items()
        }
        yield SheetRow(f"{sheet.name}!{number}" if sheet.name else str(number), cells)


def _place(sheet: str, row: int, column: int) -> str:
    """A cell as spreadsheets call it.

    >>> _place("Steps", 7, 27)
    'Steps!AB7'
    """
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, _LETTERS)
        letters = chr(ord("A") + letter) + letters
    return f"{sheet}!{letters}{row}" if sheet else f"{letters}{row}"
