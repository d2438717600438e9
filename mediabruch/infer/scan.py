"""One stretch of a label, read from left to right.

Prepositions say which part a mention plays, negations and contrasts take it away ("ohne Ausdruck", "statt Papier"),
adjectives and participles color the noun behind them ("digitale Unterschrift", "eingescannte Unterlagen"); a word that
may be noun or verb is what its neighbors make it. What the stretch is about, and what is not done, says nothing.
"""

from typing import NamedTuple

from mediabruch.infer.entries import Entry
from mediabruch.infer.forms import Form
from mediabruch.infer.matching import capitalized
from mediabruch.infer.names import NameShape, name_shape
from mediabruch.infer.parts import Act, Chunk, Mention, Part
from mediabruch.infer.row import Row
from mediabruch.infer.words import Word
from mediabruch.media import DIGITAL_MEDIA, Medium, Side

_REACH = 3
"""How many words a preposition, negation or adjective looks ahead."""
_DIGITAL: Side = frozenset({Medium.DIGITAL})
_DOCUMENT: Side = frozenset({Medium.DOCUMENT})
_PAPER: Side = frozenset({Medium.PAPER})
_ORAL: Side = frozenset({Medium.ORAL})
_MANNER = 0.95
_STATE = 0.8
_SOFT_STATE = 0.6
"""Share of a verb's weight that its participle keeps: before another verb, before a noun, and of an unsure verb."""
_MODIFIER = 0.6
"""Share that is left to a noun before one that the lexicon lacks, in English: "paper consumption"."""

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
_ABOUT = (Part.OBJECT, Part.TOWARD, Part.SOURCE, Part.TARGET, Part.TOPIC)
"""Parts that belong to a noun of trouble, projects or purchases before them: "Störung des E-Mail-Dienstes"."""
UNKNOWN_VERB = Entry("(verb)", "acts", role="do")
_DATA: Side = frozenset({Medium.DATA})
_NAMES = {
    NameShape.COINED: Entry("(product name)", "products", _DATA, _DATA, weight=0.8, tags=frozenset({"names"})),
    NameShape.CAPITALS: Entry("(name in capitals)", "products", _DATA, _DATA, weight=0.68, tags=frozenset({"guess"})),
    NameShape.PLAIN: Entry("(name)", "products", _DATA, _DATA, weight=0.64, tags=frozenset({"guess"})),
}
"""Names after a preposition, of systems that no list holds."""
_NAMED_PARTS = (Part.PLACE, Part.TARGET, Part.CHANNEL, Part.SOURCE)
_BARE = ("in", "per", "via")
_BARE_NAME = 0.72
"""A product whose name is a word, too, behind a bare preposition."""


class _Turn(NamedTuple):
    """An adjective or participle that waits for its noun."""

    entry: Entry
    media: Side
    weight: float
    text: str
    is_state: bool = False


