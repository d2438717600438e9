"""Figures counted on the cases' own paths: by the definitions of the play-out's figures, over what really happened."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from mediabruch.analysis import Analysis
from mediabruch.breaks.carriers import Carriers, carriers
from mediabruch.breaks.evaluate import Evaluation
from mediabruch.breaks.link import Handover, Link
from mediabruch.breaks.media_break import MediaBreak
from mediabruch.conformance.bounds import wilson
from mediabruch.playout import CompiledModel, Effect
from mediabruch.playout.play import played
from mediabruch.playout.simulate import Run, Runs
from mediabruch.score import Score, intervals, score

RATES = ("end_to_end_rate_low", "end_to_end_rate_high", "break_free_rate_low", "break_free_rate_high")
"""Figures that are shares of cases."""
ConfidenceInterval = tuple[float, float]


class CountedFigures(NamedTuple):
    """What is counted of some cases."""

    cases: int
    score: Score
    """The figures of the play-out, with what happened in these cases in place of what is expected."""
    intervals: Mapping[str, ConfidenceInterval]
    """What the figures would be in 95 of 100 logs of as many cases, by their names."""
    workings: Mapping[int, float]
    """Workings per case of each step that worked, by key."""
    cases_with: Mapping[int, int]
    """In how many cases each of these steps worked."""
    links: tuple[Link, ...]
    handovers: tuple[Handover, ...]
    breaks: tuple[MediaBreak, ...]


class FigureCounter:
    """Counts the figures of cases of one model."""

    def __init__(self, analysis: Analysis, effects: tuple[Effect, ...]) -> None:
        self._analysis = analysis
        self._compiled = CompiledModel(analysis.model, {})
        self._carriers = followed_carriers(analysis)
        self._effects = effects
        activities = {node.key for node in analysis.model.activities}
        self._workings = [frozenset(key for key, *_ in effect.workings if key in activities) for effect in effects]

    def figures(self, runs: Iterable[tuple[Run, int]]) -> CountedFigures:
        """The figures of some cases, at least one: what happened in each, and how many they are."""
        counted: Counter[Run] = Counter()
        for run, number in runs:
            counted[run] += number
        analysis, cases = self._analysis, counted.total()
        playout = played(Runs(tuple(counted.items()), self._effects, len(counted)))
        evaluation = Evaluation(analysis.model, playout, self._carriers, analysis.options.definition)
        found = score(evaluation, self._compiled, analysis.annotations)
        rates = {name: wilson(round(getattr(found, name) * cases), cases) for name in RATES}
        return CountedFigures(
            cases=cases,
            score=found,
            intervals=(intervals(evaluation) or {}) | rates,
            workings=evaluation.visits,
            cases_with=self._cases_with(counted),
            links=tuple(link for link in evaluation.links if link.per_case),
            handovers=tuple(one for one in evaluation.handovers if one.per_case),
            breaks=tuple(one for one in evaluation.breaks if one.per_case),
        )

    def _cases_with(self, counted: Mapping[Run, int]) -> Mapping[int, int]:
        found: Counter[int] = Counter()
        for run, number in counted.items():
            worked = {key for effect, _ in run.effects for key in self._workings[effect]}
            found.update(dict.fromkeys(worked, number))
        return dict(sorted(found.items()))


def followed_carriers(analysis: Analysis) -> Carriers:
    """What carries in the cases of a log: the same as in the play-out."""
    return carriers(CompiledModel(analysis.model, {}), analysis.annotations, analysis.messages)
