"""All outcomes of a node's leaving, listed once for each node."""

from itertools import product
from math import fsum

from mediabruch.playout.firing import Player
from mediabruch.playout.game import Game, NodeRule, Outcome
from mediabruch.playout.split import MOST_OUTCOMES, Place, TooManyOutcomesError


def is_listed(rule: NodeRule) -> bool:
    """Whether a node's outcomes are few enough to be listed."""
    return (rule.split.size * (len(rule.interrupting) + 1)) << len(rule.added) <= MOST_OUTCOMES


def listed(rule: NodeRule) -> tuple[Outcome, ...]:
    """All outcomes of a node's leaving. Raises `TooManyOutcomesError` where there are too many to be listed."""
    if not is_listed(rule):
        raise TooManyOutcomesError
    if not rule.interrupting and not rule.added:
        return tuple([Outcome(chance, places, sends=True, ends=rule.ends) for chance, places in rule.split.outcomes()])
    stay = max(0.0, 1 - fsum(chance for chance, _ in rule.interrupting))
    ways: list[tuple[float, tuple[Place, ...], bool]] = [
        (stay * chance, places, True) for chance, places in rule.split.outcomes()
    ]
    ways += [(chance, (place,), False) for chance, place in rule.interrupting]
    found = []
    for added in product((False, True), repeat=len(rule.added)):
        weight, extra = 1.0, []
        for (chance, place), is_added in zip(rule.added, added, strict=True):
            weight *= chance if is_added else 1 - chance
            extra += [place] if is_added else []
        found += [
            Outcome(chance * weight, (*places, *extra), sends=is_done, ends=is_done and rule.ends)
            for chance, places, is_done in ways
            if chance * weight > 0
        ]
    return tuple(found)


def listing(game: Game) -> Player:
    """A player that lists all outcomes, each node's only once."""
    leaving = game.outcomes

    def leave(rule: NodeRule) -> tuple[Outcome, ...]:
        if rule.key not in leaving:
            leaving[rule.key] = listed(rule)
        return leaving[rule.key]

    return Player(game, leave, lambda split: tuple(split.outcomes()), kept={})
