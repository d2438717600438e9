"""Colors for terminals, by rich. Names are never markup: each span is a `Text` of its own."""

from collections.abc import Iterable
from io import StringIO

from rich.console import Console
from rich.text import Text

from mediabruch.report.spans import NO_BREAK, Line


def painted(lines: Iterable[Line]) -> str:
    """The lines with the codes that color them (ISO 6429)."""
    console = Console(
        file=StringIO(), force_terminal=True, color_system="standard", highlight=False, emoji=False, no_color=False
    )
    with console.capture() as capture:
        for line in lines:
            text = Text.assemble(*((span.text.replace(NO_BREAK, " "), span.style.value) for span in line))
            text.rstrip()
            console.print(text, soft_wrap=True)
    return capture.get()
