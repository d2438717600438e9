"""What the rules of the verdict ask of an analysis: what comes in, in which order, in which media, and what breaks."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from functools import cached_property
from math import fsum

from mediabruch.analysis import Analysis
from mediabruch.analyzed import Step
from mediabruch.breaks.link import LinkState
from mediabruch.breaks.media_break import MediaBreak
from mediabruch.errors import Message
from mediabruch.figures import TINY
from mediabruch.i18n.terms import NODE_TYPES
from mediabruch.interview import is_guessed
from mediabruch.media import DIGITAL_MEDIA, Family, Knowledge, Medium, Origin, Purpose, Side
from mediabruch.notation.letters import shortened
from mediabruch.rules.purposes import is_for

NEARLY_ALL, MOST, HALF = 0.9, 0.75, 0.5
"""Shares of what is known that a sentence calls all of it, the rule, and much of it."""
_LONGEST = 80
"""Characters of a step's name in a sentence."""


class ProcessFacts:
    """What the rules ask of an analysis."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.score = analysis.score
        self.steps = {step.node.key: step for step in analysis.steps}
        workings = [link for link in analysis.links if link.is_working and link.receiver in self.steps]
        self.states = {link.receiver: link.state for link in workings}
        self.visits = {link.receiver: link.per_case for link in workings}

    @property
    def unknown(self) -> float:
        """Share of the links of which it is not known whether they are digital."""
        return self.score.links_unknown / self.score.links if self.score.links > TINY else 0.0

    @property
    def known(self) -> float:
        """Expected links that are known to be digital or not."""
        return self.score.links_digital + self.score.links_other

    @cached_property
    def families(self) -> frozenset[Family]:
        """The families of all media that are known of steps that work, and of messages that are sent."""
        sides = [side for key in self.visits for side in self._sides(key)]
        sides += [self.analysis.messages[key] for key in self._ends if key in self.analysis.messages]
        return frozenset(medium.family for side in sides if side for medium in side)

    def _sides(self, key: int) -> tuple[Side, Side]:
        known = self.steps[key].annotation
        return known.receives, known.produces

    @cached_property
    def halves(self) -> list[Step]:
        """The steps that cases come to and that are known by half: what they hand on, or what they take in."""
        return [
            step
            for step in self.steps.values()
            if step.knowledge is Knowledge.PARTLY and step.annotation.is_carrier and step.visits_per_case > TINY
        ]

    @cached_property
    def _ends(self) -> frozenset[int]:
        return frozenset(key for link in self.analysis.links for key in (link.sender, link.receiver) if key is not None)

    @cached_property
    def intakes(self) -> dict[int, float]:
        """The steps that work on what no step handed to them, with how often they do so in a case."""
        handed: dict[int, float] = defaultdict(float)
        for link in self.analysis.links:
            if not link.is_working and link.sender is not None:
                handed[link.receiver] += link.per_case
        alone = {key: visits - handed[key] for key, visits in self.visits.items()}
        return {key: count for key, count in alone.items() if count > TINY}

    @cached_property
    def order(self) -> dict[int, int]:
        """How many handovers lie between what comes in and each step, on the shortest way."""
        following: dict[int, list[int]] = defaultdict(list)
        for link in self.analysis.links:
            if not link.is_working and link.sender is not None:
                following[link.sender].append(link.receiver)
        order = dict.fromkeys(self.intakes, 0)
        edge = list(order)
        for key in edge:
            for after in following[key]:
                if after not in order:
                    order[after] = order[key] + 1
                    edge.append(after)
        return order

    @cached_property
    def intake(self) -> Family | None:
        """The family in which nearly all that begins a case comes in; `None` where it is mixed or not known."""
        counts: dict[Family | None, float] = defaultdict(float)
        for key, count in self.intakes.items():
            receives, produces = self._sides(key)
            is_thing = self._reads_thing(key)
            counts[None if is_thing else one_family(receives or produces)] += count
        total = fsum(counts.values())
        return next((one for one, count in counts.items() if one is not None and count >= NEARLY_ALL * total), None)

    def _reads_thing(self, key: int) -> bool:
        """Whether a step reads out a thing that somebody has in hand, such as a passport: nothing comes in there."""
        if not self.analysis.options.inference:
            return False
        from mediabruch.infer.steps.purposes import reads_thing

        return reads_thing(self.steps[key].name)

    @property
    def is_sent_in(self) -> bool:
        """Whether what begins a case comes from someone: by a message, or as the labels say."""
        told = {flow.target for flow in self.analysis.model.message_flows}
        starts = {flow.target for flow in self.analysis.model.sequence_flows if flow.source in told}
        return any(
            key in told or key in starts or self.is_for(key, Purpose.APPLICATION, Purpose.RECEIVING)
            for key in self.intakes
        )

    def in_order(self, keys: Iterable[int]) -> list[int]:
        """Steps in the order in which the information comes to them."""
        return sorted(keys, key=lambda key: (self.order.get(key, len(self.order)), key))

    def later(self, key: int) -> list[int]:
        """The steps of known working that the information comes to after a step, and what is reached from nowhere."""
        here = self.order.get(key, 0)
        return [
            one
            for one, state in self.states.items()
            if state is not LinkState.UNKNOWN and self.order.get(one, here + 1) > here
        ]

    def is_last(self, key: int) -> bool:
        """Whether no step can follow one."""
        graph = self.analysis.model.graph
        seen, waiting = {key}, [key]
        for here in waiting:
            for after in graph.downstream.get(here, ()):
                if after in self.steps:
                    return False
                if after not in seen:
                    seen.add(after)
                    waiting.append(after)
        return True

    @property
    def known_steps(self) -> list[int]:
        """The steps of which it is known whether they work digitally."""
        return [key for key, state in self.states.items() if state is not LinkState.UNKNOWN]

    def leaves(self, key: int) -> bool:
        """Whether what a step makes leaves the flow of work, or the house: there no work begins."""
        known = self.steps[key].annotation
        return known.aside is not None or known.is_dispatch

    def is_other(self, key: int) -> bool:
        """Whether a step is known not to work digitally."""
        return self.states.get(key) is LinkState.OTHER

    def share_of_other(self, keys: Iterable[int]) -> float:
        """Of the workings of steps, those that are not digital; 0 without any."""
        keys = list(keys)
        total = fsum(self.visits[key] for key in keys)
        return fsum(self.visits[key] for key in keys if self.is_other(key)) / total if total > TINY else 0.0

    @cached_property
    def places_of_other(self) -> list[int]:
        """The steps that do not work digitally, and what takes something not digitally from others, by frequency.

        So does a step at which media break, though unknown steps before it leave open from where it takes.
        """
        found = {key for key in self.states if self.is_other(key)}
        for link in self.analysis.links:
            if link.state is LinkState.OTHER and not {link.sender, link.receiver} & found:
                found.add(link.receiver)
        found |= {one.step for one in self.breaks if self.is_apart(one, found)}
        return sorted(found, key=lambda key: (-self.visits.get(key, 0.0), key))

    def is_apart(self, found: MediaBreak, keys: Collection[int]) -> bool:
        """Whether a media break happens neither at one of these steps or messages nor in what it hands over."""
        return {found.step, *found.senders}.isdisjoint(keys)

    def begins_before(self, key: int) -> bool:
        """Whether what a step takes in is not digital, and steps of unknown medium hand it over: it was so there."""
        if key not in self.steps or other_family(self.steps[key].annotation.receives) is None:
            return False
        givers = (link.sender for link in self.analysis.links_of.get(key, ()) if link.receiver == key)
        return any(giver in self.steps and self.steps[giver].annotation.produces is None for giver in givers)

    def holds(self, key: int) -> Family | None:
        """The family that is not digital in which a step works, as far as it does; else `None`."""
        return next((family for side in self._sides(key) if (family := other_family(side)) is not None), None)

    @cached_property
    def breaks(self) -> list[MediaBreak]:
        """The media breaks of each place as one, the most frequent first."""
        sums: dict[tuple[int, str], float] = defaultdict(float)
        for found in self.analysis.breaks:
            sums[found.step, found.code] += found.per_case
        ranked = sorted(self.analysis.breaks, key=lambda one: -round(sums[one.step, one.code], 9))
        return list({(one.step, one.code): one for one in reversed(ranked)}.values())[::-1]

    @cached_property
    def break_weights(self) -> dict[int, float]:
        """How often media break at each step or message flow."""
        sums: dict[int, list[float]] = defaultdict(list)
        for found in self.analysis.breaks:
            sums[found.step].append(found.per_case)
        return {key: fsum(found) for key, found in sums.items()}

    def breaks_at(self, key: int) -> set[str]:
        """The kinds of break at a step."""
        return {found.code for found in self.analysis.breaks if found.step == key}

    def is_stated(self, found: MediaBreak) -> bool:
        """Whether a media break rests on what people state alone, with no unknown step before it."""
        if found.across:
            return False
        ends = (self.steps[key].annotation.origin for key in (found.step, *found.senders) if key in self.steps)
        return all(origin is Origin.STATED for origin in ends)

    def is_guessed(self, found: MediaBreak) -> bool:
        """Whether a media break rests on media that are to be confirmed, or has unknown steps before it."""
        return bool(found.across) or self.is_unconfirmed(found)

    def is_unconfirmed(self, found: MediaBreak) -> bool:
        """Whether a media break rests on media that are to be confirmed."""
        return is_guessed(self.analysis, found.step, found.senders)

    def across(self, key: int) -> tuple[int, ...]:
        """The unknown steps before all media breaks of a step; none where one of them surely happens there."""
        found = self.analysis.breaks_of.get(key, ())
        here = [one.across for one in found if one.step == key]
        return tuple(dict.fromkeys(one for across in here for one in across)) if all(here) else ()

    @property
    def messages_on_paper(self) -> list[int]:
        """The message flows that are sent, and whose stated medium is not digital."""
        return [key for key, media in self.analysis.messages.items() if key in self._ends and other_family(media)]

    def source(self, key: int) -> int | None:
        """What a message flow leaves; `None` for steps."""
        flow = self.analysis.model.message_flow_by_key.get(key)
        return flow.source if flow else None

    def mostly(self, keys: Iterable[int]) -> set[Family]:
        """The family in which most of these steps work that is not digital, else all such families."""
        counts: dict[Family, float] = defaultdict(float)
        for key in keys:
            if family := self.holds(key):
                counts[family] += self.visits[key]
        total = fsum(counts.values())
        return {family for family, count in counts.items() if count >= MOST * total} or set(counts)

    def where(self, *keys: int) -> Message:
        """In what steps or message flows are that are not digital."""
        held = (self.holds(key) if key in self.steps else other_family(self.analysis.messages[key]) for key in keys)
        return where_words({family or Family.PAPER for family in held})

    def is_for(self, key: int, *purposes: Purpose) -> bool:
        """Whether a step or message flow has one of these purposes, by its words."""
        name = self.name(key)
        return isinstance(name, str) and is_for(name, *purposes, house=self.analysis.options.vocabulary)

    def quoted(self, key: int) -> str | Message:
        """A step or message flow in a sentence."""
        name = self.name(key)
        return Message("“{name}”", name=name) if isinstance(name, str) else name

    def name(self, key: int) -> str | Message:
        """What a step or message flow is called in a sentence."""
        node = self.analysis.model.node_by_key.get(key)
        if node is None:
            flow = self.analysis.model.message_flow_by_key[key]
            said = flow.name.strip() or flow.message.strip()
            return shortened(said, _LONGEST) if said else Message("message flow")
        return shortened(node.name.strip(), _LONGEST) or Message("{type} without a name", type=NODE_TYPES[node.type])


def one_family(side: Side) -> Family | None:
    """The one family of a side; `None` for several, for none, and where it is not known."""
    families = {medium.family for medium in side or ()}
    return families.pop() if len(families) == 1 else None


def other_family(side: Side) -> Family | None:
    """A family of a side that is not digital."""
    return next((medium.family for medium in Medium if side and medium in side and medium not in DIGITAL_MEDIA), None)


def where_words(families: Iterable[Family]) -> Message:
    """On what information is worked that is not digital."""
    families = set(families)
    if families >= {Family.PAPER, Family.ORAL}:
        return Message("on paper and spoken")
    return Message("spoken") if Family.ORAL in families else Message("on paper")
