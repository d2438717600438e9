"""Configuration files: where they are found, and how they are read."""

import re
from collections.abc import Iterator, Mapping
from os import PathLike
from pathlib import Path

from mediabruch.config.config import OWN_FILE, SHARED_FILE, TABLE, Config
from mediabruch.errors import ConfigError, Message
from mediabruch.files.ancestors import Ancestors
from mediabruch.files.contents import content_of
from mediabruch.files.disguises import CONFIGURATION
from mediabruch.files.texts import TextKind, decoded, text_of_file
from mediabruch.patterns import pattern

_MENTION = pattern(
    rb"""tool["']?[ \t]*\.[ \t]*["']?mediabruch|^[ \t]*\[?[ \t]*["']?tool["']?[ \t]*[]=]""", re.MULTILINE
)
"""What a table of ours must have: few projects that name mediabruch configure it, too, and TOML takes its time."""
_ALMOST_OURS = pattern(
    rb"""tool["']?[ \t]*\.[ \t]*["']?m(?:ed|di|ei)[\w-]{4,10}|^[ \t]*\[?[ \t]*["']?tool["']?[ \t]*[]=]""",
    re.IGNORECASE | re.MULTILINE,
)
"""What a shared file must have in which a table of ours may be misspelled."""
_TEXT = TextKind(
    expected=CONFIGURATION,
    largest=4_000_000,  # one line takes about 30
    error=ConfigError,
    unreadable=Message("The configuration cannot be read: {reason}."),
    too_large=Message("The configuration is larger than {limit} MB."),
    not_utf8=Message("The configuration is not in UTF-8; save it in that encoding."),
)


def find_config(model_path: str | PathLike[str], above: Ancestors | None = None) -> Path | None:
    """The configuration that holds for a model: the nearest one in its folder and the folders above.

    The search ends at a folder with `.git`, else at the root; for standard input (`-`) it begins in the working
    directory. A `pyproject.toml` counts if it has the table `[tool.mediabruch]`. Raises `ConfigError` where both files
    of a folder configure mediabruch, since one would go unread. Who asks for many models hands in one `above`.
    """
    above = above or Ancestors()
    for folder in above.folders(model_path):
        found = list(_configs_in(folder, above))
        if len(found) > 1:
            message = Message(
                "{other} stands beside it and has a table [tool.mediabruch]: keep one of the two.", other=SHARED_FILE
            )
            raise ConfigError(message, path=str(found[0]))
        if found:
            return found[0]
    return None


def _configs_in(folder: str, above: Ancestors) -> Iterator[Path]:
    if above.holds(folder, OWN_FILE):
        yield Path(folder, OWN_FILE)
    if above.holds(folder, SHARED_FILE) and _has_table(Path(folder, SHARED_FILE)):
        yield Path(folder, SHARED_FILE)


def _has_table(path: Path) -> bool:
    """Whether a shared file configures mediabruch; one that another tool would have to complain of is left alone."""
    content = _content(path)
    if not _MENTION.search(content):
        return False
    tools = _tools(content)
    return b"tool.mediabruch" in content if tools is None else TABLE[1] in tools  # then reading it says what is wrong


def misnamed_table(path: Path) -> str | None:
    """The table of a shared file that is called almost as ours; `None` where ours is there, or none is like it."""
    content = _content(path)
    tools = _tools(content) if _ALMOST_OURS.search(content) else None
    if tools is None or TABLE[1] in tools:
        return None
    from mediabruch.config.reading import almost_ours

    return almost_ours(tools)


def _content(path: Path) -> bytes:
    try:
        return content_of(path, _TEXT.largest)
    except OSError:
        return b""


def _tools(content: bytes) -> Mapping[str, object] | None:
    """The tables of the tools; `None` where the file is no TOML."""
    from tomllib import loads

    try:
        tools = loads(content.decode()).get(TABLE[0])
    except (ValueError, RecursionError):
        return None
    return tools if isinstance(tools, dict) else {}


def load_config(path: str | PathLike[str]) -> Config:
    """The options in a configuration file; in a file called `pyproject.toml`, those of `[tool.mediabruch]`.

    Raises `ConfigError`, with line and column, where it cannot be read, is no TOML, or says what mediabruch does not
    know.
    """
    return _config(text_of_file(path, _TEXT), str(path))


def config_in(content: bytes, path: str) -> Config:
    """The options in the content of a configuration file, which need not be on a disk. Raises `ConfigError`."""
    return _config(decoded(content, path, _TEXT), path)


def _config(text: str, path: str) -> Config:
    from mediabruch.config.reading import config_of  # only who has a file needs its rules

    return config_of(text.removeprefix("\ufeff"), path)
