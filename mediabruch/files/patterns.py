"""Patterns of paths, written as in `.gitignore`: `old/`, `*.bpmn`, `/models/**/draft-*.bpmn`.

A pattern with a slash before its end is seen from the folder of the file that holds it, any other one holds in every
folder below; what fits a folder fits all that is in it. https://git-scm.com/docs/gitignore
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

from mediabruch.errors import Message

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


def fits(path: str, patterns: tuple[str, ...]) -> bool:
    """Whether the last pattern that speaks of a path selects it. Folders have a slash at their end.

    >>> fits("old/2019/a.bpmn", ("old/",)), fits("a/b.bpmn", ("*.bpmn", "!b.bpmn")), fits("a/b.bpmn", ("/b.bpmn",))
    (True, False, False)
    """
    return bool(patterns) and verdict(path, patterns) is True


def verdict(path: str, patterns: tuple[str, ...]) -> bool | None:
    """Whether patterns select a path, or (with `!`) take it back; `None` where they do not speak of it."""
    return _spec(patterns).check_file(path).include


def fault(pattern: str) -> Message | None:
    """Why a pattern can fit nothing; `None` where it can."""
    if "\\" in pattern:
        return Message("{pattern}: folders are parted by a slash here, not by a backslash.", pattern=pattern)
    if ".." in pattern.split("/"):
        return Message("{pattern}: a pattern cannot lead out of its folder.", pattern=pattern)
    try:
        fitting = [one for one in _spec((pattern,)).patterns if one.include]
    except ValueError:
        fitting = []
    return None if fitting else Message("“{pattern}” is no pattern of paths.", pattern=pattern)


@lru_cache(maxsize=1024)
def _spec(patterns: tuple[str, ...]) -> "GitIgnoreSpec":
    from pathspec import GitIgnoreSpec  # takes a while, and most runs have no patterns

    return GitIgnoreSpec.from_lines(patterns)


def lines_of(text: str) -> tuple[str, ...]:
    """The patterns in the text of a `.gitignore`; lines that are none are passed over, as git does."""
    return tuple(line for line in text.splitlines() if line.strip() and not line.startswith("#") and _is_pattern(line))


def _is_pattern(line: str) -> bool:
    try:
        _spec((line,))
    except ValueError:
        return False
    return True


def any_fits(paths: Iterable[str], pattern: str) -> bool:
    """Whether a pattern fits one of these paths."""
    return any(fits(path, (pattern,)) for path in paths)
