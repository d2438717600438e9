"""Expected visits of the states of a Markov chain that can go round, by elimination of states."""

from collections.abc import Mapping
from heapq import heapify, heappop, heappush
from math import fsum, inf

_Rows = list[dict[int, float]]
_FEW = 32
"""States up to which a part is solved as it is."""


class Elimination:
    """Solves x = b + x P for the substochastic matrix P of one strongly connected part of a chain.

    States are eliminated one by one, those with the fewest neighbors first, without any subtraction, so that small
    probabilities of leaving keep their accuracy (Grassmann, Taksar and Heyman, "Regenerative analysis and steady state
    distributions for Markov chains", Operations Research 33, 1985). Cost: linear in the number of states for the nearly
    tree-like parts that processes have; cubic at worst.

    In a part of many states, those from which the same steps lead are solved as one, since what comes after them is the
    same, and told apart by what leads to them (J. G. Kemeny and J. L. Snell, "Finite Markov Chains", 1960, on lumping):
    a gateway with many ways in makes a state of each way.

    >>> [round(visits, 9) for visits in Elimination([{1: 1.0}, {0: 0.5}], [0.0, 0.5]).solve({0: 1.0})]
    [2.0, 2.0]
    """

    def __init__(self, steps: _Rows, leaving: list[float]) -> None:
        """`steps[i][j]` is the probability from state i to state j of the part, `leaving[i]` that of leaving it.

        Both are used up.
        """
        self._states = self._size = len(leaving)
        self._is_left = True
        self._order: list[tuple[int, float, dict[int, float], list[tuple[int, float]]]] = []
        if self._states > _FEW:
            steps, leaving = self._lumped(steps, leaving)
        before: list[set[int]] = [set() for _ in steps]
        for i, row in enumerate(steps):
            row.pop(i, None)
            for j in row:
                before[j].add(i)
        self._eliminate(steps, before, leaving)

    def _lumped(self, steps: _Rows, leaving: list[float]) -> tuple[_Rows, list[float]]:
        """The rows of groups of states, where any states lead the same way."""
        groups: dict[tuple[object, ...], int] = {}
        self._group = [
            groups.setdefault((out, *row.items()), len(groups)) for row, out in zip(steps, leaving, strict=True)
        ]
        self._size = len(groups)
        if self._size == self._states:
            return steps, leaving
        firsts = {group: state for state, group in reversed([*enumerate(self._group)])}
        self._rows = [steps[firsts[group]] for group in range(self._size)]
        return [self._by_group(row) for row in self._rows], [leaving[firsts[group]] for group in range(self._size)]

    def _by_group(self, weights: Mapping[int, float]) -> dict[int, float]:
        """What states weigh, as what their groups do."""
        found: dict[int, float] = {}
        for state, weight in weights.items():
            group = self._group[state]
            found[group] = found.get(group, 0.0) + weight
        return found

    def _eliminate(self, after: _Rows, before: list[set[int]], leaving: list[float]) -> None:
        queue = [(len(before[i]) * len(after[i]), i) for i in range(self._size)]
        heapify(queue)
        is_done = [False] * self._size
        while queue:
            degree, state = heappop(queue)
            current = len(before[state]) * len(after[state])
            if is_done[state]:
                continue
            if degree != current:
                heappush(queue, (current, state))
                continue
            is_done[state] = True
            onward = after[state]
            out = leaving[state] + fsum(onward.values())
            if not out:  # smaller than any number
                self._is_left = False
                return
            arriving = [(i, after[i].pop(state)) for i in sorted(before[state])]
            for i, chance in arriving:
                share = chance / out
                leaving[i] += share * leaving[state]
                row = after[i]
                for j, weight in onward.items():
                    if j in row:
                        row[j] += share * weight
                    elif j != i:
                        row[j] = share * weight
                        before[j].add(i)
            for j in onward:
                before[j].discard(state)
            self._order.append((state, out, onward, arriving))

    @property
    def rounds(self) -> float:
        """Expected visits of all states when the part is entered anywhere; infinite where it is hardly ever left."""
        if not self._is_left:
            return inf
        try:
            return fsum(self.solve(dict.fromkeys(range(self._states), 1.0 / self._states)))
        except OverflowError:
            return inf

    def solve(self, start: Mapping[int, float]) -> list[float]:
        """Expected visits of each state when the part is entered with these weights."""
        if self._size == self._states:
            return self._solve(start)
        visits = [0.0] * self._states
        for state, weight in start.items():
            visits[state] += weight
        for count, row in zip(self._solve(self._by_group(start)), self._rows, strict=True):
            for state, chance in row.items():
                visits[state] += count * chance
        return visits

    def _solve(self, start: Mapping[int, float]) -> list[float]:
        """The same for the groups."""
        visits = [0.0] * self._size
        for state, weight in start.items():
            visits[state] += weight
        for state, out, onward, _ in self._order:
            if visits[state]:
                for j, chance in onward.items():
                    visits[j] += visits[state] / out * chance
        for state, out, _, arriving in reversed(self._order):
            visits[state] = (visits[state] + fsum(visits[i] * chance for i, chance in arriving)) / out
        return visits
