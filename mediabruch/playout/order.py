"""Which firing is due: the one fixed order of the contract."""

from bisect import bisect_left
from collections.abc import Callable

from mediabruch.playout.game import MESSAGE, WORK, Due, Game, Kind, Line, Ready, Rule, State, Token


def due(game: Game, state: State) -> Due | None:
    """The firing that is due in a state; `None` at the end of the case.

    Cost: linear in the number of tokens.
    """
    others: list[tuple[Line, Due]] = []
    start, end = 0, len(state)
    while start < end:
        first = state[start]
        rule = game.rules[first[0]]
        if rule.is_simple and first[1] < MESSAGE:
            return Due(rule, (first,))
        stop = start + 1
        while stop < end and state[stop][0] == first[0]:
            stop += 1
        found = _ready(game, state, rule, state[start:stop])
        if found is not None:
            if found[0] is Line.READY:
                return found[1]
            others.append(found)
        start = stop
    return _later(game, others) if others else None


def _ready(game: Game, state: State, rule: Rule, tokens: State) -> Ready:
    """Where a node's firing stands, remembered where it depends on the node's own tokens alone."""
    if rule.kind in _LOOKS_AROUND:
        return _READINESS[rule.kind](game, state, rule, tokens)
    if tokens not in game.ready:
        game.ready[tokens] = _READINESS[rule.kind](game, state, rule, tokens)
    return game.ready[tokens]


def _later(game: Game, others: list[tuple[Line, Due]]) -> Due:
    """The first firing of the lines behind the first."""
    line = min(line for line, _ in others)
    ready = [firing for its_line, firing in others if its_line is line]
    return _first_unreached(game, ready) if line is Line.INCLUSIVE else ready[0]


def _single(game: Game, state: State, rule: Rule, tokens: State) -> Ready:
    """A node that fires once for each token, and a sub-process or call that may also be done."""
    now = Line.TERMINATING if rule.terminates else Line.READY
    is_waiting = tokens[0][1] < WORK
    if is_waiting and not (rule.awaits or rule.by_message):
        return now, Due(rule, tokens[:1])
    messages = _messages(tokens) if rule.awaits or rule.by_message else ()
    if (is_waiting or rule.by_message) and messages:
        return now, Due(rule, (tokens[:1] if is_waiting else ()) + messages)
    if is_waiting and not rule.awaits:
        return now, Due(rule, tokens[:1])
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


_LOOKS_AROUND = frozenset({Kind.SCOPE, Kind.EVENT_BASED})
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
