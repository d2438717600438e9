"""What the play-out says happens, by a definition of a media break: links, breaks, and how often each happens."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import cache
from itertools import product

from mediabruch.breaks.carriers import Carriers
from mediabruch.breaks.classify import code_of, is_dispatch
from mediabruch.breaks.crossed import NOTHING_CROSSED, Crossed, UnknownWays
from mediabruch.breaks.link import Handover, Link, LinkJudgment, LinkState
from mediabruch.breaks.link_states import handover, working
from mediabruch.breaks.media_break import LocalBreak, MediaBreak, breaks_between, breaks_inside, same_everywhere
from mediabruch.breaks.unanswered import ends_unanswered
from mediabruch.media import BreakDefinition, Medium, ordered
from mediabruch.model import Model
from mediabruch.model.kept import kept
from mediabruch.playout import Playout
from mediabruch.playout.game import Effect, Senders

LinkEnds = tuple[int, int]
"""Receiver and sender of a link, by key; `_NOBODY` sends a working, and what nobody had before."""
_NOBODY = -1
_SIGNS = {
    LinkJudgment(state, is_unbroken=is_unbroken): 1 << number
    for number, (state, is_unbroken) in enumerate(product(LinkState, (False, True)))
}
"""A bit for each judgment, so that a byte tells which of them the links of an effect come to."""


@cache
def _keeping(holds: Callable[[LinkJudgment], bool]) -> bytes:
    """For each value of a byte of signs, whether something holds for all that it tells: 1 or 0."""
    failing = sum(sign for judgment, sign in _SIGNS.items() if not holds(judgment))
    return bytes([not signs & failing for signs in range(256)])


Receiving = tuple[int, Senders]
"""A carrier that takes what these senders hand over."""


class Evaluation:
    """A play-out with what breaks in it: each kind of link and each working of a carrier is looked at once."""

    def __init__(self, model: Model, playout: Playout, carriers: Carriers, definition: BreakDefinition) -> None:
        self.model = model
        self.playout = playout
        self._carried = carriers
        self.carriers = carriers.by_key
        self.followed = carriers.followed
        self.automatic = carriers.automatic
        self.definition = definition
        self._steps = model.node_by_key

    @kept
    def unusual(self) -> tuple[tuple[Effect, float], ...]:
        """The effects in which something was assumed, forced or lost, with how often each is expected."""
        return tuple(
            [
                (effect, expected)
                for effect, expected in zip(self.playout.effects, self.playout.expected, strict=True)
                if effect.lost or effect.assumed is not None or effect.forced is not None
            ]
        )

    # -- links -----------------------------------------------------------------------------------

    @kept
    def visits(self) -> Mapping[int, float]:
        """Expected workings of each activity that works at all, by key."""
        visits: dict[int, float] = {}
        for effect, expected in zip(self.playout.effects, self.playout.expected, strict=True):
            for key, _, _ in effect.workings:
                if key in self._steps:
                    visits[key] = visits.get(key, 0.0) + expected
        return visits

    def _counts(self) -> dict[LinkEnds, float]:
        """The expected number of each link, by its ends."""
        linked = self.followed.linked
        counts = {(key, _NOBODY): expected for key, expected in self.visits.items() if key in linked}
        for effect, expected in zip(self.playout.effects, self.playout.expected, strict=True):
            for key, _, senders in effect.workings:
                for sender in senders:
                    counts[key, sender] = counts.get((key, sender), 0.0) + expected
                if not senders and key not in self._steps:
                    counts[key, _NOBODY] = counts.get((key, _NOBODY), 0.0) + expected
        return counts

    def _judgment(self, key: int, sender: int) -> LinkJudgment:
        """What is known of a link, by its ends."""
        carrier = self.carriers[key]
        if sender != _NOBODY:
            return handover(self.carriers[sender], carrier, self.definition)
        return working(carrier, self.definition) if key in self._steps else handover(None, carrier, self.definition)

    @kept
    def _linked(self) -> tuple[tuple[Link, ...], bytes]:
        """All links, and for each effect the signs of what its links come to: found in one go, for the memory."""
        counts, steps = self._counts(), self._steps
        judged = {ends: self._judgment(*ends) for ends in counts}
        links = []
        for ends in sorted(counts):
            receiver, sender = ends
            is_handed = sender != _NOBODY
            is_working = not is_handed and receiver in steps
            link = (sender if is_handed else None, receiver, judged[ends].state, counts[ends], is_working)
            links.append(tuple.__new__(Link, link))
        return tuple(links), self._signs({ends: _SIGNS[judgment] for ends, judgment in judged.items()})

    def _signs(self, sign: Mapping[LinkEnds, int]) -> bytes:
        """For each effect, the signs of all its links together."""
        signs = bytearray()
        for effect in self.playout.effects:
            found = 0
            for key, _, senders in effect.workings:
                if not senders or key in self._steps:
                    found |= sign.get((key, _NOBODY), 0)
                for sender in senders:
                    found |= sign[key, sender]
            signs.append(found)
        return bytes(signs)

    @property
    def links(self) -> tuple[Link, ...]:
        """All links with their expected number, in document order: of each step its working, then who hands to it."""
        return self._linked[0]

    def keeping(self, holds: Callable[[LinkJudgment], bool]) -> bytes:
        """For each effect, whether something holds for all its links: 1 or 0."""
        return self._linked[1].translate(_keeping(holds))

    def counted(self, state: LinkState) -> list[int]:
        """How many links in this state each effect has."""
        links = (link for link in self.links if link.state is state)
        matching = {(link.receiver, _NOBODY if link.sender is None else link.sender) for link in links}
        return [
            sum(
                ((key, _NOBODY) in matching and (not senders or key in self._steps))
                + sum((key, sender) in matching for sender in senders)
                for key, _, senders in effect.workings
            )
            for effect in self.playout.effects
        ]

    # -- breaks ----------------------------------------------------------------------------------

    def _receiving(self) -> Mapping[Receiving, float]:
        """Expected number of each working of a carrier of known medium, by whose information it takes."""
        found: dict[Receiving, float] = defaultdict(float)
        if not self.followed.known:
            return found
        for effect, expected in zip(self.playout.effects, self.playout.expected, strict=True):
            for key, senders, _ in effect.workings:
                if key in self.followed.known:
                    found[key, senders] += expected
        return found

    @kept
    def _broken(self) -> tuple[tuple[MediaBreak, ...], tuple[int, ...], tuple[Handover, ...]]:
        """All media breaks, their number in each effect, and all handovers: found in one go, for the memory."""
        receiving = self._receiving()
        breaking: dict[Receiving, tuple[LocalBreak, ...]] = {}
        for key, senders in receiving:
            found = (
                *breaks_between(self.carriers, key, senders, self.definition),
                *breaks_inside(self.carriers, key, senders, self.definition),
            )
            if found:
                breaking[key, senders] = found
        return self._media_breaks(receiving, breaking), self._numbers(breaking), _handovers(receiving)

    def _numbers(self, breaking: Mapping[Receiving, tuple[LocalBreak, ...]]) -> tuple[int, ...]:
        if not breaking:
            return (0,) * len(self.playout.effects)
        numbers = {receiving: len(found) for receiving, found in breaking.items()}
        return tuple(
            [
                sum([numbers.get((key, senders), 0) for key, senders, _ in effect.workings])
                for effect in self.playout.effects
            ]
        )

    @property
    def breaks_by_effect(self) -> tuple[int, ...]:
        """The number of breaks in each effect."""
        return self._broken[1]

    @property
    def handovers(self) -> tuple[Handover, ...]:
        """All handovers between carriers of known medium with their expected number, in document order."""
        return self._broken[2]

    @property
    def breaks(self) -> tuple[MediaBreak, ...]:
        """All media breaks with their expected number, in document order."""
        return self._broken[0]

    def _media_breaks(
        self, receiving: Mapping[Receiving, float], breaking: Mapping[Receiving, tuple[LocalBreak, ...]]
    ) -> tuple[MediaBreak, ...]:
        totals: dict[tuple[int, LocalBreak], float] = defaultdict(float)
        for (key, senders), found in breaking.items():
            for one in found:
                totals[key, one] += receiving[key, senders]
        places = [self._media_break(*place, expected) for place, expected in same_everywhere(totals).items()]
        return tuple(sorted(places, key=_document_order))

    @kept
    def _unknown_ways(self) -> UnknownWays | None:
        """`None` where every step is known."""
        if len(self.followed.linked) == len(self.followed.known):
            return None
        handovers = [(link.sender, link.receiver) for link in self.links if link.sender is not None]
        return UnknownWays(handovers, self.followed.known)

    def _crossed(self, step: int, found: LocalBreak) -> Crossed:
        """The unknown steps before a break; what a step of known intake converts comes from nowhere else."""
        if self._unknown_ways is None or not (found.senders or self.carriers[step].receives is None):
            return NOTHING_CROSSED
        return self._unknown_ways.to(step, found.senders or None)

    def _media_break(self, step: int, found: LocalBreak, per_case: float) -> MediaBreak:
        laws = [self.carriers[key].required_by_law for key in (step, *found.senders)]
        crossed = self._crossed(step, found)
        code = code_of(
            found.change,
            to_other_party=is_dispatch(self.model, self._carried, step, crossed.last or found.senders),
            is_automatic=step in self.automatic,
            is_written=found.change.before is Medium.PAPER and not found.senders and self.carriers[step].is_written,
        )
        return MediaBreak(
            code=code,
            step=step,
            senders=found.senders,
            before=found.change.before,
            after=found.change.after,
            offers=ordered(found.offers),
            needs=ordered(found.needs),
            per_case=per_case,
            required_by_law=next((law for law in laws if law), None),
            line=line_of(self.model, step),
            across=tuple(key for key in crossed.steps if not ends_unanswered(self.model, key, step)),
        )


def _handovers(receiving: Mapping[Receiving, float]) -> tuple[Handover, ...]:
    found: dict[tuple[int, int], float] = defaultdict(float)
    for (key, senders), expected in receiving.items():
        for sender in senders:
            found[sender, key] += expected
    ends = sorted(found)
    return tuple([Handover(*one, found[one]) for one in ends])


def line_of(model: Model, key: int) -> int:
    """XML line of a node or message flow."""
    node = model.node_by_key.get(key)
    return node.line if node is not None else model.message_flow_by_key[key].line


def _document_order(found: MediaBreak) -> tuple[int, tuple[int, ...], str, str, str]:
    return (found.step, found.senders, found.code, found.before, found.after)
