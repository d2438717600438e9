"""What a word is: looked up whole, with its ending, as a compound, and with one letter wrong.

Matches are at the boundaries of words and of the parts of compounds, never substrings: `Knopfdruck` is no printing,
`Kontakte` are no files. The longest match wins, so a decoy is a longer entry. Cost: some dictionary look-ups a word.
"""

from typing import NamedTuple

from mediabruch.infer.text.normal import Token
from mediabruch.infer.vocabulary.entries import OPEN, Entry, Lexicon
from mediabruch.infer.vocabulary.forms import GERMAN_ENDINGS, VERB_PREFIXES, Form
from mediabruch.infer.vocabulary.misspellings import Misspellings
from mediabruch.media import PHYSICAL, Medium
from mediabruch.patterns import pattern

_NOUN_ENDINGS = ("", "s", "es", "e", "en", "n", "er", "ern", "em", "ens", "se", "sen")
_ENDINGS_BY_LAST = {last: tuple(ending for ending in _NOUN_ENDINGS if ending.endswith(last)) for last in "emnrs"}
"""Endings by the letter a word must end in to have one of them: most words are asked about two, not twelve."""
_SHORT = 5
"""Beginnings of a compound shorter than this need a known end."""
_SHORT_HEAD = 4
_LINKS = ("", "s", "es", "n", "en", "er")
_LEANING = 0.5
_TALKS = frozenset({"confer", "talkwork"})
_LOOSE = (PHYSICAL, frozenset({Medium.ORAL}))
"""What a compound is about that begins so: talks and things."""
_BY_A_WAY = frozenset({"send", "forward", "receive", "store", "hand", "request", "ask", "answer", "put", "fetch"})
"""What is done by what the compound begins with: "Briefversand", not "Posterausstellung"."""
_SHORTEST = 3
_LONGEST = 48
"""Letters of a word that is taken apart; longer ones are no words."""
_LINKED = ("keit", "heit", "ung", "taet", "ion", "schaft", "tum", "ling", "itaet", "ment", "enz", "anz", "ing", "hilf")
"""What ends so is joined with an s: in "Vollständigkeitscheck" a check stands, not a "Scheck"."""


class Sense(NamedTuple):
    """What the lexicon knows of one word."""

    noun: Entry | None = None
    verb: Entry | None = None
    form: Form | None = None
    prefix: Entry | None = None
    """The beginning of a compound, where its end is a verb's noun: `E-Mail-Versand`."""
    is_inflected: bool = False
    """It has an adjective's ending."""
    particle: str = ""
    is_screen: bool = False
    """A word of work on a screen."""
    finite: dict[str, Entry] = {}  # noqa: RUF012 - a default that is never changed


NOTHING = Sense()
_ELECTRONIC = pattern(r"e[A-ZÄÖÜ][a-zäöüß]{3,}|[eE]-[A-Za-zÄÖÜäöü][a-zäöüß]{3,}")
_ELECTRIC = (
    "bike",
    "auto",
    "fahr",
    "roller",
    "scooter",
    "mob",
    "lad",
    "car",
    "bus",
    "lok",
    "gitarr",
    "herd",
    "zigar",
    "motor",
)
"""What runs on electricity: no information."""
_E_WORD = Entry("e-", "channels", frozenset({Medium.DIGITAL}), frozenset({Medium.DIGITAL}), weight=0.72)


