"""The schema of the published document, version 2: what `--format json` promises. `schemas/` is generated from here.

Versions are promises: fields may be added to version 2, none may change its meaning or go.
"""

import json
from typing import Annotated, Literal

from pydantic import Field

from mediabruch.breaks.link import LinkState
from mediabruch.findings.finding import State
from mediabruch.maturity.zone import Zone
from mediabruch.media import BreakDefinition, Medium, Origin
from mediabruch.model import FlowNodeType
from mediabruch.report.schema_entry import PerCase, SchemaEntry
from mediabruch.report.standing_schema import StandingEntry
from mediabruch.rules import Severity

Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]
"""A probability or share; rounding errors of the play-out are cut off before."""
Points = Annotated[float, Field(ge=0, le=100, allow_inf_nan=False)]
Line = Annotated[int, Field(ge=0)]
Place = Annotated[int, Field(ge=1)]
Fingerprint = Annotated[str, Field(pattern="^[0-9a-f]{32}$")]
BreakCode = Annotated[str, Field(pattern="^MB1[0-9]{2}$")]
NoteCode = Annotated[str, Field(pattern="^MB9[0-9]{2}$")]


class ModelEntry(SchemaEntry):
    """The file that was analyzed."""

    path: str
    """As the user named it; `-` for standard input."""
    sha256: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
    """Of the file's bytes."""
    name: str


class CountedScoreEntry(SchemaEntry):
    """The figures that can be counted on cases, per case and unrounded; null is a figure that does not exist."""

    end_to_end_score: Points | None
    """100 x digital links / links of which it is known whether they are; null without any.

    A link is a working of a step, or a handover from one step to the next.
    """
    end_to_end_low: Points | None
    """100 x digital links / all links: no later statement makes it less. Null without links."""
    end_to_end_high: Points | None
    """100 x links that are digital or unknown / all links."""
    end_to_end_rate_low: Share
    """Probability of a case all whose links are digital."""
    end_to_end_rate_high: Share
    """Probability of a case without a link that is not digital."""
    links_digital: PerCase
    links_other: PerCase
    """Links that are not digital."""
    links_unknown: PerCase
    workings_digital: PerCase
    workings_other: PerCase
    workings_unknown: PerCase
    handovers_digital: PerCase
    handovers_other: PerCase
    handovers_unknown: PerCase
    breaks_per_case: PerCase
    """Expected number of the media breaks that are known."""
    breaks_min: Annotated[int, Field(ge=0)]
    breaks_max: Annotated[int, Field(ge=0)] | None
    """Null: no bound, since a loop holds a break."""
    breaks_distribution: Annotated[list[Share], Field(min_length=11, max_length=11)]
    """Probability of 0, 1, ... 9, and 10 or more breaks."""
    break_free_rate_low: Share
    """Probability of a case that is known to be without media break."""
    break_free_rate_high: Share
    """Probability of a case without a known media break."""
    automation_rate: Share | None
    """Share of the workings of steps that run without a person."""


class ScoreEntry(CountedScoreEntry):
    """The figures of a model, with what is known of its steps."""

    coverage: Share | None
    """Share of the steps all of whose sides are known."""
    coverage_partly: Share | None
    """Share of the steps with one known side of two."""
    coverage_stated: Share | None
    coverage_inferred: Share | None
    coverage_assumed: Share | None


class PlayoutEntry(SchemaEntry):
    """How the figures came about."""

    method: Literal["exact", "simulated"]
    states: Annotated[int, Field(ge=0)]
    runs: Annotated[int, Field(ge=0)] | None
    """Simulated runs; null for the exact chain."""
    never_ends: Share
    """Share of cases that end only because nothing new can come."""
    assumed_messages: PerCase
    """Messages that were taken to come from outside."""
    forced_joins: PerCase
    """Joins that went on although tokens were missing."""
    intervals: dict[str, tuple[float, float]] | None
    """95 % intervals of simulated figures, by the figure's name; null for the exact chain, and where fewer than 100
    cases came to their end."""
    tokens_lost: PerCase
    """Tokens that came to a place where no more are counted; the figures leave out what they would do."""


