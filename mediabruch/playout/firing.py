"""One firing: a node takes its tokens, works, and leaves. On plain tuples and lists, since this is the hot path."""

from bisect import bisect_left, insort
from collections.abc import Callable, Iterator, Sequence
from itertools import product
from math import prod
from typing import NamedTuple

from mediabruch.playout.game import (
    MESSAGE,
    MOST_TOKENS,
    NO_EFFECT,
    START,
    WORK,
    Effect,
    Firing,
    Game,
    Kind,
    NodeRule,
    Outcome,
    Senders,
    State,
    Token,
)
from mediabruch.playout.order import due, has_message
from mediabruch.playout.split import Alternatives, Place, Split, rescaled

Successor = tuple[float, State, Effect]
"""Probability, next state, and what the firing contributes."""

Tokens = list[Token]
"""A state while it changes; sorted at all times."""


class Load(NamedTuple):
    """What a node leaves with."""

    known: Senders
    linked: Senders
    told_known: Senders
    """The same for its message flows, where a step that is aside is a sender, too."""
    told_linked: Senders
    effect: Effect
    """What its firing contributes so far."""


class Player(NamedTuple):
    """Carries out firings; `leave` and `enter` list all outcomes (the chain) or draw one (a simulated run)."""

    game: Game
    leave: Callable[[NodeRule], tuple[Outcome, ...]]
    """The outcomes of a node's leaving."""
    enter: Callable[[Split], tuple[tuple[float, tuple[Place, ...]], ...]]
    """The outcomes of a beginning, or of an event-based gateway's choice."""
    kept: dict[Token, list[Successor]] | None = None
    """What follows from a token alone at a node that touches nothing else; `None` where outcomes are drawn anew."""

    def beginnings(self) -> Iterator[tuple[float, State]]:
        """The states in which a case can begin, with their probabilities."""
        begun = [  # tokens are shared: there can be very many ways to combine them
            [(weight, [(*place, (), ()) for place in places]) for weight, places in self.enter(split)]
            for split in self.game.begin
        ]
        for ways in product(*begun):
            chance = prod(weight for weight, _ in ways)
            yield chance, tuple(sorted(token for _, tokens in ways for token in tokens))

    def successors(self, state: State) -> list[Successor]:
        """The states that follow when the firing that is due is carried out; empty at the end of the case."""
        if state and self.kept is not None:
            first = state[0]
            rule = self.game.rules[first[0]]
            if rule.is_local and first[1] < MESSAGE:  # it is due, as most often
                return self._apart(first, rule, state[1:]) if len(state) > 1 else self._alone(first, rule)
        firing = due(self.game, state)
        return [] if firing is None else self.after(state, firing)

    def after(self, state: State, firing: Firing) -> list[Successor]:
        """The states that follow when this firing is carried out, one for each of its `ways`."""
        rest = list(state)
        for token in firing.taken:
            del rest[bisect_left(rest, token)]
        rule = firing.rule
        if rule.is_local and self.kept is not None:
            return self._apart(firing.taken[0], rule, rest)
        if rule.kind == Kind.EVENT_BASED and rule.split.places:
            return self._choose(state, rest, firing)
        if firing.taken[0][1] == WORK:
            return self._leave(rest, rule, _load(firing))
        return self._work(rest, firing)

    def _apart(self, token: Token, rule: NodeRule, rest: Sequence[Token]) -> list[Successor]:
        """Carry out a firing that touches nothing but its token, and lay the other tokens beside what follows."""
        if not rest:  # comes but once
            return self._alone(token, rule)
        kept: dict[Token, list[Successor]] = self.kept  # type: ignore[assignment]
        found = kept.get(token)
        if found is None:
            found = kept[token] = self._alone(token, rule)
        return [(chance, *_laid(rest, put, effect)) for chance, put, effect in found]

    def _alone(self, token: Token, rule: NodeRule) -> list[Successor]:
        """What follows from a token alone at a node that touches nothing else."""
        key, _, known, linked = token
        if not rule.passes:
            load = Load(known, linked, known, linked, NO_EFFECT)
            return self._place([], rule, self._worked(key, load) if rule.works else load, self.leave(rule))
        effect = NO_EFFECT
        if rule.works:
            followed = self.game.followed
            working, told_known, told_linked = followed.worked(key, known, linked)
            effect = tuple.__new__(Effect, ((working,), None, None, ()))
            if key not in followed.aside:
                known, linked = told_known, told_linked
        return [  # most ways have one place, and need no list
            (chance, ((*places[0], known, linked),), effect)
            if len(places) == 1
            else (chance, tuple([(*place, known, linked) for place in places]), effect)
            for chance, places in rule.split.outcomes()
        ]

    def _work(self, rest: Tokens, firing: Firing) -> list[Successor]:
        """A node takes its tokens: activities work, scopes begin their content, all others leave."""
        rule, load = firing.rule, _load(firing)
        if rule.event_sub_process is not None and firing.taken[0][1] >= MESSAGE:
            load = self._begun(rest, rule.event_sub_process, self._worked(rule.event_sub_process, load))
        if rule.works:
            load = self._worked(rule.key, load)
        if rule.entries is None:
            return self._leave(rest, rule, load)
        load = self._begun(rest, rule.key, load)
        return [
            (chance, *_filled(rest.copy(), places, load, load.effect)) for chance, places in self.enter(rule.entries)
        ]

    def _worked(self, key: int, load: Load) -> Load:
        """A step works: what it takes is noted where it is a carrier, and then it is the sender."""
        followed = self.game.followed
        working, known, linked = followed.worked(key, load.known, load.linked)
        workings, assumed, forced, lost = load.effect
        effect = Effect((*workings, working), assumed, forced, lost)
        if key in followed.aside:
            return Load(load.known, load.linked, known, linked, effect)
        return Load(known, linked, known, linked, effect)

    def _begun(self, rest: Tokens, key: int, load: Load) -> Load:
        """A sub-process or call is at work once more."""
        is_put = _put(rest, (key, WORK, (), ()))
        return load if is_put else load._replace(effect=_losing(load.effect, key))

    def ways(self, state: State, firing: Firing) -> tuple[Outcome, ...]:
        """In which ways a firing goes on, in the order of the states `after` it; none where it has no choice."""
        rule = firing.rule
        if rule.kind == Kind.EVENT_BASED and rule.split.places:
            return tuple(self._choices(state, rule))
        if rule.catches:
            return ()
        if rule.entries is not None and firing.taken[0][1] != WORK:
            return tuple(Outcome(chance, way, sends=False, ends=False) for chance, way in self.enter(rule.entries))
        return self.leave(rule)

    def _choose(self, state: State, rest: Tokens, firing: Firing) -> list[Successor]:
        """An event-based gateway takes one of its branches."""
        return self._place(rest, firing.rule, _load(firing), list(self._choices(state, firing.rule)))

    def _choices(self, state: State, rule: NodeRule) -> Iterator[Outcome]:
        """An event-based gateway takes a branch for which a message waits, else one that awaits none, else any."""
        ways = tuple(rule.split.outcomes())
        preferred = [way for way in ways if has_message(state, way[1][0][0])]
        if not preferred:
            preferred = [way for way in ways if not self.game.rules[way[1][0][0]].awaits] or list(ways)
        weights = rescaled([weight for weight, _ in preferred])
        split = Alternatives(tuple((weight, way) for weight, (_, way) in zip(weights, preferred, strict=True)))
        return (Outcome(weight, way, sends=True, ends=False) for weight, way in self.enter(split))

    def _leave(self, rest: Tokens, rule: NodeRule, load: Load) -> list[Successor]:
        """A node leaves, in each of its ways."""
        if rule.terminates:
            rest = self._without_scope(rest, rule.scope)
        if rule.catches:
            return self._throw(rest, rule, load)
        return self._place(rest, rule, load, self.leave(rule))

    def _place(self, rest: Tokens, rule: NodeRule, load: Load, outcomes: Sequence[Outcome]) -> list[Successor]:
        """The states after each outcome: tokens and messages are put, and at an end the scope is told."""
        found: list[Successor] = []
        for outcome in outcomes:
            tokens = rest.copy() if len(outcomes) > 1 else rest
            effect = self._send(tokens, rule, load) if outcome.sends and rule.messages else load.effect
            if outcome.ends:
                self._hand_on(tokens, rule.scope, load)
            found.append((outcome.chance, *_filled(tokens, outcome.places, load, effect)))
        return found

    def _send(self, tokens: Tokens, rule: NodeRule, load: Load) -> Effect:
        """Put a token on each outgoing message flow; one with a stated medium takes the information and carries it."""
        effect = load.effect
        told = Load(load.told_known, load.told_linked, load.told_known, load.told_linked, effect)
        for flow, place in rule.messages:
            carried = told
            if flow in self.game.followed.known:
                carried = self._worked(flow, told._replace(effect=effect))
                effect = carried.effect
            if place is not None:
                _put(tokens, (*place, carried.known, carried.linked))
        return effect

    def _hand_on(self, tokens: Tokens, scope: int, load: Load) -> None:
        """Tell the sub-process, or the calls that are at work, what a last node of the content held."""
        hosts = (scope,) if scope in self.game.rules else self.game.callers.get(scope, ())
        for host in hosts:
            for token in [token for token in tokens if token[0] == host and token[1] == WORK]:
                tokens.remove(token)
                insort(tokens, (host, WORK, _joined(token[2], load.known), _joined(token[3], load.linked)))

    def _without_scope(self, tokens: Tokens, scope: int) -> Tokens:
        """The tokens without those of a scope and of the processes called from there; messages stay."""
        rest, open_scopes = tokens, [scope]
        while open_scopes:
            scope = open_scopes.pop()
            calls = self.game.calls_within[scope]
            called = {self.game.rules[token[0]].plays for token in rest if token[1] == WORK and token[0] in calls}
            open_scopes += [process for process in called if process is not None]
            first, last = self.game.content[scope]
            rest = [token for token in rest if token[1] >= MESSAGE or not first <= token[0] <= last]
        return rest

    def _throw(self, rest: Tokens, rule: NodeRule, load: Load) -> list[Successor]:
        """An error or escalation end event goes to the boundary events that catch it, and else ends as usual."""
        at_work = {token[0] for token in rest if token[1] == WORK}
        caught = [catch for catch in rule.catches if at_work.issuperset(catch.callers)]
        for catch in caught:
            played = self.game.rules[catch.host].plays
            if catch.interrupting and played is not None:
                rest = self._without_scope(rest, played)
                rest = [token for token in rest if token[:2] != (catch.host, WORK)]
        places = tuple((catch.boundary, START) for catch in caught)
        is_interrupted = any(catch.interrupting for catch in caught)
        return self._place(rest, rule, load, [Outcome(1.0, places, sends=True, ends=not is_interrupted)])


