"""Every firing that can come next, not only the one that is due: what replays of real cases choose from."""

from collections.abc import Iterator

from mediabruch.playout.game import MESSAGE, WORK, Firing, Game, Kind, Priority, State, Token
from mediabruch.playout.order import readiness
from mediabruch.playout.reach import reached


class Possible:
    """The firings that the lines of the fixed order allow, whichever of them comes first.

    Real work keeps no document order, so within the first line any firing may be next; but terminate end events come
    after all that happens by itself, and only work that waits may be cut off by them. An inclusive gateway goes on
    where no token elsewhere can still reach it, or where nothing of the first line is left; the third and the fourth
    line come into play where nothing else is left, as in the play-out.
    """

    def __init__(self, game: Game) -> None:
        self._game = game
        self._ahead: dict[tuple[int, bool], frozenset[int]] = {}

    def firings(self, state: State) -> list[Firing]:
        """All firings that can be next, in document order; where they stand depends on places alone."""
        found = list(self._each(state))
        allowed = [firing for priority, firing in found if priority is Priority.READY]
        if not any(map(_happens_by_itself, allowed)):
            allowed += [firing for priority, firing in found if priority is Priority.TERMINATING]
        joins = [firing for priority, firing in found if priority is Priority.INCLUSIVE]
        allowed += [firing for firing in joins if not self._is_awaited(state, firing.rule.key)]
        if not all(firing.rule.is_restless for firing in allowed):
            return allowed
        for line in (Priority.INCLUSIVE, Priority.WAITING, Priority.LACKING):
            later = [firing for priority, firing in found if priority is line and firing not in allowed]
            if later:
                return allowed + later
        return allowed

    def _each(self, state: State) -> Iterator[tuple[Priority, Firing]]:
        start, end = 0, len(state)
        while start < end:
            first = state[start]
            stop = start + 1
            while stop < end and state[stop][0] == first[0]:
                stop += 1
            yield from self._at(state, state[start:stop])
            start = stop

    def _at(self, state: State, tokens: State) -> Iterator[tuple[Priority, Firing]]:
        """The firings of one node: a sub-process or call can begin once more, or be done."""
        rule = self._game.rules[tokens[0][0]]
        found = readiness(self._game, state, rule, tokens)
        if found is not None:
            yield found
        if rule.plays is not None and tokens[0][1] != WORK:
            at_work = tuple(token for token in tokens if token[1] == WORK)
            done = readiness(self._game, state, rule, at_work) if at_work else None
            if done is not None and done[1] != (found and found[1]):
                yield done

    def _is_awaited(self, state: State, join: int) -> bool:
        """Whether a token elsewhere can still come to an inclusive gateway."""
        return any(join in self._reached(token) for token in state if token[0] != join)

    def _reached(self, token: Token) -> frozenset[int]:
        """Where a token can come to; a message that starts nothing goes nowhere."""
        key, rank, *_ = token
        if rank >= MESSAGE and not self._game.rules[key].by_message:
            return frozenset()
        place = (key, rank == WORK)
        if place not in self._ahead:
            joins = (other for other, rule in self._game.rules.items() if rule.kind == Kind.INCLUSIVE_JOIN)
            self._ahead[place] = frozenset(reached(self._game, key, is_leaving=place[1])).intersection(joins)
        return self._ahead[place]


def _happens_by_itself(firing: Firing) -> bool:
    """Whether a firing is no work that somebody has to begin; what goes on for ever aside."""
    return not firing.rule.is_restless and (not firing.rule.works or firing.taken[0][1] == WORK)
