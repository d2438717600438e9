"""The schema of a snapshot, version 1: what `mediabruch portfolio --snapshot` writes and `mediabruch trend` reads.

Versions are promises: fields may be added to version 1, none may change its meaning or go.
"""

from typing import Annotated, Literal

from pydantic import Field

from mediabruch.report.schema import BreakCode, ModelEntry, ScoreEntry, schema_text
from mediabruch.report.schema_entry import PerCase, SchemaEntry


class KeptBreakEntry(SchemaEntry):
    """A media break."""

    code: BreakCode
    element: str | None
    """Id of the step or message flow that takes the information, or converts it."""
    name: str
    from_: Annotated[str | None, Field(alias="from")]
    """Id of who hands over; null inside a step."""
    from_name: str
    media: tuple[str, str] | None
    """Before and after."""
    per_case: PerCase
    required_by_law: str | None
    across: tuple[str, ...] = ()
    """Labels of the steps of unknown medium before it: it happens here at the latest, if at all."""


class KeptProcessEntry(ModelEntry):
    """A process at that day."""

    service_key: str | None
    """Of the service that it carries out, as stated."""
    cases: PerCase | None
    """Cases a year, as stated."""
    facts: dict[str, str]
    """What else is stated of the process, by its name in annotation files."""
    score: ScoreEntry
    breaks: list[KeptBreakEntry]
    elements: dict[str, str]
    """Labels of steps and message flows, by id."""


class KeptRefusalEntry(SchemaEntry):
    """A file that could not be read."""

    path: str
    message: str


class SnapshotDocument(SchemaEntry):
    """All processes of a house at one day."""

    schema_: Annotated[Literal["mediabruch/snapshot/1"], Field(alias="schema")]
    date: Annotated[str, Field(pattern="^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]
    version: str
    """Of mediabruch."""
    processes: list[KeptProcessEntry]
    refused: list[KeptRefusalEntry]


def snapshot_schema_text() -> str:
    """The schema of a snapshot."""
    return schema_text(SnapshotDocument)
