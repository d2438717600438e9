"""The graph of handovers, for networkx."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

import networkx as nx

from mediabruch.breaks.link import Link
from mediabruch.breaks.media_break import MediaBreak
from mediabruch.media import UNKNOWN, Annotation, Side, ordered
from mediabruch.model import Model


def handover_graph(
    model: Model, annotations: Mapping[int, Annotation], links: Iterable[Link], breaks: Iterable[MediaBreak]
) -> "nx.DiGraph[int]":
    """Build the graph: its nodes are the keys of all steps and of the message flows that carry, its edges handovers.

    Nodes have `id`, `name`, `type`, `line`, `receives`, `produces` (media as text, `paper, document`, or `physical`),
    `state` (of the step's working) and `breaks_per_case` (on the way to it and inside it); edges have `per_case` and
    `state` (`digital`, `other` or `unknown`). What is unknown is left out, so that GraphML, GEXF and GML can hold it.
    """
    broken: dict[int, float] = defaultdict(float)
    for found in breaks:
        broken[found.step] += found.per_case
    links = list(links)
    states = {link.receiver: link.state.value for link in links if link.is_working}
    graph: nx.DiGraph[int] = nx.DiGraph()
    for node in model.activities:
        known = annotations.get(node.key, UNKNOWN)
        media = {"receives": _listed(known.receives), "produces": _listed(known.produces)}
        named = {"id": node.id, "name": node.name, "type": node.type.value, "line": node.line}
        state = {"state": states.get(node.key)}
        graph.add_node(node.key, **_known({**named, **media, **state}), breaks_per_case=broken[node.key])
    for link in links:
        for key in (link.sender, link.receiver):
            if key is not None and key not in graph:
                flow = model.message_flow_by_key[key]
                named = {"id": flow.id, "name": flow.name, "type": "messageFlow", "line": flow.line}
                graph.add_node(key, **_known(named), breaks_per_case=broken[key])
        if link.sender is not None:
            graph.add_edge(link.sender, link.receiver, per_case=link.per_case, state=link.state.value)
    return graph


def _known(facts: Mapping[str, object]) -> dict[str, object]:
    return {name: fact for name, fact in facts.items() if fact is not None}


def _listed(side: Side) -> str | None:
    return None if side is None else ", ".join(medium.value for medium in ordered(side)) or "physical"
