"""MB204, digital front, paper back: taken in digitally, worked on paper.

Holds for a process with a digital intake if most of the work behind it is on paper: of the steps that the intake's
information reaches in this process, more take in and hand on paper than take in and hand on digital media, and they
are at least two, or half of the process's work behind it (by visits, steps of unknown medium included). Conversions,
such as printing and scanning, and steps of other media count on neither side.
"""

from collections.abc import Iterator
from math import fsum

from mediabruch.errors import Message
from mediabruch.rules.handover_graph import HandoverGraph
from mediabruch.rules.intakes import digital_intakes
from mediabruch.rules.rule import Match, Rule, Severity


def find(graph: HandoverGraph) -> Iterator[Match]:
    """One match for each process, at its first digital intake."""
    for process in graph.model.processes:
        intakes = digital_intakes(graph, process.key)
        downstream = graph.downstream(intakes) - set(intakes)
        steps = sorted(key for key in downstream if graph.process(key) == process.key)
        paper = [key for key in steps if graph.works_on_paper(key)]
        digital = [key for key in steps if graph.works_digitally(key)]
        if len(paper) > len(digital) and (len(paper) > 1 or _is_half(graph, paper, process.key, intakes)):
            message = Message(
                "What comes in digitally at {intake} is worked on paper (steps on paper: {paper}, digital: {digital}).",
                intake=graph.quoted(intakes[0]),
                paper=len(paper),
                digital=len(digital),
            )
            path = tuple(graph.waypoint(key) for key in (intakes[0], *paper))
            yield Match(step=intakes[0], message=message, path=path)


def _is_half(graph: HandoverGraph, paper: list[int], process: int, intakes: list[int]) -> bool:
    """Whether the steps on paper are at least half of a process's work, its intakes aside."""
    work = (
        step.visits_per_case
        for step in graph.analysis.steps
        if step.node.process == process and step.node.key not in intakes and not step.plays_content
    )
    return 2 * fsum(map(graph.visits, paper)) >= fsum(work)


RULE = Rule(
    code="MB204",
    name="digital-front",
    title=Message("digital front, paper back"),
    helps=Message("Take what comes in digitally over into the e-file and the specialist system, and work on it there."),
    severity=Severity.CRITICAL,
    find=find,
)
