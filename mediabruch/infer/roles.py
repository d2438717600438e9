"""The roles of acts: which sides a mention bears on, by what is done and by the part that the mention plays.

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
"""

from mediabruch.infer.parts import Mention, Part
from mediabruch.media import Medium

R, P, RP = ("receives",), ("produces",), ("receives", "produces")
NEITHER: tuple[str, ...] = ()

TABLE: dict[str, dict[Part, tuple[str, ...]]] = {
    "": {Part.RESULT: P, Part.CHANNEL: P, Part.PLACE: RP, Part.OBJECT: P, Part.SOURCE: R},
    "send": {Part.RESULT: P, Part.CHANNEL: P, Part.PLACE: P, Part.OBJECT: P, Part.SOURCE: NEITHER},
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
"""Sides on which speech is not meant: it is gone when it was heard (an order by telephone), it begins when it is spoken
(a meeting), and what is filed of an interview is not spoken."""
_UNATTENDED = frozenset({"work", "do", "enter", "edit", "store", "fetch"})
"""What is done automatically takes in digital information, too."""

THING_ROLES = {
    "identity": frozenset({"hand", "receive", "move"}),
    "goods": frozenset({"hand", "send", "receive", "move", "make", "forward"}),
    "cash": frozenset({"pay", "receive", "hand", "send", "work", ""}),
    "site": frozenset({"", "work", "move", "send"}),
}
"""What has to be done with a thing for the step to be about the thing."""

_ORAL = frozenset({Medium.ORAL})
_INTO = frozenset({"", "enter", "edit", "store"})
"""Roles for which a system that is named without a preposition is the place: "update payroll system"."""


def bears(role: str, mention: Mention, media: frozenset[Medium]) -> tuple[str, ...]:
    """The sides that a mention of some media bears on beside an act of this role."""
    if not media:
        return RP  # what is sent as a thing was taken in as one
    tags = mention.entry.tags
    if "mark" in tags or ("automatic" in tags and role in _UNATTENDED) or ("adverb" in tags and role == "hand"):
        return RP
    is_system = mention.part is Part.OBJECT and mention.entry.file == "systems"
    sides = TABLE[role][Part.PLACE if is_system and role in _INTO else mention.part]
    if media == _ORAL:
        return tuple(side for side in sides if side not in _SILENT.get(role, NEITHER))
    return sides


def is_about_thing(role: str, tags: frozenset[str]) -> bool:
    """Whether an act of this role is about a thing with these tags, not about information on it."""
    return any(role in THING_ROLES[kind] for kind in tags & THING_ROLES.keys())
