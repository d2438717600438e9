"""One firing: a node takes its tokens, works, and leaves. On plain tuples and sets, since this is the hot path."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from mediabruch.playout.game import (
    MESSAGE,
    NO_EFFECT,
    START,
    WORK,
    Due,
    Effect,
    Game,
    Kind,
    Outcome,
    Rule,
    Senders,
    State,
    Token,
)
from mediabruch.playout.order import due, has_message
from mediabruch.playout.split import Alternatives, Place, Split, rescaled

Successor = tuple[float, State, Effect]
"""Probability, next state, and what the firing contributes."""

Load = tuple[Senders, Effect]
"""What a node leaves with: the senders of its token, and what its firing contributes so far."""


class Player(NamedTuple):
    """Carries out firings; `leave` and `enter` list all outcomes (the chain) or draw one (a simulated run)."""

    game: Game
    leave: Callable[[Rule], tuple[Outcome, ...]]
    """The outcomes of a node's leaving."""
    enter: Callable[[Split], tuple[tuple[float, tuple[Place, ...]], ...]]
    """The outcomes of a beginning, or of an event-based gateway's choice."""
    kept: dict[Token, list[Successor]] | None = None
    """What follows from a token alone at a node that touches nothing else; `None` where outcomes are drawn anew."""

    def beginnings(self) -> Iterator[tuple[float, State]]:
        """The states in which a case can begin, with their probabilities."""
        found: list[tuple[float, tuple[Token, ...]]] = [(1.0, ())]
        for split in self.game.begin:
            found = [
                (chance * weight, tokens + tuple((*place, ()) for place in places))
                for chance, tokens in found
                for weight, places in self.enter(split)
            ]
        for chance, tokens in found:
            yield chance, tuple(sorted(set(tokens)))

    def successors(self, state: State) -> list[Successor]:
        """The states that follow when the firing that is due is carried out; empty at the end of the case."""
        firing = due(self.game, state)
        if firing is None:
            return []
        if firing.rule.is_local:
            return self._apart(state, firing)
        rest = set(state)
        rest.difference_update(firing.taken)
        if firing.rule.kind == Kind.EVENT_BASED and firing.rule.split.places:
            return self._choose(state, rest, firing)
        if firing.taken[0][1] == WORK:
            return self._leave(rest, firing.rule, (firing.taken[0][2], NO_EFFECT))
        return self._work(rest, firing)

    def _apart(self, state: State, firing: Due) -> list[Successor]:
        """Carry out a firing that touches nothing but its token, and lay the other tokens beside what follows."""
        if len(state) == 1 or self.kept is None:
            return self._work(set(state).difference(firing.taken), firing)
        token = firing.taken[0]
        if token not in self.kept:
            self.kept[token] = self._work(set(), firing)
        rest = set(state)
        rest.remove(token)
        return [(chance, tuple(sorted(rest.union(put))), effect) for chance, put, effect in self.kept[token]]

    def _work(self, rest: set[Token], firing: Due) -> list[Successor]:
        """A node takes its tokens: activities work, scopes begin their content, all others leave."""
        rule = firing.rule
        load = _union(firing.taken), Effect((), firing.assumed, firing.forced)
        if rule.event_sub_process is not None and firing.taken[0][1] >= MESSAGE:
            load = self._worked(rule.event_sub_process, load)
            _begin_work(rest, rule.event_sub_process)
        if rule.works:
            load = self._worked(rule.key, load)
        if rule.entries is None:
            return self._leave(rest, rule, load)
        _begin_work(rest, rule.key)
        senders, effect = load
        return [
            (chance, tuple(sorted(rest.union((*place, senders) for place in places))), effect)
            for chance, places in self.enter(rule.entries)
        ]

    def _worked(self, key: int, load: Load) -> Load:
        """A step works: what it takes is noted if it is a carrier, and then it is the sender."""
        senders, effect = load
        workings, assumed, forced = effect
        if key in self.game.carriers:
            return (key,), Effect((*workings, (key, senders)), assumed, forced)
        return senders, Effect((*workings, (key, ())), assumed, forced)

    def _choose(self, state: State, rest: set[Token], firing: Due) -> list[Successor]:
        """An event-based gateway takes a branch for which a message waits, else one that awaits none, else any."""
        ways = tuple(firing.rule.split.outcomes())
        preferred = [way for way in ways if has_message(state, way[1][0][0])]
        if not preferred:
            preferred = [way for way in ways if not self.game.rules[way[1][0][0]].awaits] or list(ways)
        weights = rescaled([weight for weight, _ in preferred])
        split = Alternatives(tuple((weight, way) for weight, (_, way) in zip(weights, preferred, strict=True)))
        outcomes = [Outcome(weight, way, sends=True, ends=False) for weight, way in self.enter(split)]
        return self._place(rest, firing.rule, (_union(firing.taken), NO_EFFECT), outcomes)

    def _leave(self, rest: set[Token], rule: Rule, load: Load) -> list[Successor]:
        """A node leaves, in each of its ways."""
        if rule.terminates:
            rest = self._without_scope(rest, rule.scope)
        if rule.catches:
            return self._throw(rest, rule, load)
        return self._place(rest, rule, load, self.leave(rule))

    def _place(self, rest: set[Token], rule: Rule, load: Load, outcomes: Iterable[Outcome]) -> list[Successor]:
        """The states after each outcome: tokens and messages are put, and at an end the scope is told."""
        senders = load[0]
        found: list[Successor] = []
        for outcome in outcomes:
            tokens = rest.copy()
            for node, rank in outcome.places:
                tokens.add((node, rank, senders))
            effect = self._send(tokens, rule, load) if outcome.sends and rule.messages else load[1]
            if outcome.ends:
                self._hand_on(tokens, rule.scope, senders)
            found.append((outcome.chance, tuple(sorted(tokens)), effect))
        return found

    def _send(self, tokens: set[Token], rule: Rule, load: Load) -> Effect:
        """Put a token on each outgoing message flow; one with a stated medium takes the information and carries it."""
        senders, effect = load
        for flow, place in rule.messages:
            carried = senders
            if flow in self.game.carriers:
                carried, effect = self._worked(flow, (senders, effect))
            if place is not None:
                tokens.add((*place, carried))
        return effect

    def _hand_on(self, tokens: set[Token], scope: int, senders: Senders) -> None:
        """Tell the sub-process, or the calls that are at work, what a last node of the content held."""
        hosts = (scope,) if scope in self.game.rules else self.game.callers.get(scope, ())
        for host in hosts:
            for token in [token for token in tokens if token[0] == host and token[1] == WORK]:
                tokens.remove(token)
                tokens.add((host, WORK, tuple(sorted({*token[2], *senders}))))

    def _without_scope(self, tokens: set[Token], scope: int) -> set[Token]:
        """The tokens without those of a scope and of the processes called from there; messages stay."""
        rest, open_scopes = tokens, [scope]
        while open_scopes:
            scope = open_scopes.pop()
            calls = self.game.calls_within[scope]
            called = {self.game.rules[token[0]].plays for token in rest if token[1] == WORK and token[0] in calls}
            open_scopes += [process for process in called if process is not None]
            first, last = self.game.content[scope]
            rest = {token for token in rest if token[1] >= MESSAGE or not first <= token[0] <= last}
        return rest

    def _throw(self, rest: set[Token], rule: Rule, load: Load) -> list[Successor]:
        """An error or escalation end event goes to the boundary events that catch it, and else ends as usual."""
        at_work = {token[0] for token in rest if token[1] == WORK}
        caught = [catch for catch in rule.catches if at_work.issuperset(catch.callers)]
        for catch in caught:
            played = self.game.rules[catch.host].plays
            if catch.interrupting and played is not None:
                rest = self._without_scope(rest, played)
                rest = {token for token in rest if token[:2] != (catch.host, WORK)}
        rest = rest.union((catch.boundary, START, load[0]) for catch in caught)
        is_interrupted = any(catch.interrupting for catch in caught)
        return self._place(rest, rule, load, [Outcome(1.0, (), sends=True, ends=not is_interrupted)])


def _union(tokens: tuple[Token, ...]) -> Senders:
    if len(tokens) == 1:
        return tokens[0][2]
    return tuple(sorted({sender for token in tokens for sender in token[2]}))


def _begin_work(tokens: set[Token], key: int) -> None:
    if not any(token[0] == key and token[1] == WORK for token in tokens):
        tokens.add((key, WORK, ()))
