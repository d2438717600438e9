"""Parts of a portfolio that were kept: an entry a line."""

from collections.abc import Iterator
from pathlib import Path

from mediabruch.errors import MediabruchError, Message
from mediabruch.files.contents import content_of
from mediabruch.files.reasons import reason_of
from mediabruch.portfolio.entry import PortfolioEntry, entry_from

ENDING = ".jsonl"
LARGEST = 4_000_000_000
"""In bytes; a process takes some 4,000."""


class PortfolioPartError(MediabruchError):
    """A part of a portfolio cannot be read, or is none."""


def read_lines(file: str) -> Iterator[PortfolioEntry]:
    """The entries of a file. Raises `PortfolioPartError` where it cannot be read, or a line is no entry."""
    try:
        content = content_of(Path(file), LARGEST).decode(errors="replace")
    except (OSError, ValueError) as error:
        message = Message("The part of a portfolio cannot be read: {reason}.", reason=reason_of(error))
        raise PortfolioPartError(message, path=file) from error
    for number, line in enumerate(content.split("\n"), start=1):
        if not line.strip():
            continue
        entry = entry_from(line)
        if entry is None:
            message = Message(
                "This line is no process of a portfolio; “portfolio --format jsonl” of this version writes them."
            )
            raise PortfolioPartError(message, path=file, line=number)
        yield entry
