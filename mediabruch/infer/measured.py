"""How sure a decision is: as often as decisions on the same kind of evidence were right where it was measured.

Strength of words decides *what* is said (`evidence.py`); how far it can be trusted hangs on the kind of evidence more
than on strength: what a store or a form says is right nearly always, a thing or a weak word is not. The confidence of a
kind is the lower end of the 95 % interval of its measured share (Wilson), so that a kind seen seldom promises little;
below 95 of 100 no kind alone comes to the confidence from which a decision can be relied on.
"""

from collections.abc import Mapping
from enum import Enum, auto
from functools import cache
from math import prod, sqrt

from mediabruch.infer.reading.evidence import SURE, THRESHOLD, Argument, Decision
from mediabruch.media import DIGITAL_MEDIA, ORAL, PHYSICAL, Medium


class EvidenceKind(Enum):
    """What a decision rests on."""

    STRUCTURE = auto()
    """Data elements, the type of task, its code, the lane or pool of a system by its name, what a form produces."""
    AROUND = auto()
    """Machines do all work in the pool or lane; an unnamed store; a system at the other end; what a form shows."""
    THING = auto()
    """Words of things and persons."""
    WEAK = auto()
    """Words that only suggest a medium."""
    DIGITAL = auto()
    """Words that say something digital, or speech, of one side."""
    PAPER = auto()
    """Words that say paper, or several media, of one side."""
    DIGITAL_TWICE = auto()
    """The same words say something digital of both sides: often only one of them is meant."""
    PAPER_TWICE = auto()
    """The same words say paper, speech or several media of both sides: papers stay papers when they are handled."""


MEASURED: Mapping[EvidenceKind, tuple[int, int]] = {
    EvidenceKind.STRUCTURE: (128, 128),
    EvidenceKind.AROUND: (24, 33),
    EvidenceKind.THING: (42, 55),
    EvidenceKind.WEAK: (47, 64),
    EvidenceKind.DIGITAL: (115, 117),
    EvidenceKind.PAPER: (66, 72),
    EvidenceKind.DIGITAL_TWICE: (42, 48),
    EvidenceKind.PAPER_TWICE: (98, 106),
}
"""Right decisions, and all: measured on 623 decisions of steps from 116 sources (rules of procedure, labels of offices,
courts, hospitals and councils, drawn and executable models) that nobody had looked at while the lists were made."""

RELIED_ON = 0.8
"""From this confidence on a decision can be relied on."""
_RELIABLE = 0.95
"""The share that was right of what can be relied on."""
_WEAK = 0.7
_Z = 1.96
_DRAWN = frozenset({"data", "type", "implementation"})
_PLACES = frozenset({"lane", "participant"})
_WORDED = frozenset({"label", "note", "documentation", "message", "event"})


def measured(decision: Decision | None, other: Decision | None) -> Decision | None:
    """The decision for a side with the confidence that its evidence earns, beside that for the other side.

    Independent pieces of evidence add up, contradictions lower it; what is told at all is told with `THRESHOLD`.
    """
    if decision is None:
        return None
    said = {_words(piece) for piece in other.won} if other is not None and other.media == decision.media else set()
    wrong = prod(1 - _share(piece, is_twice=_words(piece) in said) for piece in decision.won)
    confidence = max(THRESHOLD, min(SURE, 1 - wrong) * decision.doubt)
    return decision._replace(confidence=round(confidence, 3))


def _words(piece: Argument) -> tuple[str, str | None, str]:
    return piece.source, piece.entry, piece.text


def _share(piece: Argument, *, is_twice: bool) -> float:
    """How often evidence of this kind is right; what was not measured counts as it is weighed."""
    kind = _kind(piece, is_twice=is_twice)
    return piece.weight if kind is None else _earned(*MEASURED[kind])


def _earned(right: int, decided: int) -> float:
    """The confidence of a kind: `RELIED_ON` and more only where it was right in 95 of 100.

    >>> round(_earned(115, 117), 2), _earned(98, 106)
    (0.94, 0.79)
    """
    lower = _lower_end(right, decided)
    return lower if right >= _RELIABLE * decided else min(lower, RELIED_ON - 0.01)


def _kind(piece: Argument, *, is_twice: bool) -> EvidenceKind | None:
    is_message = piece.source == "message" and piece.entry is None
    if piece.is_unnamed or is_message or (piece.source == "form" and piece.side == "receives"):
        return EvidenceKind.AROUND
    if piece.source in _PLACES and piece.entry is not None:
        return None
    if piece.source in _DRAWN or piece.source in _PLACES or piece.source == "form":
        return EvidenceKind.STRUCTURE
    return _kind_of_words(piece.media, piece.weight, is_twice=is_twice) if piece.source in _WORDED else None


def _kind_of_words(media: frozenset[Medium], weight: float, *, is_twice: bool) -> EvidenceKind:
    if media == PHYSICAL:
        return EvidenceKind.THING
    if weight < _WEAK:
        return EvidenceKind.WEAK
    if media <= DIGITAL_MEDIA or (media == ORAL and not is_twice):
        return EvidenceKind.DIGITAL_TWICE if is_twice else EvidenceKind.DIGITAL
    return EvidenceKind.PAPER_TWICE if is_twice else EvidenceKind.PAPER


@cache
def _lower_end(right: int, decided: int) -> float:
    """The lower end of Wilson's 95 % interval.

    >>> round(_lower_end(95, 100), 2), round(_lower_end(3, 3), 2)
    (0.89, 0.44)
    """
    share, spread = right / decided, _Z * _Z / decided
    margin = _Z * sqrt(share * (1 - share) / decided + spread / (4 * decided))
    return (share + spread / 2 - margin) / (1 + spread)
