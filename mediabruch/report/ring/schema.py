"""The schemas of a comparison ring, version 1: its document, and the file of figures by which a member takes part.

Versions are promises: fields may be added to version 1, none may change its meaning or go.
"""

from typing import Annotated, Literal

from pydantic import Field

from mediabruch.report.schema import schema_text
from mediabruch.report.schema_entry import PerCase, SchemaEntry

Of100 = Annotated[float, Field(ge=0, le=100, allow_inf_nan=False)]
OfOne = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]


class FiguresEntry(SchemaEntry):
    """One process as figures."""

    low: Of100 | None
    """What of 100 workings and handovers is surely digital; null without any."""
    high: Of100 | None
    """What of them may be digital."""
    breaks_per_case: PerCase
    coverage: OfOne | None
    """The share of steps whose media are known."""
    codes: dict[str, PerCase]
    """Media breaks per case by kind; without names only kinds of which no fewer than three have some or none."""


class MemberFiguresEntry(FiguresEntry):
    """One process in a member's file."""

    service: Annotated[str, Field(min_length=1)]
    """The service key."""


class RingMemberDocument(SchemaEntry):
    """The figures of a member's services: no name, path, label or text of its models."""

    schema_: Annotated[Literal["mediabruch/ring-member/1"], Field(alias="schema")]
    size: str
    """The member's size class, as it calls it; may be empty."""
    processes: list[MemberFiguresEntry]


class MemberStandingEntry(FiguresEntry):
    """Where a member is with a service."""

    member: str
    facts: dict[str, str] | None = None
    """What is stated of the process; absent where its model is not shown."""
    cases: PerCase | None = None


class SpreadEntry(SchemaEntry):
    """How figures are distributed: cut into quarters by linear interpolation.

    For one member it is that of the others, each as the middle of a step of 5 points or half a break; what would let
    somebody's figure be found out is null.
    """

    least: PerCase | None
    first: PerCase | None
    median: PerCase
    third: PerCase | None
    most: PerCase | None


class ReuseEntry(SchemaEntry):
    """A break of one member at a step that a better member has without it."""

    member: str
    label: str
    code: str
    from_: Annotated[str, Field(alias="from")]
    from_label: str
    confidence: OfOne
    """How like the two labels are."""
    across: list[str]
    """Labels of the steps of unknown medium before the break: it happens there at the latest, if at all."""


class RingServiceEntry(SchemaEntry):
    """One service, and who of the ring is where with it."""

    service: str
    """Its key, else a name."""
    name: str | None
    confidence: OfOne
    """How sure it is that these are one service."""
    members: Annotated[int, Field(ge=1)]
    """How many have it; for one member 1 where too few others have it for any figure of theirs."""
    standings: list[MemberStandingEntry]
    """The best first; one member's own figures alone where only it may see them."""
    low: SpreadEntry | None
    """Null where it would tell members apart."""
    breaks_per_case: SpreadEntry | None
    reuse: list[ReuseEntry]


class SizeEntry(SchemaEntry):
    """How many members are of a size."""

    size: str | None
    """Null: not stated, or too few of one size."""
    members: Annotated[int, Field(ge=1)]


class AloneEntry(SchemaEntry):
    """A service that nobody else has."""

    member: str
    service: str


class RingDocument(SchemaEntry):
    """A comparison ring."""

    schema_: Annotated[Literal["mediabruch/ring/1"], Field(alias="schema")]
    members: list[str]
    sizes: list[SizeEntry]
    services: list[RingServiceEntry]
    """Those that differ most first."""
    alone: list[AloneEntry]
    hidden: Annotated[int, Field(ge=0)]
    """Services that are not shown."""


def ring_schema_text() -> str:
    """The schema of a ring."""
    return schema_text(RingDocument)


def ring_member_schema_text() -> str:
    """The schema of a member's file of figures."""
    return schema_text(RingMemberDocument)
