"""Cases told apart: by their way in, by time, by what happened in them; never fewer than a least number."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar

from mediabruch.conformance.counted import CountedFigures, FigureCounter
from mediabruch.conformance.protection import told_apart, told_apart_in_order
from mediabruch.logs.cases import CaseGroup, Month
from mediabruch.media import DIGITAL_MEDIA, Side
from mediabruch.playout.simulate import Run

MOST_MONTHS = 12
"""Months that are shown one by one, unless others are asked for; of a longer log quarters are."""
MOST_VARIANTS = 10
"""Variants that are shown one by one."""
_Label = TypeVar("_Label", bound=Hashable)
Channels = tuple[str | None, ...]


class CountedCases(NamedTuple):
    """Some completed cases of the log with the run that they share."""

    group: CaseGroup
    run: Run


class ChannelGroup(NamedTuple):
    """Cases that came in the same way, or in ways too rare to be told apart."""

    channels: Channels
    """The values of the case attribute; `None` where it says nothing."""
    figures: CountedFigures


class WayInGroup(NamedTuple):
    """Cases that came in digitally, or not, or of which that is not known."""

    is_digital: tuple[bool | None, ...]
    """What they came in: several values where one alone would be too rare to be told apart."""
    figures: CountedFigures


class PeriodGroup(NamedTuple):
    """Cases that began in the same month or quarter, or in neighboring ones too small to be told apart."""

    first: Month
    """The first month."""
    last: Month
    """The last one; the same where it is one month."""
    figures: CountedFigures
    front: float | None
    """Share of the cases that came in digitally, of those of which the way in is known; `None` where it is of none.

    Too few to be told apart count as none.
    """


class VariantGroup(NamedTuple):
    """Cases in which the same happened in the same order; the last group is of all the others."""

    activities: tuple[str, ...] | None
    """What happened, as the log calls it; `None`: different things."""
    variants: int
    """How many different sequences they are."""
    fits: bool | None
    """Whether they run as the model says; `None` of different things."""
    figures: CountedFigures


class Grouper:
    """Tells cases apart in several respects."""

    def __init__(
        self, counter: FigureCounter, cases: Sequence[CountedCases], media: Mapping[str, Side], least: int
    ) -> None:
        self._counter, self._cases, self._media, self._least = counter, cases, media, least

    def by_channel(self) -> tuple[ChannelGroup, ...]:
        """Cases by the value of the case attribute that says how they came in; none where it says nothing at all.

        Groups lie within those `by_way_in`, so that nobody is told apart by comparing the two.
        """
        if all(one.group.channel is None for one in self._cases):
            return ()
        outer = told_apart(_counted(self._cases, self._came_digitally), self._least)
        found = [
            group
            for labels in outer
            for group in self._apart(
                [one for one in self._cases if self._came_digitally(one) in labels], lambda one: one.group.channel
            )
        ]
        found.sort(key=lambda group: -group[1].cases)
        return tuple(ChannelGroup(channels=labels, figures=figures) for labels, figures in found)

    def by_way_in(self) -> tuple[WayInGroup, ...]:
        """Cases by whether they came in digitally; none where no medium is stated of any way in."""
        if not self._media:
            return ()
        found = self._apart(self._cases, self._came_digitally)
        return tuple(WayInGroup(is_digital=labels, figures=figures) for labels, figures in found)

    def by_period(self, most_months: int = MOST_MONTHS) -> tuple[PeriodGroup, ...]:
        """Cases by month, or by quarter where these are many; none where the log has no times."""
        months = sorted({one.group.month for one in self._cases if one.group.month is not None})
        if not months:
            return ()
        span = _number(months[-1]) - _number(months[0]) + 1
        length = 1 if span <= most_months else 3
        counts: Counter[int] = Counter()
        for one in self._cases:
            if one.group.month is not None:
                counts[_number(one.group.month) // length] += one.group.count
        groups = told_apart_in_order(sorted(counts.items()), self._least)
        return tuple(self._period(periods[0] * length, periods[-1] * length + length - 1) for periods in groups)

    def _period(self, first: int, last: int) -> PeriodGroup:
        cases = [
            one for one in self._cases if one.group.month is not None and first <= _number(one.group.month) <= last
        ]
        ways = _counted(cases, self._came_digitally)
        digital, other = (0 if ways[one] < self._least else ways[one] for one in (True, False))
        return PeriodGroup(
            first=_month(first),
            last=_month(last),
            figures=self._figures(cases),
            front=digital / (digital + other) if digital + other else None,
        )

    def by_variant(self, fits: Mapping[tuple[str, ...], bool]) -> tuple[VariantGroup, ...]:
        """The most frequent variants, and all the others together."""
        counts = _counted(self._cases, lambda one: one.group.activities)
        shown = {
            variant
            for (variant, *_) in told_apart(counts, self._least)[:MOST_VARIANTS]
            if counts[variant] >= self._least
        }
        rest = [variant for variant in counts if variant not in shown]
        while rest and shown and sum(counts[variant] for variant in rest) < self._least:
            least = min(shown, key=lambda variant: (counts[variant], variant))
            shown.remove(least)
            rest.append(least)
        found = [self._variant((variant,), fits) for variant in sorted(shown, key=lambda one: (-counts[one], one))]
        return (*found, *([self._variant(tuple(rest), fits)] if rest else []))

    def _variant(self, variants: tuple[tuple[str, ...], ...], fits: Mapping[tuple[str, ...], bool]) -> VariantGroup:
        wanted = set(variants)
        is_one = len(variants) == 1
        return VariantGroup(
            activities=variants[0] if is_one else None,
            variants=len(variants),
            fits=fits[variants[0]] if is_one else None,
            figures=self._figures([one for one in self._cases if one.group.activities in wanted]),
        )

    def _apart(
        self, cases: Sequence[CountedCases], label: Callable[[CountedCases], _Label]
    ) -> list[tuple[tuple[_Label, ...], CountedFigures]]:
        return [
            (labels, self._figures([one for one in cases if label(one) in labels]))
            for labels in told_apart(_counted(cases, label), self._least)
        ]

    def _figures(self, cases: Iterable[CountedCases]) -> CountedFigures:
        return self._counter.figures((one.run, one.group.count) for one in cases)

    def _came_digitally(self, one: CountedCases) -> bool | None:
        side = self._media.get(one.group.channel or "")
        return None if side is None else bool(side) and side <= DIGITAL_MEDIA


def _counted(cases: Iterable[CountedCases], label: Callable[[CountedCases], _Label]) -> Counter[_Label]:
    counts: Counter[_Label] = Counter()
    for one in cases:
        counts[label(one)] += one.group.count
    return counts


def _number(month: Month) -> int:
    return month[0] * 12 + month[1] - 1


def _month(number: int) -> Month:
    return number // 12, number % 12 + 1
