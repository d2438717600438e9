"""Names that a modeling tool gives by itself: what is called so has no name yet, and says nothing."""

from functools import lru_cache

from mediabruch.patterns import pattern

_NUMBER = r"(?:[\s_-]*\d+)?"
_DATA = pattern(
    rf"(?:data|daten)[\s_-]*(?:obj|obje[ck]t|store|speicher|input|output)(?:[\s_-]*ref(?:eren[cz]e?)?)?{_NUMBER}"
)
_NOTE = pattern(rf"(?:some[\s_-]+)?text{_NUMBER}|(?:te[xs]t[\s_-]*)?annotatio[nm]{_NUMBER}")


@lru_cache(maxsize=4096)
def is_unnamed_data(name: str) -> bool:
    """Whether a data object or store bears no name but its tool's.

    >>> is_unnamed_data("Data Store Reference"), is_unnamed_data("dataObj1"), is_unnamed_data("Data object: letter")
    (True, True, False)
    """
    return _DATA.fullmatch(name.strip().lower()) is not None


def is_empty_note(text: str) -> bool:
    """Whether a note was drawn and never written.

    >>> is_empty_note("Text Annotation"), is_empty_note("Text the customer")
    (True, False)
    """
    return _NOTE.fullmatch(text.strip().lower()) is not None
