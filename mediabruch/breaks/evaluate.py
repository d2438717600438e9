"""What the play-out says happens, by a definition of a media break: links, breaks, and how often each happens."""

from collections import defaultdict
from collections.abc import Callable, Mapping

from mediabruch.breaks.carriers import Carriers
from mediabruch.breaks.classify import code_of, is_dispatch
from mediabruch.breaks.crossed import NOTHING_CROSSED, Crossed, UnknownWays
from mediabruch.breaks.link import Handover, Link, LinkJudgment, LinkState
from mediabruch.breaks.link_states import handover, working
from mediabruch.breaks.media_break import LocalBreak, MediaBreak, breaks_between, breaks_inside
from mediabruch.media import BreakDefinition, ordered
from mediabruch.model import Model
from mediabruch.model.kept import kept
from mediabruch.playout import Effect, Playout
from mediabruch.playout.game import Senders

LinkEnds = tuple[int, int, bool]
"""Receiver and sender of a link, by key (`_NOBODY` where none sends), and whether it is a working."""
_NOBODY = -1

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

    # -- links -----------------------------------------------------------------------------------

    @kept
    def _workings(self) -> dict[int, LinkJudgment]:
        return {key: working(self.carriers[key], self.definition) for key in self.followed.linked if key in self._steps}

    @kept
    def _ends_by_effect(self) -> list[list[LinkEnds]]:
        """The links of each effect by their ends."""
        return [self._ends_of(effect) if effect.workings else [] for effect in self.playout.effects]

    def _ends_of(self, effect: Effect) -> list[LinkEnds]:
        found: list[LinkEnds] = []
        for key, _, senders in effect.workings:
            found += [(key, sender, False) for sender in senders]
            if key in self._workings:
                found.append((key, _NOBODY, True))
            elif not senders and key not in self._steps:
                found.append((key, _NOBODY, False))
        return found

    @kept
    def _counts(self) -> Mapping[LinkEnds, float]:
        """The expected number of each link, by its ends."""
        counts: dict[LinkEnds, float] = {}
        for found, expected in zip(self._ends_by_effect, self.playout.expected, strict=True):
            for ends in found:
                counts[ends] = counts.get(ends, 0.0) + expected
        return counts

    @kept
    def _judged(self) -> Mapping[LinkEnds, LinkJudgment]:
        """What is known of each link, by its ends."""
        carriers, definition, workings = self.carriers, self.definition, self._workings
        return {
            (receiver, sender, is_working): workings[receiver]
            if is_working
            else handover(None if sender == _NOBODY else carriers[sender], carriers[receiver], definition)
            for receiver, sender, is_working in self._counts
        }

    @kept
    def _kinds(self) -> tuple[list[frozenset[LinkJudgment]], list[int]]:
        """What can be known of all links of an effect, and the place of each effect therein: there are few kinds."""
        judged = self._judged
        kinds: dict[frozenset[LinkJudgment], int] = {}
        by_effect = [
            kinds.setdefault(frozenset([judged[ends] for ends in found]), len(kinds)) for found in self._ends_by_effect
        ]
        return list(kinds), by_effect

    def keeping(self, holds: Callable[[LinkJudgment], bool]) -> tuple[bool, ...]:
        """For each effect, whether something holds for all its links."""
        kinds, by_effect = self._kinds
        kept_by = [all(map(holds, kind)) for kind in kinds]
        return tuple([kept_by[kind] for kind in by_effect])

    def counted(self, state: LinkState) -> list[int]:
        """How many links in this state each effect has."""
        judged = self._judged
        return [sum(judged[ends].state is state for ends in found) for found in self._ends_by_effect]

    @kept
    def links(self) -> tuple[Link, ...]:
        """All links with their expected number, in document order: of each step its working, then who hands to it."""
        judged, counts = self._judged, self._counts
        return tuple(
            [
                Link(
                    sender=None if ends[1] == _NOBODY else ends[1],
                    receiver=ends[0],
                    state=judged[ends].state,
                    per_case=counts[ends],
                    is_working=ends[2],
                )
                for ends in sorted(counts)
            ]
        )

    @kept
    def handovers(self) -> tuple[Handover, ...]:
        """All handovers between carriers of known medium with their expected number, in document order."""
        found: dict[tuple[int, int], float] = defaultdict(float)
        for (key, senders), expected in self._receiving.items():
            for sender in senders:
                found[sender, key] += expected
        return tuple(
            [
                Handover(sender=sender, receiver=receiver, per_case=found[sender, receiver])
                for sender, receiver in sorted(found)
            ]
        )

    @kept
    def visits(self) -> Mapping[int, float]:
        """Expected workings of each activity that works at all, by key."""
        visits: dict[int, float] = {}
        for effect, expected in zip(self.playout.effects, self.playout.expected, strict=True):
            for key, *_ in effect.workings:
                if key in self._steps:
                    visits[key] = visits.get(key, 0.0) + expected
        return visits

    # -- breaks ----------------------------------------------------------------------------------

    @kept
    def _receiving(self) -> Mapping[Receiving, float]:
        """Expected number of each working of a carrier of known medium, by whose information it takes."""
        found: dict[Receiving, float] = defaultdict(float)
        for effect, expected in zip(self.playout.effects, self.playout.expected, strict=True):
            for key, senders, _ in effect.workings:
                if key in self.followed.known:
                    found[key, senders] += expected
        return found

    @kept
    def _breaking(self) -> Mapping[Receiving, tuple[LocalBreak, ...]]:
        """The breaks of each working that has any."""
        found = {}
        for key, senders in self._receiving:
            breaks = (
                *breaks_between(self.carriers, key, senders, self.definition),
                *breaks_inside(self.carriers, key, senders, self.definition),
            )
            if breaks:
                found[key, senders] = breaks
        return found

    @kept
    def breaks_by_effect(self) -> tuple[int, ...]:
        """The number of breaks in each effect."""
        breaking = {receiving: len(found) for receiving, found in self._breaking.items()}
        if not breaking:
            return (0,) * len(self.playout.effects)
        return tuple(
            sum(breaking.get((key, senders), 0) for key, senders, _ in effect.workings)
            for effect in self.playout.effects
        )

    @kept
    def breaks(self) -> tuple[MediaBreak, ...]:
        """All media breaks with their expected number, in document order."""
        totals: dict[tuple[int, LocalBreak], float] = defaultdict(float)
        for (key, senders), found in self._breaking.items():
            for one in found:
                totals[key, one] += self._receiving[key, senders]
        places = [self._media_break(*place, expected) for place, expected in totals.items()]
        return tuple(sorted(places, key=_document_order))

    @kept
    def _unknown_ways(self) -> UnknownWays | None:
        """`None` where every step is known."""
        if len(self.followed.linked) == len(self.followed.known):
            return None
        handovers = [(sender, receiver) for receiver, sender, _ in self._counts if sender != _NOBODY]
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
            across=crossed.steps,
        )


def line_of(model: Model, key: int) -> int:
    """XML line of a node or message flow."""
    node = model.node_by_key.get(key)
    return node.line if node is not None else model.message_flow_by_key[key].line


def _document_order(found: MediaBreak) -> tuple[int, tuple[int, ...], str, str, str]:
    return (found.step, found.senders, found.code, found.before, found.after)
