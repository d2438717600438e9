"""The exact search for a cheapest alignment: A* over marking and position (P. Hart, N. Nilsson, B. Raphael 1968).

The least cost to come is that of events whose steps can no longer happen, and of steps that no event is left for. Where
the model has too many markings to know that beforehand, it is 0, and the search is Dijkstra's.
"""

from collections.abc import Iterator, Sequence
from heapq import heapify, heappop, heappush

from mediabruch.conformance.alignment import Alignment, Event, Move, MoveKind
from mediabruch.conformance.net import SILENT, Ahead, Net

MOST_WORK = 300_000
"""States that a search puts aside to be looked at."""
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

    def found(self, ahead: Sequence[Ahead] | None) -> Alignment | None:
        """The cheapest alignment; `None` where the search has become too long."""
        net, size, last = self._net, self._size, len(self._events)
        remaining = _Remaining(self._events, self._repeats, ahead, is_complete=self._is_complete)
        prices: dict[int, int] = {}
        open_ones: list[tuple[int, int, int]] = []
        for marking in self._ordered(tuple(dict.fromkeys(net.beginnings))):
            prices[marking * size] = 0
            open_ones.append((_PRICE * remaining.least(marking, 0), -len(open_ones), marking * size))
        heapify(open_ones)
        closed: set[int] = set()
        work = 0
        while open_ones:
            state = heappop(open_ones)[2]
            if state in closed:
                continue
            closed.add(state)
            marking, position = divmod(state, size)
            price = prices[state]
            if position == last and (not self._is_complete or net.is_final(marking)):
                return self._alignment(state, price // _PRICE)
            moves = self.moves(marking, position)
            for cost, following, back in moves:
                reached = price + cost * _PRICE + 1
                if reached < prices.get(following, reached + 1):
                    work += 1
                    prices[following] = reached
                    self.back[following] = (state, *back)
                    least = remaining.least(*divmod(following, size))
                    heappush(open_ones, (reached + least * _PRICE, -work, following))
            if work > MOST_WORK:
                return None
        return None

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

    def _alignment(self, state: int, cost: int) -> Alignment:
        return Alignment(*path_to(self._net, self.back, state, self._size), cost)


def path_to(net: Net, back: dict[int, Back], state: int, size: int) -> tuple[int, tuple[Move, ...]]:
    """The beginning and the moves that lead to a state."""
    moves: list[Move] = []
    while state in back:
        state, firing, way, kind = back[state]
        moves.append(Move(kind, state % size, firing, way))
    return net.beginnings.index(state // size), tuple(reversed(moves))


def repeats(net: Net, events: Sequence[Event]) -> Iterator[bool]:
    """Which events show a step once more that its marker says to repeat: it works once all the same."""
    nodes = net.model.node_by_key
    seen: set[Event] = set()
    for event in events:
        yield event in seen and any(nodes[key].loop is not None for key in event)
        seen.add(event)


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
