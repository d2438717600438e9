"""A portfolio as a workbook: the processes, what recurs in them, and what could not be read."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from mediabruch.exchange.excel import LONGEST_CELL, row_height, workbook_bytes
from mediabruch.i18n import Translator
from mediabruch.i18n.terms import TALLIES
from mediabruch.portfolio.changes import PortfolioChanges
from mediabruch.portfolio.portfolio import Portfolio
from mediabruch.report.plan.speech import PROVIDERS
from mediabruch.report.portfolio.measures import measures_note
from mediabruch.report.portfolio.table import PORTFOLIO_COLUMNS, PortfolioCell, columns_shown, portfolio_rows
from mediabruch.report.portfolio.text import standing, tally_name, total_words
from mediabruch.report.screen import harmless

if TYPE_CHECKING:
    from xlsxwriter import Workbook

_WIDTHS = {"process": 34, "department": 18, "state": 22, "verdict": 50, "patterns": 16, "contact": 24, "file": 50}
_A4 = 9
_PRINTED = 10
"""Columns that are printed."""


def portfolio_xlsx(found: Portfolio, words: Translator, changes: PortfolioChanges | None = None) -> bytes:
    """The workbook. Raises `MediabruchError` where the library for it is missing."""
    return workbook_bytes(words.text("Portfolio"), lambda book: _write(book, found, words, changes))


def _write(book: "Workbook", found: Portfolio, words: Translator, changes: PortfolioChanges | None) -> None:
    shown = columns_shown(found, changes)
    rows = [[row.get(name) for name in shown] for row in portfolio_rows(found, words, changes)]
    titles = [words.message(PORTFOLIO_COLUMNS[name]) for name in shown]
    _sheet(book, words.text("Processes"), titles, rows, [_WIDTHS.get(name, 13) for name in shown])
    _sheet(
        book,
        words.text("In common"),
        [words.text("what"), words.text("name"), words.text("processes"), words.text("media breaks per case"),
         words.text("media breaks a year")],
        [
            [words.message(TALLIES[one.kind]), tally_name(one, words), float(one.processes), one.breaks_per_case,
             one.breaks_per_year]
            for one in found.tallies
        ],
        [22, 60, 12, 18, 18],
    )  # fmt: skip
    _sheet(
        book,
        words.text("Measures"),
        [words.text("measure"), words.text("who can do it"), words.text("processes"),
         words.text("more digital per case"), words.text("more digital a year")],
        [
            [words.message(one.measure.title), words.message(PROVIDERS[one.measure.who]), float(len(one.paths)),
             one.links_gained, one.links_gained_per_year]
            for one in found.measures
        ],
        [50, 24, 12, 18, 18],
    )  # fmt: skip
    sentences: list[list[PortfolioCell]] = [[one] for one in _sentences(found, words)]
    sentences += (
        [words.text("{path} is a copy or another version of {counted}.", path=path, counted=counted)]
        for path, counted in found.copies
    )
    sentences += (["\n".join(words.refusals(error))] for error in found.refused)
    _sheet(book, words.text("Remarks"), [words.text("remark")], sentences, [140])


def _sentences(found: Portfolio, words: Translator) -> list[str]:
    note = [measures_note(words)] if found.measures else []
    return [standing(found, words), *total_words(found, words), *note]


def _sheet(
    book: "Workbook", name: str, titles: Sequence[str], rows: Sequence[Sequence[PortfolioCell]], widths: Sequence[int]
) -> None:
    """A sheet whose head and first column stay, that can be filtered, and prints on landscape pages."""
    sheet = book.add_worksheet(name)
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    number = book.add_format({"num_format": "#,##0.##", "valign": "top"})
    for column, (title, width) in enumerate(zip(titles, widths, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, title, head)
    sheet.set_row(0, row_height(titles, widths))
    for place, row in enumerate(rows, start=1):
        sheet.set_row(place, row_height([cell if isinstance(cell, str) else "" for cell in row], widths))
        for column, cell in enumerate(row):
            if isinstance(cell, float | int):
                sheet.write_number(place, column, cell, number)
            elif cell:
                sheet.write_string(place, column, harmless(cell)[:LONGEST_CELL], plain)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(len(rows), 1), len(titles) - 1)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.repeat_rows(0)
    sheet.fit_to_pages(1, 0)
    sheet.print_area(0, 0, max(len(rows), 1), min(len(titles), _PRINTED) - 1)
