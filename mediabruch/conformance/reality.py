"""The model against reality: how many cases fit, what never happens, and what happens that nobody drew."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from mediabruch.conformance.alignment import Event
from mediabruch.conformance.course import EXTRA
from mediabruch.conformance.net import Net
from mediabruch.conformance.protection import MIN_GROUP
from mediabruch.conformance.variants import Replayed

MOST_PLACES = 3
"""Places that are told of what happens at many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplayedCases:
    """Cases in which the same happened, with their course."""

    activities: tuple[str, ...]
    events: tuple[Event, ...]
    course: Replayed
    count: int


class BetweenSteps(NamedTuple):
    """Where in the work something happened: after one step that the model knows, and before another."""

    after: int | None
    """Key of the step; `None`: at the beginning."""
    before: int | None
    """Key of the step; `None`: at the end."""
    cases: int


class UnknownActivity(NamedTuple):
    """Something that happened and is not in the model: often the detour that nobody drew."""

    activity: str
    """As the log calls it."""
    events: int
    cases: int
    places: tuple[BetweenSteps, ...]
    """Where it happened most, the most frequent first; rare places are not told."""


class ExtraStep(NamedTuple):
    """A step that happened where the model does not allow it."""

    step: int
    """Its key."""
    events: int
    cases: int
    places: tuple[BetweenSteps, ...]


class MissingStep(NamedTuple):
    """A step that a case passes, as the model asks, and that the log does not show there."""

    step: int
    """Its key."""
    cases: int
    """How many cases passed it all the same, as the model asks; 0: none came to it."""


class Fit(NamedTuple):
    """How many cases run as the model says."""

    cases: int
    """All that were replayed; open ones count up to where they stand."""
    fitting: int
    """Cases without any deviation."""
    fitting_so_far: int
    """Cases without any but for steps that the log never shows: these it may just not record."""
    approximate: int
    """Cases whose replay was too much work to be sure that it is the best; they may fit better."""
    unwatched: tuple[int, ...]
    """Keys of the processes that the log shows nothing of; what happens there is taken to be as the model says."""

    @property
    def share(self) -> float:
        """Share of the cases that run as the model says."""
        return self.fitting / self.cases


class Reality(NamedTuple):
    """The model against reality. Lists are by their cases, the most frequent first."""

    fit: Fit
    unknown: tuple[UnknownActivity, ...]
    extra: tuple[ExtraStep, ...]
    missing: tuple[MissingStep, ...]
    never: tuple[MissingStep, ...]
    """Steps that never happen: the log does not show them, whether the model asks for them or not."""
    rare: int
    """Deviations that are not told, since fewer cases have them than are told apart."""


def compare(net: Net, cases: Sequence[ReplayedCases], least: int = MIN_GROUP) -> Reality:
    """What of the cases is not as the model says; of what fewer than `least` cases have, only the number is told."""
    unknown, extra = _strays(cases)
    skipped: Counter[int] = Counter()
    for case in cases:
        skipped.update({step: case.count for step, _ in case.course.skipped})
    missing = {step: count for step, count in skipped.items() if step in net.recorded}
    rare = sum(seen.cases < least for seen in (*unknown.values(), *extra.values()))
    return Reality(
        fit=_fit(net, cases),
        unknown=tuple(
            UnknownActivity(activity=name, events=seen.events, cases=seen.cases, places=seen.told(least))
            for name, seen in sorted(unknown.items(), key=lambda one: (-one[1].cases, one[0]))
            if seen.cases >= least
        ),
        extra=tuple(
            ExtraStep(step=step, events=seen.events, cases=seen.cases, places=seen.told(least))
            for step, seen in sorted(extra.items(), key=lambda one: (-one[1].cases, one[0]))
            if seen.cases >= least
        ),
        missing=tuple(
            MissingStep(step=step, cases=count)
            for step, count in sorted(missing.items(), key=lambda one: (-one[1], one[0]))
            if count >= least
        ),
        never=tuple(
            MissingStep(step=node.key, cases=skipped[node.key])
            for node in net.model.activities
            if node.key not in net.recorded and node.key not in net.free
        ),
        rare=rare + sum(count < least for count in missing.values()),
    )


def _strays(cases: Sequence[ReplayedCases]) -> "tuple[Mapping[str, _Seen], Mapping[int, _Seen]]":
    """What is not in the model, by activity; and what happened where the model does not allow it, by step."""
    unknown: defaultdict[str, _Seen] = defaultdict(_Seen)
    extra: defaultdict[int, _Seen] = defaultdict(_Seen)
    for case in cases:
        positions = [position for position, step in enumerate(case.course.shown) if step == EXTRA]
        by_activity = _grouped(
            (case.activities[position], position) for position in positions if not case.events[position]
        )
        by_step = _grouped((case.events[position][0], position) for position in positions if case.events[position])
        for activity, found in by_activity.items():
            unknown[activity].note(case, found)
        for step, found in by_step.items():
            extra[step].note(case, found)
    return unknown, extra


_Thing = TypeVar("_Thing", bound=Hashable)


def _grouped(pairs: Iterable[tuple[_Thing, int]]) -> Mapping[_Thing, list[int]]:
    found: defaultdict[_Thing, list[int]] = defaultdict(list)
    for thing, position in pairs:
        found[thing].append(position)
    return found


class _Seen:
    """How often and where something happened that the model does not say."""

    def __init__(self) -> None:
        self.events = 0
        self.cases = 0
        self._places: Counter[tuple[int | None, int | None]] = Counter()

    def note(self, case: ReplayedCases, positions: Sequence[int]) -> None:
        """It happened in a case, at these positions."""
        self.events += case.count * len(positions)
        self.cases += case.count
        shown = case.course.shown
        for place in {(_last(shown[:position]), _last(shown[position + 1 :][::-1])) for position in positions}:
            self._places[place] += case.count

    def told(self, least: int) -> tuple[BetweenSteps, ...]:
        """The most frequent places, those of too few cases aside."""
        ordered = sorted(self._places.items(), key=lambda one: (-one[1], one[0][0] or 0, one[0][1] or 0))
        return tuple(
            BetweenSteps(after=after, before=before, cases=count)
            for (after, before), count in ordered[:MOST_PLACES]
            if count >= least
        )


def _last(shown: Sequence[int]) -> int | None:
    """The last step that is one of the model."""
    return next((step for step in reversed(shown) if step != EXTRA), None)


def _fit(net: Net, cases: Sequence[ReplayedCases]) -> Fit:
    watched = {node.process for node in net.model.nodes if node.key in net.recorded}
    played = {node.process for node in net.model.activities}
    fitting = sum(case.count for case in cases if case.course.fits)
    so_far = sum(
        case.count
        for case in cases
        if EXTRA not in case.course.shown and not any(step in net.recorded for step, _ in case.course.skipped)
    )
    return Fit(
        cases=sum(case.count for case in cases),
        fitting=fitting,
        fitting_so_far=so_far,
        approximate=sum(case.count for case in cases if not case.course.is_cheapest),
        unwatched=tuple(sorted(played - watched)) if watched else (),
    )
