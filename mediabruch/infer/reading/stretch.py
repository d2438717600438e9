"""What is known of one stretch of a label while it is read: the part that comes next, negations, adjectives, names.

A preposition, a negation or an adjective holds for some words; then it wears off. What is mentioned beside it is taken,
turned ("gedruckte E-Mail"), taken away ("ohne Ausdruck"), or left out where it is only the topic.
"""

from typing import NamedTuple

from mediabruch.infer.reading.parts import Act, Chunk, Mention, Part
from mediabruch.infer.reading.row import Row
from mediabruch.infer.text.names import NameShape
from mediabruch.infer.vocabulary.entries import Entry
from mediabruch.infer.vocabulary.words import Word
from mediabruch.media import DATA, DIGITAL, DIGITAL_MEDIA, DOCUMENT, ORAL, PAPER, Side

REACH = 3
"""How many words a preposition, negation or adjective looks ahead."""
STATE = 0.8
"""Share of a verb's weight that its participle keeps."""
_MODIFIER = 0.6
"""Share that is left to a noun before one that the lexicon lacks, in English: "paper consumption"."""
_ABOUT = (Part.OBJECT, Part.TOWARD, Part.SOURCE, Part.TARGET, Part.TOPIC)
"""Parts that belong to a noun of trouble, projects or purchases before them: "Störung des E-Mail-Dienstes"."""
NAMES = {
    NameShape.COINED: Entry("(product name)", "products", DATA, DATA, weight=0.8, tags=frozenset({"names"})),
    NameShape.CAPITALS: Entry("(name in capitals)", "products", DATA, DATA, weight=0.68, tags=frozenset({"guess"})),
    NameShape.PLAIN: Entry("(name)", "products", DATA, DATA, weight=0.64, tags=frozenset({"guess"})),
}
"""Names after a preposition, of systems that no list holds."""
_BARE = ("in", "per", "via")
_BARE_NAME = 0.72
"""A product whose name is a word, too, behind a bare preposition."""


class Turn(NamedTuple):
    """An adjective or participle that waits for its noun."""

    entry: Entry
    media: Side
    weight: float
    text: str
    is_state: bool = False


class Stretch:
    """The state of reading one stretch; `inherited` is the part of the mention before an "or" that it goes on from."""

    def __init__(self, row: list[Word], text: str, inherited: Part | None, *, has_verb: bool) -> None:
        self.row = Row(row)
        self.text = text
        self.has_verb = has_verb
        self.chunk = Chunk()
        self.part = Part.OBJECT if inherited is None else inherited
        self.part_left = 0 if inherited is None else REACH
        self.preposition = ""
        self.has_article = False
        self.is_joined = inherited is not None
        self.is_either = False
        self.negation_left = 0
        self.is_about = False
        self.turn: Turn | None = None
        self.turn_left = 0

    def _mention(self, noun: Entry, word: Word, part: Part | None, *, is_state: bool = False) -> None:
        mention = self._turned(Mention(noun, noun.receives, noun.weight, part or Part.OBJECT, self._said(word)))
        is_direct = self.part_left == REACH
        taken = self._take_part()
        if self.negation_left > 0:
            self.negation_left = 0
            return
        part = part or taken
        is_beside = self._is_beside_the_point(part, is_system=noun.is_system)
        if is_beside or (part is Part.AFTER and not (is_direct and mention.media == ORAL)):
            return
        if is_state and part in (Part.CHANNEL, Part.PLACE):
            part = Part.OBJECT  # "per Post eingegangener Antrag"
            mention = mention._replace(is_state=True)
        elif "guess" in noun.tags and self.preposition in _BARE and not self.has_article and _is_listed(noun):
            mention = mention._replace(entry=NAMES[NameShape.COINED], weight=_BARE_NAME)
        self._add(mention._replace(part=part, is_joined=self.is_joined, is_either=self.is_joined and self.is_either))
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
        is_stronger = turn.weight >= mention.weight * STATE
        if mention.media and mention.media != PAPER and not is_stronger:
            return mention
        media = turn.media
        if media == DIGITAL and "page" in mention.entry.tags:
            media = DOCUMENT
        elif media == DIGITAL and mention.media and mention.media <= DIGITAL_MEDIA:
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

    def _weaken_last(self) -> None:
        row = self.chunk.mentions[-1]
        if row and row[-1].part is Part.OBJECT and not row[-1].entry.is_system:
            row[-1] = row[-1]._replace(weight=row[-1].weight * _MODIFIER)


def _is_listed(noun: Entry) -> bool:
    """Whether it is a product of the list, and no name that only looks like one."""
    return noun.file == "products" and noun not in NAMES.values()