class EvidenceEntry(SchemaEntry):
    """Why a step has its media."""

    source: str
    """Kind of place: sidecar, model, label, note, documentation, data, message, form, lane, type, ..."""
    text: str
    """The words that argued, as they stand there."""
    element: str | None
    """Id of the element that holds them, where it is not the step itself."""
    line: Line | None
    """XML line, or line of the annotation file for `sidecar`."""
    entry: str | None
    """The entry of the word list or table that knew the words."""
    argues: str
    """What it argued for, as `receives=paper produces=document`."""
    weight: Share
    """How sure this alone would be."""


class StepEntry(SchemaEntry):
    """An activity. A side is null where unknown and [] for a thing or a person."""

    id: str | None
    """Null where the file gives none; `key` and `line` tell such steps apart."""
    key: int
    """Position in document order; the other lists refer to it."""
    line: Line
    name: str
    type: FlowNodeType
    lane: str | None
    """Name of the innermost lane."""
    participant: str | None
    """Name of the pool."""
    receives: list[Medium] | None
    produces: list[Medium] | None
    assumed: dict[Literal["receives", "produces"], list[Medium]] | None
    """The sides that a default or a habit assumes, which are null above; null where nothing is assumed."""
    origin: Origin | None
    confidence: Share
    evidence: list[EvidenceEntry]
    system: str | None
    by_hand: bool
    required_by_law: str | None
    automatic: bool | None
    """Stated to run without a person."""
    dispatch: bool | None
    """What the step makes is sent out: to someone outside, or to another office."""
    aside: Literal["sent", "filed", True] | None
    """How what the step makes leaves the flow of work; null: the steps after it go on with it."""
    minutes: PerCase | None
    """Working time of one visit."""
    party: str | None
    zone: Zone
    """The part of the process it belongs to: as stated, else as the model is read."""
    zone_origin: Origin
    zone_evidence: list[EvidenceEntry]
    note: str | None
    visits_per_case: PerCase


class LinkEntry(SchemaEntry):
    """A place where information is worked on, or handed over by one step or message flow to the next."""

    kind: Literal["working", "handover"]
    from_: Annotated[str | None, Field(alias="from")]
    """Null for a working, and for a message flow whose information nobody sent."""
    from_key: int | None
    to: str | None
    to_key: int
    state: LinkState
    """Whether it is digital, `other` (not digital), or unknown."""
    per_case: PerCase


class BreakEntry(SchemaEntry):
    """Information changes its medium."""

    code: BreakCode
    kind: str
    """Name of the kind."""
    step: str | None
    """The step or message flow that takes the information, or that converts it."""
    step_key: int
    from_: Annotated[list[str | None] | None, Field(alias="from")]
    """The steps and message flows that hand it over together; null for a break inside a step."""
    from_keys: list[int] | None
    across: list[str | None]
    """The steps of unknown medium before it, each of which may be where it happens: here at the latest, if at all."""
    media: tuple[Medium, Medium]
    """Before and after."""
    offers: list[Medium]
    """All media on offer."""
    needs: list[Medium]
    """All media wanted."""
    per_case: PerCase
    required_by_law: str | None
    """The rule that asks for it: counted, but not avoidable."""
    line: Line


class MeasuredEntry(SchemaEntry):
    """A share as it was counted in a log of what really happened."""

    count: int
    """How often the way was taken."""
    total: int
    """How often it could have been."""
    begin: str | None
    """The first day of the period, as YYYY-MM-DD."""
    end: str | None


class BranchEntry(SchemaEntry):
    """The probability with which a flow is taken or an event happens."""

    element: str | None
    key: int
    probability: Share
    origin: Origin
    measured: MeasuredEntry | None
    """How it was counted, where it was."""


class NoteEntry(SchemaEntry):
    """Something worth knowing about the model or its reading."""

    code: NoteCode
    element: str | None
    line: Line | None
    message: str
    """In the language of the report."""


class PathStepEntry(SchemaEntry):
    """A step (or message flow) on the way of a piece of information."""

    element: str | None
    name: str
    line: Line
    media: list[Medium]
    """What the information is in here; two where the step converts it."""


