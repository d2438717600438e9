"""MB208, captured more than once: what was typed in is typed in again.

Holds for a step at which a person types (a break MB104, MB105 or MB107 that is not from the spoken word, at a step
that is not automatic) what comes from an earlier step of typing, over any number of handovers, or what another step
takes from the same sender and types as well in the same case (certain where the sender hands over to the two more
often than it works). The match is at the later of the two. What is said is mostly new, and so is no second capture;
nor is what comes after a letter that the same lane has sent, since that has left the house.
"""

from collections.abc import Iterator
from itertools import chain, islice

from mediabruch.breaks.media_break import MediaBreak
from mediabruch.errors import Message
from mediabruch.figures import TINY
from mediabruch.media import Medium, Purpose, ordered
from mediabruch.rules.handover_graph import HandoverGraph
from mediabruch.rules.rule import Match, Rule, Severity
from mediabruch.rules.waypoint import Waypoint

_TYPING = frozenset({"MB104", "MB105", "MB107"})
"""Breaks at which a person types."""


def find(graph: HandoverGraph) -> Iterator[Match]:
    """One match for each step that types again."""
    typed = _typing(graph)
    senders = {
        key: [found.senders for found in typed if found.step == key] for key in sorted({one.step for one in typed})
    }
    typing = [key for key in senders if not graph.is_automatic(key)]
    downstream = {key: graph.downstream([key]) for key in typing}

    def feeds(key: int, later: int) -> bool:
        """Whether what is typed at `later` comes from `key`."""
        below = downstream[key]
        return later in below and any(not of or key in of or not below.isdisjoint(of) for of in senders[later])

    for later in typing:
        earlier = (
            key
            for key in reversed(typing)
            if key != later and feeds(key, later) and not (later < key and feeds(later, key))
        )
        shared = (key for key in typing if key < later and _share_sender(graph, key, later))
        for key in islice(chain(earlier, shared), 1):
            message = Message(
                "The same information is typed in again: first in {earlier}, then in {later}.",
                earlier=graph.quoted(key),
                later=graph.quoted(later),
            )
            path = tuple(Waypoint(carrier=one, media=ordered(graph.outputs(one))) for one in (key, later))
            yield Match(step=later, message=message, path=path)


def _typing(graph: HandoverGraph) -> list[MediaBreak]:
    """The breaks at which a person types from paper or from a document."""
    breaks = (found for found in graph.analysis.breaks if found.code in _TYPING and found.per_case > TINY)
    return [found for found in breaks if found.before is not Medium.ORAL and not _has_left(graph, found)]


def _has_left(graph: HandoverGraph, found: MediaBreak) -> bool:
    """Whether all that could be typed off was sent away: by steps of the same lane, so to somebody else."""
    senders = [key for key in graph.predecessors(found.step) if found.before in graph.outputs(key)]
    if not found.is_inside:
        senders = list(found.senders)
    return bool(senders) and all(_sends_away(graph, key, found.step) for key in senders)


def _sends_away(graph: HandoverGraph, sender: int, receiver: int) -> bool:
    one, other = graph.step(sender), graph.step(receiver)
    if one is None or other is None or (one.process, one.lane) != (other.process, other.lane):
        return False
    comes_from_outside = not graph.predecessors(sender)
    return not comes_from_outside and graph.is_for(sender, Purpose.SENDING)


def _share_sender(graph: HandoverGraph, one: int, other: int) -> bool:
    common = set(graph.predecessors(one)) & set(graph.predecessors(other)) - {one, other}
    return any(graph.hands_to_both(sender, one, other) for sender in common)


RULE = Rule(
    code="MB208",
    name="typed-again",
    title=Message("captured more than once"),
    helps=Message("Hand on as data what was captured once: by an interface, or in a system that both steps use."),
    severity=Severity.MAJOR,
    find=find,
)
