"""What came of matching two versions of a model."""

from collections.abc import Mapping
from dataclasses import dataclass

UNSURE = 0.8
"""Confidence below which a match wants to be looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StepMatch:
    """A step that is in both versions."""

    old: int
    """Key in the old model."""
    new: int
    """Key in the new model."""
    confidence: float
    """In 0..1: how sure it is that the two are one, against all others that either of them could be."""


@dataclass(frozen=True, kw_only=True)
class StepMatching:
    """Which steps of two versions of a model are the same. Lists are in document order."""

    matches: tuple[StepMatch, ...]
    """The steps that are in both."""
    removed: tuple[int, ...]
    """Keys of the steps that only the old model has."""
    added: tuple[int, ...]
    """Keys of the steps that only the new model has."""
    new_of: Mapping[int, int]
    """Keys of the new model by those of the old one: of steps, other flow nodes, message flows and pools."""
    confidence: float
    """How sure the whole is, in 0..1: of each step, how sure its match is, or that it has none; their mean."""

    @property
    def unsure(self) -> tuple[StepMatch, ...]:
        """The matches that want to be looked at."""
        return tuple(one for one in self.matches if one.confidence < UNSURE)
