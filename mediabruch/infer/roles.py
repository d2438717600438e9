"""The classes of acts: which sides a mention bears on, by what is done and by the part that the mention plays.

| role | does | takes in | passes on |
| --- | --- | --- | --- |
| `send` | sends, tells, publishes | | what is sent, or the channel |
| `ask` | asks and gets an answer | the answer by voice | the way it is asked |
| `request` | asks for, orders, applies for | | the way it is asked |
| `answer` | answers | what is answered | the answer's channel |
| `forward` | hands on what came | the thing itself | the thing, or the channel |
| `receive` | gets, accepts | what comes, or the channel | the same (speech aside) |
| `make` | creates, writes, fills in | the source | what is made |
| `inspect` | checks, decides | what is checked, or where | where it is done |
| `handle` | works on what stays what it is | what is handled, or where | the same |
| `do` | a verb that the lexicon lacks | what it is done with | the same, or the place |
| `enter` | captures, records | the source, and what is typed in | data, or the place |
| `edit` | updates, completes what is there | the thing, or the source | the thing, or the place |
| `store` | files, saves, archives | what is filed | the place |
| `look` | looks up | where, and at what | |
| `fetch` | retrieves, exports | the source | the same |
| `put` | lays, carries, takes by hand | the thing, and where from or to | the same |
| `hand` | shows, hands over | the thing | the thing |
| `sign` | signs, stamps: paper unless a digital word turns it | what is signed | the same |
| `talk`, `listen`, `confer` | tells; hears; both | | |
| `attend` | a talk that is the work itself | | |
| `convert` | prints, scans, types: says both sides itself | | |
| `move`, `pay` | handles goods, money | | |
| `destroy`, `keep` | shreds, keeps: never the result of work | what is done away with | |
| `about`, `cease` | plans, chooses, buys, tests; does without | | |
"""

from mediabruch.infer.parts import Mention, Part
from mediabruch.media import Medium

R, P, RP = ("receives",), ("produces",), ("receives", "produces")
NEITHER: tuple[str, ...] = ()


def _sides(  # noqa: PLR0913 - one for each part
    target: tuple[str, ...],
    channel: tuple[str, ...],
    place: tuple[str, ...],
    thing: tuple[str, ...],
    source: tuple[str, ...] = R,
    after: tuple[str, ...] = NEITHER,
) -> dict[Part, tuple[str, ...]]:
    return {
        Part.RESULT: P,
        Part.TARGET: target,
        Part.CHANNEL: channel,
        Part.PLACE: place,
        Part.OBJECT: thing,
        Part.SOURCE: source,
        Part.AFTER: after,
    }


_SILENT: dict[Part, tuple[str, ...]] = dict.fromkeys(Part, NEITHER)

TABLE: dict[str, dict[Part, tuple[str, ...]]] = {
    "": _sides(P, P, P, P, R, R),
    "send": _sides(P, P, P, P),
    "ask": _sides(P, P, P, NEITHER, NEITHER),
    "request": _sides(P, P, P, NEITHER, NEITHER),
    "answer": _sides(P, P, P, R),
    "forward": _sides(P, P, P, RP),
    "receive": _sides(RP, RP, RP, RP, RP),
    "make": _sides(P, P, P, P, R, R),
    "inspect": _sides(R, RP, RP, R),
    "handle": _sides(P, RP, RP, RP),
    "do": _sides(P, P, P, R),
    "enter": _sides(P, P, P, R, R, R),
    "edit": _sides(P, P, P, RP, R, R),
    "store": _sides(P, P, P, RP, R, R),
    "look": _sides(R, R, R, R, R),
    "fetch": _sides(RP, RP, RP, RP, RP),
    "put": _sides(RP, P, RP, RP, RP),
    "hand": _sides(P, P, NEITHER, RP),
    "sign": _sides(RP, RP, RP, RP),
    "talk": _sides(NEITHER, P, NEITHER, NEITHER, NEITHER),
    "listen": _sides(NEITHER, R, NEITHER, NEITHER, NEITHER),
    "confer": _sides(NEITHER, RP, RP, NEITHER, NEITHER),
    "attend": _sides(NEITHER, RP, NEITHER, NEITHER, NEITHER),
    "convert": _sides(NEITHER, NEITHER, NEITHER, NEITHER, NEITHER),
    "move": _sides(NEITHER, NEITHER, NEITHER, RP, NEITHER),
    "pay": _sides(P, P, RP, RP, NEITHER),
    "destroy": _sides(NEITHER, NEITHER, NEITHER, R, R),
    "keep": _sides(NEITHER, NEITHER, NEITHER, R, NEITHER),
    "about": _SILENT,
    "cease": _SILENT,
}
"""Which sides a mention bears on, by the act's role and the mention's part."""

