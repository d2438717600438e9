"""Which function draws which kind of element."""

from collections.abc import Callable, Mapping

from mediabruch.model import (
    ACTIVITIES,
    EVENTS,
    GATEWAYS,
    DataElement,
    FlowNode,
    FlowNodeType,
    Group,
    Lane,
    Participant,
    TextAnnotation,
)
from mediabruch.render.board import Board
from mediabruch.render.scene import Item
from mediabruch.render.shapes.activities import activity
from mediabruch.render.shapes.artifacts import data, group, note
from mediabruch.render.shapes.events import event
from mediabruch.render.shapes.gateways import gateway
from mediabruch.render.shapes.pools import lane, pool

_Draw = Callable[[Board, Item], None]
_NODES: Mapping[FlowNodeType, _Draw] = {
    **dict.fromkeys(ACTIVITIES, activity),
    **dict.fromkeys(EVENTS, event),
    **dict.fromkeys(GATEWAYS, gateway),
}
_OTHERS: Mapping[type, _Draw] = {
    Participant: pool,
    Lane: lane,
    DataElement: data,
    TextAnnotation: note,
    Group: group,
}


def draw(board: Board, item: Item) -> None:
    """Draw an item."""
    element = item.element
    (_NODES[element.type] if isinstance(element, FlowNode) else _OTHERS[type(element)])(board, item)
