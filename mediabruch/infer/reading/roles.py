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
| `check` | checks, reads, compares | what is checked, or where | |
| `inspect` | decides, assigns, calculates | what is decided on, or where | where it is done |
| `handle` | works on what stays what it is | what is handled, or where | the same |
| `run` | keeps a file, book or register | the file | the file, or where it is kept |
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

from mediabruch.infer.reading.parts import Mention, Part
from mediabruch.media import ORAL, PAPER, Medium

R, P, RP = ("receives",), ("produces",), ("receives", "produces")
NEITHER: tuple[str, ...] = ()


def _sides(  # noqa: PLR0913, PLR0917 - one for each part
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
        Part.TOWARD: NEITHER,
    }


def _toward(sides: dict[Part, tuple[str, ...]]) -> dict[Part, tuple[str, ...]]:
    """The same where "zur Akte" says where to."""
    return {**sides, Part.TOWARD: sides[Part.TARGET]}


_SILENT: dict[Part, tuple[str, ...]] = dict.fromkeys(Part, NEITHER)

TABLE: dict[str, dict[Part, tuple[str, ...]]] = {
    "": _sides(P, P, P, P, R, R),
    "send": _sides(P, P, P, P),
    "ask": _sides(P, P, P, NEITHER, NEITHER),
    "request": _sides(P, P, P, NEITHER, NEITHER),
    "answer": _sides(P, P, P, R),
    "forward": _toward(_sides(P, P, P, RP)),
    "receive": {**_sides(RP, RP, RP, RP, RP), Part.TOWARD: P},
    "make": _sides(P, P, P, P, R, R),
    "check": _sides(R, RP, R, R),
    "inspect": _sides(R, RP, RP, R),
    "handle": _sides(P, RP, RP, RP),
    "run": _sides(P, P, P, RP),
    "do": _sides(P, P, P, P),
    "enter": _sides(P, P, P, R, R, R),
    "edit": _sides(P, P, P, RP, R, R),
    "store": _toward(_sides(P, P, P, RP, R, R)),
    "look": _sides(R, R, R, R, R),
    "fetch": _sides(RP, RP, RP, RP, RP),
    "put": _toward(_sides(P, P, P, RP)),
    "hand": _sides(P, P, NEITHER, RP),
    "sign": _sides(RP, RP, RP, RP),
    "talk": _sides(NEITHER, P, NEITHER, NEITHER, NEITHER),
    "listen": _sides(NEITHER, R, NEITHER, NEITHER, NEITHER),
    "confer": _sides(NEITHER, RP, RP, NEITHER, NEITHER),
    "attend": _sides(NEITHER, RP, NEITHER, NEITHER, NEITHER),
    "convert": _sides(NEITHER, NEITHER, NEITHER, NEITHER, NEITHER),
    "move": _sides(NEITHER, NEITHER, NEITHER, RP, NEITHER),
    "pay": _sides(P, P, RP, RP, NEITHER),
    "destroy": {**_SILENT, Part.OBJECT: R, Part.SOURCE: R},
    "keep": {**_SILENT, Part.OBJECT: R},
    "about": _SILENT,
    "cease": _SILENT,
}
"""Which sides a mention bears on, by the act's role and the mention's part."""

_UNSPOKEN = {
    **dict.fromkeys(("check", "inspect", "handle", "run", "do", "hand"), R),
    **dict.fromkeys(("edit", "store", "look", "fetch"), RP),
    "enter": P,
    "make": P,
    "receive": P,
}
"""Sides on which speech is not meant: it is gone when it was heard (an order by telephone), and what is filed of it is
not spoken."""
_UNATTENDED = frozenset({"check", "inspect", "handle", "do", "enter", "edit", "store", "fetch", "look"})
"""What is done automatically takes in digital information, too."""

_HANDLING = frozenset(
    {"hand", "send", "receive", "move", "make", "forward", "put", "keep", "destroy", "store", "do", "handle", "edit"}
)
THING_ROLES = {
    "identity": frozenset({"hand", "receive", "move", "put", "forward", "send"}),
    "goods": frozenset(
        {
            "hand",
            "send",
            "receive",
            "move",
            "make",
            "forward",
            "put",
            "keep",
            "destroy",
            "store",
            "do",
            "handle",
            "edit",
        }
    ),
    "person": frozenset({"hand", "put", "move", "receive", "send", "forward"}),
    "living": frozenset({"hand", "send", "move", "put", "check", "inspect", "do", "receive", "handle", "look"}),
    "cash": frozenset({"pay", "receive", "hand", "send", "check", "inspect", "handle", ""}),
    "site": frozenset({"", "check", "inspect", "handle", "run", "move", "do", "look", "make"}),
    "talkwork": frozenset({"", "check", "handle", "run", "do", "attend", "confer", "inspect"}),
}
"""What has to be done with a thing for the step to be about the thing."""

