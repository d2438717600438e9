"""Find elements again whose ids have changed: by label, lane and neighbors, each with a confidence.

Whoever exports a model anew often gets new ids for all of it. What an annotation file remembers of its elements (or an
older copy of the model shows) is compared with what the model looks like now.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from math import fsum
from typing import NamedTuple

from mediabruch.matching.texts import like_texts
from mediabruch.notation.letters import comparable
from mediabruch.statements.fit.fingerprints import Fingerprint

SURE = 0.9
"""Confidence from which a match needs no question."""
_WEIGHTS = {"label": 0.45, "lane": 0.1, "pool": 0.05, "type": 0.1, "before": 0.15, "after": 0.15}
_CLEAR = 0.1
"""How much better than the next best a likeness must be to be beyond doubt."""
_OTHER_LABEL = 0.8
"""Most that a match is worth whose label has changed."""
_LEAST = 0.5
"""Likeness below which nothing is matched."""


class IdMatch(NamedTuple):
    """An element that has become another one, as it seems."""

    id: str
    """As it was."""
    to: str
    """As it is."""
    confidence: float
    """In 0..1: how like they are, less the nearer another pair comes to it."""


def match_ids(before: Mapping[str, Fingerprint], now: Mapping[str, Fingerprint]) -> tuple[IdMatch, ...]:
    """The best pairs of former and present elements, each element in one pair at most; the surest first.

    Source: greedy matching by likeness, with the margin over the next best (Lowe's ratio test) as its doubt: equals
    share 0.5 at most, so an optimal assignment between them would be no surer. Cost: quadratic in the elements of one
    label; those whose label is gone are compared with all.

    >>> check = Fingerprint(label="Check", lane="Desk")
    >>> match_ids({"A": check}, {"X1": check, "X2": Fingerprint()})
    (IdMatch(id='A', to='X1', confidence=1.0),)
    """
    likeness = {
        (one, other): like
        for one, other in _candidates(before, now)
        if (like := _likeness(before[one], now[other])) >= _LEAST
    }
    rivals: dict[tuple[int, str], list[tuple[float, str]]] = defaultdict(list)
    for (one, other), like in likeness.items():
        rivals[0, one].append((like, other))
        rivals[1, other].append((like, one))
    found: list[IdMatch] = []
    taken: set[tuple[int, str]] = set()
    for (one, other), like in sorted(likeness.items(), key=lambda pair: (-pair[1], pair[0])):
        if (0, one) in taken or (1, other) in taken:
            continue
        taken |= {(0, one), (1, other)}
        beaten = [rival for rival, name in rivals[0, one] if name != other]
        beaten += [rival for rival, name in rivals[1, other] if name != one]
        margin = like - max(beaten, default=0.0)
        doubt = 0.5 + 0.5 * min(1.0, margin / _CLEAR)
        most = 1.0 if comparable(before[one].label) == comparable(now[other].label) else _OTHER_LABEL
        found.append(IdMatch(one, other, round(min(most, like * doubt), 4)))
    return tuple(sorted(found, key=lambda match: (-match.confidence, match.id)))


def _candidates(before: Mapping[str, Fingerprint], now: Mapping[str, Fingerprint]) -> Iterator[tuple[str, str]]:
    """The pairs worth comparing: those of one label, where there are any."""
    by_label: dict[str, list[str]] = defaultdict(list)
    for identifier, look in now.items():
        by_label[comparable(look.label)].append(identifier)
    for identifier, look in before.items():
        for other in by_label.get(comparable(look.label)) or now:
            yield identifier, other


def _likeness(one: Fingerprint, other: Fingerprint) -> float:
    """How like two elements look, in 0..1. What both lack says nothing, and does not count."""
    parts = {
        "label": like_texts(one.label, other.label),
        "lane": _same(one.lane, other.lane),
        "pool": _same(one.pool, other.pool),
        "type": _same(one.type, other.type),
        "before": _share(one.before, other.before),
        "after": _share(one.after, other.after),
    }
    known = {name: part for name, part in parts.items() if part is not None}
    weight = fsum(_WEIGHTS[name] for name in known)
    if "label" not in known and not (one.before and one.after):
        weight *= 2  # neither a name nor two neighbors: too little to know an element by
    return fsum(_WEIGHTS[name] * part for name, part in known.items()) / weight if weight else 0.0


def _same(one: str, other: str) -> float | None:
    return float(comparable(one) == comparable(other)) if one or other else None


def _share(one: Iterable[str], other: Iterable[str]) -> float | None:
    """What two sets have in common of all that they have."""
    ours, theirs = set(map(comparable, one)), set(map(comparable, other))
    return len(ours & theirs) / len(ours | theirs) if ours or theirs else None
