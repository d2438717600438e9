"""A search of bounded width for an alignment that need not be the cheapest: event by event, by the best markings."""

from collections.abc import Sequence

from mediabruch.conformance.alignment import Alignment, Event
from mediabruch.conformance.net import Net
from mediabruch.conformance.search import AlignmentSearch, path_to

WIDTH = 50
"""Markings that are kept after each event."""
MOST_WIDE = 20_000
"""Moves that are looked at for one event."""


def _put(open_ones: list[list[int]], estimate: int, state: int) -> None:
    while len(open_ones) <= estimate:
        open_ones.append([])
    open_ones[estimate].append(state)


class Beam:
    """A search of bounded width, event by event, for cases that are too much for the exact one."""

    def __init__(self, net: Net, events: Sequence[Event], *, is_complete: bool) -> None:
        self._search = AlignmentSearch(net, events, is_complete=is_complete, is_turned=False)
        self._net, self._last = net, len(events)
        self._is_complete = is_complete

    def found(self) -> Alignment:
        """An alignment, not surely the cheapest; where no end is found it stops at the last event."""
        size, search = self._last + 1, self._search
        layer = {marking * size: 0 for marking in dict.fromkeys(self._net.beginnings)}
        for position in range(self._last + 1):
            reached, following = self._widened(layer, position)
            if position < self._last:
                cheapest = sorted(following.items(), key=lambda one: (one[1], one[0]))[:WIDTH]
                layer = dict(cheapest)
        ends = [state for state in reached if not self._is_complete or self._net.is_final(state // size)]
        state = min(ends or reached, key=lambda one: (reached[one], one))
        return Alignment(*path_to(self._net, search.back, state, size), reached[state], is_cheapest=False)

    def _widened(self, layer: dict[int, int], position: int) -> tuple[dict[int, int], dict[int, int]]:
        """What is reached without a further event, and what with the next one."""
        size, back = self._last + 1, self._search.back
        reached = dict(layer)
        following: dict[int, int] = {}
        open_ones: list[list[int]] = []
        for state, cost in layer.items():
            _put(open_ones, cost, state)
        work = cost = 0
        done: set[int] = set()
        while cost < len(open_ones) and work < MOST_WIDE:
            if not open_ones[cost]:
                cost += 1
                continue
            state = open_ones[cost].pop()
            if state in done:
                continue
            done.add(state)
            if position == self._last and self._is_complete and self._net.is_final(state // size):
                break
            for extra, to, move in self._search.moves(state // size, position):
                work += 1
                known = reached if to % size == position else following
                if cost + extra < known.get(to, cost + extra + 1):
                    known[to] = cost + extra
                    back[to] = (state, *move)
                    if known is reached:
                        _put(open_ones, cost + extra, to)
        return reached, following
