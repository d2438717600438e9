"""How much speaks for two nodes being the same: the weights of what agrees and what does not.

Source: I. P. Fellegi and A. B. Sunter, A Theory for Record Linkage, 1969: weights are log odds, and add up.
"""

from collections.abc import Mapping
from typing import NamedTuple

from mediabruch.matching.same_elements import is_telling
from mediabruch.matching.texts import like_labels
from mediabruch.matching.traits import NodeTraits

NOBODY = 0.0
"""The weight of having no partner."""
_START = -1.0
_SAME_ID, _COUNTED_ID, _TAKEN_ID = 6.0, 1.0, -2.0
_SAME_LABEL, _OTHER_LABEL, _TAKEN_LABEL = 5.0, -4.5, -1.5
_NO_LABEL, _BOTH_UNLABELED = -1.5, -1.0
_LIKE = 0.5
"""Likeness of labels from which on it speaks for a pair."""
_SAME = {"type": 0.7, "lane": 0.5, "pool": 0.3, "flows": 1.0}
_OTHER = {"type": -0.7, "lane": -0.5, "pool": -0.7, "flows": -0.5}
_SAME_CONTENT, _OTHER_CONTENT = 2.5, -0.7
_SAME_PLACE, _OTHER_PLACE = 3.0, -0.5
_SAME_WAYS, _OTHER_WAYS = 2.5, -1.2
_SAME_SCOPE, _OTHER_SCOPE = 0.5, -1.0
_BOTH_END = 0.5
"""Neither leads anywhere, or nothing leads to either."""

Distances = Mapping[int, int]
"""The matched nodes around a node, by their keys in the new model, with how many steps away they are."""


class NodesOfBoth(NamedTuple):
    """What all nodes of the old model have, and what those of the new one have."""

    old: frozenset[str]
    new: frozenset[str]

    def are_taken(self, one: str, other: str) -> int:
        """How many of two different values, the old and the new one, stand on the other side, too."""
        return (one in self.new) + (other in self.old)


def weight_of_traits(one: NodeTraits, other: NodeTraits, ids: NodesOfBoth, labels: NodesOfBoth) -> float:
    """What speaks for the traits of an old and a new node being those of one; given all ids and all labels."""
    found = _START + _of_ids(one.id, other.id, ids) + _of_labels(one.label, other.label, labels)
    for name, weight in _SAME.items():
        ours, theirs = getattr(one, name), getattr(other, name)
        if ours or theirs:
            found += weight if ours == theirs else _OTHER[name]
    if any(one.content) and any(other.content):
        found += _SAME_CONTENT if one.content == other.content else _OTHER_CONTENT
    if one.bounds is not None and other.bounds is not None:
        found += _SAME_PLACE if one.bounds == other.bounds else _OTHER_PLACE
    return found


def _of_ids(one: str, other: str, ids: NodesOfBoth) -> float:
    if one == other and one:
        return _SAME_ID if is_telling(one) else _COUNTED_ID
    is_taken = ids.are_taken(one if is_telling(one) else "", other if is_telling(other) else "")
    return _TAKEN_ID if is_taken else 0.0


def _of_labels(one: str, other: str, labels: NodesOfBoth) -> float:
    if one == other:
        return _SAME_LABEL if one else _BOTH_UNLABELED
    if not one or not other:
        return _NO_LABEL
    taken = labels.are_taken(one, other) * _TAKEN_LABEL
    like = like_labels(one, other)
    return taken + (_SAME_LABEL if like >= _LIKE else -_OTHER_LABEL) * (like - _LIKE) / _LIKE


def weight_of_ways(one: Distances, other: Distances) -> float:
    """What speaks for two nodes in what leads to them, or in what they lead to."""
    if not one and not other:
        return _BOTH_END
    shared = sum(1 / (1 + abs(far - other[key])) for key, far in one.items() if key in other)
    share = shared / max(len(one), len(other))
    return _SAME_WAYS * share + _OTHER_WAYS * (1 - share)


def weight_of_scopes(one: int | None, other: int | None) -> float:
    """What speaks for two nodes in the sub-process that each stands in; none stands for the process."""
    if one is None and other is None:
        return 0.0
    return _SAME_SCOPE if one == other else _OTHER_SCOPE
