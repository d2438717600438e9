"""Steps in which people talk, though their type is that of a machine: nobody programs a meeting.

That a step is a service or a script tells nothing of its media then; what its words say holds. Programs are called and
listened to, too, so that only people who are called count.
"""

from mediabruch.infer.reading.acts import Reading
from mediabruch.infer.reading.parts import Act, Mention, Part
from mediabruch.infer.steps.grounds import Grounds, is_call
from mediabruch.infer.text.normal import words_of
from mediabruch.infer.vocabulary.actors import SYSTEM, actor
from mediabruch.infer.vocabulary.lexicons import lexicon
from mediabruch.options import NO_VOCABULARY

_TALKING = frozenset({"talk", "confer", "attend"})
_HOLDING = frozenset({"", "handle", "run", "do", "attend"})
_OCCASIONS = frozenset({"talkwork", "confer", "held"})
_APPOINTED = ("termin", "termine", "treffen", "gespraech", "besuch", "appointment", "appointments", "meeting", "visit")
_CLEAR = 0.5
"""Verbs that say less of talk are used of programs, too: to negotiate, to ask."""


def is_talk(grounds: Grounds) -> bool:
    """Whether people talk in a step, by its label."""
    label = grounds.label
    if label.last is None or any(mention.entry.is_system for mention in label.mentions):
        return False
    if any(map(is_call, label.claims)):
        return calls_people(grounds.name)
    act = label.last.act
    if act is not None and (_is_agreed_by_people(grounds.name) if _agrees(act) else _talks(act)):
        return True
    return any(_is_held(mention, label) for mention in label.last.mentions)


def _talks(act: Act) -> bool:
    return act.entry.role in _TALKING and act.entry.weight >= _CLEAR


def _agrees(act: Act) -> bool:
    """Whether it is talk only with people: conditions are met, too, and accounts agree."""
    return "agrees" in act.entry.tags


def _is_held(mention: Mention, label: Reading) -> bool:
    """Whether a talk is what is done, or where somebody is told something."""
    if _OCCASIONS.isdisjoint(mention.entry.tags):
        return False
    return label.roles[-1] in _HOLDING if mention.part is Part.OBJECT else mention.part in (Part.PLACE, Part.CHANNEL)


def calls_people(name: str) -> bool:
    """Whether people are called, and no program: "call the customer for details", not "call customer service"."""
    words = words_of(name)
    start = next((index for index, word in enumerate(words) if word.startswith("call")), len(words)) + 1
    start += words[start : start + 1] == ("to",)
    return _is_person(next(reversed(_object(words[start:])), ""))


def _is_agreed_by_people(name: str) -> bool:
    """Whether something is agreed on with people, or a time at which they meet."""
    words = words_of(name)
    if any(word.endswith(_APPOINTED) for word in words):
        return True
    beside = (_object(words[at + 1 :]) for at, word in enumerate(words) if word in ("mit", "with"))
    return any(_is_person(word) for phrase in beside for word in phrase)


def _object(words: tuple[str, ...]) -> list[str]:
    """The words before the next small one that is no article."""
    small = lexicon(NO_VOCABULARY).particles
    row = [word for word in words if small.get(word) != "article"]
    end = next((index for index, word in enumerate(row) if word in small), len(row))
    return row[:end]


def _is_person(word: str) -> bool:
    known = actor(word) if word else None
    return known is not None and known.party != SYSTEM
