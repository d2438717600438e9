"""What a word of a label is among its neighbors: noun or verb, a purpose, a property, a mere description."""

from mediabruch.infer.vocabulary.actors import actor
from mediabruch.infer.vocabulary.entries import Entry
from mediabruch.infer.vocabulary.forms import Form
from mediabruch.infer.vocabulary.matching import NOTHING, is_capitalized
from mediabruch.infer.vocabulary.words import Word
from mediabruch.media import PHYSICAL, Medium
from mediabruch.patterns import pattern

_LOOSE = (PHYSICAL, frozenset({Medium.ORAL}))
"""Things and talks are often named only to describe information: "interview results", "Foto des Fahrzeugs"."""
_TOPICS = (
    ["des"],
    ["of"],
    ["zum"],
    ["zur"],
    ["for"],
    ["to"],
    ["of", "the"],
    ["for", "the"],
    ["to", "the"],
    ["for", "an"],
)
"""Words before such a noun that make it a topic, not a way: "zum Gespräch einladen", "invite for an interview"."""


_NO_ACTS = frozenset({"about", "talkwork"})
"""Nouns that are no acts, though a verb has the same form."""
_PARTICIPLE = pattern(
    r"(?:ge|be|ver|er|ent|zer|[a-z]{2,8}ge|(?:aus|ein|an|ab|auf|vor)(?:be|ver|ent)).{2,}(?:te|ene)[nrsm]?"
)
_OF_THE = 2
"""Words from an act to its object in the genitive: "Aushändigung des Schlüssels"."""
_ARTICLES = frozenset(
    {"the", "a", "an", "this", "these", "those", "his", "her", "their", "its", "any", "each", "every"}
)
_NOT_ONLY = ("nur", "only")
_LONG_TITLE = 4
"""Words from which on one may be small."""
_SUBORDINATE = frozenset({"that", "dass", "whether", "ob", "because", "weil", "which", "who", "where"})
"""What is said behind them is told, asked or described, and not what the step does."""
_NO_MORE = ("longer", "more")
_OCCASIONS = (
    *("termin", "termine", "einladung", "einladungen", "ladung", "vereinbarung", "verschiebung", "erinnerung"),
    *("absage", "zusage", "bestaetigung", "confirmation", "reminder", "schedule"),
    *("appointment", "appointments", "invitation", "invitations", "invite", "invites"),
)
"""How words end for what is arranged or sent before a talk: the talk is its topic."""
_ADJECTIVE = ("e", "en", "er", "es", "em")


