"""A text as a row of known words, with phrases found before single words, and verbs joined with their particles."""

from typing import NamedTuple

from mediabruch.infer.entries import Entry
from mediabruch.infer.forms import Form
from mediabruch.infer.matching import NOTHING, Matcher, Sense
from mediabruch.infer.normal import Token, tokens

_BREAKS = frozenset(",;/+&():|>–—.!?")
_LOOK_AHEAD = 9
"""How far a particle may stand behind its verb: "druckt den Bescheid für die Antragstellerin aus"."""


class Word(NamedTuple):
    """A word, phrase or sign with its sense and its place in the text."""

    sense: Sense
    start: int
    end: int
    token: Token
    is_break: bool = False
    """Punctuation or a conjunction: what follows may be another act."""
    is_used: bool = False
    """A particle that belongs to a verb before it."""

    @property
    def is_particle(self) -> bool:
        """Whether it is a small word only."""
        return bool(self.sense.particle) and self.sense.noun is None and self.sense.verb is None


def words(text: str, matcher: Matcher) -> list[Word]:
    """The words of a text in plain form."""
    row = tokens(text)
    found: list[Word] = []
    index = 0
    while index < len(row):
        token = row[index]
        if token.is_sign:
            if token.raw in _BREAKS or token.raw == "-":
                found.append(Word(NOTHING, token.start, token.end, token, is_break=True))
            index += 1
            continue
        is_verbs = bool(found) and token.word in found[-1].sense.finite  # "fill in", not "in paper form"
        phrase = None if is_verbs else matcher.phrase(row, index)
        if phrase is not None:
            entry, length = phrase
            found.append(Word(Sense(noun=entry), token.start, row[index + length - 1].end, token))
            index += length
            continue
        sense = matcher.sense(token)
        found.append(Word(sense, token.start, token.end, token, is_break=sense.particle == "conjunction"))
        index += 1
    return _with_particles(found)


def _with_particles(found: list[Word]) -> list[Word]:
    """Verbs that leave a particle behind, as one verb: "druckt … aus", "fill … in"."""
    for index, word in enumerate(found):
        if not word.sense.finite:
            continue
        place = _particle(found, index, word.sense.finite)
        if place is not None:
            at, length, entry = place
            found[index] = word._replace(sense=Sense(verb=entry, form=_form(word), noun=None))
            for used in range(at, at + length):
                found[used] = found[used]._replace(sense=NOTHING, is_used=True, is_break=False)
    return found


def _form(word: Word) -> Form:
    form = word.sense.form
    return form if form in (Form.BASE, Form.PAST) else Form.ACT


def _particle(found: list[Word], index: int, finite: dict[str, Entry]) -> tuple[int, int, Entry] | None:
    """Where the particle stands: right behind the verb, or at the end of what belongs to it."""
    for at in range(index + 1, min(index + _LOOK_AHEAD, len(found))):
        if found[at].is_break:
            return None
        for length in (2, 1) if at + 1 < len(found) else (1,):
            key = " ".join(word.token.word for word in found[at : at + length])
            entry = finite.get(key)
            ends = at + length >= len(found) or found[at + length].is_break
            if entry is not None and (at == index + 1 or ends):
                return at, length, entry
    return None
