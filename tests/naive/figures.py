"""Media breaks, links and figures by docs/semantics.md, sections 1, 2 and 4, on the naive play-out."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from mediabruch.model import AUTOMATIC_TASKS, FlowNode, Model
from tests.naive.chain import NaiveChain
from tests.naive.game import Happening, NaiveGame

Media = frozenset[str]
FAMILIES = {"data": "digital", "document": "digital", "digital": "digital", "paper": "paper", "oral": "oral"}
PHYSICAL = frozenset({"physical"})
Change = tuple[frozenset[str], str]
"""The families offered, and what is wanted; or the system left."""


@dataclass(frozen=True)
class Sides:
    """What a step, or a message flow of stated medium, receives and produces."""

    receives: Media | None
    produces: Media | None
    by_hand: bool = False
    automatic: bool = False
    system: str | None = None
    is_step: bool = True

    @property
    def known(self) -> list[Media]:
        return [side for side in (self.receives, self.produces) if side is not None]

    @property
    def is_covered(self) -> bool:
        return self.produces is not None and (self.automatic or self.receives is not None)

    @property
    def is_physical(self) -> bool:
        return self.known == [PHYSICAL, PHYSICAL]

    @property
    def carries(self) -> bool:
        return any(side != PHYSICAL for side in self.known)

    @property
    def needs(self) -> Media | None:
        return None if self.receives == PHYSICAL else self.receives

    @property
    def makes(self) -> Media | None:
        return None if self.produces == PHYSICAL else self.produces


def sides_of(node: FlowNode, facts: Mapping[str, Any]) -> Sides:
    return Sides(
        _media(facts.get("receives", facts.get("medium"))),
        _media(facts.get("produces", facts.get("medium"))),
        by_hand=facts.get("by_hand", False),
        automatic=facts.get("automatic", node.type in AUTOMATIC_TASKS),
        system=facts.get("system"),
    )


def is_digital(media: Media) -> bool:
    return all(FAMILIES[medium] == "digital" for medium in media)


def holds_digital(media: Media) -> bool:
    return any(FAMILIES[medium] == "digital" for medium in media)


def changes(offers: Media, wanted: Media, rules: str, *, by_hand: bool) -> set[Change]:
    """The changes that count, from what is offered to what is wanted."""
    families = frozenset(FAMILIES[medium] for medium in offers)
    found = {(families, family) for family in {FAMILIES[medium] for medium in wanted} - families}
    digital = {medium for medium in offers if FAMILIES[medium] == "digital"}
    if rules != "physical" and "data" in wanted and digital == {"document"} and by_hand:
        found.add((families, "data"))
    if rules == "extended" and "document" in wanted and digital == {"data"}:
        found.add((families, "document"))
    return found


class Naive:
    """All figures of a model, from what is stated of it by ids."""

    def __init__(self, model: Model, stated: Mapping[str, Mapping[str, Any]], rules: str, most_states: int) -> None:
        self.model, self.stated, self.rules, self.most_states = model, stated, rules, most_states
        steps = stated.get("steps", {})
        self.sides = {node.key: sides_of(node, steps.get(str(node.id), {})) for node in model.activities}
        self.messages: dict[int, Sides] = {}
        for flow in model.message_flows:
            medium = _media(stated.get("messages", {}).get(str(flow.id), {}).get("medium"))
            if medium is not None:
                self.messages[flow.key] = Sides(medium, medium, is_step=False)
        self.all = {**self.sides, **self.messages}
        self.aside = {node.key for node in model.activities if steps.get(str(node.id), {}).get("aside", False)}
        self.content = NaiveGame(model, stated, (), ()).content
        self.carriers = {key for key, sides in self.all.items() if sides.carries}
        self.linking = {
            key for key, sides in self.all.items() if not sides.is_physical and (sides.known or key not in self.content)
        }

    @cached_property
    def breaking(self) -> NaiveChain:
        """The chain whose carriers are those of known media."""
        return NaiveChain(NaiveGame(self.model, self.stated, self.carriers, self.aside), self.most_states)

    @cached_property
    def linked(self) -> NaiveChain:
        """The chain in which every step that is not physical is a carrier."""
        return NaiveChain(NaiveGame(self.model, self.stated, self.linking, self.aside), self.most_states)

    # -- breaks -----------------------------------------------------------------------------------

    def offers(self, sender: int) -> Media | None:
        """What a known sender offers: if only `receives` is known, it produces the same."""
        sides = self.all[sender]
        return sides.makes if sides.makes is not None else sides.needs

    def between(self, sender: int, receiver: int, offers: Media | None) -> set[Change]:
        one, other = self.all[sender], self.all[receiver]
        if offers is None or other.receives == PHYSICAL:
            return set()
        found = set() if other.needs is None else changes(offers, other.needs, self.rules, by_hand=other.by_hand)
        if self.rules == "extended" and other.by_hand and one.system and other.system and one.system != other.system:
            found.add((frozenset({one.system}), "system"))
        return found

    def inside(self, key: int, offers: Media | None) -> set[Change]:
        sides = self.all[key]
        if not sides.is_step or offers is None or sides.makes is None:
            return set()
        return changes(offers, sides.makes, self.rules, by_hand=sides.by_hand)

    def breaks(self, happening: Happening) -> list[tuple[tuple[int, ...], int, int]]:
        """Senders, receiver and number of the breaks of one working or sending."""
        key = happening.key
        if happening.kind not in {"working", "sending"}:
            return []
        senders: dict[Change, set[int]] = defaultdict(set)
        for sender in happening.senders:
            for change in self.between(sender, key, self.offers(sender)):
                senders[change].add(sender)
        found = [(tuple(sorted(of)), key, 1) for of in senders.values()]
        sides = self.all[key]
        if sides.receives is None:
            arrivals = (
                [] if sides.automatic else [self.inside(key, self.offers(sender)) for sender in happening.senders]
            )
            number = max(map(len, arrivals), default=0)
        else:
            number = len(self.inside(key, sides.needs))
        return [*found, ((), key, number)] if number else found

    # -- links ------------------------------------------------------------------------------------

    def handover(self, sender: int, receiver: int) -> str:
        sides = self.all[receiver]
        offers, needs = self.all[sender].makes, sides.needs
        is_machine = sides.automatic and needs is None
        if offers is not None and not holds_digital(offers):
            return "unknown" if is_machine else "other"
        if needs is not None and not is_digital(needs):
            return "other"
        if offers is not None and needs is not None:
            return "other" if self.between(sender, receiver, offers) else "digital"
        return "digital" if is_machine and offers is not None else "unknown"

    def work(self, key: int) -> str:
        sides = self.all[key]
        if any(not is_digital(side) for side in sides.known if side != PHYSICAL):
            return "other"
        if len(sides.known) == 2:
            return "other" if self.inside(key, sides.needs) else "digital"
        return "digital" if sides.automatic and sides.receives is None and sides.makes is not None else "unknown"

    def links(self, happening: Happening) -> list[tuple[int | None, int, bool, str]]:
        """Sender, receiver, whether it is a working, and state of the links of one working or sending."""
        if happening.kind not in {"working", "sending"}:
            return []
        key = happening.key
        found: list[tuple[int | None, int, bool, str]] = [
            (sender, key, False, self.handover(sender, key)) for sender in happening.senders
        ]
        if happening.kind == "sending" and not happening.senders:
            found.append((None, key, False, self.work(key)))
        return [*found, (None, key, True, self.work(key))] if happening.kind == "working" else found

    def is_unbroken(self, link: tuple[int | None, int, bool, str]) -> bool:
        """Whether a link is digital, or has both sides known and no break."""
        sender, key, _, state = link
        if state == "digital":
            return True
        sides = self.all[key]
        if sender is None:
            return len(sides.known) == 2 and not self.inside(key, sides.needs)
        offers = self.all[sender].makes
        return offers is not None and sides.needs is not None and not self.between(sender, key, offers)

    # -- figures ----------------------------------------------------------------------------------

    def figures(self) -> dict[object, Any]:
        """The figures by the names that the page gives them; visits, links and breaks by ids."""
        ids = {node.key: node.id for node in self.model.nodes} | {
            flow.key: flow.id for flow in self.model.message_flows
        }
        found: dict[object, Any] = defaultdict(float)
        linked, breaking = self.linked, self.breaking
        found["never_ends"] = linked.never_ends
        worked = dict.fromkeys(self.sides, 0.0)
        for happening, times in linked.expected().items():
            if happening.kind == "visit":
                found["visits", ids[happening.key]] += times
                worked[happening.key] += times
            elif happening.kind in {"assumed", "forced"}:
                found[{"assumed": "assumed_messages", "forced": "forced_joins"}[happening.kind]] += times
            for sender, receiver, is_working, state in self.links(happening):
                found["link", None if sender is None else ids[sender], ids[receiver], is_working, state] += times
                found[f"links_{state}"] += times
                found[f"{'workings' if is_working else 'handovers'}_{state}"] += times
        for happening, times in breaking.expected().items():
            for senders, receiver, number in self.breaks(happening):
                found["break", tuple(sorted(str(ids[each]) for each in senders)), ids[receiver]] += number * times
                found["breaks_per_case"] += number * times
        digital, other, unknown = (found[f"links_{state}"] for state in ("digital", "other", "unknown"))
        total = digital + other + unknown
        found["end_to_end_low"] = _percent(digital, total)
        found["end_to_end_high"] = _percent(digital + unknown, total)
        found["end_to_end_score"] = _percent(digital, digital + other)
        found["end_to_end_rate_low"] = linked.rate(
            lambda happening: all(link[3] == "digital" for link in self.links(happening))
        )
        found["end_to_end_rate_high"] = linked.rate(
            lambda happening: all(link[3] != "other" for link in self.links(happening))
        )
        found["break_free_rate_low"] = linked.rate(lambda happening: all(map(self.is_unbroken, self.links(happening))))
        found["breaks_min"], found["breaks_max"] = breaking.bounds(self.number)
        found["breaks_distribution"] = tuple(breaking.distribution(self.number))
        found["break_free_rate_high"] = found["breaks_distribution"][0]
        done = {key: times for key, times in worked.items() if key not in self.content or key in self.linking}
        machines = sum(times for key, times in done.items() if self.all[key].automatic)
        found["automation_rate"] = machines / sum(done.values()) if sum(done.values()) else None
        sides = [each for key, each in self.sides.items() if each.known or key not in self.content]
        full = sum(each.is_covered for each in sides)
        found["coverage"] = full / len(sides) if sides else None
        found["coverage_partly"] = (sum(bool(each.known) for each in sides) - full) / len(sides) if sides else None
        return {key: value for key, value in found.items() if value != 0}

    def number(self, happening: Happening) -> int:
        return sum(number for _, _, number in self.breaks(happening))


def _media(stated: str | list[str] | None) -> Media | None:
    if stated is None:
        return None
    return frozenset([stated] if isinstance(stated, str) else stated)


def _percent(part: float, whole: float) -> float | None:
    return 100 * part / whole if whole else None
