"""The steps that are worth asking about, the most telling first."""

from collections.abc import Mapping
from dataclasses import dataclass

from mediabruch.analysis import Analysis, Step
from mediabruch.interview.gaps import Gap, gaps
from mediabruch.media import Annotation, Origin

DOUBTFUL = 0.75
"""Confidence below which an inferred medium is asked about."""


@dataclass(frozen=True, slots=True)
class Question:
    """A step that nobody has stated anything of, and that is open or doubtful."""

    step: Step
    gap: Gap | None
    """`None` where the process hands nothing on."""
    points: float
    """How far the answer is expected to move the score: the gap, for doubtful steps as far as they are in doubt."""
    is_doubtful: bool
    """Its media are inferred, and not surely; else a side is unknown."""


def questions(analysis: Analysis) -> tuple[Question, ...]:
    """The open and doubtful steps in the order in which knowing them moves the score most.

    Equal ones by how often they work, then in document order. Steps without an id cannot be spoken of and are left out;
    of those that share an id, the first stands for all. Steps whose medium a person stated are never asked about.
    """
    asked: dict[str | None, Step] = {}
    for step in analysis.steps:
        if step.node.id and (is_doubtful(step.annotation) or is_open(step.annotation)):
            asked.setdefault(step.node.id, step)
    doubtful = [step.node.key for step in asked.values() if is_doubtful(step.annotation)]
    found = gaps(analysis, doubtful)
    ranked = [_question(step, found) for step in asked.values()]
    return tuple(sorted(ranked, key=lambda one: (-round(one.points, 6), -round(one.step.visits_per_case, 6))))


def _question(step: Step, found: Mapping[int, Gap]) -> Question:
    gap = found.get(step.node.key)
    doubt = 1 - step.annotation.confidence if is_doubtful(step.annotation) else 1.0
    return Question(step, gap, doubt * gap.points if gap else 0.0, is_doubtful(step.annotation))


def is_open(known: Annotation) -> bool:
    """Whether a side is unknown, and no person has stated the medium."""
    return known.origin is not Origin.STATED and (known.receives is None or known.produces is None)


def is_doubtful(known: Annotation) -> bool:
    """Whether both sides are inferred or assumed, and not surely."""
    is_guess = known.origin in {Origin.INFERRED, Origin.ASSUMED}
    return is_guess and not is_open(known) and known.confidence < DOUBTFUL