class Scan:
    """The state of reading one stretch; `inherited` is the part of the mention before an "or" that it goes on from."""

    def __init__(self, row: list[Word], text: str, inherited: Part | None, *, has_verb: bool) -> None:
        self.row = Row(row)
        self.text = text
        self.has_verb = has_verb
        self.chunk = Chunk()
        self.part = Part.OBJECT if inherited is None else inherited
        self.part_left = 0 if inherited is None else _REACH
        self.preposition = ""
        self.has_article = False
        self.is_joined = inherited is not None
        self.negation_left = 0
        self.is_about = False
        self.turn: _Turn | None = None
        self.turn_left = 0

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
        if word.token.word == "of" and self.chunk.acts and "tells" in self.chunk.acts[-1].entry.tags:
            kind = "topic"  # "notify owner of printed notice"
        elif word.token.word == "ueber" and self.row.is_about_something():
            kind = "topic"  # "über Beschwerde entscheiden"
        if kind in _PARTS:
            self._flush_turn()
            self.part, self.part_left = _PARTS[kind], _REACH
            if word.token.word in _TOWARD:
                self.part = Part.TOWARD
            self.preposition, self.has_article = word.token.word, word.token.word in _WITH_ARTICLE
        elif kind == "article":
            self.has_article = True
        elif kind in ("negation", "contrast"):
            self.negation_left = _REACH
        elif kind == "only":
            self.negation_left = 0  # "nicht nur per Post"
        elif kind == "let":
            self.chunk.lets = True

    # Verbs

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
        lesser = (self._as_state, self._as_manner, self._as_thing, self._as_light, self._as_denied)
        if not any(treat(index, word, word.sense.verb) for treat in lesser):
            self._as_act(word, word.sense.verb, is_first=is_first)
        return True

    def _as_state(self, index: int, word: Word, verb: Entry) -> bool:
        """In "eingescannte Unterlagen", "check signed contract": a property of the noun behind it."""
        form = word.sense.form
        if form is not Form.STATE and not (form is Form.PAST and self.row.is_before_noun(index)):
            return False
        if verb.produces and not (verb.role == "send" and verb.produces == _PAPER):  # a fax may lie in the inbox
            self._flush_turn()
            weight = verb.weight * (_STATE if "hard" in verb.tags else _SOFT_STATE)
            self.turn = _Turn(verb, verb.produces, weight, self._said(word), is_state=True)
            self.turn_left = _REACH
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
        if word.sense.form is not Form.NOUN:
            return False
        part = self._take_part(keep=True)
        if self.is_about or self._is_talked_over(word, verb, part):
            self._take_part()
            return True
        is_only_act = not (self.has_verb or self.chunk.acts or self.row.has_other_verb(index))
        if is_only_act and part not in (Part.AFTER, Part.TIME, Part.TOPIC):
            return False
        return self.row.is_purpose(index) or self._as_object(word, verb, part)

    def _is_talked_over(self, word: Word, verb: Entry, part: Part) -> bool:
        """In "nach Telefonat", "Vermerk über Anruf": what was heard before."""
        is_told = part is Part.AFTER or (part is Part.CHANNEL and self.preposition == "ueber")
        if verb.produces != _ORAL or not is_told or self.part_left != _REACH:
            return False
        self._add(Mention(verb, _ORAL, verb.weight * _STATE, Part.AFTER, self._said(word)))
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
            return any(other.sense.verb is not None and other.sense.verb.role in _LOOKS for other in self.row.words)
        elif verb.produces and "hard" in verb.tags:
            weight = verb.weight * _STATE
            self._add(Mention(verb, verb.produces, weight, self._take_part(), self._said(word)))
        return True

    def _as_light(self, index: int, _: Word, verb: Entry) -> bool:
        """In "Prüfung durchführen", "perform repair": the noun says what is done."""
        others = (word for at, word in enumerate(self.row.words) if at != index)
        return "light" in verb.tags and any(other.sense.verb is not None for other in others)

    def _as_denied(self, _: int, __: Word, ___: Entry) -> bool:
        """In "ohne auszudrucken": what is not done."""
        is_denied, self.negation_left = self.negation_left > 0, 0
        return is_denied

    def _as_act(self, word: Word, verb: Entry, *, is_first: bool) -> None:
        if word.sense.prefix is not None:
            self._mention(word.sense.prefix, word, Part.CHANNEL)
        self._flush_turn()
        if is_first and word.sense.form in (Form.BASE, Form.ACT, Form.PAST):
            self.chunk.is_verb_first = True
        self._add_act(Act(verb, self._said(word), is_noun=word.sense.form is Form.NOUN))
        self.part_left = 0
        self.is_joined = False

    # Nouns, adjectives and adverbs

    def _noun(self, index: int) -> None:
        word = self.row.words[index]
        noun = word.sense.noun
        if noun is None:
            return
        if "info" in noun.tags or "tangible" in noun.tags:
            self.chunk.has_info = True
        if "about" in noun.tags and self.negation_left <= 0:
            self._flush_turn()
            self.is_about = self.is_about or self.part_left <= 0
            self.part_left = 0
        elif "turns" in noun.tags and self.row.is_attribute(index):
            self._flush_turn()
            is_state = self.row.is_before_state(index)
            self.turn = _Turn(noun, noun.receives, noun.weight, self._said(word), is_state=is_state)
            self.turn_left = _REACH
        elif self.row.only_describes(index, noun):
            self.part_left = 0
            self.negation_left = 0
        else:
            is_written = word.sense.is_inflected and "adverb" in noun.tags and noun.receives == _PAPER
            is_state = self.row.is_before_state(index) or is_written  # "handschriftliche Liste"
            self._mention(noun, word, self._part_of(noun, word), is_state=is_state)
            if self.row.is_modifier(index, noun):
                self._weaken_last()

    def _part_of(self, noun: Entry, word: Word) -> Part | None:
        """The part that a word brings with it: an adverb, or a phrase that begins with a preposition."""
        if "adverb" in noun.tags and not self.part_left:
            return Part.CHANNEL
        if word.token.word in _TOWARD:
            return Part.TOWARD
        if word.sense.particle in _PARTS:
            return _PARTS[word.sense.particle]
        return None

    def _weaken_last(self) -> None:
        row = self.chunk.mentions[-1]
        if row and row[-1].part is Part.OBJECT and not row[-1].entry.is_system:
            row[-1] = row[-1]._replace(weight=row[-1].weight * _MODIFIER)

    def _other(self, word: Word) -> None:
        """An unknown word: prepositions and negations wear off, an adjective has found its noun."""
        if word.token.word.startswith(("neu", "new")) and len(word.token.word) <= len("neuen"):
            self.chunk.is_new = True
        if self.part_left == _REACH and self.part in _NAMED_PARTS:
            shape = name_shape(word.token, self.preposition, has_article=self.has_article, is_title=self.row.is_title)
            if shape is not None:
                self._mention(_NAMES[shape], word, None)
                return
        self.part_left = max(0, self.part_left - 1)
        self.negation_left = 0 if capitalized(word.token) else self.negation_left - 1
        self.turn_left -= 1
        if self.turn is not None and (capitalized(word.token) or self.turn_left <= 0):
            self._flush_turn()

    def _mention(self, noun: Entry, word: Word, part: Part | None, *, is_state: bool = False) -> None:
        mention = self._turned(Mention(noun, noun.receives, noun.weight, part or Part.OBJECT, self._said(word)))
        is_direct = self.part_left == _REACH
        taken = self._take_part()
        if self.negation_left > 0:
            self.negation_left = 0
            return
        part = part or taken
        is_beside = self._is_beside_the_point(part, is_system=noun.is_system)
        if is_beside or (part is Part.AFTER and not (is_direct and mention.media == _ORAL)):
            return
        if is_state and part in (Part.CHANNEL, Part.PLACE):
            part = Part.OBJECT  # "per Post eingegangener Antrag"
            mention = mention._replace(is_state=True)
        elif "guess" in noun.tags and self.preposition in _BARE and not self.has_article and _is_listed(noun):
            mention = mention._replace(entry=_NAMES[NameShape.COINED], weight=_BARE_NAME)
        self._add(mention._replace(part=part, is_joined=self.is_joined))
        self.is_joined = False

    def _is_beside_the_point(self, part: Part, *, is_system: bool = False) -> bool:
        """Whether what is mentioned in this part is only what the step is about, or when it is done."""
        is_on = part is Part.PLACE and self.preposition == "on" and not is_system  # "guidance on phone calls"
        return part in (Part.TOPIC, Part.TIME) or (self.is_about and (part in _ABOUT or is_on))

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
        text = f"{turn.text} {mention.text}"
        return Mention(turn.entry, media, turn.weight, mention.part, text, is_state=turn.is_state)

    def _flush_turn(self) -> None:
        """An adjective whose noun is not in the lexicon: "elektronischer Vorgang"."""
        turn, self.turn = self.turn, None
        if turn is None:
            return
        part = self._take_part()
        if self.negation_left > 0:
            self.negation_left = 0
        elif not self._is_beside_the_point(part) and part is not Part.AFTER:
            self._add(Mention(turn.entry, turn.media, turn.weight, part, turn.text, is_state=turn.is_state))

    def _take_part(self, *, keep: bool = False) -> Part:
        part = self.part if self.part_left > 0 else Part.OBJECT
        if not keep:
            self.part_left = 0
        return part

    def _add(self, mention: Mention) -> None:
        self.chunk.mentions[-1].append(mention)

    def _add_act(self, act: Act) -> None:
        self.chunk.acts.append(act)
        self.chunk.mentions.append([])

    def _said(self, word: Word) -> str:
        return self.text[word.start : word.end]


def _is_listed(noun: Entry) -> bool:
    """Whether it is a product of the list, and no name that only looks like one."""
    return noun.file == "products" and noun not in _NAMES.values()


_REQUESTS = frozenset({"ask", "request"})
_LOOKS = frozenset({"check", "inspect", "handle", "look"})
