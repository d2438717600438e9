"""The schemas of a portfolio, version 1: what `mediabruch portfolio` promises as JSON, and as JSON lines.

Versions are promises: fields may be added to version 1, none may change its meaning or go.
"""

from typing import Annotated, Any, Literal

from pydantic import Field

from mediabruch.report.schema import ScoreEntry, schema_text
from mediabruch.report.schema_entry import PerCase, SchemaEntry

Figure = Annotated[float, Field(allow_inf_nan=False)]
Count = Annotated[int, Field(ge=0)]
Point = Annotated[float, Field(ge=0, le=100, allow_inf_nan=False)]
State = Literal["digital", "not_digital", "open"]


class SpotEntry(SchemaEntry):
    """A media break with what it can have in common with those of other processes."""

    code: str
    """Of its rule."""
    per_case: PerCase
    label: str
    """Of the step or message flow."""
    lane: str
    system: str
    zone: str
    """Of the administrative process."""
    required_by_law: bool
    across: list[str]
    """Labels of the steps of unknown medium before it: it happens here at the latest, if at all."""


class EffectEntry(SchemaEntry):
    """What a measure brings in one process, taken at all steps that it fits, and without any other."""

    measure: str
    """Its id; `mediabruch measures` lists all."""
    steps: Count
    links_gained: Figure
    """Workings and handovers of a case that are digital then, and are not now."""
    breaks_gone: Figure
    """Less than 0 where what stays on paper makes new ones."""
    title: str
    """Of a measure of the organization's own; empty for those of mediabruch."""
    who: str
    """Who can do it, where the configuration says so; else empty."""


class BeforeEntry(SchemaEntry):
    """What a process was in the snapshot."""

    path: str
    sha256: str
    score: ScoreEntry


_Ends = Annotated[list[PerCase], Field(min_length=2, max_length=2)]


class YearlyCostEntry(SchemaEntry):
    """What media breaks cost in a year, each from low to high: proxies by tables, no measurement."""

    authority_minutes: _Ends
    authority_euros: _Ends
    applicant_minutes: _Ends
    applicant_euros: _Ends
    editions: list[str]
    """Of the tables."""


class ProcessEntry(SchemaEntry):
    """One process."""

    path: str
    name: str
    sha256: str
    department: str | None
    """As stated, else the folder in which it differs from others."""
    facts: dict[str, str]
    """What is stated of the process as a whole, by its name in annotation files."""
    cases: PerCase | None
    """Cases a year, as stated."""
    state: State
    verdict: str
    """In the language of the document."""
    score: ScoreEntry
    breaks: list[SpotEntry]
    measures: list[EffectEntry]
    breaks_per_year: PerCase | None
    cost_per_year: YearlyCostEntry | None
    """Null where cases are not stated."""
    patterns: dict[str, Count]
    """How often each pattern is there, by its code."""
    copies: list[str]
    """Files that are copies or earlier versions of it, and do not count."""
    before: BeforeEntry | None
    """Null where it is new, or no snapshot was given."""


class TotalEntry(SchemaEntry):
    """The processes in the mean, each counting once."""

    processes: Count
    low: Point | None
    high: Point | None
    coverage: Annotated[float, Field(ge=0, le=1)] | None
    breaks_per_case: PerCase


class YearEntry(SchemaEntry):
    """A year of those processes whose cases are stated."""

    processes: Count
    cases: PerCase
    low: Point | None
    high: Point | None
    breaks: PerCase
    cost: YearlyCostEntry | None


class TallyEntry(SchemaEntry):
    """The media breaks that have something in common."""

    kind: Literal["department", "service", "code", "zone", "system", "lane", "label"]
    name: str
    paths: list[str]
    processes: Count
    breaks_per_case: PerCase
    breaks_per_year: PerCase | None


class SharedMeasureEntry(SchemaEntry):
    """What a measure brings in all processes that it fits, taken in each without any other."""

    id: str
    title: str
    """In the language of the document."""
    who: Literal["office", "data_center", "state_or_federation"]
    paths: list[str]
    processes: Count
    steps: Count
    links_gained: Figure
    links_gained_per_year: Figure | None
    breaks_gone: Figure


class UnreadEntry(SchemaEntry):
    """A file that could not be read."""

    path: str | None
    line: int | None
    column: int | None
    message: str


class PortfolioDocument(SchemaEntry):
    """All processes of an organization, the worst first."""

    schema_: Annotated[Literal["mediabruch/portfolio/1"], Field(alias="schema")]
    language: Literal["de", "en"]
    states: dict[State, Count]
    total: TotalEntry
    year: YearEntry | None
    processes: list[ProcessEntry]
    tallies: list[TallyEntry]
    hot_spots: list[TallyEntry]
    measures: list[SharedMeasureEntry]
    gone: list[str] | None
    """Paths of processes that are there no more; null where no snapshot was given."""
    refused: list[UnreadEntry]


class StoredCostEntry(SchemaEntry):
    """What a process costs in a year, as parts keep it."""

    authority_minutes: _Ends
    authority_euros: _Ends
    applicant_minutes: _Ends
    applicant_euros: _Ends
    editions: list[dict[str, Any]]
    """Sentences in no language."""


class PortfolioLine(SchemaEntry):
    """One process as a line of a part; parts are put together by the version of mediabruch that wrote them."""

    schema_: Annotated[Literal["mediabruch/portfolio-entry/1"], Field(alias="schema")]
    model: str
    """What was found in the model, packed as text."""
    spots: list[SpotEntry]
    measures: list[EffectEntry]
    process_ids: list[str]
    facts: dict[str, str]
    cases: PerCase | None
    cost: StoredCostEntry | None


def portfolio_schema_text() -> str:
    """The schema of a portfolio."""
    return schema_text(PortfolioDocument)


def portfolio_line_schema_text() -> str:
    """The schema of a line of a part."""
    return schema_text(PortfolioLine)
