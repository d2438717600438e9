"""Where in a TOML text keys and values begin, which `tomllib` does not tell.

The text is one that `tomllib` has accepted, so a few patterns cut it. Cost: linear in its length.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from mediabruch.patterns import pattern

Path = tuple[str | int, ...]
"""Keys and places in lists, from the root."""

_BLANK = pattern(r"(?:[ \t\n]|#[^\n]*)*")
_KEY = pattern(r'"(?:[^"\\]|\\.)*"|\'[^\']*\'|[A-Za-z0-9_-]+')
_DOT = pattern(r"[ \t]*\.[ \t]*")
_EQUALS = pattern(r"[ \t]*=[ \t]*")
_OPENING = pattern(r"\[\[?[ \t]*")
_CLOSING = pattern(r"[ \t]*\]\]?")
_TEXT = pattern(r'"""(?:[^\\]|\\.)*?"""(?:"{0,2})|\'\'\'.*?\'\'\'(?:\'{0,2})|"(?:[^"\\]|\\.)*"|\'[^\']*\'', re.DOTALL)
_PLAIN = pattern(r"[^,\]}#\n]+")
"""Numbers, true, false, dates: what is neither text, list nor table."""


@dataclass(slots=True)
class Places:
    """Where in a valid text each key and each value begins."""

    keys: dict[Path, int] = field(default_factory=dict)
    values: dict[Path, int] = field(default_factory=dict)


class Scanner:
    """One pass over a valid text."""

    def __init__(self, text: str, deepest: int) -> None:
        self.text = text
        self._deepest = deepest
        self.at = 0
        self.found = Places()
        self._last: dict[Path, int] = {}
        """The last element of each array of tables."""

    def scan(self) -> Places:
        """Pass over the whole text."""
        table: Path = ()
        self._pass(_BLANK)
        while self.at < len(self.text):
            if self.text[self.at] == "[":
                table = self._header()
            else:
                self._pair(table)
            self._pass(_BLANK)
        return self.found

    def _pass(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self.text, self.at)
        assert match is not None, "tomllib has accepted the text"
        self.at = match.end()
        return match.group()

    def _header(self) -> Path:
        """`[a.b]` or `[[a.b]]`: below an array of tables, its last element is meant."""
        opening = self._pass(_OPENING)
        is_array = opening.startswith("[[")
        segments = list(self._segments())
        path: Path = ()
        for number, (start, segment) in enumerate(segments, 1):
            path = (*path, segment)
            self._remember(path, start, start)
            if is_array and number == len(segments):
                self._last[path] = self._last.get(path, -1) + 1
            if path in self._last:
                path = (*path, self._last[path])
                self._remember(path, start, start)
        self._pass(_CLOSING)
        return path

    def _remember(self, path: Path, key: int, value: int) -> None:
        """The first place counts, where several headers and dotted keys speak of one table."""
        self.found.keys.setdefault(path, key)
        self.found.values.setdefault(path, value)

    def _segments(self) -> Iterator[tuple[int, str]]:
        """The parts of a dotted key, and where they begin. Raises `RecursionError` where there are far too many."""
        for _ in range(self._deepest):
            start = self.at
            yield start, _plain_key(self._pass(_KEY))
            if not _DOT.match(self.text, self.at):
                return
            self._pass(_DOT)
        raise RecursionError

    def _pair(self, table: Path) -> None:
        path, segments = table, list(self._segments())
        for start, segment in segments[:-1]:
            path = (*path, segment)
            self._remember(path, start, start)
        start, segment = segments[-1]
        path = (*path, segment)
        self._pass(_EQUALS)
        self._remember(path, start, self.at)
        self._value(path)

    def _value(self, path: Path) -> None:
        match self.text[self.at]:
            case "[":
                self._list(path)
            case "{":
                self._table(path)
            case '"' | "'":
                self._pass(_TEXT)
            case _:
                self._pass(_PLAIN)

    def _list(self, path: Path) -> None:
        self.at += 1
        number = 0
        while not self._ends("]"):
            inner = (*path, number)
            self._remember(inner, self.at, self.at)
            self._value(inner)
            number += 1

    def _table(self, path: Path) -> None:
        self.at += 1
        while not self._ends("}"):
            self._pair(path)

    def _ends(self, closing: str) -> bool:
        """Pass blanks and a comma; and the closing bracket, if it stands here."""
        self._pass(_BLANK)
        if self.text[self.at] == ",":
            self.at += 1
            self._pass(_BLANK)
        if self.text[self.at] != closing:
            return False
        self.at += 1
        return True


def _plain_key(written: str) -> str:
    if written[0] == "'":
        return written[1:-1]
    if written[0] != '"':
        return written
    from tomllib import loads  # knows the escapes

    (key,) = loads(f"{written} = 0")
    return str(key)