def _load(firing: Firing) -> Load:
    """What a node takes, as what it leaves with unless it works."""
    taken = firing.taken
    known, linked = taken[0][2:]
    for token in taken[1:]:
        known, linked = _joined(known, token[2]), _joined(linked, token[3])
    is_plain = firing.assumed is None and firing.forced is None
    effect = NO_EFFECT if is_plain else Effect((), firing.assumed, firing.forced)
    return Load(known, linked, known, linked, effect)


def _joined(one: Senders, other: Senders) -> Senders:
    return one if one == other or not other else tuple(sorted({*one, *other}))


def _filled(tokens: Tokens, places: Sequence[Place], load: Load, effect: Effect) -> tuple[State, Effect]:
    """The state with a token on each of these places, too, and the effect with the tokens that were lost."""
    if not tokens and len(places) == 1:
        return ((*places[0], load.known, load.linked),), effect
    for node, rank in places:
        if not _put(tokens, (node, rank, load.known, load.linked)):
            effect = _losing(effect, node)
    return tuple(tokens), effect


def _laid(rest: Sequence[Token], put: State, effect: Effect) -> tuple[State, Effect]:
    """Further tokens beside those that stay, as far as places hold them."""
    if len(rest) < MOST_TOKENS and len(put) == 1 and put[0][1] < MESSAGE:  # as most often: no place can be full
        return tuple(sorted((*rest, *put))), effect
    tokens = [*rest]
    for token in put:
        if not _put(tokens, token):
            effect = _losing(effect, token[0])
    return tuple(tokens), effect


def _put(tokens: Tokens, token: Token) -> bool:
    """Put a token on its place; say whether the place holds it."""
    if token[1] >= MESSAGE:
        at = bisect_left(tokens, token)
        if at == len(tokens) or tokens[at] != token:
            tokens.insert(at, token)
        return True
    if len(tokens) >= MOST_TOKENS:
        last = bisect_left(tokens, token[:2]) + MOST_TOKENS - 1
        if last < len(tokens) and tokens[last][:2] == token[:2]:
            return False
    insort(tokens, token)
    return True


def _losing(effect: Effect, node: int) -> Effect:
    return effect._replace(lost=(*effect.lost, node))
