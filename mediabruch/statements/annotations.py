"""The product of this stage."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from mediabruch.media import Annotation, Medium
from mediabruch.model import Note
from mediabruch.notation.process_shapes import level_text

if TYPE_CHECKING:
    from mediabruch.notation.measured import MeasuredShare


class Profile(NamedTuple):
    """What is stated of the process as a whole."""

    cases: float | None = None
    """Cases a year."""
    title: str | None = None
    """What the process is called, in place of the model's own name."""
    leika_key: str | None = None
    """Of the service that it carries out: digits, in the German service catalog 99 and 12 more."""
    fim_tier: str | None = None
    """`stamm`, `referenz` or `lokal`: how near to real work the process is described, in the terms of FIM."""
    department: str | None = None
    contact: str | None = None
    """Who can be asked about it."""
    administration: bool | None = None
    """Whether it is a process of public administration."""
    reifegrad: tuple[str, str] | None = None
    """The version of an OZG maturity model and the level in it, as somebody judged it: never computed."""

    @property
    def facts(self) -> dict[str, str]:
        """All that is stated but the cases, as text by its name."""
        level = None if self.reifegrad is None else level_text(*self.reifegrad)
        is_one = None if self.administration is None else str(self.administration).lower()
        stated = {**self._asdict(), "cases": None, "administration": is_one, "reifegrad": level}
        return {name: value for name, value in stated.items() if value}


NO_PROFILE = Profile()


class Annotations(NamedTuple):
    """What is known of a model beyond what it says itself, in document order."""

    steps: Mapping[int, Annotation] = {}
    """By key of activity; those of which nothing is known are absent."""
    probabilities: Mapping[int, float] = {}
    """Stated and measured ones, by key of sequence flow, start or boundary event."""
    measured: Mapping[int, "MeasuredShare"] = {}
    """Those of them that were counted, likewise."""
    messages: Mapping[int, frozenset[Medium]] = {}
    """Stated media, by key of message flow; those stated to be physical carry no medium and are absent."""
    parties: Mapping[int, str] = {}
    """Stated ones, by key of participant."""
    profile: Profile = NO_PROFILE
    notes: tuple[Note, ...] = ()
    """Contradictions (MB902) and statements in the model that cannot be used (MB909)."""

    @property
    def assumed(self) -> Mapping[int, Annotation]:
        """The steps of which something is only assumed, with that, by key."""
        return {key: annotation for key, annotation in self.steps.items() if annotation.assumed}

    @property
    def sure(self) -> Mapping[int, Annotation]:
        """The steps without what is only assumed of them, by key."""
        if not any(annotation.assumed for annotation in self.steps.values()):
            return self.steps
        return {key: annotation.without_assumed for key, annotation in self.steps.items()}
