"""Sender and receiver that a label names: “Unterlagen vom Antragsteller annehmen”, “send the notice to the citizen”.

Where the step itself is done, and by whom, `parties` tells from lanes and pools.
"""

from functools import lru_cache
from typing import Literal, NamedTuple

from mediabruch.infer.reading.acts import read
from mediabruch.infer.steps.context import matcher_of
from mediabruch.infer.text.normal import Token, plain, tokens
from mediabruch.infer.vocabulary.actors import PERSON, SYSTEM, actor
from mediabruch.infer.vocabulary.lexicons import lexicon
from mediabruch.media import Evidence
from mediabruch.options import NO_VOCABULARY

_ROLES: dict[str, Literal["sender", "receiver"]] = {
    **dict.fromkeys(("von", "vom", "from"), "sender"),
    **dict.fromkeys(("an", "ans", "to"), "receiver"),
}
_ENGLISH = frozenset({"to", "from"})
_TELLING = frozenset({"talk", "ask"})
"""Roles of acts of which the object is who hears or answers."""
_SURE = 0.7


class Partner(NamedTuple):
    """Who sends or receives, by the words of a label."""

    role: Literal["sender", "receiver"]
    party: str
    evidence: Evidence


@lru_cache(maxsize=4096)
def partners_of(label: str) -> tuple[Partner, ...]:
    """The senders and receivers that a label names, in order; names of which no party is known are left out.

    >>> [(each.role, each.party) for each in partners_of("Bescheid an den Antragsteller senden")]
    [('receiver', 'citizen')]
    """
    row = [token for token in tokens(plain(label)) if token.word]
    found = [_partner(row, index) for index, token in enumerate(row) if token.word in _ROLES]
    if not any(each is not None and each.role == "receiver" for each in found):
        found.append(_told(label, row))
    return tuple(each for each in found if each is not None)


def _told(label: str, row: list[Token]) -> Partner | None:
    """Who is told or asked: “Antragsteller informieren”, “notify the customer”; not who tells."""
    for act in read(label, matcher_of(NO_VOCABULARY), "").acts:
        place = next((index for index, token in enumerate(row) if token.raw == act.text), None)
        if place is None or not (act.entry.role in _TELLING or "tells" in act.entry.tags):
            continue
        is_english = act.entry.file == "acts.en"
        after, before = range(place + 1, len(row)), range(place - 1, -1, -1)
        small = lexicon(NO_VOCABULARY).particles
        is_passive = any(small.get(token.word) == "auxiliary" for token in row)
        is_last = not is_english and row[place].word.endswith("n")
        for index in (*after, *(before if is_passive or is_last else ())):
            if (known := _person(row, index, is_english=is_english)) is not None:
                return known
    return None


def _person(row: list[Token], index: int, *, is_english: bool) -> Partner | None:
    """The one who is named at this place as an object, with no preposition before."""
    particles = lexicon(NO_VOCABULARY).particles
    before = next((row[at].word for at in range(index - 1, -1, -1) if particles.get(row[at].word) != "article"), "")
    after = row[index + 1].word if index + 1 < len(row) else ""
    is_part_of_name = is_english and after and after not in particles  # "notify customer service"
    if particles.get(before, "auxiliary") not in ("auxiliary", "conjunction", "let") or is_part_of_name:
        return None
    known = actor(row[index].raw)
    if known is None or known.party in (PERSON, SYSTEM):
        return None
    evidence = Evidence("label", row[index].raw, None, None, known.entry, f"receiver={known.party}", _SURE)
    return Partner("receiver", known.party, evidence)


def _partner(row: list[Token], index: int) -> Partner | None:
    """Who stands behind a preposition, articles left out."""
    particles = lexicon(NO_VOCABULARY).particles
    phrase = [token for token in row[index + 1 :] if particles.get(token.word) != "article"]
    known = actor(phrase[0].raw) if phrase else None
    if known is None or known.party == PERSON:
        return None
    if row[index].word in _ENGLISH and len(phrase) > 1 and phrase[1].word not in particles:
        return None  # "to carrier dock": the dock is meant
    behind = phrase[0]
    role = _ROLES[row[index].word]
    evidence = Evidence("label", behind.raw, None, None, known.entry, f"{role}={known.party}", _SURE)
    return Partner(role, known.party, evidence)
