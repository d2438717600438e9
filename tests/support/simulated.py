"""Logs of known shares: played by chance on a model's own rules; some events lost, added or swapped on request."""

import random
from collections import Counter, defaultdict
from typing import NamedTuple

from mediabruch.conformance.replay import Replay, replay_log
from mediabruch.conformance.shares import CountedShare
from mediabruch.logs.activities import ActivityMapping, ActivityMatch
from mediabruch.logs.cases import CaseGroup, EventLog
from mediabruch.playout.branches import branches, open_shares
from mediabruch.playout.outcomes import listing
from tests.support.models import Built

NOISE = 0.05
_MOST_FIRINGS = 400
_LEAST_PASSINGS = 5


class Recovered(NamedTuple):
    """How many choices of a model have all their shares within the intervals."""

    within: int
    missed: tuple[str, ...]
    untold: int
    """Choices of which the log can tell nothing."""
    rounds: int
    """Choices that cases may come back to without the log showing it."""


def with_drawn_shares(made: Built, rng: random.Random) -> Built:
    """The model with shares by chance at all its choices."""
    drawn: dict[int, float] = {}
    for choice in open_shares(made.compiled):
        drawn.update(choice.drawn(rng))
    shares = {key: round(min(max(share, 0.02), 0.98), 3) for key, share in drawn.items()}
    return Built(made.xml, made.model, made.annotations._replace(probabilities=shares))


def simulated(made: Built, cases: int, rng: random.Random) -> list[tuple[int, ...]] | None:
    """The steps of each case that leaves any, by key; `None` where cases hardly end."""
    game = made.game()
    player = listing(game)
    beginnings = list(player.beginnings())
    shown = {node.key for node in made.model.activities if node.key not in made.compiled.played}
    found = []
    for _ in range(cases):
        state = rng.choices(beginnings, [chance for chance, _ in beginnings])[0][1]
        events: list[int] = []
        for _ in range(_MOST_FIRINGS):
            following = player.successors(state)
            if not following:
                break
            _, state, effect = rng.choices(following, [one[0] for one in following])[0]
            events += [key for key, *_ in effect.workings if key in shown]
        else:
            return None
        found.append(tuple(events))
    return found


def noisy(case: tuple[int, ...], steps: list[int], rng: random.Random) -> tuple[int, ...]:
    """The case with some events lost, some added, and some swapped with the next one."""
    events: list[int] = []
    for step in case:
        chance = rng.random()
        events += [rng.choice(steps)] if NOISE <= chance < 2 * NOISE else []
        events += [] if chance < NOISE else [step]
    for place in range(len(events) - 1):
        if rng.random() < NOISE:
            events[place : place + 2] = events[place + 1], events[place]
    return tuple(events)


def replay_of(made: Built, cases: list[tuple[int, ...]]) -> Replay:
    """The log of such cases, laid beside their model."""
    counts = Counter(tuple(map(str, case)) for case in cases if case)
    log = EventLog(groups=tuple(CaseGroup(activities=one, count=count) for one, count in counts.items()))
    nodes = made.model.node_by_key
    matches = (ActivityMatch(activity=one, nodes=(nodes[int(one)],), confidence=1.0) for one in log.activity_counts)
    return replay_log(made.analysis(), log, ActivityMapping(matches=tuple(matches)))


def recovered(made: Built, replay: Replay) -> Recovered:
    """The choices whose shares the log says as they are."""
    truth, nodes = branches(made.compiled), made.model.node_by_key
    choices: defaultdict[tuple[int, bool], list[CountedShare]] = defaultdict(list)
    for share in replay.shares:
        if share.element in truth and share.total >= _LEAST_PASSINGS:
            choices[share.place, share.element in nodes].append(share)
    within = untold = rounds = 0
    missed = []
    for (place, _), shares in choices.items():
        told = [share for share in shares if share.is_told]
        if not told:
            untold += 1
        elif told[0].has_rounds:
            rounds += 1
        elif all(share.low <= truth[share.element][0] <= share.high for share in told):
            within += 1
        else:
            missed.append(f"{made.model.path} {nodes[place].id}")
    return Recovered(within, tuple(missed), untold, rounds)
