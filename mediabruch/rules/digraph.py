"""A directed graph on plain dicts: the few questions that rules ask, without the import of a graph library."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Generic, TypeVar

Node = TypeVar("Node", bound=Any)
"""Hashable and sortable: a key, or a point."""


class Digraph(Generic[Node]):
    """Nodes, and edges between them. Neighbors come sorted."""

    def __init__(self, nodes: Iterable[Node], edges: Iterable[tuple[Node, Node]]) -> None:
        self._successors: dict[Node, list[Node]] = {node: [] for node in sorted(nodes)}
        self._predecessors: dict[Node, list[Node]] = {node: [] for node in self._successors}
        for source, target in sorted(set(edges)):
            self._successors[source].append(target)
            self._predecessors[target].append(source)

    def __iter__(self) -> Iterator[Node]:
        return iter(self._successors)

    def __contains__(self, node: object) -> bool:
        return node in self._successors

    def __len__(self) -> int:
        return len(self._successors)

    @property
    def edges(self) -> Iterator[tuple[Node, Node]]:
        """All edges, sorted."""
        return ((source, target) for source, targets in self._successors.items() for target in targets)

    def successors(self, node: Node) -> list[Node]:
        """Where edges lead from a node; empty for what is no node."""
        return self._successors.get(node, [])

    def predecessors(self, node: Node) -> list[Node]:
        """From where edges lead to a node; empty for what is no node."""
        return self._predecessors.get(node, [])

    def part(self, belongs: Callable[[Node], bool]) -> "Digraph[Node]":
        """The graph of the nodes that belong, and the edges between them."""
        nodes = {node for node in self if belongs(node)}
        return Digraph(nodes, ((source, target) for source, target in self.edges if {source, target} <= nodes))

    def downstream(self, nodes: Iterable[Node]) -> set[Node]:
        """All nodes that paths of at least one edge lead to from these."""
        return _reached(nodes, self.successors)

    def components(self) -> list[set[Node]]:
        """The weakly connected components, sorted by their first nodes. Cost: linear in the graph."""
        found: list[set[Node]] = []
        seen: set[Node] = set()
        for node in self:
            if node not in seen:
                found.append({node} | _reached([node], lambda one: [*self.successors(one), *self.predecessors(one)]))
                seen |= found[-1]
        return found

    def origins(self) -> list[Node]:
        """The first node of each strongly connected component that no edge leads into, sorted.

        Source: Kosaraju's depth-first order, in which the node that finishes last lies in such a component. Cost:
        linear in the graph.
        """
        found: list[Node] = []
        seen: set[Node] = set()
        for node in reversed(self._finished()):
            if node not in seen:
                found.append(min({node} | _reached([node], self.predecessors)))
                self._see([node], seen)
        return sorted(found)

    def _see(self, waiting: list[Node], seen: set[Node]) -> None:
        """Add all that can be reached to what has been seen."""
        while waiting:
            node = waiting.pop()
            if node not in seen:
                seen.add(node)
                waiting += self.successors(node)

    def _finished(self) -> list[Node]:
        """The nodes in the order in which a depth-first search is done with them."""
        order: list[Node] = []
        seen: set[Node] = set()
        for root in self:
            if root in seen:
                continue
            seen.add(root)
            path = [(root, iter(self.successors(root)))]
            while path:
                node, open_ = path[-1]
                following = next((each for each in open_ if each not in seen), None)
                if following is None:
                    order.append(node)
                    path.pop()
                else:
                    seen.add(following)
                    path.append((following, iter(self.successors(following))))
        return order


def _reached(nodes: Iterable[Node], neighbors: Callable[[Node], Iterable[Node]]) -> set[Node]:
    """All nodes that at least one step to a neighbor leads to."""
    reached: set[Node] = set()
    waiting = [neighbor for node in nodes for neighbor in neighbors(node)]
    while waiting:
        node = waiting.pop()
        if node not in reached:
            reached.add(node)
            waiting += neighbors(node)
    return reached
