"""What each step and message flow takes and offers, and what the unknown sides may be at worst and at best."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from mediabruch.media import DIGITAL_MEDIA, PHYSICAL, UNKNOWN, Annotation, Medium, Side
from mediabruch.model import Model


@dataclass(frozen=True, slots=True)
class Carrier:
    """A step or message flow that carries information in a known medium."""

    receives: Side
    """What it takes; `None`: whatever is offered."""
    produces: frozenset[Medium] | None
    """What is stated or inferred of its result; `None`: the same as it takes."""
    by_hand: bool = False
    system: str | None = None
    required_by_law: str | None = None

    @property
    def offers(self) -> frozenset[Medium]:
        """What it hands on: its result, or what it took where only that is known or its result is a thing."""
        return self.produces or self.receives or PHYSICAL

    @property
    def is_digital(self) -> bool:
        """Whether all its known sides are digital."""
        return (self.receives or PHYSICAL) | (self.produces or PHYSICAL) <= DIGITAL_MEDIA


def carriers(
    model: Model, annotations: Mapping[int, Annotation], messages: Mapping[int, frozenset[Medium]]
) -> dict[int, Carrier]:
    """The carrier steps and the message flows with a stated medium, by key."""
    found: dict[int, Carrier] = {}
    for node in model.activities:
        annotation = annotations.get(node.key, UNKNOWN)
        if annotation.is_carrier:
            found[node.key] = Carrier(
                annotation.receives,
                annotation.produces,
                annotation.by_hand,
                annotation.system,
                annotation.required_by_law,
            )
    for key, media in messages.items():
        found[key] = Carrier(media, media)
    return found


def with_unknown_as(medium: Medium, model: Model, annotations: Mapping[int, Annotation]) -> dict[int, Annotation]:
    """The annotations with every unknown side of every activity taken as one medium."""
    side = frozenset({medium})
    found = {}
    for node in model.activities:
        annotation = annotations.get(node.key, UNKNOWN)
        found[node.key] = replace(
            annotation,
            receives=side if annotation.receives is None else annotation.receives,
            produces=side if annotation.produces is None else annotation.produces,
        )
    return found