_INTO = frozenset({"", "enter", "edit", "store", "look"})
"""Roles for which a system that is named without a preposition is the place: "update payroll system"."""
_BACK_AND_FORTH = frozenset({"ask", "confer"})
"""What brings an answer back: by telephone, both are spoken."""
_IGNORED = frozenset({"about", "cease"})
_WORKING = frozenset({"check", "inspect", "handle"})
_RECORDING = frozenset({"put", "send", "make", "talk"})
_CALLING = frozenset({"", "handle", "run", "do", "make", "confer", "ask"})
"""Roles beside which a call goes back and forth: "Telefonat führen", "phone call to the landlord"."""
_HOLDING = frozenset({"", "handle", "run", "do", "check", "inspect"})
_AT_A_DESK = frozenset({"talk", "listen", "confer", "ask"})
_KEPT_AS_IT_IS = frozenset({"send", "forward", "store", "handle", "hand", "receive", "sign"})
"""What goes on as it was: signed papers that are sent are still signed papers."""
_BY_CARRYING = frozenset({"put", "fetch"})
_BY_PUTTING = frozenset({"put", "look", "send", "store", "hand", "receive", "forward", "fetch", "keep", "convert"})
"""What is done with papers in furniture: not checked, not entered."""


_BY_TAG: tuple[tuple[str, frozenset[str] | None, tuple[str, ...]], ...] = (
    ("furniture", None, RP),
    ("board", frozenset({"put"}), RP),
    ("given", frozenset({"forward", "hand", "send", "put"}), P),
    ("book", frozenset({"handle", "run"}), P),
    ("copies", frozenset({"hand", "put"}), P),
    ("heard", frozenset({"receive", "put", "make"}), R),
    ("heard", None, NEITHER),
    ("there", frozenset({"send"}), RP),
    ("pen", frozenset({"make"}), P),
    ("pen", None, RP),
    ("mark", frozenset({"check", "inspect", "handle", "do", "put", "sign", "convert", "receive", "edit", "enter"}), RP),
    ("post", frozenset({"put"}), P),
    ("adverb", frozenset({"hand"}), RP),
    ("automatic", _UNATTENDED, RP),
    ("unattended", frozenset({"send", "forward", "make"}), RP),
)
"""Sides that a word bears on by its kind, beside acts of these roles (`None`: of any), whatever its part."""
_TELLING = frozenset(tag for tag, _, _ in _BY_TAG)


def bears(role: str, mention: Mention, media: frozenset[Medium]) -> tuple[str, ...]:
    """The sides that a mention of some media bears on beside an act of this role."""
    tags, part = mention.entry.tags, mention.part
    if mention.is_state and part is Part.OBJECT and media and (TABLE[role][part] or role == "convert"):
        return RP if role in _KEPT_AS_IT_IS else R
    if "near" in tags:
        return RP if role in _BACK_AND_FORTH else R if role == "listen" else P
    sides = P if "recorded" in tags and role == "confer" else TABLE[role][part]  # spoken on a tape
    if role in _IGNORED or (part is Part.OBJECT and sides == NEITHER and media):
        return NEITHER
    if not media:
        return NEITHER if part is Part.SOURCE else RP  # what is sent as a thing was taken in as one
    if not tags.isdisjoint(_TELLING):
        for tag, roles, by_tag in _BY_TAG:
            is_meant = tag in tags and (roles is None or role in roles)
            if is_meant and not (tag == "unattended" and _is_inflected(mention)):
                return by_tag
    sides = _by_part(role, mention, media)
    return _spoken(role, tags, sides) if media == ORAL else sides


def _is_inflected(mention: Mention) -> bool:
    """Whether it belongs to what is sent: "automatische Meldung"."""
    return mention.text.endswith(("e", "en", "er", "es", "em"))


def _by_part(role: str, mention: Mention, media: frozenset[Medium]) -> tuple[str, ...]:
    """What the part says, but for some habits of language."""
    part, is_system = mention.part, mention.entry.is_system
    if role == "" and part is Part.OBJECT and "efile" in mention.entry.tags:
        return RP  # "Unterschriftsmappe zurück": a folder goes round
    if role == "check" and part is Part.PLACE and "eakte" in mention.entry.tags:
        return RP  # in a file the check is noted where it is done; a system or website is looked at
    if part is Part.OBJECT and is_system and role in _INTO:
        return TABLE[role][Part.PLACE]
    if role in _WORKING and part is Part.CHANNEL and "adverb" not in mention.entry.tags and not is_system:
        return P  # what is told by letter in the course of a check
    if role == "put" and media == PAPER and part is not Part.TOWARD:
        return RP  # what is laid into a folder is paper, too
    return TABLE[role][part]


def _spoken(role: str, tags: frozenset[str], sides: tuple[str, ...]) -> tuple[str, ...]:
    """The sides on which speech is meant."""
    if "call" in tags and role in _CALLING:
        return RP
    if role == "make" and "confer" not in tags:
        return sides  # "telefonische Auskunft erteilen"
    if "recorded" in tags and role in _RECORDING:
        return P
    if role in _BACK_AND_FORTH or ("confer" in tags and role in _HOLDING):
        return RP
    return tuple(side for side in sides if side not in _UNSPOKEN.get(role, NEITHER))


def counts(role: str, mention: Mention) -> bool:
    """Whether a mention means what it names beside this act: papers lie in cabinets, people talk at desks."""
    tags = mention.entry.tags
    if "carried" in tags:
        return role in _BY_CARRYING and mention.part not in (Part.OBJECT, Part.CHANNEL)
    if "furniture" in tags:
        return role in _BY_PUTTING and (mention.part is not Part.OBJECT or " " in mention.text)
    if "board" in tags:
        return role not in _AT_A_DESK  # people talk at doors, too
    return "near" not in tags or role in _AT_A_DESK


def is_about_thing(role: str, tags: frozenset[str]) -> bool:
    """Whether an act of this role is about a thing with these tags, not about information on it."""
    return any(role in THING_ROLES[kind] for kind in tags & THING_ROLES.keys())
