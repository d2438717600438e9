"""Words with one letter too many, missing or in the wrong place: a long, decisive word of the lexicon is meant.

Cost: the words are sorted out when the first unknown word comes; then some comparisons a word.
"""

from collections import defaultdict

from mediabruch.infer.vocabulary.entries import Lexicon

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
    """The decisive words of one lexicon, by their first three and their last four letters."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._near: defaultdict[str, list[str]] = defaultdict(list)

    def meant(self, word: str) -> str | None:
        """The word of the lexicon from which this one differs by one letter."""
        if len(word) < _SHORTEST:
            return None
        if not self._near:
            self._remember()
        for letters in (word[:3], word[-4:]):
            near = [other for other in self._near.get(letters, ()) if _is_near(word, other)]
            if near:
                return min(near)
        return None

    def _remember(self) -> None:
        verbs, words = self.lexicon.verbs.items(), self.lexicon.words.items()
        decisive = [word for word, (entry, _) in verbs if len(word) >= _SHORTEST and entry.weight >= _DECISIVE]
        decisive += [word for word, entry in words if len(word) >= _SHORTEST and entry.weight >= _DECISIVE]
        for word in decisive:
            self._near[word[:3]].append(word)
            self._near[word[-4:]].append(word)


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
