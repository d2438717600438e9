"""How information is carried along the lines of a model: how often along each, and over which it reaches a step.

A carrier sends its information with each working; it passes through events, gateways and steps of unknown medium, by
the probabilities of the branches, up to the next carriers. Loops that no carrier stands in are walked once. This is
for the weight of lines and the places of marks only; all figures come from the play-out.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from mediabruch.analysis import Analysis
from mediabruch.model import EventKind, FlowNode, FlowNodeType, Model

_Moves = dict[int, list[tuple[int | None, int]]]
"""From each place over a line (`None`: no line is drawn) to the next place. Places are the keys of nodes and message
flows; `_exit` is where a sub-process or call ends."""


@dataclass(frozen=True, slots=True)
class FlowWeights:
    """What is carried along the lines."""

    weights: dict[int, float] = field(default_factory=dict)
    """Expected number in one case, by key of sequence or message flow."""
    last_lines: dict[tuple[int, int], int] = field(default_factory=dict)
    """By keys of sender and receiver: the line over which the receiver is reached most often."""


def carried(analysis: Analysis) -> FlowWeights:
    """Walk from every carrier to the next ones. O(carriers x places between them)."""
    moves = _moves(analysis.model)
    amounts = _amounts(analysis)
    shares = {branch.element: branch.probability for branch in analysis.branches}
    found = FlowWeights()
    reached: dict[tuple[int, int], float] = {}
    for sender, amount in amounts.items():
        if amount > 0:
            _walk(sender, amount, _Way(moves, shares, amounts, found, reached))
    return found


@dataclass(frozen=True, slots=True)
class _Way:
    moves: _Moves
    shares: Mapping[int, float]
    carriers: Mapping[int, float]
    found: FlowWeights
    reached: dict[tuple[int, int], float]


def _walk(sender: int, amount: float, way: _Way) -> None:
    order = _order(sender, way)
    place_of = {place: index for index, place in enumerate(order)}
    amounts = dict.fromkeys(order, 0.0)
    amounts[sender] = amount
    lines: dict[int, int | None] = {sender: None}
    for index, place in enumerate(order):
        for line, target in way.moves.get(place, ()):
            passing = amounts[place] * way.shares.get(target if line is None else line, 1.0)
            last = lines.get(place) if line is None else line
            if line is not None and target != line:
                way.found.weights[line] = way.found.weights.get(line, 0.0) + passing
            if target in way.carriers:
                _arrive((sender, target), last, passing, way)
            elif place_of[target] > index:
                amounts[target] += passing
                lines.setdefault(target, last)


def _arrive(pair: tuple[int, int], line: int | None, amount: float, way: _Way) -> None:
    if line is not None and amount > way.reached.get(pair, 0.0):
        way.reached[pair] = amount
        way.found.last_lines[pair] = line


def _order(sender: int, way: _Way) -> list[int]:
    """The places up to the next carriers, each after those that lead to it but for loops."""
    seen = {sender}
    finished: list[int] = []
    open_ = [(sender, iter(way.moves.get(sender, ())))]
    while open_:
        place, rest = open_[-1]
        for _, target in rest:
            if target not in seen and target not in way.carriers:
                seen.add(target)
                open_.append((target, iter(way.moves.get(target, ()))))
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


def _exit(key: int) -> int:
    return -1 - key


def _moves(model: Model) -> _Moves:
    moves: _Moves = {}
    inside = _content(model)
    for flow in model.sequence_flows:
        if flow.source is not None and flow.target is not None:
            moves.setdefault(_exit(flow.source) if flow.source in inside else flow.source, []).append(
                (flow.key, flow.target)
            )
    for message in model.message_flows:
        if message.source is not None and message.source in model.node_by_key:
            start = _exit(message.source) if message.source in inside else message.source
            moves.setdefault(start, []).append((message.key, message.key))
        if message.target is not None and message.target in model.node_by_key:
            moves.setdefault(message.key, []).append((message.key, message.target))
    for key, content in inside.items():
        _enter(key, content, moves)
    for node in model.nodes:
        if node.attached_to is not None:
            host = _exit(node.attached_to) if node.attached_to in inside else node.attached_to
            moves.setdefault(host, []).append((None, node.key))
    _link(model, moves)
    return moves


def _content(model: Model) -> dict[int, list[FlowNode]]:
    """The nodes inside each sub-process, and of the process that a call activity plays."""
    inside: dict[int, list[FlowNode]] = {}
    top: dict[int, list[FlowNode]] = {}
    for node in model.nodes:
        (top if node.parent is None else inside).setdefault(
            node.process if node.parent is None else node.parent, []
        ).append(node)
    for node in model.nodes:
        if node.called_process is not None and node.called_process in top and node.called_process != node.process:
            inside[node.key] = top[node.called_process]
    return {key: nodes for key, nodes in inside.items() if key in model.node_by_key}


def _enter(key: int, content: list[FlowNode], moves: _Moves) -> None:
    """Lead into a sub-process at its starts, and from its ends out of it."""
    entered = {target for node in content for _, target in moves.get(node.key, ())}
    starts = [node for node in content if node.type is FlowNodeType.START_EVENT] or [
        node for node in content if node.key not in entered and _can_begin(node)
    ]
    moves.setdefault(key, []).extend((None, node.key) for node in starts)
    for node in content:
        place = _exit(node.key) if _exit(node.key) in moves else node.key
        if node.key not in moves and place == node.key and not node.triggered_by_event:
            moves.setdefault(node.key, []).append((None, _exit(key)))


def _can_begin(node: FlowNode) -> bool:
    return node.type is not FlowNodeType.BOUNDARY_EVENT and not node.triggered_by_event and not node.is_for_compensation


def _link(model: Model, moves: _Moves) -> None:
    """From each link that throws to the first that catches it."""
    catching: dict[tuple[int, str], int] = {}
    for node in model.nodes:
        if node.type is FlowNodeType.INTERMEDIATE_CATCH_EVENT:
            for name in _links(node):
                catching.setdefault((node.process, name), node.key)
    for node in model.nodes:
        if node.type is FlowNodeType.INTERMEDIATE_THROW_EVENT:
            for name in _links(node):
                if (target := catching.get((node.process, name))) is not None:
                    moves.setdefault(node.key, []).append((None, target))


def _links(node: FlowNode) -> Iterable[str]:
    return [one.name or node.name for one in node.event_definitions if one.kind is EventKind.LINK]
