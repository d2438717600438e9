"""The schema of a check's document, version 1: what `mediabruch check --format json` promises.

Versions are promises: fields may be added to version 1, none may change its meaning or go.
"""

from typing import Annotated, Literal

from pydantic import Field

from mediabruch.report.schema import (
    FindingEntry,
    Fingerprint,
    ModelEntry,
    RefusedEntry,
    ScoreEntry,
    schema_text,
)
from mediabruch.report.schema_entry import SchemaEntry
from mediabruch.rules import Severity


class CheckedEntry(ModelEntry):
    """A model that was checked."""

    score: ScoreEntry


class RuleEntry(SchemaEntry):
    """A rule that found something."""

    code: str
    name: str
    title: str
    severity: Severity
    help: str
    page: str | None


class FailedEntry(SchemaEntry):
    """A condition that is not met."""

    condition: Literal["min-score", "max-breaks", "min-rate", "min-coverage", "fail-on"]
    path: str | None
    message: str


class FixedEntry(SchemaEntry):
    """A finding that was known and is no longer there."""

    code: str
    path: str
    element: str | None
    name: str
    message: str


class ChangeEntry(SchemaEntry):
    """One model then and now; null on one side: it is new, or was removed."""

    path: str
    renamed_from: str | None
    before: ScoreEntry | None
    after: ScoreEntry | None
    introduced: list[Fingerprint]
    removed: list[FixedEntry]


class ComparisonEntry(SchemaEntry):
    """The models at a revision and now; unchanged ones are left out."""

    revision: str
    commit: str
    changes: list[ChangeEntry]


class Check(SchemaEntry):
    """What mediabruch check has to say."""

    schema_: Annotated[Literal["mediabruch/check/1"], Field(alias="schema")]
    language: str
    exit_code: Literal[0, 1, 2]
    models: list[CheckedEntry]
    findings: list[FindingEntry]
    rules: list[RuleEntry]
    failed: list[FailedEntry]
    fixed: list[FixedEntry]
    comparison: ComparisonEntry | None
    baselines: list[str]
    refused: list[RefusedEntry]
    tolerated: list[RefusedEntry]
    """Files that cannot be read, either, and of which that is known."""
    passed_over: list[str]
    """XML files in folders that name BPMN and are no models."""
    troubles: list[str]


def check_text() -> str:
    """The schema of a check's document."""
    return schema_text(Check)
