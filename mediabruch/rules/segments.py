"""Segments: the largest sets of points that hang together and are all on paper, or all digital.

Points of several families at once (hybrid), of the spoken word, and of unknown media belong to no segment.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from mediabruch.media import Purpose
from mediabruch.rules.handover_graph import HandoverGraph, MediaPoint


class Segment(NamedTuple):
    """Points of one medium that hang together, and what they hang on."""

    points: frozenset[MediaPoint]
    before: frozenset[MediaPoint]
    """Points outside from which information comes in."""
    after: frozenset[MediaPoint]
    """Points outside into which it goes out."""
    is_closed: bool
    """All that is in it came in from outside, and all of it goes out again."""

    @property
    def carriers(self) -> list[int]:
        """The carriers that have a point in it, in document order."""
        return sorted({point.carrier for point in self.points})


def segments(graph: HandoverGraph, belongs: Callable[[MediaPoint], bool]) -> Iterator[Segment]:
    """The segments of the points that belong, in document order. Cost: linear in the graph."""
    edges = graph.points
    for points in edges.part(belongs).components():
        before = {point for inner in points for point in edges.predecessors(inner)} - points
        after = {point for inner in points for point in edges.successors(inner)} - points
        passes_on = all(edges.predecessors(point) and edges.successors(point) for point in points)
        yield Segment(
            points=frozenset(points),
            before=frozenset(before),
            after=frozenset(after),
            is_closed=bool(before) and bool(after) and passes_on,
        )


def comes_back(graph: HandoverGraph, last: MediaPoint, after: MediaPoint) -> bool:
    """Whether information that is on paper at a point is really brought back into a digital medium at the next one."""
    if not graph.is_digital(after):
        return False
    senders = [last.carrier]
    if last.carrier == after.carrier:
        if graph.carriers[last.carrier].receives is not None:
            return True
        senders = graph.predecessors(last.carrier)  # it takes what arrives, so that it is a matter of what that is
    return not graph.is_automatic(after.carrier) and not all(_is_put_away(graph, sender) for sender in senders)


def _is_put_away(graph: HandoverGraph, key: int) -> bool:
    """Whether a step files or sends what it has."""
    return graph.is_for(key, Purpose.FILING, Purpose.SENDING)
