"""The course of a case: its alignment carried out once more, with what it counts for figures and for shares.

What worked is what the log shows. A step that is skipped does not work, and what it would have taken passes through it;
but where the log never shows a step at all, it says nothing of it, and the step works where the case passes it, as the
model says. An extra working of a step takes from what worked last before it in the case, and the rest goes on as the
model says.
"""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from mediabruch.conformance.alignment import Alignment, Event, Move, MoveKind
from mediabruch.conformance.net import Net, repeats
from mediabruch.playout import Effect, Followed
from mediabruch.playout.firing import Player
from mediabruch.playout.game import NO_EFFECT, WORK, Firing, Senders, State
from mediabruch.playout.game import Kind as NodeKind
from mediabruch.playout.outcomes import listing
from mediabruch.playout.possible import Possible

BEGINNING = -1
"""In place of a node: the choice with which a case begins."""
_MOST_KEPT = 200_000
"""Firings whose outcome is kept for other cases."""


class PathChoice(NamedTuple):
    """A node goes on in one of its ways."""

    node: int
    """Its key; `BEGINNING`: the case begins."""
    enters: bool
    """It begins its content, as opposed to leaving."""
    way: int
    """Which of its ways."""
    is_open: bool = True
    """All its ways could be taken: no message decided."""


class Course(NamedTuple):
    """What one case counts."""

    effects: Counter[Effect]
    choices: Counter[PathChoice]
    skipped: Counter[int]
    """Steps that the log should show and does not, by key."""
    shown: tuple[int, ...]
    """For each event the step that it shows; `EXTRA` for one that is no step of the model here."""


EXTRA = -1
"""In place of a step: the event is extra."""


class _Fired(NamedTuple):
    """The state behind one firing, with its effect and the choice that was made."""

    state: State
    effect: Effect
    step: int
    choice: PathChoice | None


class Follower:
    """Carries out alignments where the carriers' information is followed; what is found is kept from case to case."""

    def __init__(self, net: Net, followed: Followed) -> None:
        self.net = net
        self._followed = followed
        self._possible = Possible(net.compiled.game(followed))
        self._player = listing(net.compiled.game(followed))._replace(kept=None)
        self._beginnings = tuple(state for _, state in self._player.beginnings())
        self._kept: dict[tuple[State, int, int, bool], _Fired] = {}

    def course(self, events: Sequence[Event], alignment: Alignment) -> Course:
        """What a case counts that runs as its alignment says."""
        state = self._beginnings[alignment.beginning]
        effects: Counter[Effect] = Counter()
        choices = Counter([PathChoice(BEGINNING, enters=True, way=alignment.beginning)])
        skipped: Counter[int] = Counter()
        shown = [EXTRA] * len(events)
        latest = _Latest(self._followed)
        is_again = list(repeats(self.net, events))
        for move in alignment.moves:
            if move.kind is MoveKind.EXTRA:
                effect = NO_EFFECT
                if is_again[move.event]:
                    shown[move.event] = events[move.event][0]
                else:
                    effect = latest.extra(events[move.event], self.net)
            else:
                state, effect, step, choice = self._fired(state, move)
                choices.update([choice] if choice else [])
                if move.kind is MoveKind.SKIPPED:
                    skipped[step] += 1
                if move.kind is MoveKind.TOGETHER:
                    shown[move.event] = step
            if effect != NO_EFFECT:
                effects[effect] += 1
                latest.note(effect)
        return Course(effects, choices, skipped, tuple(shown))

    def _fired(self, state: State, move: Move) -> _Fired:
        """One firing; a step that is skipped does not work, unless the log never shows it."""
        key = state, move.firing, move.way, move.kind is MoveKind.SKIPPED
        found = self._kept.get(key)
        if found is None:
            firing = self._possible.firings(state)[move.firing]
            choice = choice_of(self._player, state, firing, move.way)
            step = firing.rule.key
            if move.kind is MoveKind.SKIPPED and step in self.net.recorded:
                firing = firing._replace(rule=firing.rule._replace(works=False, is_local=False))
            _, following, effect = self._player.after(state, firing)[move.way]
            found = _Fired(following, effect, step, choice)
            if len(self._kept) < _MOST_KEPT:
                self._kept[key] = found
        return found


def choice_of(player: Player, state: State, firing: Firing, way: int) -> PathChoice | None:
    """The choice that is made when a node goes on in one of its ways; `None` where it has no other."""
    rule = firing.rule
    ways = len(player.ways(state, firing))
    if ways < 2:  # noqa: PLR2004 - a choice needs two
        return None
    is_open = rule.kind != NodeKind.EVENT_BASED or ways == rule.split.size
    enters = rule.entries is not None and firing.taken[0][1] != WORK
    return PathChoice(rule.key, enters=enters, way=way, is_open=is_open)


class _Latest:
    """Who worked last in a case: from them an extra step takes."""

    def __init__(self, followed: Followed) -> None:
        self._followed = followed
        self._known: Senders = ()
        self._linked: Senders = ()

    def note(self, effect: Effect) -> None:
        """Remember the carriers that worked; what an aside step made is not taken on."""
        for key, *_ in effect.workings:
            if key in self._followed.aside:
                continue
            self._known = (key,) if key in self._followed.known else self._known
            self._linked = (key,) if key in self._followed.linked else self._linked

    def extra(self, event: Event, net: Net) -> Effect:
        """The extra working of a step that the model knows."""
        step = next((key for key in event if net.model.node_by_key[key].is_activity), None)
        if step is None:
            return NO_EFFECT
        known = self._known if step in self._followed.known else ()
        linked = self._linked if step in self._followed.linked else ()
        return Effect(((step, known, linked),))
