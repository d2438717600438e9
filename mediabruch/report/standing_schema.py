"""The schema of where a process stands, a part of the published document."""

from typing import Annotated, Literal

from pydantic import Field

from mediabruch.maturity.gate import GateName, GateState
from mediabruch.maturity.zone import Zone
from mediabruch.media import Origin
from mediabruch.report.schema_entry import PerCase, SchemaEntry

Grade = Annotated[int, Field(ge=0, le=6)]


class ZoneEntry(SchemaEntry):
    """The links of a zone, or of the front or inside."""

    links_digital: PerCase
    links_other: PerCase
    links_unknown: PerCase


class ZonesEntry(SchemaEntry):
    """The links of each zone, and of the applicant's side (application, evidence, notice) and all else."""

    by_zone: dict[Zone, ZoneEntry]
    front: ZoneEntry
    inside: ZoneEntry


class GateEntry(SchemaEntry):
    """An official yardstick."""

    id: GateName
    state: GateState
    title: str
    source: str
    scope: str
    """To which procedures it applies."""
    steps: list[str | None]
    """Steps and message flows that decide."""
    step_keys: list[int]
    reasons: list[str]
    asks: list[str]
    """What to find out, where it is not decidable."""


class GradeEntry(SchemaEntry):
    """The degree of digitization of the Normenkontrollrat Baden-Württemberg."""

    low: Grade
    high: Grade
    names: list[str]
    """Of the lowest and the highest grade."""
    source: str
    derivation: list[str]
    missing: list[str]
    """What the next grade above `low` asks for."""
    steps: list[str | None]


class ReifegradEntry(SchemaEntry):
    """The OZG maturity level, as stated; it is never computed."""

    model: str
    level: int


class BurdenEntry(SchemaEntry):
    """Minutes and euros, from low to high."""

    minutes: Annotated[list[PerCase], Field(min_length=2, max_length=2)]
    euros: Annotated[list[PerCase], Field(min_length=2, max_length=2)]


class BurdensEntry(SchemaEntry):
    """Who bears what."""

    authority: BurdenEntry
    applicant: BurdenEntry


class CostPlaceEntry(SchemaEntry):
    """What one break, or a way to the office, costs in a case."""

    step: str | None
    step_key: int
    kind: str
    """Code of the break, or `way`."""
    borne_by: Literal["authority", "applicant"]
    per_case: PerCase
    minutes: list[PerCase]
    euros: list[PerCase]
    proxy: str | None
    """The standard activity that stands for it; null for ways, stated minutes, and an organization's own figures."""


class BorneEntry(SchemaEntry):
    """Who bears what, per case, and per year where the number of cases is known."""

    per_case: BurdensEntry
    per_year: BurdensEntry | None


class CostsEntry(BorneEntry):
    """What media breaks and ways cost: proxies by tables, no measurement."""

    edition: str
    source: str
    cases: float | None
    """Cases a year."""


class CostEntry(CostsEntry):
    """The same, with each break and way."""

    places: list[CostPlaceEntry]


class AdministrationEntry(SchemaEntry):
    """Whether it is a process of public administration, to which gates and grade apply."""

    holds: bool
    origin: Origin
    """Stated, inferred from words, or assumed where nothing speaks for it."""
    signs: list[str]
    """The facts or words behind it."""


class StandingEntry(SchemaEntry):
    """Where the process stands by the yardsticks of the field."""

    zones: ZonesEntry
    administration: AdministrationEntry
    gates: list[GateEntry]
    """Reports tell them where it is a process of administration."""
    grade: GradeEntry
    reifegrad: ReifegradEntry | None
    cost: CostEntry
