"""How far the bounds of the end-to-end score lie apart because of one step.

The bounds take every unknown side as paper, and as digital. The gap of a step is what of their distance is its own: how
much the lower bound rises when this step alone is taken as digital, how much the upper one falls when this step alone
is taken as paper, and the mean of the two. All gaps come from one play-out, the one behind the bounds.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from mediabruch.analysis import Analysis
from mediabruch.breaks.carriers import Carrier, carriers
from mediabruch.breaks.finding import Judgement
from mediabruch.media import UNKNOWN, Annotation, Medium, Origin
from mediabruch.playout import Arrangement, Playout, play

Bounds = tuple[float, float]
"""The lowest and the highest end-to-end score that the unknown sides allow."""

_ENDS = (Medium.PAPER, Medium.DIGITAL)


@dataclass(frozen=True, slots=True)
class Gap:
    """What knowing one step does to the bounds."""

    points: float
    """Of the distance between the bounds, what this step causes; in points of the score."""
    on_paper: Bounds
    """The bounds if its open sides are paper."""
    digital: Bounds
    """The bounds if they are digital."""


def gaps(analysis: Analysis, doubtful: Iterable[int]) -> dict[int, Gap]:
    """The gap of each step with an unknown side, by key; the sides of `doubtful` steps count as unknown too.

    Empty where nothing is ever handed over. Cost: one play-out, then for each step a judgement of the effects in which
    it takes part.
    """
    known = {**analysis.annotations}
    for key in doubtful:
        known[key] = known.get(key, UNKNOWN)._replace(receives=None, produces=None)
    return _WhatIf(analysis, known).gaps()


class _WhatIf:
    """The play-out behind the bounds, judged again and again with the sides of single steps changed."""

    def __init__(self, analysis: Analysis, known: Mapping[int, Annotation]) -> None:
        self._analysis = analysis
        self._known = known
        self._ends: tuple[dict[int, Carrier], ...] = tuple(
            carriers(analysis.model, known, analysis.messages, medium) for medium in _ENDS
        )
        stated = {branch.element: branch.probability for branch in analysis.branches if branch.origin is Origin.STATED}
        self._playout = play(Arrangement(analysis.model, stated).game(self._ends[0]))
        self._effects: dict[int, list[int]] = defaultdict(list)
        for number, effect in enumerate(self._playout.effects):
            for key in {key for worker, senders in effect.workings for key in (worker, *senders)}:
                self._effects[key].append(number)

    def gaps(self) -> dict[int, Gap]:
        """All gaps."""
        totals = [self._judged(self._playout, end).totals for end in self._ends]
        handovers = totals[0].handovers
        if handovers <= 0:
            return {}
        found = {}
        for node in self._analysis.model.activities:
            known = self._known.get(node.key, UNKNOWN)
            if known.receives is not None and known.produces is not None:
                continue
            part = self._part(node.key)
            # What each end of the bounds comes to with this step on paper, and digital.
            moved = [
                [
                    100 * (total.seamless_handovers + self._difference(part, end, node.key, other)) / handovers
                    for total, end in zip(totals, self._ends, strict=True)
                ]
                for other in self._ends
            ]
            (low_on_paper, high_on_paper), (low_digital, high_digital) = moved
            points = (low_digital - low_on_paper + high_digital - high_on_paper) / 2
            found[node.key] = Gap(max(points, 0.0), (low_on_paper, high_on_paper), (low_digital, high_digital))
        return found

    def _part(self, key: int) -> Playout:
        """The part of the play-out in which a step works or hands on."""
        numbers = self._effects.get(key, ())
        return self._playout._replace(
            effects=tuple(self._playout.effects[number] for number in numbers),
            expected=tuple(self._playout.expected[number] for number in numbers),
        )

    def _difference(self, part: Playout, end: Mapping[int, Carrier], key: int, other: Mapping[int, Carrier]) -> float:
        """The seamless handovers that one end of the bounds gains when a step is as at the `other` end."""
        if other is end:
            return 0.0
        changed = self._judged(part, {**end, key: other[key]}).totals.seamless_handovers
        return changed - self._judged(part, end).totals.seamless_handovers

    def _judged(self, playout: Playout, end: Mapping[int, Carrier]) -> Judgement:
        return Judgement(self._analysis.model, playout, end, self._analysis.rules)
