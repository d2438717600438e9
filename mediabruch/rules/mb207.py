"""MB207, kept twice: the same information is kept on paper and digitally.

Holds for a step that is known to hand on paper and a digital medium at once (of several such steps in a row, for
the first), unless it sends them out, or a later step sends that paper out or back; and for two filing steps, one on
paper and one digital, that both take from one other step in the same case (that is certain where the step hands over to
the two more often than it works), or of which one files what the other filed before.
"""

from collections.abc import Iterator

from mediabruch.breaks.carriers import Carrier
from mediabruch.errors import Message
from mediabruch.media import DIGITAL_MEDIA, PHYSICAL, Medium, Purpose, ordered
from mediabruch.rules.handover_graph import HandoverGraph, MediaPoint, output_of
from mediabruch.rules.rule import Match, Rule
from mediabruch.rules.segments import segments
from mediabruch.rules.waypoint import Waypoint


def find(graph: HandoverGraph) -> Iterator[Match]:
    """First the steps that hand on both, then what is filed twice."""
    hybrid: set[int] = set()
    for segment in segments(graph, lambda point: _is_hybrid(graph, point)):
        keys = [point.carrier for point in sorted(segment.points) if point.is_output and graph.step(point.carrier)]
        hybrid.update(keys)
        if keys and not any(_leaves(graph, key) for key in keys):
            message = Message(
                "What {step} hands on is there twice: on paper and digitally.", step=graph.quoted(keys[0])
            )
            yield Match(step=keys[0], message=message, path=(Waypoint(carrier=keys[0], media=()),))
    for sender in (key for key in graph.handovers if key not in hybrid):
        for paper, digital in _double_filings(graph, sender):
            message = Message(
                "What {sender} hands on is filed twice: on paper in {paper} and digitally in {digital}.",
                sender=graph.quoted(sender),
                paper=graph.quoted(paper),
                digital=graph.quoted(digital),
            )
            path = tuple(_kept(graph, key) for key in (sender, paper, digital))
            yield Match(step=paper, message=message, path=path)
    for first, second in graph.handovers.edges:
        if _files_again(graph, first, second):
            message = Message(
                "What is filed in {first} is filed once more in {second}: on paper and digitally.",
                first=graph.quoted(first),
                second=graph.quoted(second),
            )
            yield Match(step=second, message=message, path=(_kept(graph, first), _kept(graph, second)))


def _leaves(graph: HandoverGraph, key: int) -> bool:
    """Whether the paper is kept nowhere: it is sent out or back, here or later, and filed by no step."""
    if graph.carriers[key].is_dispatch:
        return True
    nexts = graph.successors(key)
    later = [one for one in sorted(graph.downstream([key])) if _takes_the_paper(graph.carriers[one], one in nexts)]
    return bool(later) and all(graph.carriers[one].is_dispatch for one in later)


def _takes_the_paper(carrier: Carrier, is_next: bool) -> bool:  # noqa: FBT001
    """Whether a step hands on paper that nobody prints for it."""
    if Medium.PAPER not in (carrier.produces or PHYSICAL):
        return False
    if carrier.receives is None:
        return is_next
    return carrier.receives == PHYSICAL or Medium.PAPER in carrier.receives


def _files_again(graph: HandoverGraph, first: int, second: int) -> bool:
    ends = (output_of(first), output_of(second))
    is_twofold = any(map(graph.is_paper, ends)) and any(map(graph.is_digital, ends))
    return is_twofold and all(graph.is_for(key, Purpose.FILING) for key in (first, second))


def _kept(graph: HandoverGraph, key: int) -> Waypoint:
    return Waypoint(carrier=key, media=ordered(graph.outputs(key)))


def _is_hybrid(graph: HandoverGraph, point: MediaPoint) -> bool:
    """On paper and digital at once, and known to be so where it is handed on."""
    produces = graph.carriers[point.carrier].produces
    media = (produces or frozenset()) if point.is_output else graph.media_at(point)
    return Medium.PAPER in media and bool(media & DIGITAL_MEDIA)


def _double_filings(graph: HandoverGraph, sender: int) -> Iterator[tuple[int, int]]:
    filings = [key for key in graph.successors(sender) if key != sender and graph.is_for(key, Purpose.FILING)]
    for paper in (key for key in filings if graph.is_paper(output_of(key))):
        for digital in (key for key in filings if graph.is_digital(output_of(key))):
            if graph.hands_to_both(sender, paper, digital):
                yield paper, digital


RULE = Rule(
    code="MB207",
    name="kept-twice",
    title=Message("kept twice"),
    helps=Message("Decide which record leads, as a rule the e-file, and stop keeping the other."),
    find=find,
)
