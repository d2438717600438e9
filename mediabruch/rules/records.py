"""MB206 to MB209: signatures, and what becomes of the record."""

from collections.abc import Iterator

from mediabruch.breaks.found import MediaBreak
from mediabruch.errors import Message
from mediabruch.media import DIGITAL_MEDIA, Medium, ordered
from mediabruch.rules.handover_graph import Point, Stop, Travel, given, taken
from mediabruch.rules.labels import Purpose, is_for
from mediabruch.rules.match import Match
from mediabruch.rules.segments import stretches

_PAPER = frozenset({Medium.PAPER})
_TYPING = frozenset({"MB104", "MB105", "MB107"})
"""Breaks at which a person types."""
_TINY = 1e-9


def wet_signatures(travel: Travel) -> Iterator[Match]:
    """MB206, wet signature forces paper: information goes from digital onto paper for a signature.

    Holds for a step whose label speaks of signing (and of nothing digital) if it takes in digital media and hands on
    paper, or takes in paper only, to which a path of paper leads from a digital point on which no other step works on
    paper. Where others work on paper before it, or paper arrives from outside, the signature is not what forces it.
    """
    for key in sorted(travel.handovers):
        if not travel.step(key) or not is_for(travel.label(key), Purpose.SIGNING):
            continue
        path = _path_to_signature(travel, key)
        if path:
            message = Message(
                "{step} needs paper for a signature, though the information was digital before.",
                step=travel.quoted(key),
            )
            way = travel.way(path)
            yield Match(key, message, way, travel.least_per_case(way))


def _path_to_signature(travel: Travel, key: int) -> list[Point]:
    """From a digital point to the signature, over conversions only; empty where no such path leads there."""
    start, end = taken(key), given(key)
    if travel.is_digital(start) and travel.is_paper(end):
        return [start, end]
    if start not in travel.points or not travel.is_paper(start):
        return []
    paths = [[start]]
    seen = {start}
    while paths:
        path = paths.pop(0)
        for point in sorted(travel.points.predecessors(path[0])):
            if travel.is_digital(point):
                return [point, *path]
            if point not in seen and travel.is_paper(point) and not travel.works_on_paper(point.carrier):
                seen.add(point)
                paths.append([point, *path])
    return []


def hybrid_records(travel: Travel) -> Iterator[Match]:
    """MB207, kept twice: the same information is kept on paper and digitally.

    Holds for a step that is known to hand on paper and a digital medium at once (of several such steps in a row, for
    the first), and for two filing steps, one on paper and one digital, that both take from one step in the same case:
    that is certain where the step hands over to the two more often than it works.
    """
    for stretch in stretches(travel, lambda point: _is_hybrid(travel, point)):
        keys = [point.carrier for point in sorted(stretch.points) if point.is_out and travel.step(point.carrier)]
        if keys:
            message = Message("The result is kept twice: on paper and digitally.")
            yield Match(keys[0], message, (Stop(keys[0], ordered(travel.gives(keys[0]))),))
    for sender in sorted(travel.handovers):
        for paper, digital in _double_filings(travel, sender):
            message = Message(
                "What {sender} hands on is filed twice: on paper in {paper} and digitally in {digital}.",
                sender=travel.quoted(sender),
                paper=travel.quoted(paper),
                digital=travel.quoted(digital),
            )
            way = tuple(Stop(key, ordered(travel.gives(key))) for key in (sender, paper, digital))
            yield Match(paper, message, way)


def _is_hybrid(travel: Travel, point: Point) -> bool:
    """On paper and digital at once, and known to be so where it is handed on."""
    produces = travel.carriers[point.carrier].produces
    media = (produces or frozenset()) if point.is_out else travel.media_at(point)
    return Medium.PAPER in media and bool(media & DIGITAL_MEDIA)


def _double_filings(travel: Travel, sender: int) -> Iterator[tuple[int, int]]:
    filings = [key for key in travel.after(sender) if key != sender and is_for(travel.label(key), Purpose.FILING)]
    for paper in (key for key in filings if travel.gives(key) == _PAPER):
        for digital in (key for key in filings if travel.gives(key) <= DIGITAL_MEDIA):
            if _both(travel, sender, paper, digital):
                yield paper, digital


