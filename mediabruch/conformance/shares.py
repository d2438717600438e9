"""How often each way was really taken: measured shares of flows, start and boundary events, with their intervals."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product
from math import prod, sqrt

from mediabruch.conformance.course import BEGINNING, PathChoice
from mediabruch.conformance.net import Net
from mediabruch.model import FlowNode
from mediabruch.notation.measured import MeasuredShare
from mediabruch.playout.branches import branches
from mediabruch.playout.compiled import ONE_WAY_OUT
from mediabruch.playout.game import START
from mediabruch.playout.outcomes import listed
from mediabruch.playout.split import Independent, Place

_NORMAL = 1.959963984540054
"""97.5 of 100 values of the standard normal distribution lie below it."""
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
    """Of the interval that holds the true share in 95 of 100 logs (E. Wilson 1927)."""
    high: float
    doubtful: int
    """How often the log would as well allow another way: the choice that it shows is not the only one as short."""
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


def wilson(count: int, total: int) -> tuple[float, float]:
    """The 95 % interval of a share by its count: E. Wilson, Journal of the American Statistical Association 22, 1927.

    >>> [round(side, 4) for side in wilson(1300, 1434)]
    [0.8904, 0.9206]
    """
    squared = _NORMAL**2
    center = (count + squared / 2) / (total + squared)
    half = _NORMAL / (total + squared) * sqrt(count * (total - count) / total + squared / 4)
    return max(0.0, center - half), min(1.0, center + half)


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


def counted_shares(
    net: Net,
    choices: Mapping[PathChoice, int],
    doubtful: Mapping[PathChoice, int],
    period: tuple[date | None, date | None],
) -> tuple[CountedShare, ...]:
    """The shares of all flows and events by which cases differ and whose choice some case came to, in document order.

    Of an event-based gateway at which messages decided, nothing is counted: they say nothing of how often each comes.
    Nor of a boundary event that no case shows, if no log could show it.
    """
    tally = _Tally(net, choices)
    doubts = _Tally(net, doubtful)
    begin, end = period
    found = []
    for decision in _decisions(net, tally):
        counts = [tally.taken[place] for _, place in decision.ways]
        chances = [count / decision.total for count in counts]
        if decision.is_drawn_anew:
            chances = drawn_chances(chances)
        for (element, place), count, chance in zip(decision.ways, counts, chances, strict=True):
            low, high = wilson(count, decision.total)
            found.append(
                CountedShare(
                    element=element,
                    place=decision.place,
                    count=count,
                    total=decision.total,
                    low=low,
                    high=high,
                    doubtful=doubts.taken[place],
                    probability=chance,
                    is_default=element == decision.default,
                    begin=begin,
                    end=end,
                )
            )
    return tuple(sorted(found, key=lambda share: share.element))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Decision:
    """Ways between which cases choose."""

    place: int
    total: int
    ways: Sequence[tuple[int, Place]]
    """Keys of flows or events, with the places that stand for them."""
    default: int | None = None
    is_drawn_anew: bool = False


class _Tally:
    """Choices, added up by the places that they fill."""

    def __init__(self, net: Net, choices: Mapping[PathChoice, int]) -> None:
        self._rules = net.game.rules
        self._begin = list(product(*(tuple(split.outcomes()) for split in net.game.begin)))
        self.taken: Counter[Place] = Counter()
        self.entered: Counter[int] = Counter()
        """How often the content of each node was begun; `BEGINNING`: how many cases."""
        self.left: Counter[int] = Counter()
        self.finished: Counter[int] = Counter()
        """How often each node was left without being interrupted."""
        self.decided_by_messages = {choice.node for choice in choices if not choice.is_open}
        for choice, count in choices.items():
            self._note(choice, count)

    def _note(self, choice: PathChoice, count: int) -> None:
        if choice.node in self.decided_by_messages:
            return
        if choice.node == BEGINNING:
            places = [place for _, filled in self._begin[choice.way] for place in filled]
            self.entered[BEGINNING] += count
        elif choice.enters:
            entries = self._rules[choice.node].entries
            places = [] if entries is None else list(list(entries.outcomes())[choice.way][1])
            self.entered[choice.node] += count
        else:
            outcome = listed(self._rules[choice.node])[choice.way]
            places = list(outcome.places)
            self.left[choice.node] += count
            self.finished[choice.node] += count if outcome.sends else 0
        for place in places:
            self.taken[place] += count


def _decisions(net: Net, tally: _Tally) -> Iterator[_Decision]:
    """All that cases decided, as far as some did."""
    compiled, differing = net.compiled, branches(net.compiled).keys()
    for scope in compiled.scopes:
        starts = [node.key for node in compiled.entries(scope) if node.key in differing]
        total = sum(tally.taken[key, START] for key in starts)
        if total:
            yield _Decision(place=starts[0], total=total, ways=[(key, (key, START)) for key in starts])
    for node in compiled.model.nodes:
        ways = [(key, place) for key, place in compiled.flow_places(node) if key in differing]
        if ways and tally.finished[node.key]:
            yield _of_flows(net, node, ways, tally.finished[node.key])
        rule = net.game.rules[node.key]
        events = [
            (place[0], place)
            for _, place in rule.interrupting + rule.added
            if tally.taken[place] or not _is_hidden(net, place[0], node.key)
        ]
        if events and tally.left[node.key]:
            yield _Decision(place=node.key, total=tally.left[node.key], ways=events)


def _of_flows(net: Net, node: FlowNode, ways: Sequence[tuple[int, Place]], total: int) -> _Decision:
    """What was decided between flows: one way out of gateways of which just one is, each by itself elsewhere."""
    if node.type in ONE_WAY_OUT:
        return _Decision(place=node.key, total=total, ways=ways)
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
