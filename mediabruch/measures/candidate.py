"""A measure bound to steps of a model, and what it changes, as edits of the annotation file."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from mediabruch.measures.measure import Measure

EditFacts = Mapping[str, object]
"""What is stated of one element, as in an annotation file; `None` takes a fact away."""
Edits = Mapping[str, Mapping[str, EditFacts]]
"""By section (`steps`, `messages`) and id: the content of an annotation file."""


class Candidate(NamedTuple):
    """One thing that can be done in a model."""

    id: str
    """`M1`, `M2` ... in document order."""
    measure: Measure
    steps: tuple[int, ...]
    """Keys of the steps and message flows that it changes, in document order."""
    edits: Edits

    @property
    def effort(self) -> float:
        """The effort of its measure, as a number."""
        return self.measure.cost


def merged_edits(edits: Iterable[Edits]) -> Edits:
    """Edits laid over each other; of one fact the last counts."""
    found: dict[str, dict[str, dict[str, object]]] = {}
    for each in edits:
        for section, elements in each.items():
            for id_, facts in elements.items():
                found.setdefault(section, {}).setdefault(id_, {}).update(facts)
    return found
