"""The schema of a comparison, version 1: what `mediabruch diff --format json` promises.

Versions are promises: fields may be added to version 1, none may change its meaning or go.
"""

from typing import Annotated, Literal

from pydantic import Field

from mediabruch.differences.difference import Aspect, Attribution, BreakFate, DifferenceKind
from mediabruch.media import BreakDefinition, Medium
from mediabruch.report.schema import (
    BreakCode,
    Line,
    ModelEntry,
    RefusedEntry,
    ScoreEntry,
    Share,
    schema_text,
)
from mediabruch.report.schema_entry import PerCase, SchemaEntry

Change = Annotated[float, Field(allow_inf_nan=False)]


class VersionEntry(ModelEntry):
    """One of the two versions."""

    score: ScoreEntry
    verdict: str
    """In one sentence, in the language of the report."""


class PartEntry(SchemaEntry):
    """A change of the figures, or the part that a difference has in it; the parts add up to the change."""

    low: Change
    """Points of the lower end of the band."""
    high: Change
    """Points of the upper end of the band."""
    breaks_per_case: Change


class ElementEntry(SchemaEntry):
    """A step, message flow or other node of one version."""

    id: str | None
    key: int
    """Position in document order."""
    name: str
    line: Line


class DifferenceEntry(SchemaEntry):
    """Something that is different."""

    kind: DifferenceKind
    old: ElementEntry | None
    new: ElementEntry | None
    aspects: list[Aspect]
    """In what respect a step that is in both versions is another."""
    confidence: Share
    """How sure it is that old and new are one."""
    part: PartEntry
    message: str
    """In the language of the report."""


class ComparedBreakEntry(SchemaEntry):
    """A media break of one version."""

    code: BreakCode
    step: ElementEntry
    from_: Annotated[list[ElementEntry], Field(alias="from")]
    across: list[ElementEntry]
    """The steps of unknown medium before it: the break happens here at the latest, if at all."""
    media: tuple[Medium, Medium]
    per_case: PerCase
    required_by_law: str | None


class BreakFateEntry(SchemaEntry):
    """What became of a media break."""

    fate: BreakFate
    old: ComparedBreakEntry | None
    new: ComparedBreakEntry | None


class MatchEntry(SchemaEntry):
    """A step that is in both versions."""

    old: ElementEntry
    new: ElementEntry
    confidence: Share


class MatchingEntry(SchemaEntry):
    """Which steps are the same."""

    confidence: Share
    """How sure the whole is."""
    matches: list[MatchEntry]
    removed: list[ElementEntry]
    added: list[ElementEntry]


class DiffDocument(SchemaEntry):
    """Two versions of a process side by side."""

    schema_: Annotated[Literal["mediabruch/diff/1"], Field(alias="schema")]
    language: Literal["de", "en"]
    rules: BreakDefinition
    confidence: Share
    """How sure it is that these are two versions of one process; 1 where they were named."""
    old: VersionEntry
    new: VersionEntry
    is_empty: bool
    is_worse: bool
    """Less is certainly digital than before, or media break more often."""
    change: PartEntry
    attribution: Attribution
    """How the change was divided: over all orders, over two, or by kind."""
    differences: list[DifferenceEntry]
    """Those with the largest part first."""
    breaks: list[BreakFateEntry]
    matching: MatchingEntry


class DiffsDocument(SchemaEntry):
    """Two folders of processes side by side."""

    schema_: Annotated[Literal["mediabruch/diffs/1"], Field(alias="schema")]
    diffs: list[DiffDocument]
    only_old: list[str]
    only_new: list[str]
    refused: list[RefusedEntry]


def diff_schema_text() -> str:
    """The schema of one comparison."""
    return schema_text(DiffDocument)


def diffs_schema_text() -> str:
    """The schema of a comparison of folders."""
    return schema_text(DiffsDocument)
