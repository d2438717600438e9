"""The play-out of docs/semantics.md, section 3, sentence by sentence: which token game a model plays."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from math import prod
from typing import Any

from mediabruch.model import ACTIVITIES, SUB_PROCESSES, EventKind, FlowNode, FlowNodeType, Model, SequenceFlow

Place = tuple[str, int]
"""`flow`, `message`, `start` or `work`, and the key of the flow or node."""
Senders = frozenset[int]
Tokens = Counter[tuple[Place, Senders]]
State = frozenset[tuple[tuple[Place, Senders], int]]
MOST = 6
BY_CHOICE = (FlowNodeType.EXCLUSIVE_GATEWAY, FlowNodeType.COMPLEX_GATEWAY, FlowNodeType.EVENT_BASED_GATEWAY)
THROWN = (EventKind.ERROR, EventKind.ESCALATION)


@dataclass(frozen=True)
class Happening:
    """What one firing brings: `visit`, `working`, `sending`, `assumed`, `forced` or `lost`, of a node or flow."""

    kind: str
    key: int
    senders: Senders = frozenset()


@dataclass(frozen=True)
class Load:
    """Whose information a node leaves with: on its sequence flows, and on its message flows."""

    leaving: Senders
    sending: Senders


Happenings = tuple[Happening, ...]
Outcome = tuple[float, Tokens, Happenings]


class NaiveGame:
    """The game of a model in which some steps, and message flows of stated medium, carry."""

    def __init__(
        self, model: Model, stated: Mapping[str, Mapping[str, Any]], carriers: Collection[int], aside: Collection[int]
    ) -> None:
        self.model = model
        self.carriers, self.aside = carriers, aside
        self.nodes = {node.key: node for node in model.nodes}
        facts = {**stated.get("flows", {}), **stated.get("events", {})}
        keys = [(flow.key, flow.id) for flow in model.sequence_flows] + [(node.key, node.id) for node in model.nodes]
        self.shares: dict[int, float] = {
            key: facts[str(id_)]["probability"] for key, id_ in keys if "probability" in facts.get(str(id_), {})
        }
        self.outgoing: dict[int, list[SequenceFlow]] = defaultdict(list)
        self.incoming: dict[int, list[SequenceFlow]] = defaultdict(list)
        for flow in model.sequence_flows:
            if flow.source is not None and flow.target is not None:
                self.outgoing[flow.source].append(flow)
                self.incoming[flow.target].append(flow)
        self.outside = {flow.key for flow in model.message_flows if flow.target in {p.key for p in model.participants}}
        self.messages_out: dict[int, list[int]] = defaultdict(list)
        self.messages_in: dict[int, list[int]] = defaultdict(list)
        self._read_messages()
        self.link = self._links()
        self.boundary: dict[int, list[FlowNode]] = defaultdict(list)
        for node in model.nodes:
            if node.attached_to is not None and not _is(node, EventKind.COMPENSATE):
                self.boundary[node.attached_to].append(node)
        self.content = self._contents()
        self.caught = {event.key for node in model.nodes for event, _ in self.catching(node)}
        self.next = {key: self._next(node) for key, node in self.nodes.items()}
        self.reach = {key: _closure(self.next, key) for key in self.nodes}
        self.endless = {key for key in self.nodes if not any(map(self._is_way_out, {key, *self.reach[key]}))}
        listening = {key for key, node in self.nodes.items() if self.awaits(node) or self.listens(node)}
        self.restless = {key for key in self.endless if not listening & {key, *self.reach[key]}}

    # -- the model --------------------------------------------------------------------------------

    def _read_messages(self) -> None:
        for message in self.model.message_flows:
            source, target = self.nodes.get(message.source or -1), self.nodes.get(message.target or -1)
            if source and message.key in self.outside:
                self.messages_out[source.key].append(message.key)
            elif source and target and source.process != target.process:
                self.messages_out[source.key].append(message.key)
                if target.type is not FlowNodeType.BOUNDARY_EVENT:
                    self.messages_in[target.key].append(message.key)

    def _links(self) -> dict[int, int]:
        found: dict[int, int] = {}
        for throw in self.nodes.values():
            for catch in self.nodes.values():
                if (
                    throw.type is FlowNodeType.INTERMEDIATE_THROW_EVENT
                    and catch.type is FlowNodeType.INTERMEDIATE_CATCH_EVENT
                    and throw.process == catch.process
                    and _link_name(throw) is not None
                    and _link_name(throw) == _link_name(catch)
                ):
                    found.setdefault(throw.key, catch.key)
        return found

    def _contents(self) -> dict[int, int]:
        """The scope that each sub-process or call plays."""
        calls = {key: node.called_process for key, node in self.nodes.items() if node.called_process is not None}
        called: dict[int, set[int]] = defaultdict(set)
        for call, process in calls.items():
            called[self.nodes[call].process].add(process)
        played = {
            call: process
            for call, process in calls.items()
            if self.nodes[call].process not in {process, *_closure(called, process)}
        }
        played |= {key: key for key, node in self.nodes.items() if node.type in SUB_PROCESSES}
        return {key: scope for key, scope in played.items() if self.entries(scope)}

    def entries(self, scope: int) -> list[FlowNode]:
        free = [
            node
            for node in self.nodes.values()
            if scope_of(node) == scope
            and node.attached_to is None
            and not node.triggered_by_event
            and not node.is_for_compensation
        ]
        starts = [node for node in free if node.type is FlowNodeType.START_EVENT]
        return starts or [node for node in free if self._is_first(node)]

    def _is_first(self, node: FlowNode) -> bool:
        return not self.incoming.get(node.key) and node.key not in self.link.values()

    def _next(self, node: FlowNode) -> set[int]:
        found = {flow.target for flow in self.outgoing[node.key] if flow.target is not None}
        found |= {event.key for event in self.boundary[node.key]}
        return found | ({self.link[node.key]} if node.key in self.link else set())

    def _is_way_out(self, key: int) -> bool:
        return self.nodes[key].type is FlowNodeType.END_EVENT or not (self.outgoing.get(key) or key in self.link)

    # -- the start --------------------------------------------------------------------------------

    def start(self) -> list[tuple[float, Tokens]]:
        """The tokens with which a case can begin."""
        called = set(self.content.values())
        entries = {p.key: self.entries(p.key) for p in self.model.processes if p.key not in called}
        entries = {process: nodes for process, nodes in entries.items() if nodes}
        free = {
            process: [node for node in nodes if not self.messages_in[node.key]] for process, nodes in entries.items()
        }
        begin = [nodes for process, nodes in entries.items() if free[process] == nodes]
        begin = begin or [nodes for nodes in free.values() if nodes] or list(entries.values())[:1]
        found: list[tuple[float, Tokens]] = [(1.0, Counter())]
        for nodes in begin:
            found = [
                (chance * more, tokens + begun)
                for chance, tokens in found
                for more, begun in self.begun(nodes, frozenset())
            ]
        return [(chance, tokens) for chance, tokens in found if chance > 0]

    def begun(self, entries: list[FlowNode], senders: Senders) -> Iterator[tuple[float, Tokens]]:
        """The tokens with which a process or sub-process begins."""
        if entries[0].type is FlowNodeType.START_EVENT:
            for share, entry in zip(self.split([entry.key for entry in entries]), entries, strict=True):
                yield share, Counter({(("start", entry.key), senders): 1})
        else:
            yield 1.0, Counter({(("start", entry.key), senders): 1 for entry in entries})

    def split(self, keys: list[int]) -> list[float]:
        """Probabilities of which one is chosen: what is stated, and equal shares of what is left."""
        stated = {key: self.shares[key] for key in keys if key in self.shares}
        total = sum(stated.values())
        open_ = len(keys) - len(stated)
        if total > 1 or (not open_ and total > 0):
            return [stated.get(key, 0.0) / total for key in keys]
        if not open_:
            return [1 / len(keys)] * len(keys)
        return [stated.get(key, (1 - total) / open_) for key in keys]

    # -- which node is next -----------------------------------------------------------------------

    def outcomes(self, state: State) -> list[Outcome]:
        """What can come of a state; nothing where no token can move."""
        tokens: Tokens = Counter(dict(state))
        for among in (self.nodes.keys() - self.restless, self.restless):
            nodes = [node for key, node in self.nodes.items() if key in among]
            for line in (self._ready, self._ready_last, self._merging, self._assuming, self._forced):
                for outcomes in line(nodes, tokens):
                    return outcomes
        return []

    def _ready(self, nodes: list[FlowNode], tokens: Tokens, *, last: bool = False) -> Iterator[list[Outcome]]:
        for node in nodes:
            if self.terminates(node) == last and not self.is_inclusive_join(node):
                waiting, messages = self.waiting(node, tokens), self.messages(node, tokens)
                begins = node.type is FlowNodeType.START_EVENT or self._is_first(node)
                if self.is_parallel_join(node):
                    if len(_places(waiting)) == len(self.incoming[node.key]):
                        yield self.fire(node, tokens, _one_of_each(waiting) + messages)
                elif node.type is FlowNodeType.EVENT_BASED_GATEWAY:
                    awaited = self.awaited(node)
                    targets = [(flow, self.nodes[flow.target or 0]) for flow in self.ways(node)]
                    heard = [flow for flow, target in targets if self.messages(target, tokens)]
                    if (waiting or (messages and begins)) and (heard or not awaited):
                        yield self.fire(node, tokens, waiting[:1] + messages, heard or None)
                elif messages and (waiting or begins):
                    yield self.fire(node, tokens, waiting[:1] + messages)
                elif waiting and not self.awaits(node):
                    yield self.fire(node, tokens, waiting[:1])
                if self.is_done(node, tokens):
                    yield self.done(node, tokens)

    def _ready_last(self, nodes: list[FlowNode], tokens: Tokens) -> Iterator[list[Outcome]]:
        return self._ready(nodes, tokens, last=True)

    def _merging(self, nodes: list[FlowNode], tokens: Tokens) -> Iterator[list[Outcome]]:
        joins = [node for node in nodes if self.is_inclusive_join(node) and self.waiting(node, tokens)]
        first = [
            join for join in joins if not any(join.key in self.reach[other.key] for other in joins if other is not join)
        ]
        for join in (first or joins)[:1]:
            yield self.fire(join, tokens, _one_of_each(self.waiting(join, tokens)) + self.messages(join, tokens))

    def _assuming(self, nodes: list[FlowNode], tokens: Tokens) -> Iterator[list[Outcome]]:
        for node in nodes:
            waiting, messages = self.waiting(node, tokens), self.messages(node, tokens)
            if node.key not in self.endless and (waiting or (messages and self._is_first(node))):
                assumed = (Happening("assumed", node.key),)
                if node.type is FlowNodeType.EVENT_BASED_GATEWAY:
                    free = [flow for flow in self.ways(node) if flow not in self.awaited(node)]
                    yield self.fire(node, tokens, waiting[:1] + messages, free or None)
                elif self.awaits(node) and waiting:
                    yield self.fire(node, tokens, waiting[:1], happenings=assumed)

    def _forced(self, nodes: list[FlowNode], tokens: Tokens) -> Iterator[list[Outcome]]:
        for node in nodes:
            waiting = self.waiting(node, tokens)
            if self.is_parallel_join(node) and waiting:
                taken = _one_of_each(waiting) + self.messages(node, tokens)
                yield self.fire(node, tokens, taken, happenings=(Happening("forced", node.key),))

    def waiting(self, node: FlowNode, tokens: Tokens) -> list[tuple[Place, Senders]]:
        """The tokens that a node can take, messages aside."""
        places: list[Place] = [("start", node.key), *(("flow", flow.key) for flow in self.incoming[node.key])]
        return [
            token for place in places for token in sorted(tokens, key=_order) if token[0] == place and tokens[token]
        ]

    def messages(self, node: FlowNode, tokens: Tokens) -> list[tuple[Place, Senders]]:
        places = [("message", flow) for flow in self.messages_in[node.key]]
        return [token for token in tokens if token[0] in places]

    def awaited(self, gateway: FlowNode) -> list[SequenceFlow]:
        """The ways of an event-based gateway that await a message."""
        return [flow for flow in self.ways(gateway) if self.awaits(self.nodes[flow.target or 0])]

    def listens(self, node: FlowNode) -> bool:
        """Whether a node is an event-based gateway with a way that awaits a message."""
        return node.type is FlowNodeType.EVENT_BASED_GATEWAY and bool(self.awaited(node))

    def ways(self, gateway: FlowNode) -> list[SequenceFlow]:
        """The ways of a gateway that chooses one; what is stated never to be taken is none."""
        flows = self.outgoing[gateway.key]
        shares = self.split([flow.key for flow in flows]) if len(flows) > 1 else [1.0] * len(flows)
        return [flow for flow, share in zip(flows, shares, strict=True) if share > 0]

    def awaits(self, node: FlowNode) -> bool:
        """Whether a node needs a message: start events and joins do not wait for one."""
        is_join = self.is_parallel_join(node) or self.is_inclusive_join(node)
        return bool(self.messages_in[node.key]) and node.type is not FlowNodeType.START_EVENT and not is_join

    def terminates(self, node: FlowNode) -> bool:
        return node.type is FlowNodeType.END_EVENT and _is(node, EventKind.TERMINATE)

    def is_parallel_join(self, node: FlowNode) -> bool:
        return node.type is FlowNodeType.PARALLEL_GATEWAY and len(self.incoming[node.key]) > 1

    def is_inclusive_join(self, node: FlowNode) -> bool:
        return node.type is FlowNodeType.INCLUSIVE_GATEWAY and len(self.incoming[node.key]) > 1

    # -- what it does -----------------------------------------------------------------------------

    def fire(
        self,
        node: FlowNode,
        tokens: Tokens,
        taken: Iterable[tuple[Place, Senders]],
        ways: list[SequenceFlow] | None = None,
        happenings: Happenings = (),
    ) -> list[Outcome]:
        rest = tokens.copy()
        came: Senders = frozenset()
        for token in taken:
            rest -= Counter({token: 1})
            came |= token[1]
        leaving, sending = came, came
        if node.type in ACTIVITIES:
            happenings += (Happening("visit", node.key),)
        if node.key in self.carriers:
            happenings += (Happening("working", node.key, came),)
            sending = frozenset({node.key})
            leaving = came if node.key in self.aside else sending
        if node.key in self.content:
            entries = self.entries(self.content[node.key])
            rest = _put(rest, ("work", node.key), frozenset())
            return [(chance, rest + begun, happenings) for chance, begun in self.begun(entries, leaving) if chance > 0]
        return self.leave(node, rest, Load(leaving, sending), ways, happenings)

    def is_done(self, node: FlowNode, tokens: Tokens) -> bool:
        at_work = any(place == ("work", node.key) for place, _ in tokens)
        return at_work and not any(self.is_inside(place, self.content[node.key]) for place, _ in tokens)

    def done(self, node: FlowNode, tokens: Tokens) -> list[Outcome]:
        token = min((token for token in tokens if token[0] == ("work", node.key)), key=_order)
        return self.leave(node, tokens - Counter({token: 1}), Load(token[1], token[1]), None, ())

    def is_inside(self, place: Place, scope: int) -> bool:
        """Whether a place is in a process or sub-process, or in what these play, at any depth."""
        kind, key = place
        if kind == "message":
            return False
        if kind == "flow":
            key = next(flow.target or 0 for flow in self.model.sequence_flows if flow.key == key)
        scopes = [scope_of(self.nodes[key])]
        for each in scopes:  # grows
            hosts = [host for host, content in self.content.items() if content == each]
            scopes += (scope_of(self.nodes[host]) for host in hosts)
        return scope in scopes

    def leave(
        self, node: FlowNode, tokens: Tokens, load: Load, ways: list[SequenceFlow] | None, happenings: Happenings
    ) -> list[Outcome]:
        found: list[Outcome] = []
        if self.terminates(node):
            tokens = self.without(scope_of(node), tokens)
        for chance, events, is_interrupted in self.struck(node):
            now = tokens
            for event in events:
                now = _put(now, ("start", event.key), load.leaving)
            if is_interrupted:
                found.append((chance, now, happenings))
                continue
            now, sent = self.send(node, now, load.sending)
            for more, flows in self.branches(node, ways):
                found.append((chance * more, self.go_on(node, now, flows, load.leaving), happenings + sent))
        return [outcome for outcome in found if outcome[0] > 0]

    def send(self, node: FlowNode, tokens: Tokens, sending: Senders) -> tuple[Tokens, Happenings]:
        """A token on each message flow; one of stated medium takes what is sent, and is then the sender."""
        happened: Happenings = ()
        for message in self.messages_out[node.key]:
            told = sending
            if message in self.carriers:
                happened += (Happening("sending", message, sending),)
                told = frozenset({message})
            if message not in self.outside:
                tokens = _put(tokens, ("message", message), told)
        return tokens, happened

    def go_on(self, node: FlowNode, tokens: Tokens, flows: list[SequenceFlow], leaving: Senders) -> Tokens:
        for flow in flows:
            tokens = _put(tokens, ("flow", flow.key), leaving)
        if node.key in self.link:
            return _put(tokens, ("start", self.link[node.key]), leaving)
        return tokens if self.outgoing[node.key] else self.ended(node, tokens, leaving)

    def struck(self, node: FlowNode) -> list[tuple[float, list[FlowNode], bool]]:
        """Which boundary events take place, and whether one interrupts."""
        events = [event for event in self.boundary[node.key] if event.key not in self.caught]
        stopping = [event for event in events if event.interrupting]
        chances = [self.shares.get(event.key, 0.1 / len(stopping)) for event in stopping]
        chances = [chance / max(1.0, sum(chances)) for chance in chances]
        found = [(1 - sum(chances), list[FlowNode](), False)]
        found += [(chance, [event], True) for chance, event in zip(chances, stopping, strict=True)]
        for event in events:
            if not event.interrupting:
                share = self.shares.get(event.key, 0.1)
                found = [
                    each
                    for chance, struck, stops in found
                    for each in ((chance * (1 - share), struck, stops), (chance * share, [*struck, event], stops))
                ]
        return found

    def branches(self, node: FlowNode, ways: list[SequenceFlow] | None) -> list[tuple[float, list[SequenceFlow]]]:
        """Which sequence flows are taken, with which probability."""
        flows = self.outgoing[node.key] if ways is None else ways
        if len(self.outgoing[node.key]) <= 1 or node.type is FlowNodeType.PARALLEL_GATEWAY:
            return [(1.0, list(flows))]
        if node.type in BY_CHOICE:
            return self.one_of(node, flows)
        default = [flow for flow in flows if flow.is_default]
        others = [flow for flow in flows if not flow.is_default]
        if node.type is not FlowNodeType.INCLUSIVE_GATEWAY:
            conditional = [flow for flow in others if flow.condition is not None]
            return self.independent(conditional, default, [flow for flow in others if flow.condition is None])
        if any(flow.key in self.shares for flow in others):
            return self.independent(others, default, [])
        sets = [each for each in _subsets(others) if each] if len(others) <= MOST else [[flow] for flow in others]
        sets += [default] * bool(default)
        return [(1 / len(sets), each) for each in sets]

    def one_of(self, node: FlowNode, flows: list[SequenceFlow]) -> list[tuple[float, list[SequenceFlow]]]:
        every = self.outgoing[node.key]
        shares = dict(zip(every, self.split([flow.key for flow in every]), strict=True))
        total = sum(shares[flow] for flow in flows)
        return [(shares[flow] / total, [flow]) for flow in flows]

    def independent(
        self, flows: list[SequenceFlow], default: list[SequenceFlow], always: list[SequenceFlow]
    ) -> list[tuple[float, list[SequenceFlow]]]:
        """Each flow taken or not; if none is, the default; with nothing else to take, given that at least one is."""
        must = bool(flows) and not always and not default
        shares = {flow: self.shares.get(flow.key, 0.5) for flow in flows}
        if must and not any(shares.values()):
            shares = dict.fromkeys(flows, 0.5)
        found = []
        for taken in _subsets(flows):
            if taken or not must:
                chance = prod(share if flow in taken else 1 - share for flow, share in shares.items())
                found.append((chance, [*always, *taken] if taken else [*always, *default]))
        total = sum(chance for chance, _ in found)
        return [(chance / total, taken) for chance, taken in found]

    # -- the end ----------------------------------------------------------------------------------

    def ended(self, node: FlowNode, tokens: Tokens, senders: Senders) -> Tokens:
        if self.catching(node):
            return self.thrown(node, tokens, senders)
        return self.delivered(scope_of(node), tokens, senders)

    def delivered(self, scope: int, tokens: Tokens, senders: Senders) -> Tokens:
        """What ends in a scope is what the sub-process or call goes on with."""
        found: Tokens = Counter()
        for (place, had), count in tokens.items():
            is_host = place[0] == "work" and self.content[place[1]] == scope
            found[place, had | senders if is_host else had] += count
        return found

    def hosts(self, scope: int) -> list[int]:
        """The sub-process, or the calls, that play a scope."""
        return [host for host, content in self.content.items() if content == scope]

    def catching(self, end: FlowNode) -> list[tuple[FlowNode, list[int]]]:
        """The boundary events that an end event reaches for certain, each with the calls on the way there."""
        found: list[tuple[FlowNode, list[int]]] = []
        for definition in end.event_definitions if end.type is FlowNodeType.END_EVENT else ():
            if definition.kind in THROWN:
                found += self._catching(end, definition.kind, definition.ref, [])
        return found

    def _catching(
        self, node: FlowNode, kind: EventKind, ref: str | None, calls: list[int]
    ) -> Iterator[tuple[FlowNode, list[int]]]:
        for host in self.hosts(scope_of(node)):
            passed = calls if host == scope_of(node) else [*calls, host]
            events = [
                event
                for event in self.boundary[host]
                for definition in event.event_definitions
                if definition.kind is kind and (ref is None or definition.ref in {None, ref})
            ]
            if events:
                yield events[0], passed
            else:
                yield from self._catching(self.nodes[host], kind, ref, passed)

    def thrown(self, end: FlowNode, tokens: Tokens, senders: Senders) -> Tokens:
        """An error or escalation: an event that interrupts ends the content of its activity."""
        at_work = {place[1] for place, _ in tokens if place[0] == "work"}
        caught = [event for event, calls in self.catching(end) if at_work.issuperset(calls)]
        for event in caught:
            if event.interrupting:
                host = event.attached_to or 0
                tokens = self.without(self.content[host], tokens)
                tokens = Counter({token: count for token, count in tokens.items() if token[0] != ("work", host)})
        for event in caught:
            tokens = _put(tokens, ("start", event.key), senders)
        if any(event.interrupting for event in caught):
            return tokens
        return self.delivered(scope_of(end), tokens, senders)

    def without(self, scope: int, tokens: Tokens) -> Tokens:
        return Counter({token: count for token, count in tokens.items() if not self.is_inside(token[0], scope)})


def scope_of(node: FlowNode) -> int:
    return node.process if node.parent is None else node.parent


def _put(tokens: Tokens, place: Place, senders: Senders) -> Tokens:
    """One more token: a message flow holds a set, every other place at most six."""
    held = sum(count for (where, _), count in tokens.items() if where == place)
    if (place[0] == "message" and tokens[place, senders]) or (place[0] != "message" and held >= MOST):
        return tokens
    return tokens + Counter({(place, senders): 1})


def _order(token: tuple[Place, Senders]) -> tuple[Place, list[int]]:
    return token[0], sorted(token[1])


def _places(tokens: Iterable[tuple[Place, Senders]]) -> list[Place]:
    return list(dict.fromkeys(place for place, _ in tokens))


def _one_of_each(tokens: list[tuple[Place, Senders]]) -> list[tuple[Place, Senders]]:
    """The first token of each place."""
    return [next(token for token in tokens if token[0] == place) for place in _places(tokens)]


def _subsets(flows: list[SequenceFlow]) -> list[list[SequenceFlow]]:
    return [
        [flow for flow, is_taken in zip(flows, taken, strict=True) if is_taken]
        for taken in product([True, False], repeat=len(flows))
    ]


def _closure(neighbors: Mapping[int, Iterable[int]], start: int) -> set[int]:
    found: set[int] = set()
    waiting = [start]
    while waiting:
        new = set(neighbors.get(waiting.pop(), ())) - found
        found |= new
        waiting += new
    return found


def _is(node: FlowNode, kind: EventKind) -> bool:
    return any(definition.kind is kind for definition in node.event_definitions)


def _link_name(node: FlowNode) -> str | None:
    return next((each.name or node.name for each in node.event_definitions if each.kind is EventKind.LINK), None)
