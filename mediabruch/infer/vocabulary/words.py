"""A text as a row of known words, with phrases found before single words, and verbs joined with their particles."""

from typing import NamedTuple

from mediabruch.infer.text.normal import Token, plain, tokens
from mediabruch.infer.vocabulary.entries import Entry
from mediabruch.infer.vocabulary.forms import Form
from mediabruch.infer.vocabulary.matching import NOTHING, Matcher, Sense
from mediabruch.media import PAPER

_BREAKS = frozenset(",;/+&():|>–—.!?")
_LOOK_AHEAD = 9
"""How far a particle may stand behind its verb: "druckt den Bescheid für die Antragstellerin aus"."""
_ENDING = (Form.PARTICIPLE, Form.ACT)
_INNER = 2
"""Words before a qualifier: a verb, and the noun that it parts."""


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
    is_english: bool = False
    """The text is in English."""

    @property
    def tags(self) -> frozenset[str]:
        """The verb's tags."""
        return self.sense.verb.tags if self.sense.verb is not None else frozenset()

    @property
    def is_particle(self) -> bool:
        """Whether it is a small word only."""
        return bool(self.sense.particle) and self.sense.noun is None and self.sense.verb is None


def words(text: str, matcher: Matcher, around: str = "") -> list[Word]:
    """The words of a text in plain form; `around` is the language that holds where they tell none themselves."""
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
            preposition = matcher.lexicon.particles.get(token.word, "")
            sense = Sense(noun=entry, particle=preposition)
            found.append(Word(sense, token.start, row[index + length - 1].end, token))
            index += length
            continue
        sense = matcher.sense(token)
        found.append(Word(sense, token.start, token.end, token, is_break=sense.particle == "conjunction"))
        index += 1
    return _qualified(_bracketed(_with_particles(_mailed(_in_language(found, matcher, around)))))


def language_of(text: str, matcher: Matcher) -> str:
    """The language that a text is in, by its own words: `de`, `en`, or nothing in doubt."""
    row = tokens(plain(text))
    found = [Word(matcher.sense(token), token.start, token.end, token) for token in row if not token.is_sign]
    return _language(found, matcher)


def _in_language(found: list[Word], matcher: Matcher, around: str) -> list[Word]:
    """The words without the nouns of another language: an English "post" is a job, a German one are letters."""
    language = _language(found, matcher) or around
    if not language:
        return _without_small_nouns(_without_english(found) if _ends_in_german(found) else found)
    other = "de" if language == "en" else "en"
    has_german = any(word.sense.verb is not None and word.sense.verb.file == "acts.de" for word in found)
    for index, word in enumerate(found):
        noun, verb = word.sense.noun, word.sense.verb
        sense = word.sense
        if noun is not None and other in noun.tags:
            sense = sense._replace(noun=None)
        if verb is not None and language == "en":
            english = matcher.lexicon.english.get(word.token.word)
            sense = sense if english is None else sense._replace(verb=english[0], form=english[1])
        elif verb is not None and verb.file == "acts.en" and has_german:
            sense = sense._replace(verb=None, form=None)
        if language == "en" or sense is not word.sense:
            found[index] = Word(
                sense, word.start, word.end, word.token, word.is_break, word.is_used, is_english=language == "en"
            )
    return found


def _ends_in_german(found: list[Word]) -> bool:
    """Whether a German verb ends the text that no other language has: "Post eingegangen", "Post/E-Mail öffnen"."""
    last = found[-1] if found else None
    is_german = last is not None and last.sense.verb is not None and last.sense.verb.file == "acts.de"
    return is_german and last is not None and last.sense.form in _ENDING and last.token.raw.islower()


def _without_english(found: list[Word]) -> list[Word]:
    """The words without English verbs that are German nouns, too."""
    return [
        word._replace(sense=word.sense._replace(verb=None, form=None))
        if word.sense.noun is not None and word.sense.verb is not None and word.sense.verb.file == "acts.en"
        else word
        for word in found
    ]


def _without_small_nouns(found: list[Word]) -> list[Word]:
    """The words without German nouns in small letters behind a capital: a "Creative brief" is no letter."""
    for index, word in enumerate(found):
        noun = word.sense.noun
        is_small = word.token.raw[:1].islower() and found[0].token.raw[:1].isupper()
        if index and is_small and noun is not None and "de" in noun.tags:
            found[index] = word._replace(sense=word.sense._replace(noun=None))
    return found


