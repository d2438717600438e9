"""The plan: what can be done about the media breaks of a model, in which order, and what it brings.

Every figure is that of the changed process, played; nothing is added up. See `gains` for how sets are compared,
`search` for how they are chosen, and `robust` for how sure the first places are.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from mediabruch.analysis import Analysis, stated_beside
from mediabruch.figures import TINY
from mediabruch.maturity.cost import CostEstimate
from mediabruch.maturity.gate import GateState
from mediabruch.maturity.gates import judge_gates
from mediabruch.maturity.grade import find_grade
from mediabruch.maturity.standing import Standing
from mediabruch.maturity.zones import read_zones
from mediabruch.measures.bound import StatedBeside, bind, parties_of
from mediabruch.measures.candidate import Candidate, Edits, merged_edits
from mediabruch.measures.gains import Gains, Mask, Weigh, all_alike
from mediabruch.measures.goal import EVERYTHING, Goal, GoalFigure, GoalTarget
from mediabruch.measures.interactions import Interaction, interactions
from mediabruch.measures.own import catalog_of
from mediabruch.measures.profiles import EVEN, Interest, weighing
from mediabruch.measures.replay import WhatIfPlayer
from mediabruch.measures.robust import Robustness, robustness
from mediabruch.measures.search import (
    MOST_EXACT,
    FrontPoint,
    best_order,
    best_within,
    front,
    least_for,
    least_reaching,
    most_within,
)
from mediabruch.model import Model
from mediabruch.options import DEFAULTS, Options
from mediabruch.score import Score
from mediabruch.statements.sidecar import Sidecar
from mediabruch.statements.vocabulary import Section


class PlanSettings(NamedTuple):
    """What is asked of a plan."""

    goal: Goal = EVERYTHING
    weights: Mapping[Interest, float] = EVEN
    """How much links weigh by whom they concern."""


class Rated(NamedTuple):
    """A candidate, and the figures of the process with it alone."""

    candidate: Candidate
    after: Score
    cost: CostEstimate
    """What media breaks cost with it alone."""


class Stage(NamedTuple):
    """A place in the plan: the candidate that comes next, and the figures once it is done."""

    candidate: Candidate
    after: Score
    cost: CostEstimate
    """What media breaks cost once it and all before it are done."""


class Bundle(NamedTuple):
    """A set of candidates that nothing beats for its effort, and the figures with it."""

    candidates: tuple[Candidate, ...]
    effort: float
    after: Score


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What to do. Lists of candidates are in document order, stages in the order of the plan."""

    analysis: Analysis
    """The process as it is."""
    analysis_after: Analysis
    """The process once the plan is done."""
    cost: CostEstimate
    """What media breaks cost in the process as it is."""
    goal: Goal
    weights: Mapping[Interest, float]
    candidates: tuple[Rated, ...]
    stages: tuple[Stage, ...]
    front: tuple[Bundle, ...]
    """From no effort to everything that pays."""
    bound_by_law: tuple[int, ...]
    """Keys of the steps whose paper or presence law requires: nothing is proposed that takes it away."""
    robustness: Robustness | None
    """Whether the first stages keep their places; `None` where there is none."""
    interactions: tuple[Interaction, ...]
    is_exact: bool
    """Every set was looked at; else the plan may be behind the best one by `gap`."""
    gap: float
    """Points by which no plan of the same effort exceeds this one; 0 where it is exact."""
    reaches_target: bool
    """`False` where not even all candidates together reach what was asked for."""

    def __repr__(self) -> str:
        chosen, score = len(self.stages), self.after.end_to_end_low
        reached = "no score" if score is None else f"at least {score:.1f} of 100"
        return f"<Plan {self.analysis.model.name!r}: {chosen} of {len(self.candidates)} measures, then {reached}>"

    @property
    def before(self) -> Score:
        """The figures of the process as it is."""
        return self.analysis.score

    @property
    def after(self) -> Score:
        """The figures once the plan is done."""
        return self.stages[-1].after if self.stages else self.before

    @property
    def cost_after(self) -> CostEstimate:
        """What media breaks cost once the plan is done."""
        return self.stages[-1].cost if self.stages else self.cost

    @property
    def euros(self) -> float | None:
        """What the plan costs to do; `None` where that is not stated of each of its measures."""
        stated = [stage.candidate.measure.euros for stage in self.stages]
        known = [euros for euros in stated if euros is not None]
        return sum(known) if known and len(known) == len(stated) else None

    @property
    def effort(self) -> float:
        """The effort of all stages together."""
        return sum(stage.candidate.effort for stage in self.stages)


def make_plan(
    model: Model, options: Options = DEFAULTS, settings: PlanSettings | None = None, *, sidecar: Sidecar | None = None
) -> Plan:
    """Plan for a model. `sidecar` takes the place of the annotation file. Raises `AnnotationError`."""
    sidecar = stated_beside(model, options) if sidecar is None else sidecar
    return _Planner(WhatIfPlayer(model, options, sidecar), settings or PlanSettings(), sidecar).plan()


def plan_for(analysis: Analysis, settings: PlanSettings | None = None) -> Plan:
    """Plan for a process that was analyzed, by what was stated of it then; nothing is read anew."""
    player = WhatIfPlayer(analysis.model, analysis.options, analysis.sidecar, folders=analysis.folders)
    return _Planner(player, settings or PlanSettings(), analysis.sidecar).plan()