class Row:
    """The words of one stretch of a label."""

    def __init__(self, words: list[Word]) -> None:
        self.words = words

    @property
    def is_title(self) -> bool:
        """Whether all words have capitals, as in English titles: then a capital tells no name."""
        letters = [word.token.raw for word in self.words if word.token.raw[:1].isalpha()]
        small = sum(raw[0].islower() for raw in letters)
        return len(letters) > 1 and small <= (len(letters) >= _LONG_TITLE)

    def is_denied(self) -> bool:
        """Whether the whole stretch says what is not done: "nicht ausdrucken", "no longer needed"."""
        for index, word in enumerate(self.words):
            text = word.token.word
            if text in _SUBORDINATE:
                return False  # "advise by email that the invoice is not compliant"
            is_denial = word.sense.particle == "denial" and not word.is_used
            if not is_denial and text != "no":
                continue
            after = self.words[index + 1] if index + 1 < len(self.words) else None
            if text == "no" and after is not None and after.token.word in _NO_MORE:
                return True
            if not is_denial:
                continue
            if after is None or not (after.token.word in _NOT_ONLY or self._is_adjective(index + 1)):
                return True
        return False

    def _is_adjective(self, index: int) -> bool:
        """Whether an adjective in its ending stands before a noun: "nicht lesbare Scans"."""
        if self.words[index].sense.particle:
            return False
        word = self.words[index].token
        after = self.words[index + 1].token if index + 1 < len(self.words) else None
        return word.raw.islower() and word.word.endswith(_ADJECTIVE) and after is not None and is_capitalized(after)

    def acts(self, index: int, *, is_first: bool, is_alone: bool, is_later: bool) -> bool:
        """Whether a word that may be a verb is one: `is_alone` if no mention is continued, `is_later` behind an act."""
        word = self.words[index]
        noun, verb, form = word.sense.noun, word.sense.verb, word.sense.form
        if self._is_noun_here(index):
            return False
        if form is Form.BASE:
            if index and self.words[index - 1].token.word in _ARTICLES:
                return False  # "report the call"
            if noun is not None:
                is_finite = not is_first and not is_later and self._is_finite(index)
                return is_finite or (is_first and is_alone and len(self.words) > 1)
            return not is_later and (is_first or word.token.raw.islower())
        if form is Form.NOUN:
            is_english_later = is_later and verb is not None and verb.file == "acts.en"
            is_part_of_name = is_english_later and self.is_before_english_noun(index)  # "call notification workflow"
            return not is_part_of_name and (noun is None or not self.has_other_verb(index))
        is_english_later = is_later and verb is not None and verb.file == "acts.en"
        return not self.is_purpose(index) and not (is_english_later and form is Form.ACT)

    def _is_noun_here(self, index: int) -> bool:
        """Whether a word with a verb's form is a noun for sure: "Fax entgegennehmen", "an Schulen"."""
        word = self.words[index]
        noun, form = word.sense.noun, word.sense.form
        if form is Form.NOUN:
            return noun is not None and not _NO_ACTS.isdisjoint(noun.tags)
        if word.sense.verb is not None and word.sense.verb.role == "attend" and self._is_occasion(index + 1):
            return True  # "interview invitation"
        if form not in (Form.ACT, Form.BASE) or not is_capitalized(word.token):
            return False
        looks_like_noun = noun is not None or not word.token.word.endswith("n")
        is_object = looks_like_noun and self.has_sure_verb(index)
        return is_object or (form is Form.ACT and self._is_behind_preposition(index))

    def _is_finite(self, index: int) -> bool:
        """Whether an English verb stands before an article or behind a person: "clerk scans form"."""
        word = self.words[index].token
        before = self.words[index - 1]
        is_third = word.raw.islower() and word.word.endswith("s") and before.sense.verb is None
        return is_third and (self.is_before_article(index) or _is_person(before.token.word))

    def is_before_article(self, index: int) -> bool:
        """Whether an article follows."""
        return index + 1 < len(self.words) and self.words[index + 1].sense.particle == "article"

    def _is_behind_preposition(self, index: int) -> bool:
        """Whether a preposition stands before the word that no infinitive has before it."""
        return index > 0 and self.words[index - 1].sense.particle in ("target", "source", "channel")

    def is_about_something(self) -> bool:
        """Whether a verb of deciding or talking takes "über" for its topic."""
        return any("over" in word.tags for word in self.words)

    def after(self, word: Word) -> Word | None:
        """The word behind this one, if there is one."""
        index = self.words.index(word) + 1
        return self.words[index] if index < len(self.words) else None

    def has_no_auxiliary(self) -> bool:
        """Whether no "wird" or "ist" makes a participle the verb."""
        return not any(word.sense.particle == "auxiliary" for word in self.words)

    def is_before_state(self, index: int) -> bool:
        """Whether a word belongs to a participle behind it: "online eingereichter Antrag"."""
        after = self.words[index + 1] if index + 1 < len(self.words) else None
        return after is not None and (after.sense.form is Form.STATE or self._is_participle(index + 1))

    def _is_participle(self, index: int) -> bool:
        """Whether a word that the lexicon lacks has the form of a participle before a noun: "eingebrachte Eingabe"."""
        token = self.words[index].token
        is_shaped = token.raw.islower() and self._is_unknown(index) and _PARTICIPLE.fullmatch(token.word) is not None
        return is_shaped and index + 1 < len(self.words) and is_capitalized(self.words[index + 1].token)

    def is_modifier(self, index: int, noun: Entry) -> bool:
        """Whether an English noun only modifies one that the lexicon lacks: "paper consumption"."""
        if index + 1 >= len(self.words) or "adverb" in noun.tags or not self.words[index].is_english:
            return False
        follower = self.words[index + 1]
        raw = follower.token.raw
        is_unknown = not (follower.sense.noun or follower.sense.verb or follower.sense.particle or follower.is_used)
        return is_unknown and not follower.is_break and raw.islower() and not raw.endswith(("ing", "ly", "ed"))

    def ends_in_unknown_verb(self) -> bool:
        """Whether the last word looks like a German infinitive that the lexicon lacks: "Papierakte holen"."""
        last = self.words[-1]
        sense, raw = last.sense, last.token.raw
        is_known = bool(sense.noun or sense.verb or sense.particle or last.is_used)
        return not is_known and raw.islower() and raw.endswith(("en", "ern", "eln")) and len(self.words) > 1

    def is_purpose(self, index: int) -> bool:
        """Whether the verb says what for, and is not done here: "zum Unterschreiben ausdrucken"."""
        before = self.words[index - 1].token.word if index else ""
        return before in ("zum", "zur") and self.has_other_verb(index)

    def has_sure_verb(self, index: int) -> bool:
        """Whether another word is a verb whatever stands around it: German, in lower case."""
        others = (word for at, word in enumerate(self.words) if at != index and word.token.raw.islower())
        return any(
            is_act(word)
            and word.sense.form is Form.ACT
            and word.sense.verb is not None
            and word.sense.verb.file == "acts.de"
            for word in others
        )

    def has_other_verb(self, index: int) -> bool:
        """Whether another word is the verb; an English base form only where the stretch begins with it."""
        return (index < len(self.words) - 1 and self.ends_in_unknown_verb()) or any(
            is_act(word) and (word.sense.form is not Form.BASE or at == 0)
            for at, word in enumerate(self.words)
            if at != index
        )

    def is_before_noun(self, index: int) -> bool:
        """Whether a participle belongs to what stands behind it: "check signed contract", not "contract was signed"."""
        before = self.words[index - 1].sense.particle if index else ""
        after = next((word for word in self.words[index + 1 :] if not word.is_used), None)
        follows = after is not None and not after.is_particle
        is_after_unknown = index == 1 and self._is_unknown(0)  # "index scanned post"
        return (
            follows
            and before != "auxiliary"
            and (self.has_other_verb(index) or is_after_unknown or self._is_past_later(index))
        )

    def _is_past_later(self, index: int) -> bool:
        """Whether a participle at the end is the verb: "signed contract returned"."""
        return any(word.sense.form is Form.PAST for word in self.words[index + 2 :])

    def _is_unknown(self, index: int) -> bool:
        sense = self.words[index].sense
        return not (sense.noun or sense.verb or sense.particle or sense.finite)

    def only_describes(self, index: int, noun: Entry) -> bool:
        """Whether the word only describes a neighbor: "credit card details", "phone number", "part of the package"."""
        after, before = self._noun_tags(index + 1), self._noun_tags(index - 1)
        begins_with_preposition = bool(self.words[index].sense.particle) or self.words[index].token.word == "over"
        if "strips" in after or noun.receives not in _LOOSE or "adverb" in noun.tags or begins_with_preposition:
            return "strips" in after
        words_before = [word.token.word for word in self.words[max(0, index - 2) : index]]
        if "talkwork" in noun.tags and (self.is_before_english_noun(index) or self._is_occasion(index + 1)):
            return True  # "hearing notice", "interview guide"
        is_topic = (words_before[-1:] in _TOPICS or words_before in _TOPICS) and not self._is_object_of_noun(index)
        owner = index - 1
        while owner >= 0 and self.words[owner].sense.particle == "article":
            owner -= 1
        is_arranged = not self.words[index].is_english and self._is_occasion(owner)  # not "reminder phone call"
        is_owned = is_arranged or (owner >= 0 and "info" in self._noun_tags(owner))  # "Protokoll der Sitzung"
        ordered = ("request", "enter") if "person" in noun.tags else ("request",)  # "patients registration"
        return is_topic or is_owned or "info" in after or "info" in before or self._is_ordered(index + 1, ordered)

    def _is_ordered(self, index: int, roles: tuple[str, ...]) -> bool:
        """Whether what stands before is what an order, or an act of these roles, names: "take pizza order"."""
        sense = self.words[index].sense if 0 < index < len(self.words) else NOTHING
        is_noun = sense.form is Form.NOUN or (sense.form is Form.BASE and self.words[index].is_english and index > 1)
        return is_noun and sense.verb is not None and sense.verb.role in roles

    def is_before_english_noun(self, index: int, *, is_name: bool = False) -> bool:
        """Whether another word that is no verb and no small word stands right behind an English noun.

        Behind a name, a verb is a noun, too: "on the FOI request form".
        """
        if index + 1 >= len(self.words) or not self.words[index].is_english:
            return False
        follower = self.words[index + 1]
        is_word = not (follower.is_break or follower.is_used or follower.sense.particle)
        is_word = is_word and (is_name or follower.sense.verb is None)
        return is_word and not follower.token.raw.lower().endswith(("ed", "ly"))

    def is_written_as_one(self, index: int) -> bool:
        """Whether a verb begins the label that is written as one word with its particle: "Printout order"."""
        if index or not self.words[0].token.word.endswith("out"):
            return False
        follower = self.words[1].sense.verb if len(self.words) > 1 else None
        is_ordered = follower is not None and follower.role == "request"
        return is_ordered or self.is_before_english_noun(0)

    def _is_object_of_noun(self, index: int) -> bool:
        """Whether an act stands before the genitive: "Aushändigung des Schlüssels"."""
        if self.words[index - 1].token.word != "des" or index < _OF_THE:
            return False
        before = self.words[index - _OF_THE].sense
        return before.verb is not None and before.form is Form.NOUN and before.noun is None

    def _is_occasion(self, index: int) -> bool:
        """Whether a word names what is arranged or sent for a talk: "Einladung Gespräch", "interview appointment"."""
        return 0 <= index < len(self.words) and self.words[index].token.word.endswith(_OCCASIONS)

    def _noun_tags(self, index: int) -> frozenset[str]:
        sense = self.words[index].sense if 0 <= index < len(self.words) else NOTHING
        return sense.noun.tags if sense.noun is not None and sense.verb is None else frozenset()

    def is_attribute(self, index: int) -> bool:
        """Whether "elektronisch" belongs to the noun behind it, not to the verb."""
        if self.words[index].sense.is_inflected:
            return True
        follower = self.words[index + 1] if index + 1 < len(self.words) else None
        if follower is None or follower.is_particle or follower.is_used or follower.sense.verb is not None:
            return False
        token = self.words[index].token
        if token.word.endswith("isch") and not token.is_short:
            return False  # "elektronisch Antrag stellen": a German adjective has an ending before its noun
        return is_capitalized(follower.token) or not follower.token.word.endswith(("en", "t"))


def is_act(word: Word) -> bool:
    """Whether the word is a verb that acts, by its form."""
    verb = word.sense.verb
    return verb is not None and "light" not in verb.tags and word.sense.form in (Form.ACT, Form.BASE, Form.PARTICIPLE)


def _is_person(word: str) -> bool:
    """Whether the word names people or an office that act."""
    known = actor(word)
    return known is not None and known.party != "system"
