"""MB203, digital island: a digital segment whose neighbors are all on paper or spoken.

The counterpart of MB202: all information in it came in from points that are not digital at all and goes out into
such points, and at least one step takes in digital media and hands on digital media. A segment that begins with
automatic steps only is none: nobody captures anything there.
"""

from collections.abc import Iterator

from mediabruch.errors import Message
from mediabruch.rules.handover_graph import HandoverGraph
from mediabruch.rules.rule import Match, Rule
from mediabruch.rules.segments import Segment, segments


def find(graph: HandoverGraph) -> Iterator[Match]:
    """One match for each segment, at its first digital step."""
    for segment in segments(graph, graph.is_digital):
        working = [key for key in segment.carriers if graph.works_digitally(key) and graph.step(key)]
        is_captured = any(not graph.is_automatic(key) for key in _first_in(graph, segment))
        if working and is_captured and segment.is_closed and all(map(graph.is_analog, segment.before | segment.after)):
            message = Message(
                "Digital between neighbors that are not: {steps}. Information is captured here and leaves digital "
                "media again.",
                steps=graph.listed(working),
            )
            yield Match(step=working[0], message=message, path=graph.path(sorted(segment.points)))


def _first_in(graph: HandoverGraph, segment: Segment) -> set[int]:
    """The carriers by which information comes into a segment."""
    followers = (point for before in segment.before for point in graph.points.successors(before))
    return {point.carrier for point in followers if point in segment.points}


RULE = Rule(
    code="MB203",
    name="digital-island",
    title=Message("digital island"),
    helps=Message("Make the neighbors digital, beginning where the information comes in; both breaks go with them."),
    find=find,
)
