"""MB206 to MB209: signatures, and what becomes of the record."""

from collections.abc import Iterator

from mediabruch.breaks.found import MediaBreak
from mediabruch.errors import Message
from mediabruch.media import DIGITAL_MEDIA, Medium, ordered
from mediabruch.rules.handover_graph import HandoverGraph, MediaPoint, Waypoint, given, taken
from mediabruch.rules.labels import Purpose, is_for
from mediabruch.rules.match import Match
from mediabruch.rules.segments import segments

_PAPER = frozenset({Medium.PAPER})
_TYPING = frozenset({"MB104", "MB105", "MB107"})
"""Breaks at which a person types."""
_TINY = 1e-9


def wet_signatures(graph: HandoverGraph) -> Iterator[Match]:
    """MB206, wet signature forces paper: information goes from digital onto paper for a signature.

    Holds for a step whose label speaks of signing (and of nothing digital) if it takes in digital media and hands on
    paper, or takes in paper only, to which a path of paper leads from a digital point on which no other step works on
    paper. Where others work on paper before it, or paper arrives from outside, the signature is not what forces it.
    """
    for key in sorted(graph.handovers):
        if not graph.step(key) or not is_for(graph.label(key), Purpose.SIGNING):
            continue
        path = _path_to_signature(graph, key)
        if path:
            message = Message(
                "{step} needs paper for a signature, though the information was digital before.",
                step=graph.quoted(key),
            )
            way = graph.way(path)
            yield Match(key, message, way, graph.least_per_case(way))


def _path_to_signature(graph: HandoverGraph, key: int) -> list[MediaPoint]:
    """From a digital point to the signature, over conversions only; empty where no such path leads there."""
    start, end = taken(key), given(key)
    if graph.is_digital(start) and graph.is_paper(end):
        return [start, end]
    if start not in graph.points or not graph.is_paper(start):
        return []
    paths = [[start]]
    seen = {start}
    while paths:
        path = paths.pop(0)
        for point in sorted(graph.points.predecessors(path[0])):
            if graph.is_digital(point):
                return [point, *path]
            if point not in seen and graph.is_paper(point) and not graph.works_on_paper(point.carrier):
                seen.add(point)
                paths.append([point, *path])
    return []


def hybrid_records(graph: HandoverGraph) -> Iterator[Match]:
    """MB207, kept twice: the same information is kept on paper and digitally.

    Holds for a step that is known to hand on paper and a digital medium at once (of several such steps in a row, for
    the first), and for two filing steps, one on paper and one digital, that both take from one step in the same case:
    that is certain where the step hands over to the two more often than it works.
    """
    for segment in segments(graph, lambda point: _is_hybrid(graph, point)):
        keys = [point.carrier for point in sorted(segment.points) if point.is_out and graph.step(point.carrier)]
        if keys:
            message = Message("The result is kept twice: on paper and digitally.")
            yield Match(keys[0], message, (Waypoint(keys[0], ordered(graph.gives(keys[0]))),))
    for sender in sorted(graph.handovers):
        for paper, digital in _double_filings(graph, sender):
            message = Message(
                "What {sender} hands on is filed twice: on paper in {paper} and digitally in {digital}.",
                sender=graph.quoted(sender),
                paper=graph.quoted(paper),
                digital=graph.quoted(digital),
            )
            way = tuple(Waypoint(key, ordered(graph.gives(key))) for key in (sender, paper, digital))
            yield Match(paper, message, way)


def _is_hybrid(graph: HandoverGraph, point: MediaPoint) -> bool:
    """On paper and digital at once, and known to be so where it is handed on."""
    produces = graph.carriers[point.carrier].produces
    media = (produces or frozenset()) if point.is_out else graph.media_at(point)
    return Medium.PAPER in media and bool(media & DIGITAL_MEDIA)


def _double_filings(graph: HandoverGraph, sender: int) -> Iterator[tuple[int, int]]:
    filings = [key for key in graph.after(sender) if key != sender and is_for(graph.label(key), Purpose.FILING)]
    for paper in (key for key in filings if graph.gives(key) == _PAPER):
        for digital in (key for key in filings if graph.gives(key) <= DIGITAL_MEDIA):
            if _both(graph, sender, paper, digital):
                yield paper, digital


