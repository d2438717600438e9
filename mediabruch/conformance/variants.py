"""The courses of all variants of a log: each aligned once, in several processes where it pays."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from mediabruch.conformance.aligner import Aligner
from mediabruch.conformance.alignment import Event
from mediabruch.conformance.course import EXTRA, Course, Follower
from mediabruch.conformance.net import Net
from mediabruch.conformance.passings import Passing, Times
from mediabruch.conformance.readings import Counts, Readings
from mediabruch.model import Model
from mediabruch.playout import Effect, Followed

AT_ONCE = 50
"""Variants that make a lot."""


class Variant(NamedTuple):
    """Events in their order, as the model knows them."""

    events: tuple[Event, ...]
    is_complete: bool


class Replayed(NamedTuple):
    """What is kept of the course of a variant."""

    effects: tuple[tuple[int, int], ...]
    """Numbers of effects, in the table of all, and how often each happened."""
    passings: tuple[tuple[Passing, Times], ...]
    """How often each way was taken, and passed by."""
    rounds: frozenset[int]
    """Nodes at which the case may have gone round without the log showing it, by key."""
    skipped: tuple[tuple[int, int], ...]
    """Steps that the log should show and does not, by key, and how often."""
    shown: tuple[int, ...]
    """For each event the step that it shows, or `EXTRA`."""
    is_cheapest: bool

    @property
    def fits(self) -> bool:
        """Whether the case runs exactly as the model says."""
        return not self.skipped and EXTRA not in self.shown


class Lot(NamedTuple):
    """Some variants with their courses, and the effects that these number."""

    replayed: tuple[Replayed, ...]
    effects: tuple[Effect, ...]


Spread = Callable[[Callable[[Sequence[Variant]], Lot], Sequence[Sequence[Variant]]], Iterable[Lot]]
"""Does some work on each of many lots, in their order: as `map`, or in several processes."""


class Replayer:
    """Replays lots of variants on one model. It travels between processes without what it has found so far."""

    def __init__(self, model: Model, recorded: frozenset[int], followed: Followed) -> None:
        """`recorded`: the steps and events that the log shows, by key."""
        self._task = (model, recorded, followed)
        self._tools: _Tools | None = None

    def __getstate__(self) -> tuple[Model, frozenset[int], Followed]:
        return self._task

    def __setstate__(self, task: tuple[Model, frozenset[int], Followed]) -> None:
        self._task = task
        self._tools = None

    def __call__(self, variants: Sequence[Variant]) -> Lot:
        """The courses of some variants."""
        effects: dict[Effect, int] = {}
        replayed = tuple(self._replayed(variant, effects) for variant in variants)
        return Lot(replayed, tuple(effects))

    def _replayed(self, variant: Variant, effects: dict[Effect, int]) -> Replayed:
        tools = self._tools = self._tools or _Tools(*self._task)
        alignment, found = tools.aligner.read(variant.events, is_complete=variant.is_complete)
        course = tools.follower.course(variant.events, alignment)
        shown = tools.passed(course)
        least, most, rounds = found or tools.otherwise(variant, shown)
        is_plain = variant.is_complete and alignment.cost == 0
        return Replayed(
            effects=tuple(sorted((effects.setdefault(one, len(effects)), n) for one, n in course.effects.items())),
            passings=tuple(_times(shown, least, most, is_plain=is_plain)),
            rounds=rounds,
            skipped=tuple(sorted(course.skipped.items())),
            shown=course.shown,
            is_cheapest=alignment.is_cheapest,
        )


class _Tools:
    """What variants are replayed with."""

    def __init__(self, model: Model, recorded: frozenset[int], followed: Followed) -> None:
        net = Net(model, recorded)
        self.aligner = Aligner(net)
        self.follower = Follower(net, followed)

    def passed(self, course: Course) -> Counter[Passing]:
        """What a course says of the ways that it had."""
        found: Counter[Passing] = Counter()
        for choice, times in course.choices.items():
            for passing in self.aligner.passings.of(choice):
                found[passing] += times
        return found

    def otherwise(self, variant: Variant, shown: Counter[Passing]) -> Readings:
        """The range by one other reading alone, found in the opposite order."""
        other = self.aligner.align(variant.events, is_complete=variant.is_complete, is_turned=True)
        turned = self.passed(self.follower.course(variant.events, other))
        return Readings(shown & turned, shown | turned, frozenset())


def _times(shown: Counts, least: Counts, most: Counts, *, is_plain: bool) -> Iterator[tuple[Passing, Times]]:
    """The numbers of all passings, in a fixed order.

    Of a case that is open, or not as the model says, only choices that all readings have are counted.
    """
    doubtful = {one.node for one, times in most.items() if least.get(one, 0) != times}
    for passing in sorted(most, key=lambda one: (one.node, one.place or (), one.is_taken)):
        is_counted = is_plain or passing.node not in doubtful
        counted = shown.get(passing, 0) if is_counted else 0
        yield passing, Times(counted, least.get(passing, 0), most[passing])


def replay_variants(replayer: Replayer, variants: Sequence[Variant], spread: Spread = map) -> Iterator[Lot]:
    """The courses of variants, in their order, some at a time."""
    yield from spread(replayer, [variants[start : start + AT_ONCE] for start in range(0, len(variants), AT_ONCE)])
