"""The finite Markov chain of a game, written out state by state, and solved by Gaussian elimination."""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tests.naive.game import Happening, Happenings, NaiveGame, Place, State

DISTRIBUTION = 10
SMALL = 1e-13


class TooManyStatesError(Exception):
    """The chain is too large to be written out."""


@dataclass(frozen=True)
class Arc:
    source: int
    target: int
    chance: float
    happenings: Happenings


class NaiveChain:
    """All states of a game that can be reached, and the arcs between them."""

    def __init__(self, game: NaiveGame, most: int) -> None:
        numbers: dict[State, int] = {}
        waiting: list[State] = []

        def number(state: State) -> int:
            if state not in numbers:
                if len(numbers) == most:
                    raise TooManyStatesError
                numbers[state] = len(numbers)
                waiting.append(state)
            return numbers[state]

        self.start: dict[int, float] = defaultdict(float)
        self.arcs: list[Arc] = []
        for chance, tokens in game.start():
            self.start[number(frozenset(tokens.items()))] += chance
        while waiting:
            state = waiting.pop(0)
            for chance, tokens, happenings in game.outcomes(state):
                self.arcs.append(Arc(numbers[state], number(frozenset(tokens.items())), chance, happenings))
        self.ends = set(numbers.values()) - {arc.source for arc in self.arcs}
        self.size = len(numbers) + 1
        self.never = len(numbers)
        """Where a case ends that could go on for ever."""
        places = [frozenset(Counter(_places_of(state)).items()) for state in numbers]
        self._end_what_repeats(places)
        self.ends.add(self.never)

    def _end_what_repeats(self, places: Sequence[object]) -> None:
        """In what no run can leave, end each run that does not come further; states are told apart by their places."""
        following: dict[object, set[object]] = defaultdict(set)
        for arc in self.arcs:
            following[places[arc.source]].add(places[arc.target])
        level: dict[object, int] = {}
        waiting = {places[state] for state in self.start}
        while waiting:
            level |= dict.fromkeys(waiting, len(set(level.values())))
            waiting = {after for before in waiting for after in following[before]} - level.keys()
        reach = {place: _closure(following, place) for place in level}
        ends = {places[end] for end in self.ends}
        closed = {p for p in level if p not in ends and all(p in reach[q] for q in reach[p]) and not reach[p] & ends}
        self.arcs = [
            Arc(arc.source, self.never, arc.chance, arc.happenings)
            if places[arc.source] in closed and level[places[arc.target]] <= level[places[arc.source]]
            else arc
            for arc in self.arcs
        ]

    @property
    def never_ends(self) -> float:
        """The share of cases that end only because nothing new can come."""
        return self.visited(self.start, self.arcs)[self.never]

    def visited(self, start: dict[int, float], arcs: list[Arc]) -> list[float]:
        """How often each state is expected, beginning with these: x = start + x · P."""
        rows: list[dict[int, float]] = [defaultdict(float, {state: 1.0}) for state in range(self.size)]
        for arc in arcs:
            rows[arc.target][arc.source] -= arc.chance
        right = [start.get(state, 0.0) for state in range(self.size)]
        users: list[set[int]] = [set() for _ in range(self.size)]
        for state, row in enumerate(rows):
            for column in row:
                users[column].add(state)
        for pivot in reversed(range(self.size)):
            scale = rows[pivot][pivot]
            rows[pivot] = {column: value / scale for column, value in rows[pivot].items()}
            right[pivot] /= scale
            for state in list(users[pivot]):
                if state < pivot and (factor := rows[state].pop(pivot, 0.0)):
                    right[state] -= factor * right[pivot]
                    for column, value in rows[pivot].items():
                        if column != pivot:
                            rows[state][column] = rows[state].get(column, 0.0) - factor * value
                            users[column].add(state)
        found = [0.0] * self.size
        for state in range(self.size):
            found[state] = right[state] - sum(
                value * found[column] for column, value in rows[state].items() if column < state
            )
        return found

    def expected(self) -> dict[Happening, float]:
        """How often each thing happens in a case."""
        visits = self.visited(self.start, self.arcs)
        found: dict[Happening, float] = defaultdict(float)
        for arc in self.arcs:
            for happening in arc.happenings:
                found[happening] += visits[arc.source] * arc.chance
        return found

    def rate(self, is_fine: Callable[[Happening], bool]) -> float:
        """The probability of a case in which all that happens is fine."""
        fine = [arc for arc in self.arcs if all(map(is_fine, arc.happenings))]
        visits = self.visited(self.start, fine)
        return sum(visits[end] for end in self.ends)

    def distribution(self, number: Callable[[Happening], int]) -> list[float]:
        """The probabilities of 0, 1, … 9, and of 10 or more."""
        of = [sum(map(number, arc.happenings)) for arc in self.arcs]
        still = [arc for arc, count in zip(self.arcs, of, strict=True) if count == 0]
        visits: list[list[float]] = []
        for total in range(DISTRIBUTION):
            start = dict(self.start) if total == 0 else defaultdict[int, float](float)
            for arc, count in zip(self.arcs, of, strict=True):
                if 0 < count <= total:
                    start[arc.target] += visits[total - count][arc.source] * arc.chance
            visits.append(self.visited(start, still))
        found = [sum(each[end] for end in self.ends) for each in visits]
        return [*found, 1 - sum(found)]

    def bounds(self, number: Callable[[Happening], int]) -> tuple[int, int | None]:
        """The least and the greatest sum over a run; none where a loop adds to it."""
        least = self._longest(lambda happening: -number(happening))
        assert least is not None
        return -least, self._longest(number)

    def _longest(self, number: Callable[[Happening], int]) -> int | None:
        most = dict.fromkeys(self.start, 0)
        for _ in range(self.size + 1):
            is_changed = False
            for arc in self.arcs:
                if arc.source in most:
                    there = most[arc.source] + sum(map(number, arc.happenings))
                    if there > most.get(arc.target, there - 1):
                        most[arc.target] = there
                        is_changed = True
            if not is_changed:
                return max(most[end] for end in self.ends if end in most)
        return None


def _places_of(state: State) -> list[Place]:
    """The places that hold tokens, once for each; of a message flow only whether it holds any."""
    held = [place for (place, _), count in state for _ in range(count) if place[0] != "message"]
    return [*held, *{place for (place, _), _ in state if place[0] == "message"}]


def _closure(following: dict[object, set[object]], start: object) -> set[object]:
    found: set[object] = set()
    waiting = [start]
    while waiting:
        new = following[waiting.pop()] - found
        found |= new
        waiting += new
    return found
