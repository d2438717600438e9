"""Where processes begin."""

from mediabruch.model import FlowNodeType, Model


def first_nodes(model: Model) -> frozenset[int]:
    """The nodes that processes begin with: before them stands no step. Cost: linear in the model."""
    graph = model.graph
    edge = [
        node.key
        for node in model.nodes
        if node.type is not FlowNodeType.BOUNDARY_EVENT and not graph.incoming.get(node.key)
    ]
    found = set(edge)
    while edge:
        key = edge.pop()
        if not model.node_by_key[key].is_activity:
            new = {flow.target for flow in graph.outgoing.get(key, ()) if flow.target is not None} - found
            found |= new
            edge += new
    return frozenset(found)
