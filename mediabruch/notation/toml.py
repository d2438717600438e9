"""TOML as a tree of nodes with lines and columns.

`tomllib` judges and reads the text but tells no places; `places` finds them in a second pass.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping

from mediabruch.errors import Message
from mediabruch.notation.letters import composed
from mediabruch.notation.nodes import Items, MistakeError, Node, Scalar, Table
from mediabruch.notation.toml_places import Path, Places, Scanner
from mediabruch.patterns import pattern

DEEPEST = 50
"""Keys in keys; the format itself needs four."""
_TOO_DEEP = Message("This TOML is nested too deeply.")
_DEEP_KEY = pattern(
    r"""^[ \t]*\[{0,2}[ \t]*(?:(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+){%d}""" % DEEPEST,  # noqa: UP031 - braces
    re.MULTILINE,
)
"""A key of more parts than that: `tomllib` would copy all of them for each."""


def parse(text: str) -> Table:
    """The tree of a TOML text. Raises `MistakeError` where it is not valid.

    >>> parse("rules = 'standard'").entries[0][1]
    Scalar(text='standard', plain=False, line=1, column=9)
    """
    import tomllib  # most models have no configuration

    text = text.replace("\r\n", "\n")
    if found := _DEEP_KEY.search(text):
        before = text[: found.start()]
        raise MistakeError(_TOO_DEEP, before.count("\n") + 1, len(before) - before.rfind("\n"))
    try:
        values = tomllib.loads(text)
        places = Scanner(text, DEEPEST).scan()
    except (RecursionError, MemoryError) as error:
        raise MistakeError(_TOO_DEEP) from error
    except ValueError as error:
        from mediabruch.notation.toml_mistakes import mistake_in  # only mistakes need it

        raise mistake_in(text, str(error)) from error
    root = _Tree(text, places).node(values, ())
    assert isinstance(root, Table)
    return root


class _Tree:
    """Values and their places, joined."""

    def __init__(self, text: str, places: Places) -> None:
        self._places = places
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def node(self, value: object, path: Path) -> Node:
        line, column = self._place(self._places.values.get(path))
        if len(path) > DEEPEST:
            raise MistakeError(_TOO_DEEP, line, column)
        match value:
            case Mapping():
                return Table(tuple(self._entries(value, path)), line, column)
            case list():
                nodes = tuple(self.node(item, (*path, number)) for number, item in enumerate(value))
                return Items(nodes, line, column)
            case str():
                return Scalar(composed(value), plain=False, line=line, column=column)
            case bool():
                return Scalar("true" if value else "false", plain=True, line=line, column=column)
            case _:
                return Scalar(str(value), plain=True, line=line, column=column)

    def _entries(self, table: Mapping[str, object], path: Path) -> Iterator[tuple[Scalar, Node]]:
        for key, value in table.items():
            inner = (*path, key)
            line, column = self._place(self._places.keys.get(inner))
            yield Scalar(composed(key), plain=False, line=line, column=column), self.node(value, inner)

    def _place(self, offset: int | None) -> tuple[int | None, int | None]:
        if offset is None:
            return None, None
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1
