"""What a text says of a step's sides: the role of its acts, applied to the media that are mentioned.

| role | does | takes in | passes on |
| --- | --- | --- | --- |
| `send` | sends, tells, publishes | | what is sent, or the channel |
| `forward` | hands on what came | the thing itself | the thing, or the channel |
| `receive` | gets, accepts | what comes, or the channel | the same (speech aside) |
| `make` | creates, writes, fills in | the source | what is made |
| `work` | checks, decides, handles | what is handled, or where | the same |
| `do` | a verb that the lexicon lacks | what it is done with | the same, or the channel |
| `enter` | captures, records | the source | data, or the place |
| `edit` | updates, completes what is there | the thing, or the source | the thing, or the place |
| `store` | files, saves, archives | what is filed | the place |
| `fetch` | looks up, retrieves | the source | the same |
| `hand` | shows, hands over | the thing | the thing |
| `sign` | signs, stamps: paper unless a digital word turns it | what is signed | the same |
| `talk`, `listen` | speaks, hears | | |
| `convert` | prints, scans, types: says both sides itself | | |
| `move`, `pay` | handles goods, money | | |

A label of several acts is a sequence: it takes in what its first act takes in, and passes on what its last act makes of it;
acts of which nothing is known are transparent, but a new thing is made (`make`) out of nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from mediabruch.annotate.infer.clauses import Act, Clause, Mention, Part, clauses
from mediabruch.annotate.infer.matching import Matcher
from mediabruch.annotate.infer.weighing import THRESHOLD
from mediabruch.media import DIGITAL_MEDIA, PHYSICAL, Medium, Side

R, P, RP = ("receives",), ("produces",), ("receives", "produces")
NEITHER: tuple[str, ...] = ()

_TABLE: dict[str, dict[Part, tuple[str, ...]]] = {
    "": {Part.RESULT: P, Part.CHANNEL: P, Part.PLACE: RP, Part.OBJECT: P, Part.SOURCE: R},
    "send": {Part.RESULT: P, Part.CHANNEL: P, Part.PLACE: P, Part.OBJECT: P, Part.SOURCE: R},
    "forward": {Part.RESULT: P, Part.CHANNEL: P, Part.PLACE: P, Part.OBJECT: RP, Part.SOURCE: R},
    "receive": {Part.RESULT: RP, Part.CHANNEL: RP, Part.PLACE: RP, Part.OBJECT: RP, Part.SOURCE: RP},
    "make": {Part.RESULT: P, Part.CHANNEL: P, Part.PLACE: P, Part.OBJECT: P, Part.SOURCE: R},
    "work": {Part.RESULT: P, Part.CHANNEL: RP, Part.PLACE: RP, Part.OBJECT: RP, Part.SOURCE: R},
    "do": {Part.RESULT: P, Part.CHANNEL: P, Part.PLACE: RP, Part.OBJECT: RP, Part.SOURCE: R},
    "enter": {Part.RESULT: P, Part.CHANNEL: P, Part.PLACE: P, Part.OBJECT: R, Part.SOURCE: R},
    "edit": {Part.RESULT: P, Part.CHANNEL: P, Part.PLACE: P, Part.OBJECT: RP, Part.SOURCE: R},
    "store": {Part.RESULT: P, Part.CHANNEL: P, Part.PLACE: P, Part.OBJECT: RP, Part.SOURCE: R},
    "fetch": {Part.RESULT: P, Part.CHANNEL: RP, Part.PLACE: RP, Part.OBJECT: RP, Part.SOURCE: RP},
    "hand": {Part.RESULT: P, Part.CHANNEL: P, Part.PLACE: NEITHER, Part.OBJECT: RP, Part.SOURCE: R},
    "sign": {Part.RESULT: P, Part.CHANNEL: RP, Part.PLACE: RP, Part.OBJECT: RP, Part.SOURCE: R},
    "talk": {Part.RESULT: P, Part.CHANNEL: P, Part.PLACE: NEITHER, Part.OBJECT: NEITHER, Part.SOURCE: NEITHER},
    "listen": {Part.RESULT: P, Part.CHANNEL: R, Part.PLACE: NEITHER, Part.OBJECT: NEITHER, Part.SOURCE: NEITHER},
    "convert": {Part.RESULT: P, Part.CHANNEL: NEITHER, Part.PLACE: NEITHER, Part.OBJECT: NEITHER, Part.SOURCE: NEITHER},
    "move": {Part.RESULT: NEITHER, Part.CHANNEL: NEITHER, Part.PLACE: NEITHER, Part.OBJECT: RP, Part.SOURCE: NEITHER},
    "pay": {Part.RESULT: P, Part.CHANNEL: P, Part.PLACE: RP, Part.OBJECT: RP, Part.SOURCE: R},
}
"""Which sides a mention bears on, by the act's role and the mention's part."""

_SILENT = {
    **dict.fromkeys(("work", "do", "hand"), R),
    **dict.fromkeys(("enter", "edit", "store", "fetch"), RP),
    "receive": P,
}
"""Sides on which speech is not meant: what is filed of an interview is not spoken."""
_UNATTENDED = frozenset({"work", "do", "enter", "edit", "store", "fetch"})
"""What is done automatically takes in digital information, too."""

_THING_ROLES = {
    "identity": frozenset({"hand", "receive"}),
    "goods": frozenset({"hand", "send", "receive", "move", "make", "forward"}),
    "cash": frozenset({"pay", "receive", "hand", "send", "work", ""}),
    "site": frozenset({"", "work", "move", "send"}),
}
"""What has to be done with a thing for the step to be about the thing."""

_PAPER: Side = frozenset({Medium.PAPER})
_ORAL: Side = frozenset({Medium.ORAL})
_DATA: Side = frozenset({Medium.DATA})
_DOCUMENT: Side = frozenset({Medium.DOCUMENT})
_DIGITAL: Side = frozenset({Medium.DIGITAL})
_EXACT = frozenset({Medium.DATA, Medium.DOCUMENT})
_IN_EFILE = 0.75
_LEANING = 0.5
"""Below this, words only lean: they add to others, and decide nothing."""
_BY_HAND = 0.7
_TANGIBLE = 0.62
"""A notice or file that is handed over by hand ("aushändigen") is paper, not certain."""


@dataclass(frozen=True, slots=True)
class Claim:
    """Some words argue for a side."""

    side: str
    media: frozenset[Medium]
    weight: float
    text: str
    entry: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text says of a step."""

    claims: tuple[Claim, ...] = ()
    """For each side, those that count; strongest first."""
    roles: tuple[str, ...] = ()
    """Of its acts, in order."""
    rekeys: bool = False
    """A person transcribes, by its words."""
    captures: bool = False
    """It enters or records something."""
    system: str | None = None
    """A named system, as written."""
    names_efile: bool = False
    is_automatic: bool = False
    mentions: tuple[Mention, ...] = ()


