"""Which firing is due: the one fixed order of the contract."""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from enum import IntEnum
from typing import NamedTuple

from mediabruch.playout.game import MESSAGE, WORK, Game, Kind, Rule, State, Token


class Line(IntEnum):
    """The lines of the fixed order; terminate end events come last in the first."""

    READY = 1
    TERMINATING = 2
    INCLUSIVE = 3
    WAITING = 4
    LACKING = 5


class Due(NamedTuple):
    """A firing that can be carried out."""

    rule: Rule
    taken: tuple[Token, ...]
    assumed: int | None = None
    """The node itself, where it goes on as though a message had come from outside."""
    forced: int | None = None
    """The join itself, where it goes on although tokens are missing."""


def due(game: Game, state: State) -> Due | None:
    """The firing that is due in a state; `None` at the end of the case.

    Cost: linear in the number of tokens.
    """
    if not state:
        return None
    first = state[0]
    if game.rules[first[0]].is_simple and first[1] < MESSAGE:
        return Due(game.rules[first[0]], state[:1])
    later: dict[Line, list[Due]] = {}
    for rule, tokens in _by_node(game, state):
        found = _READINESS[rule.kind](game, state, rule, tokens)
        if found is None:
            continue
        line, firing = found
        if line is Line.READY:
            if not rule.terminates:
                return firing
            line = Line.TERMINATING
        later.setdefault(line, []).append(firing)
    if not later:
        return None
    line = min(later)
    return _first_unreached(game, later[line]) if line is Line.INCLUSIVE else later[line][0]


def _by_node(game: Game, state: State) -> Iterator[tuple[Rule, State]]:
    """The tokens of each node, in document order."""
    start, end = 0, len(state)
    while start < end:
        key = state[start][0]
        stop = start + 1
        while stop < end and state[stop][0] == key:
            stop += 1
        yield game.rules[key], state[start:stop]
        start = stop


Ready = tuple[Line, Due] | None


def _single(game: Game, state: State, rule: Rule, tokens: State) -> Ready:
    """A node that fires once for each token, and a sub-process or call that may also be done."""
    is_waiting = tokens[0][1] < WORK
    if is_waiting and not (rule.awaits or rule.by_message):
        return Line.READY, Due(rule, tokens[:1])
    messages = _messages(tokens) if rule.awaits or rule.by_message else ()
    if (is_waiting or rule.by_message) and messages:
        return Line.READY, Due(rule, (tokens[:1] if is_waiting else ()) + messages)
    if is_waiting and not rule.awaits:
        return Line.READY, Due(rule, tokens[:1])
    at_work = tuple(token for token in tokens if token[1] == WORK)
    if at_work and rule.plays is not None and not _has_token_inside(state, game.content[rule.plays]):
        return Line.READY, Due(rule, at_work)
    return (Line.WAITING, Due(rule, tokens[:1], assumed=rule.key)) if is_waiting else None


def _parallel_join(_game: Game, _state: State, rule: Rule, tokens: State) -> Ready:
    """A parallel gateway with several ways in: it needs a token on each."""
    firsts = _first_of_each_way(tokens)
    if 0 < len(firsts) < rule.ways_in:
        return Line.LACKING, Due(rule, firsts + _messages(tokens), forced=rule.key)
    return _join(rule, firsts, _messages(tokens), Line.READY)


def _inclusive_join(_game: Game, _state: State, rule: Rule, tokens: State) -> Ready:
    """An inclusive gateway with several ways in: it fires when nothing else can."""
    return _join(rule, _first_of_each_way(tokens), _messages(tokens), Line.INCLUSIVE)


def _join(rule: Rule, firsts: tuple[Token, ...], messages: tuple[Token, ...], line: Line) -> Ready:
    if not firsts:
        return None
    if rule.awaits and not messages:
        return Line.WAITING, Due(rule, firsts, assumed=rule.key)
    return line, Due(rule, firsts + messages)


def _event_based(game: Game, state: State, rule: Rule, tokens: State) -> Ready:
    """An event-based gateway: it needs a message for one of its targets, if one of them awaits any."""
    messages = _messages(tokens)
    is_waiting = tokens[0][1] < WORK
    if not is_waiting and not (messages and rule.by_message):
        return None
    targets = [target for target, _ in rule.split.places]
    is_ready = any(has_message(state, target) for target in targets)
    needs_message = any(game.rules[target].awaits for target in targets)
    line = Line.READY if is_ready or not needs_message else Line.WAITING
    return line, Due(rule, (tokens[:1] if is_waiting else ()) + messages)


_READINESS: dict[Kind, Callable[[Game, State, Rule, State], Ready]] = {
    Kind.SINGLE: _single,
    Kind.SCOPE: _single,
    Kind.PARALLEL_JOIN: _parallel_join,
    Kind.INCLUSIVE_JOIN: _inclusive_join,
    Kind.EVENT_BASED: _event_based,
}


def has_message(state: State, key: int) -> bool:
    """Whether a message waits at a node."""
    position = bisect_left(state, (key, MESSAGE))
    return position < len(state) and state[position][0] == key


def _messages(tokens: State) -> tuple[Token, ...]:
    return tuple(token for token in tokens if token[1] >= MESSAGE)


def _first_of_each_way(tokens: State) -> tuple[Token, ...]:
    firsts: dict[int, Token] = {}
    for token in tokens:
        if token[1] < WORK:
            firsts.setdefault(token[1], token)
    return tuple(firsts.values())


def _has_token_inside(state: State, content: tuple[int, int]) -> bool:
    first, last = content
    position = bisect_left(state, (first,))
    while position < len(state) and state[position][0] <= last:
        if state[position][1] < MESSAGE:
            return True
        position += 1
    return False


def _first_unreached(game: Game, ready: list[Due]) -> Due:
    """Of the inclusive joins that hold tokens, the first that no other of them can still reach."""
    keys = [firing.rule.key for firing in ready]
    for firing in ready:
        if not any(firing.rule.key in game.reaches[other] for other in keys if other != firing.rule.key):
            return firing
    return ready[0]
