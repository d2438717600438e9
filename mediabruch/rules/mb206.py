"""MB206, wet signature forces paper: information goes from digital onto paper for a signature.

Holds for a step whose label speaks of signing (and of nothing digital) if it takes in digital media and hands on
paper, or takes in paper only, to which a path of paper leads from a digital point on which no other step works on
paper. Where others work on paper before it, or paper arrives from outside, the signature is not what forces it.
"""

from collections.abc import Iterator

from mediabruch.errors import Message
from mediabruch.media import Purpose
from mediabruch.rules.handover_graph import HandoverGraph, MediaPoint, input_of, output_of
from mediabruch.rules.rule import Match, Rule, Severity


def find(graph: HandoverGraph) -> Iterator[Match]:
    """One match for each signature."""
    for key in graph.handovers:
        if not graph.step(key) or not graph.is_for(key, Purpose.SIGNING):
            continue
        path = _path_to_signature(graph, key)
        if path:
            message = Message(
                "{step} needs paper for a signature, though the information was digital before.",
                step=graph.quoted(key),
            )
            way = graph.path(path)
            yield Match(step=key, message=message, path=way, per_case=graph.least_per_case(way))


def _path_to_signature(graph: HandoverGraph, key: int) -> list[MediaPoint]:
    """From a digital point to the signature, over conversions only; empty where no such path leads there."""
    start, end = input_of(key), output_of(key)
    if graph.is_digital(start) and graph.is_paper(end):
        return [start, end]
    if start not in graph.points or not graph.is_paper(start):
        return []
    paths = [[start]]
    seen = {start}
    while paths:
        path = paths.pop(0)
        for point in graph.points.predecessors(path[0]):
            if graph.is_digital(point):
                return [point, *path]
            if point not in seen and graph.is_paper(point) and not graph.works_on_paper(point.carrier):
                seen.add(point)
                paths.append([point, *path])
    return []


RULE = Rule(
    code="MB206",
    name="wet-signature",
    title=Message("wet signature forces paper"),
    helps=Message(
        "Check whether the law asks for a signature at all; a form with eID, a qualified electronic signature or "
        "the authority's seal can replace the written form (§ 3a VwVfG)."
    ),
    severity=Severity.MAJOR,
    find=find,
)
