"""The zones of an administrative process, and which of them each step and link falls into."""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from mediabruch.breaks.link import Link
from mediabruch.media import Evidence, Origin


class Zone(StrEnum):
    """A part of an administrative process, in the order of a case."""

    APPLICATION = "application"
    """The way in: filling in, identifying, handing in, taking in."""
    EVIDENCE = "evidence"
    """What proves the application: asked for, handed in, retrieved."""
    PROCESSING = "processing"
    """Checking, capturing, deciding."""
    INTER_AGENCY = "inter-agency"
    """What is exchanged with other authorities."""
    NOTICE = "notice"
    """The outcome: written, signed, sent, handed over."""
    PAYMENT = "payment"
    FILING = "filing"


FRONT = frozenset({Zone.APPLICATION, Zone.EVIDENCE, Zone.NOTICE})
"""The applicant's side; all other zones are the inside (“innere Digitalisierung”)."""


class ZoneReading(NamedTuple):
    """The zone of a step or message flow, and why."""

    zone: Zone
    origin: Origin
    """Stated by a person, inferred from what the model says, or assumed: the work that is left."""
    confidence: float
    """How sure this is, in 0..1."""
    evidence: tuple[Evidence, ...] = ()


class Zones(NamedTuple):
    """The zone of every step and message flow, and who acts."""

    readings: Mapping[int, ZoneReading]
    """By key of step or message flow."""
    parties: Mapping[int, str]
    """Who acts, by key of step or participant: `citizen`, `company`, `authority`, `other_authority`, `provider`,
    `external` or a name of the house; those of whom nothing is known are absent."""

    def zone(self, key: int) -> Zone:
        """The zone of a step or message flow."""
        return self.readings[key].zone

    def of_link(self, link: Link) -> Zone:
        """The zone of a link: that of the step that works, or takes what is handed over."""
        return self.readings[link.receiver].zone
