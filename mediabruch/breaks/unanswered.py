"""Waits that go on without what they wait for: when their time is over nothing has come in, and nothing has changed."""

from mediabruch.model import EventKind, FlowNodeType, Model

_FARTHEST = 60
"""Nodes that are followed from one step."""


def ends_unanswered(model: Model, wait: int, later: int) -> bool:
    """Whether a step waits for a message, and another one comes after it only where its time is over."""
    if model.node_by_key[wait].type is not FlowNodeType.RECEIVE_TASK:
        return False
    over = [
        event.key
        for event in model.graph.boundary_events.get(wait, ())
        if any(one.kind is EventKind.TIMER for one in event.event_definitions)
    ]
    return bool(over) and later not in _reached(model, wait, set(over))


def _reached(model: Model, start: int, without: set[int]) -> set[int]:
    """What a node leads to, as far as is looked, these events aside."""
    seen, waiting = {start, *without}, [start]
    for here in waiting:
        for key in model.graph.downstream.get(here, ()):
            if key not in seen:
                seen.add(key)
                waiting.append(key)
                if len(seen) > _FARTHEST:
                    return {*model.node_by_key}
    return seen
