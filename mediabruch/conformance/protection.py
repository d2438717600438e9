"""Groups too small to be told apart: they are laid together until nobody stands alone, not by subtraction either."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import TypeVar

MIN_GROUP = 5
"""Cases that a group has at least, so that it is told apart."""

_Label = TypeVar("_Label", bound=Hashable)


def told_apart(counts: Mapping[_Label, int], least: int = MIN_GROUP) -> list[tuple[_Label, ...]]:
    """Which labels stand alone, the most frequent first, and which make one group of the rest, last.

    A rest that is too small itself takes in the smallest of those that would stand alone: otherwise it could be told
    from the whole.

    >>> told_apart({"Internet": 1250, "Desk": 109, "internal": 1, "fax": 2})
    [('Internet',), ('Desk', 'fax', 'internal')]
    >>> told_apart({"Internet": 1250, "Post": 53, "fax": 5})
    [('Internet',), ('Post',), ('fax',)]
    """
    ordered = sorted(counts, key=lambda label: (-counts[label], str(label)))
    alone = [label for label in ordered if counts[label] >= least]
    rest = [label for label in ordered if counts[label] < least]
    while rest and alone and sum(counts[label] for label in rest) < least:
        rest.insert(0, alone.pop())
    return [*((label,) for label in alone), *([tuple(rest)] if rest else [])]


def told_apart_in_order(counts: Sequence[tuple[_Label, int]], least: int = MIN_GROUP) -> list[tuple[_Label, ...]]:
    """The same where labels have an order, as months do: those that are too small are laid to their neighbors.

    >>> told_apart_in_order([("Jan", 7), ("Feb", 2), ("Mar", 4), ("Apr", 1)])
    [('Jan',), ('Feb', 'Mar', 'Apr')]
    """
    return [tuple(label for label, _ in group) for group in _gathered(counts, least)]


def _gathered(counts: Sequence[tuple[_Label, int]], least: int) -> Iterator[list[tuple[_Label, int]]]:
    last: list[tuple[_Label, int]] = []
    group: list[tuple[_Label, int]] = []
    for one in counts:
        group.append(one)
        if sum(count for _, count in group) >= least:
            if last:
                yield last
            last, group = group, []
    if last or group:
        yield [*last, *group]
