"""Sender and receiver that a label names: “Unterlagen vom Antragsteller annehmen”, “send the notice to the citizen”.

Where the step itself is done, and by whom, `parties` tells from lanes and pools.
"""

from functools import lru_cache
from typing import Literal, NamedTuple

from mediabruch.infer.actors import PERSON, actor
from mediabruch.infer.normal import Token, plain, tokens
from mediabruch.infer.word_lists import lexicon
from mediabruch.media import Evidence
from mediabruch.options import NO_VOCABULARY

_ROLES: dict[str, Literal["sender", "receiver"]] = {
    **dict.fromkeys(("von", "vom", "from"), "sender"),
    **dict.fromkeys(("an", "ans", "to"), "receiver"),
}
_ENGLISH = frozenset({"to", "from"})
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
    found = (_partner(row, index) for index, token in enumerate(row) if token.word in _ROLES)
    return tuple(each for each in found if each is not None)


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
