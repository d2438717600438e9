"""The lines of elements: those in which their start tags end, in files of any length."""

from mediabruch.patterns import pattern

_START_TAG = pattern(rb"""<[^>"']*+(?:(?:"[^"]*"|'[^']*')[^>"']*+)*+""")


class LineCounter:
    """Counts lines as libxml2 does, and goes on where that stops."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._place = 0
        self._line = 1

    def line(self, start: int) -> int:
        """The line in which the tag ends that begins at a byte; to be asked in the order of the file."""
        tag = _START_TAG.match(self._data, start)
        end = start if tag is None else tag.end()
        self._line += self._data.count(b"\n", self._place, end)
        self._place = end
        return self._line
