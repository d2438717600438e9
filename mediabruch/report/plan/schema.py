"""The schema of a plan's document, version 1: what `mediabruch plan --format json` promises.

Versions are promises: fields may be added to version 1, none may change its meaning or go.
"""

from typing import Annotated, Any, Literal

from pydantic import Field

from mediabruch.measures.interactions import InteractionKind
from mediabruch.measures.measure import EffortClass, Provider
from mediabruch.media import BreakDefinition
from mediabruch.report.schema import ModelEntry, Points, ScoreEntry, schema_text
from mediabruch.report.schema_entry import SchemaEntry
from mediabruch.report.standing_schema import BorneEntry, CostsEntry

_Amount = Annotated[float, Field(allow_inf_nan=False)]
_Ends = Annotated[list[_Amount], Field(min_length=2, max_length=2)]

Effort = Annotated[float, Field(ge=0, allow_inf_nan=False)]
"""A number for comparing: of classes small, moderate and large, or the configuration's own."""


class SavedBurdenEntry(SchemaEntry):
    """Minutes and euros that a case costs less, from low to high; below 0 where it costs more."""

    minutes: _Ends
    euros: _Ends


class SavedEntry(SchemaEntry):
    """Who saves what in a case."""

    authority: SavedBurdenEntry
    applicant: SavedBurdenEntry


class PayBackEntry(SchemaEntry):
    """When something has paid for itself by the authority's own time."""

    euros: Effort
    """What it costs to do."""
    months: Annotated[list[Effort | None], Field(min_length=2, max_length=2)] | None
    """The soonest and the latest, null for one that may never be; null altogether where cases are unknown, or never."""
    never: bool
    """Nothing is saved."""


class ChangedCostEntry(BorneEntry):
    """What media breaks cost after a change; what it saves is against the state before it."""

    saved: SavedEntry
    pay_back: PayBackEntry | None
    """Null where the euros of the measure are not stated."""


class PlanCostEntry(SchemaEntry):
    """What media breaks cost before and after the plan: proxies by tables, no measurement."""

    edition: str
    source: str
    cases: float | None
    """Cases a year."""
    before: BorneEntry
    after: BorneEntry
    saved: SavedEntry
    pay_back: PayBackEntry | None
    """Null where the euros of one of the measures are not stated."""


class GoalEntry(SchemaEntry):
    """What the plan is for."""

    budget: Effort | None
    """The most effort; null without a budget."""
    until: str | None
    """What was to be reached with the least effort, such as score=80; null without a target."""
    reached: bool
    """False where all candidates together do not reach it."""


class CandidateEntry(SchemaEntry):
    """A measure bound to steps of the model."""

    id: str
    measure: str
    """Its id in the catalog that `mediabruch measures` lists."""
    title: str
    steps: list[str | None]
    """Ids of the steps and message flows that it changes."""
    edits: dict[str, Any]
    """Content of an annotation file: merged over the model's own annotations it makes the changed process. Null takes a
    fact away."""
    effort: Effort
    effort_class: EffortClass
    euros: Effort | None
    """What it costs to do, as the configuration states."""
    who: Provider
    """Who can do it."""
    solution: str
    """The standard solution that it stands for."""
    needs: list[str]
    """What must be there before."""
    law: str | None
    source: str | None
    """Where the law stands."""
    after: ScoreEntry
    """The figures of the process with this candidate alone."""
    cost: ChangedCostEntry
    """Of the process with this candidate alone, against the process as it is."""


class StageEntry(SchemaEntry):
    """A place in the plan."""

    id: str
    after: ScoreEntry
    """The figures once it and all before it are done."""
    cost: ChangedCostEntry
    """Once it and all before it are done, against the place before."""


class FrontEntry(SchemaEntry):
    """A set of candidates that nothing beats for its effort."""

    ids: list[str]
    effort: Effort
    after: ScoreEntry


class RobustPlaceEntry(SchemaEntry):
    """Whether a place keeps its measure although not all is known, once those before it are done."""

    place: Annotated[int, Field(ge=1)]
    ids: list[str]
    """The candidate that stands here; two that pay only together take the next place as well."""
    holds: bool
    decides: str | None
    """The question whose answer decides most; null where the place holds."""
    element: str | None
    side: Literal["receives", "produces"] | None
    rivals: list[str]
    """The candidate (or two together) that comes here otherwise."""
    exact: bool
    """Whether every setting is covered; else a stated search."""


class RobustEntry(SchemaEntry):
    """Whether the first place holds although not all is known."""

    first: bool
    """Whether the first stays first, whatever the unknown media and unstated shares are."""
    decides: str | None
    """The question whose answer decides most; null where the first place holds."""
    element: str | None
    """Id of the step, flow or event that the question is about."""
    side: Literal["receives", "produces"] | None
    """The side of the step that nobody knows; null where a share decides."""
    rival: str | None
    """Id of the candidate that comes first otherwise."""
    exact: bool
    """Whether every setting is covered; else a stated search."""
    places: list[RobustPlaceEntry]
    """The first three places for which there is a choice."""


class InteractionEntry(SchemaEntry):
    """What two candidates do to each other."""

    kind: InteractionKind
    ids: list[str]
    message: str


class LawEntry(SchemaEntry):
    """A step whose paper or presence law requires."""

    step: str | None
    key: int
    law: str | None


class PlanReport(SchemaEntry):
    """The plan of mediabruch for one process model."""

    schema_: Annotated[Literal["mediabruch/plan/1"], Field(alias="schema")]
    language: Literal["de", "en"]
    model: ModelEntry
    rules: BreakDefinition
    goal: GoalEntry
    weights: dict[str, float]
    """How much links weigh by whom they concern; with equal weights the plan works on the end-to-end score."""
    before: ScoreEntry
    candidates: list[CandidateEntry]
    plan: list[StageEntry]
    """In the order of the plan."""
    front: list[FrontEntry]
    """The Pareto front of effort and effect, from no effort on."""
    robust: RobustEntry
    interactions: list[InteractionEntry]
    bound_by_law: list[LawEntry]
    exact: bool
    """Whether every set of candidates was looked at."""
    gap: Points
    """Points by which no plan of the same effort exceeds this one."""
    cost: PlanCostEntry


def plan_schema_text() -> str:
    """The schema of a plan's document."""
    return schema_text(PlanReport)


class SideEntry(SchemaEntry):
    """A process as it is, or as it would be."""

    verdict: str
    score: ScoreEntry
    cost: CostsEntry


class WhatIf(SchemaEntry):
    """The figures of one process model before and after some edits."""

    schema_: Annotated[Literal["mediabruch/what-if/1"], Field(alias="schema")]
    language: Literal["de", "en"]
    model: ModelEntry
    rules: BreakDefinition
    edits: dict[str, Any]
    """By section and id, as in an annotation file."""
    before: SideEntry
    after: SideEntry


def what_if_schema_text() -> str:
    """The schema of the document of `mediabruch what-if`."""
    return schema_text(WhatIf)
