"""A label as a sequence of clauses: an act with the media that are mentioned around it, and the part each plays.

German puts the verb last ("Bescheid drucken und per Post versenden"), English first ("print letter and send it by post");
mentions go to the act of their clause. Prepositions say which part a mention plays, negations and contrasts turn it.
"""

from dataclasses import dataclass, field
from enum import Enum, auto

from mediabruch.annotate.infer.entries import Entry
from mediabruch.annotate.infer.forms import Form
from mediabruch.annotate.infer.matching import Matcher, capitalized
from mediabruch.annotate.infer.normal import plain
from mediabruch.annotate.infer.words import Word, words
from mediabruch.media import DIGITAL_MEDIA, PHYSICAL, Medium, Side

_REACH = 3
"""How many words a preposition, negation or adjective looks ahead."""
_DIGITAL: Side = frozenset({Medium.DIGITAL})
_PAPER: Side = frozenset({Medium.PAPER})
_ORAL: Side = frozenset({Medium.ORAL})
_DOCUMENT: Side = frozenset({Medium.DOCUMENT})
_TURNED = 0.7
"""Paper that is denied leaves the digital way."""
_MANNER = 0.95
_STATE = 0.8
"""Share of a verb's weight that its participle before a noun keeps."""


class Part(Enum):
    """What a mention is to its act."""

    RESULT = auto()
    """"als PDF"."""
    CHANNEL = auto()
    """"per Post", "elektronisch"."""
    PLACE = auto()
    """"im Fachverfahren", "into the register"."""
    OBJECT = auto()
    """"Brief versenden"."""
    SOURCE = auto()
    """"aus dem Register", "from paper form"."""
    TIME = auto()
    """"nach der Sitzung", "until the letter arrives": says when, not how."""


UNKNOWN_VERB = Entry("(verb)", "acts", role="do")

_PARTS = {"channel": Part.CHANNEL, "place": Part.PLACE, "source": Part.SOURCE, "as": Part.RESULT, "time": Part.TIME}


@dataclass(frozen=True, slots=True)
class Mention:
    """A medium that the text names."""

    entry: Entry
    media: Side
    weight: float
    part: Part
    text: str
    is_joined: bool = False
    """An alternative to the mention before it: "per Post oder E-Mail"."""


@dataclass(frozen=True, slots=True)
class Act:
    """A verb of the text."""

    entry: Entry
    text: str


@dataclass(frozen=True, slots=True)
class Clause:
    """One act, or none, and what is mentioned with it."""

    act: Act | None = None
    mentions: tuple[Mention, ...] = ()
    has_info: bool = False
    """It names something that carries information, so it is not about things alone."""


@dataclass(slots=True)
class _Chunk:
    """Words between two breaks, while they are read."""

    acts: list[Act] = field(default_factory=list)
    mentions: list[list[Mention]] = field(default_factory=lambda: [[]])
    """Before the first act, after it, ..."""
    is_verb_first: bool = False
    has_info: bool = False


def clauses(text: str, matcher: Matcher) -> tuple[Clause, ...]:
    """The acts of a label in their order. A text without a verb is one clause without an act."""
    clean = plain(text)
    row = words(clean, matcher)
    has_verb = any(_is_act(word) and word.sense.noun is None for word in row)
    chunks: list[_Chunk] = []
    start = 0
    part: Part | None = None
    for index in range(len(row) + 1):
        if index == len(row) or row[index].is_break:
            if index > start:
                chunk = _Scan(row[start:index], clean, part, has_verb=has_verb).run()
                last = next((mention for group in reversed(chunk.mentions) for mention in reversed(group)), None)
                part = last.part if last is not None and not chunk.mentions[-1:] == [[]] else None
                chunks.append(chunk)
            start = index + 1
    return tuple(clause for chunk in _merged(chunks) for clause in _split(chunk))


