"""The schema of a trend, version 1: what `mediabruch trend --format json` promises.

Versions are promises: fields may be added to version 1, none may change its meaning or go.
"""

from typing import Annotated, Literal

from pydantic import Field

from mediabruch.report.schema import ScoreEntry, schema_text
from mediabruch.report.schema_entry import SchemaEntry
from mediabruch.report.snapshot_schema import KeptBreakEntry

At = Annotated[int, Field(ge=0)]


class TrendPointEntry(SchemaEntry):
    """One time."""

    date: Annotated[str, Field(pattern="^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]
    label: str
    """A tag, the beginning of a commit's hash, the day, or the months of a log."""
    commit: str | None
    """Null for snapshots and logs."""
    subject: str
    """The first line of what the commit says, or the file of the snapshot."""
    cases: int | None = None
    """Cases of the log that began in these months, from the date on; null where no log was counted."""


class TrendStepEntry(SchemaEntry):
    """A process at a point at which something changed."""

    point: At
    """Place in the list of points, from 0."""
    path: str
    renamed_from: str | None
    reason: str | None
    """Why there is a gap."""
    score: ScoreEntry | None
    """Null in a gap."""
    gone: list[KeptBreakEntry]
    new: list[KeptBreakEntry]


class ProcessTrendEntry(SchemaEntry):
    """One process over time."""

    path: str
    name: str
    steps: list[TrendStepEntry]
    """Between two of them nothing changed."""


class TrendDocument(SchemaEntry):
    """Processes over time."""

    schema_: Annotated[Literal["mediabruch/trend/1"], Field(alias="schema")]
    language: Literal["de", "en"]
    points: list[TrendPointEntry]
    processes: list[ProcessTrendEntry]
    notes: list[str]


def trend_schema_text() -> str:
    """The schema of a trend."""
    return schema_text(TrendDocument)
