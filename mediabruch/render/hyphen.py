"""Where a long word may be parted with a hyphen: a few rules that do for German and English labels."""

from mediabruch.patterns import pattern

_VOWELS = frozenset("aeiouyäöüAEIOUYÄÖÜáéíóúàèêôâ")
_TOGETHER = frozenset(
    {"ch", "ck", "ph", "th", "qu", "sh", "sp", "st", "pf", "tr", "br", "dr", "gr", "kr", "pr", "fr", "bl", "gl", "kl"}
)
"""Consonants that stay together at the start of a syllable."""
_JOINT = pattern(
    "(?<=ungs)|(?<=heits)|(?<=keits)|(?<=tions)|(?<=schafts)|(?<=täts)|(?<=ings)"
    "|(?=antrag|anträg|ausweis|behörde|behoerde|bescheid|bestätigung|bestaetigung|daten|dokument|erklärung|erklaerung|erstellung|formular"
    "|gebühr|karte|liste|nachweis|nummer|prüfung|pruefung|rechnung|schreiben|stelle|unterlagen|verfahren|vermerk"
    "|voraussetzung|vorgang|zahlung)"
)
"""Where the parts of a compound meet, after its linking letters or before a frequent last part."""
_LEAST = 3
"""Letters before and after a hyphen."""
_LONGEST = 200
"""Letters of a word that are looked at."""


def joints(word: str) -> list[int]:
    """The places at which a compound has its joints, as far as they are known.

    >>> joints("Bewilligungsbescheid")
    [12]
    """
    places = (match.start() for match in _JOINT.finditer(word[:_LONGEST].lower()))
    return sorted({place for place in places if _LEAST <= place <= len(word) - _LEAST})


def split_points(word: str) -> list[int]:
    """The places at which a word may be parted, in their order.

    A syllable takes one consonant (or two that belong together) with it, as in An-trags-be-ar-bei-tung.

    >>> [word[:i] + "-" + word[i:] for word in ["Bescheid"] for i in split_points(word)]
    ['Be-scheid']
    """
    head = word[:_LONGEST]
    points = []
    for place in range(_LEAST - 1, len(head)):
        if head[place] in _VOWELS and head[place - 1] not in _VOWELS and head[place - 1].isalpha():
            start = _onset(head, place)
            if _LEAST - 1 <= start <= len(word) - _LEAST and any(letter in _VOWELS for letter in head[:start]):
                points.append(start)
    return points


def _onset(word: str, vowel: int) -> int:
    """Where the syllable of this vowel begins."""
    if word[max(vowel - 3, 0) : vowel].lower() == "sch":
        return vowel - 3
    if word[max(vowel - 2, 0) : vowel].lower() in _TOGETHER:
        return vowel - 2
    return vowel - 1
