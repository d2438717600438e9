"""The rows of a log in a workbook of Excel or LibreOffice."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mediabruch.errors import LogError, Message, missing_extra
from mediabruch.logs.separated_rows import SeparatedRow
from mediabruch.logs.source import LogSource
from mediabruch.tables.cells import cell_text
from mediabruch.tables.strays import thinned

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

MOST_CELLS = 25_000_000
"""A million rows of 25 columns."""


@dataclass(frozen=True, slots=True)
class SheetRows:
    """The rows of one sheet."""

    name: str
    sheet: "CalamineSheet"

    def __iter__(self) -> Iterator[SeparatedRow]:
        """All rows that are not blank, with their numbers, each time from the beginning."""
        start = self.sheet.start
        top = 1 if start is None else start[0] + 1
        for line, row in enumerate(self.sheet.iter_rows(), top):
            texts = [cell_text(value) for value in row]
            if any(texts):
                yield line, texts


def workbook_rows(source: LogSource) -> Sequence[SheetRows]:
    """The sheets of a workbook. Raises `LogError`."""
    try:
        import python_calamine as library
    except ImportError as error:
        raise LogError(missing_extra(Message("Excel files"), "excel"), path=source.path) from error
    whole = thinned(source.whole(), MOST_CELLS)
    if whole is None:
        raise source.error(Message("The table is far too large when it is unpacked; save the log as CSV."))
    if whole.strays:
        message = Message(
            "Cells such as {place} lie far off the table; delete the rows and columns behind it, and save it anew.",
            place=whole.strays[0],
        )
        raise source.error(message)
    try:
        book = library.CalamineWorkbook.from_object(io.BytesIO(whole.data))
        return [SheetRows(name, book.get_sheet_by_name(name)) for name in book.sheet_names]
    except library.PasswordError as error:
        raise source.error(Message("The workbook asks for a password; save it without one.")) from error
    except (library.CalamineError, ValueError) as error:
        message = Message("This is no workbook that spreadsheets save today, or it is damaged; save the log as CSV.")
        raise source.error(message) from error
