"""An own rule: two steps in a row that check the same on paper."""

from collections.abc import Iterator

from mediabruch.rules import HandoverGraph, Match, Message, Rule, Severity


def find(graph: HandoverGraph) -> Iterator[Match]:
    """A step checks on paper what the step before it has checked on paper."""
    for sender, receiver in graph.handovers.edges:
        if all("check" in graph.label(key).lower() and graph.works_on_paper(key) for key in (sender, receiver)):
            message = Message(
                "{first} and {second} check one after the other on paper.",
                first=graph.quoted(sender),
                second=graph.quoted(receiver),
            )
            yield Match(step=receiver, message=message, path=(graph.waypoint(sender), graph.waypoint(receiver)))


RULE = Rule(
    code="HOUSE1",
    name="four-eyes-on-paper",
    title=Message("four eyes on paper"),
    helps=Message("Let both check in the e-file; the second look can be a release there."),
    severity=Severity.MINOR,
    find=find,
)
