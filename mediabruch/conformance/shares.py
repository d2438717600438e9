"""How often each way was really taken: measured shares of flows, start and boundary events, with their intervals."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from math import prod
from typing import NamedTuple

from mediabruch.conformance.bounds import ShareBounds
from mediabruch.conformance.net import Net
from mediabruch.conformance.passings import Passing, Times
from mediabruch.model import FlowNode
from mediabruch.notation.measured import MeasuredShare
from mediabruch.playout.branches import branches
from mediabruch.playout.compiled import ONE_WAY_OUT
from mediabruch.playout.game import START
from mediabruch.playout.split import Independent, Place

_LEAST_GIVEN = 0.01
"""The least probability that some way out of an inclusive gateway is taken, where always just one is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedShare:
    """How often a flow was taken, or an event happened, of the times that it could have been."""

    element: int
    """Key of the sequence flow, start event or boundary event."""
    place: int
    """Key of the node that the choice is made at: the source of the flow, the activity of the boundary event, the first
    of the start events."""
    count: int
    total: int
    """How often a case came to the choice; never 0."""
    low: float
    """Of the interval: in 95 of 100 logs, those of all ways of the choice hold the true shares (see `ShareBounds`)."""
    high: float
    doubtful: int
    """How often the log would as well allow another way: not all readings that are as cheap take the same one."""
    is_told: bool
    """Whether the log can tell at all how often: the least share that its readings allow is half the greatest one."""
    has_rounds: bool
    """Cases may have come back to the choice in silence; it is counted as if none had."""
    probability: float
    """What the play-out has to be given so that it takes the way as often: the share, but for inclusive gateways and
    conditional flows of which at least one is always taken; they are drawn anew until one is."""
    is_default: bool
    """The default flow beside conditional ones: its share follows from the others, and is not stated."""
    begin: date | None = None
    """First day of the period that was counted; `None` where the log has no times."""
    end: date | None = None

    @property
    def share(self) -> float:
        """How often, in 0..1."""
        return self.count / self.total

    @property
    def measured(self) -> MeasuredShare:
        """As it is written into annotation files.

        Where ways are drawn anew until one is taken, its total is higher by the draws in which none is.
        """
        total = self.total if self.probability == self.share else round(self.count / self.probability)
        return MeasuredShare(count=self.count, total=max(self.count, total), begin=self.begin, end=self.end)


def drawn_chances(shares: Sequence[float]) -> list[float]:
    """With which chances ways have to be drawn, each by itself and anew until one is taken, to be taken so often.

    Of a way that is taken in a share of the cases, the chance is the share times the probability that a draw takes any
    way; this one is found by bisection.

    >>> [round(chance, 3) for chance in drawn_chances([0.75, 0.75])]
    [0.667, 0.667]
    """
    low, high = _LEAST_GIVEN, 1.0
    for _ in range(60):
        given = (low + high) / 2
        if 1 - prod(1 - share * given for share in shares) > given:
            low = given
        else:
            high = given
    return [share * high for share in shares]


class Unseen(NamedTuple):
    """What a log does not show."""

    rounds: AbstractSet[int] = frozenset()
    """Nodes to which cases may have come back in silence, by key."""
    astray: float = 0.0
    """Of the events, the share of those that are missing, or stand where they cannot have happened."""


def counted_shares(
    net: Net, tally: Mapping[Passing, Times], period: tuple[date | None, date | None], unseen: Unseen
) -> tuple[CountedShare, ...]:
    """The shares of all flows and events by which cases differ and whose choice some case came to, in document order.

    Of an event-based gateway at which messages decided, nothing is counted: they say nothing of how often each comes.
    Nor of a boundary event that no case shows, if no log could show it.
    """
    known = _Tally(tally)
    begin, end = period
    found = []
    for decision in _decisions(net, known):
        chances = [known.taken(place).counted / decision.total for _, place in decision.ways]
        if decision.is_drawn_anew:
            chances = drawn_chances(chances)
        for (element, place), chance in zip(decision.ways, chances, strict=True):
            taken, passed_by = known.taken(place), known.passed_by(place)
            bounds = ShareBounds(taken, passed_by, decision.together, unseen.astray)
            found.append(
                CountedShare(
                    element=element,
                    place=decision.place,
                    count=taken.counted,
                    total=decision.total,
                    low=bounds.low,
                    high=bounds.high,
                    doubtful=min(decision.total, taken.most - taken.least + passed_by.most - passed_by.least),
                    is_told=bounds.is_told,
                    has_rounds=decision.place in unseen.rounds,
                    probability=chance,
                    is_default=element == decision.default,
                    begin=begin,
                    end=end,
                )
            )
    return tuple(sorted(found, key=lambda share: share.element))


