"""What each step and message flow takes and offers."""

from collections.abc import Mapping
from typing import NamedTuple

from mediabruch.media import DIGITAL_MEDIA, PHYSICAL, UNKNOWN, Annotation, Medium, Side
from mediabruch.model import Model


class Carrier(NamedTuple):
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
    model: Model,
    annotations: Mapping[int, Annotation],
    messages: Mapping[int, frozenset[Medium]],
    unknown: Medium | None = None,
) -> dict[int, Carrier]:
    """Find the carrier steps and the message flows with a stated medium, by key.

    With `unknown`, every unknown side of every activity is taken as that medium.
    """
    side = None if unknown is None else frozenset({unknown})
    found: dict[int, Carrier] = {}
    for node in model.activities:
        known = annotations.get(node.key, UNKNOWN)
        receives = side if known.receives is None else known.receives
        produces = side if known.produces is None else known.produces
        if receives or produces:
            found[node.key] = Carrier(receives, produces, known.by_hand, known.system, known.required_by_law)
    for key, media in messages.items():
        found[key] = Carrier(media, media)
    return found
