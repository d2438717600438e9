"""One stretch of a label, read from left to right.

Prepositions say which part a mention plays, negations and contrasts turn it ("ohne Ausdruck", "statt Papier"),
adjectives and participles color the noun behind them ("digitale Unterschrift", "eingescannte Unterlagen"); a word that
may be noun or verb is what its neighbors make it.
"""

import re
from typing import NamedTuple

from mediabruch.infer.entries import Entry
from mediabruch.infer.forms import Form
from mediabruch.infer.matching import capitalized
from mediabruch.infer.parts import Act, Chunk, Mention, Part
from mediabruch.infer.row import Row
from mediabruch.infer.words import Word
from mediabruch.media import DIGITAL_MEDIA, Medium, Side

_REACH = 3
"""How many words a preposition, negation or adjective looks ahead."""
_DIGITAL: Side = frozenset({Medium.DIGITAL})
_DOCUMENT: Side = frozenset({Medium.DOCUMENT})
_PAPER: Side = frozenset({Medium.PAPER})
_TURNED = 0.7
"""Paper that is denied leaves the digital way."""
_MANNER = 0.95
_STATE = 0.8
_SOFT_STATE = 0.6
"""Share of a verb's weight that its participle keeps: before another verb, before a noun, and of an unsure verb."""

_PARTS = {
    "channel": Part.CHANNEL,
    "place": Part.PLACE,
    "source": Part.SOURCE,
    "as": Part.RESULT,
    "time": Part.TIME,
    "purpose": Part.OBJECT,
}
UNKNOWN_VERB = Entry("(verb)", "acts", role="do")
_DATA: Side = frozenset({Medium.DATA})
UNKNOWN_SYSTEM = Entry("(product name)", "systems", _DATA, _DATA, weight=0.66, tags=frozenset({"guess"}))
"""A name in capitals after a preposition: where data is entered or looked up, a system."""
_PRODUCT = re.compile(r"[A-Z][a-z]+[A-Z][A-Za-z]+|[A-Z][A-Z.-]{2,}[A-Z0-9]*|[A-Z]{3,}-[A-Z][a-z]+")


class _Turn(NamedTuple):
    """An adjective or participle that waits for its noun."""

    entry: Entry
    media: Side
    weight: float
    text: str


