"""MB201, print-and-scan detour: information was digital, is on paper, and is digital again.

Holds once for each segment of paper through which a path leads from a digital point to a digital point. The path
must come back: where it leaves paper between two steps, the first is no filing and no sending (what is filed or
sent away is not what the next step goes on with), and the second is not automatic (no machine scans). The match is
the shortest such path (the first in document order where several are), and begins at the carrier that first has
the information on paper. Source: breadth-first search. Cost: linear in the graph.
"""

from collections import deque
from collections.abc import Iterator

from mediabruch.errors import Message
from mediabruch.rules.handover_graph import HandoverGraph, MediaPoint
from mediabruch.rules.rule import Match, Rule, Severity
from mediabruch.rules.segments import Segment, comes_back, segments


def find(graph: HandoverGraph) -> Iterator[Match]:
    """The match is the shortest path through each segment of paper that has one."""
    for segment in segments(graph, graph.is_paper):
        path = _path_through(graph, segment)
        if path:
            way = graph.path(path)
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
            yield Match(step=path[1].carrier, message=message, path=way, per_case=graph.least_per_case(way))


def _path_through(graph: HandoverGraph, segment: Segment) -> list[MediaPoint]:
    """The shortest path from a digital point through the segment to a digital point; empty where none leads through."""
    points = graph.points
    came: dict[MediaPoint, MediaPoint | None] = {
        point: None for point in sorted(segment.before) if graph.is_digital(point)
    }
    waiting = deque(came)
    while waiting:
        point = waiting.popleft()
        for follower in points.successors(point):
            if point in segment.points and follower in segment.after and comes_back(graph, point, follower):
                return [*_back(came, point), follower]
            if follower in segment.points and follower not in came:
                came[follower] = point
                waiting.append(follower)
    return []


def _back(came: dict[MediaPoint, MediaPoint | None], point: MediaPoint | None) -> list[MediaPoint]:
    path: list[MediaPoint] = []
    while point is not None:
        path.append(point)
        point = came[point]
    return path[::-1]


RULE = Rule(
    code="MB201",
    name="print-and-scan",
    title=Message("print-and-scan detour"),
    helps=Message(
        "Leave the information digital on the whole way: what the steps on paper do can be done in the e-file."
    ),
    severity=Severity.MAJOR,
    find=find,
    yields_to=frozenset({"MB202", "MB204", "MB206"}),
)
