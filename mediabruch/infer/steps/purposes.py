"""What a step is for, by the acts of its label and by what it is about.

The words are data (`lexicon/purposes.tsv`): an act counts where the label does it (“File the application”),
not where it only names it (“Check the file”); a zone is also told by the noun that the label is about.
"""

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

from mediabruch.infer.lexicon import FOLDER
from mediabruch.infer.reading.acts import Reading, read
from mediabruch.infer.reading.parts import Part
from mediabruch.infer.steps.context import matcher_of
from mediabruch.infer.text.normal import words_of
from mediabruch.infer.vocabulary.entries import Entry
from mediabruch.media import Purpose
from mediabruch.notation.tsv import rows
from mediabruch.options import NO_VOCABULARY, Vocabulary


class _Words:
    """What tells one purpose, by the column `by` of the list."""

    def __init__(self) -> None:
        self.lists: dict[str, set[str]] = {by: set() for by in ("role", "act", "except", "first")}
        self.word = Terms()
        self.no = Terms()

    def add(self, by: str, terms: list[str]) -> None:
        """Takes in a row of the list."""
        if by in self.lists:
            self.lists[by].update(terms)
        else:
            (self.word if by == "word" else self.no).add(terms)

    def is_done(self, act: Entry) -> bool:
        """Whether to do this is to have the purpose."""
        return act.term in self.lists["act"] or (
            act.role in self.lists["role"] and act.term not in self.lists["except"]
        )


class Terms:
    """Words; a star in the list leaves an end open."""

    def __init__(self, terms: Sequence[str] = ()) -> None:
        self.whole: set[str] = set()
        self.starts: tuple[str, ...] = ()
        self.ends: tuple[str, ...] = ()
        self.add(terms)

    def add(self, terms: Sequence[str]) -> None:
        """Takes in more terms."""
        self.whole.update(terms)
        self.starts += tuple(term[:-1] for term in terms if term.endswith("*"))
        self.ends += tuple(term[1:] for term in terms if term.startswith("*"))

    def hold(self, words: tuple[str, ...]) -> bool:
        """Whether one of the words is one of the terms."""
        if not self.whole.isdisjoint(words):
            return True
        if not self.starts and not self.ends:
            return False
        return any(word.startswith(self.starts) or word.endswith(self.ends) for word in words)


@lru_cache(maxsize=1)
def _lists() -> dict[Purpose, _Words]:
    found: dict[Purpose, _Words] = defaultdict(_Words)
    for row in rows(FOLDER / "purposes.tsv"):
        found[Purpose(row["purpose"])].add(row["by"], row["terms"].split(" | "))
    return found


@lru_cache(maxsize=4096)
def purposes_of(label: str, house: Vocabulary = NO_VOCABULARY) -> frozenset[Purpose]:
    """What a step with this label is for, in the words of our lists and of the house.

    >>> sorted(purposes_of("Bescheid unterschreiben")), sorted(purposes_of("Assign a clerk"))
    ([<Purpose.NOTICE: 'notice'>, <Purpose.SIGNING: 'signing'>], [<Purpose.HANDLING: 'handling'>])
    """
    words = words_of(label)
    if not words:
        return frozenset()
    reading = read(label, matcher_of(house), "")
    if house.systems:
        names = _names(reading)
        words = tuple(word for word in words if word not in names)
    return frozenset(purpose for purpose, its in _lists().items() if words and _is_for(its, words, reading))


def _names(reading: Reading) -> frozenset[str]:
    """The words that name systems of the house: in a system called "Ablage 21" cases are not only filed."""
    own = (mention for mention in reading.mentions if mention.entry.cited and mention.entry.is_system)
    return frozenset(word for mention in own for word in words_of(mention.text))


def _is_for(its: _Words, words: tuple[str, ...], reading: Reading) -> bool:
    if its.no.hold(words):
        return False
    if words[0] in its.lists["first"] or its.word.hold(words):
        return True
    return any(its.is_done(act.entry) for act in reading.acts)


def only_converts(label: str, house: Vocabulary = NO_VOCABULARY) -> bool:
    """Whether a step with this label does nothing but bring information from one medium into another.

    >>> only_converts("Antragsdaten erfassen"), only_converts("Antrag prüfen und erfassen")
    (True, False)
    """
    acts = read(label, matcher_of(house), "").acts
    return bool(acts) and all(act.entry.role in _CONVERTING for act in acts)


@lru_cache(maxsize=4096)
def only_asks(label: str) -> bool:
    """Whether a step with this label asks for something or reminds of it, and gives nothing.

    >>> only_asks("Erlaubnis über das Portal nachfordern"), only_asks("Remind the applicant of the permit")
    (True, True)
    >>> only_asks("Erlaubnis ausstellen und Nachweise nachfordern")
    False
    """
    reading, words = read(label, matcher_of(NO_VOCABULARY), ""), words_of(label)
    asks = [act for act in reading.acts if act.entry.role in _ASKING or act.entry.term in _REMINDING]
    gives = [act for act in reading.acts if act.entry.role in _GIVING and act.entry.term not in _REMINDING]
    if _REMINDERS.hold(words[:1]):
        return True
    return bool(asks) and not gives


_ASKING = frozenset({"ask", "request"})
_GIVING = frozenset({"send", "hand", "answer", "forward", "make", "convert", "sign", "talk"})
_REMINDING = frozenset({"erinnern", "mahnen", "an|mahnen", "bitten", "auf|fordern", "remind"})
_REMINDERS = Terms(
    ["*erinnerung", "mahnung", "*forderung", "anfrage", "*nachfrage", "rueckfrage", "reminder", "request"]
)
"""What a label begins with that says no more than that."""


def reads_thing(label: str) -> bool:
    """Whether a step with this label reads out a thing that somebody has in hand: nothing was sent in.

    >>> reads_thing("Ausweis auslesen"), reads_thing("Register auslesen")
    (True, False)
    """
    reading = read(label, matcher_of(NO_VOCABULARY), "")
    is_thing = any(one.part is Part.OBJECT and one.entry.receives == frozenset() for one in reading.mentions)
    return is_thing and any(act.entry.role in _READING for act in reading.acts)


_READING = frozenset({"fetch", "look", "enter", "convert"})
_CONVERTING = frozenset({"convert", "enter"})
