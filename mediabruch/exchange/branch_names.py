"""What branches are called before a reader: where cases part, and which way they take."""

from collections.abc import Callable, Sequence

from mediabruch.i18n import Translator
from mediabruch.i18n.terms import NODE_TYPES
from mediabruch.interview.branches import CaseBranch
from mediabruch.model import FlowNode, Model, SequenceFlow
from mediabruch.notation.letters import shortened

_FARTHEST = 12
"""Nodes without a name that are passed in search of one that has a name."""


def branch_name(branch: CaseBranch, model: Model, words: Translator) -> str:
    """The question that cases answer, and the way these take; without a question, where they take it."""
    node, way = branch.decision, way_name(branch, model, words)
    if node is None:
        return way
    if isinstance(branch.element, FlowNode):
        return words.text("{way} (at {step})", way=way, step=_node(node, words))
    if node.name.strip():
        return f"{shortened(node.name.strip())} {way if way.startswith('→') else f'→ {way}'}"
    before = _before(node, model)
    return way if before is None else words.text("{way} (after {step})", way=way, step=_node(before, words))


def fork_name(branch: CaseBranch, model: Model, words: Translator) -> str:
    """A gateway by its name, else by the step before it; an event by its step; empty at the start."""
    node = branch.decision
    if node is None:
        return ""
    if isinstance(branch.element, FlowNode):
        return words.text("at “{step}”", step=_node(node, words))
    if node.name.strip():
        return shortened(node.name.strip())
    return after_words(node, model, words)


def after_words(node: FlowNode, model: Model, words: Translator) -> str:
    """What stands before a node: the nearest with a name; empty where none does."""
    before = _before(node, model)
    return "" if before is None else words.text("after “{step}”", step=_node(before, words))


def way_name(branch: CaseBranch, model: Model, words: Translator) -> str:
    """A flow by its label, else by what it leads to; an event by its label, else by its type."""
    element, target = branch.element, branch.target
    if element.name.strip():
        return shortened(element.name.strip())
    if not isinstance(element, SequenceFlow):
        return _node(element, words)
    if target is None:
        return element.id or ""
    if not target.name.strip():
        outgoing = model.graph.outgoing
        target = _nearest(target.key, lambda key: [flow.target for flow in outgoing.get(key, ())], model) or target
    return f"→ {_node(target, words)}"


def _node(node: FlowNode, words: Translator) -> str:
    name = node.name.strip()
    return shortened(name) if name else words.text("{type} without a name", type=words.message(NODE_TYPES[node.type]))


def _before(node: FlowNode, model: Model) -> FlowNode | None:
    incoming = model.graph.incoming
    return _nearest(node.key, lambda key: [flow.source for flow in incoming.get(key, ())], model)


def _nearest(start: int, following: Callable[[int], Sequence[int | None]], model: Model) -> FlowNode | None:
    """The nearest node with a name in one direction; `None` where none is near."""
    seen = [start]
    for key in seen:
        for one in following(key):
            node = None if one is None else model.node_by_key.get(one)
            if node is not None and node.name.strip():
                return node
            if node is not None and node.key not in seen and len(seen) < _FARTHEST:
                seen.append(node.key)
    return None
