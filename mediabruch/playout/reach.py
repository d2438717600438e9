"""Where tokens can still come to, from a node or from where cases begin."""

from collections.abc import Iterable, Mapping

from mediabruch.playout.game import Game, Kind, NodeRule

_INCLUSIVE_JOIN = Kind.INCLUSIVE_JOIN
_Point = tuple[int, bool]
"""A node, and whether it is leaving: scopes are entered at one point and left at another."""


def inclusive_reach(game: Game) -> Mapping[int, frozenset[int]]:
    """For each inclusive join, the others that it can reach along flows, links, boundary events, scopes and calls.

    Cost: one search of the model for each inclusive join.
    """
    joins = [key for key, rule in game.rules.items() if rule.kind is _INCLUSIVE_JOIN]
    if len(joins) < 2:  # noqa: PLR2004 - alone, a join has no other to wait for
        return dict.fromkeys(joins, frozenset())
    return {key: frozenset(reached(game, key)).intersection(joins) for key in joins}


def reached(game: Game, start: int, *, is_leaving: bool = True) -> set[int]:
    """The nodes that a token can still come to, from a node that it leaves, or that it has come to."""
    return _closure(game, _next(game, (start, is_leaving)))


def reachable(game: Game) -> set[int]:
    """The nodes that a token can come to at all: some case may, however rare, where no branch has a share of 0."""
    return _closure(game, ((node, False) for split in game.begin for node, _ in split.places))


def _closure(game: Game, beginnings: Iterable[_Point]) -> set[int]:
    seen: set[_Point] = set()
    open_points = list(beginnings)
    while open_points:
        point = open_points.pop()
        if point not in seen:
            seen.add(point)
            rule = game.rules[point[0]]
            if rule.passes:  # as most do: what is told apart below is the same
                open_points += [(node, False) for _, places in rule.split.outcomes() for node, _ in places]
            else:
                open_points.extend(_next(game, point))
    return {key for key, is_leaving in seen if not is_leaving}


def _next(game: Game, point: _Point) -> Iterable[_Point]:
    key, is_leaving = point
    rule = game.rules[key]
    if not is_leaving:
        if rule.entries is None:
            yield key, True
            return
        yield from ((node, False) for node, _ in rule.entries.places)
        return
    yield from ((node, False) for node in _ways_out(rule))
    if rule.ends:
        hosts = (rule.scope,) if rule.scope in game.rules else game.callers.get(rule.scope, ())
        yield from ((host, True) for host in hosts)


def _ways_out(rule: NodeRule) -> Iterable[int]:
    yield from (node for node, _ in rule.split.places)
    yield from (node for _, (node, _) in rule.interrupting + rule.added)
    yield from (place[0] for _, place in rule.messages if place is not None)
    yield from (catch.boundary for catch in rule.catches)
