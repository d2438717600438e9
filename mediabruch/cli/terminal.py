"""What the terminal on the other side can show."""

import os
import sys
from collections.abc import Mapping
from typing import IO, Any

from mediabruch.report.screen import NARROWEST, WIDEST, Screen


def wants_color(environ: Mapping[str, str]) -> bool | None:
    """Whether the user asks for color or for none; `None`: as the terminal can (https://no-color.org)."""
    if environ.get("NO_COLOR") or environ.get("TERM") == "dumb":
        return False
    return True if environ.get("FORCE_COLOR") else None


def screen_for(stream: IO[Any], environ: Mapping[str, str]) -> Screen:
    """The screen behind a stream; 80 columns without color where there is none."""
    color = wants_color(environ)
    return Screen(
        width=max(NARROWEST, min(WIDEST, _columns())),
        encoding=getattr(stream, "encoding", None) or "utf-8",
        has_color=stream.isatty() if color is None else color,
    )


def screen_of(output: str | None) -> Screen:
    """What a report is laid out for: the screen behind standard output, or the plain one of a file."""
    return Screen() if output not in (None, "-") else screen_for(sys.stdout, os.environ)


def _columns() -> int:
    if "COLUMNS" not in os.environ and not (sys.__stdout__ and sys.__stdout__.isatty()):
        return Screen().width
    from shutil import get_terminal_size  # 3 ms, and most runs write into pipes and files

    return get_terminal_size().columns