def _both(travel: Travel, sender: int, one: int, other: int) -> bool:
    """Whether a step surely hands over to both others in some case: more handovers than workings."""
    handed: float = sum(travel.handovers.edges[sender, key]["per_case"] for key in (one, other))
    return handed > travel.visits(sender) + _TINY


def typed_again(travel: Travel) -> Iterator[Match]:
    """MB208, captured more than once: what was typed in is typed in again.

    Holds for a step at which a person types (a break MB104, MB105 or MB107 that is not from the spoken word, at a step
    that is not automatic) what comes from an earlier step of typing, over any number of handovers, or what another step
    takes from the same sender and types as well in the same case (certain where the sender hands over to the two more
    often than it works). The match is at the later of the two. What is said is mostly new, and so is no second capture;
    nor is what comes after a letter that the same lane has sent, since that has left the house.
    """
    typing = sorted({found.step for found in _typing(travel) if not travel.is_automatic(found.step)})
    behind = {key: travel.behind([key]) for key in typing}
    for later in typing:
        earlier = [
            key
            for key in typing
            if key != later
            and _feeds(travel, key, later, behind)
            and not (later < key and _feeds(travel, later, key, behind))
        ]
        shared = [key for key in typing if key < later and _share_sender(travel, key, later)]
        for key in [*reversed(earlier), *shared][:1]:
            message = Message(
                "The same information is typed in again: first in {earlier}, then in {later}.",
                earlier=travel.quoted(key),
                later=travel.quoted(later),
            )
            yield Match(later, message, tuple(Stop(one, ordered(travel.gives(one))) for one in (key, later)))


def _typing(travel: Travel) -> list[MediaBreak]:
    """The breaks at which a person types from paper or from a document."""
    breaks = (found for found in travel.analysis.breaks if found.code in _TYPING and found.per_case > _TINY)
    return [found for found in breaks if found.before is not Medium.ORAL and not _has_left(travel, found)]


def _has_left(travel: Travel, found: MediaBreak) -> bool:
    """Whether all that could be typed off was sent away: by steps of the same lane, so to somebody else."""
    senders = [key for key in travel.before(found.step) if found.before in travel.gives(key)]
    if found.sender is not None:
        senders = [found.sender]
    return bool(senders) and all(_sends_away(travel, key, found.step) for key in senders)


def _sends_away(travel: Travel, sender: int, receiver: int) -> bool:
    one, other = travel.step(sender), travel.step(receiver)
    if one is None or other is None or (one.process, one.lane) != (other.process, other.lane):
        return False
    return bool(travel.before(sender)) and is_for(one.name, Purpose.SENDING)  # what nobody gave it comes from outside


def _feeds(travel: Travel, key: int, later: int, behind: dict[int, set[int]]) -> bool:
    """Whether what is typed at `later` comes from `key`."""
    senders = [found.sender for found in _typing(travel) if found.step == later]
    sources = {key} | behind[key]
    return later in behind[key] and any(sender is None or sender in sources for sender in senders)


def _share_sender(travel: Travel, one: int, other: int) -> bool:
    common = set(travel.before(one)) & set(travel.before(other)) - {one, other}
    return any(_both(travel, sender, one, other) for sender in common)


def paper_filings(travel: Travel) -> Iterator[Match]:
    """MB209, not filed digitally: a model files on paper, and nowhere digitally.

    Holds once for a model with steps whose labels speak of filing, if all of them hand on paper only. A model that
    draws no filing is left alone (most models leave it out), and so is one with a filing of unknown medium.
    """
    filings = [node.key for node in travel.model.activities if is_for(node.name.strip(), Purpose.FILING)]
    worked = [key for key in filings if key in travel.handovers]
    if worked and all(key in travel.carriers and travel.gives(key) == _PAPER for key in filings):
        message = Message("The case ends in a file on paper; no step files digitally.")
        yield Match(worked[0], message, tuple(Stop(key, (Medium.PAPER,)) for key in worked))
