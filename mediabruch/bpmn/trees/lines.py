"""The lines of elements: those in which their start tags end, in files of any length."""

from xml.parsers import expat

from mediabruch.patterns import pattern

_START_TAG = pattern(rb"""<[^>"']*+(?:(?:"[^"]*"|'[^']*')[^>"']*+)*+""")


class LineCounter:
    """Counts lines as libxml2 does, which stops at 65,535."""

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


def lines_of_elements(data: bytes) -> list[int]:
    """The line of each element in the order of the file, up to where the file is malformed for expat.

    Its document type was refused before.
    """
    lines: list[int] = []
    counter = LineCounter(data)
    parser = expat.ParserCreate("utf-8")
    parser.StartElementHandler = lambda *_: lines.append(counter.line(parser.CurrentByteIndex))
    try:
        parser.Parse(data, True)  # noqa: FBT003 - expat's own signature
    except expat.ExpatError:
        return lines
    return lines
