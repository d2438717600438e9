"""When information changes its medium: its definitions, all in one place."""

from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from mediabruch.media import DIGITAL_MEDIA, FAMILIES, BreakDefinition, Family, Medium, ordered


class ChangeKind(StrEnum):
    """Which rule a change falls under."""

    FAMILY = "family"
    """Another family of media is wanted."""
    REKEYING = "rekeying"
    """Data is wanted of a document, by hand."""
    STRUCTURE = "structure"
    """A document is wanted of data alone."""
    SYSTEM = "system"
    """By hand from one system into another."""


class Change(NamedTuple):
    """Information changes its medium from `before` to `after`."""

    kind: ChangeKind
    before: Medium
    after: Medium


@cache
def changes(
    offers: frozenset[Medium], needs: frozenset[Medium], *, by_hand: bool, definition: BreakDefinition
) -> tuple[Change, ...]:
    """The changes of medium from what is offered to what is needed, by one of the definitions of a media break.

    Nothing changes from or to a thing: an empty side has no medium that could change. Of several media the first in the
    order of `Medium` stands for its family.

    >>> [str(c.kind) for c in changes(frozenset({Medium.DOCUMENT}), frozenset({Medium.DATA}), by_hand=True,
    ...                               definition=BreakDefinition.STANDARD)]
    ['rekeying']
    """
    return tuple(_changes(offers, needs, by_hand=by_hand, definition=definition)) if offers and needs else ()


def _changes(
    offers: frozenset[Medium], needs: frozenset[Medium], *, by_hand: bool, definition: BreakDefinition
) -> Iterator[Change]:
    offered_families = families(offers)
    before = ordered(offers)[0]
    seen: set[Family] = set()
    for medium in ordered(needs):
        family = FAMILIES[medium]
        if family not in offered_families and family not in seen:
            seen.add(family)
            yield Change(ChangeKind.FAMILY, before, medium)
    if definition is BreakDefinition.PHYSICAL:
        return
    offered_digital = offers & DIGITAL_MEDIA
    if by_hand and Medium.DATA in needs and offered_digital == {Medium.DOCUMENT}:
        yield Change(ChangeKind.REKEYING, Medium.DOCUMENT, Medium.DATA)
    if definition is BreakDefinition.EXTENDED and Medium.DOCUMENT in needs and offered_digital == {Medium.DATA}:
        yield Change(ChangeKind.STRUCTURE, Medium.DATA, Medium.DOCUMENT)


@cache
def families(side: frozenset[Medium]) -> frozenset[Family]:
    """The families that the media of a side belong to."""
    return frozenset(FAMILIES[medium] for medium in side)
