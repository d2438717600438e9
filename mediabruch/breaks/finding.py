"""Find the handovers and media breaks in what the play-out says happens, and add them up."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property
from typing import NamedTuple

from mediabruch.breaks.carriers import Carrier
from mediabruch.breaks.classify import code_of, is_dispatch
from mediabruch.breaks.found import Handover, MediaBreak
from mediabruch.media import DIGITAL_MEDIA, PHYSICAL, Change, ChangeKind, Medium, RuleSet, changes, ordered
from mediabruch.model import Model
from mediabruch.playout import Effect, Playout
from mediabruch.playout.game import Senders

Pair = tuple[int, int]
"""A handover: the keys of its sender and receiver."""

Working = tuple[int, Senders]
"""A carrier that takes what these senders hand over."""


class Found(NamedTuple):
    """The changes of medium at one place."""

    changes: tuple[Change, ...]
    offers: frozenset[Medium]
    needs: frozenset[Medium]


class Totals(NamedTuple):
    """Expected numbers per case."""

    handovers: float
    seamless_handovers: float
    breaks: float
    digital_workings: float
    """Workings of carrier steps with both sides digital."""
    carrier_workings: float
    """Workings of carrier steps."""

    @property
    def end_to_end_score(self) -> float | None:
        """100 x seamless handovers / handovers; `None` without any handover."""
        return 100 * self.seamless_handovers / self.handovers if self.handovers > 0 else None


class Judgement:
    """A play-out, judged by a rule set: each handover and each working of a carrier is looked at once."""

    def __init__(self, model: Model, playout: Playout, carriers: Mapping[int, Carrier], rules: RuleSet) -> None:
        self.model = model
        self.playout = playout
        self.carriers = carriers
        self.rules = rules

    # -- what happens how often ------------------------------------------------------------------

    @cached_property
    def expected_pairs(self) -> Mapping[Pair, float]:
        """Expected number of each handover."""
        found: dict[Pair, float] = defaultdict(float)
        for (key, senders), expected in self.expected_workings.items():
            for sender in senders:
                found[sender, key] += expected
        return found

    @cached_property
    def expected_workings(self) -> Mapping[Working, float]:
        """Expected number of each working of a carrier."""
        found: dict[Working, float] = defaultdict(float)
        for effect, expected in zip(self.playout.effects, self.playout.expected, strict=True):
            for working in effect.workings:
                if working[0] in self.carriers:
                    found[working] += expected
        return found

    # -- what breaks -----------------------------------------------------------------------------

    @cached_property
    def between(self) -> Mapping[Pair, Found]:
        """The changes on each handover that has any."""
        found = ((pair, self._between(*pair)) for pair in self.expected_pairs)
        return {pair: place for pair, place in found if place.changes}

    def _between(self, sender: int, key: int) -> Found:
        giver, taker = self.carriers[sender], self.carriers[key]
        needs = giver.offers if taker.receives is None else taker.receives
        found: tuple[Change, ...] = ()
        if taker.receives is not None:
            found = changes(giver.offers, needs, by_hand=taker.by_hand, rules=self.rules)
        if self.rules is RuleSet.EXTENDED and taker.by_hand and _differ(giver.system, taker.system):
            media = ordered(giver.offers)[:1] + ordered(needs)[:1]
            found += (Change(ChangeKind.SYSTEM, media[0], media[-1]),) if media else ()
        return Found(found, giver.offers, needs)

    @cached_property
    def inside(self) -> Mapping[Working, Found]:
        """The changes inside each working that has any: of several arrivals, the one with the most."""
        found = ((working, self._inside(*working)) for working in self.expected_workings)
        return {working: place for working, place in found if place is not None}

    def _inside(self, key: int, senders: Senders) -> Found | None:
        carrier = self.carriers[key]
        if not carrier.produces:
            return None
        worst: Found | None = None
        arrivals = [self.carriers[sender].offers for sender in senders]
        for taken in arrivals if carrier.receives is None else [carrier.receives]:
            found = changes(taken, carrier.produces, by_hand=carrier.by_hand, rules=self.rules)
            if len(found) > (len(worst.changes) if worst is not None else 0):
                worst = Found(found, taken, carrier.produces)
        return worst

    # -- what is digital -------------------------------------------------------------------------

    def is_seamless(self, pair: Pair) -> bool:
        """Whether no break happens on a handover, and all media offered and taken are digital."""
        sender, key = pair
        media = self.carriers[sender].offers | (self.carriers[key].receives or PHYSICAL)
        return media <= DIGITAL_MEDIA and pair not in self.between

    def _is_digital(self, working: Working) -> bool:
        """Whether all known sides of a carrier, and everything it takes, are digital."""
        key, senders = working
        carrier = self.carriers[key]
        return carrier.is_digital and (
            carrier.receives is not None or all(self.carriers[sender].offers <= DIGITAL_MEDIA for sender in senders)
        )

    # -- sums ------------------------------------------------------------------------------------

    def breaks_of(self, effect: Effect) -> int:
        """Number of breaks in an effect."""
        if not self.between and not self.inside:
            return 0
        return sum(
            _count(self.inside.get(working))
            + sum(_count(self.between.get((sender, working[0]))) for sender in working[1])
            for working in effect.workings
        )

    def is_clean(self, effect: Effect) -> bool:
        """Whether an effect has no break, and all that its carriers know and take is digital."""
        return (
            all(self._is_digital(working) for working in effect.workings if working[0] in self.carriers)
            and self.breaks_of(effect) == 0
        )

    @cached_property
    def totals(self) -> Totals:
        """The expected numbers of one case."""
        nodes = self.model.node_by_key
        pairs, workings = self.expected_pairs, self.expected_workings
        of_steps = {working: expected for working, expected in workings.items() if working[0] in nodes}
        return Totals(
            handovers=sum(pairs.values()),
            seamless_handovers=sum(expected for pair, expected in pairs.items() if self.is_seamless(pair)),
            breaks=sum(pairs[pair] * len(found.changes) for pair, found in self.between.items())
            + sum(workings[working] * len(found.changes) for working, found in self.inside.items()),
            digital_workings=sum(expected for working, expected in of_steps.items() if self._is_digital(working)),
            carrier_workings=sum(of_steps.values()),
        )

    @cached_property
    def handovers(self) -> tuple[Handover, ...]:
        """All handovers with their expected number, in document order."""
        return tuple(
            Handover(*pair, expected, self.is_seamless(pair)) for pair, expected in sorted(self.expected_pairs.items())
        )

    @cached_property
    def breaks(self) -> tuple[MediaBreak, ...]:
        """All media breaks with their expected number, in document order."""
        totals: dict[tuple[int, int | None, Change, Found], float] = defaultdict(float)
        for (sender, step), found in self.between.items():
            for change in found.changes:
                totals[step, sender, change, found] += self.expected_pairs[sender, step]
        for working, found in self.inside.items():
            for change in found.changes:
                totals[working[0], None, change, found] += self.expected_workings[working]
        places = [self._media_break(*place, expected) for place, expected in totals.items()]
        return tuple(sorted(places, key=_document_order))

    def _media_break(self, step: int, sender: int | None, change: Change, found: Found, per_case: float) -> MediaBreak:
        laws = [self.carriers[key].required_by_law for key in (step, sender) if key is not None]
        return MediaBreak(
            code=code_of(change, to_other_party=is_dispatch(self.model, step, sender)),
            step=step,
            sender=sender,
            before=change.before,
            after=change.after,
            offers=ordered(found.offers),
            needs=ordered(found.needs),
            per_case=per_case,
            required_by_law=next((law for law in laws if law), None),
            line=line_of(self.model, step),
        )


def line_of(model: Model, key: int) -> int:
    """XML line of a node or message flow."""
    node = model.node_by_key.get(key)
    return node.line if node is not None else model.message_flow_by_key[key].line


def _count(found: Found | None) -> int:
    return 0 if found is None else len(found.changes)


def _differ(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one != other


def _document_order(found: MediaBreak) -> tuple[int, int, str, str, str]:
    return (found.step, -1 if found.sender is None else found.sender, found.code, found.before, found.after)