class Matcher:
    """Looks words up in one lexicon and remembers what it found."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._seen: dict[str, Sense] = {}
        self._misspellings = Misspellings(lexicon)

    def sense(self, token: Token) -> Sense:
        """What this word is to the lexicon; words that recur are looked up once."""
        key = f"{token.raw}." if token.is_short else token.raw  # "no." is a number, "no" is not
        known = self._seen.get(key)
        if known is None:
            known = self._seen[key] = self._sense(token)
        return known

    def _sense(self, token: Token) -> Sense:
        lexicon, word = self.lexicon, token.word
        particle = lexicon.particles.get(word, "")
        finite = lexicon.finite.get(word, {})
        noun, ending = self._exact(token), ""
        if noun is None:
            noun, ending = _inflected(lexicon.words, word)
        verb, form = self._verb(word)
        if noun is None and verb is None and len(token.parts) > 1:
            verb, form = self._hyphened(token)
        is_screen = self._is_screen(token)
        if noun is None and verb is None and not particle and not finite:
            taken_apart = None if len(word) > _LONGEST or _is_verb_shaped(token) else self._compound(token)
            sense = taken_apart or _electronic(token) or self._misspelt(word) or NOTHING
            return sense._replace(is_screen=True) if is_screen else sense
        return Sense(noun, verb, form, None, ending in GERMAN_ENDINGS, particle, is_screen, finite)

    def _is_screen(self, token: Token) -> bool:
        """Whether the word, or the end of one with hyphens, belongs to work on a screen."""
        known = self.lexicon.screen
        for word in {token.word, token.parts[-1] if token.parts else token.word}:
            if word in known or any(
                word[: -len(ending)] in known for ending in _ENDINGS_BY_LAST.get(word[-1:], ()) if word.endswith(ending)
            ):
                return True
        return False

    def _exact(self, token: Token) -> Entry | None:
        """A word whose case counts: `beA`, `VIS`, also in `beA-Postfach`."""
        exact = self.lexicon.exact
        found = exact.get(token.raw)
        if found is None and "-" in token.raw:
            last, _ = _inflected(self.lexicon.heads, token.parts[-1])
            is_other = last is not None and ("strips" in last.tags or last.role)  # "eVB-Nummer", "ZMR-Abfrage"
            found = None if is_other else self._exact_part(token)
        return found

    def _exact_part(self, token: Token) -> Entry | None:
        """The first part of a word with hyphens that is such a word."""
        return next((self.lexicon.exact[part] for part in token.raw.split("-") if part in self.lexicon.exact), None)

    def _verb(self, word: str) -> tuple[Entry, Form] | tuple[None, None]:
        verbs = self.lexicon.verbs
        if word in verbs:
            return verbs[word]
        for ending in GERMAN_ENDINGS:
            if word.endswith(ending) and (found := verbs.get(word[: -len(ending)])) is not None:
                entry, form = found
                if entry.file == "acts.en":
                    continue  # "meter" is no form of "meet"
                if form in (Form.PARTICIPLE, Form.PAST):
                    return entry, Form.STATE
                if form is Form.NOUN:
                    return entry, form
        genitive = verbs.get(word[:-1]) if word.endswith("s") else None
        return genitive if genitive is not None and genitive[1] is Form.NOUN else (None, None)

    def _hyphened(self, token: Token) -> tuple[Entry, Form] | tuple[None, None]:
        """The English verb behind what says how it is done: "bulk-scan", "re-send"."""
        first, *rest = token.raw.split("-")
        found = self.lexicon.verbs.get(token.parts[-1])
        is_verb = found is not None and found[0].file == "acts.en" and found[1] is not Form.NOUN
        return found if found and is_verb and len(rest) == 1 and rest[0].islower() and len(first) > 1 else (None, None)

    def _compound(self, token: Token) -> Sense | None:  # noqa: PLR0911 - one for each kind of compound
        """A compound by its beginning and its end; the end decides what it is, the beginning of which medium."""
        word = token.word
        head, head_ending = self._head(token)
        prefix = self._prefix(token)
        is_named = prefix is not None and prefix.is_system and "names" in prefix.tags
        if head is not None and ("strips" in head.tags or (head.file == "decoys" and not is_named)):
            return Sense(noun=head)
        if prefix is not None and prefix.file == "decoys":
            return Sense(noun=prefix)
        if head is not None and head.role:
            return Sense(verb=head, form=Form.NOUN, prefix=self._way(prefix, head))
        if prefix is not None and (head is None or "sheet" in head.tags) and not self._carries(prefix):
            return (
                Sense(noun=head) if head is not None else None
            )  # "Stempeluhr": what the word begins with is not what it is made of
        if prefix is None or prefix.receives is None:
            return Sense(noun=head, is_inflected=bool(head_ending)) if head is not None else None
        if head is not None and self._decides(head, prefix):
            return Sense(noun=head)
        is_adjective = "turns" in prefix.tags and word.endswith(GERMAN_ENDINGS) and token.raw[0].islower()
        return Sense(noun=prefix, is_inflected=is_adjective)

    def _decides(self, head: Entry, prefix: Entry) -> bool:
        """Whether a compound is what its end says: "Sitzungsprotokoll", "Stempelplakette"; not "Outlook-Adressbuch"."""
        if prefix.is_system and "names" in prefix.tags:
            return "strong" in head.tags
        if (prefix.receives in _LOOSE and not self._carries(prefix)) or (
            head.file == "things" and "open" not in prefix.tags
        ):
            return True
        return bool(head.receives) and head.weight >= _LEANING and "strong" not in prefix.tags

    def _way(self, prefix: Entry | None, verb: Entry) -> Entry | None:
        """What an act that ends a compound is done by: "Briefversand", but no invitation to a talk is spoken."""
        if prefix is None or verb.role in ("move", "pay") or not _TALKS.isdisjoint(prefix.tags):
            return None
        return prefix if self._carries(prefix) or verb.role in _BY_A_WAY else None

    def _carries(self, prefix: Entry) -> bool:
        """Whether a compound that begins so is of this medium, whatever its end: paper, PDF, online ..."""
        return prefix.is_system or "open" in prefix.tags or prefix.file == "house"

    def _head(self, token: Token) -> tuple[Entry | None, str]:
        if len(token.parts) > 1:
            found, ending = _inflected(self.lexicon.heads, token.parts[-1])
            if found is not None:
                return found, ending
            found, ending = _inflected(self.lexicon.words, token.parts[-1])
            if found is not None:
                return found, ending
        word, heads = token.word, self.lexicon.heads
        for start in range(2, len(word) - _SHORT_HEAD + 1):
            found, ending = _inflected(heads, word[start:])
            if found is not None and found.role and word[:start] in VERB_PREFIXES:
                continue  # "Entfaltung", "Umklammerung"
            if found is not None and len(word) - start - len(ending) >= _SHORT_HEAD:
                if word[start] == "s" and word[:start].endswith(_LINKED):
                    linked = _inflected(heads, word[start + 1 :])
                    return linked if linked[0] is not None else (found, ending)
                return found, ending
        return None, ""

    def _prefix(self, token: Token) -> Entry | None:
        lexicon = self.lexicon
        if len(token.parts) > 1:
            if (named := self._exact_part(token)) is not None:
                return named
            for end in range(len(token.parts) - 1, 0, -1):
                joined = "".join(token.parts[:end])
                found = lexicon.prefixes.get(joined) or lexicon.words.get(joined)
                if found is not None and found.file != "things":
                    return found
            for part in token.parts[1:-1]:
                if part in lexicon.prefixes:
                    return lexicon.prefixes[part]
        word = token.word
        for end in range(len(word) - 3, 2, -1):
            found = lexicon.prefixes.get(word[:end])
            if found is None or found.file == "products":
                continue  # a name stands alone, or before a hyphen: "Bonität" is none of "Bonita"
            if end >= _SHORT or self._is_known(word[end:]):
                return found
        return None

    def _is_known(self, rest: str) -> bool:
        """Whether the end of a compound is a word of the lexicon, after a linking letter or two."""
        lexicon = self.lexicon
        for link in _LINKS:
            if rest.startswith(link):
                tail = rest[len(link) :]
                if len(tail) >= _SHORTEST and (
                    tail in lexicon.verbs
                    or _inflected(lexicon.heads, tail)[0] is not None
                    or _inflected(lexicon.words, tail)[0] is not None
                ):
                    return True
        return False

    def _misspelt(self, word: str) -> Sense | None:
        meant = self._misspellings.meant(word)
        if meant is None:
            return None
        entry, form = self.lexicon.verbs.get(meant, (None, None))
        return Sense(noun=None if entry is not None else self.lexicon.words.get(meant), verb=entry, form=form)

    def phrase(self, words: tuple[Token, ...], start: int) -> tuple[Entry, int] | None:
        """The longest phrase that begins at this word, and how many words it has."""
        word = words[start].word
        for phrases in (self.lexicon.phrases.get(word), self.lexicon.open_phrases.get(word[:OPEN])):
            for phrase, entry in phrases or ():
                length = len(phrase)
                if length <= len(words) - start and _stands(phrase, words, start):
                    return entry, length
        return None


def _electronic(token: Token) -> Sense | None:
    """What is called so because it is electronic: `eFormular`, `ePrescription`, `E-Dossier`; an E-Bike is a bike."""
    if token.raw[:1] not in "eE" or _ELECTRONIC.fullmatch(token.raw) is None or token.word[1:].startswith(_ELECTRIC):
        return None
    return Sense(noun=_E_WORD)


def _stands(phrase: tuple[str, ...], words: tuple[Token, ...], start: int) -> bool:
    """Whether the words from here on are those of the phrase; one with a star has an open end."""
    for at, wanted in enumerate(phrase, start):
        word = words[at].word
        if word != wanted and not (wanted[-1] == "*" and word.startswith(wanted[:-1])):
            return False
    return True


def _inflected(entries: dict[str, Entry], word: str) -> tuple[Entry | None, str]:
    """The entry of a word, and the ending that had to go for it."""
    found = entries.get(word)
    if found is not None:
        return found, ""
    for ending in _ENDINGS_BY_LAST.get(word[-1:], ()):
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            found = entries.get(word[: -len(ending)])
            if found is not None:
                return found, ending
    return None, ""


def _is_verb_shaped(token: Token) -> bool:
    """Whether a word in small letters ends as German verbs do: such a word is no compound of nouns."""
    return token.raw[:1].islower() and len(token.parts) == 1 and token.word.endswith(("en", "ern", "eln", "iert"))


def is_capitalized(token: Token) -> bool:
    """Whether the word begins with a capital, as German nouns do."""
    return token.raw[:1].isupper()
