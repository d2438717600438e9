"""The nearest right word to a wrong one, as people mistype and translate."""

from collections.abc import Iterable, Mapping

from mediabruch.errors import Message
from mediabruch.notation.nodes import MistakeError, Scalar, mistake, shown

CLOSE = 0.6
"""Least likeness (difflib's ratio) at which one word is taken for a mistyped other."""


def nearest(word: str, known: Iterable[str], cutoff: float = CLOSE) -> str | None:
    """The known word that is most like the given one, upper and lower case aside; the first of equals.

    Source: `difflib.SequenceMatcher.ratio`. Cost: linear in the number of words, some 20 µs each.

    >>> nearest("papr", ["data", "paper"])
    'paper'
    """
    from difflib import SequenceMatcher  # only mistakes need it

    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(word.casefold())
    best, likeness = None, cutoff
    for candidate in known:
        matcher.set_seq1(candidate.casefold())
        if best is not None and matcher.real_quick_ratio() <= likeness:
            continue
        ratio = matcher.ratio()
        if ratio > likeness or (best is None and ratio >= likeness):
            best, likeness = candidate, ratio
    return best


def hint(word: str, known: Iterable[str], glossary: Mapping[str, str] | None = None) -> Message:
    """What to write instead of an unknown word: its translation, else the nearest known word; and all known words."""
    words = tuple(known)
    meant = (glossary or {}).get(word.strip().casefold()) or nearest(word, words)
    listed = ", ".join(words)
    if meant in words:
        return Message("Did you mean {nearest}? Known here: {known}.", nearest=meant, known=listed)
    return Message("Known here: {known}.", known=listed)


def unknown_key(
    key: Scalar, known: Iterable[str], section: str = "", glossary: Mapping[str, str] | None = None
) -> MistakeError:
    """The mistake of a key that means nothing at the top of a file, or in one of its sections."""
    advice = hint(key.text, known, glossary)
    if not section:
        return mistake(key, Message("Unknown key “{word}”. {hint}", word=shown(key), hint=advice))
    message = Message("Unknown key “{word}” under {section}. {hint}", word=shown(key), section=section, hint=advice)
    return mistake(key, message)
