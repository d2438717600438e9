"""MB201, MB202 and MB203: stretches of one medium between stretches of another.

A *stretch* is a largest set of points that hang together by edges and are all on paper (or all digital). Points of
several families at once (hybrid), of the spoken word, and of unknown media belong to no stretch.
"""

from collections import deque
from collections.abc import Callable, Iterator
from typing import NamedTuple

import networkx as nx

from mediabruch.errors import Message
from mediabruch.rules.handover_graph import Point, Travel, listed
from mediabruch.rules.labels import Purpose, is_for
from mediabruch.rules.match import Match


class Stretch(NamedTuple):
    """Points of one medium that hang together, and what they hang on."""

    points: frozenset[Point]
    before: frozenset[Point]
    """Points outside from which information comes in."""
    after: frozenset[Point]
    """Points outside into which it goes out."""
    is_closed: bool
    """All that is in it came in from outside, and all of it goes out again."""

    @property
    def carriers(self) -> list[int]:
        """The carriers that have a point in it, in document order."""
        return sorted({point.carrier for point in self.points})


def stretches(travel: Travel, belongs: Callable[[Point], bool]) -> Iterator[Stretch]:
    """The stretches of the points that belong, in document order. Cost: linear in the graph."""
    graph = travel.points
    inside = graph.subgraph(point for point in graph if belongs(point))
    for points in sorted(nx.weakly_connected_components(inside), key=min):
        before = {point for inner in points for point in graph.predecessors(inner)} - points
        after = {point for inner in points for point in graph.successors(inner)} - points
        passes_on = all(graph.in_degree(point) and graph.out_degree(point) for point in points)
        is_closed = bool(before) and bool(after) and passes_on
        yield Stretch(frozenset(points), frozenset(before), frozenset(after), is_closed)


def detours(travel: Travel) -> Iterator[Match]:
    """MB201, print-and-scan detour: information was digital, is on paper, and is digital again.

    Holds once for each stretch of paper through which a path leads from a digital point to a digital point. The path
    must come back: where it leaves paper between two steps, the first is no filing and no sending (what is filed or
    sent away is not what the next step goes on with), and the second is not automatic (no machine scans). The match is
    the shortest such path (the first in document order where several are), and begins at the carrier that first has
    the information on paper. Source: breadth-first search. Cost: linear in the graph.
    """
    for stretch in stretches(travel, travel.is_paper):
        path = _path_through(travel, stretch)
        if path:
            way = travel.way(path)
            first, last = path[0].carrier, path[-1].carrier
            message = Message(
                "Information that is digital in {first} goes onto paper and is digital again in {last}.",
                first=travel.quoted(first),
                last=travel.quoted(last),
            )
            if first == last:
                message = Message(
                    "Information that is digital in {first} goes onto paper and comes back there.",
                    first=travel.quoted(first),
                )
            yield Match(path[1].carrier, message, way, travel.least_per_case(way))


def _path_through(travel: Travel, stretch: Stretch) -> list[Point]:
    """The shortest path from a digital point through the stretch to a digital point; empty where none leads through."""
    graph = travel.points
    came: dict[Point, Point | None] = {point: None for point in sorted(stretch.before) if travel.is_digital(point)}
    waiting = deque(came)
    while waiting:
        point = waiting.popleft()
        for follower in sorted(graph.successors(point)):
            if point in stretch.points and follower in stretch.after and _comes_back(travel, point, follower):
                return [*_back(came, point), follower]
            if follower in stretch.points and follower not in came:
                came[follower] = point
                waiting.append(follower)
    return []


def _comes_back(travel: Travel, last: Point, after: Point) -> bool:
    """Whether information that is on paper at a point is really brought back into a digital medium at the next one."""
    if not travel.is_digital(after):
        return False
    givers = [last.carrier]
    if last.carrier == after.carrier:
        if travel.carriers[last.carrier].receives is not None:
            return True
        givers = travel.before(last.carrier)  # it takes what arrives, so that it is a matter of what that is
    return not travel.is_automatic(after.carrier) and not all(_is_put_away(travel, giver) for giver in givers)


def _is_put_away(travel: Travel, key: int) -> bool:
    """Whether a step files or sends what it has."""
    label = travel.label(key)
    return is_for(label, Purpose.FILING) or is_for(label, Purpose.SENDING)


def _back(came: dict[Point, Point | None], point: Point | None) -> list[Point]:
    path: list[Point] = []
    while point is not None:
        path.append(point)
        point = came[point]
    return path[::-1]


def paper_islands(travel: Travel) -> Iterator[Match]:
    """MB202, paper island: a stretch of paper with digital neighbors only, in which someone works on paper.

    All information in it came in from digital points and comes back into digital points, as MB201 has it (at least one
    each; it neither begins nor ends there), and at least one step takes in paper and hands on paper. Printing and
    scanning alone are no island: nobody works there (that is MB201 only).
    """
    for stretch in stretches(travel, travel.is_paper):
        working = [key for key in stretch.carriers if travel.works_on_paper(key) and travel.step(key)]
        exits = [(point, after) for point in stretch.points for after in travel.points.successors(point)]
        comes_back = all(_comes_back(travel, *exit_) for exit_ in exits if exit_[1] in stretch.after)
        if working and stretch.is_closed and comes_back and all(map(travel.is_digital, stretch.before)):
            message = Message(
                "Paper between digital neighbors: {steps}. Without it the information would stay digital here.",
                steps=listed(travel, working),
            )
            yield Match(working[0], message, travel.way(sorted(stretch.points)))


def digital_islands(travel: Travel) -> Iterator[Match]:
    """MB203, digital island: a digital stretch whose neighbors are all on paper or spoken.

    The counterpart of MB202: all information in it came in from points that are not digital at all and goes out into
    such points, and at least one step takes in digital media and hands on digital media. A stretch that begins with
    automatic steps only is none: nobody captures anything there.
    """
    for stretch in stretches(travel, travel.is_digital):
        working = [key for key in stretch.carriers if travel.works_digitally(key) and travel.step(key)]
        is_captured = any(not travel.is_automatic(key) for key in _first_in(travel, stretch))
        if working and is_captured and stretch.is_closed and all(map(travel.is_analog, stretch.before | stretch.after)):
            message = Message(
                "Digital between neighbors that are not: {steps}. Information is captured here and leaves digital "
                "media again.",
                steps=listed(travel, working),
            )
            yield Match(working[0], message, travel.way(sorted(stretch.points)))


def _first_in(travel: Travel, stretch: Stretch) -> set[int]:
    """The carriers by which information comes into a stretch."""
    followers = (point for before in stretch.before for point in travel.points.successors(before))
    return {point.carrier for point in followers if point in stretch.points}
