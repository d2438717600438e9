"""A model made ready to be played: which node waits, what interrupts it, where each node leaves to."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from math import fsum

from mediabruch.model import (
    ACTIVITIES,
    EventKind,
    FlowNode,
    FlowNodeType,
    SequenceFlow,
)
from mediabruch.model.graph import scope_of
from mediabruch.model.kept import kept
from mediabruch.playout.endless import Preceding, endless, restless
from mediabruch.playout.game import START, Catch, Followed, Game, Kind, NodeRule
from mediabruch.playout.reach import inclusive_reach
from mediabruch.playout.scopes import Scopes
from mediabruch.playout.split import MOST_OUTCOMES, Alternatives, Place, Split, always, conditional, inclusive, one_of

BOUNDARY_SHARE = 0.1
"""What boundary events take of the cases where nothing is stated."""
CONDITIONAL_SHARE = 0.5
"""How often a conditional flow that leaves an activity or event is taken where nothing is stated."""

ONE_WAY_OUT = {
    FlowNodeType.EXCLUSIVE_GATEWAY,
    FlowNodeType.COMPLEX_GATEWAY,
    FlowNodeType.EVENT_BASED_GATEWAY,
}
"""Gateways that send each token one of several ways."""
_JOINS = {
    FlowNodeType.PARALLEL_GATEWAY: Kind.PARALLEL_JOIN,
    FlowNodeType.INCLUSIVE_GATEWAY: Kind.INCLUSIVE_JOIN,
}
_UNUSUAL = frozenset({*_JOINS, FlowNodeType.EVENT_BASED_GATEWAY})
"""Types of nodes that may join or wait."""
_END, _PARALLEL, _EVENT_BASED = FlowNodeType.END_EVENT, FlowNodeType.PARALLEL_GATEWAY, FlowNodeType.EVENT_BASED_GATEWAY
_SINGLE = Kind.SINGLE
"""Asked of each node: looked up once, since before Python 3.12 each look takes as long as a call."""
_NEVER_WAIT = frozenset({FlowNodeType.START_EVENT, FlowNodeType.BOUNDARY_EVENT})
_THROWN = (EventKind.ERROR, EventKind.ESCALATION)
_Usual = tuple[int, bool, int, int, Split, bool]
"""What is told of each node: the first fields of its rule."""
_NOTHING_MORE = NodeRule(0, False, 0, 0, Alternatives(()), False, False)[8:]  # noqa: FBT003 - as in the class
"""The last fields of most rules."""


class CompiledModel(Scopes):
    """A model with all that decides how it is played, and the games that can be played on it."""

    def sharing(self, stated: Mapping[int, float]) -> "CompiledModel":
        """The same model with other stated probabilities: only what hangs on these is made anew."""
        other = copy(self)
        other.stated = stated
        other.__dict__.pop("_game", None)
        return other

    # -- boundary events -------------------------------------------------------------------------

    @kept
    def boundary_events(self) -> Mapping[int, list[FlowNode]]:
        """The boundary events of each activity that are played (all but compensation)."""
        found: dict[int, list[FlowNode]] = defaultdict(list)
        for node in self.model.nodes:
            if node.attached_to is not None and not _has(node, EventKind.COMPENSATE):
                found[node.attached_to].append(node)
        return found

    @kept
    def catches(self) -> Mapping[int, tuple[Catch, ...]]:
        """The boundary events that each error or escalation end event reaches for certain."""
        found = {}
        for node in self.model.nodes:
            if node.type is _END:
                for definition in node.event_definitions:
                    if definition.kind in _THROWN:
                        found[node.key] = tuple(self._caught(node, definition.kind, definition.ref))
        return found

    @kept
    def caught(self) -> frozenset[int]:
        """The boundary events that some end event reaches for certain: they have no share of their own."""
        return frozenset(catch.boundary for found in self.catches.values() for catch in found)

    def _caught(self, end: FlowNode, kind: EventKind, ref: str | None) -> Iterator[Catch]:
        """Look outwards from an end event for the nearest boundary event that catches; from a process, at its calls."""
        open_hosts = self._hosts(end, ())
        while open_hosts:
            host, callers = open_hosts.pop()
            event = self._catching(host, kind, ref)
            if event is None:
                open_hosts += self._hosts(host, callers)
            else:
                yield Catch(event.key, host.key, event.interrupting, callers)

    def _hosts(self, node: FlowNode, callers: tuple[int, ...]) -> list[tuple[FlowNode, tuple[int, ...]]]:
        """The sub-process around a node, or the calls of its process, last first; each with the calls passed so far."""
        if node.parent is not None:
            return [(self.model.node_by_key[node.parent], callers)]
        calls = self.callers.get(node.process, ())
        return [(self.model.node_by_key[call], (*callers, call)) for call in reversed(calls)]

    def _catching(self, host: FlowNode, kind: EventKind, ref: str | None) -> FlowNode | None:
        """The first boundary event of a host that catches this error or escalation."""
        for event in self.boundary_events.get(host.key, []):
            for definition in event.event_definitions:
                if definition.kind is kind and (definition.ref is None or ref is None or definition.ref == ref):
                    return event
        return None

    def interrupting_events(self, host: FlowNode) -> list[FlowNode]:
        """The interrupting boundary events of an activity that have a share of its cases."""
        events = self.boundary_events.get(host.key, [])
        return [event for event in events if event.interrupting and event.key not in self.caught]

    def boundaries(self, host: FlowNode) -> tuple[tuple[tuple[float, Place], ...], tuple[tuple[float, Place], ...]]:
        """The interrupting boundary events of an activity with their shares, and the others with their chances."""
        if host.key not in self.boundary_events:
            return (), ()
        interrupting = self.interrupting_events(host)
        chances = [self.stated.get(event.key, BOUNDARY_SHARE / len(interrupting)) for event in interrupting]
        scale = max(1.0, fsum(chances))
        return (
            tuple((chance / scale, (event.key, START)) for chance, event in zip(chances, interrupting, strict=True)),
            tuple(
                (self.stated.get(event.key, BOUNDARY_SHARE), (event.key, START))
                for event in self.boundary_events[host.key]
                if not event.interrupting and event.key not in self.caught
            ),
        )

    # -- nodes -----------------------------------------------------------------------------------

    def split(self, node: FlowNode) -> Split:
        """Where a node leaves to: by its only way for certain, whatever is stated of it."""
        leaving = self.outgoing.get(node.key, ())
        if len(leaving) == 1:  # as most often
            return tuple.__new__(Alternatives, (((1.0, (leaving[0][1],)),),))
        places = [place for _, place in leaving]
        if not places or node.type is _PARALLEL:
            return always(places)
        chances = [None if flow is None else self.stated.get(flow.key) for flow, _ in leaving]
        if node.type in ONE_WAY_OUT:
            return one_of(places, chances)
        default = next((place for flow, place in leaving if flow is not None and flow.is_default), None)
        if node.type is FlowNodeType.INCLUSIVE_GATEWAY:
            ways = [(place, chance) for place, chance in zip(places, chances, strict=True) if place != default]
            return inclusive([place for place, _ in ways], [chance for _, chance in ways], default)
        return self._split_of_step(leaving, default)

    def _split_of_step(self, leaving: Sequence[tuple[SequenceFlow | None, Place]], default: Place | None) -> Split:
        """The split of an activity or event: unconditional flows always, conditional ones independently."""
        surely = tuple(
            place for flow, place in leaving if flow is None or (flow.condition is None and not flow.is_default)
        )
        ways = tuple(
            (self.stated.get(flow.key, CONDITIONAL_SHARE), place)
            for flow, place in leaving
            if flow is not None and flow.condition is not None and not flow.is_default
        )
        return conditional(surely, ways, default)

    def kind(self, node: FlowNode) -> Kind:
        """How a node takes its tokens."""
        if node.key in self.played:
            return Kind.SCOPE
        if node.type is _EVENT_BASED:
            return Kind.EVENT_BASED
        return _JOINS.get(node.type, _SINGLE) if self.ways_in(node) > 1 else _SINGLE

    @kept
    def awaiting(self) -> frozenset[int]:
        """The nodes that go on with a message from another process only: start events, joins and others do not wait."""
        found = (self.model.node_by_key[key] for key in self.reached_by_message)
        return frozenset(
            node.key for node in found if node.type not in _NEVER_WAIT and self.kind(node) not in _JOINS.values()
        )

    @property
    def _before(self) -> Preceding:
        """Which nodes pass tokens on to each, within its scope: over flows, links and to boundary events."""
        before: dict[int, list[int]] = defaultdict(list)
        for source, ways in self.outgoing.items():
            for _, (target, _) in ways:
                before[target].append(source)
        for host, events in self.boundary_events.items():
            for event in events:
                before[event.key].append(host)
        return before

    @kept
    def endless(self) -> frozenset[int]:
        """The nodes from which no end of their scope can be reached."""
        scopes = (
            ([node.key for node in nodes], [node.key for node in nodes if self._is_end(node)])
            for nodes in self.children.values()
        )
        return endless(self._before, scopes)

    def _is_end(self, node: FlowNode) -> bool:
        return node.type is _END or node.key not in self.outgoing

    @kept
    def restless(self) -> frozenset[int]:
        """The endless nodes that can reach nothing that waits for a message."""
        if not self.endless:
            return frozenset()
        choosing = {
            node.key
            for node in self.model.nodes
            if node.type is _EVENT_BASED
            and any(place[0] in self.awaiting for _, place in self.outgoing.get(node.key, ()))
        }
        return restless(self._before, self.endless, self.awaiting | choosing)

    def rule(self, node: FlowNode) -> NodeRule:
        """How a node plays."""
        key, parent = node.key, node.parent
        split = self.split(node)
        ends = node.type is _END or key not in self.outgoing
        is_local = not ends or (parent is None and node.process not in self.callers)
        usual = (
            key,
            node.type in ACTIVITIES,
            self.arrivals.get(key, 0),
            node.process if parent is None else parent,
            split,
            ends,
        )
        if key in self._unusual_nodes:
            return self._unusual(node, usual, is_local=is_local)
        passes = is_local and isinstance(split, Alternatives) and len(split.ways) <= MOST_OUTCOMES
        return tuple.__new__(NodeRule, (*usual, is_local, passes, *_NOTHING_MORE))

    @kept
    def _unusual_nodes(self) -> frozenset[int]:
        """The few nodes that do more than take a token, work, and put one; the others are told apart for speed."""
        return frozenset().union(
            self.reached_by_message,
            self.message_places,
            self.boundary_events,
            self.catches,
            self.graph.played,
            self.endless,
            [node.key for node in self.model.nodes if node.event_definitions or node.type in _UNUSUAL],
        )

    def _unusual(self, node: FlowNode, usual: _Usual, *, is_local: bool) -> NodeRule:
        """How a node plays that joins, waits, sends, catches, plays a content or has boundary events."""
        is_start = node.type is FlowNodeType.START_EVENT
        has_message = node.key in self.reached_by_message and node.type is not FlowNodeType.BOUNDARY_EVENT
        plays = self.played.get(node.key)
        interrupting, added = self.boundaries(node)
        kind = self.kind(node)
        terminates = node.type is _END and _has(node, EventKind.TERMINATE)
        is_simple = kind is _SINGLE and not has_message and not terminates
        return NodeRule(
            *usual,
            is_local=is_local and is_simple and node.key not in self.catches and node.key not in self.restless,
            kind=kind,
            awaits=node.key in self.awaiting,
            by_message=has_message and (is_start or not self.ways_in(node)),
            terminates=terminates,
            interrupting=interrupting,
            added=added,
            messages=tuple(self.message_places.get(node.key, ())),
            catches=self.catches.get(node.key, ()),
            plays=plays,
            entries=None if plays is None else self.beginning(self.entries(plays)),
            event_sub_process=self._started(node) if has_message else None,
            is_endless=node.key in self.endless,
            is_restless=node.key in self.restless,
            is_simple=is_simple,
        )

    def _started(self, node: FlowNode) -> int | None:
        """The event sub-process that a message to this node starts."""
        scope = self.model.node_by_key.get(scope_of(node))
        if scope is None or not scope.triggered_by_event:
            return None
        return scope.key if any(entry.key == node.key for entry in self.entries(scope.key)) else None

    def _made(self, followed: Followed) -> Game:
        reaches: dict[int, frozenset[int]] = {}
        game = Game(
            rules={node.key: self.rule(node) for node in self.model.nodes},
            begin=self.begin(),
            callers=self.callers,
            content=self.content,
            calls_within=self.calls_within,
            reaches=reaches,
            followed=followed,
            outcomes={},
            ready={},
        )
        reaches.update(inclusive_reach(game))  # which asks the game
        return game

    @kept
    def _game(self) -> Game:
        return self._made(Followed())

    def game(self, followed: Followed, *, is_only: bool = False) -> Game:
        """The game in which the information of these carriers is followed.

        The rules of all nodes are kept for the next game, unless this is the only one: in a large model they take a
        tenth of the memory.
        """
        return self._made(followed) if is_only else self._game._replace(followed=followed)


def _has(node: FlowNode, kind: EventKind) -> bool:
    return any(definition.kind is kind for definition in node.event_definitions)
