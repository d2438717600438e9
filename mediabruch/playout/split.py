"""Which way a token goes: the shares of branches and the outcomes of a split."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from math import expm1, fsum, log1p, prod
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import random

Place = tuple[int, int]
"""Where a token can lie: the key of the node that will take it, and the rank of the way in (see `game`)."""

Taken = tuple[Place, ...]


class TooManyOutcomesError(Exception):
    """One firing has more outcomes than are worth listing."""


_ROUNDING = 1e-9
"""How far stated probabilities may miss 1 by rounding."""

MOST_OUTCOMES = 4096
"""Outcomes of one firing that are listed; beyond that they are only drawn."""


def shares(stated: Sequence[float | None]) -> tuple[list[float], bool]:
    """Probabilities of alternatives of which some are stated, and whether the stated ones had to be scaled.

    Stated ones are kept and the rest is shared equally among the others. Stated ones that exceed 1, or that are all
    there and miss 1, are scaled; all stated as 0 count as unstated.

    >>> shares([0.5, None, None])
    ([0.5, 0.25, 0.25], False)
    >>> shares([0.25, 0.25])
    ([0.5, 0.5], True)
    """
    known = [value for value in stated if value is not None]
    if not known:
        return [1 / len(stated)] * len(stated) if stated else [], False
    open_ones = len(stated) - len(known)
    total = fsum(known)
    if not open_ones and total == 0:
        return [1 / len(stated)] * len(stated), False
    if total > 1 + _ROUNDING or (not open_ones and abs(total - 1) > _ROUNDING):
        return [(value or 0.0) / total for value in stated], True
    rest = max(0.0, 1 - total) / open_ones if open_ones else 0.0
    return [rest if value is None else value for value in stated], False


def any_of(chances: Sequence[float]) -> float:
    """Probability that at least one of independent things happens; exact for the smallest probabilities, too.

    >>> any_of([0.5, 0.5]), any_of([1e-300, 1e-300]) / 2e-300
    (0.75, 1.0)
    """
    return 1.0 if any(chance >= 1 for chance in chances) else -expm1(fsum(log1p(-chance) for chance in chances))


def rescaled(weights: Sequence[float]) -> list[float]:
    """Weights scaled to a sum of 1; equal where all are 0."""
    total = fsum(weights)
    return [weight / total for weight in weights] if total > 0 else [1 / len(weights)] * len(weights)


class Alternatives(NamedTuple):
    """Exactly one of several ways."""

    ways: tuple[tuple[float, Taken], ...]
    """Each with its probability; the places of a way are in order."""

    @property
    def size(self) -> int:
        """Number of outcomes, at most."""
        return len(self.ways)

    @property
    def places(self) -> Taken:
        """All places that it may fill."""
        return tuple(dict.fromkeys(place for _, way in self.ways for place in way))

    @property
    def chances(self) -> dict[Place, float]:
        """Probability of each place that it is filled."""
        found: dict[Place, list[float]] = {}
        for weight, way in self.ways:
            for place in way:
                found.setdefault(place, []).append(weight)
        return {place: fsum(weights) for place, weights in found.items()}

    def outcomes(self) -> Iterator[tuple[float, Taken]]:
        """Each way with its probability."""
        return iter(self.ways)

    def draw(self, rng: "random.Random") -> Taken:
        """One way by chance."""
        return rng.choices([way for _, way in self.ways], [weight for weight, _ in self.ways])[0]


class Independent(NamedTuple):
    """Each way taken or not, independently, with some always taken."""

    always: Taken
    ways: tuple[tuple[float, Place], ...]
    otherwise: Place | None = None
    """Taken if none of `ways` is."""
    at_least_one: bool = False
    """Given that at least one of `ways` is taken."""

    @property
    def size(self) -> int:
        """Number of outcomes, at most."""
        return int(2 ** min(len(self.ways), 60))

    @property
    def places(self) -> Taken:
        """All places that it may fill."""
        return self.always + tuple(place for _, place in self.ways) + ((self.otherwise,) if self.otherwise else ())

    @property
    def chances(self) -> dict[Place, float]:
        """Probability of each place that it is filled."""
        given = self._given
        found = {place: chance / given for chance, place in self.ways}
        if self.otherwise is not None:
            found[self.otherwise] = prod(1 - chance for chance, _ in self.ways)
        return found | dict.fromkeys(self.always, 1.0)

    @property
    def _given(self) -> float:
        """Probability of what is given: that at least one way is taken."""
        return any_of([chance for chance, _ in self.ways]) if self.at_least_one else 1.0

    def outcomes(self) -> Iterator[tuple[float, Taken]]:
        """Each set of ways with its probability."""
        given = self._given
        for taken in product((True, False), repeat=len(self.ways)):
            weight = 1.0
            for (chance, _), is_taken in zip(self.ways, taken, strict=True):
                weight *= chance if is_taken else 1 - chance
            if weight > 0 and (any(taken) or not self.at_least_one):
                yield weight / given, self._places(taken)

    def draw(self, rng: "random.Random") -> Taken:
        """One set of ways by chance: way for way, given that one of those that are left must be taken."""
        chances = [chance for chance, _ in self.ways]
        taken: list[bool] = []
        for at, chance in enumerate(chances):
            must = self.at_least_one and not any(taken)
            taken.append(rng.random() < (chance / any_of(chances[at:]) if must else chance))
        return self._places(taken)

    def _places(self, taken: Sequence[bool]) -> Taken:
        places = tuple(place for (_, place), is_taken in zip(self.ways, taken, strict=True) if is_taken)
        if not places and self.otherwise is not None:
            places = (self.otherwise,)
        return self.always + places


Split = Alternatives | Independent


def always(places: Iterable[Place]) -> Alternatives:
    """All of the places, for certain."""
    return Alternatives(((1.0, tuple(sorted(places))),))


def one_of(places: Sequence[Place], stated: Sequence[float | None]) -> Alternatives:
    """Exactly one of the places, by their shares."""
    weights, _ = shares(stated)
    return Alternatives(
        tuple([(weight, (place,)) for weight, place in zip(weights, places, strict=True) if weight > 0])
    )


def inclusive(places: Sequence[Place], stated: Sequence[float | None], default: Place | None) -> Split:
    """The split of an inclusive gateway: `places` are its non-default ways.

    Without stated probabilities every non-empty set is equally likely, and the default way alone one more such choice;
    of more than six ways only one is taken.
    """
    if any(value is not None for value in stated):
        ways = tuple((0.5 if value is None else value, place) for value, place in zip(stated, places, strict=True))
        return conditional((), ways, default)
    if len(places) > 6:  # noqa: PLR2004 - as the semantics say
        every = (*places, default) if default is not None else tuple(places)
        return Alternatives(tuple((1 / len(every), (place,)) for place in every))
    sets = [
        tuple(sorted(place for place, is_taken in zip(places, taken, strict=True) if is_taken))
        for taken in product((True, False), repeat=len(places))
        if any(taken)
    ]
    if default is not None:
        sets.append((default,))
    return Alternatives(tuple((1 / len(sets), chosen) for chosen in sets))


def conditional(surely: Taken, ways: tuple[tuple[float, Place], ...], default: Place | None) -> Split:
    """Ways taken independently, beside those surely taken; the default way if none of them is.

    With neither, at least one is taken; where all are stated as 0 they count as unstated.
    """
    if not ways:
        return always(surely if default is None else (*surely, default))
    must = not surely and default is None
    if must and all(chance == 0 for chance, _ in ways):
        ways = tuple((0.5, place) for _, place in ways)
    return Independent(surely, ways, default, at_least_one=must)
