"""What a text says of a step: its acts as a sequence.

A label of several acts takes in what its first act takes in, and passes on what its last act makes of it. Acts of which
nothing is known are transparent, but a new thing is made (`make`) out of nothing.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from mediabruch.infer.claims import Claim, Sides, clause_claims
from mediabruch.infer.clauses import clauses
from mediabruch.infer.matching import Matcher
from mediabruch.infer.parts import Mention
from mediabruch.infer.weighing import THRESHOLD


class Reading(NamedTuple):
    """What a text says of a step."""

    claims: tuple[Claim, ...] = ()
    """For each side, those that count; strongest first."""
    roles: tuple[str, ...] = ()
    """Of its acts, in order."""
    rekeys: bool = False
    """A person transcribes, by its words."""
    captures: bool = False
    """It enters or records something."""
    system: str | None = None
    """A named system, as written."""
    names_efile: bool = False
    is_automatic: bool = False
    mentions: tuple[Mention, ...] = ()


@lru_cache(maxsize=65536)
def read(text: str, matcher: Matcher, role: str = "", *, in_efile: bool = False) -> Reading:
    """What a text says of a step; `role` holds where the text has no verb of its own (a note beside a step)."""
    found = clauses(text, matcher)
    roles = tuple(clause.act.entry.role if clause.act else role for clause in found)
    sides = [clause_claims(clause, done, in_efile=in_efile) for clause, done in zip(found, roles, strict=True)]
    mentions = [mention for clause in found for mention in clause.mentions]
    tags: set[str] = set()
    for clause in found:
        tags.update(clause.act.entry.tags if clause.act else ())
    for mention in mentions:
        tags.update(mention.entry.tags)
    return Reading(
        (*_first(sides, roles), *_last(sides, roles)),
        roles,
        rekeys="rekey" in tags or ("byhand" in tags and "enter" in roles),
        captures="enter" in roles or "edit" in roles,
        system=next((item.text for item in mentions if "names" in item.entry.tags), None) if "names" in tags else None,
        names_efile="eakte" in tags,
        is_automatic="automatic" in tags,
        mentions=tuple(mentions),
    )


def _first(sides: Sequence[Sides], roles: Sequence[str]) -> tuple[Claim, ...]:
    """What the sequence takes in: the first act that says so, unless an earlier one made or said something else."""
    leaning: tuple[Claim, ...] = ()
    for found, role in zip(sides, roles, strict=True):
        if _is_sure(found["receives"]):
            return found["receives"]
        leaning = leaning or found["receives"]
        if _is_sure(found["produces"]) or role == "make":
            break
    return leaning


def _last(sides: Sequence[Sides], roles: Sequence[str]) -> tuple[Claim, ...]:
    """What the sequence passes on: the last act that says so, unless a later one makes something else."""
    leaning: tuple[Claim, ...] = ()
    for found, role in zip(reversed(sides), reversed(roles), strict=True):
        if _is_sure(found["produces"]):
            return found["produces"]
        leaning = leaning or found["produces"]
        if role == "make" or _is_sure(found["receives"]):
            break
    return leaning


def _is_sure(claims: tuple[Claim, ...]) -> bool:
    """Whether the claims decide by themselves."""
    return bool(claims) and claims[0].weight >= THRESHOLD
