"""What stands in a model as a label, into the words that a reader sees on the drawing."""

import re
import unicodedata
from functools import lru_cache

from mediabruch.bpmn.markup import readable
from mediabruch.patterns import pattern

_ODD = pattern(r"[^ -%'-;=-~]|  |^ | $")
"""Whatever may need work: anything but plain ASCII, ampersands, tags, spaces at the ends or in a row."""

_HYPHENATION = pattern(
    r"""(?<![^\W_])(?P<before>[^\W_]+)-[^\S\n]*\n\s*  # "Zahlungs-" at the end of a line; begun only where a word begins
        (?!(?:und|oder|bzw|sowie|bis|and|or)\b)   # "Ein- und Ausgang" keeps its hyphen and its space
        (?=(?P<after>[^\W_]))""",
    re.VERBOSE,
)


@lru_cache(maxsize=8192)
def label(text: str) -> str:
    r"""The label in one line: no line breaks, hyphenation, soft hyphens or control characters, spaces collapsed.

    >>> label("Zahlungs-\naufforderung&#10;drucken")
    'Zahlungsaufforderung drucken'
    >>> label("Online-\nAntrag")
    'Online-Antrag'
    """
    return _cleaned(text) if _ODD.search(text) else text


def _cleaned(text: str) -> str:
    text = readable(text)
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    text = "\n".join(text.splitlines())
    text = "".join(character for character in text if _is_seen(character))
    if "-" in text and "\n" in text:
        text = _HYPHENATION.sub(_joined, text)
    return " ".join(text.split())


def _joined(match: re.Match[str]) -> str:
    """The two halves of a word; the hyphen stays before a capital or digit, and in `E-Mail`."""
    is_one_word = match["after"].islower() and len(match["before"]) > 1
    return match["before"] if is_one_word else match["before"] + "-"


def _is_seen(character: str) -> bool:
    """Whether the character shows or separates words; controls, soft hyphens and changes of direction do not."""
    return character.isprintable() or character.isspace() or character in "\u200c\u200d"
