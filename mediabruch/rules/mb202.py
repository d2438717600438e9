"""MB202, paper island: a segment of paper with digital neighbors only, in which someone works on paper.

All information in it came in from digital points and comes back into digital points, as MB201 has it (at least one
each; it neither begins nor ends there), and at least one step takes in paper and hands on paper. Printing and
scanning alone are no island: nobody works there (that is MB201 only).
"""

from collections.abc import Iterator

from mediabruch.errors import Message
from mediabruch.rules.handover_graph import HandoverGraph
from mediabruch.rules.rule import Match, Rule, Severity
from mediabruch.rules.segments import comes_back, segments


def find(graph: HandoverGraph) -> Iterator[Match]:
    """One match for each segment, at its first step on paper."""
    for segment in segments(graph, graph.is_paper):
        working = [key for key in segment.carriers if graph.works_on_paper(key) and graph.step(key)]
        exits = [(point, after) for point in segment.points for after in graph.points.successors(point)]
        returns = all(comes_back(graph, *exit_) for exit_ in exits if exit_[1] in segment.after)
        if working and segment.is_closed and returns and all(map(graph.is_digital, segment.before)):
            message = Message(
                "Paper between digital neighbors: {steps}. Without it the information would stay digital here.",
                steps=graph.listed(working),
            )
            yield Match(step=working[0], message=message, path=graph.path(sorted(segment.points)))


RULE = Rule(
    code="MB202",
    name="paper-island",
    title=Message("paper island"),
    helps=Message(
        "Let these steps work digitally as their neighbors do; nothing before or after them has to change for it."
    ),
    severity=Severity.MAJOR,
    find=find,
    yields_to=frozenset({"MB204", "MB206"}),
)
