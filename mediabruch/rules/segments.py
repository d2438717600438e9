"""MB201, MB202 and MB203: segments of one medium between segments of another.

A *segment* is a largest set of points that hang together by edges and are all on paper (or all digital). Points of
several families at once (hybrid), of the spoken word, and of unknown media belong to no segment.
"""

from collections import deque
from collections.abc import Callable, Iterator
from typing import NamedTuple

import networkx as nx

from mediabruch.errors import Message
from mediabruch.rules.handover_graph import HandoverGraph, MediaPoint, listed
from mediabruch.rules.labels import Purpose, is_for
from mediabruch.rules.match import Match


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
    inside = edges.subgraph(point for point in edges if belongs(point))
    for points in sorted(nx.weakly_connected_components(inside), key=min):
        before = {point for inner in points for point in edges.predecessors(inner)} - points
        after = {point for inner in points for point in edges.successors(inner)} - points
        passes_on = all(edges.in_degree(point) and edges.out_degree(point) for point in points)
        is_closed = bool(before) and bool(after) and passes_on
        yield Segment(frozenset(points), frozenset(before), frozenset(after), is_closed)


def detours(graph: HandoverGraph) -> Iterator[Match]:
    """MB201, print-and-scan detour: information was digital, is on paper, and is digital again.

    Holds once for each segment of paper through which a path leads from a digital point to a digital point. The path
    must come back: where it leaves paper between two steps, the first is no filing and no sending (what is filed or
    sent away is not what the next step goes on with), and the second is not automatic (no machine scans). The match is
    the shortest such path (the first in document order where several are), and begins at the carrier that first has
    the information on paper. Source: breadth-first search. Cost: linear in the graph.
    """
    for segment in segments(graph, graph.is_paper):
        path = _path_through(graph, segment)
        if path:
            way = graph.way(path)
            first, last = path[0].carrier, path[-1].carrier
            message = Message(
                "Information that is digital in {first} goes onto paper and is digital again in {last}.",
                first=graph.quoted(first),
                last=graph.quoted(last),
            )
            if first == last:
                message = Message(
                    "Information that is digital in {first} goes onto paper and comes back there.",
                    first=graph.quoted(first),
                )
            yield Match(path[1].carrier, message, way, graph.least_per_case(way))


def _path_through(graph: HandoverGraph, segment: Segment) -> list[MediaPoint]:
    """The shortest path from a digital point through the segment to a digital point; empty where none leads through."""
    points = graph.points
    came: dict[MediaPoint, MediaPoint | None] = {
        point: None for point in sorted(segment.before) if graph.is_digital(point)
    }
    waiting = deque(came)
    while waiting:
        point = waiting.popleft()
        for follower in sorted(points.successors(point)):
            if point in segment.points and follower in segment.after and _comes_back(graph, point, follower):
                return [*_back(came, point), follower]
            if follower in segment.points and follower not in came:
                came[follower] = point
                waiting.append(follower)
    return []


def _comes_back(graph: HandoverGraph, last: MediaPoint, after: MediaPoint) -> bool:
    """Whether information that is on paper at a point is really brought back into a digital medium at the next one."""
    if not graph.is_digital(after):
        return False
    givers = [last.carrier]
    if last.carrier == after.carrier:
        if graph.carriers[last.carrier].receives is not None:
            return True
        givers = graph.before(last.carrier)  # it takes what arrives, so that it is a matter of what that is
    return not graph.is_automatic(after.carrier) and not all(_is_put_away(graph, giver) for giver in givers)


def _is_put_away(graph: HandoverGraph, key: int) -> bool:
    """Whether a step files or sends what it has."""
    label = graph.label(key)
    return is_for(label, Purpose.FILING) or is_for(label, Purpose.SENDING)


def _back(came: dict[MediaPoint, MediaPoint | None], point: MediaPoint | None) -> list[MediaPoint]:
    path: list[MediaPoint] = []
    while point is not None:
        path.append(point)
        point = came[point]
    return path[::-1]


def paper_islands(graph: HandoverGraph) -> Iterator[Match]:
    """MB202, paper island: a segment of paper with digital neighbors only, in which someone works on paper.

    All information in it came in from digital points and comes back into digital points, as MB201 has it (at least one
    each; it neither begins nor ends there), and at least one step takes in paper and hands on paper. Printing and
    scanning alone are no island: nobody works there (that is MB201 only).
    """
    for segment in segments(graph, graph.is_paper):
        working = [key for key in segment.carriers if graph.works_on_paper(key) and graph.step(key)]
        exits = [(point, after) for point in segment.points for after in graph.points.successors(point)]
        comes_back = all(_comes_back(graph, *exit_) for exit_ in exits if exit_[1] in segment.after)
        if working and segment.is_closed and comes_back and all(map(graph.is_digital, segment.before)):
            message = Message(
                "Paper between digital neighbors: {steps}. Without it the information would stay digital here.",
                steps=listed(graph, working),
            )
            yield Match(working[0], message, graph.way(sorted(segment.points)))


def digital_islands(graph: HandoverGraph) -> Iterator[Match]:
    """MB203, digital island: a digital segment whose neighbors are all on paper or spoken.

    The counterpart of MB202: all information in it came in from points that are not digital at all and goes out into
    such points, and at least one step takes in digital media and hands on digital media. A segment that begins with
    automatic steps only is none: nobody captures anything there.
    """
    for segment in segments(graph, graph.is_digital):
        working = [key for key in segment.carriers if graph.works_digitally(key) and graph.step(key)]
        is_captured = any(not graph.is_automatic(key) for key in _first_in(graph, segment))
        if working and is_captured and segment.is_closed and all(map(graph.is_analog, segment.before | segment.after)):
            message = Message(
                "Digital between neighbors that are not: {steps}. Information is captured here and leaves digital "
                "media again.",
                steps=listed(graph, working),
            )
            yield Match(working[0], message, graph.way(sorted(segment.points)))


def _first_in(graph: HandoverGraph, segment: Segment) -> set[int]:
    """The carriers by which information comes into a segment."""
    followers = (point for before in segment.before for point in graph.points.successors(before))
    return {point.carrier for point in followers if point in segment.points}
