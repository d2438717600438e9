"""Which claims of one act count for a side, where its verb and the words around it say different things."""

from collections.abc import Iterable
from typing import NamedTuple

from mediabruch.infer.reading.evidence import THRESHOLD
from mediabruch.infer.reading.parts import Mention, Part
from mediabruch.media import DIGITAL_MEDIA, ORAL, Medium

_EXACT = frozenset({Medium.DATA, Medium.DOCUMENT})
_AGAINST_STATE = 0.6
_OPEN = 0.4
"""What is left of the words for ways of which each case takes one: they are told, and decide nothing."""
_LEANING = 0.5
"""Below this, words only lean: they add to others, and decide nothing."""
_SECOND = 0.45
_TOGETHER = 0.62
"""What two words make that lean to the same."""
_ORDER = {
    **dict.fromkeys((Part.RESULT,), 0),
    **dict.fromkeys((Part.CHANNEL,), 1),
    **dict.fromkeys((Part.TARGET, Part.PLACE, Part.TOWARD), 2),
    **dict.fromkeys((Part.OBJECT,), 3),
    **dict.fromkeys((Part.SOURCE, Part.AFTER), 4),
}
"""Which mention counts first: a channel outweighs what is sent ("Brief per E-Mail")."""
_TAKEN_IN = {**_ORDER, Part.SOURCE: 0, Part.AFTER: 0, Part.RESULT: 4}
"""The same for what is taken in: the source first."""
_WHERE = (Part.PLACE, Part.TARGET, Part.TOWARD)
_FROM_SOMEWHERE = frozenset({"enter", "edit", "store", "make", "convert", "", "do"})
"""Roles of acts that take from somewhere what they work on."""


class Claim(NamedTuple):
    """Some words argue for a side."""

    side: str
    media: frozenset[Medium]
    weight: float
    text: str
    entry: str


Pair = tuple[Mention, Claim]


def combined(side: str, ours: Claim | None, theirs: list[Pair], *, is_hard: bool, role: str) -> tuple[Claim, ...]:
    """The claims that count: an explicit result, then a hard verb, things, then mentions by the order of their parts.

    A soft verb ("unterschreiben") yields to any mention of another medium; what agrees with the outcome adds to it.
    """
    if ours is None and len(theirs) == 1:
        return theirs[0][1:]
    own = [ours] if ours is not None else []
    if not theirs:
        return tuple(own)
    return _seconded(_counting(side, ours, own, theirs, is_hard=is_hard, role=role))