class _Decision(NamedTuple):
    """Ways between which cases choose."""

    place: int
    total: int
    ways: Sequence[tuple[int, Place]]
    """Keys of flows or events, with the places that stand for them."""
    default: int | None = None
    is_drawn_anew: bool = False
    is_one_way: bool = False
    """Always just one of the ways is taken."""

    @property
    def together(self) -> int:
        """How many intervals have to hold for all of them to do so: those of two alternatives are the same."""
        return 1 if self.is_one_way and len(self.ways) == 2 else len(self.ways)  # noqa: PLR2004 - one or the other


class _Tally:
    """Passings by the places that stand for ways; without those at which messages decided."""

    def __init__(self, tally: Mapping[Passing, Times]) -> None:
        decided_by_messages = {passing.node for passing in tally if passing.place is None}
        self._times = {
            (passing.place, passing.is_taken): times
            for passing, times in tally.items()
            if passing.place is not None and passing.node not in decided_by_messages
        }

    def taken(self, place: Place) -> Times:
        """How often a way was taken."""
        return self._times.get((place, True), Times())

    def passed_by(self, place: Place) -> Times:
        """How often a case came to the choice and did not take it."""
        return self._times.get((place, False), Times())

    def total(self, ways: Sequence[tuple[int, Place]]) -> int:
        """How often a case came to a choice between these ways."""
        return max((self.taken(place).counted + self.passed_by(place).counted for _, place in ways), default=0)


def _decisions(net: Net, tally: _Tally) -> Iterator[_Decision]:
    """All that cases decided, as far as some did."""
    compiled, differing = net.compiled, branches(net.compiled).keys()
    for scope in compiled.scopes:
        starts = [(node.key, (node.key, START)) for node in compiled.entries(scope) if node.key in differing]
        if total := tally.total(starts):
            yield _Decision(place=starts[0][0], total=total, ways=starts, is_one_way=True)
    for node in compiled.model.nodes:
        ways = [(key, place) for key, place in compiled.flow_places(node) if key in differing]
        if total := tally.total(ways):
            yield _of_flows(net, node, ways, total)
        rule = net.game.rules[node.key]
        events = [
            (place[0], place)
            for _, place in rule.interrupting + rule.added
            if tally.taken(place).counted or not _is_hidden(net, place[0], node.key)
        ]
        if total := tally.total(events):
            yield _Decision(place=node.key, total=total, ways=events)


def _of_flows(net: Net, node: FlowNode, ways: Sequence[tuple[int, Place]], total: int) -> _Decision:
    """What was decided between flows: one way out of gateways of which just one is, each by itself elsewhere."""
    if node.type in ONE_WAY_OUT:
        return _Decision(place=node.key, total=total, ways=ways, is_one_way=True)
    flows = {flow.key: flow for flow in net.model.graph.outgoing[node.key]}
    default = next((key for key, _ in ways if flows[key].is_default), None)
    split = net.compiled.split(node)
    is_drawn_anew = split.at_least_one if isinstance(split, Independent) else default is None
    return _Decision(place=node.key, total=total, ways=ways, default=default, is_drawn_anew=is_drawn_anew)


def _is_hidden(net: Net, event: int, host: int) -> bool:
    """Whether a log cannot show that a boundary event happened: what comes next comes without it, too, or nothing does.

    Followed within the scope of the event, past what no log shows.
    """
    after_event, after_host = (_next_seen(net, key) for key in (event, host))
    return None in after_event or not after_event.isdisjoint(after_host)


def _next_seen(net: Net, start: int) -> set[int | None]:
    """The steps that a log can show next; `None`: the end of the scope."""
    found: set[int | None] = set()
    passed, waiting = {start}, [start]
    while waiting:
        rule = net.game.rules[waiting.pop()]
        if rule.ends:
            found.add(None)
        for key, _ in rule.split.places:
            if net.is_visible(key) or net.game.rules[key].plays is not None:
                found.add(key)
            elif key not in passed:
                passed.add(key)
                waiting.append(key)
    return found
