"""Media, and what is known of a step's media."""

from enum import StrEnum
from functools import cache
from typing import NamedTuple


class Family(StrEnum):
    """The three families of media."""

    DIGITAL = "digital"
    PAPER = "paper"
    ORAL = "oral"


class Medium(StrEnum):
    """What carries the information a step works with, in the order in which lists name them."""

    DATA = "data"
    """Structured and machine-readable: form fields, a record in a specialist system, XML, an API call."""
    DOCUMENT = "document"
    """Digital, for human eyes: e-mail, PDF, scan, an entry in the e-file."""
    DIGITAL = "digital"
    """Certainly digital; data or document not stated."""
    PAPER = "paper"
    ORAL = "oral"

    @property
    def family(self) -> Family:
        """The family that this medium belongs to."""
        return FAMILIES[self]


FAMILIES = {
    Medium.DATA: Family.DIGITAL,
    Medium.DOCUMENT: Family.DIGITAL,
    Medium.DIGITAL: Family.DIGITAL,
    Medium.PAPER: Family.PAPER,
    Medium.ORAL: Family.ORAL,
}
DIGITAL_MEDIA = frozenset({Medium.DATA, Medium.DOCUMENT, Medium.DIGITAL})

Side = frozenset[Medium] | None
"""What a step takes in or passes on: `None` is unknown, the empty set is a thing or a person (physical)."""

PHYSICAL: frozenset[Medium] = frozenset()
PAPER, ORAL = frozenset({Medium.PAPER}), frozenset({Medium.ORAL})
DATA, DOCUMENT, DIGITAL = frozenset({Medium.DATA}), frozenset({Medium.DOCUMENT}), frozenset({Medium.DIGITAL})
"""Sides of one medium alone."""


class Origin(StrEnum):
    """Where an annotation comes from."""

    STATED = "stated"
    """By a person, in the annotation file or the model."""
    MEASURED = "measured"
    """Counted in a log of what really happened: of shares only."""
    INFERRED = "inferred"
    """By the tool, from what the model says of the step."""
    ASSUMED = "assumed"
    """By a default for the whole process."""


class Purpose(StrEnum):
    """What a step is for: zones of an administrative process, and acts."""

    APPLICATION = "application"
    EVIDENCE = "evidence"
    HANDLING = "handling"
    """The work on what was taken in before: checking, deciding, capturing, passing on."""
    INTER_AGENCY = "inter-agency"
    NOTICE = "notice"
    PAYMENT = "payment"
    FILING = "filing"
    SIGNING = "signing"
    SENDING = "sending"
    RECEIVING = "receiving"


class Evidence(NamedTuple):
    """Why a side has its medium: which words, where, and how much they weighed."""

    source: str
    """Kind of place: `sidecar`, `model`, `folder`, `label`, `note`, `documentation`, `data`, `message`, `event`,
    `form`, `implementation`, `lane`, `participant`, `type`, `process`, `name`, `color` or `default`."""
    text: str
    """The words that argued, as they stand there."""
    element: str | None = None
    """Id of the note, flow, data object, lane ... that holds them, where it is not the step itself."""
    line: int | None = None
    """XML line, or line of the file with annotations for `sidecar` and `folder`."""
    entry: str | None = None
    """The entry of the word list or table that knew the words; for `sidecar` and `folder` the file."""
    argues: str = ""
    """What it argued for, as `receives=paper produces=document`."""
    weight: float = 1.0
    """How sure this alone would be, in 0..1."""


class Aside(StrEnum):
    """How what a step makes leaves the flow of work: the steps after it go on with what they would have without it."""

    SENT = "sent"
    """To someone outside, or to another office."""
    FILED = "filed"
    """Put on record on paper, or thrown away."""
    OTHER = "true"
    """In a way that nobody names."""