class FindingEntry(SchemaEntry):
    """A media break, a pattern or a note, at one place of one model."""

    code: str
    severity: Severity
    confidence: Share
    """How sure the media are on which it rests; 1 for what is stated, and for notes."""
    state: State
    """`new`: it counts; `known`: in the baseline or there before; `ignored`: the model asks to leave it."""
    reason: str | None
    """Why it is ignored."""
    path: str
    line: Place
    column: Place
    """Where the element's tag begins; 1 where that is not known."""
    element: str | None
    name: str
    message: str
    help: str
    page: str | None
    """The command that shows the page of its rule."""
    per_case: PerCase | None
    required_by_law: str | None
    media: Annotated[list[Medium], Field(min_length=2, max_length=2)] | None
    """For a break, the media before and after it."""
    from_: Annotated[PathStepEntry | None, Field(alias="from")]
    """For a break between two steps, the one that hands over."""
    steps: list[PathStepEntry]
    """For a pattern, the way of the information through it."""
    fingerprint: Fingerprint
    """The same in every run, whatever the line."""


class AssumedEntry(SchemaEntry):
    """What there would be if all that is only assumed of steps were right."""

    score: ScoreEntry
    breaks: list[BreakEntry]
    """Media breaks at places where none is known."""


class BreakPlaceEntry(SchemaEntry):
    """A place at which media break."""

    step: str | None
    """Id of the step or message flow."""
    code: BreakCode


class RankingEntry(SchemaEntry):
    """Whether the most frequent break stays the first whatever the shares of cases are that nobody stated."""

    first: BreakPlaceEntry
    holds: bool
    """In all settings that were tried it came first, alone or together with others."""
    decided_by: str | None
    """Id of the flow or event whose share decides soonest; null where none does alone."""
    from_share: Share | None
    """The share of it, on the way from the assumed one, at which another break comes first."""
    then_first: BreakPlaceEntry | None
    together: Share
    """Share of the settings of all shares at once in which the first one stays first."""
    settings: int
    """Settings that were tried."""
    is_complete: bool
    """Each share that nobody stated was tried; else there were too many."""


class Report(SchemaEntry):
    """The report of mediabruch on one process model. All lists are in document order."""

    schema_: Annotated[Literal["mediabruch/report/2"], Field(alias="schema")]
    language: Literal["de", "en"]
    """Of the messages; all else is the same in every language."""
    model: ModelEntry
    facts: dict[str, str]
    """What is stated of the process as a whole, by its name in annotation files."""
    cases: Annotated[float, Field(gt=0, allow_inf_nan=False)] | None
    """Cases a year, as stated."""
    rules: BreakDefinition
    score: ScoreEntry
    playout: PlayoutEntry
    steps: list[StepEntry]
    breaks: list[BreakEntry]
    links: list[LinkEntry]
    assumed: AssumedEntry | None
    """Null where nothing is assumed of steps; it counts in no other figure."""
    ranking: RankingEntry | None
    """Null where nothing breaks, no share is open, or the process is too large to be replayed."""
    branches: list[BranchEntry]
    notes: list[NoteEntry]
    standing: StandingEntry
    findings: list[FindingEntry]
    """Media breaks, patterns and notes, as mediabruch check has them; in the order of their lines."""


class RefusedEntry(SchemaEntry):
    """A file that could not be read."""

    path: str | None
    line: Line | None
    column: int | None
    message: str


class Reports(SchemaEntry):
    """The reports of mediabruch on several process models."""

    schema_: Annotated[Literal["mediabruch/reports/2"], Field(alias="schema")]
    reports: list[Report]
    refused: list[RefusedEntry]


def schema_text(document: type[SchemaEntry]) -> str:
    """The JSON schema of a document, as its file in `schemas/` holds it."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **document.model_json_schema(by_alias=True)}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def report_text() -> str:
    """The schema of the report on one model."""
    return schema_text(Report)


def reports_text() -> str:
    """The schema of the report on several models."""
    return schema_text(Reports)