class _Scan:
    """The state of reading one chunk from left to right."""

    def __init__(self, row: list[Word], text: str, inherited: Part | None, *, has_verb: bool) -> None:
        self.row = row
        self.text = text
        self.chunk = _Chunk()
        self.part = Part.OBJECT if inherited is None else inherited
        self.joined = inherited is not None
        self.part_left = _REACH if inherited is not None else 0
        self.negated = ""
        self.negated_left = 0
        self.turn: tuple[Entry, Side, float, str] | None = None
        self.turn_left = 0
        self.has_verb = has_verb

    def run(self) -> _Chunk:
        seen_content = False
        for index, word in enumerate(self.row):
            if word.is_used:
                continue
            if word.is_particle:
                self._particle(word)
                continue
            acted = self._verb(index, word, is_first=not seen_content)
            if not acted and word.sense.noun is not None:
                self._noun(index, word)
            elif not acted:
                self._other(word)
            seen_content = True
        self._flush_turn()
        if not self.chunk.acts and self._ends_in_unknown_verb():
            self.chunk.acts.append(Act(UNKNOWN_VERB, self._said(self.row[-1])))
            self.chunk.mentions.append([])
        return self.chunk

    def _ends_in_unknown_verb(self) -> bool:
        """Whether the last word looks like a German infinitive that the lexicon lacks: "Papierakte holen"."""
        last = self.row[-1]
        raw = last.token.raw
        is_unknown = last.sense.noun is None and last.sense.verb is None and not last.is_used and not last.sense.particle
        return is_unknown and raw.islower() and raw.endswith(("en", "ern", "eln")) and len(self.row) > 1

    def _particle(self, word: Word) -> None:
        kind = word.sense.particle
        if kind in _PARTS:
            self._flush_turn()
            self.part, self.part_left = _PARTS[kind], _REACH
        elif kind in ("negation", "contrast"):
            self.negated, self.negated_left = self._said(word), _REACH
        elif kind == "purpose":
            self.part, self.part_left = Part.OBJECT, 0
        if word.token.word == "nur":
            self.negated = ""

    def _verb(self, index: int, word: Word, *, is_first: bool) -> bool:
        """Takes the word as a verb, if it is one here."""
        entry, form = word.sense.verb, word.sense.form
        if entry is None or form is None:
            return False
        if word.sense.noun is not None and not self._is_verb_here(index, is_first=is_first):
            return False
        if form is Form.STATE or (form is Form.PAST and self._is_property(index)):
            self._state(entry, word)
            return True
        if form is Form.PARTICIPLE and self._is_manner(index):
            self._manner(entry, word)
            return True
        if form is Form.NOUN and (self.has_verb or self._has_other_act(index)) and self._act_as_thing(entry, word):
            return True
        if self._is_purpose(index) or (self.chunk.acts and entry.file == "acts.en" and form in (Form.BASE, Form.ACT)):
            self._other(word)
            return word.sense.noun is None
        if "light" in entry.tags and any(other.sense.verb is not None for other in self._others(index)):
            return True  # "Prüfung durchführen", "perform repair": the noun says what is done
        if self.negated:
            self._denied_act(entry, word)
            return True
        if word.sense.prefix is not None:
            self._mention(word.sense.prefix, word, Part.CHANNEL)
        self._flush_turn()
        if is_first and form in (Form.BASE, Form.ACT, Form.PAST):
            self.chunk.is_verb_first = True
        self.chunk.acts.append(Act(entry, self._said(word)))
        self.chunk.mentions.append([])
        self.part_left = 0
        self.joined = False
        return True

    def _is_verb_here(self, index: int, *, is_first: bool) -> bool:
        """Whether a word that is noun and verb ("print", "fax", "mail") acts: first in an English label, or a verb's form."""
        word = self.row[index]
        if capitalized(word.token) and any(_is_act(other) and _is_surely(other) for other in self._others(index)):
            return False
        if word.sense.form is Form.BASE:
            return is_first and not self.joined and index + 1 < len(self.row)
        if word.sense.form is Form.NOUN:
            return not self._has_other_act(index)
        return word.sense.form in (Form.ACT, Form.PARTICIPLE, Form.PAST)

    def _others(self, index: int) -> list[Word]:
        return [word for at, word in enumerate(self.row) if at != index]

    def _is_manner(self, index: int) -> bool:
        """Whether a participle says how another verb is done: "ausgedruckt einreichen"."""
        return any(word.sense.form is Form.ACT and word.sense.verb is not None for word in self.row[index + 1 :])

    def _manner(self, entry: Entry, word: Word) -> None:
        if entry.produces:
            self._add(Mention(entry, entry.produces, entry.weight * _MANNER, Part.CHANNEL, self._said(word)))

    def _is_purpose(self, index: int) -> bool:
        """"zum Unterschreiben ausdrucken", "zur Prüfung vorlegen": what comes later is not this act."""
        before = self.row[index - 1].token.word if index else ""
        return before in ("zum", "zur") and self._has_other_act(index)

    def _is_property(self, index: int) -> bool:
        """Whether an English "-ed" word describes the noun behind it: "check signed contract"."""
        before = self.row[index - 1].sense.particle if index else ""
        follows = index + 1 < len(self.row) and not self.row[index + 1].is_particle
        others = self._has_other_act(index)
        return follows and before != "auxiliary" and others

    def _has_other_act(self, index: int) -> bool:
        """Whether another word is the verb; an English base form only where the chunk begins with it."""
        return any(
            _is_act(word) and (word.sense.form is not Form.BASE or at == 0)
            for at, word in enumerate(self.row)
            if at != index
        )

    def _state(self, entry: Entry, word: Word) -> None:
        if entry.produces is not None and entry.produces:
            self._flush_turn()
            weight = entry.weight * (_STATE if "hard" in entry.tags else 0.6)
            self.turn = (entry, entry.produces, weight, self._said(word))
            self.turn_left = _REACH

    def _act_as_thing(self, entry: Entry, word: Word) -> bool:
        """A noun made of a verb, beside another verb ("Ausdruck prüfen"); "Unterschrift einholen" is an act of its own."""
        if word.sense.prefix is not None:
            self._mention(word.sense.prefix, word, None)
        elif entry.role == "sign":
            return any(other.sense.verb is not None and other.sense.verb.role == "work" for other in self.row)
        elif entry.produces and "hard" in entry.tags:
            self._add(Mention(entry, entry.produces, entry.weight * _STATE, self._take_part(), self._said(word)))
        return True

    def _denied_act(self, entry: Entry, word: Word) -> None:
        if entry.produces == _PAPER:
            text = f"{self.negated} {self._said(word)}"
            self._add(Mention(entry, _DIGITAL, _TURNED, Part.CHANNEL, text))
        self.negated = ""

    def _noun(self, index: int, word: Word) -> None:
        entry = word.sense.noun
        assert entry is not None
        if "info" in entry.tags:
            self.chunk.has_info = True
        if "turns" in entry.tags and self._is_attribute(index, word):
            self._flush_turn()
            self.turn, self.turn_left = (entry, entry.receives, entry.weight, self._said(word)), _REACH
            return
        if self._is_described(index, entry) or (entry.receives in (PHYSICAL, _ORAL) and self._is_genitive(index)):
            self.part_left = 0
            return
        part = Part.CHANNEL if "adverb" in entry.tags and not self.part_left else None
        self._mention(entry, word, part)

    def _is_described(self, index: int, entry: Entry) -> bool:
        """Whether the word only describes a neighbor: "credit card information", "claim package", "phone number"."""
        after = self._tags(index + 1)
        is_loose = entry.receives in (PHYSICAL, _ORAL) and "adverb" not in entry.tags
        return "strips" in after or (is_loose and ("info" in after or "info" in self._tags(index - 1)))

    def _is_genitive(self, index: int) -> bool:
        """Whether a thing is not what the step is about: "Foto des Fahrzeugs", "part of the package"."""
        before = [word.token.word for word in self.row[max(0, index - 2) : index]]
        return before[-1:] in (["des"], ["of"]) or before == ["of", "the"]

    def _tags(self, index: int) -> frozenset[str]:
        word = self.row[index] if 0 <= index < len(self.row) else None
        return word.sense.noun.tags if word is not None and word.sense.noun is not None else frozenset()

    def _is_attribute(self, index: int, word: Word) -> bool:
        """Whether "elektronisch" belongs to the noun behind it, not to the verb."""
        if word.sense.is_inflected:
            return True
        follower = self.row[index + 1] if index + 1 < len(self.row) else None
        if follower is None or follower.is_particle or follower.sense.verb is not None:
            return False
        return capitalized(follower.token) or not follower.token.word.endswith(("en", "t"))

    def _other(self, word: Word) -> None:
        """An unknown word: prepositions and negations wear off, an adjective has found its noun."""
        if capitalized(word.token) or word.token.raw.islower():
            self.part_left = max(0, self.part_left - 1)
            self.negated_left -= 1
            self.turn_left -= 1
            if self.negated_left <= 0:
                self.negated = ""
        if self.turn is not None and (capitalized(word.token) or self.turn_left <= 0):
            self._flush_turn()

    def _mention(self, entry: Entry, word: Word, part: Part | None) -> None:
        media, weight, text = entry.receives, entry.weight, self._said(word)
        cited = entry
        if self.turn is not None:
            turned, turned_media, turned_weight, turned_text = self.turn
            self.turn = None
            if media is None or not media or turned_weight >= weight * _STATE or media == _PAPER:
                refined = media if media is not None and media <= DIGITAL_MEDIA and turned_media == _DIGITAL else None
                if "page" in entry.tags and turned_media == _DIGITAL:
                    refined = _DOCUMENT
                media, weight, text, cited = refined or turned_media, turned_weight, f"{turned_text} {text}", turned
        taken = self._take_part()
        if self.negated:
            if media == _PAPER:
                self._add(Mention(cited, _DIGITAL, _TURNED, Part.CHANNEL, f"{self.negated} {text}"))
            self.negated = ""
            return
        if taken is not Part.TIME:
            self._add(Mention(cited, media, weight, part or taken, text, is_joined=self.joined))
        self.joined = False

    def _take_part(self) -> Part:
        part = self.part if self.part_left > 0 else Part.OBJECT
        self.part_left = 0
        return part

    def _flush_turn(self) -> None:
        """An adjective whose noun is not in the lexicon: "elektronischer Vorgang"."""
        if self.turn is not None:
            entry, media, weight, text = self.turn
            self.turn = None
            self._add(Mention(entry, media, weight, self._take_part(), text))

    def _add(self, mention: Mention) -> None:
        self.chunk.mentions[-1].append(mention)

    def _said(self, word: Word) -> str:
        return self.text[word.start : word.end]


