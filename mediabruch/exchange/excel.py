"""Workbooks of Excel: the libraries for them, and what all that are written have in common."""

import io
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from math import ceil
from types import ModuleType
from typing import TYPE_CHECKING

from mediabruch.errors import MediabruchError, Message, missing_extra

if TYPE_CHECKING:
    from xlsxwriter import Workbook

LONGEST_CELL = 32_767
"""Characters that a cell of Excel holds."""
_LINE = 15.0
"""Height of a line of text, in points."""
_MOST_LINES = 25
_WIDER = 1.15
"""Letters of words are that much wider than digits, and lines end before they are full."""
_OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
_MADE = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""The same for all files: same input, same bytes."""


def excel_library(name: str) -> ModuleType:
    """A library that only tables for spreadsheets need. Raises `MediabruchError` where it is not installed."""
    from importlib import import_module

    try:
        return import_module(name)
    except ImportError as error:
        raise MediabruchError(missing_extra(Message("Excel files"), "excel")) from error


def row_height(texts: Iterable[str], widths: Iterable[float]) -> float:
    """Points that a row needs so that none of its texts is cut, each in a column so many digits wide.

    >>> row_height(["short", "x" * 50], [10, 10])
    90.0
    """
    lines = (
        sum(max(1, ceil(_WIDER * len(line) / width)) for line in text.split("\n"))
        for text, width in zip(texts, widths, strict=False)
    )
    return _LINE * min(max(lines, default=1), _MOST_LINES)


def workbook_bytes(title: str, write: "Callable[[Workbook], None]") -> bytes:
    """A workbook with what is written into it. Raises `MediabruchError` where the library for it is missing."""
    library = excel_library("xlsxwriter")
    file = io.BytesIO()
    book: Workbook = library.Workbook(file, _OPTIONS)
    book.set_properties({"created": _MADE, "title": title})
    write(book)
    book.close()
    return file.getvalue()
