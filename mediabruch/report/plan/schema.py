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

Effort = Annotated[float, Field(ge=0, allow_inf_nan=False)]
"""A number for comparing: of classes small, moderate and large, or the configuration's own."""


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


class StageEntry(SchemaEntry):
    """A place in the plan."""

    id: str
    after: ScoreEntry
    """The figures once it and all before it are done."""


class FrontEntry(SchemaEntry):
    """A set of candidates that nothing beats for its effort."""

    ids: list[str]
    effort: Effort
    after: ScoreEntry


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


def plan_text() -> str:
    """The schema of a plan's document."""
    return schema_text(PlanReport)


class SideEntry(SchemaEntry):
    """A process as it is, or as it would be."""

    verdict: str
    score: ScoreEntry


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


def what_if_text() -> str:
    """The schema of the document of `mediabruch what-if`."""
    return schema_text(WhatIf)