@lru_cache(maxsize=65536)
def read(text: str, matcher: Matcher, role: str = "", *, in_efile: bool = False) -> Reading:
    """What a text says of a step; `role` holds where the text has no verb of its own (a note beside a step)."""
    found = clauses(text, matcher)
    sides = [_clause_claims(clause, role, in_efile=in_efile) for clause in found]
    roles = tuple(clause.act.entry.role if clause.act else role for clause in found)
    mentions = tuple(mention for clause in found for mention in clause.mentions)
    acts = tuple(clause.act.entry for clause in found if clause.act)
    tags = {tag for entry in (*acts, *(mention.entry for mention in mentions)) for tag in entry.tags}
    return Reading(
        (*_first(sides, roles), *_last(sides, roles)),
        roles,
        rekeys="rekey" in tags or ("byhand" in tags and "enter" in roles),
        captures="enter" in roles or "edit" in roles,
        system=next((mention.text for mention in mentions if "names" in mention.entry.tags), None),
        names_efile="eakte" in tags,
        is_automatic="automatic" in tags,
        mentions=mentions,
    )


Sides = dict[str, tuple[Claim, ...]]


def _first(sides: Sequence[Sides], roles: Sequence[str]) -> tuple[Claim, ...]:
    """What the sequence takes in: the first act that says so, unless an earlier one made or said something else."""
    leaning: tuple[Claim, ...] = ()
    for found, role in zip(sides, roles, strict=True):
        if _is_sure(found["receives"]):
            return found["receives"]
        leaning = leaning or found["receives"]
        if _is_sure(found["produces"]) or role == "make":
            break
    return leaning