class Intake(StrEnum):
    """How what a step receives is inferred, where that may give way to what is known to arrive."""

    WORK = "work"
    """It follows from the work alone, as what a machine or a print takes in: nothing names it."""
    OUTSIDE = "outside"
    """It comes in from outside."""
    ANEW = "anew"
    """Nothing says: it may be written anew, of what a place or a person shows."""
    ENTRY = "entry"
    """Nothing says: what is entered may be corrected by who entered it."""
    AT_HAND = "at hand"
    """It is paper that is only handled: put into envelopes, handed over, filed."""


class Annotation(NamedTuple):
    """What is known of one activity."""

    receives: Side = None
    produces: Side = None
    origin: Origin | None = None
    """`None` where nothing is known; the strongest one (stated, inferred, assumed) where the sides differ."""
    confidence: float = 0.0
    """How sure the sides are, in 0..1; 1 for stated ones."""
    evidence: tuple[Evidence, ...] = ()
    system: str | None = None
    """Name of the IT system the step works in."""
    by_hand: bool = False
    """A person transcribes."""
    required_by_law: str | None = None
    """The rule that asks for this medium."""
    minutes: float | None = None
    """Working time of one visit."""
    party: str | None = None
    """Who acts: `citizen`, `company`, `authority`, `other_authority`, `provider`, `external` or a name of the house."""
    automatic: bool | None = None
    """Stated to run without a person."""
    note: str | None = None
    zone: str | None = None
    """The part of the process it belongs to, as stated: `application`, `evidence`, `processing`, ..."""
    aside: Aside | None = None
    """How what it makes leaves the flow of work; `None`: the steps after it go on with it."""
    dispatch: bool | None = None
    """What it makes is sent out, to someone outside or to another office; `None` where neither is known."""

    assumed: frozenset[str] = frozenset()
    """The sides (`receives`, `produces`) that nothing but a default or a habit says: they never count as known."""
    is_written: bool = False
    """It writes anew what it produces, as an answer or a draft: paper that comes in is not scanned for it."""
    intake: Intake | None = None
    """How what it receives is inferred, where it may give way to what is known to arrive."""

    @property
    def without_assumed(self) -> "Annotation":
        """What is known, as far as anything is; a side that is only assumed is unknown."""
        if not self.assumed:
            return self
        rest = self._replace(assumed=frozenset(), **dict.fromkeys(self.assumed))  # type: ignore[arg-type]
        return rest if rest.is_known else rest._replace(origin=None, confidence=0.0)

    @property
    def is_dispatch(self) -> bool:
        """Whether what it makes is sent out."""
        return self.aside is Aside.SENT if self.dispatch is None else self.dispatch

    @property
    def is_carrier(self) -> bool:
        """Whether at least one side is known and not physical."""
        return bool(self.receives) or bool(self.produces)

    @property
    def is_known(self) -> bool:
        """Whether anything is known of the medium, physical included."""
        return self.receives is not None or self.produces is not None


UNKNOWN = Annotation()


class Knowledge(StrEnum):
    """How much is known of a step's media."""

    FULL = "full"
    """All sides that count: both, or of an automatic step what it produces."""
    PARTLY = "partly"
    """One of two sides."""
    NONE = "none"


def knowledge(known: Annotation, *, is_automatic: bool) -> Knowledge:
    """How much is known of a step's media; a thing or a person is known, too."""
    if known.produces is not None and (is_automatic or known.receives is not None):
        return Knowledge.FULL
    return Knowledge.PARTLY if known.is_known else Knowledge.NONE


CLIENTS = frozenset({"citizen", "company"})
"""Parties whom administration serves."""
PARTNERS = frozenset({"other_authority", "provider", "external"})
"""Others outside, with whom it exchanges data."""
APPLICANTS = CLIENTS | {"external"}
"""Parties that may hand in an application."""


class BreakDefinition(StrEnum):
    """The definitions of a media break: when information changes its medium."""

    PHYSICAL = "physical"
    STANDARD = "standard"
    EXTENDED = "extended"


@cache
def ordered(side: frozenset[Medium]) -> tuple[Medium, ...]:
    """The media of a side in the order in which lists name them."""
    return tuple(medium for medium in Medium if medium in side)
