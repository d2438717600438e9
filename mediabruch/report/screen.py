"""What a terminal can show: how wide it is, which characters it has, whether it has colors.

Names in models are foreign text. Whatever goes to a terminal passes through `Screen.clean`, so that no name can move
the cursor, change colors, turn the reading direction around or break a line.
"""

import unicodedata
from functools import cache
from typing import NamedTuple

from mediabruch.report.spans import NO_BREAK

_UTF_8 = "utf-8"
NARROWEST = 40
WIDEST = 120
"""Longer lines are hard to read."""

_REPLACEMENTS = {
    "ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss", "ẞ": "SS",
    "„": '"', "“": '"', "”": '"', "«": '"', "»": '"', "‚": "'", "‘": "'", "’": "'",
    "–": "-", "—": "-", "−": "-", "‑": "-", "…": "...", "→": "->", "·": "-", "•": "*", "×": "x", "≤": "<=", "≥": ">=",
    "▁": "_", "▂": ".", "▃": "-", "▄": "=", "▅": "+", "▆": "*", "▇": "%",
    "─": "-", "━": "=", "█": "#", "░": "-", "\ufffd": "?", "€": "EUR", "§": "Par.",
}  # fmt: skip
"""What stands for a character where the terminal lacks it."""


class Screen(NamedTuple):
    """Where a report will be shown."""

    width: int = 80
    """In columns; between `NARROWEST` and `WIDEST`."""
    encoding: str = _UTF_8
    has_color: bool = False

    def clean(self, text: str) -> str:
        r"""The text on one line, without control characters, in characters that this screen has.

        >>> Screen(encoding="ascii").clean("Prüfen\x1b[2J\u202e → Ablage")
        'Pruefen?[2J -> Ablage'
        """
        if text.isprintable() and (text.isascii() or self.encoding == _UTF_8):
            return text
        return "".join(_shown(char, self.encoding) for char in text)


def harmless(text: str) -> str:
    r"""Foreign text on one line for formats that are no screen: without control characters, with plain spaces.

    >>> harmless("Antrag\x1b[2J\u00a0prüfen")
    'Antrag\ufffd[2J prüfen'
    """
    return Screen().clean(text).replace(NO_BREAK, " ")


@cache
def _shown(char: str, encoding: str) -> str:
    harmless = _harmless(char)
    if harmless == "\u00a0":  # tells the layout where no line may end, and becomes a plain space in the end
        return harmless
    try:
        harmless.encode(encoding)
    except UnicodeEncodeError:
        return _replacement(harmless)
    return harmless


def _harmless(char: str) -> str:
    if char.isspace():
        return "\u00a0" if char in "\u00a0\u202f" else " "
    match unicodedata.category(char):
        case "Cc" | "Cs" | "Co" | "Cn":
            return "\ufffd"
        case "Cf":
            return char if char in "\u200c\u200d" else ""  # the joiners belong to the spelling of some languages
        case _:
            return char


def _replacement(char: str) -> str:
    if char in _REPLACEMENTS:
        return _REPLACEMENTS[char]
    return unicodedata.normalize("NFKD", char).encode("ascii", "ignore").decode("ascii") or ("?" if char else "")


def width_of(text: str) -> int:
    r"""The columns that cleaned text takes: East Asian wide characters two, combining ones none.

    >>> width_of("住民票"), width_of("e\u0301")
    (6, 1)
    """
    return len(text) if text.isascii() else sum(_columns(char) for char in text)


@cache
def _columns(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1