def _last(sides: Sequence[Sides], roles: Sequence[str]) -> tuple[Claim, ...]:
    """What the sequence passes on: the last act that says so, unless a later one makes something else."""
    leaning: tuple[Claim, ...] = ()
    for found, role in zip(reversed(sides), reversed(roles), strict=True):
        if _is_sure(found["produces"]):
            return found["produces"]
        leaning = leaning or found["produces"]
        if role == "make" or _is_sure(found["receives"]):
            break
    return leaning


def _is_sure(claims: tuple[Claim, ...]) -> bool:
    """Whether the claims decide by themselves."""
    return bool(claims) and claims[0].weight >= THRESHOLD


def _clause_claims(clause: Clause, fallback: str, *, in_efile: bool) -> Sides:
    """The claims of one act for each side."""
    role = clause.act.entry.role if clause.act else fallback
    mentioned = _mentioned(clause, role, in_efile=in_efile)
    own = _own(clause, role, in_efile=in_efile)
    is_hard = clause.act is not None and "hard" in clause.act.entry.tags
    sides: Sides = {}
    for side in RP:
        ours = own.get(side)
        theirs = [pair for pair in mentioned if side in _bears(role, pair) and not _is_past(side, role, pair[1])]
        sides[side] = _combined(side, ours, theirs, is_hard=is_hard)
    return sides


def _bears(role: str, pair: tuple[Mention, Claim]) -> tuple[str, ...]:
    """The sides that a mention bears on: a thing that is sent was taken in; a system that is updated gets data."""
    mention, claim = pair
    if not claim.media:
        return RP
    tags = mention.entry.tags
    if "mark" in tags or ("automatic" in tags and role in _UNATTENDED) or ("adverb" in tags and role == "hand"):
        return RP
    is_system = mention.part is Part.OBJECT and mention.entry.file == "systems"
    return _TABLE[role][Part.PLACE if is_system and role in ("", "enter", "edit", "store") else mention.part]


def _is_past(side: str, role: str, claim: Claim) -> bool:
    """Speech is gone when it was heard (an order taken by telephone), and begins when it is spoken (a meeting)."""
    return claim.media == _ORAL and side in _SILENT.get(role, NEITHER)


def _mentioned(clause: Clause, role: str, *, in_efile: bool) -> list[tuple[Mention, Claim]]:
    """The mentions that say something in this role, each with what it says."""
    pairs: list[tuple[Mention, Claim]] = []
    for mention in clause.mentions:
        media, weight = _meaning(mention, role, clause, in_efile=in_efile)
        if media is not None and weight > 0:
            pairs.append((mention, Claim("", media, weight, mention.text, mention.entry.name)))
    return pairs


def _meaning(mention: Mention, role: str, clause: Clause, *, in_efile: bool) -> tuple[Side, float]:
    """The medium that a mention argues for beside an act of this role."""
    tags, media, weight = mention.entry.tags, mention.media, mention.weight
    if "tangible" in tags and clause.act is not None and "tangible" in clause.act.entry.tags:
        return _PAPER, _TANGIBLE
    if "tangible" in tags and role == "hand" and media == _PAPER:
        return media, _TANGIBLE
    if media is None:
        return None, 0.0
    if not media:
        kinds = tags & _THING_ROLES.keys()
        return (media, weight) if any(role in _THING_ROLES[kind] for kind in kinds) else (None, 0.0)
    if "efile" in tags and in_efile and media == _PAPER:
        return _DOCUMENT, _IN_EFILE
    if role in ("enter", "edit") and mention.part in (Part.PLACE, Part.CHANNEL) and media == _DIGITAL:
        return _DATA, weight
    return media, weight


def _own(clause: Clause, role: str, *, in_efile: bool) -> dict[str, Claim]:
    """What the verb alone says of the sides."""
    act = clause.act
    if act is None or (act.entry.weight <= 0 and not _has(clause, "byhand")):
        return {}
    entry = act.entry
    if role == "move":
        return {} if clause.has_info or _names_carrier(clause) else _both(PHYSICAL, act)
    if "efile" in entry.tags and in_efile:
        return {side: Claim(side, frozenset(_DOCUMENT or ()), _IN_EFILE, act.text, entry.name) for side in RP}
    if entry.role == "convert" and entry.receives == _PAPER and _has(clause, "code"):
        return _both(frozenset({Medium.DATA}), act)
    called = next((mention for mention in clause.mentions if mention.entry.file == "systems" and mention.media), None)
    if role == "talk" and called is not None and called.part is Part.OBJECT:  # "call web service"
        return _both(frozenset(called.media or ()), act)
    if role == "enter" and _has(clause, "byhand"):
        return {"produces": Claim("produces", frozenset({Medium.DATA}), _BY_HAND, act.text, entry.name)}
    claims: dict[str, Claim] = {}
    for side, media in (("receives", entry.receives), ("produces", entry.produces)):
        if media is not None:
            claims[side] = Claim(side, media, entry.weight, act.text, entry.name)
    return claims


