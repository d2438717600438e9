"""A verb in its stretch: it acts, or is a property, a manner, a thing, or what is not done."""

from mediabruch.infer.reading.parts import Act, Mention, Part
from mediabruch.infer.reading.stretch import REACH, STATE, Stretch, Turn
from mediabruch.infer.vocabulary.entries import Entry
from mediabruch.infer.vocabulary.forms import Form
from mediabruch.infer.vocabulary.words import Word
from mediabruch.media import ORAL, PAPER

_MANNER = 0.95
_SOFT_STATE = 0.6
"""Share of a verb's weight that its participle keeps: before another verb, and of an unsure verb."""
_PREFIX = 6
"""Letters in which a participle has its "ge"."""
_LOOKS = frozenset({"check", "inspect", "handle", "look", "about", "cease"})


class VerbReader(Stretch):
    """A stretch that takes its verbs."""

    def _acts(self, index: int, *, is_first: bool) -> bool:
        """Whether the word acts here, first in an English label, or in a form that only verbs have."""
        is_alone = not self.is_joined or self.row.is_before_article(index)  # "and update the case"
        is_listed = self.has_verb and len(self.row.words) == 1 and self.row.words[0].sense.form is Form.BASE
        if is_listed and not self.is_joined:
            return True  # "scan, upload, shred"
        return self.row.acts(index, is_first=is_first, is_alone=is_alone, is_later=bool(self.chunk.acts))

    def _verb(self, index: int, *, is_first: bool) -> bool:
        """Takes the word as a verb, if it is one here."""
        word = self.row.words[index]
        if word.sense.verb is None or not self._acts(index, is_first=is_first):
            return False
        asked = (index, word, word.sense.verb)
        is_lesser = self._as_state(*asked) or self._as_manner(*asked) or self._as_thing(*asked)
        if not is_lesser and not self._as_light(*asked) and not self._as_denied(*asked):
            self._as_act(word, word.sense.verb, is_first=is_first)
        return True

    def _as_state(self, index: int, word: Word, verb: Entry) -> bool:
        """In "eingescannte Unterlagen", "check signed contract": a property of the noun behind it."""
        form = word.sense.form
        if form is not Form.STATE and not (form is Form.PAST and self.row.is_before_noun(index)):
            return False
        if verb.produces and not (verb.role == "send" and verb.produces == PAPER):  # a fax may lie in the inbox
            self._flush_turn()
            weight = verb.weight * (STATE if "hard" in verb.tags else _SOFT_STATE)
            self.turn = Turn(verb, verb.produces, weight, self._said(word), is_state=True)
            self.turn_left = REACH
        return True

    def _as_manner(self, index: int, word: Word, verb: Entry) -> bool:
        """In "ausgedruckt einreichen": how another act is done."""
        later = self.row.words[index + 1 :]
        if word.sense.form is not Form.PARTICIPLE or not any(
            other.sense.verb is not None and other.sense.form is Form.ACT for other in later
        ):
            return False
        if verb.produces and self.row.has_no_auxiliary():
            self._add(Mention(verb, verb.produces, verb.weight * _MANNER, Part.CHANNEL, self._said(word)))
        return True

    def _as_thing(self, index: int, word: Word, verb: Entry) -> bool:
        """In "Ausdruck prüfen", a noun made of a verb beside another; "Unterschrift einholen" is an act itself."""
        if word.sense.form is not Form.NOUN or self.row.is_written_as_one(index):
            return False
        part = self._take_part(keep=True)
        if self.is_about or self._is_talked_over(word, verb, part):
            self._take_part()
            return True
        if part is Part.TOWARD and verb.role == "sign":
            self._take_part()
            return True  # "Vorlage zur Unterschrift": to be signed later
        is_only_act = not (self.has_verb or self.chunk.acts or self.row.has_other_verb(index))
        if is_only_act and part not in (Part.AFTER, Part.TIME, Part.TOPIC):
            return False
        return self.row.is_purpose(index) or self._as_object(word, verb, part)

    def _is_talked_over(self, word: Word, verb: Entry, part: Part) -> bool:
        """In "nach Telefonat", "Vermerk über Anruf": what was heard before."""
        is_told = part is Part.AFTER or (part is Part.CHANNEL and self.preposition == "ueber")
        if verb.produces != ORAL or not is_told or self.part_left != REACH:
            return False
        self._add(Mention(verb, ORAL, verb.weight * STATE, Part.AFTER, self._said(word)))
        return True

    def _as_object(self, word: Word, verb: Entry, part: Part) -> bool:
        """The noun as what the other verb works on; signatures are no object of a check but of an act of their own."""
        if self.negation_left > 0:
            self.negation_left = 0
        elif self._is_beside_the_point(part) or part is Part.AFTER:
            self._take_part()
        elif word.sense.prefix is not None:
            self._mention(word.sense.prefix, word, None)
        elif verb.role == "sign":
            return self._is_looked_at(word)
        elif verb.produces and "hard" in verb.tags:
            weight = verb.weight * STATE
            self._add(Mention(verb, verb.produces, weight, self._take_part(), self._said(word)))
        return True

    def _is_looked_at(self, word: Word) -> bool:
        """Whether a signature is checked, missing or waited for; "Unterschrift der Leitung" is one that is made."""
        return any(
            other.sense.verb is not None
            and other.sense.verb.role in _LOOKS
            and (other.sense.form is not Form.NOUN or other.start < word.start)
            for other in self.row.words
        )

    def _as_light(self, index: int, _: Word, verb: Entry) -> bool:
        """In "Prüfung durchführen", "perform repair": the noun says what is done."""
        others = (word for at, word in enumerate(self.row.words) if at != index)
        return "light" in verb.tags and any(other.sense.verb is not None for other in others)

    def _as_denied(self, _: int, __: Word, ___: Entry) -> bool:
        """In "ohne auszudrucken": what is not done."""
        is_denied, self.negation_left = self.negation_left > 0, 0
        return is_denied

    def _by_system(self, word: Word) -> None:
        """In "System prüft Antrag", "portal sends e-mail": a system acts, so that it takes in digital media, too."""
        before = self.chunk.mentions[0]
        if len(before) != 1 or not before[0].entry.is_system or before[0].part is not Part.OBJECT:
            return
        after = self.row.after(word)
        is_finite = word.token.word.endswith(("t", "s")) and word.sense.form not in (Form.NOUN, Form.STATE)
        is_passive = word.sense.form in (Form.PARTICIPLE, Form.PAST) and "ge" in word.token.word[:_PREFIX]
        if is_finite and not is_passive and after is not None and after.sense.particle in ("", "article"):
            noun = before[0].entry
            acting = Entry(noun.term, noun.file, noun.receives, noun.produces, tags=noun.tags | {"automatic"})
            before[0] = before[0]._replace(entry=acting, part=Part.CHANNEL)

    def _as_act(self, word: Word, verb: Entry, *, is_first: bool) -> None:
        if word.sense.prefix is not None:
            self._mention(word.sense.prefix, word, Part.CHANNEL)
        self._flush_turn()
        if not self.chunk.acts and self.chunk.mentions[0]:
            self._by_system(word)
        if is_first and word.sense.form in (Form.BASE, Form.ACT, Form.PAST):
            self.chunk.is_verb_first = True
        self._add_act(Act(verb, self._said(word), is_noun=word.sense.form is Form.NOUN))
        self.part_left = 0
        self.is_joined = False