def _both(graph: HandoverGraph, sender: int, one: int, other: int) -> bool:
    """Whether a step surely hands over to both others in some case: more handovers than workings."""
    handed: float = sum(graph.handovers.edges[sender, key]["per_case"] for key in (one, other))
    return handed > graph.visits(sender) + _TINY


def typed_again(graph: HandoverGraph) -> Iterator[Match]:
    """MB208, captured more than once: what was typed in is typed in again.

    Holds for a step at which a person types (a break MB104, MB105 or MB107 that is not from the spoken word, at a step
    that is not automatic) what comes from an earlier step of typing, over any number of handovers, or what another step
    takes from the same sender and types as well in the same case (certain where the sender hands over to the two more
    often than it works). The match is at the later of the two. What is said is mostly new, and so is no second capture;
    nor is what comes after a letter that the same lane has sent, since that has left the house.
    """
    typing = sorted({found.step for found in _typing(graph) if not graph.is_automatic(found.step)})
    behind = {key: graph.behind([key]) for key in typing}
    for later in typing:
        earlier = [
            key
            for key in typing
            if key != later
            and _feeds(graph, key, later, behind)
            and not (later < key and _feeds(graph, later, key, behind))
        ]
        shared = [key for key in typing if key < later and _share_sender(graph, key, later)]
        for key in [*reversed(earlier), *shared][:1]:
            message = Message(
                "The same information is typed in again: first in {earlier}, then in {later}.",
                earlier=graph.quoted(key),
                later=graph.quoted(later),
            )
            yield Match(later, message, tuple(Waypoint(one, ordered(graph.gives(one))) for one in (key, later)))


def _typing(graph: HandoverGraph) -> list[MediaBreak]:
    """The breaks at which a person types from paper or from a document."""
    breaks = (found for found in graph.analysis.breaks if found.code in _TYPING and found.per_case > _TINY)
    return [found for found in breaks if found.before is not Medium.ORAL and not _has_left(graph, found)]


def _has_left(graph: HandoverGraph, found: MediaBreak) -> bool:
    """Whether all that could be typed off was sent away: by steps of the same lane, so to somebody else."""
    senders = [key for key in graph.before(found.step) if found.before in graph.gives(key)]
    if found.sender is not None:
        senders = [found.sender]
    return bool(senders) and all(_sends_away(graph, key, found.step) for key in senders)


def _sends_away(graph: HandoverGraph, sender: int, receiver: int) -> bool:
    one, other = graph.step(sender), graph.step(receiver)
    if one is None or other is None or (one.process, one.lane) != (other.process, other.lane):
        return False
    return bool(graph.before(sender)) and is_for(one.name, Purpose.SENDING)  # what nobody gave it comes from outside


def _feeds(graph: HandoverGraph, key: int, later: int, behind: dict[int, set[int]]) -> bool:
    """Whether what is typed at `later` comes from `key`."""
    senders = [found.sender for found in _typing(graph) if found.step == later]
    sources = {key} | behind[key]
    return later in behind[key] and any(sender is None or sender in sources for sender in senders)


def _share_sender(graph: HandoverGraph, one: int, other: int) -> bool:
    common = set(graph.before(one)) & set(graph.before(other)) - {one, other}
    return any(_both(graph, sender, one, other) for sender in common)


def paper_filings(graph: HandoverGraph) -> Iterator[Match]:
    """MB209, not filed digitally: a model files on paper, and nowhere digitally.

    Holds once for a model with steps whose labels speak of filing, if all of them hand on paper only. A model that
    draws no filing is left alone (most models leave it out), and so is one with a filing of unknown medium.
    """
    filings = [node.key for node in graph.model.activities if is_for(node.name.strip(), Purpose.FILING)]
    worked = [key for key in filings if key in graph.handovers]
    if worked and all(key in graph.carriers and graph.gives(key) == _PAPER for key in filings):
        message = Message("The case ends in a file on paper; no step files digitally.")
        yield Match(worked[0], message, tuple(Waypoint(key, (Medium.PAPER,)) for key in worked))