_UNSPOKEN = {
    **dict.fromkeys(("inspect", "handle", "do", "hand"), R),
    **dict.fromkeys(("edit", "store", "look", "fetch"), RP),
    "enter": P,
    "make": P,
    "receive": P,
}
"""Sides on which speech is not meant: it is gone when it was heard (an order by telephone), and what is filed of it is
not spoken."""
_UNATTENDED = frozenset({"inspect", "handle", "do", "enter", "edit", "store", "fetch", "look"})
"""What is done automatically takes in digital information, too."""

THING_ROLES = {
    "identity": frozenset({"hand", "receive", "move", "put", "answer"}),
    "goods": frozenset({"hand", "send", "receive", "move", "make", "forward", "put", "keep", "destroy", "store"}),
    "living": frozenset({"hand", "send", "move", "put", "inspect", "do", "receive", "handle", "look"}),
    "cash": frozenset({"pay", "receive", "hand", "send", "inspect", "handle", ""}),
    "site": frozenset({"", "inspect", "handle", "move", "send", "do", "look"}),
    "talkwork": frozenset({"", "handle", "do", "attend", "confer", "inspect"}),
}
"""What has to be done with a thing for the step to be about the thing."""

_ORAL = frozenset({Medium.ORAL})
_INTO = frozenset({"", "enter", "edit", "store", "look"})
"""Roles for which a system that is named without a preposition is the place: "update payroll system"."""
_BACK_AND_FORTH = frozenset({"ask", "confer"})
"""What brings an answer back: by telephone, both are spoken."""
_BY_PUTTING = frozenset({"put", "send", "store", "hand", "receive", "forward", "fetch", "keep", "convert"})
"""What is done with papers in furniture: not checked, not entered."""


def bears(role: str, mention: Mention, media: frozenset[Medium]) -> tuple[str, ...]:
    """The sides that a mention of some media bears on beside an act of this role."""
    tags, part = mention.entry.tags, mention.part
    if role in ("about", "cease"):
        return NEITHER
    if not media:
        return NEITHER if part is Part.SOURCE else RP  # what is sent as a thing was taken in as one
    if "furniture" in tags:
        return RP
    if "pen" in tags or "mark" in tags or ("adverb" in tags and role == "hand"):
        return RP
    if "automatic" in tags and role in _UNATTENDED:
        return RP
    sides = TABLE[role][part]
    if mention.is_state and part is Part.OBJECT:
        return RP if role in ("send", "forward", "store", "handle", "hand", "put", "receive", "sign") else R
    if part is Part.OBJECT and mention.entry.is_system and role in _INTO:
        sides = TABLE[role][Part.PLACE]
    if media == _ORAL:
        if "recorded" in tags and role in ("put", "send", "make", "talk"):
            return P
        if role in _BACK_AND_FORTH or ("confer" in tags and role in ("", "handle", "do", "inspect")):
            return RP
        return tuple(side for side in sides if side not in _UNSPOKEN.get(role, NEITHER))
    return sides


def counts(role: str, mention: Mention) -> bool:
    """Whether a mention means what it names beside an act of this role: papers lie in cabinets, people talk at desks."""
    tags = mention.entry.tags
    if "furniture" in tags:
        return role in _BY_PUTTING and (mention.part is not Part.OBJECT or " " in mention.text)
    if "near" in tags:
        return role in ("talk", "listen", "confer", "ask")
    return True


def is_about_thing(role: str, tags: frozenset[str]) -> bool:
    """Whether an act of this role is about a thing with these tags, not about information on it."""
    return any(role in THING_ROLES[kind] for kind in tags & THING_ROLES.keys())
