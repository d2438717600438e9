"""A media break, and how the senders of one receiver make it."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from mediabruch.breaks.carriers import Carrier, changes_between, changes_inside
from mediabruch.breaks.changes import Change, ChangeKind, families
from mediabruch.media import PHYSICAL, BreakDefinition, Family, Medium
from mediabruch.playout.game import Senders


class MediaBreak(NamedTuple):
    """Information changes its medium, at one place and in one way."""

    code: str
    """Of its rule, one of those that begin with `MB1`."""
    step: int
    """Key of the step (or message flow) that takes the information, or that converts it."""
    senders: tuple[int, ...]
    """Keys of the steps and message flows that hand it over together; none where the step converts it."""
    before: Medium
    after: Medium
    offers: tuple[Medium, ...]
    """All media on offer."""
    needs: tuple[Medium, ...]
    """All media wanted."""
    per_case: float
    """Expected number in one case."""
    required_by_law: str | None
    """The rule that binds a sender's or the step's medium: the break is counted, but not avoidable."""
    line: int
    """XML line of the step (or message flow)."""
    across: tuple[int, ...] = ()
    """Keys of the steps of unknown medium before it, each of which may be where information changes its medium: then it
    happens here at the latest, if at all."""

    @property
    def is_inside(self) -> bool:
        """Whether the step itself converts the information."""
        return not self.senders


class LocalBreak(NamedTuple):
    """One break in one working of a step, or in one sending over a message flow."""

    change: Change
    senders: Senders
    """Who makes it together; none inside a step."""
    offers: frozenset[Medium]
    needs: frozenset[Medium]


def breaks_between(
    carriers: Mapping[int, Carrier], key: int, senders: Senders, definition: BreakDefinition
) -> Iterator[LocalBreak]:
    """The breaks on the way to a carrier; senders that make the same change make one together."""
    receiver = carriers[key]
    found: dict[tuple[object, ...], LocalBreak] = {}
    for sender in senders:
        offers = carriers[sender].offers
        needs = offers if receiver.receives is None else receiver.receives
        for change in changes_between(carriers[sender], receiver, definition):
            same = _sameness(change, carriers[sender].offers, carriers[sender].system)
            known = found.get(same)
            if known is None:
                found[same] = LocalBreak(change, (sender,), offers, needs)
            else:
                found[same] = known._replace(senders=(*known.senders, sender), offers=known.offers | offers)
    return iter(found.values())


def _sameness(change: Change, offers: frozenset[Medium], system: str | None) -> tuple[object, ...]:
    """What is the same in two changes that make one break."""
    if change.kind is ChangeKind.SYSTEM:
        return change.kind, system
    wanted: Family | Medium = change.after.family if change.kind is ChangeKind.FAMILY else change.after
    return change.kind, families(offers), wanted


def same_everywhere(expected: Mapping[tuple[int, LocalBreak], float]) -> Mapping[tuple[int, LocalBreak], float]:
    """The expected number of each break by place, where what is inside a step and makes the same change is one.

    From whom a step takes it does not matter then: what arrives as data on one way and as a document on another, and
    is printed, is digital, and printed.
    """
    found: dict[tuple[object, ...], tuple[int, LocalBreak, float]] = {}
    for (step, one), number in expected.items():
        same = (step, one) if one.senders else (step, *_sameness(one.change, one.offers, None))
        if same in found:
            _, known, before = found[same]
            found[same] = (step, _both(known, one), before + number)
        else:
            found[same] = (step, one, number)
    return {(step, one): number for step, one, number in found.values()}


def _both(one: LocalBreak, other: LocalBreak) -> LocalBreak:
    """Two breaks inside a step as one: on offer is what is on offer of either."""
    change = one.change
    if change.before is not other.change.before and change.before.family is Family.DIGITAL:
        change = change._replace(before=Medium.DIGITAL)
    return one._replace(change=change, offers=one.offers | other.offers)


def breaks_inside(
    carriers: Mapping[int, Carrier], key: int, senders: Senders, definition: BreakDefinition
) -> Iterator[LocalBreak]:
    """The breaks inside one working of a step: of several arrivals, those of the one with the most."""
    carrier = carriers[key]
    arrivals: Iterable[frozenset[Medium]] = (carriers[sender].offers for sender in senders)
    if carrier.receives is not None:
        arrivals = (carrier.receives,)
    worst: tuple[Change, ...] = ()
    taken = PHYSICAL
    for arrived in arrivals:
        found = changes_inside(carrier, arrived, definition)
        if len(found) > len(worst):
            worst, taken = found, arrived
    for change in worst:
        yield LocalBreak(change, (), taken, carrier.produces or PHYSICAL)
