"""Words with one letter wrong: a long, decisive word of the lexicon is meant.

Cost: the words are put in order when the first unknown word comes; then some comparisons a word.
"""

from mediabruch.infer.entries import Lexicon

_SHORTEST = 7
_LONG = 10
"""One wrong letter makes another word of a shorter one: "auslegen" and "auslesen"."""
_MIDDLE = 8
"""One letter more or less makes another word of a shorter one: "Kammern" and "klammern"."""
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
    """Whether one letter is missing, too many, wrong, or two neighbors are swapped."""
    if word == other or word[0] != other[0] or abs(len(word) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(word), len(other)) and word[start] == other[start]:
        start += 1
    rest, other_rest = word[start:], other[start:]
    if len(word) == len(other):
        return (len(word) >= _LONG and rest[1:] == other_rest[1:]) or (
            rest[:2] == other_rest[1::-1] and rest[2:] == other_rest[2:]
        )
    return min(len(word), len(other)) >= _MIDDLE and (rest[1:] == other_rest or rest == other_rest[1:])
