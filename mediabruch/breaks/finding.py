"""Find the handovers and media breaks in what the play-out says happens, and add them up."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from mediabruch.breaks.carriers import Carrier
from mediabruch.breaks.classify import code_of, is_dispatch
from mediabruch.breaks.found import Handover, MediaBreak
from mediabruch.media import DIGITAL_MEDIA, PHYSICAL, Change, ChangeKind, Medium, RuleSet, changes, ordered
from mediabruch.model import Model
from mediabruch.playout import Effect, Playout

Place = tuple[int, int | None]
"""Where a break happens: the step (or message flow), and the sender; `None` inside the step."""


class Happening(NamedTuple):
    """One break as it happens at one working."""

    place: Place
    change: Change
    offers: frozenset[Medium]
    needs: frozenset[Medium]


class Judged(NamedTuple):
    """One effect of the play-out, judged by a rule set."""

    handovers: tuple[tuple[int, int, bool], ...]
    """Sender, receiver, seamless."""
    breaks: tuple[Happening, ...]
    is_digital: bool
    """Every carrier's known sides, and everything taken, are digital."""
    digital_workings: int
    """Workings of carrier steps with both sides digital."""
    carrier_workings: int
    """Workings of carrier steps."""

    @property
    def seamless(self) -> int:
        """Number of seamless handovers."""
        return sum(is_seamless for _, _, is_seamless in self.handovers)


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


@dataclass(frozen=True)
class Judgement:
    """All effects of a play-out, judged by a rule set."""

    model: Model
    playout: Playout
    carriers: Mapping[int, Carrier]
    rules: RuleSet

    @cached_property
    def effects(self) -> tuple[Judged, ...]:
        """Each effect of the play-out, judged."""
        return tuple(self._judge(effect) for effect in self.playout.effects)

    @cached_property
    def totals(self) -> "Totals":
        """The expected numbers of one case, over all effects."""
        handovers = seamless = breaks = digital = steps = 0.0
        for judged, expected in zip(self.effects, self.playout.expected, strict=True):
            handovers += expected * len(judged.handovers)
            seamless += expected * judged.seamless
            breaks += expected * len(judged.breaks)
            digital += expected * judged.digital_workings
            steps += expected * judged.carrier_workings
        return Totals(handovers, seamless, breaks, digital, steps)

    @cached_property
    def breaks_of_effect(self) -> list[int]:
        """Number of breaks in each effect."""
        return [len(judged.breaks) for judged in self.effects]

    def _judge(self, effect: Effect) -> Judged:
        handovers: list[tuple[int, int, bool]] = []
        breaks: list[Happening] = []
        digital = steps = 0
        is_digital = True
        for key, senders in effect.workings:
            carrier = self.carriers.get(key)
            if carrier is None:
                continue
            for sender in senders:
                between = self._between(sender, key)
                breaks += between
                handovers.append((sender, key, not between and self._is_digital(sender, carrier)))
            breaks += self._inside(key, senders)
            is_working_digital = carrier.is_digital and (
                carrier.receives is not None or all(self._offers(sender) <= DIGITAL_MEDIA for sender in senders)
            )
            is_digital = is_digital and is_working_digital
            if key in self.model.node_by_key:
                steps += 1
                digital += is_working_digital
        return Judged(tuple(handovers), tuple(breaks), is_digital, digital, steps)

    def _offers(self, sender: int) -> frozenset[Medium]:
        return self.carriers[sender].offers

    def _is_digital(self, sender: int, receiver: Carrier) -> bool:
        """Whether all media offered and taken are digital."""
        return self._offers(sender) | (receiver.receives or PHYSICAL) <= DIGITAL_MEDIA

    def _between(self, sender: int, key: int) -> list[Happening]:
        """The breaks on one handover."""
        carrier, giver = self.carriers[key], self.carriers[sender]
        needs = carrier.receives
        if needs is None:
            needs, found = giver.offers, []
        else:
            found = list(changes(giver.offers, needs, by_hand=carrier.by_hand, rules=self.rules))
        if self.rules is RuleSet.EXTENDED and carrier.by_hand and _differ(giver.system, carrier.system):
            media = ordered(giver.offers)[:1] + ordered(needs)[:1]
            found += [Change(ChangeKind.SYSTEM, media[0], media[-1])] if media else []
        return [Happening((key, sender), change, giver.offers, needs) for change in found]

    def _inside(self, key: int, senders: tuple[int, ...]) -> list[Happening]:
        """The breaks inside a step: of what it takes against what it produces; of several arrivals, the worst."""
        carrier = self.carriers[key]
        if not carrier.produces:
            return []
        worst: list[Happening] = []
        arrivals = [self._offers(sender) for sender in senders] if carrier.receives is None else [carrier.receives]
        for taken in arrivals:
            found = [
                Happening((key, None), change, taken, carrier.produces)
                for change in changes(taken, carrier.produces, by_hand=carrier.by_hand, rules=self.rules)
            ]
            worst = found if len(found) > len(worst) else worst
        return worst

    @cached_property
    def handovers(self) -> tuple[Handover, ...]:
        """All handovers with their expected number, in document order."""
        totals: dict[tuple[int, int, bool], float] = defaultdict(float)
        for judged, expected in zip(self.effects, self.playout.expected, strict=True):
            for handover in judged.handovers:
                totals[handover] += expected
        return tuple(
            Handover(sender, receiver, total, is_seamless)
            for (sender, receiver, is_seamless), total in sorted(totals.items())
        )

    @cached_property
    def breaks(self) -> tuple[MediaBreak, ...]:
        """All media breaks with their expected number, in document order."""
        totals: dict[tuple[object, ...], float] = defaultdict(float)
        kept: dict[tuple[object, ...], Happening] = {}
        for judged, expected in zip(self.effects, self.playout.expected, strict=True):
            for happening in judged.breaks:
                change = happening.change
                same = (happening.place, change, ordered(happening.offers), ordered(happening.needs))
                kept.setdefault(same, happening)
                totals[same] += expected
        found = [self._media_break(happening, totals[same]) for same, happening in kept.items()]
        return tuple(sorted(found, key=_document_order))

    def _media_break(self, happening: Happening, per_case: float) -> MediaBreak:
        step, sender = happening.place
        change = happening.change
        laws = [self.carriers[key].required_by_law for key in (step, sender) if key is not None]
        return MediaBreak(
            code=code_of(change, to_other_party=is_dispatch(self.model, step, sender)),
            step=step,
            sender=sender,
            before=change.before,
            after=change.after,
            offers=ordered(happening.offers),
            needs=ordered(happening.needs),
            per_case=per_case,
            required_by_law=next((law for law in laws if law), None),
            line=line_of(self.model, step),
        )


def line_of(model: Model, key: int) -> int:
    """XML line of a node or message flow."""
    node = model.node_by_key.get(key)
    return node.line if node is not None else model.message_flow_by_key[key].line


def _differ(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one != other


def _document_order(found: MediaBreak) -> tuple[int, int, str, str, str]:
    return (found.step, -1 if found.sender is None else found.sender, found.code, found.before, found.after)
