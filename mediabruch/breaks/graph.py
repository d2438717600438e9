"""The graph of handovers, for networkx."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

import networkx as nx

from mediabruch.breaks.found import Handover, MediaBreak
from mediabruch.media import UNKNOWN, Annotation, Side, ordered
from mediabruch.model import Model


def handover_graph(
    model: Model, annotations: Mapping[int, Annotation], handovers: Iterable[Handover], breaks: Iterable[MediaBreak]
) -> "nx.DiGraph[int]":
    """Build the graph: its nodes are the keys of all steps and of the message flows that carry, its edges handovers.

    Nodes have `id`, `name`, `type`, `line`, `receives`, `produces` (lists of media, `None` where unknown) and
    `breaks_per_case` (inside the step); edges have `per_case`, `seamless` and `breaks_per_case`.
    """
    inside: dict[int, float] = defaultdict(float)
    between: dict[tuple[int, int], float] = defaultdict(float)
    for found in breaks:
        if found.sender is None:
            inside[found.step] += found.per_case
        else:
            between[found.sender, found.step] += found.per_case
    graph: nx.DiGraph[int] = nx.DiGraph()
    for node in model.activities:
        known = annotations.get(node.key, UNKNOWN)
        media = {"receives": _listed(known.receives), "produces": _listed(known.produces)}
        named = {"id": node.id, "name": node.name, "type": node.type.value, "line": node.line}
        graph.add_node(node.key, **named, **media, breaks_per_case=inside[node.key])
    for handover in handovers:
        for key in (handover.sender, handover.receiver):
            if key not in graph:
                flow = model.message_flow_by_key[key]
                graph.add_node(key, id=flow.id, name=flow.name, type="messageFlow", line=flow.line)
        graph.add_edge(
            handover.sender,
            handover.receiver,
            per_case=handover.per_case,
            seamless=handover.seamless,
            breaks_per_case=between[handover.sender, handover.receiver],
        )
    return graph


def _listed(side: Side) -> list[str] | None:
    return None if side is None else [medium.value for medium in ordered(side)]