def _is_surely(word: Word) -> bool:
    """Whether the word is a verb whatever stands around it: German, or in "-ing"."""
    return word.sense.form is Form.ACT


def _is_act(word: Word) -> bool:
    """Whether the word is a verb that acts, for its form."""
    verb = word.sense.verb
    return verb is not None and "light" not in verb.tags and word.sense.form in (Form.ACT, Form.BASE, Form.PARTICIPLE)


def _merged(chunks: list[_Chunk]) -> list[_Chunk]:
    """Chunks without a verb join their neighbor: the next in verb-last order, else the one before."""
    merged: list[_Chunk] = []
    waiting: list[_Chunk] = []
    for chunk in chunks:
        if chunk.acts:
            for other in reversed(waiting):
                chunk.mentions[0] = other.mentions[0] + chunk.mentions[0]
                chunk.has_info |= other.has_info
            waiting = []
            merged.append(chunk)
        elif merged and merged[-1].is_verb_first:
            merged[-1].mentions[-1].extend(chunk.mentions[0])
            merged[-1].has_info |= chunk.has_info
        else:
            waiting.append(chunk)
    if waiting and merged:
        for chunk in waiting:
            merged[-1].mentions[-1].extend(chunk.mentions[0])
            merged[-1].has_info |= chunk.has_info
    elif waiting:
        first, *rest = waiting
        for chunk in rest:
            first.mentions[0].extend(chunk.mentions[0])
            first.has_info |= chunk.has_info
        merged = [first]
    return merged


def _split(chunk: _Chunk) -> list[Clause]:
    """One clause for each act: what stands before it in German, behind it in English."""
    if not chunk.acts:
        return [Clause(None, tuple(chunk.mentions[0]), chunk.has_info)]
    before, *after = chunk.mentions
    groups = list(after) if chunk.is_verb_first else [before, *after[:-1]]
    if chunk.is_verb_first:
        groups[0] = before + groups[0]
    else:
        groups[-1] = groups[-1] + after[-1]
    return [Clause(act, tuple(group), chunk.has_info) for act, group in zip(chunk.acts, groups, strict=True)]
