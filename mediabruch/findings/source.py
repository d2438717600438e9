"""The text of a model file, for columns: the reader of XML knows lines only."""

from functools import cached_property


class SourceText:
    """Finds where in its line an element's tag begins. Lines are split when the first column is asked for."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    @cached_property
    def _lines(self) -> list[str]:
        encoding = "utf-16" if self._data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
        text = self._data.decode(encoding, "replace")
        return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")

    def column(self, line: int, element: str | None) -> int:
        r"""Column, from 1, of the tag with this id in this line; 1 where it does not stand there.

        >>> SourceText(b'<a>\n <b/><task name="x" id="T1">').column(2, "T1")
        6
        """
        if element is None or not 0 < line <= len(self._lines):
            return 1
        text = self._lines[line - 1]
        for quote in "\"'":
            at = text.find(f"id={quote}{element}{quote}")
            if at >= 0:
                return max(text.rfind("<", 0, at) + 1, 1)
        return 1
