"""Texts as they are compared: whatever keyboard, system or file name an umlaut comes from, it is the same letter."""

import unicodedata

LONGEST_NAME = 160
"""Characters of a name that a sentence or a report shows."""


def composed(text: str) -> str:
    """The text with a letter and its marks as one character, where there is one.

    >>> len("u\u0308"), len(composed("u\u0308"))
    (2, 1)
    """
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def spellings(name: str) -> tuple[str, ...]:
    """The ways in which systems spell a file's name that reads the same, as it is given first."""
    if name.isascii():
        return (name,)
    return tuple(dict.fromkeys((name, composed(name), unicodedata.normalize("NFD", name))))


def comparable(text: str) -> str:
    """A word or name as such are compared: blanks, upper and lower case, and ways to write umlauts aside.

    >>> comparable("  Bu\u0308rger  ANHÖREN") == comparable("Bürger anhören")
    True
    """
    return " ".join(composed(text).split()).casefold()


def shortened(text: str, most: int = LONGEST_NAME) -> str:
    """The text, cut with an ellipsis where it has more characters than that, so that it leaves room for the rest.

    >>> shortened("Antrag", 6), shortened("Anträge", 6)
    ('Antrag', 'Anträ…')
    """
    return text if len(text) <= most else text[: most - 1] + "…"
