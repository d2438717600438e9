"""A log laid beside a model: what really happened, in one value."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import NamedTuple

from mediabruch.analysis import Analysis, analyze_annotated
from mediabruch.conformance.alignment import Event
from mediabruch.conformance.counted import CountedFigures, FigureCounter, followed_carriers
from mediabruch.conformance.course import EXTRA
from mediabruch.conformance.groups import (
    MOST_MONTHS,
    ChannelGroup,
    CountedCases,
    Grouper,
    PeriodGroup,
    VariantGroup,
    WayInGroup,
)
from mediabruch.conformance.net import Net
from mediabruch.conformance.passings import Passing, Times
from mediabruch.conformance.protection import MIN_GROUP
from mediabruch.conformance.reality import Reality, ReplayedCases, compare
from mediabruch.conformance.shares import CountedShare, Unseen, counted_shares
from mediabruch.conformance.variants import Replayed, Replayer, Spread, Variant, replay_variants
from mediabruch.logs.activities import ActivityMapping
from mediabruch.logs.cases import CaseGroup, EventLog
from mediabruch.media import Origin, Side
from mediabruch.notation.measured import MeasuredShare
from mediabruch.playout import Effect
from mediabruch.playout.simulate import Run
from mediabruch.statements.annotations import Annotations

LEAST_CASES = 30
"""Completed cases from which on it is said that counted figures differ from those of the chain."""
_LEAST_DAYS = 28
"""Days of a log from which on its cases are extrapolated to a year."""
_YEAR = 365.25


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplayOptions:
    """How a log is laid beside a model."""

    min_group: int = MIN_GROUP
    """Cases that a group has at least, so that it is told apart."""
    channel_media: Mapping[str, Side] = field(default_factory=dict)
    """The medium of each way in, by the value of the case attribute."""
    most_months: int = MOST_MONTHS
    """Months that are told apart; of a longer log quarters are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainDifference:
    """A figure that the cases show otherwise than the chain of measured shares."""

    figure: str
    """Its name, as in the score."""
    counted: float
    chain: float
    low: float
    """Of the interval of the counted figure."""
    high: float


