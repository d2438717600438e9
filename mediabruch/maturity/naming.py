"""Steps and message flows in the sentences of gates and grades."""

from collections.abc import Sequence

from mediabruch.errors import Message, enumerated
from mediabruch.i18n.terms import NODE_TYPES
from mediabruch.model import Model
from mediabruch.notation.letters import shortened

_MOST = 3
_LONGEST = 80


def listed(model: Model, keys: Sequence[int]) -> Message:
    """Some elements in a sentence, the first three by name."""
    return enumerated([_quoted(model, key) for key in keys[:_MOST]], rest=len(keys) - _MOST)


def _quoted(model: Model, key: int) -> Message:
    node = model.node_by_key.get(key)
    if node is None:
        flow = model.message_flow_by_key[key]
        name = shortened(flow.name.strip() or flow.message.strip(), _LONGEST)
        return Message("message “{name}”", name=name) if name else Message("message flow")
    name = shortened(node.name.strip(), _LONGEST)
    return Message("“{name}”", name=name) if name else Message("{type} without a name", type=NODE_TYPES[node.type])
