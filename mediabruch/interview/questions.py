"""The steps that are worth asking about, the most telling first."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from mediabruch.analysis import Analysis
from mediabruch.analyzed import Step
from mediabruch.figures import TINY
from mediabruch.interview.gaps import Gap, gaps
from mediabruch.media import Annotation, Knowledge, Origin

DOUBTFUL = 0.75
"""Confidence below which an inferred medium is asked about."""


_IDLE = 0.05
"""Points below which an answer decides nothing that a report would show."""


class QuestionKind(StrEnum):
    """What is left to settle about a step. Only the first two are open: the others count as known."""

    OPEN = "open"
    """Nothing is known of its media."""
    HALF = "half"
    """It is known by half."""
    INTAKE = "intake"
    """It is automatic and known but for what it takes in."""
    CONFIRM = "confirm"
    """Its media are inferred, and not surely."""


class Question(NamedTuple):
    """A step about which something is left to settle."""

    step: Step
    gap: Gap | None
    """`None` where no case comes to the step."""
    points: float
    """How far the answer is expected to narrow the band: the gap, where it is to be confirmed by the share of doubt."""
    is_weighed: bool = True
    """The points can be told; not where the figures are unsure."""

    @property
    def kind(self) -> QuestionKind:
        """What is left to settle."""
        if is_doubtful(self.step.annotation):
            return QuestionKind.CONFIRM
        if self.step.knowledge is Knowledge.FULL:
            return QuestionKind.INTAKE
        return QuestionKind.HALF if self.step.annotation.is_known else QuestionKind.OPEN

    @property
    def is_doubtful(self) -> bool:
        """Its media are inferred, and not surely; else a side is unknown."""
        return self.kind is QuestionKind.CONFIRM


def questions(analysis: Analysis) -> tuple[Question, ...]:
    """The open and doubtful steps in the order in which knowing them moves the score most.

    Equal ones by how often they work, then in document order. Steps without an id cannot be spoken of and are left out;
    of those that share an id, the first stands for all. A side that a person stated is never asked about, nor what
    decides nothing while other answers do.
    """
    found = _questions(analysis)
    return found[: _telling(found)] or found


def idle_questions(analysis: Analysis) -> tuple[Question, ...]:
    """What is not asked, since no case comes to the step, or since the answer hardly moves the score."""
    found = _questions(analysis)
    return found[telling:] if (telling := _telling(found)) else ()


def _telling(found: Sequence[Question]) -> int:
    """How many questions, the most telling first, decide anything; all where points cannot be told."""
    return sum(not one.is_weighed or one.points >= _IDLE for one in found)


def _questions(analysis: Analysis) -> tuple[Question, ...]:
    asked: dict[str | None, Step] = {}
    for step in analysis.steps:
        if step.node.id and (is_doubtful(step.annotation) or is_open(step)):
            asked.setdefault(step.node.id, step)
    doubtful = [step.node.key for step in asked.values() if is_doubtful(step.annotation)]
    found = gaps(analysis, doubtful)
    is_weighed = not analysis.playout.is_unsure
    ranked = [
        one._replace(is_weighed=is_weighed) for step in asked.values() if (one := _question(step, found)) is not None
    ]
    return tuple(sorted(ranked, key=lambda one: (-round(one.points, 6), -round(one.step.visits_per_case, 6))))


def _question(step: Step, found: Mapping[int, Gap]) -> Question | None:
    gap = found.get(step.node.key)
    points = gap.points if gap else 0.0
    if is_doubtful(step.annotation):
        return Question(step, gap, (1 - step.annotation.confidence) * points)
    if step.knowledge is Knowledge.FULL and points < TINY:
        return None  # an automatic step whose intake is open, but decides nothing
    if step.annotation.origin is Origin.STATED and points < TINY:
        return None  # a person has said what there is to say
    return Question(step, gap, points)


def is_open(step: Step) -> bool:
    """Whether a side is unknown, stated though the other may be; not of a step that its content tells of."""
    known = step.annotation
    return (known.receives is None or known.produces is None) and step.knowledge is not None


def is_doubtful(known: Annotation) -> bool:
    """Whether both sides are inferred, and not surely."""
    is_guess = known.origin is Origin.INFERRED
    is_complete = known.receives is not None and known.produces is not None
    return is_guess and is_complete and known.confidence < DOUBTFUL


def is_left(step: Step) -> bool:
    """Whether it is to be asked about: it is open or doubtful."""
    return is_open(step) or is_doubtful(step.annotation)
