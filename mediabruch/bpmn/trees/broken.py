"""What is raised for a text that is no XML."""

from mediabruch.errors import Message


class BrokenXmlError(Exception):
    """A text is no XML; it stays within reading."""

    def __init__(self, reason: Message, line: int, column: int) -> None:
        super().__init__(reason, line, column)
        self.reason = reason
        self.line = line
        """Of the first error, from 1."""
        self.column = column
        """In characters, from 1."""
