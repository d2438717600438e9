"""What each step and message flow takes in and hands on."""

from collections.abc import Mapping
from typing import NamedTuple

from mediabruch.breaks.changes import Change, ChangeKind, changes
from mediabruch.media import PHYSICAL, UNKNOWN, Annotation, BreakDefinition, Medium, Side, ordered
from mediabruch.model import AUTOMATIC_TASKS, FlowNode
from mediabruch.playout import CompiledModel, Followed

_EXTENDED = BreakDefinition.EXTENDED


class Carrier(NamedTuple):
    """A step or message flow that carries information, of known medium or not."""

    receives: Side
    """`None`: unknown; the empty set: a thing or a person."""
    produces: Side
    is_automatic: bool = False
    by_hand: bool = False
    system: str | None = None
    required_by_law: str | None = None
    party: str | None = None
    is_written: bool = False
    """It writes anew what it produces."""
    is_dispatch: bool = False
    """It sends out what it makes."""

    @property
    def offers(self) -> frozenset[Medium]:
        """What it hands on: its result, or what it took where only that is known or its result is a thing."""
        return self.produces or self.receives or PHYSICAL

    @property
    def takes_from_its_system(self) -> bool:
        """An automatic step of unknown intake works on what its system holds."""
        return self.is_automatic and self.receives is None


_OF_NOTHING_KNOWN = tuple([Carrier(receives=None, produces=None, is_automatic=is_one) for is_one in (False, True)])
"""Of a step of which nothing is known: without and with a machine."""


class Carriers(NamedTuple):
    """The steps and message flows that carry."""

    by_key: Mapping[int, Carrier]
    followed: Followed
    """Which of them are followed in the play-out."""
    automatic: frozenset[int]
    """All steps that run without a person, whether they carry or not."""


def carriers(
    compiled: CompiledModel, annotations: Mapping[int, Annotation], messages: Mapping[int, frozenset[Medium]]
) -> Carriers:
    """Find the steps and message flows that carry.

    Message flows carry where their medium is stated. A step whose content is played carries only where a side of its
    own is known; a step that is physical on both sides never does.
    """
    found: dict[int, Carrier] = {}
    automatic: set[int] = set()
    for node in compiled.model.activities:
        known = annotations.get(node.key, UNKNOWN)
        carrier = carrier_of(node, known)
        if carrier.is_automatic:
            automatic.add(node.key)
        is_physical = known.receives == known.produces == PHYSICAL
        if not is_physical and (node.key not in compiled.played or known.is_known):
            found[node.key] = carrier
    for key, media in messages.items():
        found[key] = Carrier(receives=media, produces=media)
    followed = Followed(
        known=frozenset(key for key, carrier in found.items() if carrier.receives or carrier.produces),
        linked=frozenset(found),
        aside=frozenset(key for key, known in annotations.items() if known.aside is not None),
    )
    return Carriers(found, followed, frozenset(automatic))


def carrier_of(node: FlowNode, known: Annotation) -> Carrier:
    """What is known of a step, as far as it carries."""
    if known is UNKNOWN:
        return _OF_NOTHING_KNOWN[node.type in AUTOMATIC_TASKS]
    return Carrier(
        receives=known.receives,
        produces=known.produces,
        is_automatic=is_automatic(node, known),
        by_hand=known.by_hand,
        system=known.system,
        required_by_law=known.required_by_law,
        party=known.party,
        is_written=known.is_written,
        is_dispatch=known.is_dispatch,
    )


def is_automatic(node: FlowNode, known: Annotation) -> bool:
    """Whether a step runs without a person: as stated, else by its type."""
    return node.type in AUTOMATIC_TASKS if known.automatic is None else known.automatic


def changes_between(sender: Carrier, receiver: Carrier, definition: BreakDefinition) -> tuple[Change, ...]:
    """How information changes on its way from one carrier to the next; never on the way to a thing or a person."""
    if receiver.receives == PHYSICAL:
        return ()
    found: tuple[Change, ...] = ()
    if receiver.receives is not None:
        found = changes(sender.offers, receiver.receives, by_hand=receiver.by_hand, definition=definition)
    if definition is _EXTENDED and receiver.by_hand and _differ(sender.system, receiver.system):
        media = ordered(sender.offers)[:1] + ordered(receiver.receives or PHYSICAL)[:1]
        if media:
            found += (Change(ChangeKind.SYSTEM, media[0], media[-1]),)
    return found


def changes_inside(carrier: Carrier, arrived: Side, definition: BreakDefinition) -> tuple[Change, ...]:
    """How a step converts information; `arrived` counts where its own intake is unknown, but for automatic steps."""
    if carrier.takes_from_its_system:
        return ()
    takes = arrived if carrier.receives is None else carrier.receives
    if takes is None or carrier.produces is None:
        return ()
    return changes(takes, carrier.produces, by_hand=carrier.by_hand, definition=definition)


def _differ(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one != other
