"""Media, what is known of a step's media, and the rules that say when information changes its medium."""

from collections.abc import Iterator
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


class Origin(StrEnum):
    """Where an annotation comes from."""

    STATED = "stated"
    """By a person, in the annotation file or the model."""
    INFERRED = "inferred"
    """By the tool, from what the model says of the step."""
    ASSUMED = "assumed"
    """By a default for the whole process."""


class Evidence(NamedTuple):
    """Why a side has its medium: which words, where, and how much they weighed."""

    source: str
    """Kind of place: `sidecar`, `model`, `folder`, `label`, `note`, `documentation`, `data`, `message`, `form`,
    `implementation`, `lane`, `participant`, `type`, `process`, `name`, `color` or `default`."""
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
    aside: Aside | None = None
    """How what it makes leaves the flow of work; `None`: the steps after it go on with it."""

    @property
    def is_carrier(self) -> bool:
        """Whether at least one side is known and not physical."""
        return bool(self.receives) or bool(self.produces)

    @property
    def is_known(self) -> bool:
        """Whether anything is known of the medium, physical included."""
        return self.receives is not None or self.produces is not None


UNKNOWN = Annotation()


class RuleSet(StrEnum):
    """The named rule sets that say when information changes its medium."""

    PHYSICAL = "physical"
    STANDARD = "standard"
    EXTENDED = "extended"


class ChangeKind(StrEnum):
    """Which rule a change falls under."""

    FAMILY = "family"
    """Another family of media is wanted."""
    REKEYING = "rekeying"
    """Data is wanted of a document, by hand."""
    STRUCTURE = "structure"
    """A document is wanted of data alone."""
    SYSTEM = "system"
    """By hand from one system into another."""


class Change(NamedTuple):
    """Information changes its medium from `before` to `after`."""

    kind: ChangeKind
    before: Medium
    after: Medium


@cache
def ordered(side: frozenset[Medium]) -> tuple[Medium, ...]:
    """The media of a side in the order in which lists name them."""
    return tuple(medium for medium in Medium if medium in side)


@cache
def changes(
    offers: frozenset[Medium], needs: frozenset[Medium], *, by_hand: bool, rules: RuleSet
) -> tuple[Change, ...]:
    """The changes of medium from what is offered to what is needed, by one of the rule sets.

    Nothing changes from or to a thing: an empty side has no medium that could change. Of several media the first in the
    order of `Medium` stands for its family.

    >>> [str(c.kind) for c in changes(frozenset({Medium.DOCUMENT}), frozenset({Medium.DATA}), by_hand=True,
    ...                               rules=RuleSet.STANDARD)]
    ['rekeying']
    """
    return tuple(_changes(offers, needs, by_hand=by_hand, rules=rules)) if offers and needs else ()


def _changes(offers: frozenset[Medium], needs: frozenset[Medium], *, by_hand: bool, rules: RuleSet) -> Iterator[Change]:
    offered_families = {FAMILIES[medium] for medium in offers}
    before = ordered(offers)[0]
    seen: set[Family] = set()
    for medium in ordered(needs):
        family = FAMILIES[medium]
        if family not in offered_families and family not in seen:
            seen.add(family)
            yield Change(ChangeKind.FAMILY, before, medium)
    if rules is RuleSet.PHYSICAL:
        return
    offered_digital = offers & DIGITAL_MEDIA
    if by_hand and Medium.DATA in needs and offered_digital == {Medium.DOCUMENT}:
        yield Change(ChangeKind.REKEYING, Medium.DOCUMENT, Medium.DATA)
    if rules is RuleSet.EXTENDED and Medium.DOCUMENT in needs and offered_digital == {Medium.DATA}:
        yield Change(ChangeKind.STRUCTURE, Medium.DATA, Medium.DOCUMENT)
