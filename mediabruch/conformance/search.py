"""The exact search for a cheapest alignment: A* over marking and position (P. Hart, N. Nilsson, B. Raphael 1968).

The least cost to come is that of events whose steps can no longer happen, and of steps that no event is left for. Where
the model has too many markings to know that beforehand, it is 0, and the search is Dijkstra's.
"""

from collections.abc import Iterator, Sequence
from heapq import heapify, heappop, heappush

from mediabruch.conformance.alignment import Alignment, Event, Move, MoveKind
from mediabruch.conformance.course import BEGINNING, PathChoice
from mediabruch.conformance.net import SILENT, Ahead, Net, repeats
from mediabruch.conformance.passings import Passing, Passings
from mediabruch.conformance.readings import ArrivingMove, Readings, all_readings

MOST_WORK = 300_000
"""States that a search puts aside to be looked at."""
MOST_READINGS = 60_000
"""States put aside up to which all cheapest alignments are looked for, beyond the first."""
_PRICE = 1 << 32
"""Moves that cost less together than one that is skipped or extra."""

Back = tuple[int, int, int, MoveKind]
"""The state before, the firing and its way, and the kind of the move."""


class AlignmentSearch:
    """One search through marking and position; a state is a number for both."""

    def __init__(self, net: Net, events: Sequence[Event], *, is_complete: bool, is_turned: bool) -> None:
        self._net, self._events = net, events
        self._is_complete, self._is_turned = is_complete, is_turned
        self._size = len(events) + 1
        self._repeats = list(repeats(net, events))
        self.back: dict[int, Back] = {}
        self._prices: dict[int, int] = {}
        self._open: list[tuple[int, int, int]] = []
        self._before: dict[int, list[tuple[int, int, int]]] = {}
        """To each state those before it on a cheapest way, with the firing and its way."""
        self._cost: int | None = None
        self._work, self._most_work = 0, MOST_WORK

    def found(self, ahead: Sequence[Ahead] | None) -> Alignment | None:
        """The cheapest alignment; `None` where the search has become too long."""
        net, size = self._net, self._size
        self._remaining = _Remaining(self._events, self._repeats, ahead, is_complete=self._is_complete)
        for marking in self._ordered(tuple(dict.fromkeys(net.beginnings))):
            self._prices[marking * size] = 0
            estimate = _PRICE * self._remaining.least(marking, 0)
            self._open.append((estimate, -len(self._open), marking * size))
        heapify(self._open)
        self._found = self._ends()
        end = next(self._found, None)
        if end is None:
            return None
        self._first = end
        return Alignment(*path_to(net, self.back, end, size), self._prices[end] // _PRICE)

    def readings(self, passings: Passings) -> Readings | None:
        """How often each way is taken in all alignments that are as cheap as the one found; `None`: too much work."""
        self._most_work = self._work + MOST_READINGS
        ends = [self._first, *self._found]
        if self._work > self._most_work:
            return None
        size, before = self._size, self._before
        beginnings: dict[int, list[tuple[Passing, ...]]] = {}
        for way, marking in enumerate(self._net.beginnings):
            choice = PathChoice(BEGINNING, enters=True, way=way)
            beginnings.setdefault(marking * size, []).append(passings.of(choice))
        edges: dict[int, list[ArrivingMove]] = {}
        waiting = list(ends)
        while waiting:
            state = waiting.pop()
            if state not in edges:
                found = before.get(state, ())
                edges[state] = [
                    ArrivingMove(earlier, passings.at(earlier // size, firing, way) if firing >= 0 else ())
                    for earlier, firing, way in found
                ]
                waiting.extend(earlier for earlier, _, _ in found)
        return all_readings(ends, edges, beginnings, self._prices)

    def _ends(self) -> Iterator[int]:
        """The states in which the case can end, the cheapest first, and then all that are as cheap."""
        net, size, last, prices, before = self._net, self._size, len(self._events), self._prices, self._before
        closed: set[int] = set()
        while self._open and self._work <= self._most_work:
            estimate, _, state = heappop(self._open)
            if self._cost is not None and estimate // _PRICE > self._cost:
                return
            if state in closed:
                continue
            closed.add(state)
            marking, position = divmod(state, size)
            price = prices[state]
            if position == last and (not self._is_complete or net.is_final(marking)):
                self._cost = price // _PRICE
                yield state
                continue
            for cost, following, back in self.moves(marking, position):
                reached = price + cost * _PRICE + 1
                known = prices.get(following)
                if known is None or reached // _PRICE < known // _PRICE:
                    before[following] = [(state, back[0], back[1])]
                elif reached // _PRICE == known // _PRICE:
                    before.setdefault(following, []).append((state, back[0], back[1]))
                if known is None or reached < known:
                    self._work += 1
                    prices[following] = reached
                    self.back[following] = (state, *back)
                    least = self._remaining.least(*divmod(following, size))
                    heappush(self._open, (reached + least * _PRICE, -self._work, following))

    def moves(self, marking: int, position: int) -> list[tuple[int, int, tuple[int, int, MoveKind]]]:
        """Cost, next state and kind of each move, the ones to be tried first at the end."""
        size = self._size
        event = self._events[position] if position < size - 1 else ()
        together, silent, skipped = [], [], []
        for step, cost, to, firing, way in self._net.moves(marking):
            if step != SILENT and step in event:
                together.append((0, to * size + position + 1, (firing, way, MoveKind.TOGETHER)))
            if cost:
                skipped.append((cost, to * size + position, (firing, way, MoveKind.SKIPPED)))
            else:
                silent.append((0, to * size + position, (firing, way, MoveKind.SILENT)))
        found = [*together, *silent, *skipped]
        if position < size - 1:
            found.append((0 if self._repeats[position] else 1, marking * size + position + 1, (-1, -1, MoveKind.EXTRA)))
        return found if self._is_turned else found[::-1]

    def _ordered(self, markings: Sequence[int]) -> Sequence[int]:
        return markings if self._is_turned else markings[::-1]


def path_to(net: Net, back: dict[int, Back], state: int, size: int) -> tuple[int, tuple[Move, ...]]:
    """The beginning and the moves that lead to a state."""
    moves: list[Move] = []
    while state in back:
        state, firing, way, kind = back[state]
        moves.append(Move(kind, state % size, firing, way))
    return net.beginnings.index(state // size), tuple(reversed(moves))


class _Remaining:
    """The least cost to come from a marking at a position. It never falls by more than a move costs."""

    def __init__(
        self, events: Sequence[Event], are_repeats: Sequence[bool], ahead: Sequence[Ahead] | None, *, is_complete: bool
    ) -> None:
        self._events, self._are_repeats = events, are_repeats
        self._ahead = ahead
        self._is_complete = is_complete
        self._lost: dict[tuple[frozenset[int], int], int] = {}

    def least(self, marking: int, position: int) -> int:
        """Events that no step is left for, and steps that no event is left for."""
        if self._ahead is None or marking >= len(self._ahead):
            return 0
        steps, cost = self._ahead[marking]
        lost = self._lost_events(steps, position)
        if not self._is_complete:
            return lost
        return lost + max(0, cost - (len(self._events) - position - lost))

    def _lost_events(self, steps: frozenset[int], position: int) -> int:
        """How many events from a position on can only be extra, where only these steps are ahead."""
        found = self._lost.get((steps, position))
        if found is None:
            found = count = 0
            for place in range(len(self._events) - 1, -1, -1):
                is_lost = steps.isdisjoint(self._events[place]) and not self._are_repeats[place]
                count += is_lost
                self._lost[steps, place] = count
            self._lost[steps, len(self._events)] = 0
            found = self._lost[steps, position]
        return found