def _mailed(found: list[Word]) -> list[Word]:
    """The words with "mail" as a verb only beside papers, or what is paper when it is handed over: "mail letter"."""
    for index, word in enumerate(found):
        if word.sense.verb is not None and "papers" in word.sense.verb.tags and not _name_papers(found):
            found[index] = word._replace(sense=word.sense._replace(verb=None, form=None))
    return found


def _name_papers(found: list[Word]) -> bool:
    nouns = (word.sense.noun for word in found)
    return any(noun is not None and (noun.receives == PAPER or "tangible" in noun.tags) for noun in nouns)


def _language(found: list[Word], matcher: Matcher) -> str:
    """The language of a text, by its small words, verbs, umlauts and capitals; nothing in doubt."""
    english = 0
    for index, word in enumerate(found):
        known = matcher.lexicon.languages.get(word.token.word)
        verb = word.sense.verb
        if verb is None and word.sense.finite:
            verb = next(iter(word.sense.finite.values()))
        if known is None and verb is not None and word.token.word not in matcher.lexicon.english:  # else both have it
            known = verb.file.removeprefix("acts.")
        if known == "en" and not (word.sense.noun and verb is not None and _is_hyphened_noun(index, word)):
            english += 1
        elif known == "de" or not word.token.raw.isascii():
            english -= 1
        elif index and not word.is_break and word.token.raw[:1].isupper() and word.token.raw[1:].islower():
            english -= 0 if found[0].token.raw[:1].isupper() and english > 0 else 1
    return "en" if english > 0 else "de" if english < 0 else ""


def _is_hyphened_noun(index: int, word: Word) -> bool:
    """Whether a word is a noun as both languages have it: "Post/E-Mail öffnen"."""
    raw = word.token.raw
    return index > 0 and "-" in raw and raw[0].isupper()


def _bracketed(found: list[Word]) -> list[Word]:
    """The words with brackets as breaks only where a verb stands within: "Antrag (Papier) erfassen" is one act."""
    opened = -1
    for index, word in enumerate(found):
        if word.token.raw == "(":
            opened = index
        elif word.token.raw == ")" and opened >= 0:
            inside = found[opened + 1 : index]
            if not any(other.is_break or (other.sense.verb and not other.sense.noun) for other in inside):
                for at in (opened, index):
                    found[at] = found[at]._replace(is_break=False, is_used=True)
            opened = -1
    return found


def _qualified(found: list[Word]) -> list[Word]:
    """The words without what says which is meant: "Separate dunning *to send per post* notices into PDFs"."""
    for index, word in enumerate(found):
        if word.is_english and word.token.word == "to" and index >= _INNER and not found[index - 1].is_break:
            end = _end_of_way(found, index + 2)
            is_act = found[index + 1 : index + 2] and found[index + 1].sense.verb is not None
            if is_act and end > index + 2 and end < len(found) and _goes_on(found[end]):
                for used in range(index, end):
                    found[used] = found[used]._replace(sense=NOTHING, is_used=True)
    return found


def _end_of_way(found: list[Word], start: int) -> int:
    """Where "per post", "by e-mail" ends that begins there."""
    if start >= len(found) or found[start].sense.particle != "channel":
        return start
    return start + (1 if found[start].sense.noun is not None else 2)


def _goes_on(word: Word) -> bool:
    """Whether a noun goes on that a qualifier has parted from its verb."""
    return not (word.is_break or word.is_used or word.sense.particle)


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
        if found[at].is_break and at > index + 1:  # "and paste" right behind "copy" is a part of it
            return None
        for length in (2, 1) if at + 1 < len(found) else (1,):
            key = " ".join(word.token.word for word in found[at : at + length])
            entry = finite.get(key) if found[at].sense.noun is None else None  # not "on the phone"
            ends = at + length >= len(found) or found[at + length].is_break
            is_close = at == index + 1 and entry is not None and entry.file != "acts.de"  # no "Schreiben mit Boten"
            if entry is not None and (is_close or ends):
                return at, length, entry
        if found[at].is_break:
            return None
    return None
