"""How information is carried along the lines of a model: how often along each, and over which it reaches a step.

A carrier sends its information with each visit; it passes through events, gateways and steps of unknown medium, by the
probabilities of the branches, up to the next carriers. Loops that no carrier stands in are walked once. Which calls
play which process, and where scopes begin, is as in the play-out; what leaves a process that several calls play is
shared among them by how often they are visited. This is for the weight of lines and the places of marks only; all
figures come from the play-out.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from mediabruch.analysis import Analysis
from mediabruch.model import FlowNode, Model
from mediabruch.model.graph import ProcessGraph


class _Move(NamedTuple):
    """A way from one place to the next. Places are the keys of nodes and message flows; `_exit` ends a scope."""

    line: int | None
    """The line that is drawn; `None`: none is."""
    target: int
    share: float = 1.0
    """How much of what is here goes on, beside the probability of a branch."""


_Moves = Mapping[int, Sequence[_Move]]


@dataclass(frozen=True, slots=True)
class FlowWeights:
    """What is carried along the lines."""

    weights: dict[int, float] = field(default_factory=dict)
    """Expected number in one case, by key of sequence or message flow."""
    last_lines: dict[tuple[int, int], int] = field(default_factory=dict)
    """By keys of sender and receiver: the line over which the receiver is reached most often."""


def carried(analysis: Analysis) -> FlowWeights:
    """Walk from every carrier to the next ones. O(carriers x places between them)."""
    visits = {step.node.key: step.visits_per_case for step in analysis.steps}
    shares = {branch.element: branch.probability for branch in analysis.branches}
    amounts = _amounts(analysis)
    aside = frozenset(key for key in amounts if (known := analysis.annotations.get(key)) and known.aside is not None)
    walk = _Walk(_moves(analysis.model, visits), shares, amounts, aside, FlowWeights(), {})
    for sender, amount in walk.carriers.items():
        if amount > 0:
            walk.follow(sender, amount)
    return walk.found


class _Walk(NamedTuple):
    """Follows what carriers send, and adds it up."""

    moves: _Moves
    shares: Mapping[int, float]
    carriers: Mapping[int, float]
    aside: frozenset[int]
    """Steps that information also passes by: they send over message flows only."""
    found: FlowWeights
    reached: dict[tuple[int, int], float]

    def follow(self, sender: int, amount: float) -> None:
        """What a carrier sends, up to the next carriers."""
        order = self._order(sender)
        place_of = {place: index for index, place in enumerate(order)}
        amounts = dict.fromkeys(order, 0.0)
        amounts[sender] = amount
        lines: dict[int, int | None] = {sender: None}
        for index, place in enumerate(order):
            for line, target, share in self._ways(place, sender):
                passing = amounts[place] * share * self.shares.get(target if line is None else line, 1.0)
                last = lines.get(place) if line is None else line
                if line is not None and target != line:
                    self.found.weights[line] = self.found.weights.get(line, 0.0) + passing
                if target in self.carriers:
                    self._arrive((sender, target), last, passing)
                if self._goes_on(target) and place_of[target] > index:
                    amounts[target] += passing
                    lines.setdefault(target, last)

    def _ways(self, place: int, sender: int) -> Sequence[_Move]:
        """Where what a carrier sends goes on from a place; a step aside sends messages, and lets pass all else."""
        ways = self.moves.get(place, ())
        if place not in self.aside:
            return ways
        return [way for way in ways if (way.line is not None and way.target == way.line) is (place == sender)]

    def _goes_on(self, place: int) -> bool:
        return place not in self.carriers or place in self.aside

    def _arrive(self, pair: tuple[int, int], line: int | None, amount: float) -> None:
        if line is not None and amount > self.reached.get(pair, 0.0):
            self.reached[pair] = amount
            self.found.last_lines[pair] = line

    def _order(self, sender: int) -> list[int]:
        """The places up to the next carriers, each after those that lead to it but for loops."""
        seen = {sender}
        finished: list[int] = []
        open_ = [(sender, iter(self._ways(sender, sender)))]
        while open_:
            place, rest = open_[-1]
            for _, target, _ in rest:
                if target not in seen and self._goes_on(target):
                    seen.add(target)
                    open_.append((target, iter(self._ways(target, sender))))
                    break
            else:
                finished.append(place)
                open_.pop()
        return finished[::-1]


def _amounts(analysis: Analysis) -> dict[int, float]:
    """How often each carrier sends in one case."""
    amounts = {step.node.key: step.visits_per_case for step in analysis.steps if step.annotation.is_carrier}
    flows = analysis.model.message_flow_by_key
    for handover in analysis.handovers:
        if handover.receiver in flows:
            amounts[handover.receiver] = amounts.get(handover.receiver, 0.0) + handover.per_case
    for handover in analysis.handovers:
        if handover.sender in flows:
            amounts.setdefault(handover.sender, handover.per_case)
    return amounts


def _moves(model: Model, visits: Mapping[int, float]) -> _Moves:
    """All moves from each place."""
    graph = model.graph
    moves: dict[int, list[_Move]] = {}
    for node in model.nodes:
        scope = graph.played_scope(node)
        if scope is not None:
            moves[node.key] = [_Move(None, entry.key) for entry in graph.entries(scope)]
        moves.setdefault(node.key if scope is None else _exit(node.key), []).extend(_onward(node, graph))
    for flow in model.message_flows:
        if flow.target is not None and flow.target in model.node_by_key:
            moves[flow.key] = [_Move(flow.key, flow.target)]
    for node in model.nodes:
        is_last = node.key not in graph.outgoing and node.key not in graph.links
        if is_last and not node.triggered_by_event:
            moves[node.key if graph.played_scope(node) is None else _exit(node.key)] += _returns(node, graph, visits)
    return moves


def _exit(key: int) -> int:
    """The place where a sub-process or call has ended."""
    return -1 - key


def _onward(node: FlowNode, graph: ProcessGraph) -> Iterator[_Move]:
    """Over sequence flows, message flows, links and boundary events."""
    yield from (_Move(flow.key, flow.target) for flow in graph.outgoing.get(node.key, ()) if flow.target is not None)
    yield from (_Move(flow.key, flow.key) for flow in graph.messages_out.get(node.key, ()))
    yield from (_Move(None, event.key) for event in graph.boundary_events.get(node.key, ()))
    if node.key in graph.links:
        yield _Move(None, graph.links[node.key])


def _returns(node: FlowNode, graph: ProcessGraph, visits: Mapping[int, float]) -> Iterator[_Move]:
    """From the end of a scope out of the sub-process, or the calls that play it."""
    hosts = graph.callers.get(node.process, ()) if node.parent is None else (node.parent,)
    total = sum(visits.get(host, 0.0) for host in hosts)
    for host in hosts:
        yield _Move(None, _exit(host), visits.get(host, 0.0) / total if total > 0 else 1 / len(hosts))