@dataclass(frozen=True, kw_only=True)
class Replay:
    """What really happened, laid beside a model.

    Shares are counted over all cases, of open ones up to where they stand. All other figures are counted over completed
    cases, since of an open one nobody knows what it still holds.
    """

    analysis: Analysis
    """The model, what is known of its media, and the figures as they were without the log."""
    log: EventLog
    mapping: ActivityMapping
    options: ReplayOptions
    shares: tuple[CountedShare, ...]
    figures: CountedFigures | None
    """Of all completed cases; `None` without any."""
    by_channel: tuple[ChannelGroup, ...]
    by_way_in: tuple[WayInGroup, ...]
    by_period: tuple[PeriodGroup, ...]
    by_variant: tuple[VariantGroup, ...]
    reality: Reality

    def __repr__(self) -> str:
        return f"<Replay {self.log!r} beside {self.analysis.model.name!r}: {len(self.shares)} shares>"

    @cached_property
    def share_of(self) -> Mapping[int, CountedShare]:
        """The shares by the keys of their flows and events."""
        return {share.element: share for share in self.shares}

    @cached_property
    def measured(self) -> Mapping[int, MeasuredShare]:
        """The shares to be written into an annotation file, by the keys of flows and events.

        None where a person states a share of the same choice, which holds, nor where too few cases came to the choice.
        Nor where the log cannot tell how often the way was taken; unless the steps that the log does show would be
        played otherwise without it, as where a way that shows nothing leads back to them.
        """
        stated = {one.element for one in self.analysis.branches if one.origin is Origin.STATED}
        settled = {share.place for share in self.shares if share.element in stated}
        written = [
            share
            for share in self.shares
            if not share.is_default and share.place not in settled and share.total >= self.options.min_group
        ]
        played = self._played(written) if any(not share.is_told for share in written) else ()
        for place in dict.fromkeys(share.place for share in written if not share.is_told):
            without = [share for share in written if share.place != place or share.is_told]
            if all(abs(one - other) < _SAME for one, other in zip(self._played(without), played, strict=True)):
                written = without
        return {share.element: share.measured for share in written}

    def _played(self, shares: Sequence[CountedShare]) -> Sequence[float]:
        """How often each step that the log shows works in a case, by these shares."""
        recorded = {node.key for nodes in self.mapping.nodes.values() for node in nodes}
        found = self._analyzed(shares)
        return [step.visits_per_case for step in found.steps if step.node.key in recorded]

    def _analyzed(self, shares: Sequence[CountedShare]) -> Analysis:
        found = Annotations(
            steps=self.analysis.annotations,
            probabilities={**self.analysis.stated_shares, **{share.element: share.probability for share in shares}},
            measured={share.element: share.measured for share in shares},
            messages=self.analysis.messages,
        )
        return analyze_annotated(self.analysis.model, found, self.analysis.options)

    @cached_property
    def chain(self) -> Analysis:
        """The analysis by the counted shares alone, as far as there are any, whatever a person states of them."""
        return self._analyzed(self.shares)

    @cached_property
    def counted(self) -> Analysis:
        """The analysis with what was counted in place of what is expected, for reports and pictures that show one.

        The chain's, where no case is complete.
        """
        figures = self.figures
        if figures is None:
            return self.chain
        steps = (step._replace(visits_per_case=figures.workings.get(step.node.key, 0.0)) for step in self.chain.steps)
        return replace(
            self.chain,
            score=figures.score,
            steps=tuple(steps),
            links=figures.links,
            handovers=figures.handovers,
            breaks=figures.breaks,
        )

    @cached_property
    def differences(self) -> tuple[ChainDifference, ...]:
        """Where cases show other figures than the chain: its choices depend on each other, and it is blind to that.

        The greatest first, by the width of their intervals. None of fewer than `LEAST_CASES` cases.
        """
        if self.figures is None or self.figures.cases < LEAST_CASES:
            return ()
        found = []
        for name, (low, high) in self.figures.intervals.items():
            counted, chain = getattr(self.figures.score, name), getattr(self.chain.score, name)
            if chain is not None and not low - _ROUNDING <= chain <= high + _ROUNDING:
                found.append(ChainDifference(figure=name, counted=counted, chain=chain, low=low, high=high))
        return tuple(sorted(found, key=lambda one: -abs(one.counted - one.chain) / max(one.high - one.low, _ROUNDING)))

    @property
    def days(self) -> int | None:
        """Days from the first event to the last one; `None` where the log has no times."""
        begin, end = self.log.begin, self.log.end
        return None if begin is None or end is None else (end.date() - begin.date()).days + 1

    @property
    def cases_per_year(self) -> float | None:
        """Cases a year, extrapolated from the period of the log; `None` where it is shorter than four weeks."""
        days = self.days
        return None if days is None or days < _LEAST_DAYS else self.log.case_count / days * _YEAR


_ROUNDING = 1e-9
_SAME = 1e-3
"""Up to this difference, a step works as often as another way of counting says."""


class Means(NamedTuple):
    """By what a replay is carried out."""

    spread: Spread = map
    """As `map`; or in several processes."""
    progress: Callable[[int], object] = int
    """Told of how many cases more are done, again and again."""


def replay_log(
    analysis: Analysis,
    log: EventLog,
    mapping: ActivityMapping,
    options: ReplayOptions | None = None,
    means: Means | None = None,
) -> Replay:
    """Lay a log beside a model; `mapping` says which steps its activities are.

    Cost: an alignment for each variant, whatever the number of its cases.
    """
    return _Replaying(analysis, log, mapping, options or ReplayOptions()).done(means or Means())


