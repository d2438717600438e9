"""Cells of workbooks as the texts that a person sees in them."""

from datetime import date, time

from mediabruch.figures import written_number


def cell_text(value: object) -> str:
    """The text of a cell; numbers, days and times are written as in every country.

    >>> cell_text(3.0), cell_text(True), cell_text(date(2025, 3, 1))
    ('3', 'true', '2025-03-01')
    """
    match value:
        case str():
            return value
        case bool():
            return "true" if value else "false"
        case float():
            return written_number(value)
        case date() | time():
            return value.isoformat()
        case _:
            return str(value)