class _Planner:
    def __init__(self, replay: WhatIfPlayer, settings: PlanSettings, sidecar: Sidecar | None) -> None:
        self._replay, self._settings = replay, settings
        self.analysis = replay.analysis({})
        self._parties = parties_of(self.analysis)
        entries = sidecar.entries.get(Section.STEPS, {}) if sidecar else {}
        short = frozenset(id_ for id_, entry in entries.items() if "medium" in entry.facts)
        self._bound = bind(self.analysis, catalog_of(replay.options), StatedBeside(self._parties, short))
        self.candidates = self._bound.candidates
        self._weigh: Weigh = all_alike
        if dict(settings.weights) != dict(EVEN):
            self._weigh = weighing(self.analysis, self._party, settings.weights)
        self.gains = Gains(replay, self.candidates, self._weigh)
        self._scores: dict[Mask, Score] = {0: self.analysis.score}
        self._costs: dict[Mask, CostEstimate] = {0: Standing(self.analysis).cost}

    def plan(self) -> Plan:
        """The plan that the settings ask for."""
        goal = self._settings.goal
        points = front(self.gains)
        mask, reaches, is_certain = self._chosen(goal, points)
        stages = best_order(self.gains, mask)
        is_exact = is_certain and (self.gains.size <= MOST_EXACT or goal == EVERYTHING)
        gap = 0.0
        if not is_exact and mask is not None:
            gap = max(0.0, most_within(self.gains, self.gains.effort(mask)) - self.gains.value(mask))
        whole = sum(1 << i for i in stages)
        return Plan(
            analysis=self.analysis,
            analysis_after=self._analyzed(whole) if whole else self.analysis,
            cost=self._costs[0],
            goal=goal,
            weights=self._settings.weights,
            candidates=tuple(
                Rated(candidate=one, cost=self._cost(1 << i), after=self._score(1 << i))
                for i, one in enumerate(self.candidates)
            ),
            stages=self._stages(stages),
            front=tuple(
                Bundle(
                    candidates=tuple(one for i, one in enumerate(self.candidates) if point.mask >> i & 1),
                    effort=point.effort,
                    after=self._score(point.mask),
                )
                for point in points
            ),
            bound_by_law=self._bound.bound_by_law,
            robustness=robustness(self._replay, self.gains, self._weigh, mask) if stages else None,
            interactions=interactions(self.gains),
            is_exact=is_exact and self.gains.size <= MOST_EXACT,
            gap=gap,
            reaches_target=reaches,
        )

    def _chosen(self, goal: Goal, points: tuple[FrontPoint, ...]) -> tuple[Mask | None, bool, bool]:
        """The set that the goal asks for, whether it reaches the target, and whether no other is better."""
        if goal.target is not None:
            mask, is_certain = self._least(goal, points)
            return mask, mask is not None, is_certain
        if goal.budget is not None:
            return best_within(points, goal.budget).mask, True, True
        return None, True, True

    def _least(self, goal: Goal, points: tuple[FrontPoint, ...]) -> tuple[Mask | None, bool]:
        assert goal.target is not None, "asked for a target"
        target = goal.target
        if target.yardstick is GoalFigure.SCORE and self._weigh is all_alike:
            found = least_for(points, target.value)
            return (None if found is None else found.mask), True
        return least_reaching(self.gains, lambda mask: self._reaches(mask, target))

    def _reaches(self, mask: Mask, target: GoalTarget) -> bool:
        """Whether the process with these candidates reaches a target."""
        match target.yardstick:
            case GoalFigure.SCORE:
                return (self._score(mask).end_to_end_low or 0.0) >= target.value - TINY
            case GoalFigure.RATE:
                return self._score(mask).end_to_end_rate_low >= target.value - TINY
            case GoalFigure.GRADE:
                changed = self._replay.analysis(self._edits(mask))
                return find_grade(changed, read_zones(changed)).low >= target.value
            case GoalFigure.GATE:
                changed = self._replay.analysis(self._edits(mask))
                gates = judge_gates(changed, read_zones(changed))
                return any(one.gate is target.gate and one.state is GateState.MET for one in gates)

    def _edits(self, mask: Mask) -> Edits:
        return merged_edits(one.edits for i, one in enumerate(self.candidates) if mask >> i & 1)

    def _stages(self, places: tuple[int, ...]) -> tuple[Stage, ...]:
        found, taken = [], 0
        for i in places:
            taken |= 1 << i
            found.append(Stage(candidate=self.candidates[i], cost=self._cost(taken), after=self._score(taken)))
        return tuple(found)

    def _score(self, mask: Mask) -> Score:
        if mask not in self._scores:
            self._scores[mask] = self._replay.score(self._edits(mask))
        return self._scores[mask]

    def _cost(self, mask: Mask) -> CostEstimate:
        """What the process with these candidates costs; its figures come with it."""
        if mask not in self._costs:
            self._analyzed(mask)
        return self._costs[mask]

    def _analyzed(self, mask: Mask) -> Analysis:
        """All of the process with these candidates; its figures and its cost are kept."""
        found = self._replay.analysis(self._edits(mask))
        self._scores[mask], self._costs[mask] = found.score, Standing(found).cost
        return found

    def _party(self, end: int | None) -> str | None:
        """Who stands at a step, pool or end of a message flow."""
        node = self.analysis.model.node_by_key.get(end) if end is not None else None
        if node is None:
            return self._parties.get(end) if end is not None else None
        known = self.analysis.annotations.get(node.key)
        pool = self.analysis.model.participant_of(node)
        stated = known.party if known is not None else None
        return stated or (self._parties.get(pool.key) if pool is not None else None)