def _seconded(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The claims; where none decides, but two words lean to the same, they decide together: "sign the deed"."""
    first = claims[0] if claims else None
    if first is None or not _LEANING <= first.weight < THRESHOLD:
        return claims
    others = (claim for claim in claims[1:] if claim.entry != first.entry and claim.weight >= _SECOND)
    return (first._replace(weight=_TOGETHER), *claims[1:]) if any(others) else claims


def _counting(  # noqa: PLR0913 - what both sides say
    side: str, ours: Claim | None, own: list[Claim], theirs: list[Pair], *, is_hard: bool, role: str
) -> tuple[Claim, ...]:
    """The claims that count, of a verb and the words around it."""
    results = [pair for pair in theirs if pair[0].part is Part.RESULT]
    if results:
        return _claims(results, [])
    if ours is not None and is_hard:
        return (_doubted(ours, theirs),)
    theirs = _moved(theirs)
    things = [pair for pair in theirs if not pair[1].media]
    if things and not any("strong" in mention.entry.tags for mention, _ in theirs):
        wrapped = [pair for pair in theirs if pair[1].media and pair[0].part is Part.PLACE]  # "bank card in a letter"
        if side == "receives" or not wrapped:
            return _claims(things, own)
        theirs = wrapped
    counting = [pair for pair in theirs if pair[1].weight >= _LEANING or pair[0].is_either] or theirs
    order = _TAKEN_IN if side == "receives" and role in _FROM_SOMEWHERE else _ORDER
    first = min(order[mention.part] for mention, _ in counting)
    chosen = [pair for pair in theirs if order[pair[0].part] == first]
    further = [claim for pair in theirs if pair not in chosen for claim in pair[1:]]
    return _claims(chosen, [*further, *own])


def _doubted(ours: Claim, theirs: list[Pair]) -> Claim:
    """A hard verb's claim; a state that speaks against it leaves little of it: "unterschriebenen Vertrag hochladen"."""
    is_doubted = any(
        mention.is_state
        and ours.side == "receives"
        and claim.media != ORAL  # nobody scans speech: "persönlich vorgelegte Nachweise" are papers
        and _families(claim.media) != _families(ours.media)
        for mention, claim in theirs
    )
    return ours._replace(weight=ours.weight * _AGAINST_STATE) if is_doubted else ours


def _claims(pairs: list[Pair], others: list[Claim]) -> tuple[Claim, ...]:
    """The chosen mentions, and others that agree; what goes both ways ("Post und E-Mail") makes one claim of both."""
    if any(mention.is_either for mention, _ in pairs):
        return tuple(sorted([claim for _, claim in pairs], key=lambda claim: -claim.weight))
    strongest = max((claim for _, claim in pairs), key=lambda claim: claim.weight)
    together = [strongest]
    if any(mention.is_joined for mention, _ in pairs):
        together = [claim for _, claim in pairs if claim.weight >= _LEANING] or together
    media = frozenset(medium for claim in together for medium in claim.media)
    if media & DIGITAL_MEDIA:
        media = _most_specific(media, [*(claim for _, claim in pairs), *others])
    claims = [claim._replace(media=media) for claim in together]
    claims += [claim for claim in others if _families(claim.media) == _families(media)]
    return tuple(sorted(claims, key=lambda claim: -claim.weight))


def _moved(pairs: list[Pair]) -> list[Pair]:
    """The mentions without the things into which is put what carries information: "Wahlbrief in die Urne werfen"."""
    if not any(mention.part is Part.OBJECT and claim.media for mention, claim in pairs):
        return pairs
    return [pair for pair in pairs if pair[1].media or pair[0].part not in _WHERE]


def settled(pairs: list[Pair]) -> list[Pair]:
    """The mentions without ways of which one only leans: "schriftlich oder mündlich", "persönlich oder per Post"."""
    if not any(mention.is_joined for mention, _ in pairs):
        return pairs
    ways = [pair for pair in pairs if pair[0].part is Part.CHANNEL]
    leaning = [_families(claim.media) for _, claim in ways if claim.weight < _LEANING]
    is_open = any(_families(claim.media) != family for _, claim in ways for family in leaning)
    return [pair for pair in pairs if pair not in ways] if is_open else pairs


def opened(pairs: list[Pair], own: Iterable[Claim] = ()) -> list[Pair]:
    """The mentions, of which ways of different families of which each case takes one decide nothing: "Post oder Mail".

    `own` is what the act says itself: "call or e-mail".
    """
    if not any(mention.is_either for mention, _ in pairs):
        return pairs
    groups: list[list[Pair]] = []
    for pair in pairs:
        if not groups or not pair[0].is_joined:
            groups.append([])
        groups[-1].append(pair)
    return [pair for group in groups for pair in _opened(group, own)]


def _opened(group: list[Pair], own: Iterable[Claim]) -> list[Pair]:
    said = [claim for _, claim in group]
    is_choice = any(mention.is_either for mention, _ in group)
    if any(mention.is_either and not mention.is_joined for mention, _ in group):
        said += own
    is_open = is_choice and is_undecided(said)
    if not is_open:
        return [(mention._replace(is_either=False), claim) for mention, claim in group]
    return [
        (mention._replace(is_either=True, is_joined=mention.is_joined or not mention.is_either), faint(claim))
        for mention, claim in group
    ]


def faint(claim: Claim) -> Claim:
    """A claim that is told, and decides nothing."""
    return claim._replace(weight=min(claim.weight, _OPEN))


def is_undecided(claims: Iterable[Claim]) -> bool:
    """Whether claims for one side are of different families: of ways of which each case takes one."""
    return len({_families(claim.media) for claim in claims if claim.media}) > 1


def _most_specific(media: frozenset[Medium], claims: Iterable[Claim]) -> frozenset[Medium]:
    """The media with data or document in place of the general `digital`, where some claim knows."""
    if Medium.DIGITAL not in media:
        return media
    known = [claim for claim in claims if claim.media & _EXACT]
    exact = media & _EXACT or (max(known, key=lambda claim: claim.weight).media & _EXACT if known else frozenset())
    return (media - {Medium.DIGITAL}) | exact if exact else media


def _families(media: frozenset[Medium]) -> frozenset[str]:
    return frozenset(medium.family for medium in media)
