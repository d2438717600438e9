"""The process between its two versions: what its figures would be if only some of the differences were so.

A step that is in one version only is put in or taken out by letting it carry nothing, as if it handled a thing: then
information passes it by. Differences therefore come in three stages, which backwards are the same: first what is
removed goes, in the old flow; then what is in both changes, and the flow with it; then what is added comes, in the new
flow.
"""

from collections.abc import Iterator, Sequence
from math import fsum
from typing import TypeVar

from mediabruch.analysis import Analysis
from mediabruch.breaks.carriers import carriers
from mediabruch.breaks.evaluate import Evaluation
from mediabruch.differences.difference import Aspect, Difference, DifferenceKind, FigurePart
from mediabruch.differences.found import shared_ways
from mediabruch.matching.step_matching import StepMatching
from mediabruch.media import PHYSICAL, UNKNOWN, Annotation
from mediabruch.playout import CompiledModel, play
from mediabruch.score import link_figures

_Value = TypeVar("_Value")
STAGES: tuple[frozenset[DifferenceKind], ...] = (
    frozenset({DifferenceKind.REMOVED}),
    frozenset({DifferenceKind.CHANGED, DifferenceKind.MESSAGE, DifferenceKind.SHARES, DifferenceKind.FLOW}),
    frozenset({DifferenceKind.ADDED}),
)
_MATTERS = frozenset({Aspect.MEDIA, Aspect.SYSTEM, Aspect.BY_HAND, Aspect.AUTOMATIC, Aspect.ASIDE})
"""In what respects a step is another for what happens."""
_HIDDEN = Annotation(receives=PHYSICAL, produces=PHYSICAL)


class Hybrids:
    """Plays the process with some differences; each combination once."""

    def __init__(self, old: Analysis, new: Analysis, matching: StepMatching, differences: Sequence[Difference]) -> None:
        self.old, self.new = old, new
        self.differences = differences
        self._new_of = {one.old: one.new for one in matching.matches}
        self._ways = shared_ways(old, new, matching)
        self._automatic = tuple(
            {step.node.key: step.is_automatic for step in analysis.steps} for analysis in (old, new)
        )
        self._known: dict[frozenset[int], FigurePart] = {}

    def matters(self, one: Difference) -> bool:
        """Whether a difference can change a figure: a label does not, nor a step that carries no information."""
        match one.kind:
            case DifferenceKind.CHANGED:
                return not _MATTERS.isdisjoint(one.aspects)
            case DifferenceKind.REMOVED | DifferenceKind.ADDED:
                analysis, key = (self.new, one.new) if one.old is None else (self.old, one.old)
                return key in analysis.links_of
            case _:
                return True

    def figures(self, applied: frozenset[int]) -> FigurePart:
        """The figures with these differences, by their places in `differences`."""
        if applied not in self._known:
            self._known[applied] = self._play(applied)
        return self._known[applied]

    def _play(self, applied: frozenset[int]) -> FigurePart:
        flow = next(at for at, one in enumerate(self.differences) if one.kind is DifferenceKind.FLOW)
        is_new = flow in applied
        base, other = (self.new, self.old) if is_new else (self.old, self.new)
        steps = dict(base.annotations)
        messages = dict(base.messages)
        shares = dict(base.probabilities)
        for at, one in enumerate(self.differences):
            here, there = (one.new, one.old) if is_new else (one.old, one.new)
            is_other = (at in applied) is not is_new
            if here is None or not is_other:
                continue
            match one.kind:
                case DifferenceKind.REMOVED | DifferenceKind.ADDED:
                    steps[here] = _HIDDEN
                case DifferenceKind.CHANGED if there is not None:
                    automatic = self._automatic[0 if is_new else 1][there]
                    steps[here] = other.annotations.get(there, UNKNOWN)._replace(automatic=automatic)
                case DifferenceKind.MESSAGE if there is not None:
                    _put(messages, here, other.messages.get(there))
                case DifferenceKind.SHARES:
                    for mine, its in self._ends(one, is_new=is_new):
                        _put(shares, mine, other.probabilities.get(its))
                case _:
                    pass
        compiled = CompiledModel(base.model, shares)
        found = carriers(compiled, steps, messages)
        playout = play(compiled.game(found.followed))
        return figure_part(Evaluation(base.model, playout, found, base.options.definition))

    def _ends(self, one: Difference, *, is_new: bool) -> Iterator[tuple[int, int]]:
        """The flows behind a node, in the model that is played and in the other one."""
        for old, new in self._ways[one.old or 0].items():
            yield (new, old) if is_new else (old, new)


def _put(known: dict[int, _Value], key: int, value: _Value | None) -> None:
    if value is None:
        known.pop(key, None)
    else:
        known[key] = value


def figure_part(evaluation: Evaluation) -> FigurePart:
    """The band, and how often media break; a process without links may be anything."""
    figures = link_figures(evaluation)
    low, high = figures["end_to_end_low"], figures["end_to_end_high"]
    return FigurePart(
        low=0.0 if low is None else low,
        high=100.0 if high is None else high,
        breaks_per_case=fsum(found.per_case for found in evaluation.breaks),
    )
