"""Tables as workbooks for Excel and LibreOffice: drop-downs, a header that stays, ids that are protected."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from mediabruch.errors import Message
from mediabruch.exchange.columns import BRANCHES, COLUMNS, PROCESSES, SHARE, Column, ColumnKind
from mediabruch.exchange.excel import LONGEST_CELL, workbook_bytes
from mediabruch.exchange.rows import AnnotationTable, Row, titles
from mediabruch.exchange.speech import ASIDES_CALLED, HYBRIDS, NO, UNKNOWN, YES, media_choices, said
from mediabruch.i18n import Translator
from mediabruch.i18n.terms import PARTIES, ZONES
from mediabruch.notation.process_shapes import FIM_TIERS

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_ALLOWED = dict.fromkeys(
    ("autofilter", "sort", "format_cells", "format_columns", "format_rows", "insert_columns", "insert_rows"), True
)
_FILLS = {
    ColumnKind.KEY: "#eeeeee",
    ColumnKind.CONTEXT: "#ffffff",
    ColumnKind.STATED: "#fff8dc",
    ColumnKind.KNOWN: "#f4f4f8",
}
_SIDES = frozenset({"receives", "produces"})
_FLAGS = frozenset({"by_hand", "automatic", "dispatch", "administration"})
_PRINTED = "system"
"""The last column of steps that is printed."""
_A4 = 9
_LINE = 15.0
"""Height of a line of text, in points."""
_MOST_LINES = 6
_SEVERAL = "+"

GUIDE: Sequence[Message] = (
    Message("What you know of each step goes into the yellow columns; leave the rest blank."),
    Message("An empty cell says nothing: what was stated before stays. “{unknown}” takes a statement away."),
    Message("“Takes in” is what the step works from, “hands on” is what its result is passed on in."),
    Message("Several media of one side are joined by “{several}”."),
    Message(
        "Rows and columns may be sorted, filtered, moved and added; the columns with model file and id are needed."
    ),
    Message(
        "“Decides on” says how many of the 100 points of the end-to-end score hang on the step: begin with the largest."
    ),
    Message("What holds for a process as a whole, such as its cases a year, goes into the sheet “Process”."),
    Message("To take the answers over: open this file in the workbench, or: mediabruch annotate --from THIS-FILE"),
    Message("The media:"),
)
MEANINGS: Sequence[tuple[str, Message]] = (
    ("data", Message("structured and machine-readable: form fields, records in a system, XML, API")),
    ("document", Message("digital, for human eyes: e-mail, PDF, scan, entry in an e-file")),
    ("digital", Message("digital for certain; whether data or document is not known")),
    ("paper", Message("printed, handwritten, by post or fax")),
    ("oral", Message("by telephone or face to face")),
    ("physical", Message("a thing or a person; no information is handed on")),
)


def xlsx_bytes(table: AnnotationTable, words: Translator) -> bytes:
    """The table as a workbook. Raises `MediabruchError` where the library for it is missing."""
    return workbook_bytes(words.text("Media of steps"), lambda book: _write(book, table, words))


def _write(book: "Workbook", table: AnnotationTable, words: Translator) -> None:
    steps = [column.name for column in COLUMNS]
    _write_sheet(book, words.text("Steps"), (COLUMNS, table.steps, steps.index(_PRINTED)), words)
    if table.branches:
        _write_sheet(book, words.text("Branches"), (BRANCHES, table.branches, len(BRANCHES) - 1), words)
    _write_sheet(book, words.text("Process"), (PROCESSES, table.processes, len(PROCESSES) - 1), words)
    _write_guide(book, words)


def _write_sheet(
    book: "Workbook", name: str, content: tuple[Sequence[Column], list[Row], int], words: Translator
) -> None:
    """A sheet with a header that stays; the last part of `content` is the last column that is printed."""
    columns, rows, printed = content
    sheet = book.add_worksheet(name)
    heads = {kind: book.add_format(_head(kind)) for kind in ColumnKind}
    named = titles(columns, words)
    for number, column in enumerate(columns):
        look = book.add_format(_cell(column))
        sheet.set_column(number, number, column.width, look)
        sheet.write_string(0, number, named[column.name], heads[column.kind])
        _write_column(sheet, (number, column), [row[column.name] for row in rows], look)
        choices = list(_choices(column.name, words))
        if choices and rows:
            sheet.data_validation(1, number, len(rows), number, _validation(choices, words))
    for line, row in enumerate(rows, 1):
        sheet.set_row(line, _LINE * _lines_of(row, columns[: printed + 1]))
    sheet.set_row(0, 3 * _LINE)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(1, len(rows)), len(columns) - 1)
    sheet.protect("", _ALLOWED)
    _lay_out(sheet, name, (len(rows), printed))


def _lines_of(row: Row, columns: Sequence[Column]) -> int:
    """The lines that the longest of some cells needs."""
    return min(_MOST_LINES, max(-(-len(row[column.name]) // column.width) for column in columns) or 1)


def _lay_out(sheet: "Worksheet", name: str, last: tuple[int, int]) -> None:
    """Landscape pages with the header on each of them."""
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.print_area(0, 0, *last)
    sheet.set_footer(f"&L{name.replace('&', '&&')}&R&P / &N")


def _write_column(sheet: "Worksheet", column: tuple[int, Column], texts: Sequence[str], look: "Format") -> None:
    number, kind = column
    for line, text in enumerate(texts, 1):
        if kind.is_number and text:
            sheet.write_number(line, number, _number(text), look)
        elif text and len(text) <= LONGEST_CELL:  # Excel holds no more; an empty cell leaves all as it is
            sheet.write_string(line, number, text, look)


def _number(text: str) -> float:
    """The number that a text says; percentages as spreadsheets keep them."""
    said = Decimal(text.replace(",", ".").lstrip("<").rstrip(" %"))
    return float(said / 100 if text.endswith("%") else said)


def _head(kind: ColumnKind) -> dict[str, object]:
    return {"bold": True, "bg_color": _FILLS[kind], "bottom": 1, "text_wrap": True, "valign": "top", "locked": True}


def _cell(column: Column) -> dict[str, object]:
    look: dict[str, object] = {"bg_color": _FILLS[column.kind], "text_wrap": True, "valign": "top", "border": 4}
    look["border_color"] = "#c0c0c0"
    look["locked"] = column.kind is ColumnKind.KEY
    if column.name == SHARE:
        look["num_format"] = "0 %"
    return look


def _choices(name: str, words: Translator) -> Iterator[str]:
    """What a cell's drop-down offers; nothing where any text will do."""
    if name in _SIDES:
        yield from (word for word, _ in media_choices(words))
        yield from (said(name, hybrid, words) for hybrid in HYBRIDS)
    elif name in _FLAGS:
        yield from (words.message(YES), words.message(NO))
    elif name == "aside":
        yield from (words.message(called) for called in (*ASIDES_CALLED.values(), NO))
    elif name == "party":
        yield from (words.message(party) for party in PARTIES.values())
    elif name == "fim_tier":
        yield from FIM_TIERS
    elif name == "zone":
        yield from (words.message(zone) for zone in ZONES.values())
    else:
        return
    yield words.message(UNKNOWN)


def _validation(choices: list[str], words: Translator) -> dict[str, object]:
    return {
        "validate": "list",
        "source": choices,
        "error_type": "information",
        "error_title": words.text("Another word"),
        "error_message": words.text("This is none of the words of the list; it may not be understood."),
    }


def _write_guide(book: "Workbook", words: Translator) -> None:
    sheet = book.add_worksheet(words.text("Explanation"))
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 30, wrapped)
    sheet.set_column(1, 1, 90, wrapped)
    for line, sentence in enumerate(GUIDE):
        text = words.text(sentence.template, unknown=words.message(UNKNOWN), several=_SEVERAL)
        sheet.merge_range(line, 0, line, 1, "", wrapped)
        sheet.write_string(line, 0, text, wrapped)
    called = {word: title for title, word in media_choices(words)}
    for line, (word, meaning) in enumerate(MEANINGS, len(GUIDE)):
        sheet.write_string(line, 0, called[word], wrapped)
        sheet.write_string(line, 1, words.message(meaning), wrapped)