class _Replaying:
    """Replays one log on one model."""

    def __init__(self, analysis: Analysis, log: EventLog, mapping: ActivityMapping, options: ReplayOptions) -> None:
        self._analysis, self._log, self._mapping, self._options = analysis, log, mapping, options
        self._steps: Mapping[str, Event] = {
            name: tuple(node.key for node in nodes) for name, nodes in mapping.nodes.items()
        }
        self._recorded = frozenset(key for name in log.activity_counts for key in self._steps.get(name, ()))

    def done(self, means: Means) -> Replay:
        """The replay as a value, with all figures."""
        analysis, log, options = self._analysis, self._log, self._options
        courses, effects = self._courses(means)
        cases = [(group, courses[self._variant(group)]) for group in log.groups]
        net = Net(analysis.model, self._recorded)
        counter = FigureCounter(analysis, effects)
        completed = [
            CountedCases(group, Run(course.effects, is_endless=False)) for group, course in cases if group.is_complete
        ]
        grouper = Grouper(counter, completed, options.channel_media, options.min_group)
        return Replay(
            analysis=analysis,
            log=log,
            mapping=self._mapping,
            options=options,
            shares=self._shares(net, cases),
            figures=counter.figures((one.run, one.group.count) for one in completed) if completed else None,
            by_channel=grouper.by_channel(),
            by_way_in=grouper.by_way_in(),
            by_period=grouper.by_period(options.most_months),
            by_variant=grouper.by_variant(
                {group.activities: course.fits for group, course in cases if group.is_complete}
            ),
            reality=compare(net, [self._replayed(*case) for case in cases], options.min_group),
        )

    def _courses(self, means: Means) -> tuple[Mapping[Variant, Replayed], tuple[Effect, ...]]:
        """How each variant runs through the model, and the effects that happen in all, which the courses number."""
        weights: Counter[Variant] = Counter()
        for group in self._log.groups:
            weights[self._variant(group)] += group.count
        replayer = Replayer(self._analysis.model, self._recorded, followed_carriers(self._analysis).followed)
        effects: dict[Effect, int] = {}
        courses: dict[Variant, Replayed] = {}
        variants = iter(weights)
        for lot in replay_variants(replayer, list(weights), means.spread):
            numbers = [effects.setdefault(effect, len(effects)) for effect in lot.effects]
            for course in lot.replayed:
                happened = tuple(sorted((numbers[effect], times) for effect, times in course.effects))
                variant = next(variants)
                courses[variant] = course._replace(effects=happened)
                means.progress(weights[variant])
        return courses, tuple(effects)

    def _events(self, group: CaseGroup) -> tuple[Event, ...]:
        return tuple(self._steps.get(activity, ()) for activity in group.activities)

    def _variant(self, group: CaseGroup) -> Variant:
        return Variant(self._events(group), group.is_complete)

    def _replayed(self, group: CaseGroup, course: Replayed) -> ReplayedCases:
        return ReplayedCases(activities=group.activities, events=self._events(group), course=course, count=group.count)

    def _shares(self, net: Net, cases: Iterable[tuple[CaseGroup, Replayed]]) -> tuple[CountedShare, ...]:
        tally: dict[Passing, Times] = {}
        rounds: set[int] = set()
        seen = astray = 0
        for group, course in cases:
            for passing, times in course.passings:
                tally[passing] = tally.get(passing, Times()).plus(times, group.count)
            rounds |= course.rounds
            skipped = sum(times for step, times in course.skipped if step in net.recorded)
            events = self._events(group)
            astray += group.count * (skipped + sum(map(_is_extra, events, course.shown)))
            seen += group.count * (skipped + sum(map(bool, events)))
        begin, end = self._log.begin, self._log.end
        period = (None if begin is None else begin.date(), None if end is None else end.date())
        return counted_shares(net, tally, period, Unseen(rounds, astray / max(1, seen)))


def _is_extra(event: Event, shown: int) -> bool:
    """Whether an event shows a step that the model knows, where it does not allow it."""
    return bool(event) and shown == EXTRA
