"""One stretch of a label, read from left to right.

Prepositions say which part a mention plays, negations and contrasts take it away ("ohne Ausdruck", "statt Papier"),
adjectives and participles color the noun behind them ("digitale Unterschrift", "eingescannte Unterlagen"); a word that
may be noun or verb is what its neighbors make it. What the stretch is about, and what is not done, says nothing.
"""

from mediabruch.infer.reading.parts import Act, Chunk, Part
from mediabruch.infer.reading.stretch import NAMES, REACH, Turn
from mediabruch.infer.reading.verb_readings import VerbReader
from mediabruch.infer.text.names import name_shape
from mediabruch.infer.vocabulary.entries import Entry
from mediabruch.infer.vocabulary.matching import is_capitalized
from mediabruch.infer.vocabulary.words import Word
from mediabruch.media import PAPER

_PARTS = {
    "channel": Part.CHANNEL,
    "place": Part.PLACE,
    "target": Part.TARGET,
    "source": Part.SOURCE,
    "as": Part.RESULT,
    "after": Part.AFTER,
    "time": Part.TIME,
    "topic": Part.TOPIC,
}
_WITH_ARTICLE = frozenset({"im", "ins", "am", "ans", "vom", "beim", "zum", "zur"})
_TOWARD = frozenset({"zu", "zum", "zur"})
UNKNOWN_VERB = Entry("(verb)", "acts", role="do")
_NAMED_PARTS = (Part.PLACE, Part.TARGET, Part.CHANNEL, Part.SOURCE)
_REQUESTS = frozenset({"ask", "request"})


class Scan(VerbReader):
    """A stretch as it is read: prepositions and other small words, verbs, nouns, adjectives."""

    def run(self) -> Chunk:
        """The acts of the stretch, and the mentions before, between and after them."""
        chunk = self.chunk
        if self.row.is_denied():
            chunk.is_void = True
            return chunk
        is_first = True
        for index, word in enumerate(self.row.words):
            verb = word.sense.verb
            if verb is not None:
                chunk.is_screen |= "screen" in verb.tags
                chunk.names_request |= verb.role in _REQUESTS
            chunk.is_screen |= word.sense.is_screen
            if word.is_used:
                continue
            if word.is_particle:
                self._particle(word)
                continue
            if not self._verb(index, is_first=is_first):
                self._noun(index) if word.sense.noun is not None else self._other(word)
            is_first = False
        self._flush_turn()
        if not chunk.acts and self.row.ends_in_unknown_verb():
            self._add_act(Act(UNKNOWN_VERB, self._said(self.row.words[-1])))
        chunk.is_void = any(act.entry.role == "cease" for act in chunk.acts) or self._is_ended()
        return chunk

    def _is_ended(self) -> bool:
        """Whether something is given up: "wird eingestellt", and nothing is put anywhere."""
        acts = self.chunk.acts
        if not acts or "ends" not in acts[-1].entry.tags or self.row.has_no_auxiliary():
            return False
        return not any(item.part in (Part.PLACE, Part.TARGET) for row in self.chunk.mentions for item in row)

    def _particle(self, word: Word) -> None:
        kind = word.sense.particle
        if word.token.word == "no" and self._stands_before_system(word):
            kind = "place"  # Portuguese "no Excel"
        if word.token.word == "of" and self.chunk.acts and "tells" in self.chunk.acts[-1].entry.tags:
            kind = "topic"  # "notify owner of printed notice"
        elif word.token.word == "ueber" and self.row.is_about_something():
            kind = "topic"  # "über Beschwerde entscheiden"
        if kind in _PARTS:
            self._flush_turn()
            self.part, self.part_left = _PARTS[kind], REACH
            if word.token.word in _TOWARD:
                self.part = Part.TOWARD
            self.preposition, self.has_article = word.token.word, word.token.word in _WITH_ARTICLE
        elif kind == "article":
            self.has_article = True
        elif kind in ("negation", "contrast"):
            self.negation_left = REACH
        elif kind == "only":
            self.negation_left = 0  # "nicht nur per Post"
        elif kind == "let":
            self.chunk.lets = True

    def _stands_before_system(self, word: Word) -> bool:
        """Whether a system is named right behind a word that others stand before."""
        after = self.row.after(word)
        is_inside = word is not self.row.words[0]
        return is_inside and after is not None and after.sense.noun is not None and after.sense.noun.is_system

    def _noun(self, index: int) -> None:
        word = self.row.words[index]
        noun = word.sense.noun
        if noun is None:
            return
        if "info" in noun.tags or "tangible" in noun.tags:
            self.chunk.has_info = True
        self.chunk.names_mode |= "mode" in noun.tags
        if "about" in noun.tags and self.negation_left <= 0:
            self._flush_turn()
            self.is_about = self.is_about or self.part_left <= 0
            self.part_left = 0
        elif "turns" in noun.tags and self.row.is_attribute(index):
            self._flush_turn()
            is_state = self.row.is_before_state(index)
            self.turn = Turn(noun, noun.receives, noun.weight, self._said(word), is_state=is_state)
            self.turn_left = REACH
        elif self.row.only_describes(index, noun) or ("before" in noun.tags and self.row.is_before_english_noun(index)):
            self.part_left = 0
            self.negation_left = 0
        else:
            is_written = word.sense.is_inflected and "adverb" in noun.tags and noun.receives == PAPER
            is_written = is_written and self.part_left <= 0  # not "mit eingeschriebener Post"
            is_state = self.row.is_before_state(index) or is_written  # "handschriftliche Liste"
            self._mention(noun, word, self._part_of(noun, word), is_state=is_state)
            is_alone = "alone" in noun.tags and not self.row.is_before_english_noun(index)
            if is_alone or self.row.is_modifier(index, noun):
                self._weaken_last()

    def _part_of(self, noun: Entry, word: Word) -> Part | None:
        """The part that a word brings with it: an adverb, or a phrase that begins with a preposition."""
        if "skimmed" in noun.tags:
            return Part.OBJECT  # "scan the page for errors"
        if "adverb" in noun.tags and not self.part_left:
            return Part.CHANNEL
        if word.token.word in _TOWARD:
            is_short = word.token.raw.isupper() and not self.text.isupper()  # "mit ZU", a document of service
            return None if is_short else Part.TOWARD
        if word.sense.particle in _PARTS:
            return _PARTS[word.sense.particle]
        return None

    def _other(self, word: Word) -> None:
        """An unknown word: prepositions and negations wear off, an adjective has found its noun."""
        if word.token.word.startswith(("neu", "new")) and len(word.token.word) <= len("neuen"):
            self.chunk.is_new = True
        is_named = self.part_left == REACH and self.part in _NAMED_PARTS
        if is_named and not self.row.is_before_english_noun(self.row.words.index(word), is_name=True):
            shape = name_shape(word.token, self.preposition, has_article=self.has_article, is_title=self.row.is_title)
            if shape is not None:
                self._mention(NAMES[shape], word, None)
                return
        self.part_left = max(0, self.part_left - 1)
        self.negation_left = 0 if is_capitalized(word.token) else self.negation_left - 1
        self.turn_left -= 1
        if self.turn is not None and (is_capitalized(word.token) or self.turn_left <= 0):
            self._flush_turn()
