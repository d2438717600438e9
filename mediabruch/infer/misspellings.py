"""Words with one letter too many, missing or in the wrong place: a long, decisive word of the lexicon is meant.

Cost: the words are put in order when the first unknown word comes; then some comparisons a word.
"""

from mediabruch.infer.entries import Lexicon

_SHORTEST = 7
_LONG = 11
"""A letter more or less makes another word of a shorter one: "mediation" and "medication"."""
_MIDDLE = 8
"""The same where a letter is doubled, or a double one single."""
_UMLAUTS = ("ae", "oe", "ue")
_SHARP = ("ck", "tz")
"""Doubled letters, as German writes them: "ausdruken"."""
_HEARD = 10
_ALIKE = ({"d", "t"}, {"b", "p"}, {"g", "k"}, {"f", "v"})
"""Letters that sound alike: "austrucken"."""
_DECISIVE = 0.6


class Misspellings:
    """The decisive words of one lexicon, by how they begin and end."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._near: dict[str, list[str]] = {}

    def meant(self, word: str) -> str | None:
        """The word of the lexicon from which this one differs by one letter."""
        if len(word) < _SHORTEST:
            return None
        if not self._near:
            self._remember()
        for key in (word[:3], "-" + word[-4:]):
            for candidate in self._near.get(key, ()):
                if _is_near(word, candidate):
                    return candidate
        return None

    def _remember(self) -> None:
        decisive = {word for word, (entry, _) in self.lexicon.verbs.items() if entry.weight >= _DECISIVE}
        decisive |= {word for word, entry in self.lexicon.words.items() if entry.weight >= _DECISIVE}
        for word in sorted(decisive):
            if len(word) >= _SHORTEST:
                self._near.setdefault(word[:3], []).append(word)
                self._near.setdefault("-" + word[-4:], []).append(word)


def _is_near(word: str, other: str) -> bool:
    """Whether two neighbors are swapped, a letter is doubled or single, or one is missing or too many in a long word.

    A wrong letter in the place of another mostly makes another word: "Beendigung", "unterschreiten", "ansprechen".
    """
    if word == other or word[0] != other[0] or abs(len(word) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(word), len(other)) and word[start] == other[start]:
        start += 1
    rest, other_rest = word[start:], other[start:]
    if len(word) == len(other):
        is_heard = len(word) >= _HEARD and rest[1:] == other_rest[1:] and {rest[0], other_rest[0]} in _ALIKE
        return is_heard or (rest[:2] == other_rest[1::-1] and rest[2:] == other_rest[2:])
    longer, shorter = (rest, other_rest) if len(word) > len(other) else (other_rest, rest)
    if longer[1:] != shorter or not shorter:  # a letter more at the end is an ending
        return False
    pair = word[start - 1] + longer[0]
    if pair in _UMLAUTS or (pair == "er" and len(shorter) == 1):  # "ausgedrückt", "interpreters"
        return False
    is_doubled = pair[0] == pair[1] or longer[:2] in _SHARP
    return min(len(word), len(other)) >= (_MIDDLE if is_doubled else _LONG)
