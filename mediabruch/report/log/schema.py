"""The schema of a log beside a model, version 1: what `mediabruch log --format json` promises.

Versions are promises: fields may be added to version 1, none may change its meaning or go.
"""

from typing import Annotated, Literal

from pydantic import Field

from mediabruch.media import Medium
from mediabruch.report.schema import CountedScoreEntry, FindingEntry, ModelEntry, Share, schema_text
from mediabruch.report.schema_entry import PerCase, SchemaEntry
from mediabruch.report.standing_schema import CostsEntry

Count = Annotated[int, Field(ge=0)]
Day = Annotated[str, Field(pattern="^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]
MonthText = Annotated[str, Field(pattern="^[0-9]{4}-[0-9]{2}$")]


class LogEntry(SchemaEntry):
    """The event log."""

    path: str | None
    """As the user named it."""
    cases: Count
    open_cases: Count
    """Cases that seem to go on after the end of the log."""
    events: Count
    variants: Count
    """Different sequences of activities."""
    begin: Day | None
    """Of the first event; null where the log has no times."""
    end: Day | None
    cases_per_year: float | None
    """Extrapolated from the period; null where it is shorter than four weeks."""
    min_group: Count
    """Cases that a group has at least, so that it is told apart."""


class FitEntry(SchemaEntry):
    """How many cases run as the model says; open ones count up to where they stand."""

    cases: Count
    fitting: Count
    fitting_but_for_unseen_steps: Count
    """Cases without a deviation but for steps that the log never shows."""
    approximate: Count
    """Cases whose replay was too much work to be sure that it is the best."""
    unwatched: list[str | None]
    """Processes of which the log shows nothing: what happens there is taken to be as the model says."""


class WorkedEntry(SchemaEntry):
    """A step that worked."""

    id: str | None
    key: int
    workings_per_case: PerCase
    cases: Count
    """In how many cases it worked."""


class CountedBreakEntry(SchemaEntry):
    """A media break, as often as it happened."""

    code: str
    step: str | None
    from_: list[str | None] | None = Field(alias="from")
    """Who hands over; null for a break inside the step."""
    across: list[str | None]
    """The steps of unknown medium before it: the break happens here at the latest, if at all."""
    media: tuple[Medium, Medium]
    per_case: PerCase


class CountedEntry(SchemaEntry):
    """Figures counted on the cases' own paths; open cases do not count."""

    cases: Count
    score: CountedScoreEntry
    intervals: dict[str, tuple[float, float]]
    """95 % intervals, by the figure's name."""
    steps: list[WorkedEntry]
    breaks: list[CountedBreakEntry]


class ChannelEntry(CountedEntry):
    """Cases that came in the same way, or in ways too rare to be told apart."""

    channels: list[str | None]


class WayInEntry(CountedEntry):
    """Cases that came in digitally or not; null: it is not known."""

    is_digital: list[bool | None]


class PeriodEntry(CountedEntry):
    """Cases that began in these months."""

    first: MonthText
    last: MonthText
    front: Share | None
    """Share of the cases that came in digitally, of those of which that is known; too few to be told count as none."""


class VariantEntry(CountedEntry):
    """Cases in which the same happened in the same order; the last entry may hold all others."""

    activities: list[str] | None
    variants: Count
    fits: bool | None


class FigureDifferenceEntry(SchemaEntry):
    """A figure that the cases show otherwise than the chain of measured shares, by more than chance."""

    figure: str
    counted: float
    chain: float
    low: float
    """Of the 95 % interval of the counted figure."""
    high: float


class CountedShareEntry(SchemaEntry):
    """How often a flow was taken or an event happened."""

    id: str | None
    key: int
    at: str | None
    """The gateway, step or first start event at which it was decided."""
    count: Count
    total: Count
    share: Share
    low: Share
    """Of the 95 % interval (Wilson), those of all ways of a choice together; doubts are within."""
    high: Share
    doubtful: Count
    """How often the log would as well allow another way."""
    is_told: bool
    """Whether the log can tell the share."""
    has_rounds: bool
    """Cases may have come back to the choice without the log showing it; it is counted as if none had."""
    probability: Share
    """What the play-out is given, so that it takes the way as often."""
    is_written: bool
    """Whether `--write` writes it: not where a person states shares of the same choice, nor mostly where the log cannot
    tell."""


class BetweenEntry(SchemaEntry):
    """Where something happened."""

    after: str | None
    """The step before it; null at the beginning."""
    before: str | None
    cases: Count


class UnknownActivityEntry(SchemaEntry):
    """Something that happened and is not in the model."""

    activity: str
    events: Count
    cases: Count
    places: list[BetweenEntry]


class ExtraStepEntry(SchemaEntry):
    """A step that happened where the model has no place for it."""

    id: str | None
    events: Count
    cases: Count
    places: list[BetweenEntry]


class PassedStepEntry(SchemaEntry):
    """A step that cases pass and that the log does not show there."""

    id: str | None
    cases: Count


class LogDocument(SchemaEntry):
    """What really happened, from an event log laid beside a model."""

    schema_: Literal["mediabruch/log/1"] = Field(alias="schema")
    model: ModelEntry
    language: Literal["de", "en"]
    """Of the sentences."""
    verdict: str
    """What the log says of the process in one sentence."""
    log: LogEntry
    fit: FitEntry
    counted: CountedEntry | None
    """Null without completed cases."""
    chain: CountedScoreEntry
    """The figures of the chain with the measured shares."""
    differences: list[FigureDifferenceEntry]
    shares: list[CountedShareEntry]
    by_channel: list[ChannelEntry]
    by_way_in: list[WayInEntry]
    by_period: list[PeriodEntry]
    by_variant: list[VariantEntry]
    unknown_activities: list[UnknownActivityEntry]
    extra_steps: list[ExtraStepEntry]
    skipped_steps: list[PassedStepEntry]
    unseen_steps: list[PassedStepEntry]
    rare_deviations: Count
    """Deviations of fewer cases than are told apart."""
    findings: list[FindingEntry]
    cost: CostsEntry
    """Of the cases that happened; cases a year as stated, else as the log shows."""
    notes: list[str]


def log_schema_text() -> str:
    """The schema as it is published."""
    return schema_text(LogDocument)
