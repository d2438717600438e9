"""The courses of all variants of a log: each aligned once, in several processes where it pays."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from mediabruch.conformance.aligner import Aligner
from mediabruch.conformance.alignment import Alignment, Event
from mediabruch.conformance.course import EXTRA, Course, Follower, PathChoice
from mediabruch.conformance.net import Net
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
    choices: tuple[tuple[PathChoice, int], ...]
    """Of a case that is open, or not as the model says, only those that another reading of the same cost has, too: a
    choice whose step is not in the log would be guessed.
    """
    doubtful: tuple[tuple[PathChoice, int], ...]
    """How far the number of a choice differs in another reading of the same cost."""
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
        self._tools: tuple[Aligner, Follower] | None = None

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
        one, alignment = self._course(variant, is_turned=False)
        other, _ = self._course(variant, is_turned=True)
        is_plain = variant.is_complete and alignment.cost == 0
        certain = one.choices & other.choices
        doubtful = (one.choices | other.choices) - certain
        counted = one.choices if is_plain else certain
        return Replayed(
            effects=tuple(sorted((effects.setdefault(one, len(effects)), n) for one, n in one.effects.items())),
            choices=tuple(counted.items()),
            doubtful=tuple(doubtful.items()) if is_plain else (),
            skipped=tuple(sorted(one.skipped.items())),
            shown=one.shown,
            is_cheapest=alignment.is_cheapest,
        )

    def _course(self, variant: Variant, *, is_turned: bool) -> tuple[Course, Alignment]:
        """The course of a variant, and the alignment on which it rests."""
        if self._tools is None:
            model, recorded, followed = self._task
            net = Net(model, recorded)
            self._tools = Aligner(net), Follower(net, followed)
        aligner, follower = self._tools
        found = aligner.align(variant.events, is_complete=variant.is_complete, is_turned=is_turned)
        return follower.course(variant.events, found), found


def replay_variants(replayer: Replayer, variants: Sequence[Variant], spread: Spread = map) -> Iterator[Lot]:
    """The courses of variants, in their order, some at a time."""
    yield from spread(replayer, [variants[start : start + AT_ONCE] for start in range(0, len(variants), AT_ONCE)])