def _both(media: frozenset[Medium], act: Act) -> dict[str, Claim]:
    return {side: Claim(side, media, act.entry.weight, act.text, act.entry.name) for side in RP}


def _has(clause: Clause, tag: str) -> bool:
    return any(tag in mention.entry.tags for mention in clause.mentions)


def _names_carrier(clause: Clause) -> bool:
    return any(mention.media for mention in clause.mentions)


_ORDER = {Part.RESULT: 0, Part.CHANNEL: 1, Part.PLACE: 2, Part.OBJECT: 3, Part.SOURCE: 4}


def _combined(
    side: str, ours: Claim | None, theirs: list[tuple[Mention, Claim]], *, is_hard: bool
) -> tuple[Claim, ...]:
    """The claims that count for a side: an explicit result, then a hard verb, the channel, the place, the object.

    A channel outweighs what is sent ("Brief per E-Mail"); a soft verb ("unterschreiben") yields to any mention of
    another medium; mentions that agree with the verb add to it.
    """
    results = [pair for pair in theirs if pair[0].part is Part.RESULT]
    if results:
        return _claims(side, results, [])
    if is_hard and ours is not None:
        return (ours,)
    if not theirs:
        return (ours,) if ours is not None else ()
    things = [pair for pair in theirs if not pair[1].media]
    if things and not any("strong" in mention.entry.tags for mention, _ in theirs):
        others = [pair for pair in theirs if pair[1].media and pair[0].part is Part.PLACE]
        if side == "receives" or not others:
            return _claims(side, things, [ours] if ours is not None else [])
        theirs = others
    counting = [pair for pair in theirs if _counts(pair[1])] or theirs
    first = min(_ORDER[mention.part] for mention, _ in counting)
    chosen = [pair for pair in theirs if _ORDER[pair[0].part] == first]
    further = [pair[1] for pair in theirs if pair not in chosen]
    return _claims(side, chosen, [*further, *([ours] if ours is not None else [])])


def _counts(claim: Claim) -> bool:
    """Whether a mention is more than a leaning."""
    return claim.weight >= _LEANING


def _claims(side: str, pairs: list[tuple[Mention, Claim]], others: list[Claim]) -> tuple[Claim, ...]:
    """The chosen mentions as claims, and others that agree; alternatives ("Post oder E-Mail") make one of both media."""
    strongest = max((claim for _, claim in pairs), key=lambda claim: claim.weight)
    together = [claim for mention, claim in pairs if claim is strongest or mention.is_joined or _is_joined_on(pairs)]
    media = (
        frozenset(medium for claim in together for medium in claim.media) if _is_joined_on(pairs) else strongest.media
    )
    if media & DIGITAL_MEDIA:
        media = _most_specific(media, [*(claim for _, claim in pairs), *others])
    claims = [Claim(side, media, claim.weight, claim.text, claim.entry) for claim in (together or [strongest])]
    claims += [
        Claim(side, claim.media, claim.weight, claim.text, claim.entry)
        for claim in others
        if _agree(claim.media, media)
    ]
    return tuple(sorted(claims, key=lambda claim: -claim.weight))


def _is_joined_on(pairs: Iterable[tuple[Mention, Claim]]) -> bool:
    return any(mention.is_joined for mention, _ in pairs)


def _most_specific(media: frozenset[Medium], claims: Iterable[Claim]) -> frozenset[Medium]:
    """The media with data or document in place of the general `digital`, where some claim knows."""
    if Medium.DIGITAL not in media:
        return media
    known = [claim for claim in claims if claim.media & _EXACT]
    exact = media & _EXACT or (max(known, key=lambda claim: claim.weight).media & _EXACT if known else frozenset())
    return (media - {Medium.DIGITAL}) | exact if exact else media


def _agree(one: frozenset[Medium], other: frozenset[Medium]) -> bool:
    return {medium.family for medium in one} == {medium.family for medium in other}
