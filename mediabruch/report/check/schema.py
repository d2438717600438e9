"""The schema of a check's document, version 1: what `mediabruch check --format json` promises.

`python -m mediabruch.report.check.schema > schemas/check-1.schema.json` writes the published file anew. Versions are
promises: fields may be added to version 1, none may change its meaning or go.
"""

import sys
from typing import Annotated, Literal

from pydantic import Field

from mediabruch.findings.finding import State
from mediabruch.media import Medium
from mediabruch.report.schema import (
    Line,
    ModelEntry,
    PerCase,
    RefusedEntry,
    SchemaEntry,
    ScoreEntry,
    Share,
    schema_text,
)
from mediabruch.rules import Severity

PUBLISHED = "check-1.schema.json"
Place = Annotated[int, Field(ge=1)]
Fingerprint = Annotated[str, Field(pattern="^[0-9a-f]{32}$")]


class CheckedEntry(ModelEntry):
    """A model that was checked."""

    score: ScoreEntry


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
    """The command that shows the page of its kind."""
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
    baseline: str | None
    refused: list[RefusedEntry]
    troubles: list[str]


if __name__ == "__main__":
    sys.stdout.write(schema_text(Check))
