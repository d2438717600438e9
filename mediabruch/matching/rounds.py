"""The nodes of two versions of a model are paired, the surest first, and each pair makes its neighbors surer.

Nodes that share id and label are taken for the same at once. Of the others, candidates are those of equal or similar
label, of equal place in the drawing, and those between the same neighbors; what speaks for each pair is weighed (see
`evidence`), against all others that either of the two could be, and against having no partner. What is sure enough is
taken, and the rest is weighed again with what is known then, until nothing more is found.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import exp, fsum
from operator import attrgetter

from mediabruch.matching.around import Surroundings
from mediabruch.matching.evidence import (
    NOBODY,
    Distances,
    NodesOfBoth,
    weight_of_scopes,
    weight_of_traits,
    weight_of_ways,
)
from mediabruch.matching.same_elements import is_telling
from mediabruch.matching.traits import NodeTable, NodeTraits
from mediabruch.model import Model
from mediabruch.notation.letters import comparable

_SURE, _LEAST = 0.9, 0.5
"""Confidence from which pairs are taken at first, and in the end."""
_IN_ORDER = 0.55
"""Confidence of pairs that only their order tells apart from others."""
_MOST_ROUNDS = 40
_MOST_CANDIDATES = 12
"""Nodes that share a clue; a clue that more have tells nothing."""
_HEAVIEST = 50.0

_Pair = tuple[int, int]
_WaysOf = Mapping[int, tuple[Distances, Distances]]


class Pairing:
    """Pairs found so far, and the nodes that are still open on each side."""

    def __init__(self, old: Model, new: Model) -> None:
        self.old, self.new = NodeTable(old), NodeTable(new)
        self.new_of: dict[int, int] = {}
        """Keys of nodes and pools."""
        self.confidence: dict[int, float] = {}
        """Of each pair of nodes, by the old key."""
        self._old_of: dict[int, int] = {}
        self._open_old, self._open_new = dict(self.old.traits), dict(self.new.traits)
        self._ids = NodesOfBoth(self.old.ids, self.new.ids)
        self._labels = NodesOfBoth(self.old.labels, self.new.labels)
        self._weights: dict[_Pair, float] = {}
        self._doubts: dict[tuple[str, int], float] = {}

    def run(self) -> None:
        """Find all pairs."""
        self._take_pools()
        self._take_equals()
        least = _SURE
        for _ in range(_MOST_ROUNDS):
            if not self._take(self._weighed(), least):
                if least == _LEAST:
                    break
                least = _LEAST
        self._take_in_order()

    def sureness(self) -> float:
        """The mean confidence of the steps of both sides: in their match, or in having none."""
        before = [self._sureness("old", node.key, node.key) for node in self.old.model.activities]
        now = [self._sureness("new", node.key, self._old_of.get(node.key, -1)) for node in self.new.model.activities]
        return round(fsum((*before, *now)) / len((*before, *now)), 4) if before or now else 1.0

    def _sureness(self, side: str, key: int, old: int) -> float:
        return self.confidence[old] if old in self.confidence else 1 - self._doubts.get((side, key), 0.0)

    # -- what needs no weighing --------------------------------------------------------------------

    def _take_pools(self) -> None:
        """Pools of one name or id stand for each other where nodes have them as neighbors."""
        for name in ("name", "id"):
            pools = reversed(self.new.model.participants)
            by_name = {comparable(getattr(pool, name) or ""): pool.key for pool in pools}
            for pool in self.old.model.participants:
                text = comparable(getattr(pool, name) or "")
                if text in by_name and text and pool.key not in self.new_of and by_name[text] not in self._old_of:
                    self.new_of[pool.key] = by_name[text]
                    self._old_of[by_name[text]] = pool.key

    def _take_equals(self) -> None:
        """Nodes of equal id and label, where these stand once on each side."""
        sides = [Counter(map(_identity, table.traits.values())) for table in (self.old, self.new)]
        by_identity = {_identity(one): key for key, one in self.new.traits.items()}
        for key, one in self.old.traits.items():
            same = _identity(one)
            if sides[0][same] == sides[1][same] == 1 and one.id and (one.label or is_telling(one.id)):
                self._pair(key, by_identity[same], 1.0)

    def _take_in_order(self) -> None:
        """What only its order tells apart: as many on each side, of the same label and lane, or between the same."""
        groups: dict[tuple[object, ...], tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
        for side, (known, ways) in enumerate(zip((self._open_old, self._open_new), self._ways(), strict=True)):
            for key, one in known.items():
                around = () if one.label else tuple(frozenset(found.items()) for found in ways[key])
                groups[one.kind, one.type, one.label, one.lane, one.pool, around][side].append(key)
        for ours, theirs in groups.values():
            if len(ours) == len(theirs):
                for pair in zip(ours, theirs, strict=True):
                    self._pair(*pair, _IN_ORDER)

    def _pair(self, one: int, other: int, confidence: float) -> None:
        self.new_of[one], self._old_of[other] = other, one
        self.confidence[one] = round(confidence, 4)
        del self._open_old[one], self._open_new[other]

    # -- rounds ------------------------------------------------------------------------------------

    def _weighed(self) -> dict[_Pair, float]:
        """The candidates with what speaks for them."""
        before, now = self._ways()
        return {
            (one, other): self._weight(one, other) + fsum(map(weight_of_ways, before[one], now[other]))
            for one, other in self._candidates(before, now)
        }

    def _ways(self) -> tuple[_WaysOf, _WaysOf]:
        """What is matched around each open node."""
        ours = Surroundings(self.old, self.new_of, is_new=False)
        theirs = Surroundings(self.new, self._old_of, is_new=True)
        return {key: ours.of(key) for key in self._open_old}, {key: theirs.of(key) for key in self._open_new}

    def _weight(self, one: int, other: int) -> float:
        before, now = self._open_old[one], self._open_new[other]
        if (one, other) not in self._weights:
            self._weights[one, other] = weight_of_traits(before, now, self._ids, self._labels)
        scope = None if before.parent is None else self.new_of.get(before.parent, -1)
        return self._weights[one, other] + weight_of_scopes(scope, now.parent)

    def _candidates(self, before: _WaysOf, now: _WaysOf) -> Iterator[_Pair]:
        """The pairs worth weighing: a bounded number for each node."""
        ours, theirs = _by_clue(self._open_old, before), _by_clue(self._open_new, now)
        pairs = (
            (one, other)
            for clue, keys in ours.items()
            if len(keys) <= _MOST_CANDIDATES and len(theirs.get(clue, ())) <= _MOST_CANDIDATES
            for one in keys
            for other in theirs.get(clue, ())
            if self._open_old[one].kind == self._open_new[other].kind
        )
        return iter(dict.fromkeys(pairs))

    def _take(self, weights: Mapping[_Pair, float], least: float) -> bool:
        """Take the pairs that are sure enough, the surest first; whether there were any."""
        self._doubts = {}
        has_found = False
        for (one, other), confidence in sorted(_confidence(weights).items(), key=lambda item: (-item[1], item[0])):
            if one not in self._open_old or other not in self._open_new:
                continue
            if confidence >= least:
                self._pair(one, other, confidence)
                has_found = True
            for side in (("old", one), ("new", other)):
                self._doubts[side] = max(self._doubts.get(side, 0.0), confidence)
        return has_found


def _confidence(weights: Mapping[_Pair, float]) -> dict[_Pair, float]:
    """How sure each pair is against all others of either node, and against having no partner."""
    odds = {pair: exp(min(weight, _HEAVIEST)) for pair, weight in weights.items()}
    all_of: list[dict[int, float]] = [defaultdict(lambda: exp(NOBODY)), defaultdict(lambda: exp(NOBODY))]
    for pair, odd in odds.items():
        for side, key in zip(all_of, pair, strict=True):
            side[key] += odd
    return {pair: odd / max(all_of[0][pair[0]], all_of[1][pair[1]]) for pair, odd in odds.items()}


_identity = attrgetter("id", "label", "kind")


def _by_clue(known: Mapping[int, NodeTraits], ways: _WaysOf) -> Mapping[object, Sequence[int]]:
    """Open nodes by what they may be found by."""
    found: dict[object, list[int]] = defaultdict(list)
    for key, one in known.items():
        for clue in dict.fromkeys(_clues(one, ways[key])):
            found[clue].append(key)
    return found


def _clues(one: NodeTraits, ways: tuple[Distances, Distances]) -> Iterator[object]:
    """What a node may be found by."""
    if one.label:
        yield one.kind, one.label
        yield one.kind, one.label, one.lane
        yield from ((one.kind, "word", word) for word in one.label.split())
    yield one.type, one.lane, one.pool, not one.label
    yield "id", one.id
    yield "place", one.bounds
    for side, found in enumerate(ways):
        yield from ((one.kind, side, other) for other in found)
        yield from ((one.kind, one.type, side, other, far) for other, far in found.items())
