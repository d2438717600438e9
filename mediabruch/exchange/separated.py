"""Tables as CSV that spreadsheets open as it is meant: in letters they recognize, and without anything that runs."""

import csv
import io
from collections.abc import Iterable, Iterator

from mediabruch.exchange.columns import BRANCHES, COLUMNS, PROCESSES
from mediabruch.exchange.rows import AnnotationTable, titles
from mediabruch.i18n import Translator
from mediabruch.patterns import pattern

DELIMITERS = ";,\t|"
_RUNS = pattern(r"'*[=+\-@\t\r]")
"""How cells begin that a spreadsheet would take for a formula, or that look as if they were guarded already."""
_GUARDED = pattern(r"'+[=+\-@\t\r]")


def guarded(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet would run it.

    >>> guarded("=1+1"), unguarded(guarded("=1+1")), unguarded("'tis")
    ("'=1+1", '=1+1', "'tis")
    """
    return f"'{text}" if _RUNS.match(text) else text


def unguarded(text: str) -> str:
    """The text without the apostrophe of `guarded`."""
    return text[1:] if _GUARDED.match(text) else text


def csv_bytes(table: AnnotationTable, words: Translator) -> bytes:
    """The table, separated as the spreadsheets of the language expect it, with a mark of its encoding.

    Branches stand below the steps, in the same columns as far as they have them, and the processes below these.
    """
    wanted = (*COLUMNS, *(BRANCHES if table.branches else ()), *PROCESSES)
    columns = list({column.name: column for column in wanted}.values())
    named = titles(columns, words) | titles(COLUMNS, words)
    below = (*table.branches, *table.processes)
    rows = ([row.get(column.name, "") for column in columns] for row in (*table.steps, *below))
    return separated([[named[column.name] for column in columns], *rows], words)


def separated(rows: Iterable[Iterable[str]], words: Translator) -> bytes:
    """Rows of texts, separated as the spreadsheets of the language expect it, with a mark of their encoding."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=";" if words.language == "de" else ",", lineterminator="\r\n")
    writer.writerows(map(guarded, row) for row in rows)
    return file.getvalue().encode("utf-8-sig", "replace")


def parsings(text: str) -> Iterator[list[list[str]]]:
    """The rows of a text, by each of the delimiters that may be meant. Raises `csv.Error`."""
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))
    for delimiter in DELIMITERS:
        if delimiter in text:
            yield list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
