"""Event logs for tests: cases as lines of steps, and cases played by chance on a model's own rules."""

import random
from collections import Counter
from typing import NamedTuple

from mediabruch.conformance.counted import CountedFigures
from mediabruch.conformance.replay import Replay, ReplayOptions, replay_log
from mediabruch.logs.cases import CaseGroup, EventLog
from mediabruch.logs.matching import match_activities
from mediabruch.playout import Effect, Game
from mediabruch.playout.outcomes import listing
from tests.support.models import Built


def log_of(*cases: str, count: int = 1, is_complete: bool = True) -> EventLog:
    """A log of cases, each a line of activities: `"Check Send"`; `"10x Check Send"` for ten of them."""
    groups = []
    for case in cases:
        first, *rest = case.split()
        number = int(first[:-1]) if first[:-1].isdigit() and first.endswith("x") else None
        activities = (first, *rest) if number is None else tuple(rest)
        groups.append(CaseGroup(activities=activities, count=number or count, is_complete=is_complete))
    return EventLog(groups=tuple(groups))


def replayed(built: Built, log: EventLog, options: ReplayOptions | None = None) -> Replay:
    """A log laid beside a model, its activities being steps of the same name."""
    return replay_log(built.analysis(), log, match_activities(built.model, log.activity_counts), options)


def counted(replay: Replay) -> CountedFigures:
    """The figures of the completed cases, of which there are some."""
    assert replay.figures is not None
    return replay.figures


class Played(NamedTuple):
    """A case played by chance."""

    activities: tuple[str, ...]
    effects: tuple[Effect, ...]


def played(built: Built, cases: int, seed: int) -> list[Played]:
    """Cases played by chance on the rules of the play-out, in its order of firing."""
    rng = random.Random(seed)
    game: Game = built.game()
    player = listing(game)
    names = {node.key: node.name for node in built.model.activities}
    silent = {node.key for node in built.model.activities if node.key in built.compiled.played}
    found = []
    for _ in range(cases):
        beginnings = list(player.beginnings())
        state = rng.choices(beginnings, [chance for chance, _ in beginnings])[0][1]
        effects: list[Effect] = []
        while following := player.successors(state):
            _, state, effect = rng.choices(following, [one[0] for one in following])[0]
            effects.append(effect)
        shown = (key for effect in effects for key, *_ in effect.workings if key in names and key not in silent)
        found.append(Played(tuple(names[key] for key in shown), tuple(effects)))
    return found


def log_of_played(cases: list[Played]) -> EventLog:
    """The log that such cases leave behind; those in which nothing worked leave none."""
    counts = Counter(case.activities for case in cases if case.activities)
    return EventLog(groups=tuple(CaseGroup(activities=one, count=count) for one, count in counts.items()))
