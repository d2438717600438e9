"""What the words of a label say of its zone; the words are data (`zones.tsv`)."""

from collections import defaultdict
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from mediabruch.infer.steps.purposes import Terms, only_asks, purposes_of
from mediabruch.infer.text.normal import words_of
from mediabruch.maturity.zone import Zone
from mediabruch.media import Purpose
from mediabruch.notation.tsv import rows
from mediabruch.options import NO_VOCABULARY, Vocabulary


class Said(NamedTuple):
    """What a label speaks of and what is done, as far as it tells zones."""

    thing: Zone | None = None
    """Of the first thing that tells one."""
    things: frozenset[Zone] = frozenset()
    acts: frozenset[Zone] = frozenset()
    is_sent: bool = False
    """Something is sent or handed out."""
    is_asked: bool = False
    """It is only asked for, or reminded of."""
    word: str = ""
    """The word behind `thing`, else behind the first act."""


SILENT = Said()
_FILE = Path(__file__).with_name("zones.tsv")


@lru_cache(maxsize=1)
def _lists() -> dict[str, dict[Zone, Terms]]:
    found: dict[str, dict[Zone, Terms]] = defaultdict(lambda: defaultdict(Terms))
    for row in rows(_FILE):
        if row["by"] != "none":
            found[row["by"]][Zone(row["zone"])].add(row["terms"].split(" | "))
    return found


@lru_cache(maxsize=1)
def _other_things() -> tuple[str, ...]:
    """Words that tell no zone where they stand together: `by post` is a way, and no incoming post."""
    return tuple(term for row in rows(_FILE) if row["by"] == "none" for term in row["terms"].split(" | "))


def _telling(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a label that may tell a zone."""
    text = f" {' '.join(words)} "
    for term in _other_things():
        text = text.replace(f" {term} ", " ")
    return tuple(text.split())


@lru_cache(maxsize=4096)
def said_by(label: str, house: Vocabulary = NO_VOCABULARY) -> Said:
    """What a label says, in our words and in those of the house.

    >>> said_by("Antrag und Nachweise prüfen").thing, sorted(said_by("Antrag und Nachweise prüfen").acts)
    (<Zone.APPLICATION: 'application'>, [<Zone.PROCESSING: 'processing'>])
    """
    words = _telling(words_of(label))
    lists = _lists()
    things = [(zone, word) for word in words for zone, terms in lists["thing"].items() if terms.hold((word,))]
    acts = [(zone, word) for word in words for zone, terms in lists["act"].items() if terms.hold((word,))]
    purposes = purposes_of(label, house)
    if Purpose.FILING in purposes:
        acts.append((Zone.FILING, label))
    first = next(iter((*things, *acts)), (None, ""))
    return Said(
        thing=things[0][0] if things else None,
        things=frozenset(zone for zone, _ in things),
        acts=frozenset(zone for zone, _ in acts),
        is_sent=Purpose.SENDING in purposes or lists["gives"][Zone.NOTICE].hold(words),
        is_asked=only_asks(label),
        word=first[1],
    )
