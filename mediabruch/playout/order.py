"""Which firing is due: the one fixed order of firing."""

from bisect import bisect_left
from collections.abc import Callable

from mediabruch.playout.game import MESSAGE, WORK, Firing, Game, Kind, NodeRule, Priority, Ready, State, Token


def due(game: Game, state: State) -> Firing | None:
    """The firing that is due in a state; `None` at the end of the case.

    Cost: linear in the number of tokens.
    """
    firing, restless = _first(game, state, of_restless=False)
    return _first(game, state, of_restless=True)[0] if firing is None and restless else firing


def _first(game: Game, state: State, *, of_restless: bool) -> tuple[Firing | None, bool]:
    """The firing that is due among the restless nodes or among all others, and whether the state holds other ones."""
    others: list[tuple[Priority, Firing]] = []
    passed_by = False
    start, end = 0, len(state)
    while start < end:
        first = state[start]
        rule = game.rules[first[0]]
        is_asked = rule.is_restless is of_restless
        if is_asked and rule.is_simple and first[1] < MESSAGE:
            return Firing(rule, (first,)), passed_by
        stop = start + 1
        while stop < end and state[stop][0] == first[0]:
            stop += 1
        if is_asked and not (first[1] == WORK and stop == start + 1 and _is_busy(game, state, rule)):
            found = readiness(game, state, rule, state[start:stop])
            if found is not None:
                if found[0] is Priority.READY:
                    return found[1], passed_by
                others.append(found)
        passed_by = passed_by or not is_asked
        start = stop
    return (_later(game, others) if others else None), passed_by


def _is_busy(game: Game, state: State, rule: NodeRule) -> bool:
    """Whether a sub-process or call that is at work has not done its content; told apart for speed."""
    return rule.plays is not None and _has_token_inside(state, game.content[rule.plays])


def readiness(game: Game, state: State, rule: NodeRule, tokens: State) -> Ready:
    """Where a node's firing stands, remembered where it depends on the node's own tokens alone."""
    if rule.kind in _LOOKS_AROUND:
        return _READINESS[rule.kind](game, state, rule, tokens)
    if tokens not in game.ready:
        game.ready[tokens] = _READINESS[rule.kind](game, state, rule, tokens)
    return game.ready[tokens]


def _later(game: Game, others: list[tuple[Priority, Firing]]) -> Firing:
    """The first firing of the lines behind the first."""
    priority = min(priority for priority, _ in others)
    ready = [firing for its_priority, firing in others if its_priority is priority]
    return _first_unreached(game, ready) if priority is Priority.INCLUSIVE else ready[0]


def _single(game: Game, state: State, rule: NodeRule, tokens: State) -> Ready:
    """A node that fires once for each token, and a sub-process or call that may also be done."""
    now = Priority.TERMINATING if rule.terminates else Priority.READY
    is_waiting = tokens[0][1] < WORK
    if is_waiting and not (rule.awaits or rule.by_message):
        return now, Firing(rule, tokens[:1])
    messages = _messages(tokens) if rule.awaits or rule.by_message else ()
    if (is_waiting or rule.by_message) and messages:
        return now, Firing(rule, (tokens[:1] if is_waiting else ()) + messages)
    if is_waiting and not rule.awaits:
        return now, Firing(rule, tokens[:1])
    if rule.plays is not None:
        at_work = next((token for token in tokens if token[1] == WORK), None)
        if at_work is not None and not _has_token_inside(state, game.content[rule.plays]):
            return Priority.READY, Firing(rule, (at_work,))
    if is_waiting and not rule.is_endless:
        return Priority.WAITING, Firing(rule, tokens[:1], assumed=rule.key)
    return None


def _parallel_join(_game: Game, _state: State, rule: NodeRule, tokens: State) -> Ready:
    """A parallel gateway with several ways in: it needs a token on each."""
    firsts = _first_of_each_way(tokens)
    if not firsts:
        return None
    taken = firsts + _messages(tokens)
    if len(firsts) < rule.ways_in:
        return Priority.LACKING, Firing(rule, taken, forced=rule.key)
    return Priority.READY, Firing(rule, taken)


def _inclusive_join(_game: Game, _state: State, rule: NodeRule, tokens: State) -> Ready:
    """An inclusive gateway with several ways in: it fires when nothing else can."""
    firsts = _first_of_each_way(tokens)
    return (Priority.INCLUSIVE, Firing(rule, firsts + _messages(tokens))) if firsts else None


def _event_based(game: Game, state: State, rule: NodeRule, tokens: State) -> Ready:
    """An event-based gateway: it needs a message for one of its targets, if one of them awaits any."""
    messages = _messages(tokens)
    is_waiting = tokens[0][1] < WORK
    if not is_waiting and not (messages and rule.by_message):
        return None
    firing = Firing(rule, (tokens[:1] if is_waiting else ()) + messages)
    targets = [target for target, _ in rule.split.places]
    if any(has_message(state, target) for target in targets):
        return Priority.READY, firing
    if not any(game.rules[target].awaits for target in targets):
        return Priority.READY, firing
    return None if rule.is_endless else (Priority.WAITING, firing)


_LOOKS_AROUND = frozenset({Kind.SCOPE, Kind.EVENT_BASED})
_READINESS: dict[Kind, Callable[[Game, State, NodeRule, State], Ready]] = {
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
    for position in range(bisect_left(state, (first,)), len(state)):
        key, rank, *_ = state[position]
        if key > last:
            return False
        if rank < MESSAGE:
            return True
    return False


def _first_unreached(game: Game, ready: list[Firing]) -> Firing:
    """Of the inclusive joins that hold tokens, the first that no other of them can still reach."""
    keys = [firing.rule.key for firing in ready]
    for firing in ready:
        if not any(firing.rule.key in game.reaches[other] for other in keys if other != firing.rule.key):
            return firing
    return ready[0]
