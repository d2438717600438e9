"""An own rule: two steps in a row that check the same on paper."""

from collections.abc import Iterator

from mediabruch.errors import Message
from mediabruch.media import Medium
from mediabruch.rules.kinds import Kind, Severity
from mediabruch.rules.patterns import HandoverGraph, Match, Waypoint


class FourEyesOnPaper:
    """Finds steps that check on paper what a step before them has checked on paper."""

    kind = Kind(
        code="HOUSE1",
        name="four-eyes-on-paper",
        title=Message("four eyes on paper"),
        helps=Message("Let both check in the e-file; the second look can be a release there."),
        severity=Severity.MINOR,
    )

    def __call__(self, graph: HandoverGraph) -> Iterator[Match]:
        """The later of each two such steps."""
        for sender, receiver in graph.handovers.edges:
            if all("check" in graph.label(key).lower() and graph.works_on_paper(key) for key in (sender, receiver)):
                message = Message(
                    "{first} and {second} check one after the other on paper.",
                    first=graph.quoted(sender),
                    second=graph.quoted(receiver),
                )
                way = (Waypoint(sender, (Medium.PAPER,)), Waypoint(receiver, (Medium.PAPER,)))
                yield Match(receiver, message, way)