class Scan:
    """The state of reading one stretch; `inherited` is the part of the mention before an "or" that it goes on from."""

    def __init__(self, row: list[Word], text: str, inherited: Part | None, *, has_verb: bool) -> None:
        self.row = Row(row)
        self.text = text
        self.has_verb = has_verb
        self.chunk = Chunk()
        self.part = Part.OBJECT if inherited is None else inherited
        self.part_left = 0 if inherited is None else _REACH
        self.is_joined = inherited is not None
        self.negation = ""
        self.negation_left = 0
        self.turn: _Turn | None = None
        self.turn_left = 0

    def run(self) -> Chunk:
        """The acts of the stretch, and the mentions before, between and after them."""
        is_first = True
        for index, word in enumerate(self.row.words):
            if word.is_used:
                continue
            if word.is_particle:
                self._particle(word)
                continue
            if not self._verb(index, is_first=is_first):
                self._noun(index) if word.sense.noun is not None else self._other(word)
            is_first = False
        self._flush_turn()
        if not self.chunk.acts and self.row.ends_in_unknown_verb():
            self._add_act(Act(UNKNOWN_VERB, self._said(self.row.words[-1])))
        return self.chunk

    def _particle(self, word: Word) -> None:
        kind = word.sense.particle
        if kind in _PARTS:
            self._flush_turn()
            self.part, self.part_left = _PARTS[kind], _REACH
        elif kind in ("negation", "contrast"):
            self.negation, self.negation_left = self._said(word), _REACH
        elif kind == "only":
            self.negation = ""  # "nicht nur per Post"

    # Verbs

    def _verb(self, index: int, *, is_first: bool) -> bool:
        """Takes the word as a verb, if it is one here."""
        word = self.row.words[index]
        if word.sense.verb is None or not self._is_verb_here(index, is_first=is_first):
            return False
        lesser = (self._as_state, self._as_manner, self._as_thing, self._as_light, self._as_denied)
        if not any(treat(index, word, word.sense.verb) for treat in lesser):
            self._as_act(word, word.sense.verb, is_first=is_first)
        return True

    def _is_verb_here(self, index: int, *, is_first: bool) -> bool:
        """Whether the word acts: first in an English label, or in a form that only verbs have."""
        word = self.row.words[index]
        form, is_noun_too = word.sense.form, word.sense.noun is not None
        looks_like_noun = is_noun_too or not word.token.word.endswith("n")
        if (
            looks_like_noun
            and capitalized(word.token)
            and form in (Form.ACT, Form.BASE)
            and self.row.has_sure_verb(index)
        ):
            return False  # "Fax entgegennehmen", "Anzeige erstatten"
        if form is Form.BASE:
            is_later = bool(self.chunk.acts)
            if is_noun_too:
                return is_first and not self.is_joined and len(self.row.words) > 1
            return not is_later and (is_first or word.token.raw.islower())
        if form is Form.NOUN:
            return not is_noun_too or not self.row.has_other_verb(index)
        is_later = bool(self.chunk.acts) and word.sense.verb is not None and word.sense.verb.file == "acts.en"
        return not self.row.is_purpose(index) and not (is_later and form is Form.ACT)

    def _as_state(self, index: int, word: Word, verb: Entry) -> bool:
        """In "eingescannte Unterlagen", "check signed contract": a property of the noun behind it."""
        form = word.sense.form
        if form is not Form.STATE and not (form is Form.PAST and self.row.is_before_noun(index)):
            return False
        if verb.produces:
            self._flush_turn()
            weight = verb.weight * (_STATE if "hard" in verb.tags else _SOFT_STATE)
            self.turn, self.turn_left = _Turn(verb, verb.produces, weight, self._said(word)), _REACH
        return True

    def _as_manner(self, index: int, word: Word, verb: Entry) -> bool:
        """In "ausgedruckt einreichen": how another act is done."""
        later = self.row.words[index + 1 :]
        if word.sense.form is not Form.PARTICIPLE or not any(
            other.sense.verb is not None and other.sense.form is Form.ACT for other in later
        ):
            return False
        if verb.produces:
            self._add(Mention(verb, verb.produces, verb.weight * _MANNER, Part.CHANNEL, self._said(word)))
        return True

    def _as_thing(self, index: int, word: Word, verb: Entry) -> bool:
        """In "Ausdruck prüfen", a noun made of a verb beside another; "Unterschrift einholen" is an act itself."""
        is_only_act = not (self.has_verb or self.chunk.acts or self.row.has_other_verb(index))
        if word.sense.form is not Form.NOUN or is_only_act:
            return False
        if self.row.is_purpose(index):
            return True
        if word.sense.prefix is not None:
            self._mention(word.sense.prefix, word, None)
        elif verb.role == "sign":
            return any(other.sense.verb is not None and other.sense.verb.role == "work" for other in self.row.words)
        elif verb.produces and "hard" in verb.tags:
            self._add(Mention(verb, verb.produces, verb.weight * _STATE, self._take_part(), self._said(word)))
        return True

    def _as_light(self, index: int, _: Word, verb: Entry) -> bool:
        """In "Prüfung durchführen", "perform repair": the noun says what is done."""
        others = (word for at, word in enumerate(self.row.words) if at != index)
        return "light" in verb.tags and any(other.sense.verb is not None for other in others)

    def _as_denied(self, _: int, word: Word, verb: Entry) -> bool:
        """In "nicht ausdrucken": what would be paper stays digital."""
        if not self.negation:
            return False
        if verb.produces == _PAPER:
            text = f"{self.negation} {self._said(word)}"
            self._add(Mention(verb, _DIGITAL, _TURNED, Part.CHANNEL, text))
        self.negation = ""
        return True

    def _as_act(self, word: Word, verb: Entry, *, is_first: bool) -> None:
        if word.sense.prefix is not None:
            self._mention(word.sense.prefix, word, Part.CHANNEL)
        self._flush_turn()
        if is_first and word.sense.form in (Form.BASE, Form.ACT, Form.PAST):
            self.chunk.is_verb_first = True
        self._add_act(Act(verb, self._said(word)))
        self.part_left = 0
        self.is_joined = False

    # Nouns, adjectives and adverbs

    def _noun(self, index: int) -> None:
        word = self.row.words[index]
        noun = word.sense.noun
        if noun is None:
            return
        if "info" in noun.tags:
            self.chunk.has_info = True
        if "turns" in noun.tags and self.row.is_attribute(index):
            self._flush_turn()
            self.turn, self.turn_left = _Turn(noun, noun.receives, noun.weight, self._said(word)), _REACH
        elif self.row.only_describes(index, noun):
            self.part_left = 0
        else:
            self._mention(noun, word, Part.CHANNEL if "adverb" in noun.tags and not self.part_left else None)

    def _other(self, word: Word) -> None:
        """An unknown word: prepositions and negations wear off, an adjective has found its noun."""
        if self.part_left == _REACH and self.part in (Part.PLACE, Part.CHANNEL) and _looks_like_product(word.token.raw):
            self._mention(UNKNOWN_SYSTEM, word, None)
            return
        self.part_left = max(0, self.part_left - 1)
        self.negation_left -= 1
        self.turn_left -= 1
        if self.negation_left <= 0:
            self.negation = ""
        if self.turn is not None and (capitalized(word.token) or self.turn_left <= 0):
            self._flush_turn()

    def _mention(self, noun: Entry, word: Word, part: Part | None) -> None:
        mention = self._turned(Mention(noun, noun.receives, noun.weight, part or Part.OBJECT, self._said(word)))
        taken = self._take_part()
        if self.negation:
            if mention.media == _PAPER:
                text = f"{self.negation} {mention.text}"
                self._add(Mention(mention.entry, _DIGITAL, _TURNED, Part.CHANNEL, text))
            self.negation = ""
            return
        joined = self.is_joined
        self._add(Mention(mention.entry, mention.media, mention.weight, part or taken, mention.text, is_joined=joined))
        self.is_joined = False

    def _turned(self, mention: Mention) -> Mention:
        """The noun as the adjective before it makes it: a digital notice is a document, a printed e-mail is paper."""
        turn, self.turn = self.turn, None
        if turn is None:
            return mention
        is_stronger = turn.weight >= mention.weight * _STATE
        if mention.media and mention.media != _PAPER and not is_stronger:
            return mention
        media = turn.media
        if media == _DIGITAL and "page" in mention.entry.tags:
            media = _DOCUMENT
        elif media == _DIGITAL and mention.media and mention.media <= DIGITAL_MEDIA:
            media = mention.media
        return Mention(turn.entry, media, turn.weight, mention.part, f"{turn.text} {mention.text}")

    def _flush_turn(self) -> None:
        """An adjective whose noun is not in the lexicon: "elektronischer Vorgang"."""
        turn, self.turn = self.turn, None
        if turn is not None:
            self._add(Mention(turn.entry, turn.media, turn.weight, self._take_part(), turn.text))

    def _take_part(self) -> Part:
        part = self.part if self.part_left > 0 else Part.OBJECT
        self.part_left = 0
        return part

    def _add(self, mention: Mention) -> None:
        if mention.part is not Part.TIME:
            self.chunk.mentions[-1].append(mention)

    def _add_act(self, act: Act) -> None:
        self.chunk.acts.append(act)
        self.chunk.mentions.append([])

    def _said(self, word: Word) -> str:
        return self.text[word.start : word.end]


def _looks_like_product(raw: str) -> bool:
    return _PRODUCT.fullmatch(raw) is not None
